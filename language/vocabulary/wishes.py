"""Small wishes about a visit: for whom, how, with whom again, sooner or later, elsewhere. Patterns over folded text."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Lang

KIN_OF_KIN = (
    r"\b(?:my|his|her) (?:husband|wife|partner|boyfriend|girlfriend|boss|friend|neighbor|sister|brother|son|daughter)'s (?:dad|daddy|father|mom|mother|mama|sister|brother|kid|baby|son|daughter|uncle|aunt)\b"
    r"|\b(?:la|el) (?:nin[oa]|hij[oa]|mama|papa|bebe|nen[ea]) de (?:mi|un|una) \w+"
)
"""A relation of a relation: the patient is somebody else's."""

FOR_WHOM: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (
        ("other", KIN_OF_KIN),
        (
            "son",
            r"\bmy (?:\w+ ){0,2}?(?:sons?|boys?|little (?:guy|man|fella))\b(?!-in-law| in law)|^\W*sons?\b(?! of)|\bfor son\b",
        ),
        (
            "daughter",
            r"\bmy (?:\w+ ){0,2}?(?:daughters?|girls?|little lady)\b(?!friend|-in-law| in law)|^\W*daughters?\b",
        ),
        (
            "child",
            r"\b(?:my|our|three|two|four) (?:\w+ ){0,2}?(?:little|lil) ones\b|^\W*(?:the )?baby'?s?\b|\b(?:my|our) (?:\w+ ){0,2}?(?:child|kid|kids|children|baby|toddler|newborn|infant|little one|lil one|twins|teenager|teen|oldest|youngest)\b|^\W*kids?\b|\bthe (?:twins|kids|kid's|baby's)\b|\b(?:sick|foster) kid\b|\bof my (?:\w+[ -]){1,2}year[ -]old\b|\bmy (?:\w+[ -]){1,2}(?:yr|year)[ -]olds?\b|\bfor (?:the|our) (?:kid|kids|baby|children)\b|\b(?:my|our) \d+ ?-?(?:mo|month|months|yr|year|years|week|weeks|wk)s?[- ]?old\b",
        ),
        (
            "mother",
            r"\bmy (?:\w+ ){0,2}?(?:mothers?|moms?|mum|mama|mommy|momma)\b(?!-in-law| in law)|^\W*(?:mom|mama|mother)(?:'s)? (?:is|has|needs?|wants?|forgets|can't|says she)\b|\bfor (?:mom|mama)\b",
        ),
        (
            "father",
            r"\bmy (?:\w+ ){0,2}?(?:fathers?|dads?|papa|daddy|pop|pops)\b(?!-in-law| in law)|^\W*(?:dad|daddy|father)(?:'s)? (?:is|has|needs?|wants?|forgets|can't|says he)\b|\bfor (?:dad|daddy)\b",
        ),
        ("wife", r"\bmy (?:wifes?|wifey|missus)\b|^\W*(?:the )?wife(?:'s)?\b"),
        ("husband", r"\bmy (?:husbands?|hubby)\b|^\W*(?:hubby|husband)(?:'s)?\b"),
        ("partner", r"\bmy (?:partner|boyfriend|girlfriend|bf|gf|fiance|fiancee|spouse|significant other)\b"),
        (
            "other",
            r"\bmy (?:\w+ )?(?:grandson|granddaughter|grandchild|grandkid|grandbaby|grandkids|nephew|niece|grandmother|grandmas?|grandfather|grandpa|granny|brother|sister|friend|aunt|uncle|cousin|neighbor|mother-in-law|father-in-law|mother in law|father in law|roommate|parents|client|tenant|in-laws|suegr[oa]|abuel[oa]|abuelit[oa]|ti[oa]|prim[oa]|son-in-law|son in law|daughter-in-law|daughter in law|stepson|stepdaughter|godson|godmother)\b|\b(?:man|woman|lady|gentleman|guy|patient|person|client) (?:i|that i|who i|we) (?:look after|take care of|care for)\b|\bi (?:look after|take care of|care for) (?:an?|this|my) (?:\w+ )?(?:man|woman|lady|gentleman|guy|person|neighbor|patient)\b|\bfor (?:someone else|somebody else|another person|a friend|grandma|grandpa|granny)\b|^\W*(?:grandson|granddaughter|grandma|grandpa|granny)\b|\b(?:m[rs]s?\.?|mister) \w+,? my employer\b|\bon behalf of\b",
        ),
        (
            "self",
            r"\b(?:one|appointment|appt|visit|check-?up|check|exam|test|shot|scan|physical|something|same|another|book|schedule|now|also|time) for me\b(?! and)|^\W*(?:(?:and|now|no|ok|okay|then|actually|wait)\W+)*for me(?= too| as well|\W*$|,)|\b(?:it's|its|it is|this is|that's|just|only) for (?:me|myself)\b|\bfor myself\b|\bjust me\b|\bi(?:'m| am) the patient\b|\bthe patient is me\b|\bisn't the patient\W+i am\b",
        ),
    ),
    "es": (
        ("other", KIN_OF_KIN),
        (
            "son",
            r"\b(?:mi|su) (?:\w+ ){0,1}?(?:hijo|muchacho|nino|niño|chamaco|hijito|chavalo|chavo|chico|varoncito|nene)\b",
        ),
        ("daughter", r"\b(?:mi|su) (?:\w+ ){0,1}?(?:hija|nina|hijita|muchacha|chamaca|chavala|nena)\b|\bde la nena\b"),
        (
            "child",
            r"\bmi (?:\w+ ){0,1}?(?:bebe|chiquito|chiquita|pequeno|pequena|recien nacid[oa])\b|\bpal? (?:bb|bebe)\b|\b(?:recien nacid[oa])\b|\b(?:se (?:me )?(?:\w+ )?(?:el|la)|(?:el|la)) (?:nin[oa]|bebe|nen[ea])\b(?! (?:sano|de))|\bmis (?:\w+ )?(?:hijos|ninos|gemelos)\b",
        ),
        ("mother", r"\bmi (?:mama|madre|mami|mamita|jefa|jefita|ama)\b"),
        ("father", r"\bmi (?:papa|padre|papi|papito|apa)\b"),
        ("wife", r"\bmi (?:esposa|mujer|senora|wife)\b"),
        ("husband", r"\bmi (?:esposo|marido|husband)\b"),
        ("partner", r"\bmi (?:pareja|novio|novia|prometid[oa]|companer[oa])\b"),
        (
            "other",
            r"\bmi (?:niet[oa]|nietecit[oa]|sobrin[oa]|nuera|yerno|ahijad[oa]|patron[a]?|abuel[oa]|abuelit[oa]|herman[oa]|amig[oa]|ti[oa]|prim[oa]|suegr[oa]|vecin[oa]|cunad[oa])\b|\bpara (?:otra persona|alguien mas)\b|\bmis (?:padres|abuelos)\b|\b(?:senora?|viejit[oa]|persona|anciano|anciana) que (?:yo )?cuido\b|\bcuido a (?:un|una)\b|\bpara (?:un|una) (?:vecin[oa]|amig[oa]|senora?)\b",
        ),
        (
            "self",
            r"\bpara mi(?!\w| \w)|\bpara mi mism[ao]\b|\bes para mi\b(?! (?!senorita|joven|por|gracias|no)\w)",
        ),
    ),
}
_KIN_EN = r"(?:\w+ ){0,2}?(?:son|daughter|wife|husband|mom|mother|dad|father|kids?|partner|boyfriend|girlfriend|friend|brother|sister|grandkids|grandson|granddaughter|neighbor|aunt|uncle|cousin|boss|niece|nephew|ex)"
_KIN_ES = r"(?:hij[oa]s?|espos[oa]|marido|mama|papa|madre|padre|amig[oa]|herman[oa]|niet[oa]s?|vecin[oa]|suegr[oa]|prim[oa]|patron|cunad[oa]|novi[oa]|nuera|yerno|comadre|sobrin[oa])"
NOT_FOR_WHOM = (
    r"\b(?:my (?:son|daughter|wife|husband|mom|mother|dad|father|kid|partner|friend|brother|sister)|mi (?:hij[oa]|espos[oa]|mama|papa|madre|padre|amig[oa])) (?:is (?:driving|taking|picking|bringing|coming with)|(?:usually|always|normally|often) |will (?:drive|bring|take|come with)|drives|recommended|said|told|works|sees|goes to|can (?:drive|bring|take)|me (?:lleva|trae|recomendo|dijo|acompana))|\b(?:at|on|like|with|from|and|by|near|to|than|as|told|says?|asked|unlike|behind|calling) my (?:\w+ )?(?:neighbor|friend|sister|brother|boss|roommate|cousin|aunt|uncle|mother|mom|father|dad|wife|husband|daughter|son|grandson|granddaughter|kids?)(?:'s)?\b(?! (?:who|and i|too|as well))|\bmy (?:neighbor|friend|sister|brother|cousin|aunt|coworker|boss)(?:'s| (?:so|sees?|saw|has|had|likes?|loves?|told|said|recommend\w*|swears?|goes?|went))\b|\bmy (?:\w+ )?(?:mother|mom|father|dad|wife|husband|daughter|son|sister|brother)(?:'s)? (?:house|place|car|wedding|funeral|number|phone|birthday|graduation|game)\b|\b(?:con|en casa de|donde|a casa de|como|igual que) mi (?:\w+ )?(?:herman[oa]|vecin[oa]|amig[oa]|hij[oa]|suegr[oa]|nuera|yerno)\b|\bmi (?:nuera|yerno|vecin[oa]|herman[oa]|prim[oa]|comadre|amig[oa]|hij[oa]|niet[oa]) (?:me )?(?:dijo|recomendo|ayuda|ayudo|escribe|va|lleva|trae|marco|trabaja)\b|\bmy boss\b|\b(?:can|could|may|will|would|should|does) my \w+ (?:sit|come|be (?:there|with|in)|stay|wait|go in|drive|bring|take me|pick|drop|accompany|attend|join|watch|help|translate|interpret|have to (?:come|be))\b|\bbring(?:ing)? my \w+(?=\W*$|[?.!,]| along\b| with me\b| too\b| to (?:the|my) (?:appointment|visit)\b)|\b(?:puede|podria|puedo) (?:entrar|venir|ir|pasar|acompanarme|llevarme|traerme|manejar|estar)(?: conmigo)? (?:con )?mi \w+\b|\b(?:puede|podria) mi \w+ (?:entrar|venir|ir|pasar|acompanar\w*|llevarme|traerme|manejar|estar|quedarse|esperar)\b|\bme (?:puede|podria) (?:llevar|traer|acompanar|recoger) mi \w+|\b(?:pick up|drop off|ask|check with|talk to|text|call|(?:to|gotta|got to) get) my \w+(?: \w+)?\b|\basking for a friend\b|\bmy \w+ (?:will|is going to|can) come (?:along|with)\b|\bmy (?:kid|son|daughter|baby)(?:'s| is) (?:throwing up|sick|puking)\b.{0,20}\bwe\b|\b(?:mother|mom|father|dad|wife|husband) isn't the patient\b|\bmy \w+ isn't the patient\b|\b(?:pregunt\w+|consult\w+|decir\w*|dec\w+le|hablar) (?:a|con) mi \w+|\bdice mi \w+|\bmi \w+ me (?:obliga|insiste|manda|mando|recomienda)\b|\b(?:curriculum|telefono|numero|carro|casa) de mi \w+|\bel de mi \w+ \d"
    rf"|\bmy {_KIN_EN} (?:was (?:seen|there|treated)|passed|died|is (?:making|going to drive|picking|dropping|watching|flying|off)|will be (?:driving|watching|with)|will (?:drive|claim)"
    r"|has to drive|drops?|thinks?|wants me|makes me|made me|set (?:it|this)|can (?:watch|sit|pick)|say|says|saw|had (?:it|the same|cancer|one)|handles|takes care|don't|doesn't (?:get|drive))\b"
    rf"|\bmy {_KIN_EN} (?:can't|cannot|mustn't|must not|shouldn't|should not|doesn't|does not|won't) (?:ever )?(?:know|find out|see|hear)\b|\b(?:without|tell|telling) my {_KIN_EN}\b"
    rf"|\bmi {_KIN_ES} no (?:puede|debe|tiene que|sabe|quiero que) (?:saber|enterarse|enter\w+)?\b|\b(?:que no se (?:entere|enteren)|sin que (?:se entere|lo sepa|sepa)|no le digan? a) mis? {_KIN_ES}\b"
    rf"|\bmy {_KIN_EN}(?:'s)? (?:flying|driving|dropping|picking|watching|coming|making me|bringing me)\b"
    rf"|\b(?:until|since|after|when|before|because|that) my {_KIN_EN} (?:is back|gets|left|passed|died|moved|came)\b"
    rf"|\b(?:bring|take|leave|watch|feed|see) my (?:\w+ )?{_KIN_EN} (?:along|with me|too)\b|\bmy {_KIN_EN} and (?:both )?(?:my )?{_KIN_EN} have\b|\bmy {_KIN_EN} kills me\b"
    rf"|\b(?:not|no|isn't) (?:for )?my {_KIN_EN}\b"
    rf"|\bmi {_KIN_ES} (?:el que es \w+ )?(?:me )?(?:dice|dicen|insiste|tuvo|fallecio|murio|nomas me|no trabaja|no me|puede (?:entrar|acompanar|ir conmigo)|esta internad[oa])\b"
    rf"|\b(?:murio|fallecio|dejo|enterrar a|recomendo|boda de|cumpleanos de|pastillas de|medicina de|llevar a|con|de casa de) mi {_KIN_ES}\b|\bno (?:es )?para mi {_KIN_ES}\b|\bno pa mi {_KIN_ES}\b"
    rf"|\b(?:llevar|traer|ir con|entrar con) (?:a )?mis? {_KIN_ES}\b|\bel que (?:mi|su) {_KIN_ES}\b"
)
"""Who only drives, recommends, passed away or comes along."""

TELEHEALTH: dict[Lang, str] = {
    "en": r"\b(?:tele ?-?(?:health|med\w*|visit)|video(?!\s?game)|virtual(?:ly)?|online (?:visit|appointment|consult\w*)|(?<!my )remote(?:ly)?|zoom|facetime|from home|over the phone|(?:done|do it|do this|do that|have it|meet|talk|see (?:me|him|her)|seen|consult\w*) (?:by|on the) (?:tele)?phone|(?:tele)?phone (?:visit|appointment|consult\w*|one)|(?:be|have|get|make it|do) an? phone call|phone call instead|(?:just )?call me (?:on the phone|instead)|face time|(?:see|visit|with) \w+(?: \w+){0,3} on my phone|on the computer|e-?visit)\b",
    "es": r"\b(?:video\w*|virtual|telemedicina|telesalud|en linea|online|teleconsulta|zoom|remota?|desde (?:mi )?casa|por telefono|a distancia|por internet|telefonica)\b",
}
NOT_IN_PERSON = r"\b(?:don't|do not|can't|cannot|rather not|not) (?:want to |wanna |like to |have to )?(?:come|go|be seen|do it|do this) in person\b|\bno (?:quiero|puedo|quisiera) ir en persona\b"
"""Who would rather not come is for a video visit."""

IN_PERSON: dict[Lang, str] = {
    "en": r"\b(?:(?<!not )(?<!my )(?<!be )in[- ]person|face[- ]to[- ]face|(?:visit|appointment|come in|seen|see (?:her|him|them|someone)|be) (?:in|at) the office|come in person|on[- ]site|physically|(?:not|don't want to do it) (?:on |by |over )?(?:a |the )?(?:video|virtual|online|telehealth|zoom|(?:tele)?phone))\b",
    "es": r"\b(?:en persona|presencial(?:mente)?|cara a cara|no (?:por |quiero |x )?(?:video|virtual))\b",
}
ACCESSIBLE: dict[Lang, str] = {
    "en": r"\b(?:(?:i|he|she|we|who|they|mom|dad|mother|father|husband|wife|son|daughter) (?:am|is|'s|are|use|uses|need|needs|have|has|come|comes|will be|sit|sits|get around|gets around)(?: \w+){0,3}? (?:a |my |his |her )?(?:wheelchair|walker|mobility scooter|power chair)|i'm (?:\w+ )?(?:in|using|on) a (?:wheelchair|walker|mobility scooter|power chair)|(?:wheelchair|disability|handicap)[- ](?:accessible|friendly)|(?:an )?accessible (?:room|exam room|office)|(?:can't|cannot|can not) (?:do|climb|manage|take|use)(?: the)? stairs|no stairs)\b",
    "es": r"\b(?:(?:uso|usa|ando|anda|estoy|esta|voy|va|llego|llega|necesito|necesita|tengo|tiene)(?: \w+){0,3}? (?:silla de ruedas|andador|andadera)|(?:sala|consultorio|cuarto) accesible|accesible (?:para|en) silla de ruedas|no (?:puedo|puede) (?:subir|usar) (?:las )?(?:escaleras|gradas)|sin escaleras)\b",
}
"""A wheelchair or a walker comes along: every room must be one that it gets to."""

SAME_DOCTOR: dict[Lang, str] = {
    "en": r"\b(?:(?:the )?same (?:doctor|dr|one|person|provider|physician|specialist|therapist|lady|guy|dentist|nurse|\w+ologist)(?: (?:as|i|that|who|from|please|again)|$|[.,?!])|(?:the )?(?:doctor|one|dr\.?|person|provider) (?:i|we) (?:saw|had|usually see|always see|normally see|see usually|see all the time)|who(?:ever)? i saw|my (?:usual|regular|own|normal) (?:doctor|dr|provider|physician|dentist|one|\w+ologist)|as last time|like last time|saw last time|my doctor again)\b",
    "es": r"\b(?:(?:el|la|con el|con la) mism[oa](?: (?:doctora?|medic[oa]|especialista|dr|dra|persona))?(?: (?:de|que)|$)|mism[oa] (?:doctora?|medic[oa])|(?:doctora?|medic[oa]) (?:de siempre|que me (?:atendio|vio)|de la ultima vez|de la vez pasada)|mi (?:doctora?|medic[oa]) (?:de siempre|habitual|usual|de la ultima vez)|(?:el|la) de siempre|como la (?:ultima vez|vez pasada)|que vi la (?:ultima vez|vez pasada))\b",
}
USUAL: dict[Lang, str] = {
    "en": r"\b(?:my )?usual\b|\bthe usual\b|\bmy regular\b|\blike always\b|\bas always\b|\bmy normal\b|\bas usual\b|\bwhere i always\b",
    "es": r"\b(?:(?<!doctor )(?<!doctora )(?<!medico )(?<!medica )de siempre|habitual|usual|de costumbre|como siempre|acostumbrad[oa])\b",
}
_DOCTOR_EN = r"(?:doctor|dr|doc|gyn|physician|provider|specialist|dentist|nurse|surgeon|therapist|gynecologist|obgyn|ob-?gyn|\w+ologist|pediatrician|clinician)"
PRACTITIONER_GENDER: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "female",
            rf"\b(?:female|woman|women|lady|girl) {_DOCTOR_EN}s?\b|\b{_DOCTOR_EN} (?:who(?:'s| is)|that(?:'s| is)|to be|be) (?:a )?(?:female|woman|lady)\b"
            r"|\b(?:rather|prefer|want) not (?:to )?(?:see|have) a (?:man|guy|male)\b|\bpreferably a (?:woman|lady|female)\b|\b(?:one|time|else),? a woman\b|\bis there a (?:woman|lady) (?:i|who)\b"
            r"|\b(?:see|prefer|want|have|with|rather|by|need|like|go to|goes to) (?:to (?:see|have) )?(?:only )?(?:a |another )?(?:female|woman|lady)\b(?! (?:patient|friend|problem|exam|health|issue|clinic|doctor who))",
        ),
        (
            "male",
            rf"\b(?:male|man|gentleman|guy) {_DOCTOR_EN}s?\b|\b{_DOCTOR_EN} (?:who(?:'s| is)|that(?:'s| is)|to be|be) (?:a )?(?:male|man)\b"
            r"|\b(?:but|only|just|be|preferably|hopefully|rather) (?:a |an |be a )?(?:male|man|guy|dude|gentleman)(?= |$|[.,?!])(?! (?:patient|who|that|in|with))|\b(?:see|prefer|want|have|with|rather|by|need|like) (?:to (?:see|have) )?(?:only )?(?:a |another )?(?:male|man|guy)\b(?! (?:patient|friend|problem|exam|health|issue|clinic))",
        ),
    ),
    "es": (
        (
            "female",
            r"\b(?:con|una|alguna) (?:doctora|medica|mujer|especialista|terapeuta|\w+ologa)(?: mujer\b|,? (?:no con un|porque|para que me atienda|si se puede))"
            r"|\b(?:cita|citas|consulta|turno|hora) con una (?:doctora|medica|mujer)\b|\b(?:alguna|prefiero una|ver a una) (?:doctora|medica)\b"
            r"|\b(?:doctora|medica|medico|especialista|\w+olog[ao]) (?:que sea )?mujer\b|\bque (?:sea|fuera) (?:una )?(?:mujer|doctora)\b|\bcon (?:una )?mujer\b|\bque (?:me |la |lo |le |nos )?(?:atienda|vea|revise|examine) una (?:mujer|doctora|senora)\b|\b(?:dra|doctora) (?:por favor )?que sea mujer\b|\balguna mujer\b|\b(?:que|pero|si) (?:sea|es|fuera|atienda) (?:una )?(?:mujer|senora|dama)\b|\bmujer,? (?:por favor|si se puede|que atienda)\b|\bsolo (?:doctoras|mujeres)\b|\bde preferencia (?:mujer|doctora)\b|\bprefiero (?:una )?(?:mujer|doctora)\b",
        ),
        (
            "male",
            r"\b(?:doctor|medico|especialista|\w+ologo) (?:que sea )?(?:hombre|varon)\b|\bque (?:sea|fuera) (?:un )?(?:hombre|varon)\b|\bcon (?:un )?(?:hombre|varon)\b|\bprefiero (?:un )?(?:hombre|varon|doctor hombre)\b|\bde preferencia (?:hombre|varon)\b",
        ),
    ),
}
"""Whom the patient would rather be seen by. A bare "un doctor" is any doctor."""
NOT_A_GENDER = r"\b(?:male|female|man|woman|lady|guy) (?:voice|accent|speaker|singer)\b|\bno (?:importa|me importa)\b.{0,20}\b(?:hombre|mujer)\b|\b(?:doesn't matter|don't (?:mind|care))\b.{0,20}\b(?:man|woman|male|female)\b|\b(?:male|man|hombre|varon) (?:or|o) (?:female|woman|mujer)\b|\b(?:female|woman|mujer) (?:or|o) (?:male|man|hombre|varon)\b"
SOONER: dict[Lang, str] = {
    "en": r"\b(?:anything|something|any(?:thing)? (?:times?|slots?|openings?|appointments?)|nothing|an?) (?:\w+ )?(?:earlier|sooner)\b|\b(?:earlier|sooner)(?: (?:appointment|slot|time|date|day|opening|one|than that|than this|if possible|please|available|availability))?(?=[?.!,]|$)|\b(?:any|come in|get in|be seen|see (?:him|her|me|someone)|move it|move (?:it|this|my \w+) up) (?:any )?(?:earlier|sooner|up)\b|\bthat's too (?:late|far)\b|\btoo far (?:out|away|off)\b|\bcan't wait that long\b|\bthat is too (?:late|far)\b|(?<!would )(?<!'d )(?<!was )(?<!seen )(?<!the )\bsooner\b(?! (?:the better|than later))|\b(?:move|(?<!we )(?<!i )(?<!they )(?<!just )moved|bring|brought|come) (?:it |this |that |mine |my (?:\w+ ){1,3})?(?:up|forward)\b(?! (?:to|from|here|there)\b)|\bearlier (?:appointment|slot|opening|date|than)\b|\b(?:something|anything|in|me) before (?:that|then)\b|\bmuch sooner\b",
    "es": r"\b(?:algo|alguna|nada|una|cita|otra) (?:\w+ )?(?:antes|mas (?:temprano|pronto|cercan[oa]|proxim[oa]))\b|\b(?:(?<!lo )mas pronto|(?<!lo )mas temprano|(?<!la )(?<!lo )(?<!de )(?<!el )mas tempranito|mas cercan[oa])\b(?! (?:posible|de))|\bmuy (?:lejos|tarde)\b|\bno (?:hay|tiene|tienen) (?:algo |nada )?antes\b|\bes mucho tiempo\b|\bse puede antes\b|\b(?:algo|nada|hueco|lugar|espacio|campo|turno|cupo) antes\b|\bno puedo esperar tanto\b|(?<!dia )(?<!dias )(?<!hora )(?<!horas )(?<!noche )(?<!minutos )(?<!semana )(?<!rato )\bantes\?|\bque sea antes\b|\bme (?:pueden?|podrian?) ver antes\b|\bnada antes\b|\bpara antes\b|\badelantar(?:me)?(?:la|lo|nos)?\b|\bantes (?:me |nos )?(?:hablan|llaman|avisan|avis\w+)\b|\bantes,? por favor\b",
}
LATER: dict[Lang, str] = {
    "en": r"\b(?:anything|something|any(?:thing)? (?:times?|slots?|openings?)|nothing) (?:\w+ )?later\b|(?<!call )(?<!call back )(?<!call you )(?<!you )(?<!talk )(?<!again )(?<!try )(?<!back )\blater(?: (?:appointment|slot|time|date|opening|than that|in the day|that day|if possible|please|on))?(?=[?.!,]|$)|\bthat's too (?:early|soon)\b|\bthat is too (?:early|soon)\b|(?<!nothing )(?<!not )\btoo early\b|(?<!nothing )(?<!not )\btoo soon\b|\bany later\b|\blater than (?:that|this|those|these)\b|\blatest (?:\w+ )?(?:that )?(?:you have|you've got|you got|is available) (?:that|on that|the same|in the) day\b|\bbring (?:\w+ ){1,5}back an? (?:week|day|month)|\bto later\b|\bpush (?:it|that|mine|my (?:\w+ ){1,3}) (?:back|out)\b",
    "es": r"\b(?:algo|alguna|nada|una|otra) (?:\w+ )?mas tarde\b|\bmas tarde\b(?! (?:de|que))|(?<!la )(?<!de )(?<!el )\bmas tardecit[oa]\b|\b(?:un poco|un poquito|poquito) mas tarde\b|\b(?:muy|demasiado) (?:temprano|pronto)\b|\balgo despues\b|\bmas adelante\b",
}
OTHER_DOCTOR: dict[Lang, str] = {
    "en": r"\b(?:different|another|other) (?:doctor|dr|provider|physician|specialist|dentist|therapist|surgeon|nurse)s?\b|(?<!before )(?<!unless )(?<!for )\b(?:someone|somebody|anyone|anybody) else\b(?! (?:grabs|gets|takes|does|snags|books)\b)|\bnot (?:with )?(?:him|her|dr|doctor|that doctor)\b|\b(?:anyone|anybody|someone|somebody) (?:but|besides|different|other than)\b|\bdon't want to see (?:dr|doctor)\b|\bdo not want to see (?:dr|doctor)\b|\bget me a different one\b|\b(?:dr|doctor) \w+ though\b|\bwho else\b|\bchange (?:my )?(?:doctor|doctors|provider)s?\b|\bany other doctors?\b|\bother doctors\b|\bdon't want (?:to see )?(?:him|her|that doctor)\b|\bwith someone else\b",
    "es": r"\b(?:otr[oa]s?|diferente|distint[oa]) (?:doctora?|medic[oa]|especialista|dr|dra|profesional|doctores|medicos)\b|\b(?:doctora?|medic[oa]) (?:diferente|distint[oa])\b|\bcon (?:otra persona|alguien mas|alguien diferente)\b|\bno con (?:el|ella|ese|esa)\b|\bno (?:sea|fuera|quiero) con el d(?:octo)?r\b|\bque no sea con\b|\bhay otr[oa] \w+(?:ista|olog[oa]|iatra)\b|\bcambiar de doctora?\b|\bcambiar de (?:doctora?|medic[oa])\b|\balguien mas\b",
}
OTHER_SITE: dict[Lang, str] = {
    "en": r"(?<!found )(?<!at )(?<!with )\b(?:different|another|other|closer|nearer) (?:location|site|clinic|place|office|hospital|campus|building|branch|facility)\b|(?<!found )\b(?:somewhere|anywhere) (?:closer|nearer)\b|\b(?:go|do it|be seen|come) (?:somewhere|anywhere) else\b|\b(?:the )?othe?r location\b|\bcloser to (?:me|home|work|my)\b|\bother locations\b|\bnot (?:at )?that (?:location|site|clinic|place|office)\b",
    "es": r"\b(?:otr[oa]s?|diferente|distint[oa]|mas cercan[oa]) (?:lugar|sede|clinica|consultorio|sitio|hospital|ubicacion|sucursal|edificio)\b|\b(?:lugar|sede|clinica|ubicacion|sucursal) (?:diferente|distint[oa]|mas cercan[oa])\b|\bmas cerca de (?:mi|la) casa\b|\bmas cerca\b",
}
FOLLOW_UP: dict[Lang, str] = {
    "en": r"\bfollow[ -]?ups?\b|\bfollowup\b|\bcheck back\b|\brecheck\b|\breturn visit\b|\bcheck ?up after\b|\bf/u\b|\bcome back (?:in|after|for|and see|to see)\b|\bwant(?:ed|s) (?:to see )?me (?:back|again|after)\b|\bfollowing up\b|\b(?:my|a) fu\b|\bsee (?:the |my |that )?(?:\w+ ){1,3}again\b(?! (?:and again|if))",
    "es": r"\bseguimiento\b|\bde control\b|\b(?:toca|un|el|para|mi) control\b(?! (?:natal|prenatal|remoto|del ni|de(?:l)? (?:embarazo|nin)))|\bcontrol (?:postoperatorio|de (?:la |el |mi )?(?:azucar|presion|diabetes|piel|tiroides))\b|\bpostoperatorio\b|\bverme otra vez\b|\bdijo que (?:vuelva|volviera|regrese|regresara)\b|\bcita de control\b|\bcita de revision\b|\bvolver a (?:revisar|ver)\b|\bver (?:otra vez|de nuevo) a(?:l| la| mi)\b|\bver al? (?:\w+ ){1,3}(?:otra vez|de nuevo)\b",
}
NEW_PATIENT: dict[Lang, str] = {
    "en": r"\b(?:we(?:'re| are)|they're) (?:all )?(?:brand )?new\b|\bnever been (?:a patient|seen) (?:there|here|at)?\b|\bnew patient\b|\bi(?:'?m| am) new\b|\bfirst time (?:here|patient|coming|visiting)\b|\bnever been (?:here|there|to)\b|\bmy first (?:time|visit)\b|\bnot (?:a patient|registered|in your system)\b|\b(?:he|she|they)(?:'s| is| are)(?: a)? new (?:patient|here|to)\b|\bhaven't been (?:here|seen here)\b|\bi(?:'ve| have) never (?:been|seen|visited)\b|\bbrand new\b|\bnew (?:patients|to town|in town|pts?)\b|\b(?:just|recently) moved (?:here|to|in)\b|\bmoved here\b|\bbecome (?:a|her|his|your) patient\b|\bestablish care\b|\bin (?:y?our|ur|the) system yet\b|\bdon't have (?:any )?records? (?:with|there|here)\b|\btransferr(?:ed|ing) (?:my care|to you|here)\b|\bnever set foot\b|\b(?:register|registering) (?:as a|my whole|myself)\b",
    "es": r"\bsomos nuev[oa]s\b|\bnunca hemos (?:ido|venido|estado)\b|\bpaciente nuev[oa]\b|\bnuev[oa] paciente\b|\bsoy nuev[oa]\b|\bprimera vez\b|\bnunca he (?:ido|estado|venido)\b|\bno soy paciente\b|\bmi primera (?:cita|visita|consulta)\b|\bno estoy registrad[oa]\b|\b(?:registrarme|darme de alta|inscribirme) como pacientes?\b|\bes nuev[oa] (?:ahi|aqui|en el hospital)\b|\bsoy de nuevo ingreso\b",
}
KNOWN_PATIENT: dict[Lang, str] = {
    "en": r"\b(?:i(?:'m| am)(?: already)? (?:a |an )?(?:existing|established|current|returning) patient|existing patient|returning patient|established patient|i(?:'ve| have) been (?:here|there|a patient|seen)|been (?:here|there) before|not (?:a )?new patient|i'm not new|already a patient|been coming here|i(?:'m| am) in your system|already registered|i've been before)\b",
    "es": r"\b(?:ya soy paciente|paciente existente|ya he (?:ido|estado|venido)|soy paciente de|ya estoy registrad[oa]|no soy (?:un |una )?(?:paciente )?nuev[oa]|ya tengo expediente|he ido antes)\b",
}
SPEAK: tuple[tuple[Lang, str], ...] = (
    ("es", r"\b(?:espanol|spanish|(?:en|hablo|habla|hable|hablar|in) castellano)\b"),
    ("en", r"\b(?:in english|english please|speak english|en ingles|ingles por favor|hablar ingles)\b"),
)
