"""A known name inside a longer token or in pieces: "MariaGonzalez1982", "mgonzalez", "gon-za-lez"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.normalise import fold

SHORTEST = 5
"""Letters from which a name is looked for inside other words; shorter ones are found in too many."""
LONGEST = 40
"""Characters that a token is widened by on either side."""
_PIECES = re.compile(r"[^\w\s]|_")


class Within:
    """One text, searched for many names: what it holds of none of them costs one look."""

    def __init__(self, text: str) -> None:
        """`text` is plain."""
        self._text = text
        self._folded = fold(text)
        self._squeezed = _PIECES.sub("", self._folded)

    def find(self, name: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Tokens in which the last word of a name (folded, in order) stands, or all of them run together."""
        if len(self._folded) != len(self._text):
            return
        for core in dict.fromkeys(("".join(name), name[-1])) if name else ():
            if len(core) >= SHORTEST and core.isalpha() and core in self._squeezed:
                for match in _in_pieces(core).finditer(self._folded):
                    start, end = self._token(match.start(), match.end())
                    if self._stands_out(match, start, end, frozenset(name)):
                        yield start, end

    def _token(self, start: int, end: int) -> tuple[int, int]:
        first, last = max(0, start - LONGEST), min(len(self._text), end + LONGEST)
        while start > first and _within_word(self._text[start - 1]):
            start -= 1
        while end < last and _within_word(self._text[end]):
            end += 1
        return start, end

    def _stands_out(self, match: re.Match[str], start: int, end: int, name: frozenset[str]) -> bool:
        """Whether the rest of the token shows that it is the name, and no longer word that holds the same letters."""
        before, after = self._text[start : match.start()], self._text[match.end() : end]
        begins = not before[-1:].isalpha() or (before[-1].islower() and self._text[match.start()].isupper())
        ends = not after[:1].isalpha() or (self._text[match.end() - 1].islower() and after[0].isupper())
        initial = len(before) == 1 and ends
        return (begins or initial or _of_the_name(before, name)) and (ends or _of_the_name(after, name))


@lru_cache(maxsize=512)
def _in_pieces(core: str) -> re.Pattern[str]:
    return re.compile(r"(?:[^\w\s]|_){0,2}".join(core))


def _within_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _of_the_name(rest: str, name: frozenset[str]) -> bool:
    return fold(rest.strip("_0123456789")) in name
