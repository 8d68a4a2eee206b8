"""How new wishes change old ones: another day keeps the part of day, another time keeps the day, exceptions add up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from assistant.tracking.ruled_out import still_out
from language.frame import Goal, GoalKind
from language.spoken import Wish
from language.types import Candidate, OfferView, Slots, Understanding, When
from tools.wishes import is_long, of_day

FITTING = 0.2
"""How likely a third kind of visit must be, beside the first, to be worth asking about."""

WISH_SLOTS = ("specialty", "visit_type", "practitioner", "practitioner_gender", "location", "modality", "accessible")


def apply(
    goal: Goal, slots: Slots, *, ignore_when: bool = False, wish: Wish | None = None, home: str | None = None
) -> bool:
    """Write the message's wishes into `goal`; True when any of them changed and a search has to be made again.

    `wish` is the language that the clinician is to speak, or somebody to interpret; `home` the department of its kind of visit.
    """
    before = goal.model_dump(exclude={"tried", "offer", "text"})
    if wish is not None:
        setattr(goal, *wish)
        goal.no_interpreter = False
    if slots.specialty and slots.specialty not in (goal.specialty, home) and not slots.visit_type:
        goal.visit_type, goal.practitioner = None, None
    if slots.visit_type and goal.visit_type and slots.visit_type != goal.visit_type and not slots.practitioner:
        goal.practitioner = None
    for name in WISH_SLOTS:
        value = getattr(slots, name)
        if value is not None:
            setattr(goal, name, value)
    if slots.visit_type_candidates and not slots.visit_type and goal.visit_type is None:
        goal.visit_type_candidates = _fitting(slots.visit_type_candidates)
    _set_flags(goal, slots)
    if slots.when and not ignore_when:
        goal.when = combine(goal.when, slots.when)
        goal.sooner = goal.later = False
    changed = goal.model_dump(exclude={"tried", "offer", "text"}) != before
    again = bool(slots.sooner or slots.later or slots.other_practitioner or slots.other_location)
    if changed or again:
        goal.tried, goal.offer = (), None
    return changed or again


def _fitting(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The two likeliest kinds of visit, and further ones only where they are not much less likely than the first."""
    return tuple(c for n, c in enumerate(candidates) if n < 2 or c.score >= FITTING * candidates[0].score)


def on_the_day_of(goal: Goal, heard: Understanding) -> bool:
    """Take over that it is to be on the day of another visit; days that were said take its place, and it theirs."""
    if heard.day_of is not None:
        goal.day_of, goal.when = heard.day_of, tuple(w for w in goal.when if of_day(w) or w.relation == "except")
        goal.tried, goal.offer = (), None
        return True
    if goal.day_of is not None and any(not of_day(w) and w.relation != "except" for w in heard.slots.when):
        goal.day_of = None
    return False


def _set_flags(goal: Goal, slots: Slots) -> None:
    goal.as_late = bool(slots.as_late) or (goal.as_late and all(not of_day(w) for w in slots.when))
    if slots.sooner or slots.later:
        goal.sooner, goal.later = bool(slots.sooner), bool(slots.later)
    _rule_out(goal, slots)
    if slots.other_practitioner and not slots.practitioner and not slots.not_practitioners:
        goal.other_practitioner = True
    if slots.other_location and not slots.location:
        goal.other_location = True


def _rule_out(goal: Goal, slots: Slots) -> None:
    """Doctors and places that are not wanted; who is asked for by name is wanted again."""
    out = dict.fromkeys((*goal.not_practitioners, *slots.not_practitioners))
    goal.not_practitioners = tuple(key for key in out if key != slots.practitioner)
    away = dict.fromkeys((*goal.not_locations, *slots.not_locations))
    goal.not_locations = tuple(key for key in away if key != slots.location)
    goal.practitioner = None if goal.practitioner in goal.not_practitioners else goal.practitioner
    goal.location = None if goal.location in goal.not_locations else goal.location
    same = goal.same_practitioner or bool(slots.same_practitioner_as_last or slots.usual)
    goal.same_practitioner = same and goal.practitioner is None


def elsewhere(goal: Goal, offers: Sequence[OfferView]) -> None:
    """ "Your other location": not where the times shown are, or the first of them where they are at several."""
    sites = [o.location for o in offers if o.location is not None]
    if not sites or goal.kind is not GoalKind.BOOK:
        return
    goal.not_locations = (goal.location or sites[0],)
    goal.location, goal.other_location = None, False


def combine(old: tuple[When, ...], new: tuple[When, ...]) -> tuple[When, ...]:
    """The times in force after `new` was said: days replace days and hours replace hours; what is ruled out adds up.

    A message that says days and hours both needs neither from before.
    """
    said = tuple(w for w in new if w.relation != "except")
    ruled_out = still_out(tuple(w for w in old if w.relation == "except"), said)
    ruled_out += tuple(w for w in new if w.relation == "except")
    kept = tuple(w for w in old if w.relation != "except")
    if not said:
        return kept + ruled_out
    narrow = _narrowest(said)
    whole = len({of_day(w) for w in narrow}) == 2
    if kept_beside := _weekly_beside(kept, narrow):
        return (*narrow, *kept_beside, *ruled_out)
    filled = narrow if whole else tuple(_filled(w, kept) for w in narrow)
    return filled + _other_bounds(kept, filled) + _untouched(kept, filled) + ruled_out


def _other_bounds(kept: tuple[When, ...], said: tuple[When, ...]) -> tuple[When, ...]:
    """The other end of a stretch: "before the 20th" after "after the 15th" leaves what lies between."""
    relations = {w.relation for w in said}
    if len(relations) != 1 or not relations < {"before", "after"}:
        return ()
    alike = {of_day(w) for w in said}
    return tuple(w for w in kept if w.relation in {"before", "after"} - relations and {of_day(w)} == alike)


def _untouched(kept: tuple[When, ...], said: tuple[When, ...]) -> tuple[When, ...]:
    """The days where only hours were said, the hours where only whole days were."""
    if all(of_day(w) for w in said):
        return tuple(_without_hours(w) for w in kept if not of_day(w))
    if all(_whole_days(w) for w in said):
        return tuple(w for w in kept if of_day(w) and w.kind != "duration")
    return ()


def _weekly_beside(kept: tuple[When, ...], said: tuple[When, ...]) -> tuple[When, ...]:
    """ "And in May?" after Mondays leaves the Mondays, "on a Friday" after May the May, and either the hours."""
    weekly, long = all(w.kind == "recurring" for w in said), all(is_long(w) and w.relation == "at" for w in said)
    stays = [w for w in kept if w.relation == "at" and (is_long(w) if weekly else long and w.kind == "recurring")]
    return (*stays, *(w for w in kept if of_day(w) and w.kind != "duration")) if stays else ()


def _whole_days(when: When) -> bool:
    return all(len(part) == 10 for part in (when.start, when.end) if part is not None)


def _without_hours(when: When) -> When:
    """The day of a moment; what begins now and has no end ("as soon as possible") stays as it is."""
    if when.relation == "earliest" or len(when.start or "") <= 10:
        return when
    return when.model_copy(update={"kind": "date", "start": (when.start or "")[:10], "end": None, "ambiguous": ()})


def of_its_day(said: tuple[When, ...], start: datetime) -> tuple[When, ...] | None:
    """ "Make it the afternoon", of an offer that was taken: the afternoon of its day. None where a day was said."""
    if not said or not all(of_day(w) and w.kind != "duration" and w.relation != "except" for w in said):
        return None
    return (*said, When(text="", kind="date", start=start.date().isoformat()))


def _narrowest(said: tuple[When, ...]) -> tuple[When, ...]:
    """Weeks named beside a day are its surroundings ("busy this week, so Thursday"), not a second wish."""
    days = tuple(w for w in said if not _is_wide(w))
    if any(w.kind == "recurring" for w in days) and len(days) < len(said):  # "any Tuesday in January" needs both
        return said
    return days if any(len(w.start or "") >= 10 for w in days) else said


def _is_wide(when: When) -> bool:
    """A range of whole days, at least four of them."""
    start, end = when.start or "", when.end or ""
    if when.kind != "range" or len(start) != 10 or len(end) != 10:
        return False
    return (date.fromisoformat(end) - date.fromisoformat(start)).days >= 4


def _filled(new: When, old: tuple[When, ...]) -> When:
    previous = old[0] if len(old) == 1 and old[0].relation != "earliest" else None
    if previous is None or previous.start is None or new.start is None:
        return new
    if new.kind == "date" and new.relation == "at":
        return _same_hours(new, previous)
    if new.kind in ("time", "range") and len(new.start) == 5:
        return _same_day(new, previous)
    return new


def _same_hours(new: When, previous: When) -> When:
    """ "And on Thursday?" after "Tuesday afternoon" means Thursday afternoon."""
    start, end = previous.start or "", previous.end or ""
    if previous.kind == "range" and len(start) > 10 and len(end) > 10 and start[:10] == end[:10]:
        hours = {"kind": "range", "start": f"{new.start}T{start[11:16]}", "end": f"{new.start}T{end[11:16]}"}
        return new.model_copy(update=hours)
    if previous.kind == "range" and len(start) == 5 and len(end) == 5:
        return new.model_copy(update={"kind": "range", "start": f"{new.start}T{start}", "end": f"{new.start}T{end}"})
    return new


def _same_day(new: When, previous: When) -> When:
    """ "Rather at three" after "Tuesday" means Tuesday at three."""
    start, end = previous.start or "", previous.end or ""
    day = start[:10] if len(start) >= 10 else None
    one_day = previous.relation == "at" and (previous.kind in ("date", "datetime") or end[:10] == day)
    if day is None or not one_day:
        return new
    if new.kind == "time":
        return new.model_copy(update={"kind": "datetime", "start": f"{day}T{new.start}"})
    if new.end and len(new.end) == 5:
        return new.model_copy(update={"start": f"{day}T{new.start}", "end": f"{day}T{new.end}"})
    return new
