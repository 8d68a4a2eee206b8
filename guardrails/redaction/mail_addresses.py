"""Boxes at the post office, streets without a suffix before a flat, and the address forms of Latin America, typed and spoken."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import HUNDREDS, TEENS, TENS, UNITS
from guardrails.redaction.types import Found

_NUMBER = rf"(?:{'|'.join((*UNITS, *TEENS, *TENS, *HUNDREDS))}|hundred|thousand|mil|y|double|doble|triple|\d{{1,6}})"
_DIGITS = rf"(?:(?:{_NUMBER})[ -]){{2,6}}{_NUMBER}|\d{{5}}(?:-\d{{4}})?"
_NOT_TOWN = (
    r"(?!(?:and|or|but|y|o|pero|my|mi|for|with|at|to|on|i|i'm|please|can|is|it|that|the|thanks|gracias|para|con|en|por|que|a|"
    r"ahora|now|starting|since|desde|send|call)\b)"
)
_TOWN = rf"(?:[\s,]+{_NOT_TOWN}[^\W\d_][\w.'’-]*){{1,5}}?"
_BOX = re.compile(
    rf"(?<!\w)(?:p\.?\s?o\.?\s?box|post office box|apartado(?:\s+(?:postal|de correos))?|apdo\.?|casilla(?:\s+(?:postal|de correo))?)"
    rf"(?:\s+(?:number|n[uú]mero|no\.?|#))?(?:[\s-]+{_NUMBER}\b)+(?:{_TOWN},?\s+(?:{_DIGITS})(?!\w))?",
    re.IGNORECASE,
)
_TYPED_BOX = re.compile(
    r"(?<!\w)p\.?\s?o\.?\s?box\s+\d+(?:,\s*[^\d\n;?!]{2,60}?(?-i:\b[A-Z]{2})\s+\d{5}(?:-\d{4})?)", re.IGNORECASE
)
_FLAT = r"(?:apartment|apt|unit|suite|ste|flat|(?:trailer|trlr|lot|space|spc|bldg)(?=\.?\s*#?\d)|#)\.?\s*(?:number\s+)?"
_COMPASS = r"(?:(?:north|south|east|west|n|s|e|w)\.?\s+)?"
_SAID_FLAT = re.compile(
    rf"(?<!\w)(?:{_NUMBER}[ -]){{1,5}}{_COMPASS}(?:{_NOT_TOWN}(?!{_NUMBER}\b)[a-z'’]{{2,}}\s+){{1,3}}?{_FLAT}(?:(?:{_NUMBER}|[a-z])\b[ -]?)+(?<=\w)",
    re.IGNORECASE,
)
_NO_SUFFIX = re.compile(
    rf"(?<![\w:/.$-])\d{{2,6}}\s+{_COMPASS}(?:{_NOT_TOWN}[a-z][\w'’.-]*,?\s+){{1,3}}?{_FLAT}\d{{0,4}}-?[a-z]?\b"
    rf"(?:{_TOWN},?\s+\d{{5}}(?!\d))?",
    re.IGNORECASE,
)
_TO_ZIP = re.compile(
    rf"(?<![\w:/.$-])\d{{1,6}}\s+{_COMPASS}(?:{_NOT_TOWN}[a-z0-9][\w'’.-]*\s+){{1,3}}?"
    r"(?:st|street|ave?|avenue|blvd|rd|road|dr|drive|ln|lane|ct|court|pl|place|ter|terr|way|cir|pkwy|parkway|hwy|trl|sq|loop|run|pass|path|xing|cv|cove)\b\.?"
    rf"(?:[\s,]+(?:{_FLAT})?\d{{1,4}}-?[a-z]?\b)?{_TOWN}(?:[\s,]+[a-z]{{2}})?[\s,]+\d{{5}}(?:-\d{{4}})?(?!\d)",
    re.IGNORECASE,
)
_PLACE_NAME = r"(?:\s+(?:de|del|la|las|los|el|san|santa))*\s+[^\W\d_]{2,}"
_LOT = re.compile(
    rf"(?<!\w)(?:mz|mza|mzna|manzana|sm|super\s?manzana)\.?\s+\w{{1,3}}\b[\s,]+(?:(?:mz|mza|manzana)\.?\s+\w{{1,3}}\b[\s,]+)?"
    rf"(?:lt|lte|lote|casa|villa)\.?\s+(?:{_NUMBER}|\w{{1,4}})\b(?:[\s,]+(?:villa|urb|urbanizaci[oó]n|sector|barrio|colonia|col|residencial|etapa|zona|asentamiento)\b\.?{_PLACE_NAME})?",
    re.IGNORECASE,
)
_GRID = re.compile(
    r"(?<!\w)(?:(?:cra|kra|carrera|calle|cll|cl|diagonal|diag|transversal|transv|tv|avenida|av)\b\.?\s+\d{1,3}\s?[a-z]?\b(?:\s+(?:sur|norte|bis|este|oeste))?"
    r"\s*(?:#|n[o°º]\.?|n[uú]mero)?\s*\d{1,3}\s?[a-z]?\s?-\s?\d{1,3}|\d{1,3}\s?(?:calle|avenida|av\.?)\s+\d{1,3}-\d{1,3}(?:,?\s+zona\s+\d{1,2})?)",
    re.IGNORECASE,
)
"""Streets by number, as in Colombia and Guatemala."""
_LANDMARK = re.compile(
    r"\b(?:de la|del|de los|frente a(?:l| la)?)\s+[^\n,.;?!\d]{3,40}?,?\s+\d{2,4}\s+(?:metros|mts?|varas)\s+(?:al\s+)?(?:norte|sur|este|oeste)",
    re.IGNORECASE,
)
_BARRIO = re.compile(
    r"[\s,]+(?:colonia|col|barrio|fracc|fraccionamiento|urb|urbanizaci[oó]n|sector|residencial|delegaci[oó]n|municipio|alcald[ií]a)\b\.?"
    rf"{_PLACE_NAME}(?:\s+(?-i:[A-ZÁÉÍÓÚÑ])[^\W\d_]+)*",
    re.IGNORECASE,
)
_PATTERNS = (_BOX, _TYPED_BOX, _SAID_FLAT, _NO_SUFFIX, _TO_ZIP, _LOT, _GRID, _LANDMARK)


def find_mail_addresses(text: str) -> Iterator[Found]:
    """Every address in one of these forms, with the town that follows it."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Found(*match.span(), "ADDRESS", 0.91)


def barrio_after(text: str, end: int) -> int:
    """Where an address that ended at `end` really ends: the neighbourhood after it."""
    match = _BARRIO.match(text, end)
    return match.end() if match else end
