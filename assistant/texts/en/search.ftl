# What `careline search` says of an offer.

offer-why = { part-why }
