"""Text as a reader sees it: no invisible characters, full-width or look-alike letters, with the way back to the raw offsets."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухАΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυ‐‑‒–—―−’‘ʼ´`“”«»",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXaivopu-------'''''\"\"\"\"",
)
"""Cyrillic and Greek letters that look Latin, and the many dashes and quotes. One to one, so that offsets stay right."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` is the readable form; character i of it stands at `offsets[i]` in the raw text (None: the same place)."""

    text: str
    raw_length: int
    offsets: tuple[int, ...] | None = None

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw [start, end) of a span of the plain text; invisible characters inside it are part of it."""
        if self.offsets is None or start >= end:
            return start, end
        last = self.offsets[end - 1]
        beyond = next((o for o in self.offsets[end : end + 2] if o > last), self.raw_length)
        return self.offsets[start], min(beyond, last + 1) if end < len(self.offsets) else last + 1

    def from_raw(self, start: int, end: int) -> tuple[int, int]:
        """The plain [start, end) that covers a raw span."""
        if self.offsets is None:
            return start, end
        inside = [i for i, offset in enumerate(self.offsets) if start <= offset < end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


@lru_cache(maxsize=4096)
def _readable(char: str) -> str:
    if char in "\n\r\t":
        return " " if char == "\t" else "\n"
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Cs", "Co", "Cn") or 0xFE00 <= ord(char) <= 0xFE0F:
        return ""
    return " " if category.startswith("Z") else unicodedata.normalize("NFKC", char).translate(_LOOK_ALIKES)


def plain(text: str) -> PlainText:
    """The readable form of `text`. Linear in its length; never raises."""
    if text.isascii() and text.isprintable():
        return PlainText(text, len(text))
    composed = unicodedata.is_normalized("NFC", text)
    pieces: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        if not composed and pieces and unicodedata.combining(char):
            joined = unicodedata.normalize("NFC", pieces[-1] + char)
            if len(joined) == 1:
                pieces[-1] = joined
            continue
        for piece in _readable(char):
            pieces.append(piece)
            offsets.append(at)
    return PlainText("".join(pieces), len(text), tuple(offsets))


def fold(text: str) -> str:
    """Lower case without accents (ñ becomes n): the form in which words are compared. Same length as NFC input."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_char(char) for char in text)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char.lower())[0]
    return base if char.isalpha() else char
