"""Street addresses, boxes and postal codes, as written in the United States and in Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.types import Found

_STREET = (
    r"(?:street|str|st|avenue|ave?|av|boulevard|blvd|road|rd|drive|dr|lane|ln|court|ct|place|pl|terrace|ter|way|circle|cir|"
    r"parkway|pkwy|highway|hwy|trail|trl|square|sq|loop|alley|crescent|broadway|route|rte|turnpike|tpke|plaza|close|mews|row|walk)"
)
_NOT_MIDDLE = (
    r"(?!(?:a\.?m|p\.?m|with|for|at|to|the|o'?clock|on|and|or|in|is|was|days?|weeks?|months?|years?|hours?|minutes?|mins?|"
    r"please|see|times?|mg|ml|visits?|appointments?|of|from|by|my|doctor)\b)"
)
_SECOND = r"(?:,?\s*(?:(?:apt|apartment|suite|ste|unit|floor|fl|room|rm|building|bldg)\b\.?|#)\s*#?\s*(?:[A-Z]?-?\d{1,5}[A-Z]?|[A-Z])\b)?"
_TAIL = r"(?-i:,?\s*(?:[A-Z][\w.'-]+\s?){1,3},?\s+[A-Z]{2}\b)?(?:,?\s*\d{5}(?:-\d{4})?\b)?"
_US = re.compile(
    rf"(?<![\w:/.-])\d{{1,6}}[A-Z]?(?:-\d+)?\s+(?:[NSEW]{{1,2}}\.?\s+|(?:north|south|east|west)\s+)?"
    rf"(?:{_NOT_MIDDLE}[\w.'-]+\s+){{1,4}}?{_STREET}\b\.?(?!\s*(?:clinic|hospital|'s))" + _SECOND + _TAIL,
    re.IGNORECASE,
)
_BROADWAY = re.compile(r"(?<![\w:/.-])\d{1,6}\s+(?:[NSEW]\.?\s+)?broadway\b" + _SECOND, re.IGNORECASE)
_BOX = re.compile(r"\bp\.?\s?o\.?\s?box\s+\d+\b|\bapartado(?: de correos)?\s+\d+\b|\bapdo\.?\s*\d+\b", re.IGNORECASE)
_ES = re.compile(
    r"(?<!\w)(?:calle|c/|c\.|avenida|avda?\.?|av\.|paseo|p[ºo]\.|plaza|plza\.?|pza\.?|camino|cno\.|carretera|ctra\.?|ronda|"
    r"traves[ií]a|urbanizaci[oó]n|urb\.?|glorieta|pasaje|pje\.|v[ií]a|callej[oó]n|bulevar|colonia|col\.|barrio|carrer|rambla|r[uú]a|avinguda)"
    r"\s+(?:[\wº.'/-]+[ ,]+){1,7}?(?:n[º°o.]\s*|n[uú]m(?:ero)?\.?\s*|#\s*)?(?:\d{1,5}\w?\b|s/n)"
    r"(?:\s*[,-]?\s*(?:\d{1,2}\s?[º°ªo.]?\s?[A-Z]{0,4}(?![\w.-])|piso\s+\w+|puerta\s+\w+|esc(?:alera)?\.?\s*\w+|bajo\b|[ªº]|depto\.?\s*\w+|int\.?\s*\w+))*"
    r"(?:\s*,?\s*\b\d{5}\b)?",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"\b(?:zip(?: ?code)?|postal(?: code)?|c[oó]digo postal|cp|c\.p\.)(?:\s*(?:[:#.,-]|is|es))*\s*(?P<v>\d{4,5}(?:-\d{4})?)\b",
    re.IGNORECASE,
)
_STATE_ZIP = re.compile(
    r"\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC)\s+(?P<v>\d{5}(?:-\d{4})?)\b"
)
_LIVES = re.compile(
    r"\b(?:i live (?:at|on|in)|my address is|address(?: is|:)|lives at|vivo en|mi direcci[oó]n es|direcci[oó]n:|domicilio:?|residing at|moved to)\s+"
    r"(?P<v>(?:[^\s.;?!]+\s?){1,8}?\d[\w-]*(?:\s*,?\s*\d?[A-Zº]{1,2}\b)?)",
    re.IGNORECASE,
)


def find_addresses(text: str) -> Iterator[Found]:
    """Where someone lives or receives mail; a postal code only beside its label or its state."""
    for pattern in (_US, _BROADWAY, _BOX, _ES, _POSTAL, _STATE_ZIP, _LIVES):
        for match in pattern.finditer(text):
            start, end = match.span("v") if "v" in pattern.groupindex else match.span()
            yield Found(start, end, "ADDRESS", 0.75)
