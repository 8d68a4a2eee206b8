"""Characters made comparable (NFKC, no accents, no invisible marks) while every one still knows its place in the raw text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

LIMIT = 4_000
"""Characters that are read for meaning; what follows in a longer message is not (a bound on time, not on input)."""

LOOK_ALIKES = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"}
)

BLANKS = LOOK_ALIKES | dict.fromkeys(map(ord, "\n\r\t"), " ")


@dataclass(frozen=True, slots=True)
class Clean:
    """`text` keeps case and accents; `folded` is lower case without accents; both have one place per character."""

    raw: str
    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where clean characters [start, end) lie in the raw text."""
        if start >= end:
            return (0, 0)
        return self.starts[start], self.ends[end - 1]

    def inside(self, span: tuple[int, int]) -> tuple[int, int]:
        """Which clean characters a span of the raw text holds."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])


def clean(raw: str, limit: int = LIMIT) -> Clean:
    """Normalise the first `limit` characters."""
    if raw[:limit].isascii() and (plain := raw[:limit].translate(BLANKS)).isprintable():
        places = tuple(range(len(plain) + 1))
        return Clean(raw, plain, plain.lower(), places[:-1], places[1:])
    text: list[str] = []
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, piece in _clusters(raw[:limit]):
        for char in _normal(piece):
            text.append(char)
            folded.append(_fold_one(char))
            starts.append(start)
            ends.append(end)
    return Clean(raw, "".join(text), "".join(folded), tuple(starts), tuple(ends))


def fold(text: str) -> str:
    """Lower case without accents; the same length as the NFKC form."""
    if text.isascii():
        return text.lower().translate(LOOK_ALIKES)
    return "".join(_fold_one(char) for char in unicodedata.normalize("NFKC", text).translate(LOOK_ALIKES))


def _clusters(raw: str) -> list[tuple[int, int, str]]:
    """A character with the combining marks that follow it."""
    found: list[tuple[int, int, str]] = []
    for index, char in enumerate(raw):
        if found and unicodedata.combining(char):
            start, _, piece = found[-1]
            if len(piece) < 8:
                piece += char
            found[-1] = (start, index + 1, piece)
        else:
            found.append((index, index + 1, char))
    return found


@lru_cache(maxsize=4_096)
def _normal(piece: str) -> str:
    if piece in "\n\r\t":
        return " "
    normal = unicodedata.normalize("NFKC", piece.translate(LOOK_ALIKES))
    return "".join(c for c in normal if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


@lru_cache(maxsize=4_096)
def _fold_one(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base[0] if base else char
