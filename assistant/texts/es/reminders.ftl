# Lo que dicen los recordatorios, y la respuesta a un no. Solo por texto: cortos, sin el tipo de cita, y con cómo dejar de recibirlos.

part-at = { $site ->
    [none] { "" }
   *[other] { " " }{ part-where }
 }

reminder = { $hospital }: su cita es el { $when }{ part-with }{ part-at }. Responda SÍ para confirmarla o NO para cambiarla o cancelarla. STOP para no recibir mensajes.
reminder-confirmed = { $hospital }: le esperamos el { $when }{ part-with }{ part-at }. Para cambiar o cancelar su cita, responda aquí. STOP para no recibir mensajes.
reminder-check-in = Al llegar, avise aquí: { $url }
reminder-declined = De acuerdo. Puedo cambiar su cita o cancelarla. ¿Qué prefiere?
