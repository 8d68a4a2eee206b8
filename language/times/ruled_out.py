"""How far a "not" reaches: over every day of a list ("not Tuesday or Thursday"), and not over what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

from language.text.tokens import Token
from language.times.model import Day, Time

if TYPE_CHECKING:
    from language.times.parse import Phrase

ADDS = frozenset("or nor and y ni o u e / &".split())
"""What goes on with a list; a comma does so where one of these comes later."""

BESIDE = frozenset("on el los las the la either neither not no".split()) | ADDS | {","}
BUT = frozenset("but except menos excepto salvo".split())
WANTED = frozenset("is are works work would sounds esta es si funciona seria could can puedo please".split())
"""What follows a day that is wished for after all ("not Monday, Tuesday is fine")."""

IS = frozenset("is are es son".split())
TAKEN = frozenset(
    "school work class classes church daycare practice training bad busy out hard tough impossible taken full "
    "escuela trabajo clase clases misa iglesia mal malo mala dificil imposible".split()
)
"""What a day is that will not do: "Monday is school"."""

SAID = frozenset("said meant dije decia dice quise era".split())
"""What comes before the right one of two days: "I said Thursday no Wednesday"."""

UNITS = frozenset("days weeks months week month".split())
"""What is counted from now."""

SHORT_PHRASE = 3
"""Tokens of "but on Friday"."""

SHORT = frozenset({"not", "no"})
"""A no before a comma is as good as a whole answer: "no Monday, Tuesday"."""


def ruled_out(found: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """The phrases with what each "not" rules out."""
    found = [_taken(_said_again(phrase, tokens), tokens) for phrase in found]
    out = [part for phrase in _listed_day(_put_right(found, tokens), tokens) for part in _but_that_day(phrase, tokens)]
    out = _of_that_day([replace(p, time=_every(p, tokens)) for p in out], tokens)
    out = [_wanted_after_all(p, tokens) for p in out]
    for place in range(1, len(out)):
        before, here = out[place - 1], out[place]
        if before.time.relation != "except":
            continue
        if here.time.relation == "except" and tokens[here.start].norm == "but" and here.time.day is not None:
            out[place] = replace(here, time=here.time.but(relation="at"))
        elif _goes_on(out, place, tokens):
            out[place] = replace(here, time=_like(before.time, here.time).but(relation="except"))
    return out


def _said_again(phrase: Phrase, tokens: Sequence[Token]) -> Phrase:
    """ "No in two weeks" says again when, for nobody rules out so many weeks from now."""
    norms = [t.norm for t in tokens[phrase.start : phrase.end]]
    again = phrase.time.relation == "except" and phrase.start == 0 and norms[:2] == ["no", "in"]
    counted = phrase.time.day is not None and phrase.time.day.exact is not None and norms[-1] in UNITS
    return replace(phrase, time=phrase.time.but(relation="at")) if again and counted else phrase


def _taken(phrase: Phrase, tokens: Sequence[Token]) -> Phrase:
    """ "Monday is school": not on Monday."""
    is_what = [t.norm for t in tokens[phrase.end : phrase.end + 2]]
    taken = len(is_what) == 2 and is_what[0] in IS and is_what[1] in TAKEN
    day = phrase.time.relation == "at" and _is_day(phrase.time) and not phrase.time.timed
    return replace(phrase, time=phrase.time.but(relation="except")) if taken and day else phrase


def _of_that_day(found: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """ "Thursday the 12th, first thing no, after 2": on Thursday after two."""
    out: list[Phrase] = []
    day: Day | None = None
    for phrase, then in zip_longest(found, found[1:]):
        time = phrase.time if day is None else phrase.time.but(day=day)
        hours_out = time.relation == "except" and time.day is not None and time.hours is not None
        listed = "," in {t.norm for t in tokens[phrase.start : phrase.end]}
        day = time.day if hours_out and listed and then is not None and _is_hour(then.time) else None
        if day is None:
            out.append(replace(phrase, time=time))
    return out


def _is_hour(time: Time) -> bool:
    return time.clock is not None and not time.dated and time.relation != "except"


def _wanted_after_all(phrase: Phrase, tokens: Sequence[Token]) -> Phrase:
    """ "But Friday would be all right" asks for the Friday."""
    after = tokens[phrase.end].norm if phrase.end < len(tokens) else ""
    but = tokens[phrase.start].norm in ("but", "pero") and phrase.end - phrase.start <= SHORT_PHRASE
    wanted = phrase.time.relation == "except" and but and after in WANTED
    return replace(phrase, time=phrase.time.but(relation="at")) if wanted else phrase


def _goes_on(found: Sequence[Phrase], place: int, tokens: Sequence[Token]) -> bool:
    """Whether the phrase is one more day of what was ruled out before it."""
    before, here = found[place - 1], found[place]
    after = tokens[here.end].norm if here.end < len(tokens) else ""
    if here.time.relation != "at" or not _is_day(here.time) or not _is_day(before.time) or after in WANTED:
        return False
    between = {t.norm for t in tokens[before.end : here.start]}
    if not between or not between <= BESIDE:
        return False
    return bool(between & ADDS) or (tokens[before.start].norm not in SHORT and _adds_later(found, place, tokens))


def _adds_later(found: Sequence[Phrase], place: int, tokens: Sequence[Token]) -> bool:
    """Whether a comma stands in a list that an "or" closes."""
    if place + 1 == len(found):
        return False
    gap = {t.norm for t in tokens[found[place].end : found[place + 1].start]}
    return bool(gap) and gap <= BESIDE and (bool(gap & ADDS) or _adds_later(found, place + 1, tokens))


def _is_day(time: Time) -> bool:
    return time.day is not None or bool(time.weekly)


def _like(before: Time, here: Time) -> Time:
    """Plurals are said once: "los lunes y miércoles" are both every week's."""
    day = here.day
    if before.weekly and day is not None and day.weekday is not None and not here.timed:
        return Time(weekly=(day.weekday,))
    return here


def _every(phrase: Phrase, tokens: Sequence[Token]) -> Time:
    """ "No los lunes" is every Monday, although its plural cannot be heard."""
    time, day = phrase.time, phrase.time.day
    several = "los" in {t.norm for t in tokens[phrase.start : phrase.end]}
    if time.relation != "except" or not several or day is None or day.weekday is None or time.timed:
        return time
    return Time(weekly=(day.weekday,), relation="except")


def _put_right(found: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """ "Wednesday no Thursday", said in one breath: Thursday."""
    out: list[Phrase] = []
    for phrase in found:
        right = _meant_instead(out[-1], phrase, tokens) if out else None
        if right is not None:
            out.pop()
        out.append(right or phrase)
    return out


def _meant_instead(before: Phrase, phrase: Phrase, tokens: Sequence[Token]) -> Phrase | None:
    """The phrase as the day that was meant by the one before it; None where it only rules a day out."""
    first, meant = before.time.day, phrase.time.day
    slip = tokens[phrase.start].norm == "no" and phrase.time.relation == "except" and before.end == phrase.start
    if not slip or before.time.relation != "at" or first is None or meant is None or meant.weekday is None:
        return None
    if SAID & {t.norm for t in tokens[max(0, before.start - 2) : before.end]}:
        return None
    if first.exact is not None:
        meant = Day(exact=first.exact + timedelta(days=meant.weekday - first.exact.weekday()))
    elif first.weekday is None:
        return None
    return replace(phrase, time=phrase.time.but(relation="at", day=meant))


def _listed_day(found: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """ "Not a Monday or Friday, before lunch": no Friday either, and before noon."""
    out: list[Phrase] = []
    for phrase in found:
        time, day = phrase.time, phrase.time.day
        before = out[-1] if out and out[-1].time.relation == "except" else None
        between = {t.norm for t in tokens[before.end : phrase.start]} if before is not None else set[str]()
        comma = next((n for n in range(phrase.start, phrase.end) if tokens[n].norm == ","), None)
        listed = bool(between & ADDS) and between <= BESIDE | {"a", "un"}
        if not listed or comma is None or day is None or day.weekday is None or time.clock is None:
            out.append(phrase)
            continue
        out.append(replace(phrase, end=comma, time=Time(day=day, relation="except")))
        out.append(replace(phrase, start=comma + 1, time=time.but(day=None)))
    return out


def _but_that_day(phrase: Phrase, tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """ "Any weekday but Friday after 2": no Friday, and after two."""
    time, day, last = phrase.time, phrase.time.day, phrase.start - 1
    bounded = time.relation in ("before", "after") and time.clock is not None
    if not bounded or day is None or day.weekday is None or last < 0 or tokens[last].norm not in BUT:
        return (phrase,)
    that_day = replace(phrase, start=last, end=phrase.start + 1, time=Time(day=day, relation="except"))
    return that_day, replace(phrase, start=phrase.start + 1, time=time.but(day=None))
