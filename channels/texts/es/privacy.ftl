# Lo que un paciente recibe por escrito sobre quién supo qué de él.

privacy-title = Registro de divulgaciones
privacy-patient = Paciente: { $name }, nacimiento { $born }, número de expediente { $number }
privacy-period = Período: { $start } a { $end }
privacy-date = Fecha y hora
privacy-recipient = Destinatario
privacy-what = Qué se divulgó
privacy-purpose = Propósito
privacy-none = No se divulgó nada en este período.
privacy-note = Enumera lo que salió de este sistema hacia otros (45 CFR 164.528). No incluye lo que se le dijo al paciente ni lo que usaron el personal y los programas del hospital; el hospital lo entrega si se le pide.
privacy-note-every = Enumera todos los accesos registrados: lo que salió de este sistema hacia otros, lo que usaron el personal y los programas del hospital, y lo que se le dijo al paciente o a quien está registrado para actuar por él.
privacy-what-patient = Datos personales (nombre, fecha de nacimiento, contacto)
privacy-what-visit = Cita (hora, lugar, profesional, tipo de visita)
privacy-what-conversation = Conversación con la recepción
privacy-actor-fhir = { $name }
privacy-actor-staff = Recepción ({ $name })
privacy-actor-assistant = El paciente, por el asistente del hospital
privacy-actor-proxy = { $name }, que habla por el paciente, por medio del asistente del hospital
privacy-somebody = Alguien que ya no está registrado
privacy-actor-patient = El paciente
privacy-actor-reminders = El paciente, por un recordatorio
privacy-actor-link = Quien abrió el enlace de calendario del paciente
privacy-actor-import = La importación de la agenda del hospital
privacy-actor-cli = Los operadores del hospital
