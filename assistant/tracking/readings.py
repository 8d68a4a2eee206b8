"""A time or a birth date that can be read in two ways ("03/04", "next Thursday"), and the answer to which one was meant."""

from __future__ import annotations

from datetime import date, datetime, time

from assistant.tracking.choice import resolve
from assistant.wording.times import MONTHS
from language.frame import WISHING, Frame, Goal
from language.text import fold
from language.types import Expecting, OfferView, Reading, Slots, Understanding, When


def unsettled(goal: Goal) -> When | None:
    """The first time of the goal whose readings begin at different moments."""
    return next((w for w in goal.when if len(readings(w)) > 1), None)


def open_question(frame: Frame) -> tuple[Goal, When] | None:
    """The goal under way that holds such a time, and the time: what is asked about and what the answer settles."""
    wishing = (goal for goal in frame.goals if goal.status == "active" and goal.kind in WISHING)
    return next(((goal, said) for goal in wishing if (said := unsettled(goal)) is not None), None)


def readings(when: When) -> tuple[Reading, ...]:
    """The time as it was taken and its other reading, earliest first; no two begin alike. Times without a day have none."""
    if when.relation == "except":
        return ()
    found = {moment.start: moment for moment in (when, *when.ambiguous) if len(moment.start or "") >= 10}
    return tuple(found[start] for start in sorted(start for start in found if start))


def start_of(reading: Reading) -> datetime:
    """When a reading begins; a day begins at midnight."""
    return datetime.fromisoformat(reading.start or "")


def settle(frame: Frame, heard: Understanding) -> Understanding:
    """Write the reading that was meant into its goal, and take it out of the message.

    Asked once: an answer about something else goes on with the likelier reading, which every offer shows by its date.
    """
    asked = open_question(frame)
    if asked is None:
        return heard
    goal, said = asked
    meant = _meant(heard, readings(said))
    taken = meant or said
    update = {"kind": taken.kind, "start": taken.start, "end": taken.end, "ambiguous": ()}
    goal.when = tuple(w.model_copy(update=update) if w is said else w for w in goal.when)
    goal.tried, goal.offer = (), None
    if meant is None:
        return heard
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"when": (), "choice": None})})


def _meant(heard: Understanding, both: tuple[Reading, ...]) -> Reading | None:
    """By its place, by comparison ("the later one"), by its time, or by the day said again."""
    shown = [OfferView(handle=str(place), start=start_of(reading)) for place, reading in enumerate(both)]
    found = resolve(heard.slots.choice, shown)
    if found is not None:
        return both[int(found)]
    again = [reading for reading in both if any(_same(reading, when) for when in heard.slots.when)]
    return again[0] if len(again) == 1 else None


def _same(reading: Reading, said: When) -> bool:
    """The day said again, or its time of day."""
    start, again = reading.start or "", said.start or ""
    if said.kind == "date":
        return start[:10] == again
    same_time = (
        time.fromisoformat(again[-5:]) == start_of(reading).time() if said.kind in ("time", "datetime") else False
    )
    return same_time and (said.kind == "time" or start[:10] == again[:10])


def reads_two_ways(frame: Frame) -> bool:
    """Whether it was asked which of two readings is the birth date."""
    return frame.expecting is Expecting.BIRTH_DATE and len(frame.person.birth_date_readings) > 1


def settle_birth_date(frame: Frame, heard: Understanding) -> Understanding:
    """The reading of the birth date that was meant as the birth date itself; a place in a list means nothing else then."""
    slots = heard.slots
    if not reads_two_ways(frame) or slots.birth_date or slots.birth_date_readings:
        return heard
    born = _born(slots, frame.person.birth_date_readings) or _by_month(heard.text, frame.person.birth_date_readings)
    left = {"choice": None} if born is None else {"choice": None, "birth_date": born, "when": ()}
    return heard.model_copy(update={"slots": slots.model_copy(update=left)})


def _by_month(text: str, both: tuple[str, ...]) -> str | None:
    """ "August": the reading in that month."""
    words = fold(text).split()
    fitting = [day for day in both[:2] if any(MONTHS[lang][int(day[5:7]) - 1].lower() in words for lang in MONTHS)]
    return fitting[0] if len(fitting) == 1 else None


def _born(slots: Slots, both: tuple[str, ...]) -> str | None:
    """By its place, by comparison, or by its day and month said again."""
    both = both[:2]
    days = [datetime.combine(date.fromisoformat(day), time.min) for day in both]
    found = resolve(slots.choice, [OfferView(handle=day, start=start) for day, start in zip(both, days, strict=True)])
    if found is not None:
        return found
    said = {(w.start or "")[5:10] for w in slots.when}
    fitting = [day for day in both if day[5:10] in said]
    return fitting[0] if len(fitting) == 1 else None
