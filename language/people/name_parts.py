"""A name told in parts: first and last by themselves, a nickname before the whole, letters that put it right."""

from __future__ import annotations

import re

from language.message import Message
from language.people.casing import cased, written
from language.people.name_run import PersonName, name_end, token_from
from language.people.spelling import Spelled, spelled
from language.types import Expecting
from language.vocabulary.common import NOT_NAMES, PARTICLES

_LAST = r"\b(?:last name|surname|family name|apellido)\s*(?:'s|is|es|:)?\s+"
_FIRST = r"\b(?:first name|given name|nombre)\s*(?:'s|is|es|:)?\s+"
_PARTICLES = r"(?:(?:de|del|la|las|los|van|von|der|den|da|dos|di|du|san|santa)\s+){0,3}"
_LAST_NAME, _FIRST_NAME = rf"(?P<last>{_PARTICLES}[^\W\d_]+(?:[-'][^\W\d_]+)*)", r"(?P<first>[^\W\d_]+)"
LAST, FIRST = re.compile(_LAST), re.compile(_FIRST)
LAST_FIRST = re.compile(rf"{_LAST}{_LAST_NAME}\b.{{0,12}}?{_FIRST}{_FIRST_NAME}")
FIRST_LAST = re.compile(rf"{_FIRST}{_FIRST_NAME}\b.{{0,12}}?{_LAST}{_LAST_NAME}")
OR_RATHER = re.compile(r",\s+|\b(?:but|pero)(?: \w+){0,2}? (?:it's|its|es|is|call me|dicen)\s+")
"""What stands between a nickname and the whole name."""


def both_parts(message: Message) -> PersonName | None:
    """ "last name Gonzalez, first name Maria"."""
    match = LAST_FIRST.search(message.folded) or FIRST_LAST.search(message.folded)
    if match is None:
        return None
    first, last = (message.text.text[match.start(k) : match.end(k)] for k in ("first", "last"))
    if first.lower() in NOT_NAMES or last.split()[-1].lower() in NOT_NAMES:
        return None
    start, end = min(match.start("first"), match.start("last")), max(match.end("first"), match.end("last"))
    inside = [i for i, t in enumerate(message.tokens) if start <= t.start < end]
    surname = " ".join(cased(word, first=False) for word in last.split())
    return PersonName(f"{cased(first)} {surname}", inside[0], inside[-1] + 1)


def with_other_part(message: Message, named: PersonName | None) -> PersonName | None:
    """ "Tomás. Apellido Quispe", "Ms. Nakamura, first name Aiko": the other part of a single word."""
    if named is None or " " in named.name:
        return named
    for cue, last in ((LAST, True), (FIRST, False)):
        match = cue.search(message.folded)
        start = token_from(message, match.end()) if match is not None else None
        if start is None or named.start <= start < named.end:
            continue
        most = start + _particles(message, start) + 2 if last else start + 1
        end = min(name_end(message, start, set(), surname=last), most)
        part = written(message, start, end)
        if len(part) > 1:
            whole = f"{named.name} {part}" if last else f"{part} {named.name}"
            return PersonName(whole, min(start, named.start), max(end, named.end))
    return named


def _particles(message: Message, start: int) -> int:
    """How many words of "de la" a surname begins with."""
    norms = message.norms(start)
    return next((count for count, norm in enumerate(norms) if norm not in PARTICLES), 0)


def fuller(message: Message, named: PersonName | None, taken: set[int]) -> PersonName | None:
    """ "Kike, Enrique Bustos": the whole name behind a nickname."""
    if named is None or " " in named.name:
        return named
    for match in OR_RATHER.finditer(message.folded, message.tokens[named.end - 1].end):
        start = token_from(message, match.end())
        end = start if start is None else name_end(message, start, taken)
        if start is not None and end is not None and end - start >= 2:
            return PersonName(written(message, start, end), start, end)
    return named


def with_spelling(message: Message, named: PersonName | None) -> PersonName | None:
    """A spelling corrects the name it follows: "gonzales, g o n z a l e z"."""
    runs = spelled(message.tokens)
    if not runs or (named is None and message.expecting is not Expecting.NAME):
        return named
    run = runs[-1]
    if named is None or named.start >= runs[0].start:
        joined = " ".join(cased(r.word) for r in runs)
        return PersonName(joined, runs[0].start, run.end)
    return _corrected(named, run)


def _corrected(named: PersonName, run: Spelled) -> PersonName:
    words = [w for w in named.name.split() if len(w) > 1]
    if not words:
        return PersonName(cased(run.word), named.start, run.end)
    nearest = max(range(len(words)), key=lambda i: (words[i][0].lower() == run.word[0], i))
    if words[nearest][0].lower() != run.word[0]:
        words.append(cased(run.word))
    else:
        words[nearest] = cased(run.word)
    return PersonName(" ".join(words), named.start, max(named.end, run.end))
