"""That somebody cannot or will not give what they were asked for, and the answers to "shall we go on"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.code_again import code_is_missing
from language.text.normalise import fold

LEAD = r"(?:(?:oh|ah|um|uh|well|sorry|no|ok|but|hm+|honestly|ay|eh|pues|perdon|disculpe|mire|la verdad|es que)\W+)*"
TAIL = r"(?:\W+(?:sorry|right now|now|with me|yet|at the moment|anymore|any more|perdon|ahora|ahorita|conmigo|todavia|en este momento|por ahora))*"
IT = r"(?:it|that|one|any|the (?:code|number|date|name)|my (?:phone|code)|(?:his|her|their|my|the) (?:birth ?date|birthday|date of birth|full name|last name|name|phone(?: number)?|number))"
LO = r"(?:el (?:codigo|numero|nombre|apellido)|la fecha(?: de nacimiento)?|su (?:nombre|apellido|fecha(?: de nacimiento)?|numero)|mi (?:telefono|celular)|ninguno|eso)"
LACKS = re.compile(
    rf"\W*{LEAD}(?:(?:i )?(?:don'?t|do not|dont|didn'?t|can'?t|cannot|cant) (?:have|know|remember|recall|find|see|get|got)(?: {IT})?|(?:i )?(?:have|got) no (?:idea|code|clue)|no (?:idea|clue|code)|idk|dunno|i (?:forgot|forget|lost)(?: {IT})?"
    rf"|(?:i'?m )?not sure|(?:what|which) (?:code|number)|i haven'?t (?:got)? ?{IT}"
    r"|(?:and )?why (?:do|would|are|did) you (?:asking me|need|want|ask\w*|have to have|gotta have)(?: (?:me|to|know|have|ask|for))*(?: (?:it|that|this|my|his|her|the|me|name|birth ?date|birthday|birth|date|of|code|number|phone))*|what(?:'s| is) (?:it|that|this) for|what do you need (?:it|that|this|my \w+) for"
    r"|(?:i(?:'m| am) )?not (?:telling|giving|going to (?:tell|give))(?: (?:you|it|that|my|name|birth ?date|number))*|i(?:'d| would) rather not(?: say)?|(?:that'?s )?none of your business|i don'?t want to (?:say|tell|give)(?: (?:you|it|that))*"
    r"|(?:y )?(?:por que|para que) (?:me |lo |la )?(?:necesita|quiere|pregunta|pide|ocupa)n?(?: (?:saber|eso|mi|nombre|fecha|codigo|numero|lo|la))*|no (?:se lo |le )?(?:voy a decir|quiero decir|digo)(?:lo|selo)?(?: (?:eso|mi|nombre))*"
    rf"|(?:yo )?(?:no|ni) (?:lo |la )?(?:tengo|se|recuerdo|encuentro|veo|sabria|conozco)(?: {LO})?|no me (?:lo |la )?(?:se|acuerdo)(?: de(?: {LO}|l codigo))?|ni idea|(?:que|cual) (?:codigo|numero)|se me olvido|lo (?:olvide|perdi)){TAIL}\W*"
)
ASKED = r"(?:(?:me|you|to|that|this|it|my|his|her|their|the|a|for|of|and|all|full|first|last|real|name|birth ?date|birthday|birth|date|dob|phone|number|code|info|information|personal|here|online|in a chat|over (?:text|the phone)|out)\b\s*)*"
PEDIDO = r"(?:(?:saber|eso|esto|mi|mis|su|el|la|los|lo|le|nombre|apellidos?|completo|fecha|de|nacimiento|cumpleanos|codigo|numero|telefono|datos?|personales|por (?:aqui|chat|telefono|mensaje)|aqui|para (?:eso|esto))\b\s*)*"
NEED = r"(?:need|want|require|ask(?:ing)?|have to (?:have|know|ask)|gotta (?:have|know))"
PIDE = r"(?:necesitan?|quieren?|preguntan?|piden?|ocupan?|hace falta|sirve)"
WHY = rf"why|how come|why\b(?: \w+){{0,5}} {NEED} (?:to know )?{ASKED}|(?:so )?what (?:do|would) you (?:need|want) {ASKED}|what(?:'s| is)? (?:(?:it|that|this|the|my)(?: (?:code|name|full name|birth ?date|birthday|date of birth|(?:phone )?number))? )?for|(?:do|why do|must) i (?:really )?(?:have to|need to|gotta )?\s?(?:tell|give|say) {ASKED}|is (?:it|that|this|my \w+(?: of birth)?) (?:really |absolutely )?(?:necessary|needed|required)|do you (?:really )?need {ASKED}"
POR_QUE = rf"(?:por|para|pa) que|(?:por que|para que|pa que)(?: \w+){{0,2}}? {PIDE} {PEDIDO}|(?:es|son) (?:de verdad |realmente )?necesari[oa]s? {PEDIDO}|(?:tengo|hay) que (?:dar|decir)\w* {PEDIDO}|para que (?:es|son|lo|la) ?{PEDIDO}"
REFUSES = rf"(?:i ?)?(?:don'?t|do not|won'?t|will not|would not|wouldn'?t|can'?t|'?m not|am not) (?:really )?(?:(?:want to|feel (?:like|comfortable)|like to|like|going to|comfortable|willing to) ?)?(?:say|tell|give|share|type|giv(?:e|ing)|telling|sharing|saying) {ASKED}|i(?:'d| would) (?:rather|prefer) (?:not|to not|not to)(?: (?:to )?(?:say|tell|give|share))? ?{ASKED}"
SE_NIEGA = rf"(?:yo )?no (?:se l[oa] |le |les |te |l[oa] )?(?:quiero|pienso|voy a|deseo|quisiera|me gusta) (?:dar|decir|compartir)\w* ?{PEDIDO}|no (?:le|les|te|se l[oa]) (?:doy|digo) ?{PEDIDO}|prefiero no (?:dar|decir|compartir)\w* ?{PEDIDO}"
HAD = r"(?:you|u|they|y'all) (?:already )?(?:have|got|know) (?:it|that|my \w+|me)(?: already| on file)?|i (?:already |just )?(?:told|gave|said) (?:you|it)(?: (?:it|that|already))*|already (?:told|gave) you|(?:it'?s )?(?:for )?(?:me|myself)|yo|soy yo|para mi|ya (?:se )?l[oa]s? (?:dije|di|tienen?|saben?)|ya (?:me )?(?:tienen?|conocen?)"
"""What is thought to be known already."""

WITHHOLDS = re.compile(rf"\W*{LEAD}(?:y\W+|and\W+)?(?:{WHY}|{HAD}|{REFUSES}|{POR_QUE}|{SE_NIEGA}){TAIL}\W*")
"""Why it is asked for at all, and that it will not be given."""

REFUSED = re.compile(rf"\W*{LEAD}(?:{REFUSES}|{SE_NIEGA}){TAIL}\W*")
LAST = re.compile(r"[.;!?]\s+")
MOST_CHARS = 200
"""A longer message says more than that."""

GOES_ON = re.compile(
    r"\W*(?:(?:ok|okay|yes|sure|please|fine|si|bueno|pues|claro|por favor)\W+)*(?:(?:let'?s |i'?ll |we can |you can )?(?:go on|go ahead|keep going|continue|carry on|proceed)(?: with (?:this|it|that))?"
    r"|(?:vamos a )?(?:seguir|seguimos|sigamos|siga|continuar|continuemos|continue|adelante)(?: con (?:esto|eso|esta cita))?)(?:\W+(?:please|then|por favor|pues))*\W*"
)
WANTS_ELSE = re.compile(
    r"\W*(?:(?:no|ok|okay|well|actually|pues|bueno|mejor)\W+)*(?:i (?:want|need) )?(?:(?:do )?(?:something|anything) else|another thing|(?:quiero )?(?:hacer )?otra cosa|algo mas)(?:\W+(?:please|por favor))*\W*"
)


def answers_about(text: str) -> bool:
    """Whether the message is one of these, or its like, and gives nothing; a code that did not come is another matter."""
    return (lacks(text) and not code_is_missing(text)) or goes_on(text) or wants_else(text)


def lacks(text: str) -> bool:
    """ "I don't have it", "no sé", "why do you need that": what was asked for is not given."""
    return LACKS.fullmatch(fold(text)) is not None or withholds(text)


def withholds(text: str) -> bool:
    """ "Why do you need my name?", "no quiero dar mi fecha": what was asked for could be given."""
    last = LAST.split(fold(text))[-1] if len(text) <= MOST_CHARS else ""
    return WITHHOLDS.fullmatch(fold(text)) is not None or REFUSED.fullmatch(last) is not None


def goes_on(text: str) -> bool:
    """Whether they go on with what is under way."""
    return GOES_ON.fullmatch(fold(text)) is not None


def wants_else(text: str) -> bool:
    """Whether they want something else, without a word of what."""
    return WANTS_ELSE.fullmatch(fold(text)) is not None
