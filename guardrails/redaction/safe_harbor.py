"""What only `safe-harbor` covers: great ages in any words, postal codes without a label, dates by their day, feast, week or quarter."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.types import Found

_AMOUNT = (
    r"(?!\s?(?:%|mg|mcg|ml|dl|kg|lbs?|pounds|iu|units?|cm|mm|bpm|beats|degrees|grados|percent|por ciento|cells|copies|steps|calories|"
    r"dollars|dollares|dólares|pesos|bucks|k\b|days?|d[ií]as|hours?|horas|minutes?|mins?|minutos|weeks?|semanas|months?|meses|"
    r"times|veces|pills|tablets|visits?|people|patients|over\b)|[/%]|[.,:]\d|-\d|\w)"
)
_ZIP = re.compile(rf"(?<![\w$€.,#/:-])(?P<v>\d{{5}}(?:-\d{{4}}(?!\d)|{_AMOUNT}))")
_ROUND = re.compile(r"00$")
_COUNTED = re.compile(
    r"\b(?:wbc|platelets?|plaquetas|leucocitos|count|load|level|ferritin|cd4|bnp|score|total|paid|cost\w*)\b[^.?!\n]{0,20}$",
    re.IGNORECASE,
)
_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_UNIDAD = r"(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
_GREAT = rf"(?:9\d|1[01]\d|ninety(?:[\s-]{_UNIT})?|(?:a|one) hundred(?: (?:and )?{_UNIT})?|noventa(?: y {_UNIDAD})?|cien|ciento {_UNIDAD})"
_WHO = (
    r"(?:i am|i'?m|(?:he|she|who|mother|father|mom|mum|dad|grandma|grandmother|grandpa|grandfather|aunt|uncle|patient|husband|wife)"
    r"(?:'s| is| was)(?: (?:now|almost|already|about|only|just))?|(?:turn(?:s|ed|ing)?|aged?|edad|cumpl(?:e|ió|io|í|irá|ira)|tiene|tengo|"
    r"ten[ií]a)(?: (?:de|of|is|es|casi|ya|now|almost))?:?)"
)
_AGE = re.compile(
    rf"\b{_WHO}\s+(?P<v>{_GREAT}){_AMOUNT}|(?<![\w.])(?P<w>{_GREAT})(?=[\s-]+(?:years?\b|yrs?\b|y\.?o\b|a[nñ]os\b))|"
    r"\b(?P<x>(?:nona|cente)nari(?:ans?|[oa]s?))\b",
    re.IGNORECASE,
)
_THEN = r"(?=\s*(?:[.,;:!?)]|$|\b(?:of|and|at|for|to|in|but|or|when|because|with|he|she|i|we|they|y|a|para|por|con|en|pero|que|cuando)\b))"
_NTH = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"thirtieth|thirty[\s-]first)"
)
_DAY = re.compile(
    rf"\b(?:on|since|until|by|from|before|after|the|of) (?:the )?(?P<v>{_NTH})\b{_THEN}|"
    rf"(?<!de )\b(?:el|desde el|hasta el) (?:d[ií]a )?(?P<w>[12]?\d|3[01])\b{_AMOUNT}{_THEN}",
    re.IGNORECASE,
)
FEAST = re.compile(
    r"\b(?:christmas(?: day| eve)?|x-?mas|new year'?s?(?: day| eve)?|thanksgiving|halloween|valentine'?s(?: day)?|easter(?: sunday| monday)?|"
    r"good friday|ash wednesday|(?:memorial|labor|labour|independence|veterans'?|presidents'?|columbus|boxing|mother'?s|father'?s|mlk|"
    r"st\.? patrick'?s|groundhog) day|fourth of july|4th of july|juneteenth|hanukkah|chanukah|passover|yom kippur|rosh hashanah|ramadan|"
    r"eid|diwali|navidad|nochebuena|nochevieja|a[nñ]o nuevo|semana santa|pascua|viernes santo|d[ií]a de (?:reyes|la madre|el padre|los? "
    r"(?:muertos|santos)|todos los santos|acci[oó]n de gracias|la independencia)|d[ií]a del (?:padre|trabajo))(?!'?\w)"
    r"(?! (?:disease|factor|tree|egg|bunny))(?: (?:of |de )?(?:19|20)\d\d\b)?",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d{2}"
_PART = re.compile(
    rf"(?<![\w-])(?:{_YEAR}-?W\d{{2}}(?:-?\d)?|q[1-4](?:[\s/'’-]|\s?of\s?){{0,2}}(?:{_YEAR}|\d\d)|{_YEAR}[\s/-]?q[1-4]|h[12][\s/-]?{_YEAR}|"
    rf"(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:quarter|half)(?: of| in|,)? {_YEAR}|(?:primer|segundo|tercer|cuarto|[uú]ltimo) "
    rf"(?:trimestre|semestre) (?:de|del) {_YEAR}|(?:week|semana) \d{{1,2}}(?: of| in| de| del|,)? {_YEAR}|(?:spring|summer|autumn|fall|"
    rf"winter|primavera|verano|oto[nñ]o|invierno)(?: of| in| de| del|,)? {_YEAR}|{_YEAR}-(?:[0-2]\d\d|3[0-6]\d))(?![\w-])",
    re.IGNORECASE,
)


def find_safe_harbor(text: str) -> Iterator[Found]:
    """45 CFR 164.514(b)(2)(i)(B) and (C): smaller than a state, all of a date but the year, ages over 89."""
    for match in _ZIP.finditer(text):
        if not _ROUND.search(match["v"]) and not _COUNTED.search(text, max(0, match.start() - 40), match.start()):
            yield Found(*match.span("v"), "PLACE", 0.35)
    for match in _AGE.finditer(text):
        yield Found(*match.span(match.lastgroup or "v"), "AGE", 0.6)
    for match in _DAY.finditer(text):
        yield Found(*match.span(match.lastgroup or "v"), "DATE", 0.4)
    for pattern in (FEAST, _PART):
        yield from (Found(*match.span(), "DATE", 0.45) for match in pattern.finditer(text))
