"""Idioms by intent that fresh messages showed: how people push, scrap, look up and wait for visits without naming the act."""

# ruff: noqa: E501
from __future__ import annotations

from language.er_or_wait import ASKED
from language.types import Intent, Lang

DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thur?s?|fri|sat|sun)"
OPENS = r"(?:frees? up|opens?(?: up)?|comes? (?:up|free|open|available)|becomes? (?:free|available)|drops? out|backs? out|bails?|cancels|falls? through)"
TELL = r"(?:let me know|lmk|txt me|text me|call me|ring me|tell me|message me|holler|put me (?:down|on)|ping me)"


HELLO_EN = r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|ok|okay|um|uh|so|yes|please)"
THEN_EN = r"(?:ok|okay|well|then|so|no|alright|fine|please|just|yes|um|uh|i'd rather|rather|maybe|how about|what about|can i (?:have|get)|i said|i'll take|actually|now|forget it|forget that|never ?mind|leave it)"
THEN_ES = r"(?:ok|bueno|pues|entonces|no|mejor|si|por favor|nomas|solo|ya|quiero|dije|prefiero|y|olvid[ea]l[oa]|olvid[ea]te|dej[ea]l[oa]|que)"
PERSON_EN = r"(?:(?:real|live|actual|human) )?(?:person|human|agent|operator|representative|receptionist|somebody|someone|staff member)"
PERSON_ES = r"(?:persona|humano|agente|operadora?|representante|recepcionista|alguien)(?: (?:real|de verdad))?"
HELLO_ES = r"(?:hola|buen[oa]s(?: (?:dias|tardes|noches))?|oiga|si|este|eh|por favor)"

SAID: dict[Lang, dict[Intent, tuple[str, ...]]] = {
    "en": {
        Intent.BOOK: (
            r"\b(?:who|whom|(?:what|which)(?: (?:kind|type|sort) of)? (?:doctor|dr|specialist|department)) (?:do|should|would|can|must) (?:i|we|he|she|my \w+) (?:need to |have to )?(?:see|go to|go see|make an appointment with) (?:for|about|if|when)\b",
            rf"^\W*(?:{HELLO_EN}\W+)*(?:(?:i|i'd|id|we|would|just|really|want|wanna|need|like|to|can|could|how|do|looking|trying|am|i'm|im)\W+)*(?:book|schedule|make a booking)(?:\W+(?:please|pls|now|today))*\W*$",
            r"\b(?:my \w+|he|she|we) (?:\w+ )?(?:needs?|wants?) (?:an?|to (?:make|get|have) an?|the) (?:\w+ )?(?:appointment|appt|visit|checkup|check-up|doctor)\b|\b(?:my \w+|he|she|we) (?:\w+ )?(?:needs?|wants?) to (?:come in|be seen|get in|see (?:an?|the|some))\b",
        ),
        Intent.RESCHEDULE: (
            r"\b(?:push|slide|bump|shift|scoot|nudge|trade|swap)(?:ed|ing)? (?:(?:my|the|it|mine|that|this|our|his|her|appointment|visit|appt|slot|pt|physical|thing|over|back|mine to|\w+ with \w+ \w+) ){0,4}?(?:to|down|back|up|for|over|out)\b(?! (?:a|the) (?:button|cart|door))",
            rf"\bcan (?:it|we|i) (?:be|do it|make it) (?:any ?time |sometime )?(?:on )?{DAY}\b|\bcould it be (?:the )?(?:\d|{DAY})",
            r"\b(?:move|reschedule|change|switch|push|bump) (?!it|that|what|this|he|she|there|here|who)[a-z]+'s(?: \w+)? (?:to|by|back|up|for|out)\b|\b(?:move|reschedule|change|switch|push) (?:mine|ours|both|my (?:mother|mom|father|dad|husband|wife|son|daughter)'?s)\b(?! (?:phone|number|address|name|email|insurance))",
            r"\b(?:need|want) another day\b|\bin place of my (?:current|old)\b|\bsooner than what (?:you|y'all|they) gave\b|\bneed my \w+(?: w| with \w+)? (?:sooner|earlier|later)\b",
            rf"\b(?:out|gone|away|off) {DAY}\b.{{0,40}}\blooking at {DAY}\b",
        ),
        Intent.CANCEL: (
            r"\b(?:scrap|withdraw|axe|nix|call off|kill) (?:the|my|that|it|whatever|this|our)\b|\bbail on\b|\b(?:gonna|going to|have to|got to|gotta|hafta) (?:\w+ )?bail\b|\b(?:get|wiggle|back) out of (?:my|the|that) (?:appt|appointment|visit|thing)\b",
            r"\btake (?:my name|me|us) off (?:the|your)\b(?! (?:wait\w* |cancell?ation )?(?:list|waitlist))|\bget rid of (?:that|the|my) (?:appointment|appt|visit)\b|\bi don't want (?:the|that|my) (?:appointment|visit) anymore\b|\bnot doing that \w+\b|\btell d(?:r|octor)\.? \w+ i'm out\b",
        ),
        Intent.LIST: (
            r"\b(?:is|are|was) (?:my|our|his|her) (?:\w+ )?(?:appointments?|appts?|visits?) (?:still |all |already )?(?:confirmed|on|booked|set|scheduled|good|in (?:the|your) system)\b|\bdid (?:my|our) (?:appointment|appt|booking|visit) go through\b|\bam i (?:still |all )?(?:confirmed|booked|scheduled)\b",
            r"^\W*(?:and |what about |how about |when is |when's )+mine\W*$",
            r"\b(?:said|says|saying|told me|heard) (?:that )?(?:my|our|his|her) (?:\w+ )?(?:appointment|appt|visit) (?:is|was|got|has been) cancell?ed\b|\b(?:my|our|his|her) (?:\w+ )?(?:appointment|appt|visit) (?:is|was|got|has been) cancell?ed\W+(?:is|was) (?:it|that)\b",
            r"\b(?:check|double[- ]check) (?:on )?(?:my|our|his|her) (?:\w+ )?(?:appointment|appt|visit)\b(?! (?:type|fee|cost))|\b(?:if|whether) (?:my|our|his|her) (?:\w+ )?(?:appointment|appt|visit)(?: (?:on|for|at|with) \w+)? is still\b",
            r"\b(?:got|received|have|getting) (?:a |an |your |this )?(?:text|message|email|reminder|call)(?: \w+){0,3} (?:to|about) confirm\w*",
            r"\b(?:have|had|got|booked) an? (?:\w+ ){0,2}?(?:appointment|appt|visit)\b.{0,40}\b(?:is (?:it|that) still|still (?:on|good|happening|there)|is that right)\b|\bis my (?:\w+ )?(?:appointment|appt|visit) still\b",
            r"\bwhat time (?:do|are) (?:they|you|y'all|you guys) expect(?:ing)? me\b|\b(?:if|do) i (?:got|have|have got|'ve got) (?:anything|something|one|any visits?) (?:with (?:you|y'all|them)|on the books|coming up|scheduled|booked|next week|this week|on the)\b|\bgot any(?:thing|thin) on the books\b",
            r"\bread me off\b.*\bscheduled\b|\b(?:list|rundown) of (?:all )?(?:the|my) (?:appointments|visits)\b|\bwhich visits do i have\b|\bwhat do i have on the\b|\bis my (?:appt|appointment|visit)\b.{0,30}\bthe \d+\w* or\b|\bi just don't know when\b",
        ),
        Intent.WAITLIST: (
            rf"\b(?:if|should|when|in case) (?:[\w']+ ){{0,6}}?{OPENS}\b.{{0,60}}\b{TELL}\b|\b{TELL}\b.{{0,30}}\b(?:if|when|in case|should) (?:[\w']+ ){{0,6}}?{OPENS}\b|\bput me (?:down )?for if\b|\b(?:should|if) any (?:earlier|sooner)\b.{{0,30}}\bcomes? (?:free|up|open)\b|\bon (?:it|that list|the list)\b.{{0,20}}\bin case\b|\blmk if\b",
        ),
        Intent.CHECK_IN: (
            r"\bjust pulled (?:in|up)\b|\bwalking in (?:now|the door)\b|\brunning late but\b|\b(?:i'm|we're) (?:out )?here (?:\w+ ){0,4}for (?:my|our|the|his|her) (?:\w+ ){0,2}(?:o'clock|appointment|appt|visit|\d)|\bin the (?:parking lot|lobby|waiting room) for (?:my|our|the)\b",
        ),
        Intent.REQUEST_HUMAN: (
            r"\b(?:file|make|lodge|submit|register|have) (?:a|an) (?:formal |official )?(?:complaint|grievance)\b|\bcomplain (?:about|to)\b|\bpatient (?:advocate|relations)\b",
            rf"^\W*(?:{THEN_EN}\W+)+(?:a |an |the )?{PERSON_EN}(?:\W+(?:then|please|now|instead|thanks))*\W*$",
            r"\bi (?:said|asked for|want to speak to) (?:a |an |the )?(?:representative|rep|person|human|agent|operator|receptionist|real person|somebody|someone)\b",
            r"\b(?:can'?t|cannot|unable to) (?:read|see) (?:\w+ )?(?:codes?|texts?|text messages|messages)\b",
            r"\bput (?:a|an|some|one of the) (?:staff|person|human|agent|representative|supervisor|manager|nurse)(?: \w+)? on\b|\bis there a (?:human|person|real person)\b|\b(?:can|could) a (?:person|human|real person) call\b",
        ),
        Intent.REPEAT: (
            r"\bsay that (?:\w+ )?again\b|\b(?:go|run) (?:through|over|thru) (?:them|those|the|that)(?: \w+)? (?:again|one more time)\b|\bcome again\b|\bread (?:it|that|them) (?:back|again)\b|\bcode (?:has )?expired\b|\bsend (?:me )?another (?:one|code)?\b",
        ),
        Intent.TELEHEALTH: (
            r"\b(?:do|have|make) it (?:on|over|through) (?:the|my) (?:computer|phone|tablet|ipad|laptop)\b|\bsee (?:the |a |my )?(?:\w+ ){1,2}on my (?:phone|computer|tablet|ipad|laptop)\b|\b(?:should|could|can) (?:it )?be a phone call\b",
        ),
        Intent.MEDICAL_ADVICE: (
            ASKED.pattern,
            r"\bshould i (?:bring|take) (?:him|her|them) in\b|\bdouble up on my\b|\b(?:fever|temp) of \d+\b.{0,20}\bbad eno?u(?:gh|f)\b|\bhow (?:heavy|much|far|long) is too (?:heavy|much|far|long)\b|\bis that (?:serious|normal|bad|dangerous)\b",
        ),
        Intent.STOP: (r"^\W*(?:please )?(?:stop|quit)(?: (?:please|ya|texting(?: me)?|messaging(?: me)?|with the texts))*\W*$",),
        Intent.CORRECT: (r"\bspelled (?:it )?wrong\b|\bno,? it should be\b|\bmake that\b|\bi said the\b|\bi wanted the\b|\byou said .{3,30} i (?:wanted|said)\b",),
        Intent.HELP: (r"\bwhat (?:kind|sort)s? of (?:things|stuff) can you do\b",),
        Intent.PARKING: (r"\bdo you validate\b|\bleave the car\b",),
    },
    "es": {
        Intent.BOOK: (
            r"\b(?:con quien (?:voy|me toca|debo ir|saco (?:una )?cita)|(?:a|con) (?:que|cual) (?:doctora?|especialista|medic[oa]|departamento) (?:voy|debo ir|tengo que ir|me toca)|que (?:doctora?|especialista|medic[oa]) (?:ve|atiende|me ve)) (?:para|por|si|cuando|con)\b",
            rf"^\W*(?:{HELLO_ES}\W+)*(?:(?:yo|quiero|quisiera|necesito|ocupo|me|gustaria|puedo|para|como|una|un|la)\W+)*(?:reservar|agendar|citas?|turno|consulta|visita)(?:\W+(?:por favor|porfa|gracias|hoy))*\W*$",
        ),
        Intent.RESCHEDULE: (
            r"\b(?:se puede|la puede|la puedo|me la|puede|pueden|quiero|podemos) (?:pasar|mover|correr|recorrer|atrasar|adelantar|aplazar|posponer)(?:la|lo|mela)?\b|\bpas\w*(?:la|lo|mela|melo) (?:al|para|pa)\b|\bpong\w*me (?:otro dia|mas tarde)\b|\bmuev\w*(?:me|mela|la)\b|\bno voy a poder\b.{0,20}\bque mas tienen\b|\bcambiar (?:de )?doctora?\b.{0,20}\bmism[oa] (?:dia|hora)\b",
        ),
        Intent.CANCEL: (
            r"\bya no (?:va|voy|vamos) a poder ir\b|(?<!se me )(?<!se le )(?<!se nos )\b(?:quit|borr|anul)\w*(?:nme|enme|eme|ame|ela|ala)? (?:la|lo|mi turno|mi cita|la cita|el turno)\b|\bno va a la cita\b|\b(?:cancelar|anular) (?:la|el) del?\b",
        ),
        Intent.LIST: (
            r"\b(?:esta|quedo|sigue|tengo) (?:ya )?(?:confirmad[oa]|en pie|agendad[oa]|apartad[oa]) (?:mi|la) (?:cita|consulta)\b|\bmi (?:cita|consulta) (?:ya )?(?:esta|quedo|sigue) (?:ya )?(?:confirmada|en pie|agendada|apartada)\b",
            r"^\W*(?:y |cuando es |que hay de )+(?:la|las|el) mi[oa]s?\W*$",
            r"\b(?:dijeron|dicen|avisaron|dijo) que (?:mi|la|su) (?:cita|consulta) (?:se cancelo|(?:esta|fue|quedo|ha sido) cancelada|la cancelaron)\b|\bmi (?:cita|consulta) (?:se cancelo|(?:esta|fue|quedo) cancelada)\W+(?:es )?(?:cierto|verdad)\b",
            r"\b(?:llego|mandaron|recibi|enviaron|tengo) (?:un |una |el |este )?(?:mensaje|texto|aviso|recordatorio|llamada)(?: \w+){0,3} (?:para|de|que) confirm\w*",
            r"\bcuando (?:fue|es|era) que (?:quedo|era|tengo)\b|\b(?:no me acuerdo|se me olvido|no se) (?:si(?! (?:debo |tengo que )?(?:ir|voy|llev\w+)\b)|cuando|a que hora|de mi cita|con quien)\b.{0,40}\b(?:cita|era|es)\b|\b(?:tenia|tengo) (?:una cita|cita|algo)\b.{0,60}\b(?:no me acuerdo|no se|buscar\w*|creo que)\b",
        ),
        Intent.CHECK_IN: (
            r"\b(?:ya )?(?:estoy|estamos|ando|andamos) (?:aqui|aca|en el lobby|en la sala|abajo|afuera)\b.{0,40}\b(?:cita|lobby|desde|para)\b|\bya estamos aqui\b",
        ),
        Intent.REQUEST_HUMAN: (
            r"\b(?:poner|presentar|hacer|levantar|dar|tengo) (?:una )?(?:queja|reclamacion|reclamo|denuncia)\b|\bquejarme\b",
            rf"^\W*(?:{THEN_ES}\W+)+(?:una? |la )?{PERSON_ES}(?:\W+(?:entonces|por favor|mejor|ya|gracias))*\W*$",
            r"\b(?:hablo|hablar|platico) con (?:alguien|una persona)\b",
            r"\b(?:dije|pedi) (?:que )?(?:una? |con una? )?(?:persona|representante|operador\w*|humano|agente|recepcionista)\b",
            r"\bque me (?:llamara|llame|hable|atienda|atendiera) (?:alguien|una persona|un humano|quien sea|el personal)\b|\b(?:llame|llameme|hableme) (?:alguien|una persona)\b|^\W*(?:no\W+)?(?:quiero|prefiero|mejor) que me (?:llamen|hablen|atienda una persona)\b(?! (?:cuando|si|para))",),
        Intent.REPEAT: (
            r"\b(?:digame|dime|pon\w*|mand\w+|repit\w+|escrib\w+)(?:melo|mela)? otra vez\b|\bno alcance a (?:leer|oir|escuchar|ver)\b|^\W*(?:como|que) (?:dice|dijo|fue)\W*$",
        ),
        Intent.MEDICAL_ADVICE: (
            ASKED.pattern,
            r"\bno se si (?:debo |tengo que )?(?:ir|voy|llevarl[oa]|llevo) (?:\w+ ){0,3}(?:urgencias|emergencias)\b",
            r"\b(?:la|lo) sigo tomando\b|\b(?:lo|la) dejo de tomar\b|\bque se toma (?:uno|una) para\b|\beso es normal\b",
        ),
        Intent.INSURANCE: (r"\b(?:me )?(?:lo|la) (?:valen|cogen|agarran|reciben|toman)\b",),
        Intent.CORRECT: (r"\bsino (?:de|el|la|que)\b|\bno era (?:en|el|la|con|de)\b|\bme equivoque\b|\bdije\b.{3,30}\by era\b|\bantes puse\b|\bya me arrepenti\b|\bno,? el apellido\b",),
        Intent.STOP: (r"^\W*(?:por favor )?(?:stop|alto|paren?)(?: (?:por favor|plis|ya|porfa))*\W*$",),
        Intent.GREETING: (r"^\W*(?:hello|hey|ola|que hubo|quiubo|bns (?:dias|tardes|noches)|buen dia)\b",),
        Intent.HELP: (r"\bno entiendo nada de esto\b",),
    },
}  # fmt: skip
