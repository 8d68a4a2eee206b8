"""A name that no cue announces: behind a title ("doña Ofelia"), or standing by itself beside a birth date."""

# ruff: noqa: E501
from __future__ import annotations

import re
from itertools import pairwise

from language.message import Message
from language.people.casing import written
from language.people.name_run import PersonName, capital_end, name_end, token_from
from language.vocabulary.common import TITLES
from language.vocabulary.plain_words import PLAIN_WORDS, WORDS_OF_TALK

TITLED = re.compile(
    r"\b(?:don|dona)\s+"
    r"|\b(?:neighbou?r|employer|client|tenant|patient|take care of|look after|care for|caring for),? (?:named )?(?:miss|mister|mrs?|ms)\b\.?\s+"
)
"""Titles that only a person's name follows, and others behind the word for somebody who is looked after."""

LEAST, MOST = 2, 4
ENDS = (".", ",", ";")


def titled(message: Message, taken: set[int]) -> PersonName | None:
    """ "Mi vecina, doña Chayo"."""
    for match in TITLED.finditer(message.folded):
        start = token_from(message, match.end())
        end = start if start is None else name_end(message, start, taken)
        if start is not None and end is not None and end > start:
            if message.text.text[message.tokens[start].start].isupper():
                end = capital_end(message, start, end)
            return PersonName(written(message, start, end), start, end)
    return None


def beside_proof(message: Message, taken: set[int], proving: set[int]) -> PersonName | None:
    """ "July 8, 1991. Ian Castellano.", "theo grant, 8/19/83": a part that is nothing but a name, next to a birth date or number."""
    if not proving:
        return None
    for start, end in _runs(message, proving):
        if _is_name(message, start, end, taken) and not TITLES.intersection(message.norms(max(0, start - 2), end)):
            return PersonName(written(message, start, end), start, end)
    parts = _parts(message)
    for place, (start, end) in enumerate(parts):
        beside = [i for a, b in parts[max(0, place - 1) : place + 2] if a != start for i in range(a, b)]
        if proving & set(beside) and _is_name(message, start, end, taken):
            return PersonName(written(message, start, end), start, end)
    return None


def _runs(message: Message, proving: set[int]) -> list[tuple[int, int]]:
    """The tokens that stand right before or behind a birth date or number, up to the next mark."""
    cuts = [-1, *(i for i, t in enumerate(message.tokens) if t.norm in ENDS or i in proving), len(message.tokens)]
    runs = [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]
    return [(a, b) for a, b in runs if a - 1 in proving or b in proving]


def _parts(message: Message) -> list[tuple[int, int]]:
    """The tokens between commas and full stops."""
    ends = [i for i, t in enumerate(message.tokens) if t.norm in ENDS] + [len(message.tokens)]
    return [(a, b) for a, b in zip([0, *(e + 1 for e in ends)], ends, strict=False) if b > a]


def _is_name(message: Message, start: int, end: int, taken: set[int]) -> bool:
    if not LEAST <= end - start <= MOST or name_end(message, start, taken) != end:
        return False
    common = {t.norm for t in message.tokens[start:end]} & (PLAIN_WORDS | WORDS_OF_TALK)
    return capital_end(message, start, end) == end or (not common and end - start == LEAST)
