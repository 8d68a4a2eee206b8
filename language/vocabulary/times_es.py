"""Spanish words of date and time, folded (no accents). A phrase is written as its tokens; what rules call it is the key."""

# ruff: noqa: E501
from __future__ import annotations

WEEKDAYS = {
    0: "lunes lun lu",
    1: "martes mart mar ma",
    2: "miercoles mi mie mx mier miercole",
    3: "jueves jue juev ju",
    4: "viernes vie vier vi",
    5: "sabado sab sa",
    6: "domingo dom do",
}
PLURAL_WEEKDAYS = {5: "sabados", 6: "domingos"}
TWO_LETTERS = frozenset("lu ma mi ju vi sa do".split())
"""Weekdays as calendars head them; other words but where they are all that is said."""

SHORT_WEEKDAYS = TWO_LETTERS | {"lun", "mart", "mar", "mie", "mx", "jue", "vie", "sab", "dom", "mier"}

MONTHS = {
    1: "enero ene", 2: "febrero feb", 3: "marzo mar", 4: "abril abr", 5: "mayo may", 6: "junio jun", 7: "julio jul", 8: "agosto ago",
    9: "septiembre setiembre sep sept set", 10: "octubre oct", 11: "noviembre nov", 12: "diciembre dic",
}  # fmt: skip

UNITS = {
    "second": "segundo segundos seg",
    "minute": "minuto minutos min mins",
    "hour": "hora horas hr hrs h",
    "day": "dia dias",
    "weekday": "dia habil|dias habiles|dia laborable|dias laborables|dia laboral|dias laborales|dia de semana|dias de semana|dia entre semana",
    "week": "semana semanas sem",
    "weekend": "fin de semana|fines de semana|finde|weekend|el fin de semana",
    "month": "mes meses",
    "quarter": "trimestre trimestres",
    "year": "ano anos",
}

SEVERAL = {"day": "dias", "week": "semanas", "month": "meses"}
RELATIVE_DAYS = {
    0: "fecha actual|la fecha actual|hoy|el dia de hoy|hoy mismo|hoy dia|este dia",
    1: "lo de manana|la de manana|el de manana|las de manana|cita de manana|citas de manana|manana|mañana|el dia de manana|manana mismo|el dia siguiente|al dia siguiente|al otro dia|el proximo dia|el siguiente dia",
    8: "manana en ocho|de manana en ocho|manana en 8|de manana en ocho dias",
    7: "hoy en ocho|de hoy en ocho|hoy en 8|de hoy en 8|de hoy en ocho dias|hoy en ocho dias",
    14: "hoy en quince|de hoy en quince|hoy en 15|de hoy en 15|de hoy en quince dias|hoy en quince dias",
    2: "pasado si|pasado mejor|mejor pasado|pasado puedo|pasado manana|pasadomanana|el dia despues de manana|el dia siguiente de manana",
    -1: "ayer|el dia anterior|dia anterior|el ultimo dia",
    -2: "anteayer|antier|antes de ayer|el dia antes de ayer",
}

PARTS = {
    "dawn": "madrugada|la madrugada|de madrugada|de la madrugada|por la madrugada|en la madrugada",
    "morning": "cualquier manana|alguna manana|una manana|la manana|la mananita|en la mananita|por la mananita|x la manana|por la manana|de la manana|en la manana|a la manana|por las mananas|en las mananas|las mananas|mananas|de manana"
    "|por la mañana|manana por la manana de|durante la manana|en horas de la manana|una manana|de las mananas",
    "early_morning": "temprano por la manana|temprano en la manana|a primera hora de la manana|a primeras horas de la manana|primeras horas de la manana"
    "|temprano a la manana|comienzo de la manana|muy temprano|tempranito|temprano de la manana|bien temprano|tempranito en la manana|temprano|bien tempranito",
    "late_morning": "a media manana|media manana|al final de la manana|fin de la manana|tarde en la manana|ultima hora de la manana|final de la manana",
    "afternoon": "cualquier tarde|alguna tarde|la tarde|por la tarde|de la tarde|en la tarde|a la tarde|por las tardes|en las tardes|las tardes|durante la tarde"
    "|en horas de la tarde|una tarde|la tardecita|tardecita|en la tardecita|por la tardecita|de las tardes",
    "after_lunch": "despues de comer|despues de almuerzo|despues de la comida|saliendo de almorzar|saliendo de comer|despues del almuerzo|despues de almorzar",
    "early_afternoon": "esta tarde temprano|tarde temprano|temprano por la tarde|temprano en la tarde|a primera hora de la tarde|primeras horas de la tarde|comienzo de la tarde|temprano tarde",
    "late_afternoon": "a ultima hora de la tarde|ultima hora de la tarde|al final de la tarde|final de la tarde|media tarde|a media tarde|fin de la tarde",
    "evening": "cualquier noche|alguna noche|la nochecita|nochecita|en la nochecita|por la nochecita|al anochecer|anochecer|la tarde noche|la tardenoche|tarde noche|al atardecer|a la caida de la tarde",
    "late_night": "tarde en la noche|tarde por la noche|muy noche|bien noche|a altas horas de la noche",
    "night": "la noche|por la noche|de la noche|en la noche|a la noche|por las noches|de noche|durante la noche|las noches",
    "lunch": "la hora de comer|a la hora de comer|a la hora del almuerzo|la hora del almuerzo|almuerzo|en el almuerzo|hora del almuerzo|hora de almuerzo",
    "first_thing": "a primera hora|primera hora|a primeras horas|lo mas temprano|primera hora de la manana|a primera hora por la manana",
    "end_of_day": "fin de dia|a fin de dia|final de dia|final del dia|al final del dia|fin del dia|a ultima hora|a ultima hora del dia|ultima hora|al fin del dia",
    "business": "horario de oficina|horas de oficina|horas habiles|horario laboral|horas de trabajo",
    "daytime": "durante el dia|de dia",
    "tonight": "esta noche|hoy por la noche|hoy en la noche",
    "dinner": "la cena|hora de la cena",
}
PLURAL_PARTS: frozenset[str] = frozenset()
"""Behind a weekday: every week's."""

PARTS_BEHIND_THIS = {"manana": "morning", "mananita": "morning", "tarde": "afternoon", "tardecita": "afternoon"}
"""Words that are a part of the day only behind "this": "mañana" alone is tomorrow, "tarde" alone late."""

CLOCK_WORDS = {
    (
        12,
        0,
    ): "mediodia|el mediodia|al mediodia|medio dia|al medio dia|a mediodia|el medio dia|las doce del dia|las doce del mediodia|las 12 del mediodia",
    (0, 0): "medianoche|la medianoche|media noche|a medianoche|a la medianoche",
}
HOURS_OR_SO: list[str] = []
AFTER_EVENTS = {
    17: "despues del trabajo|despues de trabajar|saliendo del trabajo|cuando salga del trabajo|al salir del trabajo|despues de mi trabajo|salgo del trabajo",
    15: "despues de la escuela|despues de clases|despues del colegio|cuando salga de la escuela|saliendo de la escuela",
}
BEFORE_EVENTS = {
    9: "antes del trabajo|antes de trabajar|antes de ir al trabajo",
    12: "antes de comer|antes del almuerzo",
    8: "antes de la escuela|antes de clases",
}

NOW = "ahora|en la actualidad|en el momento actual|en estos momentos|ahorita|ahora mismo|en este momento|ya mismo|inmediatamente|de inmediato|ahorita mismo|en este instante"
SOON = (
    "lo antes posible|cuanto antes|lo mas pronto posible|lo mas pronto|tan pronto como sea posible|lo mas rapido posible|en cuanto se pueda"
    "|lo mas temprano posible|lo mas temprano que tengan|lo mas temprano que tenga|lo mas temprano que haya|lo mas temprano que se pueda|lo mas temprano que puedan|lo mas temprano que pueda|lo mas pronto que tengan|lo mas pronto que tenga|lo mas pronto que haya|lo mas pronto que puedan|lo mas pronto que pueda|la cita mas temprana|la hora mas temprana|entre mas pronto mejor|mientras mas pronto mejor|entre mas antes mejor|lo mas tempranito que tengan|la mas tempranera|la primera disponible|el primero disponible|la mas proxima|lo mas proximo|lo mas cercano|la primera cita que tenga|la primera cita que haya|la primera cita disponible|primera disponible|lo antes que se pueda|urgente"
    "|la primera que tenga|lo primero que tenga|la cita mas cercana|la mas cercana|lo mas antes posible|a la brevedad|lo mas pronto que se pueda"
    "|el mas proximo|la mas pronta|la primera que haya|lo primero que haya|cita mas pronta|lo antes que puedan|lo antes que pueda|lo antes que puedas|lo antes|la mas temprana|la primera hora disponible"
)

WORDS = {
    "NEXT": "proximo|proxima|proximos|proximas|el proximo|la proxima|los proximos|las proximas|siguiente|el siguiente|la siguiente|este proximo|esta proxima"
    "|los siguientes|las siguientes|siguientes|en el proximo|en la proxima|prox|este siguiente|esta siguiente",
    "COMING": "que viene|q viene|k viene|q vienen|que vienen|proximo|proxima|siguiente|que sigue|entrante|que entra|proximos|proximas|del que viene|siguientes|venidero",
    "FOLLOWING": "siguiente|la siguiente|el siguiente",
    "THIS": "este|esta|estos|estas|el presente|el actual|la actual|mismo|el mismo|en este|en esta|el corriente|del presente",
    "THIS_POST": "actual|en curso|corriente|presente",
    "LAST": "pasado|pasada|pasados|pasadas|el pasado|la pasada|ultimo|ultima|ultimos|ultimas|el ultimo|la ultima|los ultimos|las ultimas|anterior"
    "|este pasado|esta pasada|los pasados|las pasadas",
    "LAST_POST": "pasado|pasada|pasados|pasadas|anterior|ultimo|ultima",
    "FINAL": "ultimo|ultima|el ultimo|la ultima|el ultimo dia",
    "OTHER": "la otra",
    "AFTER_NEXT": "que viene no , la otra|siguiente no , la otra|proxima no , la otra|proxima no la otra|despues de la proxima|despues del proximo|despues de la que viene|despues del que viene|que viene no la otra|de arriba|siguiente no la otra"
    "|subsiguiente|siguiente a la proxima|que no viene sino la otra|despues de la siguiente|de la otra semana",
    "EARLY": "principios de|a principios de|principio de|al principio de|comienzos de|a comienzos de|inicios de|a inicios de|a principios del|principios del"
    "|al comienzo de|al principio del|inicio de|al inicio de|comienzo de|a inicios del|primera parte de|la primera parte de|a comienzo de|primeros de|a primeros de|primeros dias de"
    "|al comienzo del|al inicio del|a comienzos del|a principio de|temprano",
    "MID": "mediados de|a mediados de|mediados del|a mediados del|mitad de|a mitad de|a la mitad de|en medio de|mediado de",
    "LATE": "finales de|a finales de|final de|al final de|fines de|a fines de|fin de|a fin de|finales del|a finales del|al final del|fin del|final del|a final de"
    "|a ultimos de|ultimos de|a fines del|hacia finales de|hacia el final de|al fin de|fines del|ultima parte de|tarde",
    "REST": "resto de|el resto de|resto del|el resto del|lo que queda de|lo que queda del|en lo que queda de|en lo que queda del|lo que resta de|lo que resta del|en lo que resta de|en lo que resta del|lo que falta de|lo que falta del",
    "ALL": "todo|toda|todo el|toda la|cualquier momento de|en cualquier momento de|cualquier dia de|algun dia de|en algun momento de|cualquier hora de|entero",
    "BEFORE": "anterior|anterior a|tan tarde como|no mas tardar|no mas tardar a las|no mas tardar de|a mas tardar para|antes de|antes del|antes de las|antes de la|antes|hasta|para antes de|a mas tardar|no mas tarde de|no despues de|hasta el|hasta las|hasta la"
    "|antes de el|a mas tardar el|no mas tarde que|mas temprano que|mas temprano de|previo a|a mas tardar a las|no mas tarde del|antes que|antes de los",
    "AFTER": "pero despues de|pero despues de las|pero pasadas las|posterior de|posteriormente a|despues de|despues del|despues de las|despues de la|tras|pasadas las|pasada la|luego de|luego del|mas tarde de|mas tarde que|despues|mas tarde del"
    "|posterior a|despues de los|despues de el|mas de las|pasado el|pasado|mas alla de|mas alla del|luego de las|pasando las|posterior al|pasando",
    "SINCE": "no antes|desde|desde el|desde la|desde las|a partir de|a partir del|a partir de las|a partir de la|no antes de|no antes de las|no antes del|empezando"
    "|empezando el|comenzando|a contar de|a partir de el|desde los|tan temprano como|comenzando el",
    "ONWARD": "en adelante|de ahi en adelante|de ahi para adelante|de ahi pa adelante|asi que de ahi en adelante|para delante|pa adelante|o mas tarde|o despues|y despues|para adelante|pa delante|en delante|para arriba|pa arriba|o luego|como minimo",
    "OR_EARLIER": "o antes|o mas temprano|como maximo|a mas tardar|o mas pronto",
    "AROUND": "alrededor de|alrededor de las|alrededor del|cerca de|cerca de las|cerca del|como a|como a las|como a la|a eso de|a eso de las|mas o menos a las|sobre las"
    "|sobre la|aproximadamente|aproximadamente a las|hacia las|hacia la|por ahi de las|tipo|mas o menos|sobre el|hacia el|como el|como|aprox|tipo las|por ahi del"
    "|por ahi|a eso del|a eso de la|cerca de la|alrededor de la|casi|cerca de el|a aproximadamente|en torno a|unas|unos|aproximadamente a|como para|como por",
    "ISH": "o algo por el estilo|o mas o menos|mas o menos|aproximadamente|o por ahi|y pico|o algo asi|y algo|en punto|aprox",
    "EXCEPT": "excepto|excepto el|excepto los|menos|menos el|menos los|salvo|salvo el|salvo los|pero no|pero no el|pero no los|no el|no los|no|que no sea|que no sea el"
    "|que no sean|no puedo|no puedo el|no puedo los|no puedo la|a excepcion de|a excepcion del|quitando|fuera de|aparte de|nada de|en vez de|en vez del|en lugar de"
    "|en lugar del|no me sirve|no me sirve el|pero no en|no en|no por|pero no por|nunca|con excepcion de|no puedo ni|no quiero|no me queda|estoy ocupado|estoy ocupada"
    "|trabajo|trabajo el|trabajo los|ocupado|ocupada|ocupado el|ocupada el|no disponible|no estoy|no estoy el|ni|no puedo en|no a|que no|excluyendo|no puedo por|no puedo ningun dia|ningun dia de|que no caiga en|que no caiga el|que no caiga|que no sea en|que no sea en la"
    "|no tengo tiempo el|no la|no las|no para|no para el|no para la|no para los|duermo|estoy fuera|no en la|pero no a|menos en|excepto en|excepto por|menos por",
    "EXCEPT_POST": "es muy temprano|es demasiado temprano|es muy tarde|es demasiado tarde|me queda muy temprano|me queda muy tarde|es muy pronto|no puedo|no voy a poder|me es imposible|ni loca|ni loco|ni de chiste|tampoco|tampoco puedo|no me sirve|no me va bien|no me queda|no me viene bien|no se puede|no me conviene|no funciona|no|no me funciona|imposible|trabajo"
    "|estoy ocupado|estoy ocupada|no me queda bien|no es posible|no podre|no podria|no es bueno|no esta bien|no me acomoda|esta mal|no puede|no estoy|no va|estoy en la obra|estoy en el trabajo|estoy trabajando|ando trabajando|estoy en clase|estoy en la escuela|tengo clase|tengo clases|tengo trabajo|tengo dialisis|tengo terapia|tengo turno|duermo",
    "EVERY": "cada|todos los|todas las|los|las|cualquier|cualquiera",
    "ONE_SUCH": "un|algun|en un|para un",
    "FROM_DOM": "entre el|del|desde el",
    "TO_DOM": "y el|al|hasta el",
    "ON": "el|en|a|para|por|la|los|las|al|del|de|para el|para la|en el|en la|el dia|durante|para este|del dia|que sea el|para los|@|durante el|durante la|lo"
    "|el dia de|seria|tal vez|quizas|quiza|preferiblemente|de la|de las|para las|a la|sea|con fecha|un|una|en algun momento|en algun momento de|en cualquier momento"
    "|en algun momento del|algun momento|en algun momento el",
    "CONN": "ya|y que sea|, y que sea|, que sea|pero|ya por|ahi|,|a|en|de|por|el|la|del|a las|de la|de las|para|, el|, a|, a las|en la|por la|al|para el|que sea|con|los|las|dia|el dia|-|durante|(|, en|, por|sobre|como"
    "|a eso de|a la|para la|preferiblemente|de preferencia|en el|@|, de|, la|tipo|, por la|de este|, del|de los|del dia|, dia|, como|aproximadamente|en algun momento|,",
    "AT": "a las|a la|las|la|a eso de las|para las|para la|de las|por las|sobre las|al las|a|@|desde las|a los|como a las|tipo|en las|de la|sea a las|con",
    "NOT_EARLY": "nada muy temprano|no muy temprano|nada tan temprano|no tan temprano|que no sea muy temprano|que no sea tan temprano|no demasiado temprano|nada temprano|que no sea temprano",
    "DAY_OR_TWO": "en un dia o dos|un dia o dos|en uno o dos dias|uno o dos dias",
    "IN": "en|dentro de|de aqui a|de aca a|en unos|en unas|en como|dentro de unos|dentro de unas|en otros|en otras|al cabo de|tras",
    "WITHIN": "en los|en las|durante los|durante las|dentro de los|dentro de las|en el|en la|por los|por las|los|las|entre los|en|por|durante el|durante la",
    "OF": "de|del|de la|en|de este|de esta|el|la|,|de el|a|en el|en la|del mes de|durante|para|de los|de las|por",
    "THE": "el|la|los|las|al|este|del|ese|esa|dia|el dia|al dia|lo",
    "THE_DAY": "el|al|del|para el|este|el dia|dia",
    "A": "un|una|otro|otra",
    "AND": "y|o|,|, y|, o|o el|y el|u|o bien|o a las|y a las|o por|o la|y la|y los|o los|o a la|o en|y por|/|e|y tambien|o tambien|o si no|o quizas|o las|y las|y en",
    "OR": "o|y|,|, o|, y|o el|y el|u|/|o bien|o la|y la|o a las|y a las|o quizas|o tal vez",
    "TO_HOUR": "a las|a la",
    "TO": "a|-|hasta|al|hasta las|hasta la|hasta el|~|- a -|hasta los|a los|hasta antes de|a el",
    "AND_TO": "y|y las|y la|y el|e|y los|y de",
    "DASH": "-|a|~",
    "LIKE": "como de|tipo de|tal vez de|quizas de",
    "FROM": "de|desde|entre|desde las|de las|entre las|del|desde el|entre el|desde la|de la|entre la|a partir de|entre los|de los|desde los|a partir de las",
    "BEFORE_END": "antes de que acabe|antes de que se acabe|antes de que termine|antes de que se termine|antes de que acabe el|antes de que termine el|antes de que acabe la|antes del fin de|antes de fin de|antes de finales de|antes del final de|antes del final del|hasta fin de|hasta el fin de|hasta finales de|hasta el final de|hasta el final del|hasta fines de|hasta que acabe|hasta que termine|hasta que acabe el|hasta que termine el|antes de que se acabe el|antes de que acabe este",
    "BUT_BEFORE": "pero antes de|pero antes de las|y antes de|y antes de las|, pero antes de|pero antes del|y antes del",
    "AGO": "atras",
    "AGO_PRE": "hace|hacen|hace como|hace unos|hace unas",
    "HENCE": "a partir de ahora|desde ahora|despues|mas tarde|a partir de hoy|a contar desde hoy|mas|de aqui|desde hoy",
    "FROM_DAY": "despues de|despues del|antes de|antes del|a partir de|a partir del|desde|tras|luego de|luego del",
    "FROM_MOMENT": "a partir de",
    "PAST": "y|con|pasadas las",
    "TILL": "menos",
    "TILL_PRE": "para las|para la|pa las|faltando para las|antes de las",
    "HALF": "media|medio|1 / 2",
    "IN_A_WEEK": "en ocho|en ocho dias|en 8|en 8 dias", "IN_TWO_WEEKS": "en quince|en quince dias|en 15|en 15 dias",
    "QUARTER": "cuarto|un cuarto|al cuarto|a un cuarto|el cuarto|cuarto de|1 / 4",
    "THREE_QUARTERS": "tres cuartos|tres cuartos de",
    "OH": "cero|zero|0",
    "OCLOCK": "en punto|horas|hrs|h|hs|hora",
    "AM": "am|a m|antes del mediodia|del dia",
    "PM": "pm|p m|pasado meridiano",
    "COUPLE": "par de|un par de",
    "FEW": "unos|unas|unos pocos|unas pocas|algunos|algunas|varios|varias|pocos|pocas|unos cuantos|unas cuantas",
    "FORTNIGHT": "quincena|una quincena|la quincena",
    "BUSINESS": "habiles|laborables|laborales",
    "WEEKDAYS": "entre semana|dias de semana|dia de semana|dias entre semana|dia entre semana|de lunes a viernes|lunes a viernes|dia habil|dias habiles|dia laborable"
    "|cualquier dia de la semana|cualquier dia entre semana|un dia entre semana|cualquier dia habil|dias laborables|un dia de semana|de lun a vie|dia laboral",
    "WEEKENDS": "fines de semana|los fines de semana|cualquier fin de semana|en fin de semana|un fin de semana",
    "FIRST": "primero|primer dia|el primero|primer|primeras|primeros|las primeras|los primeros",
    "HALF_ADD": "y media|y medio",
    "MORE": "mas",
    "WEEK_OF": "semana del|sem del|la semana del|semana de|la semana de|semana que va del|la semana que va del|semana que empieza el|la semana que empieza el|semana que comienza el"
    "|la semana que comienza el|la semana del dia|semana que inicia el",
    "LONG": "por|durante|de",
    "LESS": "menos de",
    "MORE_THAN": "mas de|al menos|por lo menos",
    "PAREN": ")",
    "DAY": "dia|el dia|al dia|el dia de|dias",
    "OF_THIS": "de la|del|por la|por el|para la|en la",
    "LATER": "mas tarde|mas tarde en|mas tarde de|mas adelante|mas adelante en|mas tarde por",
    "EARLIER": "mas temprano|mas temprano en|mas temprano de|antes en",
    "HALF1": "primera quincena de|la primera quincena de|primera quincena del|la primera quincena del|primera mitad de|la primera mitad de|primera mitad del|la primera mitad del|el primer semestre de|primer semestre de|primer semestre del|el primer semestre del",
    "HALF2": "segunda quincena de|la segunda quincena de|segunda quincena del|la segunda quincena del|segunda mitad de|la segunda mitad de|segunda mitad del|la segunda mitad del|el segundo semestre de|segundo semestre de|segundo semestre del"
    "|el segundo semestre del",
    "HALF1_POST": "primer semestre|1 er semestre|1 º semestre|1 er . semestre|1 ° semestre|semestre 1", "HALF2_POST": "segundo semestre|2 º semestre|2 do semestre|2 ° semestre|semestre 2",
    "QUARTER1": "t 1|q 1", "QUARTER2": "t 2|q 2", "QUARTER3": "t 3|q 3", "QUARTER4": "t 4|q 4",
    "WEEK_NUMBER": "semana|semana numero|la semana|la semana numero",
    "WORKWEEK": "semana laboral|semana de trabajo|semana habil",
    "WEEKEND_OF": "fin de semana de|el fin de semana de|puente de|el puente de|fin de semana del|el fin de semana del|puente del|el puente del",
    "TO_DATE": "la fecha|hoy|la fecha de hoy|el dia de hoy",
    "NEXTS": "proximos|proximas|siguientes|que vienen|q vienen",
    "DEL": "del|del mes",
    "CLOSEST": "el mas cercano|mas cercano",
    "HERE_TO": "de aqui a|de aqui al|de aca al|de aqui hasta|de aqui hasta el|de ahora al|de aqui a el",
    "OR_TO": "o|u|a|-|o quizas|o tal vez|o hasta",
    "OR_TWO": "o dos|o 2",
    "MIDWEEK": "media semana|a media semana|entre media semana",
    "EVE": "vispera|la vispera|visperas|las visperas|la vispera del|vispera del",
    "SEASON_WINTER": "invierno|el invierno", "SEASON_SPRING": "primavera|la primavera", "SEASON_SUMMER": "verano|el verano", "SEASON_FALL": "otono|el otono",
    "EOM": "fin de mes|final de mes|finales de mes|fines de mes", "EOY": "fin de ano|final de ano|finales de ano|fines de ano",
}  # fmt: skip

ZONES = {
    "hora del este": -5,
    "hora del centro": -6,
    "hora de la montana": -7,
    "hora del pacifico": -8,
    "mst": -7,
    "mdt": -6,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "pst": -8,
    "pdt": -7,
    "gmt": 0,
    "utc": 0,
    "cet": 1,
    "cest": 2,
}

HOLIDAY_NAMES = {
    "new_year": "ano nuevo|dia de ano nuevo|el ano nuevo", "epiphany": "dia de reyes|reyes|dia de los reyes|los reyes magos", "mlk": "dia de martin luther king",
    "valentine": "dia de san valentin|san valentin|dia de los enamorados|dia del amor", "presidents": "dia de los presidentes|dia del presidente",
    "st_patrick": "dia de san patricio|san patricio", "good_friday": "viernes santo", "easter": "pascua|semana santa|la semana santa|domingo de pascua|domingo de resurreccion|la pascua",
    "easter_monday": "lunes de pascua", "mother": "dia de la madre|dia de las madres|el dia de las madres", "memorial": "memorial day|dia de los caidos",
    "father": "dia del padre|el dia del padre|dia de los padres", "juneteenth": "juneteenth",
    "islamic_new_year": "ano nuevo islamico|ano nuevo musulman|el ano nuevo islamico", "orthodox_easter": "pascua ortodoxa|la pascua ortodoxa",
    "election": "dia de las elecciones|dia de elecciones|las elecciones", "womens_day": "dia de la mujer|dia internacional de la mujer",
    "independence": "dia de la independencia|dia de independencia|el dia de la independencia", "labor": "dia del trabajo|labor day",
    "labor_may": "dia del trabajador|dia de los trabajadores|dia internacional de los trabajadores",
    "columbus": "dia de la raza|dia de colon|dia de la hispanidad", "halloween": "halloween|noche de brujas|dia de brujas", "all_saints": "dia de todos los santos",
    "dead": "dia de los muertos|dia de muertos", "veterans": "dia de los veteranos|dia del veterano",
    "thanksgiving": "accion de gracias|dia de accion de gracias|el dia de accion de gracias|thanksgiving", "black_friday": "viernes negro|black friday", "mardi_gras": "martes de carnaval", "maundy_thursday": "jueves santo",
    "christmas_eve": "nochebuena|noche buena", "christmas": "navidad|dia de navidad|la navidad|las navidades", "holy_innocents": "dia de los inocentes|dia de los santos inocentes",
    "new_year_eve": "nochevieja|noche vieja|fin de ano viejo|vispera de ano nuevo|ano viejo", "ash_wednesday": "miercoles de ceniza", "palm_sunday": "domingo de ramos",
    "purim": "purim", "passover": "pascua judia|la pascua judia|pesaj", "rosh_hashanah": "rosh hashana|rosh hashanah|ano nuevo judio|el ano nuevo judio", "yom_kippur": "yom kipur|yom kippur",
    "hanukkah": "januca|la januca|hanukkah", "eid_fitr": "eid|el eid|fin de ramadan|el fin de ramadan|fin del ramadan|el fin del ramadan", "lunar_new_year": "ano nuevo chino|el ano nuevo chino",
    "diwali": "diwali", "candlemas": "dia de la candelaria", "children": "dia del nino|dia de los ninos", "guadalupe": "dia de la virgen|dia de la virgen de guadalupe|dia de la guadalupana",
    "cinco_de_mayo": "cinco de mayo", "april_fools": "dia de las bromas|dia de las bromas de abril|dia de los inocentes de abril",
}  # fmt: skip

VOID = (
    "ya esta tarde|muy esta tarde|mas temprano|mas tempranito|trabajo de noche|trabajo de noches|trabajo en la noche|trabajo por la noche|guardia de noche|turno de noche|todo por hoy|es todo por hoy|otro mes mas|un mes mas|otra semana mas|por una vez|de una vez|una mas|lo mismo da|me da lo mismo|en cuanto a|buenos dias|buenas tardes|buenas noches|buen dia|que tenga buen dia|ya es tarde|es tarde|muy tarde|demasiado tarde|llegar tarde|llego tarde|voy tarde|un momento"
    "|un segundo|un minuto|un minutito|la primera|la segunda|la tercera|el primero|el segundo|el tercero|la ultima|el ultimo|primera vez|otra vez|una vez|esta vez|la vez"
    "|ultima vez|la ultima vez|mas tarde|hoy en dia|el otro dia|todos los dias|una cita|un doctor|una doctora|una consulta|uno de|una de|por ahora|dia de hoy"
    "|segunda opinion|por primera vez|la primera opcion|la segunda opcion|mi cita|una persona|un medico|una pregunta|un seguro|la una de"
)
"""Phrases that sound like times and are none."""
