# La consola del personal.

staff-title = Mesa del personal
staff-sign-in = Entrar
staff-sign-out = Salir
staff-name = Nombre
staff-password = Contraseña
staff-error-wrong-password = El nombre o la contraseña no son correctos.
staff-error-rate-limited = Demasiados intentos. Espere un cuarto de hora.
staff-error-origin = Este formulario vino de otro sitio.
staff-error-held = Un colega tiene esta conversación.
staff-error-not-held = Ya no tiene esta conversación. Tómela primero.
staff-error-not-found = Esta entrega ya terminó.
staff-error-other = No funcionó. Recargue la página e intente de nuevo.
staff-waiting = En espera
staff-nobody = Nadie espera. Las entregas nuevas aparecen aquí por sí solas.
staff-urgent = Alarma
staff-since = desde { $at }
staff-promised = Llamada prometida antes de { $at }
staff-held-by = con { $name }
staff-held-by-me = con usted
staff-take = Tomar
staff-hand-back = Devolver al asistente
staff-answer = Su respuesta
staff-send = Enviar
staff-choose = Elija una conversación de la lista.
staff-back-to-list = Volver a la lista
staff-transcript = Conversación, con los datos personales cubiertos
staff-told = Dicho al paciente: { $facts }
staff-take-first = Tómela para contestar.
staff-live = En vivo
staff-not-live = Sin conexión, reconectando…
staff-new-alarm = Alarma: un paciente puede estar en una emergencia.
staff-just-now = ahora mismo
staff-minutes = { $minutes } min
staff-hours = { $hours } h { $minutes } min
staff-who-patient = Paciente
staff-who-assistant = Asistente
staff-who-staff = Personal
staff-who-system = Aviso
staff-channel-chat = Chat
staff-channel-sms = Mensaje
staff-channel-voice = Llamada
staff-channel-terminal = Terminal
staff-lang-en = Inglés
staff-lang-es = Español
staff-reason-emergency = Posible emergencia
staff-reason-asked = Pidió hablar con una persona
staff-reason-not-understood = El asistente no entendió
staff-reason-verification = No pudo comprobar quién es
staff-reason-complaint = Queja
staff-reason-medical = Pregunta médica
staff-reason-billing = Factura o pago
staff-reason-records = Expediente médico
staff-reason-other = Otro asunto

## Las partes de la consola

staff-tabs = Partes de la recepción
staff-tab-desk = Conversaciones
staff-tab-disruptions = Imprevistos
staff-tab-visits = Citas
staff-tab-queue = Fila
staff-patient = Paciente
staff-day = Día
staff-from = Desde
staff-until = Hasta
staff-error-role = Su cuenta no puede cambiar la agenda. Pídalo a quien sí puede.
staff-error-past = Esa hora ya pasó. Indique una por venir.
staff-error-order = El final debe ser después del comienzo.
staff-error-proposal-old = Esta propuesta es demasiado vieja. Hágala de nuevo.

## Imprevistos

staff-disruption-new = Alguien o algo falta
staff-disruption-kind = Qué pasó
staff-disruption-sick = Ausente (enfermedad o llamado)
staff-disruption-broken = Fuera de servicio
staff-disruption-late = Va con retraso
staff-disruption-emergency = Ocupado por una emergencia
staff-disruption-resource = Quién o qué
staff-resource-practitioner = Médicos
staff-resource-nurse = Enfermería
staff-resource-interpreter = Intérpretes
staff-resource-room = Consultorios
staff-resource-device = Equipos
staff-disruption-propose = Ver a quién afecta
staff-disruption-nothing-yet = Nada cambia hasta que usted vea las citas antes y después y aplique el plan.
staff-disruption-recent = Aplicados
staff-disruption-none = Ahora no falta nada.
staff-applied-by = aplicado por { $name }
staff-applied = Aplicado a las { $at } por { $name }.
staff-disruption-sum = { $moving } de las citas afectadas tienen lugar, { $homeless } no; en total los pacientes vienen { $minutes } minutos antes o después.
staff-disruption-left = { $count } citas cambiaron mientras tanto y todavía necesitan lo que falta. Proponga de nuevo para ellas.
staff-disruption-nobody = Ninguna cita lo necesita a esa hora.
staff-disruption-apply-says = Al aplicar, estas citas cambian enseguida y cada paciente recibe un aviso.
staff-disruption-apply-empty = Al aplicar queda fuera desde entonces; ninguna cita cambia.
staff-disruption-apply = Aplicar y avisar
staff-before = Antes
staff-after = Después
staff-no-place = Sin lugar: llamar al paciente
staff-no-place-order = otra cita debe ir antes o después: mueva las dos
staff-only-room = solo cambia el consultorio
staff-disruption-end = Ya pasó: terminarlo ahora
staff-disruption-end-says = ¿De vuelta antes de la hora indicada? Lo que se guardaba libre se puede reservar de nuevo al momento. A quien se cambió se le deja donde está; a quien no tenía lugar se le avisa que su cita sí será.
staff-disruption-ended = Terminado antes de tiempo el { $at } por { $name }.
staff-ended = terminado { $at }
staff-stands-after-all = Sí tiene lugar, como estaba previsto
staff-notice = Aviso
staff-notice-left = cambió mientras tanto
staff-notice-planned = en camino
staff-notice-sent = texto enviado
staff-notice-needless = no hace falta
staff-notice-call = por llamar
staff-notice-called = avisado por llamada
staff-notice-why-no-number = sin número
staff-notice-why-landline = teléfono fijo
staff-notice-why-opted-out = no quiere mensajes
staff-notice-why-no-consent = no ha aceptado mensajes
staff-notice-why-busy = en conversación con nosotros
staff-notice-why-changed = la cita cambió desde entonces
staff-notice-why-same = nada cambia para el paciente
staff-told-by-call = Avisado por llamada
staff-tab-privacy = Solicitudes de pacientes
staff-privacy-disclosures = Registro de divulgaciones
staff-privacy-number = Número de expediente
staff-privacy-form = Archivo
staff-privacy-every = También lo que consultaron el personal y los programas del hospital
staff-privacy-make = Crear el archivo
staff-privacy-on-record = Queda registrado que usted lo creó.
staff-error-privacy-role = Su cuenta no atiende solicitudes de pacientes. Pídalo a alguien con el rol privacy.
staff-error-no-such-patient = No hay ningún paciente con este número de expediente.

## Citas del día

staff-department = Departamento
staff-clinician = Médico
staff-all = Todos
staff-show = Ver
staff-day-before = Día anterior
staff-day-after = Día siguiente
staff-time = Hora
staff-place = Lugar
staff-state = Estado
staff-by-video = por video
staff-by-assistant = reservada por el asistente
staff-interpreter = Intérprete: { $name }
staff-lacks = necesita antes { $needed }
staff-beyond = por encima del cupo
staff-no-visits = No hay citas este día.
staff-mark-booked = Sin confirmar
staff-mark-confirmed = Confirmada
staff-mark-pending = Pendiente
staff-mark-stranded = Sin lugar: llamar
staff-mark-arrived = Llegó
staff-mark-called = En consulta
staff-mark-served = Atendida
staff-mark-fulfilled = Tuvo lugar
staff-mark-noshow = No vino

## La fila

staff-line = Fila
staff-tier = Urgencia
staff-tier-P0 = P0 emergencia
staff-tier-P1 = P1 con cita o urgente
staff-tier-P2 = P2 sin cita
staff-wait-now = Quien llegue ahora esperaría unos { $minutes } min.
staff-number-given = La persona sin cita tiene el número { $number }.
staff-number = Número { $number }
staff-call-next = Llamar al siguiente
staff-walk-in = Añadir a alguien sin cita
staff-position = Lugar
staff-arrived = En la fila desde
staff-room = Consultorio
staff-called-by = llamado por { $name }
staff-being-seen = con { $name }
staff-about-minutes = unos { $minutes } min
staff-is-next = sigue
staff-waits-elsewhere = espera en otro lugar
staff-step-here = Entró
staff-step-done = Terminado
staff-step-back = Volver a la fila
staff-step-left = Se fue
staff-step-video = Atender por video
staff-queue-empty = Nadie espera en esta fila.
staff-error-not-claimed = Usted ya no tiene llamado a este paciente.
staff-error-line = Esa fila no existe.

## Planificación

staff-tab-waitlist = Por llamar
staff-call-list = Por llamar, de la lista de espera
staff-call-list-says = Se liberó un horario para cada una de estas personas y ningún mensaje les llega, así que pasó a la siguiente. Conservan su lugar. Llámelas: quizá quieran otro horario, o ya tengan celular.
staff-call-list-waits = Espera desde
staff-call-list-passed = Se le pasó
staff-call-list-times = { $count ->
    [one] una vez, el { $at }
   *[other] { $count } veces, la última el { $at }
 }
staff-call-list-nobody = No hay nadie por llamar.
staff-called = Llamado
staff-speaks-spanish = español
staff-tab-planning = Planificación
staff-reason = Motivo
staff-forecast = Pronóstico
staff-forecast-made = Hecho: { $at }. Solo conoce lo reservado y atendido hasta entonces.
staff-forecast-none = No se ha hecho ningún pronóstico. Un operador lo hace con careline forecast --keep.
staff-forecast-open = Se propone abrir
staff-forecast-proposal = { $hours } h de { $clinicians ->
    [one] un médico
   *[other] { $clinicians } médicos
 }, para { $visits } citas más
staff-forecast-enough = No se espera ningún día con más citas de las que se pueden atender.
staff-forecast-warnings = Días que pueden quedarse cortos: { $count }
staff-forecast-warning = se esperan { $expected }, quizá { $high }, hay lugar para { $capacity }
staff-overbooking = Sobrecupo
staff-overbooking-on = activo, a lo sumo { $extra } más por sesión
staff-overbooking-off = inactivo
staff-overbooking-switch = Se activa y desactiva por departamento en el archivo del hospital (overbooking). A los pacientes no se les dice.
staff-grants-none = No hay permisos.
staff-grant-open = abierto
staff-grant-regular = tomó el lugar regular
staff-grant-missed = no vino, como se esperaba
staff-grant-both-came = vinieron ambos
staff-grant-unused = sin usar
staff-decisions = Lo que decidió la regla: { $count }
staff-decision = { $booked } reservadas, { $extra } más permitidas.
