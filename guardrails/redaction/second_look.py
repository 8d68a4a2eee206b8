"""Names that the classifier did not take for one within the sentence: it is asked again about what is written or placed like a name."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from guardrails.characters import UPPER
from guardrails.normalise import fold
from guardrails.redaction.medical import is_medical
from guardrails.redaction.name_words import CALENDAR
from guardrails.redaction.names import RELATION
from guardrails.redaction.ner import SURE, Entity
from guardrails.redaction.ordinary import is_near_plain
from guardrails.redaction.placed_names import SecondLook, W, unknown_front
from guardrails.redaction.types import Found

_CAPITAL = rf"[{UPPER}][^\W\d_]+(?:['’-][^\W\d_]+)*"
_PARTICLE = r"(?:(?:de|del|la|las|los|y|van|von|der|bin|al)[ ]){0,2}"
_WRITTEN = re.compile(
    rf"(?<![\w'’.-])(?:[{UPPER}]\.[ ]?){{0,2}}{_CAPITAL}(?:[ ]{_PARTICLE}{_CAPITAL}){{0,3}}(?![\w'’@-])"
)
_WORD = re.compile(rf"{_CAPITAL}|[{UPPER}]\.")
_INITIAL = re.compile(r"\b\w\.[ ]?")
_PLACE = re.compile(
    r"[ ](?:street|st|road|rd|avenue|ave|clinic|hospital|center|centre|building|garage|lot)\b", re.IGNORECASE
)
_IS_SOMEBODY = re.compile(
    rf"\b(?:soy|habla|(?:ella|[eé]l) es|s?he(?: i|['’])s|i am|i['’]?m|this is|{RELATION})\s+(?:la |el )?(?=(?P<v>{W}(?:\s+{W}){{0,2}}))",
    re.IGNORECASE,
)
"""What follows is a name or what somebody is like."""
_LIKE = re.compile(
    r"(?:ed|ing|ics?|ical|ous|able|less|ive|ish|ad[oa]s?|id[oa]s?|os[oa]s?|ic[oa]s?|iv[oa]s?|istas?|ens[oa]|mente|ly)$"
)
"""How words end that tell what somebody is like."""
_FIRST_WORD = re.compile(
    rf"^(?P<v>{W})(?=,?\s+(?:4|for|para|pa|here|aqu[ií]|needs?|wants?|u know|you know|cancela|confirma|cancels|running late)\b)",
    re.IGNORECASE,
)
_TOLD = frozenset({"GIVEN_NAME", "SURNAME", "STREET_NAME"})
"""What needs no other look where the classifier is sure of it: a name, or a piece of an address."""
MOST = 2
"""How often a message is worth another look."""


def find_by_second_look(text: str, entities: Sequence[Entity], look: SecondLook) -> Iterator[Found]:
    """What the classifier has not seen in `text` but takes for a name once it stands alone."""
    told = [e for e in entities if e.label in _TOLD and e.score >= SURE]
    unseen = (
        item
        for item in chain(_placed(text), _written(text))
        if not (_seen(text, item, told) or is_medical(text, item.start, item.end))
    )
    for item in islice(unseen, MOST):
        if look(_INITIAL.sub("", text[item.start : item.end])):
            yield item


def _placed(text: str) -> Iterator[Found]:
    """Words that are no everyday ones behind "soy", "he's", "my son", or before "needs" at the very front."""
    for pattern in (_IS_SOMEBODY, _FIRST_WORD):
        for match in pattern.finditer(text):
            for found in unknown_front(text, *match.span("v")):
                words = text[found.start : found.end]
                if words[0].isupper() or " " in words or not _LIKE.search(fold(words)):
                    yield found


def _written(text: str) -> Iterator[Found]:
    """Two capitals or more that are no everyday words, or initials and one: only where small letters are written too."""
    for match in _WRITTEN.finditer(text) if any(char.islower() for char in text) else ():
        start, end = _unusual(text, match)
        if end > start and not _PLACE.match(text, end):
            first = fold(text[start:end].split()[0])
            yield Found(start, end, "NAME", 0.86 if first in CALENDAR else 0.45)


def _unusual(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The longest stretch of two words or more that names nothing else; empty where there is none."""
    best = run = (0, 0)
    count = 0
    for word in _WORD.finditer(text, *match.span()):
        if is_near_plain(word[0].strip(".")):
            count = 0
            continue
        run = (run[0] if count else word.start(), word.end())
        count += 1
        if count > 1 and run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def _seen(text: str, item: Found, told: Sequence[Entity]) -> bool:
    """Whether the classifier has said of every letter what it is."""
    return all(any(e.start <= at < e.end for e in told) for at in range(item.start, item.end) if text[at].isalnum())
