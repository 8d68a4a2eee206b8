"""A message as words, with what the readers took replaced by what it is: "move it to <time>"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from language.text.tokens import Token

LONGEST = 90
"""Words that are weighed."""

SIGNS = {"?": "?", "¿": "?", ".": ",", "!": ",", ",": ",", ";": ","}


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens [start, end) are a name, time or number of this kind."""

    start: int
    end: int
    kind: str


def marked(tokens: tuple[Token, ...], marks: Iterable[Mark]) -> tuple[str, ...]:
    """The words of a message; a later mark covers an earlier one."""
    kinds: dict[int, str] = {}
    for mark in marks:
        kinds.update(dict.fromkeys(range(mark.start, mark.end), f"<{mark.kind}>"))
    return tuple(_words(tokens, kinds))[:LONGEST]


def _words(tokens: tuple[Token, ...], kinds: dict[int, str]) -> Iterator[str]:
    last = ""
    for index, token in enumerate(tokens):
        word = kinds.get(index) or _plain(token)
        if word and not (word == last and index in kinds):
            yield word
        last = word


def _plain(token: Token) -> str:
    if token.kind == "sign":
        return SIGNS.get(token.norm, "")
    return "<n>" if token.kind == "number" else token.norm
