# Lo que dice `careline search` de una oferta.

offer-why = { part-why }
