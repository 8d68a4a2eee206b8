# Textos a quienes esperan en otro lugar hasta que se les llama. No se dice dónde ni para qué se les atiende.

queue-soon = { $hospital }: { $ahead ->
    [0] usted es el siguiente turno.
    [one] hay un paciente delante de usted.
   *[other] hay { $ahead } pacientes delante de usted.
} Regrese ahora, por favor. STOP para no recibir mensajes.
queue-called = { $hospital }: es su turno. Entre en los próximos { $minutes } minutos, por favor, o podría perder su lugar. STOP para no recibir mensajes.
queue-soon-video = { $hospital }: { $ahead ->
    [0] usted es el siguiente turno.
    [one] hay un paciente delante de usted.
   *[other] hay { $ahead } pacientes delante de usted.
} Esté cerca de su teléfono o computadora para su cita por video, por favor. STOP para no recibir mensajes.
queue-called-video = { $hospital }: es su turno. Conéctese ahora a su cita por video, por favor. STOP para no recibir mensajes.
