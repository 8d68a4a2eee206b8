"""Small wishes about a visit: how, with whom again, sooner or later, elsewhere. Patterns over folded text."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Lang

TELEHEALTH: dict[Lang, str] = {
    "en": r"\b(?:tele ?-?(?:health|med\w*|visit)|video(?!\s?game)|virtual(?:ly)?|online (?:visit|appointment|consult\w*)|(?<!my )remote(?:ly)?|zoom|facetime|from home|over the phone|(?:done|do it|do this|do that|have it|meet|talk|see (?:me|him|her)|seen|consult\w*) (?:by|on the) (?:tele)?phone|(?:tele)?phone (?:visit|appointment|consult\w*|one)|(?:be|have|get|make it|do) an? phone call|phone call instead|(?:just )?call me (?:on the phone|instead)|face time|(?:see|visit|with) \w+(?: \w+){0,3} on my phone|on the computer|e-?visit|(?:visit|appointment|appt|it|this|session)(?: \w+){0,2}? (?:by|on|over) (?:the )?(?:tele)?phone)\b",
    "es": r"\b(?:video\w*|virtual|telemedicina|telesalud|en linea|online|teleconsulta|zoom|zum|remota?|desde (?:mi )?casa|(?<!oye bien )(?<!oigo bien )(?<!oir )por telefono|a distancia|(?<!hice )(?<!pague )por internet|telefonica|tele ?health|phone (?:visit|appointment|call)|por (?:la )?(?:camara|compu(?:tadora)?))\b",
}
NOT_IN_PERSON = r"\b(?:don't|do not|can't|cannot|rather not|not) (?:want to |wanna |like to |have to )?(?:come|go|be seen|do it|do this) in person\b|\bno (?:quiero|puedo|quisiera) ir en persona\b|\bno (?:sea |es )?presencial\b|\bno ir (?:hasta|en persona)\b"
"""Who would rather not come is for a video visit."""

_FAR, _NEAR = r"(?:virtual|video|telefono|(?:tele)?phone|zoom)", r"(?:en persona|in[- ]person|presencial)"
NO_MODALITY = (
    rf"\b{_FAR} (?:o|or) {_NEAR}\b|\b{_NEAR} (?:o|or) (?:(?:por|by|over|a|como|on) )?(?:{_FAR}|sea)\b"
    rf"|\b(?:decir\w*|contar\w*|platicar\w*|ayudar|tell)(?: \w+){{0,5}} {_NEAR}\b|\b(?:mean by|what is|que es) (?:an? |un |una )?{_FAR}\b"
)
"""Either way, and what is told to the doctor when there."""

IN_PERSON: dict[Lang, str] = {
    "en": r"\b(?:(?<!not )(?<!my )(?<!be )in[- ]person|face[- ]to[- ]face|(?:visit|appointment|come in|seen|see (?:her|him|them|someone)|be) (?:in|at) the office|come in person|on[- ]site|physically|(?:not|don't want to do it) (?:on |by |over )?(?:a |the )?(?:video|virtual|online|telehealth|zoom|(?:tele)?phone))\b",
    "es": r"\b(?:en persona|presencial(?:mente)?|cara a cara|no (?:por |quiero |x )?(?:video|virtual))\b",
}
ACCESSIBLE: dict[Lang, str] = {
    "en": r"\b(?:in a wheelchair|(?:i|he|she|we|who|they|mom|dad|mother|father|husband|wife|son|daughter) (?:am|is|'s|are|use|uses|need|needs|have|has|come|comes|will be|sit|sits|get around|gets around)(?: \w+){0,3}? (?:a |my |his |her )?(?:wheelchair|walker|mobility scooter|power chair)|i'm (?:\w+ )?(?:in|using|on) a (?:wheelchair|walker|mobility scooter|power chair)|(?:wheelchair|disability|handicap)[- ](?:accessible|friendly)|(?:an )?accessible (?:room|exam room|office)|(?:can't|cannot|can not) (?:do|climb|manage|take|use)(?: the)? stairs|no stairs)\b",
    "es": r"\b(?:en silla de ruedas|(?:uso|usa|ando|anda|estoy|esta|voy|va|llego|llega|necesito|necesita|tengo|tiene)(?: \w+){0,3}? (?:silla de ruedas|andador|andadera)|(?:sala|consultorio|cuarto) accesible|accesible (?:para|en) silla de ruedas|no (?:puedo|puede) (?:subir|usar) (?:las )?(?:escaleras|gradas)|sin escaleras)\b",
}
"""A wheelchair or a walker comes along: every room must be one that it gets to."""

SAME_DOCTOR: dict[Lang, str] = {
    "en": r"\b(?:(?:the )?same (?:doctor|dr|one|person|provider|physician|specialist|therapist|lady|guy|dentist|nurse|\w+ologist)(?: (?:as|i|that|who|from|please|again)|$|[.,?!])|(?:the )?(?:doctor|one|dr\.?|person|provider) from (?:the )?last (?:time|visit)|(?:the )?(?:doctor|one|dr\.?|person|provider) (?:i|we) (?:saw|had|usually see|always see|normally see|see usually|see all the time)|who(?:ever)? i saw|my (?:usual|regular|own|normal) (?:doctor|dr|provider|physician|dentist|one|\w+ologist)|as last time|like last time|saw last time|my doctor again)\b",
    "es": r"\b(?:(?:el|la|con el|con la) mism[oa](?: (?:doctora?|medic[oa]|especialista|dr|dra|persona))?(?: (?:de|que)|$)|mism[oa] (?:doctora?|medic[oa]|terapeuta|pediatra|dentista|enfermer[oa]|\w+olog[oa])|(?:doctora?|medic[oa]) (?:de siempre|que me (?:atendio|vio)|de la ultima vez|de la vez pasada)|mi (?:doctora?|medic[oa]) (?:de siempre|habitual|usual|de la ultima vez)|(?:el|la) de siempre|(?:el|la) de la (?:ultima vez|vez pasada)|como la (?:ultima vez|vez pasada)|que vi la (?:ultima vez|vez pasada))\b",
}
NOT_THE_SAME = r"\b(?:not|no|isn't|anybody but|anyone but|somebody other than|different from)(?: \w+)? (?:(?:with|con|sea con|that|quiero con|quiero|al?|el|la|the|who) )*(?:the |that |el |la )?(?:same (?:\w+)|mism[oa]|(?:d(?:octo)?ra? )?de la (?:otra|ultima) vez|(?:d(?:octo)?ra? )?de la vez pasada|(?:who )?i (?:had|saw))\b"
"""Whoever it was last time is refused."""

USUAL: dict[Lang, str] = {
    "en": r"\b(?:my )?usual\b|\bthe usual\b|\bmy regular\b|\blike always\b|\bas always\b|\bmy normal\b|\bas usual\b|\bwhere i always\b",
    "es": r"\b(?:(?<!doctor )(?<!doctora )(?<!medico )(?<!medica )de siempre|habitual|usual|de costumbre|como siempre|acostumbrad[oa])\b",
}
_DOCTOR_EN = r"(?:doctor|dr|doc|gyn|physician|provider|specialist|dentist|nurse|surgeon|therapist|gynecologist|obgyn|ob-?gyn|\w+ologist|pediatrician|clinician|\w+iatrist)"
PRACTITIONER_GENDER: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "female",
            rf"\b(?:female|woman|women|lady|girl) {_DOCTOR_EN}s?\b|\b{_DOCTOR_EN} (?:who(?:'s| is)|that(?:'s| is)|to be|be) (?:a )?(?:female|woman|lady)\b"
            rf"|\b{_DOCTOR_EN},? (?:a )?(?:female|woman|lady)(?=$|[,.?!]| (?:please|if|only|preferred))|\b(?:long as|so long as) (?:it's|she's|it is) a (?:woman|lady|female)\b|\b(?:the|a) lady one\b"
            r"|\b(?:rather|prefer|want) not (?:to )?(?:see|have) a (?:man|guy|male)\b|\bpreferably a (?:woman|lady|female)\b|\b(?:one|time|else),? a woman\b|\bis there a (?:woman|lady) (?:i|who)\b"
            r"|\b(?:see|prefer|want|have|with|rather|by|need|like|go to|goes to) (?:to (?:see|have) )?(?:only )?(?:a |another )?(?:female|woman|lady)\b(?! (?:patient|friend|problem|exam|health|issue|clinic|doctor who))",
        ),
        (
            "male",
            rf"\b(?:male|man|gentleman|guy) {_DOCTOR_EN}s?\b|\b{_DOCTOR_EN} (?:who(?:'s| is)|that(?:'s| is)|to be|be) (?:a )?(?:male|man)\b"
            rf"|\b{_DOCTOR_EN},? (?:a )?(?:male|man|guy|gentleman)(?=$|[,.?!]| (?:please|if|only|preferred))|\b(?:long as|so long as) (?:it's|he's|it is) a (?:man|guy|male)\b"
            r"|\b(?:but|only|just|be|preferably|hopefully|rather) (?:a |an |be a )?(?:male|man|guy|dude|gentleman)(?= |$|[.,?!])(?! (?:patient|who|that|in|with))|\b(?:see|prefer|want|have|with|rather|by|need|like) (?:to (?:see|have) )?(?:only )?(?:a |another )?(?:male|man|guy)\b(?! (?:patient|friend|problem|exam|health|issue|clinic))",
        ),
    ),
    "es": (
        (
            "female",
            r"\b(?:con|una|alguna) (?:doctora|medica|mujer|especialista|terapeuta|\w+ologa)(?: mujer\b|,? (?:no con un|porque|para que me atienda|si se puede))"
            r"|\b(?:una|alguna) (?:doctora|dra|medica)\b(?! (?:(?:ya |que )?(?:me|le|la|nos|lo) (?:dijo|mando|pidio|vio|atendio|recomendo|receto)|de ahi|de alla))|\bcon doctora\b|\b(?:cita|citas|consulta|turno|hora) con una (?:doctora|medica|mujer)\b|\b(?:alguna|prefiero una|ver a una) (?:doctora|medica)\b"
            r"|\b(?:doctora|medica|medico|especialista|\w+olog[ao]) (?:que sea )?mujer\b|\bque (?:sea|fuera) (?:una )?(?:mujer|doctora)\b|\bcon (?:una )?mujer\b|\bque (?:me |la |lo |le |nos )?(?:atienda|vea|revise|examine) una (?:mujer|doctora|senora)\b|\b(?:dra|doctora) (?:por favor )?que sea mujer\b|\balguna mujer\b|\b(?:que|pero|si) (?:sea|es|fuera|atienda) (?:una )?(?:mujer|senora|dama)\b|\bmujer,? (?:por favor|si se puede|que atienda)\b|\bsolo (?:doctoras|mujeres)\b|\bde preferencia (?:mujer|doctora)\b|\bprefiero (?:una )?(?:mujer|doctora)\b"
            r"|\b(?:quiero|quisiera|necesito|busco|mejor|dije)(?: que)?(?: sea)?(?: a| con)?(?: una)? mujer\b|\buna mujer,? (?:dije|mejor)\b|\b(?:tecnica|enfermera) mujer\b",
        ),
        (
            "male",
            r"\b(?:doctor|medico|especialista|\w+ologo) (?:que sea )?(?:hombre|varon)\b|\bque (?:sea|fuera) (?:un )?(?:hombre|varon)\b|\bcon (?:un )?(?:hombre|varon)\b|\bprefiero (?:un )?(?:hombre|varon|doctor hombre)\b|\bde preferencia (?:hombre|varon)\b",
        ),
    ),
}
"""Whom the patient would rather be seen by. A bare "un doctor" is any doctor."""

_NO = r"(?<!i'm )(?<!i am )(?<!she's )(?<!he's )(?<!\bim )\b(?:not|no|never|(?:do|wo|ca)n't|dont|cannot|anyone but|anybody but|except|other than|rather than|instead of|sin|menos|excepto|ni)"
_BETWEEN = r"(?: (?:with|by|want|to|see|have|be|being|seen|treated|ver|a|comfortable|an?|another|any|con|una?|ningun|quiero|quisiera|prefiero|que|sea|fuera|me|la|lo|le|atienda|vea|revise|toque)){0,6}"
REFUSED_GENDER = (
    ("female", rf"{_NO}{_BETWEEN} (?:m[ae]n|males?|guys?|gentlem[ae]n|hombres?|varon(?:es)?)\b(?!'s| (?:on|in|at) )"),
    ("male", rf"{_NO}{_BETWEEN} (?:wom[ae]n|females?|lady|ladies|mujer(?:es)?)\b(?!'s| (?:on|in|at) )"),
)  # fmt: skip
"""Whom they would not be seen by, behind the one they would: "not with a man", "que no sea hombre"."""

NOT_A_GENDER = r"\b(?:male|female|man|woman|lady|guy) (?:voice|accent|speaker|singer)\b|\bno (?:importa|me importa)\b.{0,20}\b(?:hombre|mujer)\b|\b(?:doesn't matter|don't (?:mind|care))\b.{0,20}\b(?:man|woman|male|female)\b|\b(?:male|man|hombre|varon) (?:or|o) (?:female|woman|mujer)\b|\b(?:female|woman|mujer) (?:or|o) (?:male|man|hombre|varon)\b"
SOONER: dict[Lang, str] = {
    "en": r"\b(?:anything|something|any(?:thing)? (?:times?|slots?|openings?|appointments?)|nothing|an?) (?:\w+ )?(?:earlier|sooner)\b|\b(?:earlier|sooner)(?: (?:appointment|slot|time|date|day|opening|one|than that|than this|if possible|please|available|availability))?(?=[?.!,]|$)|\b(?:any|come in|get in|be seen|see (?:him|her|me|someone)|move it|move (?:it|this|my \w+) up) (?:any )?(?:earlier|sooner|up)\b|\bthat's too (?:late|far)\b|\btoo far (?:out|away|off)\b|\bcan't wait that long\b|\bthat is too (?:late|far)\b|(?<!would )(?<!'d )(?<!was )(?<!seen )(?<!the )\bsooner\b(?! (?:the better|than later))|\b(?:move|(?<!we )(?<!i )(?<!they )(?<!just )moved|bring|brought|come) (?:it |this |that |mine |my (?:\w+ ){1,3})?(?:up|forward)\b(?! (?:to|from|here|there)\b)|\bearlier (?:appointment|slot|opening|date|than)\b|\b(?:something|anything|in|me) before (?:that|then)\b|\bmuch sooner\b",
    "es": r"\b(?:algo|alguna|nada|una|cita|otra) (?:\w+ )?(?:antes|mas (?:temprano|pronto|cercan[oa]|proxim[oa]))\b|\b(?:(?<!lo )mas pronto|(?<!lo )mas temprano|(?<!la )(?<!lo )(?<!de )(?<!el )mas tempranito|mas cercan[oa])\b(?! (?:posible|de))|\bmuy (?:lejos|tarde)\b|\bno (?:hay|tiene|tienen) (?:algo |nada )?antes\b|\bes mucho tiempo\b|\bse puede antes\b|\b(?:algo|nada|hueco|lugar|espacio|campo|turno|cupo) antes\b|\bno puedo esperar tanto\b|(?<!dia )(?<!dias )(?<!hora )(?<!horas )(?<!noche )(?<!minutos )(?<!semana )(?<!rato )\bantes\?|\bque sea antes\b|\bme (?:pueden?|podrian?) ver antes\b|\bnada antes\b|\bpara antes\b|\badelantar(?:me)?(?:la|lo|nos)?\b|\bantes (?:me |nos )?(?:hablan|llaman|avisan|avis\w+)\b|\bantes,? por favor\b",
}
LATER: dict[Lang, str] = {
    "en": r"\b(?:anything|something|any(?:thing)? (?:times?|slots?|openings?)|nothing) (?:\w+ )?later\b|(?<!call )(?<!call back )(?<!call you )(?<!you )(?<!talk )(?<!again )(?<!try )(?<!back )\blater(?: (?:appointment|slot|time|date|opening|than that|in the day|that day|if possible|please|on))?(?=[?.!,]|$)|\bthat's too (?:early|soon)\b|\bthat is too (?:early|soon)\b|(?<!nothing )(?<!not )\btoo early\b|(?<!nothing )(?<!not )\btoo soon\b|\bany later\b|\blater than (?:that|this|those|these)\b|\blatest (?:\w+ )?(?:that )?(?:you have|you've got|you got|is available) (?:that|on that|the same|in the) day\b|\bbring (?:\w+ ){1,5}back an? (?:week|day|month)|\bto later\b|\bpush (?:it|that|mine|my (?:\w+ ){1,3}) (?:back|out)\b",
    "es": r"\b(?:algo|alguna|nada|una|otra) (?:\w+ )?mas tarde\b|\bmas tarde\b(?! (?:de|que))|(?<!la )(?<!de )(?<!el )\bmas tardecit[oa]\b|\b(?:un poco|un poquito|poquito) mas tarde\b|\b(?:muy|demasiado) (?:temprano|pronto)\b|\balgo despues\b|\bmas adelante\b",
}
AS_LATE: dict[Lang, str] = {
    "en": r"\b(?:(?:as )?late as (?:possible|you (?:can|have|got))|(?:the )?(?:very )?(?:latest|last) (?:(?:time|slot|appointment|one|opening|appt) )?(?:possible|(?:you|they)(?:'ve| have)? (?:got|have)|available|of the day|that day)|last thing)\b",
    "es": r"\b(?:l[oa] mas tarde (?:posible|que (?:se pueda|puedan?|tengan?|haya|hay|tienen?))|(?:la|el) (?:ultim[oa]|mas tarde) (?:(?:hora|cita|turno|horario) )?(?:del dia|de ese dia|posible|que (?:tenga|haya|tengan))|a ultima hora|ya tarde|ya tardecito)\b",
}
"""The end of the day is wanted, not a later time than another."""

SOMEBODY_ELSE = r"\b(?:(?:someone|somebody) else|another|different|alguien mas|otra persona)\b"
"""Who says so wants another, though a doctor is named."""

OTHER_DOCTOR: dict[Lang, str] = {
    "en": r"\b(?:different|another|other) (?:doctor|docs?|dr|provider|physician|specialist|dentist|therapist|surgeon|nurse)s?\b|(?<!before )(?<!unless )(?<!for )\b(?:someone|somebody|anyone|anybody) else\b(?! (?:grabs|gets|takes|does|snags|books)\b)|\bnot (?:with )?(?:him|her|dr|doctor|that doctor)\b|\b(?:anyone|anybody|someone|somebody) (?:but|besides|different|other than)\b|\bdon't want to see (?:dr|doctor)\b|\bdo not want to see (?:dr|doctor)\b|\bget me a different one\b|\b(?:dr|doctor) \w+ though\b|\bwho else\b|\bchange (?:my )?(?:doctor|doctors|provider)s?\b|\bany other doctors?\b|\bother doctors\b|\bdon't want (?:to see )?(?:him|her|that doctor)\b|\bwith someone else\b",
    "es": r"\b(?:otr[oa]s?|diferente|distint[oa]) (?:doctora?|medic[oa]|especialista|dr|dra|profesional|doctores|medicos)\b|\b(?:doctora?|medic[oa]) (?:diferente|distint[oa])\b|\bcon (?:otra persona|alguien mas|alguien diferente)\b|\bno con (?:el|ella|ese|esa)\b|\bno (?:sea|fuera|quiero) con el d(?:octo)?r\b|\bque no sea con\b|\bhay otr[oa] \w+(?:ista|olog[oa]|iatra)\b|\bcambiar de doctora?\b|\bcambiar de (?:doctora?|medic[oa])\b|\balguien mas\b|\b(?:quiero|ponme|pongame|denme|deme|dame|mejor) (?:a |con )?otr[oa]\b(?! (?:dia|hora|cita|fecha|vez|cosa|opinion|semana|horario|lado|sede|local|lugar|clinica|consulta|pregunta|turno|persona que|espacio|hueco))|\bque no sea con\b",
}
OTHER_SITE: dict[Lang, str] = {
    "en": r"(?<!found )(?<!at )(?<!with )\b(?:different|another|other|closer|nearer) (?:location|site|clinic|place|office|hospital|campus|building|branch|facility)\b|(?<!found )\b(?:somewhere|anywhere) (?:closer|nearer)\b|\b(?:go|do it|be seen|come) (?:somewhere|anywhere) else\b|\b(?:the )?othe?r location\b|\bcloser to (?:me|home|work|my)\b|\bother locations\b|\bnot (?:at )?that (?:location|site|clinic|place|office)\b",
    "es": r"\b(?:otr[oa]s?|diferente|distint[oa]|mas cercan[oa]) (?:lugar|local|sede|clinica|consultorio|sitio|hospital|ubicacion|sucursal|edificio)\b|\b(?:lugar|sede|clinica|ubicacion|sucursal) (?:diferente|distint[oa]|mas cercan[oa])\b|\bmas cerca de (?:mi|la) casa\b|\bmas cerca\b",
}
FOUND_ELSEWHERE = r"\b(?:found|consegui|encontre|internad[oa]|hospitalizad[oa]|tengo que ir)(?: \w+){0,4} (?:closer|(?:en|a) otr[oa])\b|\b(?:not|no) (?:the|el|la) (?:other|otr[oa])\b"
"""Where somebody is or goes instead of here."""

FOLLOW_UP: dict[Lang, str] = {
    "en": r"\bfollow[ -]?ups?\b|\bfollowup\b|\bcheck back\b|\brecheck\b|\breturn visit\b|\bcheck ?up after\b|\bf/u\b|^\W*post[ -]?op\W*$|\bcome back (?:in|after|for|and see|to see)\b|\bwant(?:ed|s) (?:to see )?me (?:back|again|after)\b|\bfollowing up\b|\b(?:my|a) fu\b|\bsee (?:the |my |that )?(?:\w+ ){1,3}again\b(?! (?:and again|if))|\bbeen (?:seeing|going to|coming to|with) (?:him|her|them|(?:dr|doctor)\.? \w+) (?:for|since)\b|\b(?:not|isn't) (?:a|my|our|his|her) (?:first|1st|new) (?:visit|appointment|appt)\b",
    "es": r"\bseguimiento\b|\bde control\b|\b(?:toca|un|el|para|mi) control\b(?! (?:natal|prenatal|remoto|del ni|de(?:l)? (?:embarazo|nin)))|\bcontrol (?:postoperatorio|de (?:la |el |mi )?(?:azucar|presion|diabetes|piel|tiroides))\b|\bpostoperatorio\b|\bverme otra vez\b|\bdijo que (?:vuelva|volviera|regrese|regresara)\b|\bcita de control\b|\bcita de revision\b|\bvolver a (?:revisar|ver)\b|\b(?:llevo|tengo|llevamos) (?:\w+ ){0,2}(?:anos|meses|tiempo) (?:con|viendo|yendo con|viniendo con) (?:el|ella|ese|esa|la doctora|el doctor)\b|\bno es (?:mi |la |una )?primera (?:cita|visita|consulta)\b|\bver (?:otra vez|de nuevo) a(?:l| la| mi)\b|\bver al? (?:\w+ ){1,3}(?:otra vez|de nuevo)\b",
}
NOBODY_NEW = r"\b(?:accept\w*|taking|takes?|fee|cost|charge)(?: \w+){0,3} new (?:patients?|pts?)\b|\bprimera cita prenatal\b|\bsoy nuev[oa] (?:con|en) est[oae]s?\b"
"""Whether new patients are taken, and what is new that is no patient."""

NEW_PATIENT: dict[Lang, str] = {
    "en": r"\b(?:we(?:'re| are)|they're) (?:all )?(?:brand )?new\b|\bnever been (?:a patient|seen) (?:there|here|at)?\b|\bnew patient\b|\bi(?:'?m| am) new\b|\bfirst time (?:here|patient|coming|visiting)\b|\bnever been (?:here|there|to)\b|\bnew here\b|^\W*(?:\w+\W+)?(?:1st|first) time(?: (?:w|with)\b|\W*$)|\bmy first (?:time|visit)\b|\bnot (?:a patient|registered|in your system)\b|\b(?:he|she|they)(?:'s| is| are)(?: a)? new (?:patient|here|there|too|to)\b|\bhaven't been (?:here|seen here)\b|\bi(?:'ve| have) never (?:been|seen|visited)\b|\bbrand new\b|\bnew (?:patients|to town|in town|pts?)\b|\b(?:just|recently) moved (?:here|to|in)\b|\bmoved here\b|\bbecome (?:a|her|his|your) patient\b|\bestablish care\b|\bin (?:y?our|ur|the) system yet\b|\bdon't have (?:any )?records? (?:with|there|here)\b|\btransferr(?:ed|ing) (?:my care|to you|here)\b|\bnever set foot\b|\b(?:register|registering) (?:as a|my whole|myself)\b",
    "es": r"\bsomos nuev[oa]s\b|\bi\'?m new here\b|\bnunca me (?:he|han) (?:atendido|visto)\b|\bnunca hemos (?:ido|venido|estado)\b|\bpaciente nuev[oa]\b|\bnuev[oa] paciente\b|\bsoy nuev[oa]\b|\bprimera vez\b|\bnunca he (?:ido|estado|venido)\b|\bno soy paciente\b|\bmi primera (?:cita|visita|consulta)\b|\bno estoy registrad[oa]\b|\b(?:registrarme|darme de alta|inscribirme) como pacientes?\b|\bes nuev[oa] (?:ahi|aqui|en el hospital)\b|\bsoy de nuevo ingreso\b",
}
KNOWN_PATIENT: dict[Lang, str] = {
    "en": r"\b(?:i(?:'m| am)(?: already)? (?:a |an )?(?:existing|established|current|returning) patient|existing patient|returning patient|established patient|i(?:'ve| have) been (?:here|there|a patient|seen)|been (?:here|there) before|not (?:a )?new patient|i'm not new|already a patient|been coming here|i(?:'m| am) in your system|already registered|i've been before)\b",
    "es": r"\b(?:ya soy paciente|paciente existente|ya he (?:ido|estado|venido)|soy paciente de|ya estoy registrad[oa]|no soy (?:un |una )?(?:paciente )?nuev[oa]|ya tengo expediente|he ido antes)\b",
}
SPEAK: tuple[tuple[Lang, str], ...] = (
    ("es", r"\b(?:espanol|spanish|(?:en|hablo|habla|hable|hablar|in) castellano)\b"),
    ("en", r"\b(?:in english|english please|speak english|en ingles|ingles por favor|hablar ingles)\b"),
)
