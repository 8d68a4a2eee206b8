"""Days that are ruled out: in general where no one day is meant, and no longer where one of them is asked for after all."""

from __future__ import annotations

import re
from datetime import date

from language.text import fold
from language.types import Slots, When
from tools.wishes import of_day

ANY_DAY = re.compile(
    r"\b(?:any|every|all) ?(?:week ?)?(?:days?|times?)\b|\bweekdays\b|\bcualquier\w*\b|\btod[oa]s los dias\b|\bentre semana\b"
)
WHATEVER_DAY = re.compile(
    r"\b(?:any|whatever|whichever) day(?: (?:is fine|works|at all|of the week))?\W*$"
    r"|\bcualquier dia(?: de la semana)?\W*$"
)
"""That no day is meant any more, at the end of a message."""

MOST_CHARS = 80
BARE = re.compile(r"\d|\b(?:next|this|coming|week|today|tomorrow|proxim\w*|est[ea]|que viene|semana|hoy|manana)\b")
"""What says of a weekday which one is meant."""


def in_general(slots: Slots, text: str) -> Slots:
    """`slots` with weekdays ruled out every week, where any other day would do or several of them are ruled out."""
    out = [w for w in slots.when if _is_weekday(w)]
    if not out or (len(out) < 2 and not ANY_DAY.search(fold(text))):
        return slots
    every = {"kind": "recurring", "ambiguous": ()}
    return slots.model_copy(update={"when": tuple(w.model_copy(update=every) if w in out else w for w in slots.when)})


def _is_weekday(when: When) -> bool:
    """Whether a day is ruled out by its name alone."""
    return when.relation == "except" and when.kind == "date" and bool(when.text) and not BARE.search(fold(when.text))


def still_out(ruled_out: tuple[When, ...], said: tuple[When, ...]) -> tuple[When, ...]:
    """What stays ruled out once the days of `said` are asked for."""
    days = {(w.start or "")[:10] for w in said if w.kind in ("date", "datetime") and len(w.start or "") >= 10}
    return tuple(w for w in ruled_out if not any(_names(w, day) for day in days))


def _names(when: When, day: str) -> bool:
    start = when.start or ""
    if when.kind == "recurring" and when.end is None and len(start) >= 10:
        return date.fromisoformat(start[:10]).weekday() == date.fromisoformat(day).weekday()
    return when.kind == "date" and start == day


def no_day_in_particular(goal_when: tuple[When, ...], text: str) -> tuple[When, ...]:
    """The times in force without their days, where any day will do after all; what is ruled out stays so."""
    if not WHATEVER_DAY.search(fold(text[-MOST_CHARS:])):
        return goal_when
    return tuple(w for w in goal_when if w.relation == "except" or of_day(w))
