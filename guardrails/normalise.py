"""Text as a reader sees it: no invisible characters, full-width or look-alike letters, with the way back to the raw offsets."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from guardrails.characters import is_mark, readable, takes_marks


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` is the readable form; character i of it is [offsets[i], ends[i]) of the raw text (None: the same place).

    `typed` has the same length: what was typed there, before look-alikes were read as the letters they look like.
    """

    text: str
    raw_length: int
    offsets: tuple[int, ...] | None = None
    ends: tuple[int, ...] = ()
    typed: str = ""

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw [start, end) of a span of the plain text; invisible characters inside it are part of it."""
        if self.offsets is None or start >= end:
            return start, end
        return self.offsets[start], self.ends[end - 1]

    def from_raw(self, start: int, end: int) -> tuple[int, int]:
        """The plain [start, end) that covers a raw span."""
        if self.offsets is None:
            return start, end
        first, last = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return (first, last) if last > first else (0, 0)

    def then(self, inner: PlainText) -> PlainText:
        """`inner` was read from this one's text: the same with its places in the raw text of this one."""
        if inner.offsets is None:
            return PlainText(inner.text, self.raw_length, self.offsets, self.ends, self.typed)
        if self.offsets is None:
            return PlainText(inner.text, self.raw_length, inner.offsets, inner.ends, inner.typed)
        offsets = tuple(self.offsets[at] for at in inner.offsets)
        ends = tuple(self.ends[end - 1] for end in inner.ends)
        one = [end - at == 1 for at, end in zip(inner.offsets, inner.ends, strict=True)]
        typed = "".join(
            self.typed[at] if same else char for at, same, char in zip(inner.offsets, one, inner.typed, strict=True)
        )
        return PlainText(inner.text, self.raw_length, offsets, ends, typed)


def plain(text: str) -> PlainText:
    """The readable form of `text`. Linear in its length; never raises."""
    if text.isascii() and text.isprintable():
        return PlainText(text, len(text))
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    typed: list[str] = []
    for at, char in enumerate(text):
        if pieces and not char.isascii() and is_mark(char):
            joined = unicodedata.normalize("NFC", pieces[-1] + char)
            if len(joined) == 1 or takes_marks(pieces[-1]):
                pieces[-1], ends[-1] = joined if len(joined) == 1 else pieces[-1], at + 1
                continue
        for piece in readable(char):
            pieces.append(piece)
            offsets.append(at)
            ends.append(at + 1)
            typed.append(char)
    return PlainText("".join(pieces), len(text), tuple(offsets), tuple(ends), "".join(typed))


def fold(text: str) -> str:
    """Lower case without accents (ñ becomes n): the form in which words are compared. Same length as NFC input."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_char(char) for char in text)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char.lower())[0]
    return base if char.isalpha() else char
