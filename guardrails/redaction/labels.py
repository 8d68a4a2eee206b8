"""From the classifier's labels to our types: names trimmed of ordinary words, pieces of an address joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guardrails.redaction.medical import is_medical
from guardrails.redaction.ner import Entity
from guardrails.redaction.ordinary import is_plain
from guardrails.redaction.patterns import digits
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

_NAMES = frozenset({"GIVEN_NAME", "SURNAME"})
_STREET = frozenset({"STREET_NAME", "BUILDING_NUMBER", "SECONDARY_ADDRESS", "ZIP_CODE"})
_TOWN = frozenset({"CITY", "STATE"})
_NUMBERS = {
    "PHONE": "PHONE",
    "TAX_ID": "SSN",
    "BANK_ACCOUNT": "ACCOUNT",
    "ROUTING_NUMBER": "ACCOUNT",
    "GOVERNMENT_ID": "ID",
    "PASSPORT": "LICENSE",
    "DRIVERS_LICENSE": "LICENSE",
}
_PLAIN = {"EMAIL": "EMAIL", "URL": "URL"}
_BETWEEN = re.compile(r"^[\s,.#-]{0,4}$")
_WORD = re.compile(r"[^\s,;:!?()]+")
_TALK = re.compile(
    r"^(?:dra?|doctora?|las?|los?|re)\b|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|mon|tues?|wed|thu|thurs|"
    r"fri|sat|sun)(?:day)?$",
    re.IGNORECASE,
)
"""What no street is called: a clinician's title, "a las 4:45", a day."""
_PART_OF_A_NAME = frozenset("baby boy girl lil big little".split())
_INSTITUTION = re.compile(
    r"\s+(?:(?:women|children|family|medical|health|heart|cancer|eye|dental)(?:['’]?s)?\s+){0,2}"
    r"(?:clinic|center|centre|hospital|campus|pavilion|institute)\b",
    re.IGNORECASE,
)
"""What makes a place of a name before it: "the Carter clinic"."""
LONE_NAME, BESIDE = 0.5, 0.3
"""What the classifier must be sure of for a name that stands alone; beside another, or capitalised within a sentence."""


def read_entities(text: str, entities: Sequence[Entity]) -> Iterator[Found]:
    """Our spans for the classifier's entities."""
    yield from _names(text, entities)
    yield from _addresses(text, entities)
    for entity in entities:
        value = text[entity.start : entity.end]
        if entity.label in _NUMBERS and len(digits(value)) >= 7 and not re.search(r"[/:]", value):
            yield Found(entity.start, entity.end, _NUMBERS[entity.label], 0.35)
        elif entity.label in _PLAIN and re.search(r"[@.]|\bdot\b|\bpunto\b", value):
            yield Found(entity.start, entity.end, _PLAIN[entity.label], 0.35)


def _names(text: str, entities: Sequence[Entity]) -> Iterator[Found]:
    named = [e for e in entities if e.label in _NAMES]
    for entity in named:
        near = [o for o in named if o is not entity and _is_beside(text, entity, o)]
        if entity.score < (BESIDE if near or _capital_inside(text, entity) else LONE_NAME):
            continue
        named_beside = any(next(_trimmed(text, o), None) for o in near)
        for start, end in _trimmed(text, entity):
            if not named_beside and is_medical(text, start, end):
                continue
            kind = "PLACE" if _INSTITUTION.match(text, end) else "NAME"
            yield Found(start, end, kind, 0.5 * entity.score)


def _is_beside(text: str, one: Entity, other: Entity) -> bool:
    return _BETWEEN.match(text[min(other.end, one.end) : max(other.start, one.start)]) is not None


def _capital_inside(text: str, entity: Entity) -> bool:
    """A capital in the midst of a sentence that is not written in capitals throughout."""
    before = text[: entity.start].rstrip()
    return (
        text[entity.start].isupper()
        and bool(before)
        and (before[-1].isalnum() or before[-1] == ",")
        and not text.isupper()
    )


def _trimmed(text: str, entity: Entity) -> Iterator[tuple[int, int]]:
    """The stretches of an entity that are left when ordinary words ("tiene", "cita") are cut out."""
    start = end = -1
    for match in _WORD.finditer(text, entity.start, entity.end):
        if names_nobody(match[0]) or is_ordinary(match[0]) or not any(c.isalpha() for c in match[0]):
            if start >= 0:
                yield start, end
            start = -1
            continue
        start = match.start() if start < 0 else start
        end = match.end()
    if start >= 0 and end > start:
        yield start, end


def names_nobody(word: str) -> bool:
    """An everyday word in lower case, which is cut out of what the classifier takes for a name."""
    return word.islower() and word not in _PART_OF_A_NAME and is_plain(word)


def _is_street(value: str) -> bool:
    return len(value) > 1 and not _TALK.search(value)


def _addresses(text: str, entities: Sequence[Entity]) -> Iterator[Found]:
    """Runs of address pieces; a run without a street (a town alone) is a place, and a number alone is nothing."""
    run: list[Entity] = []
    for entity in [*(e for e in entities if e.label in _STREET | _TOWN), None]:
        if entity is not None and (not run or _BETWEEN.match(text[run[-1].end : entity.start])):
            run.append(entity)
            continue
        run = [e for e in run if e.label != "STREET_NAME" or _is_street(text[e.start : e.end])]
        labels = {e.label for e in run}
        if "STREET_NAME" in labels and max(e.score for e in run if e.label == "STREET_NAME") >= 0.6 and len(labels) > 1:
            yield Found(run[0].start, run[-1].end, "ADDRESS", 0.45)
        else:
            towns = (e for e in run if e.label in _TOWN and e.score >= 0.5)
            yield from (Found(e.start, e.end, "PLACE", 0.4) for e in towns if not is_medical(text, e.start, e.end))
        run = [entity] if entity is not None else []
