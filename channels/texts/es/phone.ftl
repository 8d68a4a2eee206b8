# El panel que hace de teléfono del paciente (solo en la demostración).

phone-title = El teléfono del paciente
phone-note = Solo en la demostración. Aquí llegan códigos y mensajes, y desde aquí puede escribir al hospital.
phone-who = De quién es el teléfono
phone-empty = Todavía no hay mensajes. Aquí aparecerán los códigos de este número.
phone-message = Mensaje al hospital
phone-send = Enviar
phone-close = Cerrar
phone-call = Llamada
phone-other = Otro número
phone-number = Número de teléfono
phone-use-code = Usar el código
