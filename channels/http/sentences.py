"""Splits a finished message into sentences, so that a page can show and read them one by one."""

from __future__ import annotations

import re

ABBREVIATIONS = (
    "Dr.",
    "Dra.",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Sr.",
    "Sra.",
    "St.",
    "Ave.",
    "Av.",
    "No.",
    "a.m.",
    "p.m.",
    "U.S.",
)
END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(¿¡]?[A-ZÁÉÍÓÚÑÜ0-9¿¡])|\n+")


def sentences(text: str) -> list[str]:
    """The sentences in order, with the white space after each, so that joining them gives the text back."""
    pieces: list[str] = []
    begin = 0
    for match in END.finditer(text):
        if "\n" not in match.group() and text[begin : match.start()].endswith(ABBREVIATIONS):
            continue
        pieces.append(text[begin : match.end()])
        begin = match.end()
    pieces.append(text[begin:])
    return [piece for piece in pieces if piece]
