"""Street addresses, boxes and postal codes, as written in the United States and in Spanish."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import HUNDREDS, TEENS, TENS, UNITS
from guardrails.redaction.ordinary import is_near_plain
from guardrails.redaction.types import Found

_STREET = (
    r"(?:street|str|st|bway|bwy|avenue|ave?|av|boulevard|blvd|road|rd|drive|dr|lane|ln|court|ct|place|pl|terrace|ter|way|"
    r"circle|cir|"
    r"parkway|pkwy|highway|hwy|trail|trl|square|sq|loop|alley|crescent|broadway|route|rte|turnpike|tpke|plaza|close|"
    r"mews|row|walk)"
)
_NOT_MIDDLE = (
    r"(?!(?:a\.?m|p\.?m|with|w|con|d|para|see|for|at|to|the|o'?clock|on|and|or|in|is|was|days?|weeks?|months?|years?|hours?|minutes?|"
    r"mins?|"
    r"but|pero|please|see|times?|mg|ml|visits?|appointments?|of|from|by|my|doctor)\b)"
)
_SECOND = (
    r"(?:,?\s*(?:(?:apt|apartment|suite|ste|unit|floor|fl|room|rm|building|bldg|lot|trlr|spc)\b\.?|"
    r"#)\s*#?\s*(?:[A-Z]?-?\d{1,5}[A-Z]?|[A-Z])\b|"
    r",?\s*\d{1,2}(?:st|nd|rd|th)\s+floor\b|,?\s*(?:bsmt|basement|rear|upstairs|downstairs|penthouse|ph)\b)?"
)
_TAIL = r"(?-i:,?\s*(?:[A-Z][\w.'-]+\s?){1,3},?\s+[A-Z]{2}\b)?(?:,?\s*\d{5}(?:-\d{4})?\b)?"
_US = re.compile(
    rf"(?<![\w:/.-])(?<!room )(?<!floor )(?<!level )\d{{1,6}}[A-Z]?(?:-\d+)?(?:\s+1/[2-4]|\s?½)?\s+(?:[NSEW]{{1,2}}\.?\s+|(?:north|south|east|west)\s+)?"
    rf"(?:{_NOT_MIDDLE}[\w.'-]+\s+){{1,4}}?{_STREET}\b\.?(?!\s*(?:clinic|hospital|'s))" + _SECOND + _TAIL,
    re.IGNORECASE,
)
_NATURE = re.compile(
    rf"(?<![\w:/.-])\d{{1,6}}[A-Z]?\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:{_NOT_MIDDLE}[\w.'-]+\s+){{1,3}}?(?:view|ridge|heights|hill|grove|pike|bend|"
    r"crossing|glen|hollow|point|quay|vista|gardens?)\b" + _SECOND,
    re.IGNORECASE,
)
"""Streets that are named like a place in nature; the longer reading of an address wins where both hold."""
_BROADWAY = re.compile(r"(?<![\w:/.-])\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:broadway|bway|bwy)\b" + _SECOND, re.IGNORECASE)
_BOX = re.compile(
    r"\bp\.?\s?o\.?\s?box\s+\d+\b|\bapartado(?: de correos| postal)?\s+\d+\b|\bapdo\.?\s*\d+\b", re.IGNORECASE
)
_ES_WAY = (
    r"(?:calle|c/|c\.|avenida|avda?\.?|av\.|avd\.|paseo|p[ºo]\.|plaza|plza\.?|pza?\.?|camino|cno\.?|carretera|"
    r"ctra\.?|crta\.?|ronda|"
    r"traves[ií]a|urbanizaci[oó]n|urb\.?|glorieta|pasaje|pje\.|v[ií]a|callej[oó]n|bulevar|colonia|col\.|barrio|"
    r"carrer|rambla|r[uú]a|"
    r"avinguda|gran v[ií]a|pol[ií]gono|prolongaci[oó]n|calzada|jir[oó]n|jr\.)"
)
STREET_WORD = re.compile(rf"\b(?:{_STREET}|{_ES_WAY})(?!\w)", re.IGNORECASE)
"""A word that streets are called by, whatever stands around it."""
_ES_NUMBER = r"(?:n[º°o.]\s*|n[uú]m(?:ero)?\.?\s*|no\.?\s*|#\s*|km\.?\s*)?(?:\d{1,5}(?:[,.]\d{1,3})?[a-z]?\b|s/n)"
_ES_FLOOR = (
    r"(?:\s*[,.-]{0,2}\s*(?:piso|puerta|esc(?:alera)?|bajo|depto|departamento|int(?:erior)?|apto|ed(?:ificio)?|local|"
    r"bloque|portal)\b\.?\s*\w{0,6}(?:\s*[\"“'][a-z][\"”'])?"
    r"|\s*[,-]\s*\d{1,2}\.?\s?[º°ªoa]?\s?(?:dcha|izda|izq|der|ctro|centro)?\.?\s?[a-z]?(?![\w/:-])|"
    r"\s+\d{1,2}\s?[º°ª]\s?[a-z]?(?!\w))*"
)
_ES = re.compile(
    rf"(?<!\w){_ES_WAY}\s*(?:[\wº.'/-]+[ ,]+){{1,7}}?{_ES_NUMBER}{_ES_FLOOR}(?:\s*,?\s*\b\d{{5}}\b)?", re.IGNORECASE
)
_SAID_NUMBER = rf"(?:{'|'.join((*UNITS, *TEENS, *TENS, *HUNDREDS, 'mil', 'y'))})"
_ES_NUMBER_FIRST = re.compile(
    rf"(?<!\w)(?:n[uú]m(?:ero)?\.?\s+|no\.\s*|#\s*)?(?:\d{{1,5}}[a-z]?|{_SAID_NUMBER}(?: {_SAID_NUMBER}){{0,5}})"
    rf"\s+(?:de|en)\s+(?:la\s+|el\s+)?{_ES_WAY}(?:\s+(?:de|del|la|las|los|el|san|santa))*\s+[^\W\d_]+(?:\s+(?-i:[A-ZÀ-Þ])[^\W\d_]+)*(?!\w)",
    re.IGNORECASE,
)
"""The house before its street: "número 40 de la calle Sauce"."""
_LABELLED_ES = re.compile(
    r"\b(?:domicilio|direcci[oó]n)\s*:\s*(?P<v>(?:[^\n.?!;]|(?<=\b[^\W\d_])\.|(?<=\b[^\W\d_]{2})\.|(?<=\b[^\W\d_]{3})\.|\.(?=\S|\s\d)){4,80}?)\s*(?=[.?!;]\s+\D|\.?\s*(?:\n|$)|localidad|c\.?p\.?:)",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"\b(?:zip(?: ?code)?|postal(?: code)?|c[oó]digo postal|cp|c\.p\.)(?:\s*(?:[:#.,-]|is|"
    r"es))*\s*(?P<v>\d{4,5}(?:-\d{4})?)\b",
    re.IGNORECASE,
)
_STATE_ZIP = re.compile(
    r"\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|"
    r"W[AVIY]|DC)\s+(?P<v>\d{5}(?:-\d{4})?)\b"
)
_LIVES = re.compile(
    r"\b(?:i live (?:at|on|in)|my address is|address(?: is|:)|lives at|vivo en|mi direcci[oó]n es|direcci[oó]n:|"
    r"domicilio:?|residing at|moved to)\s+"
    r"(?!(?:the |el )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|next|\d{1,2}(?::|(?:st|nd|rd|th)\b|\s?[ap]m)))"
    r"(?P<v>(?:[^\s.;?!]+\s?){1,8}?\d[\w-]*(?:\s*,?\s*\d?[A-Zº]{1,2}\b)?)",
    re.IGNORECASE,
)


_FLAT_FIRST = re.compile(
    r"\b(?:flat|apt|apartment|unit|suite)\.?\s+\w{1,5},\s+(?:(?-i:[A-Z])[\w'’ -]{2,30},\s+)?(?=\d{1,6}\s+[A-Z])",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"\b(?:psc|cmr|unit)\s+\d{1,5},?\s+box\s+\d{1,5}(?:[\s,]+(?:apo|fpo|dpo)[\s,]+a[aep][\s,]+\d{5}(?:-\d{4})?)?",
    re.IGNORECASE,
)
"""Addresses of the armed forces (USPS Publication 28, 238)."""
_ABROAD = re.compile(
    r"(?<![\w:/.-])(?:\d{1,6}[A-Za-z]?\s+)?(?:(?:ul\.|ulica|rue|rua|via|viale|vicolo|piazza|piazzetta|corso|largo|travessa|"
    r"strada|plateia|πλατεία|λ\.|λεωφ\.|οδός|r\.)\s+(?-i:(?:d[aeiou]s? |de la |des |du )?[A-ZÀ-ÞΑ-Ω])[\w.'’-]*\s+"
    r"(?:[\w.'’-]+\s+){0,4}?\d{1,5}[A-Za-z]?\b"
    r"|[\w'’-]{2,}(?:stra(?:ss|ß)e|str\.|gasse|allee|platz|straat|laan|gracht|plein|gatan|vägen|vegen|veien|vej|"
    r"katu|kuja|utca|utja|ulice|náměstí)\s+\d{1,5}[A-Za-z]?\b"
    r"|[\w'’-]+\s+(?:stra(?:ss|ß)e|platz|utca|katu|gata)\s+\d{1,5}[A-Za-z]?\b)"
    r"(?:[\s,]+(?:suite|apt|unit)\b\.?\s*\w{1,5})*",
    re.IGNORECASE,
)
"""Street names abroad: the word for a street before or within the name, the number after it."""
_SPOKEN = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|triple|double)"
)
_HABLADO = (
    r"(?:cero|uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veinte|veinti\w+|"
    r"treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|ciento?|doscientos|trescientos|cuatrocientos|quinientos|"
    r"seiscientos|setecientos|ochocientos|novecientos|mil|y)"
)
_SAID = re.compile(
    rf"\b(?:{_SPOKEN}[ -]){{1,6}}(?:(?!(?:with|for|at|on|and|in|to|the)\b)[a-z'’-]+ ){{1,3}}?(?:street|avenue|road|drive|lane|way|court|"
    rf"place|boulevard|circle|terrace|parkway|trail|square|loop)\b(?: (?:northwest|northeast|southwest|southeast|north|south|east|west)\b)?"
    rf"(?:,?(?: uh| um)? (?:apartment|apt|unit|room|suite|floor)(?: number)?(?: (?:{_SPOKEN}|[a-z])\b)+)?|"
    rf"\b(?:la |el )?(?:avenida|calle|paseo|camino|carretera|privada|boulevard|bulevar|callej[oó]n)(?: (?!el\b|y\b|a\b)[^\W\d_]+){{1,4}}?(?: {_HABLADO}\b)+"
    rf"(?:,? (?:piso|departamento|depto|apartamento|cuarto|interior)(?: (?:{_HABLADO}|[a-z])\b)+)?|"
    rf"\b(?:residencial|fraccionamiento|edificio|condominio)(?: (?!y\b)[^\W\d_]+){{1,3}}? (?:cuarto|piso|departamento|depto|casa|torre)(?: {_HABLADO}\b)+",
    re.IGNORECASE,
)
"""House numbers in words, as people say them and recognisers write them."""
_CORNER = re.compile(r"\b(?P<v>(?:the )?corner of [^\n;?!]{3,50}? and [A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ0-9][\w'’.-]*){0,3})")
_AFTER_LABEL = re.compile(
    r"\b(?:address (?:of [^\n]{2,40}? )?(?:is|with|to the same:?)|address:|located at|arrived at|delivered to|it'?s (?:in|at))\s+"
    r"(?P<v>(?=[^.;?!]{0,60}\d)[^.;?!\n]{3,60}(?:\n[^.;?!\n]{3,40}){0,3}?\d{3,6}(?:-\d{3,4})?(?!\w))",
    re.IGNORECASE,
)
_NAMED_STREET = re.compile(
    r"\b(?:on|at|from|near|off|of|and)\s+(?P<v>(?:[A-ZÀ-Þ][\w'’-]+ ){1,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Drive|Lane|Boulevard|Blvd\.?))"
    r"(?!\s+(?:[Cc]linic|[Hh]ospital|[Cc]ampus|[Ss]ite|[Oo]ffice|[Bb]ranch))"
)


_SUITE = re.compile(
    r"(?<![\w:/.-])(?:\d{1,6}\b|(?-i:[A-ZÀ-ÞΑ-Ω])[^\W\d_]+ )(?:[^\n;?!:.]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.|(?<=\b\w{4})\.){2,60}?\d[\s,>.]+"
    r"(?:suite|apt)\b\.?\s*\d{1,5}(?:[\s,>]+(?:suite|apt)\b\.?\s*\d{1,5})?"
    r"(?-i:(?:[\s,>]+(?!(?:I|My|Please|The|in|last|It|to)\b)(?:[A-ZÀ-ÞΑ-Ω∆][\w'’.∆-]*|\((?:Greek|[A-ZΑ-Ω∆]+)\)|\d{4,6}|nan|u|de))*)",
    re.IGNORECASE,
)
"""A street with its number and a flat: an address in whatever language its street is named."""
_HOME_BEFORE = re.compile(
    r"\b(?:at|en) (?P<v>(?:the|la|las|los|el) (?P<w>[^\W\d_]{4,})(?: (?:apartments|manor|house|village|residences|apartamentos))?,? )$",
    re.IGNORECASE,
)
"""What a home is called: "at the willows three oh two cedar hill drive"."""
_NUMBER_BEFORE = re.compile(r"(?<![\w:/.-])\d{2,6}[A-Z]?,?\s+$")


def house_before(text: str, start: int) -> int:
    """Where an address that begins at `start` really begins: a house or postal number before it."""
    before = _NUMBER_BEFORE.search(text, max(0, start - 12), start)
    start = before.start() if before else start
    home = _HOME_BEFORE.search(text, max(0, start - 50), start)
    return home.start("v") if home and not is_near_plain(home["w"]) else start


_MORE = (_SUITE, _NATURE, _FLAT_FIRST, _MILITARY, _ABROAD, _SAID, _CORNER, _AFTER_LABEL, _NAMED_STREET)


def find_addresses(text: str) -> Iterator[Found]:
    """Where someone lives or receives mail; a postal code only beside its label or its state."""
    for pattern in (_US, _BROADWAY, _BOX, _ES, _ES_NUMBER_FIRST, _LABELLED_ES, _POSTAL, _STATE_ZIP, _LIVES, *_MORE):
        for match in pattern.finditer(text):
            start, end = match.span("v") if "v" in pattern.groupindex else match.span()
            yield Found(start, end, "ADDRESS", 0.75)


_REST = re.compile(
    r"(?:[\s,>.-]{1,5}(?:(?:apt|suite|ste|unit|piso)\b\.?\s*\w{1,5}|"
    r"(?-i:[A-ZÀ-Þ][\w'’.-]*)(?:[ ](?-i:[A-ZÀ-Þ][\w'’.-]*)){0,3}|\d{3,6}(?:-\d{3,4})?)){1,6}",
    re.IGNORECASE,
)
_HOUSE_AFTER = re.compile(
    r",?\s+(?:house\s+)?(?:number|no\.|n[uú]mero|n[uú]m\.?|#)\s*\d{1,5}[a-z]?(?![\w/:]|[.,]\d)", re.IGNORECASE
)
_ENDS = re.compile(r"\b(?:\d{4,6}(?:-\d{3,4})?|[A-Z]{2})$")
_POSTCODE = re.compile(r"\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b")
_TOWN = re.compile(r",\s+[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?(?=\s*(?:[.;,]|$|y\b|and\b|pero\b|but\b))")
_NOT_TOWN = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|"
    r"phone|tel|email|mrn|dob|ssn|i|my|please|thanks|call|office|fax|can|is|and|or)\b",
    re.IGNORECASE,
)


def town_after(text: str, end: int) -> int:
    """Where an address that ended at `end` really ends: flat, town, state and postal code on the same or the next lines."""
    if house := _HOUSE_AFTER.match(text, end):
        end = house.end()
    match = _REST.match(text, end)
    while match:
        rest = match[0]
        stop = _NOT_TOWN.search(rest)
        rest = (rest[: stop.start()] if stop else rest).rstrip(" \n,>.-")
        if _ENDS.search(rest) or "\n" in rest[:3]:
            return end + len(rest)
        codes = list(_POSTCODE.finditer(rest))
        if codes:
            return end + codes[-1].end()
        town = _TOWN.match(text, end)
        return town.end() if town and not _NOT_TOWN.search(town[0]) else end
    return end
