# Varias citas a la vez (una serie, un orden de citas, una familia), y dos citas que cambian de lugar.

offer-list-together = Así podrían ir juntas { $count } citas:
    { $offers }
    .voice = Encontré cómo tener las { $count } citas. { $offers }
offer-together-line = { $number }. Juntas{ part-why }:
    { $visits }
    .voice = Opción { $number }{ part-why }: { $visits }
offer-series-line = { $number }. { part-visit }{ part-for }{ part-with }, { part-where }{ part-why }:
    { $times }
    .voice = Opción { $number }: { part-visit }{ part-for }{ part-with }{ part-why }: { $times }
series-time = – { $when }
    .voice = { $when }.
    .sms = - { $when }
together-visit = – { $when }: { part-visit }{ part-for }{ part-with }, { part-where }
    .voice = { $when }, { part-visit }{ part-for }{ part-with }.
    .sms = - { $when }: { part-visit }{ part-for }{ part-with }, { part-where }
series-not-all = No todas las citas caben en los horarios que pidió. Esto es lo más parecido:
series-late = Para todas juntas no hay nada que empiece antes del { $day }.
no-together = Busqué, pero no encuentro horarios para todas estas citas juntas. Puedo buscar otros días, menos citas, o de una en una.
together-held = Le guardo los { $count } horarios durante { $minutes } minutos.
    .voice = Le guardo los { $count } horarios durante unos minutos.
read-back-together = Para estar seguros, estas { $count } citas:
    { $visits }
    ¿Se las reservo todas?
    .voice = Le repito. { $visits } ¿Le reservo las { $count }, sí o no?
    .sms = { $visits }
    ¿Reservo las { $count }, SÍ o NO?
receipt-together = Sus { $count } citas están reservadas:
    { $visits }
receipt-together-pending = Recibimos su solicitud de { $count } citas. Falta que la clínica las acepte, y le avisaremos.
    { $visits }
receipt-calendars = Agréguelas a su calendario:
    { $links }
    .voice = { "" }
calendar-link = { $url }
    .voice = { "" }
family-which = Usted puede actuar por más personas de las que nombró, así que no sé a quién se refiere. Permítame reservar estas citas de una en una.

read-back-swap = Para estar seguros, estas dos citas cambian de horario:
    { $visits }
    ¿Las intercambio?
    .voice = Le repito. { $visits } ¿Las intercambio, sí o no?
    .sms = { $visits }
    ¿Las intercambio, SÍ o NO?
swap-visit = – { part-visit }{ part-for }{ part-with }: del { $old } al { $when }, { part-where }
    .voice = { part-visit }{ part-for }{ part-with } pasa del { $old } al { $when }.
    .sms = - del { $old } al { $when }{ part-for }{ part-with }, { part-where }
receipt-swap = Listo. Sus citas cambiaron de lugar:
    { $visits }
swap-alike = Esas dos citas son iguales: el mismo tipo, el mismo doctor, el mismo lugar. Intercambiarlas no cambiaría nada.
swap-not-possible = Esas dos no pueden intercambiar horario: uno de los doctores no está libre a la otra hora. Puedo cambiar cualquiera de las dos.
