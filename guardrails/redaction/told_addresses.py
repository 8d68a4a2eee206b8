"""Addresses in words of one's own: as far as the clause goes that says where somebody lives, and country roads, lots and housing estates."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.addresses import STREET_WORD
from guardrails.redaction.number_words import HUNDREDS, TEENS, TENS, UNITS
from guardrails.redaction.ordinary import is_near_plain
from guardrails.redaction.types import Found

_SAID = rf"(?:{'|'.join((*HUNDREDS, *TEENS, *TENS, *UNITS, 'hundred', 'thousand', 'mil'))})"
_N = rf"(?:\d{{1,6}}(?:\.\d)?[a-z]?(?:-\d{{1,4}})?|{_SAID}(?:[ -](?:y )?{_SAID}){{0,5}})\b"
_CUE = re.compile(
    r"\b(?:(?:i|we|he|she|they|who)(?: still| now| actually|'m| am|'re| are|'s| is)* (?:live|lives|living|stay|stays|staying|reside|residing)\b|"
    r"(?:(?:i|we|he|she|they)(?:'ve| have|'s| has)? (?:just |recently )?moved|moving) (?=(?:in)?to\b)|"
    r"(?:(?:my|our|his|her|the|new|home|mailing|street|current|updated?|real|physical|correct|right|old) )*(?:address|addy|addr|addres)\b(?: (?:on file|now|change))?|"
    r"(?:send|mail|deliver|ship|bring) (?:it|them|that|everything|the [a-z]+(?: [a-z]+)?|my [a-z]+(?: [a-z]+)?) (?=to\b|at\b)|(?:pick (?:me|him|her|us) up|come) (?=at\b)|"
    r"(?:(?:mi|nuestra|su|la|nueva) )*(?:direcci[oó]n|direc|dir|domicilio)\b(?: (?:nueva|actual|postal|f[ií]sica|correcta|de (?:mi|la) casa|de env[ií]o))*|"
    r"(?:vivo|vivimos|vive|viven|vivo yo|resido|reside|estoy viviendo)\b|(?:me quedo|me estoy quedando) (?=en\b|con\b|donde\b)|(?:staying|living) (?=at\b|in\b|with\b|on\b|over\b)|(?:i'm|im|i am|we're|he's|she's|he is|she is) (?:over |out |down |up |here )+(?=on\b|at\b|by\b|off\b)|"
    r"(?:have|has|got) (?:me|us|him|her)(?: listed| down)? (?=at\b|on\b)|(?:we're|we are) the ones (?=in\b|at\b)|(?:me mud[eé]|nos mudamos|se mud[oó]|me cambi[eé]|nos cambiamos) (?=a\b|al\b|para\b|pa\b)|"
    r"(?:m[aá]nd(?:en|eme|enme|enla|enlo|elo|ela)|env[ií](?:en|enme|eme|enla|enlo)|recoj(?:an|anme|anla|anlo))(?: (?:la|el|los|las|mi)? ?[^\W\d_]+)?(?: (?:la|los|las|el))? (?=a\b|al\b|en\b))",
    re.IGNORECASE,
)
"""What is said before where somebody lives."""
_TO_IT = re.compile(
    r"(?:[\s,:=]+|\b(?:is|at|in|on|to|into|out|over|up|now|it's|its|es|en|al|pa|para|por|ahora|now's|here|aqu[ií]|all[aá]|would be|should be)\b|\b(?:con|with|de|donde|at) (?:mi|my|his|her|su|la|el)s? [^\W\d_]+(?:'s)?(?: (?:house|place))?(?=,? (?:at|in|on|en)\b))*",
    re.IGNORECASE,
)
_STRONG = re.compile(r"addr|addy|dir|domicilio", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;:!?()\"]+")
_SHORT = frozenset(
    "st ave av avda blvd rd dr ln ct pl apt bldg hwy no num col urb res bo edif carr int ext dpto depto fracc mz lt cra cll izda dcha esq sta sto parc pte nte ote col cd mpio edo bldv ph ft mt gral km n s e w "
    "co rte rt c p º 1.º 2.º 3.º 4.º 5.º".split()
)
_STOPS = frozenset(
    "but because so since if when while who which that can could would please i i'm im i'd i've i'll my we he she they is are was do does did need want wanna thanks thank for with "
    "and appointment appt starting until till as not no nurse doctor where what monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles miercoles jueves viernes sábado sabado domingo tomorrow today tonight mañana hoy next tel phone cell dob mrn email u ur pls plz tho they're it's its yes ok "
    "y e pero porque pq xq para pa por que q si cuando quien desde hasta necesito quiero quisiera tengo tiene gracias con me nos le les se mi mis su manden mande ahora ahorita ahi ahí alli allí "
    "cita cambio fecha tel teléfono correo es son era estoy está soy ya también tambien pero favor pueden puede podrian podrían donde".split()
)
"""Words with which something else begins."""
_MOST = 16
_LOOSE = frozenset(
    "in at on of near by past off the a to en de del la el los las al a un una junto cerca frente".split()
)
_JOINED = re.compile(r"\b(?:corner|between|esq(?:uina)?|entre|intersection)\b", re.IGNORECASE)
_LIVING = re.compile(
    r"\b(?:county (?:road|rd)|co\.? rd|state (?:road|route)|farm road|highway|hwy|route|rte|rt|rr|hc|fm|cr|sr|box|lot|space|spc|trlr|trailer|mobile home|apt|apartment|unit|bldg|building|floor|"
    r"urb|urbanizaci[oó]n|res|residencial|bo|barrio|cond|condominio|parcelas?|sector|colonia|col|fracc(?:ionamiento)?|manzana|mz|mza|lote|lt|km|kil[oó]metro|buz[oó]n|edif(?:icio)?|bloque|blq|"
    r"apto|apartamento|depto|departamento|piso|casa|torre|esquina|esq|carr|ramal|solar|portal)\b|#|\b(?:miles?|blocks?|millas|cuadras|metros|varas) (?:north|south|east|west|al|del?|from|past|of|"
    r"down|up|abajo|arriba)\b",
    re.IGNORECASE,
)
"""What tells of a home beside the words that streets are called by."""
_NUMBER = re.compile(rf"(?<![\w:.$]){_N}(?![:%]\d)", re.IGNORECASE)
_NO_HOUSE = re.compile(
    r"\s{0,3}(?:(?:miles?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|blocks?|millas|minutos|horas|d[ií]as|semanas|meses|a[nñ]os|cuadras|people|kids|hijos|floors?|stairs|flights|feet|ft|pies|degrees|pounds|lbs)\b|"
    r"[ap]\.?m\b|(?:st|nd|rd|th)\b(?! (?:st|street|ave|avenue)))",
    re.IGNORECASE,
)
_HEADING = r"(?:(?:north|south|east|west|n|s|e|w|old|us|u\.s\.|state|county)\.?\s+)*"
_COUNTRY = rf"(?:county (?:road|rd)|co\.? rd|road|rd|route|rte|rt|fm|farm to market(?: road)?|farm road|ranch road|rural route|highway|hwy|interstate)\.?\s+(?:number\s+)?{_N}"
_ROAD = re.compile(
    rf"(?<![\w:/.$-]){_N},?\s+{_HEADING}{_COUNTRY}(?:[\s,]+(?:lot|apt|unit|box|space|spc|trlr)\.?\s+{_N})?",
    re.IGNORECASE,
)
_BOX = re.compile(
    rf"(?<!\w)(?:hc|rr|r\.r\.|rural route|star route|highway contract)\.?[\s-]*#?{_N}[\s,-]+(?:box|buz[oó]n|buzon|bz|bzn)\.?\s*#?\s*{_N}(?:[\s,]+(?:bo|barrio|sector)\b\.?\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
"""Boxes along the roads of the country, as the post office writes them."""
_PARK = re.compile(
    rf"(?<!\w)(?:(?!(?:at|the|in|i|my|a|to|from|of|and|is|on|near|live|lives)\b)[^\W\d_]+\s+){{0,3}}(?:trailer|mobile(?: home)?|rv|mobile home)\s+(?:park|court|estates|village)[\s,]+(?:lot|space|spc|site|unit|number|#)\.?\s*(?:number\s+)?{_N}"
    rf"(?:[\s,]+(?:on|off)\s+(?:of\s+)?{_HEADING}{_COUNTRY})?",
    re.IGNORECASE,
)
_UNIT = rf"(?:calle|c/|bloque|blq|edif(?:icio)?|apt|apto|apartamento|depto|departamento|casa|solar|n[uú]m(?:ero)?|no|carr(?:etera)?|ramal|km|kil[oó]metro|buz[oó]n|box|torre|piso|manzana|mz|lote|lt|#)(?:\b\.?\s*|(?<=#)\s*)(?:{_N}|[^\W_]{{1,3}}-?\d{{0,3}}\b(?:\s{_N})?|(?:be|ce|de|efe|ge|hache|jota|ka|ele|eme|ene|pe|cu|erre|ese|te)\b(?:\s{_N})?)"
_ESTATE = re.compile(
    rf"(?<!\w)(?:urb|urbanizaci[oó]n|res|residencial|bo|barrio|cond|condominio|ext|extensi[oó]n|parcelas|alturas|jardines|sector|caser[ií]o|reparto|unidad habitacional|colonia|col|fracc|fraccionamiento|villas?)\b\.?"
    rf"(?:\s+(?!(?:y|que|no|para|necesito|me)\b)[^\W_][\w'’.]*){{1,6}}?(?:[\s,]+{_UNIT})+(?!\w)",
    re.IGNORECASE,
)
"""Housing estates with block, building and flat, as in Puerto Rico and Mexico."""
_PAST = re.compile(
    rf"(?<![\w.$]){_N} miles? (?:north|south|east|west|down|up|past|out)(?: of| from)? [^\n,.;?!]{{3,40}}? (?:on|off|along) {_HEADING}{_COUNTRY}",
    re.IGNORECASE,
)
"""So far from somewhere along a road."""
_CROSSING = re.compile(
    rf"(?<!\w)(?:calle|cl|avenida|av|carrera)\.?\s+{_N}\s+(?:con|entre|esq(?:uina)?|por|x)\.?\s+(?:(?:con|la|calle|carrera|avenida)\s+)*{_N}(?:\s+y\s+{_N})?(?:[\s,]+(?:n[uú]m(?:ero)?|no|#)\.?\s*{_N})?",
    re.IGNORECASE,
)
_STATES = (
    r"(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|"
    r"michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new (?:hampshire|jersey|mexico|york)|(?:north|south) (?:carolina|dakota)|ohio|oklahoma|oregon|pennsylvania|rhode island|"
    r"tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|puerto rico)"
)
_TOWN = re.compile(
    rf"[\s,]{{1,4}}(?:(?:in|en|near|outside(?: of)?|de)\s+)(?P<t>[^\W\d_]+(?:[ ][^\W\d_]+){{0,2}}?)(?P<s>,?\s+{_STATES})?(?![\w'’])",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"\b[Gg]eneral [Dd]elivery(?:,? (?:in )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)?")
_FORMS = (_GENERAL, _PAST, _ROAD, _BOX, _PARK, _ESTATE, _CROSSING)


def find_told_addresses(text: str) -> Iterator[Found]:
    """The clause after "I live at", "mi dirección es" where it tells of a home, and forms of the country without a street."""
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            if not _NO_HOUSE.match(text, match.end()):
                yield Found(match.start(), with_town(text, match.end()), "ADDRESS", 0.91)
    for cue in _CUE.finditer(text):
        ahead = _TO_IT.match(text, cue.end())
        start = ahead.end() if ahead else cue.end()
        end = _clause(text, start)
        if end > start and _is_home(text[start:end], announced=bool(_STRONG.search(cue[0]))):
            yield Found(start, end, "ADDRESS", 0.91)


def _clause(text: str, start: int) -> int:
    """Where the clause ends that begins at `start`: before a word that begins something else, or at the end of a sentence."""
    end, at, joined = start, start, False
    for count, word in enumerate(_WORD.finditer(text, start, start + 160)):
        between = text[at : word.start()]
        if count == _MOST or any(sign in between for sign in ";!?\n(") or ":" in between:
            break
        bare = word[0].strip(".").lower()
        if bare in _STOPS and not (bare in ("and", "y", "con") and (joined or _goes_on(text, word.end()))):
            break
        joined = joined or bool(_JOINED.fullmatch(bare))
        at = word.end()
        if bare not in _LOOSE and bare:
            end = at
        if word[0].endswith(".") and bare not in _SHORT and len(bare) > 1:
            break
    return end


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands behind "and", "y" is a number or no everyday word: "la treinta y cuatro y roosevelt"."""
    after = _WORD.search(text, at)
    return (
        after is not None
        and after[0] not in ("un", "una", "uno")
        and (bool(_NUMBER.fullmatch(after[0])) or not is_near_plain(after[0]))
    )


def _is_home(value: str, *, announced: bool) -> bool:
    """Whether words tell of a home: a number that counts nothing, beside a street's word or an unusual one."""
    if re.search(r"\bs/n\b", value, re.IGNORECASE):
        return True
    if not any(not _NO_HOUSE.match(value, m.end()) for m in _NUMBER.finditer(value)):
        return bool(_LIVING.search(value)) and announced and bool(_NUMBER.search(value))
    if STREET_WORD.search(value) or _LIVING.search(value):
        return True
    return any(
        word[0].isalpha() and len(word) > 3 and not is_near_plain(word) for word in re.findall(r"[^\W_]+", value)
    )


def with_town(text: str, end: int) -> int:
    """The town behind an address, where it is no everyday word or its state is named."""
    match = _TOWN.match(text, end)
    if match is None:
        return end
    if match["s"]:
        return match.end()
    first = match["t"].split()[0]
    return match.start("t") + len(first) if not is_near_plain(first) else end
