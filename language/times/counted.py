"""Numbers that count something ("2 days", "room 4", "una mamografía") and are no hours."""

from __future__ import annotations

from collections.abc import Sequence

from language.text.numbers import Number, numbers
from language.text.tokens import Token
from language.times.grammar import Grammar
from language.times.model import Node
from language.types import Lang

COUNTED_AFTER = {
    "room",
    "building",
    "suite",
    "floor",
    "unit",
    "apt",
    "apartment",
    "#",
    "$",
    "ride",
    "id",
    "gate",
    "line",
    "piso",
    "cuarto",
    "edificio",
    "option",
    "number",
}
COUNTED = {
    "%",
    "people",
    "patients",
    "times",
    "kids",
    "children",
    "mg",
    "pills",
    "degrees",
    "dollars",
    "visits",
    "more",
    "appointments",
    "years",
    "personas",
    "veces",
    "pastillas",
    "citas",
}
"""Words beside a number that make it no time."""

PEOPLE = frozenset("them those these us both".split())
"""Before a number of whom or what was named: "between them two"."""

ARTICLES: dict[Lang, frozenset[str]] = {"en": frozenset({"one"}), "es": frozenset({"un", "una", "uno"})}
"""Words that are a number, and far oftener an article or "somebody"."""

HOUR_BEFORE: dict[Lang, frozenset[str]] = {
    "en": frozenset(
        "at by around about before after past to till until til from between and or like say maybe approximately near"
        " tomorrow today is for , ; - ( @".split()
    ),
    "es": frozenset({"la"}),
}
HOUR_AFTER = frozenset(
    "o'clock oclock pm am p a ish in thirty fifteen forty twenty ten oh to til till until - : y con en media sharp".split()
)
"""What beside such a word makes it an hour."""


def counted(tokens: Sequence[Token], grammar: Grammar, seeds: Sequence[Node]) -> list[Node]:
    """Numbers; those that count something ("2 days", "room 4") are no hours."""
    units = {n.start for n in seeds if n.kind == "unit" and not (grammar.lang == "es" and n.value == "hour")}
    made = []
    for number in numbers(tokens, grammar.lang):
        before = tokens[number.start - 1].norm if number.start else ""
        number.counts = (
            number.end in units
            or before in COUNTED_AFTER
            or _is_an_article(tokens, number, grammar.lang)
            or _is_a_place(tokens, number, grammar.lang)
            or before in PEOPLE
            or _decimal(tokens, number.start)
            or (number.end < len(tokens) and tokens[number.end].norm in COUNTED)
        )
        made.append(Node(number.start, number.end, "ordinal" if number.ordinal else "number", number))
    return made


def _is_a_place(tokens: Sequence[Token], number: Number, lang: Lang) -> bool:
    """Whether it is a place in a list: "la primera consulta", "el segundo"; the only such day of a month is "el primero"."""
    word = tokens[number.start]
    return number.ordinal and lang == "es" and word.is_word and word.norm != "primero"


def _decimal(tokens: Sequence[Token], start: int) -> bool:
    """Whether the number is what follows the point of another, as in 37.1."""
    return (
        start > 1
        and tokens[start - 1].norm in ".,"
        and tokens[start].glued
        and tokens[start - 1].glued
        and tokens[start - 2].kind == "number"
    )


def _is_an_article(tokens: Sequence[Token], number: Number, lang: Lang) -> bool:
    """Whether it is the "una" of "una cita" or the "one" of "the north one"; "a la una" and "at one" are hours."""
    if number.end - number.start > 1 or tokens[number.start].norm not in ARTICLES[lang]:
        return False
    before = tokens[number.start - 1].norm if number.start else ""
    if {"the", "that", "this"} & {t.norm for t in tokens[max(0, number.start - 3) : number.start]} and before not in (
        "at",
        "by",
    ):
        return True
    after = tokens[number.end].norm if number.end < len(tokens) else ""
    alone = len(tokens) <= 2
    spoken = after in HOUR_AFTER and not (lang == "es" and after in ("con", "en", "a"))
    return not (before in HOUR_BEFORE[lang] or spoken or alone)
