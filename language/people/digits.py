"""Runs of digits as people type and say them: "555 0123", "five five five oh one two three", "double five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.text.normalise import clean
from language.text.numbers import SMALL
from language.text.tokens import Token, tokenize
from language.types import Lang

OH = {"en": {"oh", "o", "ou", "nought"}, "es": {"o"}}
REPEAT = {"double": 2, "doble": 2, "triple": 3}
JOINTS = {"uh", "um", "eh", "then", "-", ".", "(", ")", "/", "+", ",", "and", "y", "–", ":"}

TELEPHONE = re.compile(r"(?<![\d/])\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)")
"""A number typed as those of this country are: 202-555-0130."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens [start, end) that spell `digits`; `spoken` ones were words; `groups` are the numbers as said."""

    start: int
    end: int
    digits: str
    spoken: bool
    groups: tuple[str, ...]


def runs(tokens: Sequence[Token], lang: Lang) -> list[Run]:
    """Every run of digits, the longest possible."""
    found: list[Run] = []
    index = 0
    while index < len(tokens):
        run = _run(tokens, index, lang)
        if run is None:
            index += 1
        else:
            found.append(run)
            index = run.end
    return found


def telephone(tokens: Sequence[Token], folded: str) -> tuple[int, int] | None:
    """The tokens of the first number that is typed as a telephone's."""
    typed = TELEPHONE.search(folded)
    if typed is None:
        return None
    inside = [i for i, t in enumerate(tokens) if typed.start() <= t.start < typed.end()]
    return (inside[0], inside[-1] + 1) if inside else None


def digits_said(text: str, lang: Lang) -> str:
    """The digits of the longest number in a text; empty where there is none."""
    return max((run.digits for run in runs(tokenize(clean(text)), lang)), key=len, default="")


def _run(tokens: Sequence[Token], start: int, lang: Lang) -> Run | None:
    groups: list[str] = []
    index, end, repeat, spoken = start, start, 1, False
    while index < len(tokens):
        token = tokens[index]
        piece = _piece(token, lang, bool(groups))
        if piece is not None:
            piece = _joined(groups, piece, tokens, index)
            groups.append(piece * repeat)
            spoken = spoken or token.is_word
            repeat, end = 1, index + 1
        elif token.norm in REPEAT and repeat == 1:
            repeat = REPEAT[token.norm]
        elif token.norm not in JOINTS or (not groups and token.norm not in ("(", "+")) or index - end >= 2:
            break
        index += 1
    if not groups or (spoken and tokens[start].norm in OH[lang] and len(groups) < 3):
        return None
    return Run(start, end, "".join(groups), spoken, tuple(groups))


def _piece(token: Token, lang: Lang, inside: bool) -> str | None:
    if token.kind == "number":
        return token.norm
    if token.norm in OH[lang]:
        return "0"
    value = SMALL[lang].get(token.norm)
    if value is None or token.norm in ("un", "una") or value >= 100:
        return None
    return str(value)


def _joined(groups: list[str], piece: str, tokens: Sequence[Token], index: int) -> str:
    """ "twenty five" is 25, said as one: the tens before lose their nought."""
    said = groups and tokens[index].is_word and len(piece) == 1 and piece != "0"
    joint = tokens[index - 1].norm if index else ""
    if said and len(groups[-1]) == 2 and groups[-1][1] == "0" and groups[-1][0] != "1" and not joint.isdigit():
        groups[-1] = groups[-1][0]
    return piece
