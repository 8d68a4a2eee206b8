# Lo que las herramientas le dicen al paciente. Solo hechos: ninguna pregunta, salvo que cada lectura de confirmación termina en una sola.
# $visit_type es "none" cuando no se debe nombrar el tipo de cita (mensajes de texto sobre citas delicadas).
# $practitioner es "none" cuando no atiende nadie en particular; $site es el lugar; $modality es in_person o telehealth.
# Las horas llegan en palabras: $when (día y hora), $when_day, $when_time.

## Partes que otros mensajes comparten

part-visit = { $visit_type ->
    [none] una cita
   *[other] { $visit_type }
 }
part-kind = { $visit_type ->
    [none] { "" }
   *[other] { " " }({ $visit_type })
 }
part-with = { $practitioner ->
    [none] { "" }
   *[other] { " " }con { $practitioner }
 }
part-where = { $modality ->
    [telehealth] por video
   *[in_person] en { $site }
 }
part-access = { $access ->
    [yes] , con acceso para silla de ruedas
   *[no] { "" }
 }
part-beside = { $beside ->
    [none] otra cita suya
   *[other] su cita ({ $beside })
 }
part-why = { $why ->
    [none] { "" }
    [day_of] { " " }– el mismo día que { part-beside }
    [last_doctor] { " " }– quien le atendió la última vez
    [known_doctor] { " " }– ya le conoce
    [interpreter] { " " }– con intérprete
    [speaks] { " " }– habla su idioma
    [nearest] { " " }– lo más cerca de donde vive
    [same_day] { " " }– el día que pidió
    [same_part] { " " }– a la hora del día que pidió
   *[soonest] { " " }– lo más pronto
 }
part-also = { $also ->
    [none] { "" }
    [last_doctor] , quien le atendió la última vez
    [known_doctor] , ya le conoce
    [interpreter] , con intérprete
    [speaks] , habla su idioma
    [nearest] , lo más cerca de donde vive
    [same_day] , el día que pidió
    [same_part] , a la hora del día que pidió
   *[soonest] , lo más pronto
 }
part-timed = { $timed ->
    [yes] { " " }en las horas que pidió
   *[no] { "" }
 }
part-confirmed = { $confirmed ->
    [yes] { " " }(confirmada)
   *[no] { "" }
 }
part-language = { $language ->
    [es] español
    [en] inglés
    [fr] francés
    [pt] portugués
    [zh] chino
    [vi] vietnamita
    [ru] ruso
    [ar] árabe
    [ko] coreano
    [ht] criollo haitiano
    [hi] hindi
    [tl] tagalo
    [pl] polaco
    [it] italiano
    [de] alemán
    [ja] japonés
    [uk] ucraniano
    [ase] lengua de señas
   *[other] ese idioma
 }
part-for = { $whom ->
    [none] { part-for-kin }
   *[other] { " " }para { $whom }
 }
part-for-kin = { $for_whom ->
    [self] { "" }
    [son] { " " }para su hijo
    [daughter] { " " }para su hija
    [child] { " " }para su hijo o hija
    [mother] { " " }para su mamá
    [father] { " " }para su papá
    [wife] { " " }para su esposa
    [husband] { " " }para su esposo
    [partner] { " " }para su pareja
   *[other] { " " }para la persona que usted representa
 }

## Encontrar la cita y el horario

care-found = Para eso, la cita indicada es { $visit_type }.
care-options = Hay varias citas que podrían servir:
    { $options }
    .voice = Hay varias citas que podrían servir. { $options }
care-option-line = { $number }. { $visit_type }
    .voice = { $number }: { $visit_type }.
care-unknown = Todavía no sé bien qué tipo de cita es.
care-referral = Para esta cita necesita una orden de su médico.
care-authorization = Puede que su seguro tenga que aprobar esta cita antes.
beyond-horizon = Solo damos citas hasta el { $day }.
care-first = Esta cita necesita otra antes, como máximo { $days } días antes{ $needed ->
    [none] { "" }
   *[other] : { $needed }
 }.
care-needs = { $needed ->
    [none] Otra cita suya
   *[other] { $needed }
 } tiene que hacerse antes de esta cita, como máximo { $days } días antes. Elija otra hora, por favor, o cambie primero esa cita.
care-needed = Su cita{ part-kind } del { $when } necesita que esta se haga antes, como máximo { $days } días antes. Elija otra hora, por favor, o cambie primero esa cita.
care-cancel-needed = Tenga en cuenta que su cita{ part-kind } del { $when } necesita que esta se haga antes. Si la cancela, reserve esta de nuevo antes de esa fecha, o cambie o cancele también esa.

offer-accessible = Todos son en consultorios a los que se llega en silla de ruedas.
offer-list = Esto es lo que hay para { $visit_type ->
    [none] su cita
   *[other] { $visit_type }
 }:
    { $offers }
    .voice = Encontré estos horarios. { $offers }
offer-list-sooner = Estos son más pronto:
    { $offers }
    .voice = Estos son más pronto. { $offers }
offer-list-later = Estos son más tarde:
    { $offers }
    .voice = Estos son más tarde. { $offers }
list-why = { $shut ->
    [none] Justo entonces no hay nada.
   *[other] { $shut }
 }
offer-list-nearest = { list-why } Los horarios más cercanos son:
    { $offers }
    .voice = { list-why } Los horarios más cercanos son: { $offers }
offer-list-instead = No encontré nada exactamente así. Los horarios más cercanos son:
    { $offers }
    .voice = No encontré nada exactamente así. Los horarios más cercanos son: { $offers }
closed-days = { $visit_type ->
    [none] No hay horario para eso { closed-on }.
   *[other] No hay horario para { $visit_type } { closed-on }.
 }
closed-on = { $days ->
    [sat] los sábados
    [sun] los domingos
    [weekend] los fines de semana
    [those] esos días
   *[other] el { $day }
 }
closed-after = La última hora del día que hay es { $at }.
closed-before = La primera hora del día que hay es { $at }.
offer-list-colleagues = No hay nada disponible con { $doctor } en ese momento. Estos son con colegas:
    { $offers }
    .voice = No hay nada disponible con { $doctor } en ese momento. Estos son con colegas: { $offers }
offer-list-not-theirs = Lo siento: { $doctor } no atiende { $visit_type ->
    [none] eso
   *[other] { $visit_type }
 }. Estos son con quienes sí lo hacen. Si tiene que ser con { $doctor }, dígame otra vez el nombre:
    { $offers }
    .voice = Lo siento: { $doctor } no atiende eso. Estos son con quienes sí lo hacen. Si tiene que ser con { $doctor }, dígame otra vez el nombre: { $offers }
offer-line = { $number }. { $when }{ part-with }, { part-where }{ part-why }{ part-also }
    .voice = Opción { $number }: { $when }{ part-with }, { part-where }{ part-why }.
    .sms = { $number }. { $when }{ part-with }, { part-where }{ part-why }
implant-first = Nuestro personal tiene que revisar un implante antes de reservar una resonancia. Ellos la reservan con usted.
interpreter-call = Para un intérprete en otros días también puede llamarnos al { $phone }.
day-of-none = No veo una cita suya así más adelante; estos horarios son para cualquier día.
nobody-seen = No veo ninguna cita anterior suya con nosotros.
no-slots = Busqué, pero por ahora no hay nada disponible para eso.
no-sooner = No hay nada más pronto de lo que le mostré.
no-later = No hay nada más tarde de lo que le mostré.
suggest-waitlist = Puedo ponerle en la lista de espera y le avisamos si se abre un lugar.
not-by-video = Esta clase de cita no se puede hacer por video; tiene que ser en persona.
suggest-telehealth = Esta cita también se puede hacer por video, y así suele haber lugar más pronto.
slot-held = Le aparto el { $when } por { $minutes } minutos.
    .voice = Le aparto el { $when } por unos minutos.
slot-taken = Lo siento, alguien acaba de tomar ese horario.
slot-expired = Esa opción ya es vieja y no sé si sigue libre. Permítame buscar otra vez.

## Reservar, cambiar, cancelar

already-booked = Ya tiene { part-visit }{ part-for }, el { $when }{ part-with }. Esta sería una cita más.
little-way = Tenga en cuenta que también tiene { part-visit } el { $when } { part-where }, y queda poco tiempo para ir de un lugar al otro.
read-back-book = Para estar seguros: { part-visit }{ part-for }, el { $when }{ part-with }, { part-where }{ part-access }. ¿Le reservo la cita?
    .voice = Le repito. { part-visit }{ part-for }, el { $when }{ part-with }, { part-where }{ part-access }. ¿Le reservo la cita, sí o no?
    .sms = { part-visit }{ part-for }, { $when }{ part-with }, { part-where }{ part-access }. ¿La reservo, SÍ o NO?
read-back-book-interpreter = Para estar seguros: { part-visit }{ part-for }, el { $when }{ part-with } y un intérprete de { part-language }, { part-where }{ part-access }. ¿Le reservo la cita?
    .voice = Le repito. { part-visit }{ part-for }, el { $when }{ part-with } y un intérprete de { part-language }, { part-where }{ part-access }. ¿Le reservo la cita, sí o no?
    .sms = { part-visit }{ part-for }, { $when }{ part-with } y un intérprete de { part-language }, { part-where }{ part-access }. ¿La reservo, SÍ o NO?
receipt-interpreter = Habrá un intérprete para usted ({ part-language }).
receipt-book = Su cita está reservada: { part-visit }{ part-for }, el { $when }{ part-with }, { part-where }{ part-access }.
receipt-book-pending = Recibimos su solicitud: { part-visit }{ part-for }, el { $when }{ part-with }. Falta que la clínica la acepte, y le avisaremos.
receipt-place = Dónde es: { $site }, { $address }.
place-unsaid = Para saber dónde es y con quién: pregunte en el chat de nuestro sitio web o llame al { $phone }.
receipt-place-video = Es por video. Usted se conecta desde su teléfono o computadora; no hace falta venir.
receipt-preparation = Para prepararse: { $text }
receipt-calendar = Agréguela a su calendario: { $url }
    .voice = { "" }
read-back-move = Para estar seguros: cambiar su cita{ part-kind }{ part-for } del { $old } al { $when }{ part-with }, { part-where }{ part-access }. ¿La cambio?
    .voice = Le repito. Su cita{ part-for } pasa del { $old } al { $when }{ part-with }, { part-where }{ part-access }. ¿La cambio, sí o no?
    .sms = ¿Cambio su cita{ part-for } del { $old } al { $when }{ part-with }, { part-where }{ part-access }, SÍ o NO?
receipt-move = Listo. Su cita{ part-for } ahora es el { $when }{ part-with }, { part-where }{ part-access }. El horario anterior quedó libre.
receipt-move-pending = Recibimos su solicitud de cambiar la cita al { $when }. Falta que la clínica la acepte. Mientras tanto, usted conserva su horario.
move-late = Esa cita empieza muy pronto para cambiarla por aquí. Por favor llámenos al { $phone }.
same-time = Ese es el horario que usted ya tiene.
read-back-cancel = Para estar seguros: cancelar su cita{ part-kind }{ part-for } del { $when }{ part-with }. ¿La cancelo?
    .voice = Le repito. Usted quiere cancelar su cita{ part-for } del { $when }{ part-with }. ¿La cancelo, sí o no?
    .sms = ¿Cancelo su cita{ part-for } del { $when }{ part-with }, SÍ o NO?
read-back-cancel-late = Faltan menos de { $hours } horas para esa cita, así que hay un cargo de { $fee } por cancelar tarde. Es { part-visit }{ part-for }, el { $when }{ part-with }. ¿La cancelo de todos modos?
    .voice = Faltan menos de { $hours } horas para esa cita, así que hay un cargo de { $fee } por cancelar tarde. Es{ part-for } el { $when }{ part-with }. ¿La cancelo de todos modos, sí o no?
    .sms = Faltan menos de { $hours } horas para su cita{ part-for } del { $when }: hay un cargo de { $fee }. ¿La cancelo de todos modos, SÍ o NO?
read-back-cancel-notice = Faltan menos de { $hours } horas para esa cita, y el lugar podría quedar vacío. Es { part-visit }{ part-for }, el { $when }{ part-with }. ¿La cancelo de todos modos?
receipt-cancel = Su cita{ part-for } del { $when } quedó cancelada. No tiene que hacer nada más.
receipt-fee = Se aplica un cargo de { $fee }, porque faltaban menos de { $hours } horas.
cancel-too-late = Esa cita ya empezó o ya pasó, así que no la puedo cancelar. Por favor llámenos al { $phone }.
can-cancel = Está a tiempo. Puede cancelar su cita del { $when } sin costo hasta el { $until }.
can-cancel-late = Todavía puede cancelar su cita del { $when }. Como faltan menos de { $hours } horas, hay un cargo de { $fee }.
can-cancel-late-free = Todavía puede cancelar su cita del { $when }. Faltan menos de { $hours } horas, pero no hay ningún cargo.
cancel-policy = Puede cancelar sin costo hasta { $hours } horas antes de su cita.
cancel-policy-fee = Después de eso, hay un cargo de { $fee }.
visit-list = Estas son sus próximas citas:
    { $visits }
    .voice = Estas son sus próximas citas. { $visits }
visit-list-for = Estas son las próximas citas{ part-for }:
    { $visits }
    .voice = Estas son las próximas citas{ part-for }. { $visits }
visit-line = { $number }. { $when }, { part-visit }{ part-with }, { part-where }{ part-confirmed }
    .voice = Número { $number }: { $when }, { part-visit }{ part-with }, { part-where }{ part-confirmed }.
    .sms = { $number }. { $when }{ part-with }, { part-where }{ part-confirmed }
no-visits = No veo ninguna cita próxima.
no-visits-to-change = No veo ninguna cita próxima, así que no hay nada que cambiar ni cancelar. Puedo buscar una nueva.

receipt-confirm = Gracias. Su cita del { $when } está confirmada.

## Lista de espera y video

read-back-waitlist = Para estar seguros: ponerle en la lista de espera para { part-visit }{ part-for }{ part-with }{ part-timed }. ¿Lo hago?
    .voice = Le pondría en la lista de espera para { part-visit }{ part-for }{ part-with }{ part-timed }. ¿Lo hago, sí o no?
    .sms = ¿Le pongo en la lista de espera para { part-visit }{ part-for }{ part-with }{ part-timed }, SÍ o NO?
receipt-waitlist = Ya está en la lista de espera. Si se abre un lugar, le avisamos y le preguntamos antes de reservar.
waitlist-late = Lo siento, ese horario ya no está guardado para usted, así que no reservé nada. Usted sigue en la lista de espera y le escribo cuando se libere otro.
waiting-for = Usted está en la lista de espera para { part-visit }.
waitlist-already = Usted ya está en esa lista de espera.
read-back-video = Para estar seguros: su cita{ part-for } del { $when }{ part-with } pasa a ser por video. Mismo día, misma hora. ¿La cambio?
    .voice = Su cita{ part-for } del { $when }{ part-with } pasaría a ser por video, el mismo día y a la misma hora. ¿La cambio, sí o no?
    .sms = ¿Cambio su cita{ part-for } del { $when }{ part-with } a una cita por video, SÍ o NO?
receipt-video = Listo. Su cita{ part-for } del { $when }{ part-with } ahora es por video. No hace falta venir.
video-already = Esa cita ya es por video.
video-not-possible = Esa cita tiene que ser en persona, no puede ser por video.

## Quién es usted

proof-needed = Antes de hacer eso, necesito comprobar que es usted.
proof-again = Para proteger su información, necesito comprobar una vez más que es usted.
code-sent = Si sus datos coinciden con los nuestros, le acabo de enviar un código de 6 dígitos al teléfono que tenemos registrado. Si es su primera vez aquí, diga «es mi primera vez».
    .voice = Si sus datos coinciden con los nuestros, le llegará un código de seis dígitos al teléfono que tenemos registrado. Si es su primera vez aquí, diga: es mi primera vez.
code-sent-new = Le acabo de enviar un código de 6 dígitos al número que me dio.
    .voice = Le acabo de enviar un código de seis dígitos al número que me dio.
code-wait = Se pidieron demasiados códigos. Por favor espere un rato antes de pedir otro.
code-wrong = Ese código no coincide.
code-wrong-wait = Ese código no coincide. Por favor espere { $seconds } segundos e intente una vez más.
code-early = Fue demasiado pronto después del último código, así que no lo revisé. Por favor espere { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
} y luego deme el código otra vez.
code-used-up = Ese código no coincide y ya no se puede usar. Si no funciona, nuestro personal puede ayudarle.
code-expired = Ese código ya venció y no sirve. Puedo enviarle otro.
code-locked = Para proteger su información, no puedo recibir más códigos por ahora. Nuestro personal puede ayudarle.
verified = Gracias. Ya sé que es usted.
verified-new = Gracias. Ya está en nuestro registro.
proxy-needed = No puedo mostrar ni cambiar las citas de otra persona hasta que nuestro personal lo tenga registrado.
proxy-needed-or-new = No puedo reservar para otra persona hasta que nuestro personal tenga registrado que usted habla por ella. Si nunca ha venido aquí, diga «es nueva aquí»: entonces la registro y reservo ahora.
    .voice = No puedo reservar para otra persona hasta que nuestro personal tenga registrado que usted habla por ella. Si nunca ha venido aquí, diga: es nueva aquí. Entonces la registro y reservo ahora.
proxy-left-out = No puedo reservar{ part-for } hasta que nuestro personal lo tenga registrado, así que dejo fuera esa cita. Si es nueva aquí, pídamela aparte y la registro.
proxy-which = Usted representa aquí a más de una persona. Por favor dígame el nombre completo de la persona de la cita.
phone-changed = El número de teléfono cambió mientras tanto. Permítame enviar un código al nuevo.
phone-not-valid = Ese número de teléfono no parece correcto.

## Preguntas

answer = { $text }
answer-unknown-phone = No sé la respuesta a eso. Puede preguntarle a nuestro personal al { $phone }.
doctor-speaks = Sí, { $doctor } habla { part-language }.
doctor-speaks-not = No tenemos anotado que { $doctor } hable { part-language }. El intérprete es gratis: diga «con intérprete de { part-language }» y busco horas con uno.
none-speaks = En { $department } no hay nadie anotado que hable { part-language }; por eso estas horas son con intérprete, gratis.
none-speaks-alone = En { $department } no hay nadie anotado que hable { part-language }; la cita sería en inglés. El intérprete es gratis: pídalo si lo quiere.
department-speaks = En { $department } { $many ->
    [yes] hablan
   *[other] habla
} { part-language }: { $doctors }.
department-speaks-not = En { $department } no hay nadie anotado que hable { part-language }. El intérprete es gratis: diga «con intérprete de { part-language }» y busco horas con uno.
doctor-gender = Según nuestra lista, { $doctor } es { $gender ->
    [female] mujer
    [male] hombre
   *[other] alguien de quien no tenemos anotado si es hombre o mujer
 }.
doctor-works = Aquí { $doctor } atiende en { $departments }, en { $sites }.
insurance-yes = Sí, aceptamos { $insurer }. Su plan puede tener sus propias reglas.
insurance-unlisted = No, no veo { $insurer ->
    [none] ese plan
   *[other] { $insurer }
 } en nuestra lista.
insurance-other = Para cualquier otro plan, en facturación le pueden decir más, al { $phone }.
insurance-list = Aceptamos estos planes: { $insurers }.
visit-preparation = Para prepararse: { $text }
visit-no-preparation = No tiene que hacer nada especial para prepararse.
visit-directions = Es en { $site }, { $address }. { $text }
visit-directions-video = Es por video, así que no hace falta venir.
visit-referral = Para esta cita necesita una orden de su médico, que nos la puede enviar; si no tiene médico de cabecera, le doy cita con uno.
visit-no-referral = Para esta cita no necesita una orden de su médico.
visit-calendar = Agréguela a su calendario: { $url }
    .voice = { "" }
check-in-link = ¡Bienvenido! Avise aquí que llegó para su cita de { $when }, y verá su lugar en la fila: { $url }
    .voice = ¡Bienvenido! Para su cita de { $when }, avise por favor en la recepción de su clínica.
check-in-early = Su próxima cita{ part-for } es el { $when }, { part-where }. Puede avisar que llegó desde dos horas antes.
check-in-none = No veo una cita para la que tenga que avisar que llegó. En la recepción le ayudan a buscarla.
offer-doctor = { $practitioner }{ part-gender }{ part-languages }.
offer-doctor-line = { $places }: { $practitioner }{ part-gender }{ part-languages }.
    .voice = La opción { $places } es con { $practitioner }{ part-gender }{ part-languages }.
part-gender = { $gender ->
    [female] { " " }es mujer
    [male] { " " }es hombre
   *[other] { "" }
 }
part-languages = { $gender ->
    [female] { " " }y habla { $languages }
    [male] { " " }y habla { $languages }
   *[other] { " " }habla { $languages }
 }
offer-no-doctor = Para estas horas todavía no hay doctor asignado.
offer-soonest = La más pronta es la número { $number }: { $when }{ part-with }.
    .voice = La más pronta es la opción { $number }: { $when }{ part-with }.
visit-length = Calcule unos { $minutes } minutos.

## Estacionamiento

parking-free = Su espacio de siempre, { $space }, está libre para su cita del { $when }.
parking-taken = Su espacio de siempre, { $space }, está ocupado a esa hora. Hay más estacionamiento en { $site }.
parking-no-usual = Usted no tiene un espacio de siempre registrado. Hay estacionamiento en { $site }.
parking-elsewhere = Su espacio de siempre está en otra sede. Hay estacionamiento en { $site }.
parking-none = Todavía no hay una cita para revisar el estacionamiento.
parking-already = El espacio { $space } ya es suyo para esa cita.
read-back-parking = Para estar seguros: apartar el espacio { $space } para su cita{ part-for } del { $when }. ¿Se lo reservo?
    .voice = Apartaría el espacio { $space } para su cita{ part-for } del { $when }. ¿Se lo reservo, sí o no?
    .sms = ¿Aparto el espacio { $space } para su cita{ part-for } del { $when }, SÍ o NO?
receipt-parking = El espacio { $space } queda reservado para usted el { $when }.
receipt-parking-lost = El espacio { $space } ya no está apartado para esta cita.

## Personas

record-by-staff = Usted quiere cambiar lo que tenemos registrado (un teléfono, una dirección o quién puede hablar por quién). Solo nuestro personal puede hacerlo, así que se lo pasé; todavía no cambió nada.
handed-over = Le pedí a nuestro personal que siga con usted. Alguien le contestará aquí pronto.
    .voice = Le pedí ayuda a nuestro personal. Por favor siga en la línea.
handed-over-promised = Ahora no hay nadie en la recepción. Alguien le contestará aquí en este chat a más tardar el { $when }. Puede dejarlo abierto o volver después.
    .voice = Ahora no hay nadie en la recepción. Alguien le llamará a más tardar el { $when }.
    .sms = Ahora no hay nadie en la recepción. Alguien le escribirá aquí a más tardar el { $when }.

## Cuando algo no sale

consent-lapsed = Esa pregunta ya venció, así que no cambié nada.
consent-unheard = Puede que no haya recibido toda mi pregunta, así que no cambié nada. Permítame preguntar otra vez.
changed-meanwhile = Algo cambió en esa cita mientras tanto, así que no cambié nada.
visit-gone = Ya no encuentro esa cita, así que no cambié nada.
already-done = Eso ya está hecho.
not-allowed-here = Eso no lo puedo hacer aquí. Nuestro personal puede ayudarle.
clinic-refused = La clínica no pudo aceptarlo, así que no se cambió nada.
overlap = Usted ya tiene una cita a esa hora.
try-again = Algo falló de nuestro lado y no se cambió nada. Por favor inténtelo de nuevo en un momento.
