"""Times told by what lies before the patient: the week after the offers shown, the hour or day of the visit to be moved."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from language.frame import Frame, GoalKind
from language.other_times import Shift, shifted
from language.text import fold
from language.times.calendar import week_of
from language.types import OfferView, Slots, When
from tools.shifts import same_day
from tools.wishes import DAY, of_day

WEEK_AFTER = re.compile(
    r"\bthe (?:week after|following week|next week after)\b(?! (?:next|\d|the|that the))"
    r"|\b(?:la (?:otra )?semana (?:siguiente|despues)|la siguiente semana)\b"
)
SAME_HOUR = re.compile(r"\b(?:the |that )?same (?:time|hour)\b|\b(?:la |esa )?misma hora\b")
SAME_DAY = re.compile(
    r"\b(?:the |that )?same day\b|\b(?:el |ese )?mismo dia\b"
    r"|\b(?:earlier|sooner|later) (?:on )?that (?:very )?day\b|\bmas (?:temprano|tarde) (?:en )?(?:ese|del) dia\b"
)
WEEK_ON = re.compile(
    r"\b(?:next week|(?:a|one) week (?:later|after|from then)|the week after|la (?:proxima semana|semana (?:que viene|siguiente|proxima))"
    r"|una semana (?:despues|mas tarde))\b"
)
OTHER_WEEK = re.compile(r"\b(?:another|a different|some other|any other) week\b|\botra semana\b")
A_WEEK_ON = Shift(7)
FROM_NOW = re.compile(r"\b(?:later|earlier|sooner|mas tarde|mas temprano|antes|despues)\b")


def whole_week(day: date, weeks: int = 0) -> When:
    """The week of `day`, `weeks` later."""
    its = week_of(day, weeks)
    return When(text="", kind="range", start=its.start.isoformat(), end=its.end.isoformat())


def week_after(text: str, slots: Slots, offers: Sequence[OfferView]) -> Slots:
    """`slots` with "the week after" as the one behind the offers shown."""
    if not offers or not WEEK_AFTER.search(fold(text)):
        return slots
    week = whole_week(max(o.start for o in offers).date(), 1)
    rest = tuple(w for w in slots.when if not WEEK_AFTER.search(fold(w.text)) and (w.kind != "range" or of_day(w)))
    return slots.model_copy(update={"when": (week, *rest)})


def than_offered(slots: Slots, offers: Sequence[OfferView]) -> Slots:
    """ "30 minutes later" among offers: later than those, and not half an hour from now."""
    if not offers or not (slots.sooner or slots.later):
        return slots
    kept = tuple(w for w in slots.when if not (w.kind in ("datetime", "duration") and FROM_NOW.search(fold(w.text))))
    return slots.model_copy(update={"when": kept})


def like_the_visit(text: str, slots: Slots, start: datetime) -> Slots:
    """ "The same time", "the same day": those of the visit that is moved, beside the day or the hour that was named.

    "The same time next week" is a week after the visit, where that itself lies in the week named.
    """
    folded, when = fold(text), slots.when
    dated = any(len(w.start or "") >= DAY for w in when)
    if OTHER_WEEK.search(folded) and not dated:
        its_week = whole_week(start.date()).model_copy(update={"relation": "except"})
        return slots.model_copy(update={"when": (*when, its_week)})
    shift, same_hour = shifted(text), SAME_HOUR.search(folded) is not None
    if shift is not None:
        return slots.model_copy(update={"when": _pushed(shift, when, start, hour=same_hour)})
    if tells_by_visit(text) and WEEK_ON.search(folded) and _is_its_week(when, start):
        return slots.model_copy(update={"when": _pushed(A_WEEK_ON, (), start, hour=same_hour)})
    timed = any(len(w.start or "") != DAY for w in when if w.start)
    if same_hour and not timed:
        when += (When(text="", kind="time", start=start.strftime("%H:%M")),)
    if SAME_DAY.search(folded) and not dated and not (slots.sooner or slots.later):
        when += (When(text="", kind="date", start=start.date().isoformat()),)
    return slots.model_copy(update={"when": when})


def tells_by_visit(text: str) -> bool:
    """Whether a time is told by the visit's own, which may not be known yet."""
    folded = fold(text)
    told = SAME_HOUR.search(folded) or SAME_DAY.search(folded) or OTHER_WEEK.search(folded) or shifted(text)
    return told is not None


def count_from_visits(frame: Frame, visits: Sequence[OfferView]) -> None:
    """The times of each move that were told by its visit, now that it is known which."""
    for goal in frame.goals:
        visit = next((v for v in visits if v.handle == goal.visit), None)
        if goal.kind is GoalKind.MOVE and goal.status == "active" and goal.text and visit is not None:
            on_it = same_day(goal.text, goal.when, visit.start, sooner=goal.sooner, later=goal.later)
            goal.sooner, goal.later = goal.sooner and on_it is None, goal.later and on_it is None
            goal.when = on_it or like_the_visit(goal.text, Slots(when=goal.when), visit.start).when
            pushed = shifted(goal.text) is not None
            goal.sooner, goal.later = goal.sooner and not pushed, goal.later and not pushed
            goal.text = None


def _is_its_week(said: Sequence[When], start: datetime) -> bool:
    """Whether the visit is in the week that was named, or none was."""
    weeks = [(w.start or "", w.end or "") for w in said if w.kind == "range" and len(w.start or "") == DAY]
    return not weeks or any(first <= start.date().isoformat() < (end or "9") for first, end in weeks)


def _pushed(shift: Shift, said: Sequence[When], start: datetime, *, hour: bool) -> tuple[When, ...]:
    """So many days from the visit, at its hour where that is to stay, beside the hours that were named."""
    there = start + timedelta(days=shift.days)
    hours = tuple(w for w in said if w.start is not None and w.kind in ("time", "range") and of_day(w))
    if hour and not hours:
        return (When(text="", kind="datetime", start=there.isoformat(timespec="minutes")),)
    return (When(text="", kind="date", start=there.date().isoformat()), *hours)
