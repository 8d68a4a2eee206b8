# Lo que dice el asistente alrededor de los hechos. Un id de mensaje es un acto; .voice y .sms lo reemplazan en ese canal.

greeting = Hola, soy el asistente automático de { $hospital }. Puedo reservar, cambiar o cancelar una cita. Diga “persona” en cualquier momento para hablar con el personal. En una emergencia, llame al { $emergency }.
    .voice = Hola, soy el asistente automático de { $hospital }. Puedo reservar, cambiar o cancelar una cita. Diga persona, u oprima cero, en cualquier momento para hablar con el personal. Si es una emergencia, cuelgue y llame al { $emergency }.
    .sms = { $hospital }: soy un asistente automático. Puedo reservar, cambiar o cancelar citas. Escriba PERSONA para hablar con el personal, ALTO para no recibir mensajes. ¿Emergencia? Llame al { $emergency }.
say-greeting = ¡Hola!
say-thanks = Con mucho gusto.
say-goodbye = Cuídese mucho. Aquí estamos cuando nos necesite.
say-own_doctor = No puedo aconsejar sobre medicinas. Pregunte al doctor que se la recetó o que pidió la cita, y no la deje por su cuenta. Para hablar con enfermería o el personal, diga «persona».
say-out_of_medicine = No se quede sin una medicina que necesita a diario: llame hoy a su farmacia o a nuestro personal al { $phone }. Si se siente mal, vaya a urgencias o llame al { $number }.
say-er_or_wait = Eso no lo puedo valorar desde aquí. Si le preocupa, que lo vean hoy: urgencias abre día y noche. Si empeora, llame al { $number }. También puedo buscar una cita.
say-no_medical_advice = No puedo dar consejos médicos, pero sí puedo conseguirle una cita con quien puede. Si empeora o parece grave, llame al { $number }.
say-out_of_scope = En eso no puedo ayudarle. Me ocupo de las citas y de preguntas sobre el hospital.
say-check_in = Cuando llegue, regístrese en la recepción de su clínica o con el enlace de su recordatorio. Ellos le atienden.
say-nothing_done = De acuerdo, no se cambió nada.
said-again = { $lines }
say-sorry = Perdón, no le entendí. Puede decirlo de otra manera, o decir «persona».
say-swap_needs_two = Para intercambiar hacen falta dos citas próximas, y veo menos.
say-goodbye_undone = Está bien, no se cambió nada. Que esté bien. Aquí estamos cuando nos necesite.
say-goodbye_held = Está bien, no se reservó nada. La hora que le guardaba quedará libre para otros. Que esté bien. Aquí estamos cuando nos necesite.
say-calm = Lamento que esto sea frustrante. Si prefiere hablar con una persona, diga «persona».
say-threatened = Veo que está muy molesto. Quiero que hable con una persona.
say-code_first = Le ayudo con eso, pero primero necesito el código.
say-no_such_department = Lo siento, aquí no tenemos un departamento para eso. Lo que tenemos: { $departments }.
say-code_again = Si aún no le llega, diga «persona» y nuestro personal le ayudará.
say-noted = Gracias, lo guardo para la reserva.
say-day_gone = El { $day } ya pasó.
say-no_such_day = El { $number } de { $month } no existe.
say-no_such_doctor = No encuentro aquí a nadie con ese nombre.
say-who_was_last = Solo puedo ver con quién fue su última cita después de comprobar quién es. Si sabe el nombre, dígamelo ahora.
say-looked_up = Voy a ver con quién fue su última cita. Primero necesito saber quién es usted.
say-cancels_each = Las repaso una por una y cancelo cada una solo cuando usted diga que sí.
say-how_often = Para varias citas seguidas, dígame cuántas y cada cuánto, por ejemplo «3 citas, una por semana».
say-missed_visit = Lamento que no haya podido venir. Busquemos otra hora.
say-one_by_one = Vamos una por una: primero esta cita y luego la otra.
say-help = Puedo buscar un horario, reservar, cambiar o cancelar una cita, responder preguntas sobre el hospital o pasarle con una persona.
say-how_are_you = Estoy muy bien, gracias por preguntar.
say-weather = Le deseo un buen día.
say-kind_words = Gracias, muy amable.
say-joke = Lo mío son las citas, no los chistes.
say-today = Hoy es { $today }, { $clock }.
say-our_texts = Nuestros mensajes son sobre sus citas; permítame buscarlas.
slot-still-free = Ese horario sigue libre y se lo puedo reservar otra vez.
say-here = Sí, aquí estoy.
say-of_course = Claro, dígame.
say-who_answers = Soy el asistente automático de { $hospital }, no una persona. Si prefiere hablar con una persona, diga «persona».
say-speaks_spanish = Sí, hablo español.
    .voice = Sí, hablo español.
say-speaks_english = Sí, también hablo inglés. Escríbame en inglés y seguimos así. / Yes, I speak English. Just write in English and we'll go on in English.
    .voice = Yes, I speak English too. Tell me in English what you need and we'll go on that way.
say-whole_date = Necesito la fecha completa.
say-no_such_visit = No veo ninguna cita próxima así.
say-condolence = Lamento mucho su pérdida.
say-off_the_list = Nuestro personal le quitará de la lista de espera. Sus citas quedan como están.
say-only_on_file = Por su seguridad, solo puedo mandar el código al número de teléfono que tenemos registrado. Si ya no es su teléfono, nuestro personal puede comprobar de otra manera quién es.
say-no_other_proof = Por favor no lo escriba aquí. El código es la única manera en que puedo comprobar quién es.
say-nothing_lost = Está bien, no se pierde nada.
say-needed = No se preocupe. Solo lo pregunto para encontrar el expediente y la cita correctos.
say-registering = Como es su primera vez aquí, primero le registro. Necesito el nombre y la fecha de nacimiento del paciente y un teléfono, y a ese número le mando un código. Toma como un minuto.
    .voice = Como es su primera vez aquí, primero le registro. Necesito el nombre y la fecha de nacimiento del paciente y un teléfono, y a ese número le mando un código. Toma como un minuto.
say-sorry_bill = Lamento el problema con la cuenta.
say-sorry_wait = Lamento la espera.
say-delicate = No se preocupe, solo lo verá su equipo médico. Con una o dos palabras basta.
say-goodbye_stands = Está bien. Lo que reservamos sigue en pie y no se cambió nada más. Que le vaya bien. Aquí estamos cuando nos necesite.
say-caution = Gracias por decírmelo. El equipo tiene que saberlo antes del estudio, así que le aviso a nuestro personal. Dígaselo también cuando llegue.
say-tell_the_team = Por favor dígaselo a su equipo médico antes de que empiece la cita; si puede importar para prepararse, llame al { $phone }.
say-other_language = Puedo escribir en inglés y en español. Para otros idiomas nuestro personal tiene intérpretes gratis: llame al { $phone } o diga “persona”.
    .voice = Hablo inglés y español. Para otros idiomas nuestro personal tiene intérpretes gratis: llame al { $phone } o diga persona.
say-harmed = Siento mucho lo que le está pasando. Si está en peligro ahora, llame al { $number }. La línea contra la violencia doméstica, { $crisis }, es gratis y contesta día y noche. Si alguien puede ver este teléfono, mejor llámenos en vez de escribir.
    .voice = Siento mucho lo que le está pasando. Si está en peligro ahora, llame al { $number }. La línea contra la violencia doméstica, { $crisis }, es gratis y contesta día y noche.
say-hears_badly = Si le ayuda un intérprete de lengua de señas, dígamelo y busco horas con uno.
    .voice = Puedo repetirle lo que necesite. Si le ayuda un intérprete de lengua de señas, dígamelo.
say-record_first = Se lo paso a nuestro personal. Antes compruebo quién es, con un código al teléfono que tenemos ahora. Si ya no tiene ese teléfono, diga «persona».
say-patients_name = El nombre de quien viene a la cita.
say-sent_on_file = Lo mandé al número que tenemos registrado. Por su seguridad no digo cuál es.
say-put_right = Gracias, ya lo corregí.
say-anothers = Lo siento, no puedo decir nada de otro paciente, ni siquiera si está aquí. Nuestro personal le dice lo que se puede: { $phone }, o diga «persona».
    .voice = Lo siento, no puedo decir nada de otro paciente, ni siquiera si está aquí. Nuestro personal le dice lo que se puede. Llame al { $phone }, o diga persona.
say-anothers_visit = De una cita solo puedo hablar con el paciente, o con alguien que esté registrado para eso.
say-their_phone = Sin el código no puedo decir nada. Quien tiene ese teléfono puede escribirnos o llamarnos, o puede ayudarle nuestro personal.
say-texts_only = Necesito un número que reciba mensajes de texto. Si no hay ninguno, diga «persona» y nuestro personal le registra.
    .voice = Necesito un número que reciba mensajes de texto. Si no hay ninguno, diga persona y nuestro personal le registra.
say-death = Lamento mucho su pérdida. Nuestro personal se encarga de las citas.
say-late = Gracias por avisar. Se lo paso a nuestro personal.
say-private = Algunas citas de adolescentes pueden ser privadas. Nuestro personal le dice qué vale para usted.
say-waiting = Lamento la espera. Por favor avise en la recepción de la clínica; yo también lo paso.
say-misuse = Gracias por avisar. Nuestro personal tiene que verlo.
say-on_behalf = Nuestro personal puede registrar que usted habla por esa persona, así que se lo paso.
say-staff_know = Nuestro personal ya lo sabe y le contestará aquí.

ask-how_help = ¿En qué puedo ayudarle hoy?
ask-anything_else = ¿Puedo ayudarle con algo más?
ask-reason = ¿Cuál es el motivo de su visita?
ask-reason_how = ¿Qué le duele o le molesta, o a qué doctor o departamento quiere ir?
ask-which_type = ¿Cuál de estas opciones le queda mejor?
    { $options }
    .voice = ¿Cuál de estas opciones le queda mejor? { $options }
ask-type-line = { $number }. { $name }
    .voice = Oprima o diga { $number } para { $name }.
ask-when = ¿Cuándo le queda bien?
ask-new_time = ¿Qué día u hora prefiere?
time-choice = { $at }
time-choice-year = { $at } de { $year }
ask-which_time = Para estar seguros: ¿{ $first } o { $second }?
    .voice = ¿Qué día u hora quiere decir? Oprima o diga uno para { $first }. Oprima o diga dos para { $second }.
ask-choice = ¿Cuál le queda bien?
ask-which_of = Hay más de una así:
    { $options }
    ¿Qué número?
    .voice = Hay más de una así. { $options } ¿Qué número?
ask-which-line = { $number }. { $day }, { $at }
    .voice = Número { $number }: { $day }, { $at }.
ask-which_number = ¿Qué número: { $count ->
    [1] 1
    [2] 1 o 2
   *[3] 1, 2 o 3
 }?
    .voice = ¿Qué número: { $count ->
    [1] uno
    [2] uno o dos
   *[3] uno, dos o tres
 }?
ask-just_number = Cada horario tiene su número. ¿Quiere el { $count ->
    [1] 1
    [2] 1 o 2
   *[3] 1, 2 o 3
 }?
    .voice = Cada horario tiene su número. ¿Quiere el { $count ->
    [1] uno
    [2] uno o dos
   *[3] uno, dos o tres
 }?
ask-alternatives = Puedo buscar otro día o ponerle en la lista de espera. ¿Qué prefiere?
ask-which_visit = ¿A cuál cita se refiere?
ask-that_visit = ¿Es esta la que quiere decir?
ask-which_other = ¿Y con cuál otra la intercambio?
ask-name = ¿Me dice el nombre completo del paciente?
    .voice = ¿Me dice el nombre completo del paciente? O marque la fecha de nacimiento: dos dígitos del mes, dos del día y cuatro del año.
ask-name_how = ¿Cuáles son el nombre y el apellido del paciente, tal como los tiene el hospital?
ask-surname = ¿Y el apellido?
ask-birth_date_how = ¿En qué día, mes y año nació el paciente, por ejemplo «5 de marzo de 1982»?
    .voice = ¿En qué día, mes y año nació el paciente? También puede marcar dos dígitos del mes, dos del día y cuatro del año.
ask-phone_how = ¿Cuáles son los diez dígitos de su teléfono, con el código de área?
ask-code_how = ¿Puede buscar en su teléfono un mensaje de texto nuestro y escribir aquí sus 6 dígitos?
    .voice = ¿Puede buscar un mensaje de texto nuestro, y decir o marcar sus seis dígitos?
ask-as_on_card = ¿Me dice otra vez el nombre completo y la fecha de nacimiento, tal como están en su tarjeta o sus papeles?
ask-birth_date = ¿Y la fecha de nacimiento?
    .voice = ¿Y la fecha de nacimiento? Puede decirla, o marcar dos dígitos del mes, dos del día y cuatro del año.
ask-birth_date_which = Para estar seguros, ¿la fecha de nacimiento es { $options }?
ask-birth_date_rest = { $missing ->
    [year] ¿Y en qué año?
    [month] ¿Y en qué mes?
    [day] ¿Y qué día del mes?
   *[none] ¿En qué día, mes y año nació el paciente, por ejemplo «5 de marzo de 1982»?
 }
ask-birth_date_month = ¿De qué mes es, { $first } o { $second }?
ask-phone = ¿Cuál es el mejor teléfono para comunicarnos con usted?
    .voice = ¿Cuál es el mejor teléfono para comunicarnos con usted? Puede decirlo o marcarlo.
ask-code = Por favor escriba el código de 6 dígitos.
    .voice = Por favor diga o marque el código de seis dígitos.
code-heard = Oí { $heard }. ¿Es correcto?
birth_date-heard = Oí { $heard } como fecha de nacimiento. ¿Es correcto?
code-incomplete = Oí { $heard }, pero el código tiene seis dígitos.
misheard = Perdón, oí mal.
ask-rephrase = Perdón, no le entendí. ¿Me lo puede decir de otra forma?
ask-menu = Vamos más fácil. ¿Quiere reservar una cita, cambiarla, cancelarla o hablar con una persona?
ask-code_menu = Puedo mandarle el código otra vez, o puede ayudarle una persona. ¿Qué prefiere?
ask-go_on_menu = Podemos seguir con esto o hacer otra cosa, o le paso con una persona. ¿Qué prefiere?
ask-nothing = { "" }
ask-read_back = ¿Lo hago? Conteste sí o no, por favor.

menu-book = Reservar una cita
menu-move = Cambiar una cita
menu-cancel = Cancelar una cita
menu-code_again = Enviar el código otra vez
menu-go_on = Seguir
menu-else = Otra cosa
menu-person = Hablar con una persona
choice-yes = Sí
choice-no = No

emergency-told-of = { $kind ->
    [self_harm] Me alegra mucho que me lo haya dicho. Llame o mande un mensaje al { $crisis } ahora mismo. Hay alguien día y noche. Si corre peligro, llame al { $emergency }. { emergency-staff }
    [both] Me alegra mucho que me lo haya dicho. Llame al { $emergency } ahora mismo, o pida a alguien cerca que llame. También puede llamar o mandar un mensaje al { $crisis }, día y noche. { emergency-staff } Yo no puedo enviar ayuda.
   *[body] Esto parece una emergencia. Llame al { $emergency } ahora mismo, o pida a alguien cerca que llame. { emergency-staff } Yo no puedo enviar ayuda.
 }
    .voice = { $kind ->
    [self_harm] Me alegra mucho que me lo haya dicho. Cuelgue y llame al { $crisis } ahora mismo. Hay alguien día y noche. Si corre peligro, llame al { $emergency }. { emergency-staff }
    [both] Me alegra mucho que me lo haya dicho. Cuelgue y llame al { $emergency } ahora mismo. También puede llamar al { $crisis }, día y noche. { emergency-staff } Yo no puedo enviar ayuda.
   *[body] Esto parece una emergencia. Cuelgue y llame al { $emergency } ahora mismo. { emergency-staff } Yo no puedo enviar ayuda.
 }
emergency-staff = { $told ->
    [here] Ya avisé al personal.
    [on_call] Ya mandé aviso al personal de guardia.
   *[nobody] Ahora mismo no hay nadie de nuestro personal, así que no nos espere.
 }
emergency-still-1 = { emergency-call } { $told ->
    [here] Nuestro personal ya lo sabe.
    [on_call] Ya avisamos al personal de guardia.
   *[nobody] Ahora mismo no hay nadie de nuestro personal.
 } { emergency-if-over }
emergency-still-2 = Por favor no me espere a mí. { emergency-call } { emergency-if-over }
emergency-still-3 = No voy a arreglar nada hasta saber que usted está a salvo. { emergency-call } { emergency-if-over }
emergency-called = Bien hecho. No se separe del teléfono y haga lo que le digan. { $told ->
    [here] Nuestro personal también lo sabe.
    [on_call] El personal de guardia también lo sabe.
   *[nobody] Ahora mismo no hay nadie de nuestro personal.
 } { emergency-if-over }
emergency-afraid = Es normal tener miedo. Por favor no se quede a solas con esto. { emergency-call } { emergency-if-over }
emergency-call = { $kind ->
    [self_harm] Si todavía se siente así, llame o mande un mensaje al { $crisis } ahora.
    [both] Si esto sigue pasando, llame al { $emergency } ahora. También puede llamar o mandar un mensaje al { $crisis }.
   *[body] Si esto sigue pasando, llame al { $emergency } ahora.
 }
emergency-if-over = { $kind ->
    [body] Si ya pasó, diga “estoy bien” y seguimos.
   *[self_harm] Si está a salvo, diga “estoy a salvo” y seguimos.
 }
emergency-over = Me alegra saberlo. Nuestro personal lo verá de todos modos y tal vez se comunique con usted.
emergency-alone = { $kind ->
    [self_harm] Llame o mande un mensaje al { $crisis } ahora mismo. Hay alguien día y noche. Si corre peligro, llame al { $emergency }.
    [both] Llame al { $emergency } ahora mismo, o pida a alguien cerca que llame. También puede llamar o mandar un mensaje al { $crisis }.
   *[body] Esto parece una emergencia. Llame al { $emergency } ahora mismo, o pida a alguien cerca que llame.
 } Yo no puedo enviar ayuda y ahora no logro avisar a nuestro personal. Por favor no nos espere.
emergency-page = Careline, { $hospital }: hay una emergencia en la consola.
opted-out = { $hospital }: ya no recibirá mensajes nuestros. Si quería cancelar una cita, conteste START y luego diga “cancelar mi cita”, o llame al { $phone }. Conteste START para volver a recibir mensajes.
texts-ended = Listo. Ya no recibirá mensajes de texto nuestros. Para volver a recibirlos, mande START a nuestro número.
texts-ended-by-staff = Le pedí a nuestro personal que detenga los mensajes, porque no puedo saber de quién es el número. Si contesta ALTO a cualquier mensaje nuestro, se detienen en el acto.
reminders-ended = { $hospital }: ya no recibirá recordatorios nuestros ni otros mensajes que no haya pedido. Sus citas siguen en pie y puede escribirnos aquí. Para volver a recibirlos, escriba “mándenme recordatorios otra vez”. Conteste ALTO para no recibir ningún mensaje.
reminders-ended-here = Listo. Ya no recibirá recordatorios por mensaje ni otros mensajes que no haya pedido. Sus citas siguen en pie. Para volver a recibirlos, solo dígamelo.
reminders-ended-by-staff = Le pedí a nuestro personal que detenga los recordatorios, porque no puedo saber de quién es el número. Si contesta “no más recordatorios” a un mensaje nuestro, se detienen en el acto.
reminders-again = { $hospital }: volverá a recibir nuestros recordatorios. Conteste ALTO cuando quiera para no recibir ningún mensaje. ¿En qué puedo ayudarle?
reminders-again-here = Listo. Volverá a recibir nuestros recordatorios por mensaje.
texts-by-start = Para volver a recibir nuestros mensajes, mande START a nuestro número desde el teléfono que debe recibirlos.
opted-in = { $hospital }: volverá a recibir nuestros mensajes. ¿En qué puedo ayudarle?
opted-in-first = { $hospital }: recibirá nuestros mensajes. Pueden aplicarse tarifas. Conteste ALTO cuando quiera para no recibirlos, AYUDA para ayuda. ¿En qué puedo ayudarle?
opted-out-silent = { $hospital }: usted pidió no recibir mensajes. Conteste START primero si quiere escribirnos por aquí.
help-keyword = Asistente de citas de { $hospital }. Escriba lo que necesita, por ejemplo “cambiar mi cita”. ¿Preguntas? Llame al { $phone }. Conteste ALTO para no recibir mensajes. Pueden aplicarse tarifas.
wrong-number = Gracias por avisarnos, y disculpe la molestia. Ya no enviaremos mensajes sobre citas a este número, y avisé a nuestro personal.
somebody-else = Gracias por decírmelo. Para cuidar los datos de cada paciente, solo puedo mostrar o cambiar citas con el paciente, o con quien esté registrado para hablar por él. Si usted necesita una cita, ¿en qué le ayudo?
take-your-time = Tómese su tiempo.
too-long = Es mucho para mí de una vez. ¿Me dice en pocas palabras lo que necesita?
no-text = No pude leer eso. ¿Me lo escribe con palabras?
model-down = Tengo un problema, pero no se perdió nada. Sigamos.
with-staff-wait = Una persona de nuestro equipo tiene esta conversación y le contestará aquí.
hand-over-lapsed = Perdón por la espera. La persona que le atendía tuvo que salir, así que usted vuelve a la fila. Yo sigo aquí si puedo ayudar.
hand-back = Nuestro equipo me devolvió la conversación. ¿Puedo ayudarle con algo más?
staff-joined = Una persona de nuestro personal ya está en esta conversación.
conversation-closed = Cerramos esta conversación porque pasó mucho tiempo. Escriba de nuevo para empezar otra.
identity-lapsed = Para proteger su información, necesito comprobar otra vez que es usted.
consent-voided = De acuerdo, no lo hice.
consent-unclear = Quiero asegurarme antes de hacerlo.
consent-late = Esa pregunta ya venció, así que no cambié nada. Permítame revisar otra vez.
language-other = Hablo inglés y español. / I speak English and Spanish.
code-text = { $hospital }: su código es { $code }. Sirve para { $purpose }. No se lo lea a nadie que le llame. Vence en 10 minutos.
code-purpose = { $opens ->
    [cancel] cancelar una cita y ver sus citas
    [change] cambiar una cita y ver sus citas
    [register] registrarse como paciente nuevo y reservar citas
   *[visits] ver, reservar, cambiar y cancelar sus citas
 }
code-call = Le habla { $hospital }. Su código es { $code }. Otra vez: { $code }. Sirve para { $purpose }. Márquelo en la conversación que empezó. No se lo lea a nadie que le llame.
free-sentence = { $sentence }
ask-own_name = ¿Me dice su propio nombre completo? Necesito comprobar que usted puede hablar por esa persona.
ask-own_name_or_new = ¿Me dice su propio nombre completo? Necesito comprobar que usted puede hablar por esa persona. Si es nueva aquí, diga «es nueva aquí» y la registro.
    .voice = ¿Me dice su propio nombre completo? Necesito comprobar que usted puede hablar por esa persona. Si es nueva aquí, diga: es nueva aquí.
ask-own_birth_date = ¿Y su propia fecha de nacimiento?
