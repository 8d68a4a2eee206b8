"""Words, numbers and signs, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.text.normalise import Clean

LIMIT = 600
"""Tokens that are read for meaning."""

PIECE = re.compile(
    r"(?P<meridiem>(?<![a-z])[ap]\s?\.\s?m\b\.?)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """Clean characters [start, end). `norm` is what rules compare: folded, "p.m." as "pm", "monday's" as "monday"."""

    norm: str
    start: int
    end: int
    kind: str
    glued: bool

    @property
    def is_word(self) -> bool:
        """Letters, not digits or signs."""
        return self.kind == "word"


def tokenize(text: Clean) -> tuple[Token, ...]:
    """At most LIMIT tokens of the folded text; `glued` ones follow the one before without a space."""
    tokens: list[Token] = []
    for match in PIECE.finditer(text.folded):
        kind = match.lastgroup or "sign"
        glued = bool(tokens) and tokens[-1].end == match.start()
        tokens.append(Token(_norm(match.group(), kind), match.start(), match.end(), _kind(kind), glued))
        if len(tokens) >= LIMIT:
            break
    return tuple(tokens)


def _kind(kind: str) -> str:
    return "word" if kind == "meridiem" else kind


def _norm(piece: str, kind: str) -> str:
    if kind == "meridiem":
        return piece[0] + "m"
    return piece.removesuffix("'s") if kind == "word" else piece
