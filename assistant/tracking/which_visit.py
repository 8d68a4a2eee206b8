"""Which of the patient's visits is meant: "the x-ray", "my post-op", "the one with Dr. Lee", "Tuesday's"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from language.answers.choice import is_bare_weekday
from language.directory import Directory
from language.frame import CHANGES, Frame, Goal, GoalKind
from language.text import fold
from language.types import Expecting, Intent, OfferView, Reading, Slots, Understanding, When

SURE = (GoalKind.CANCEL, GoalKind.TELEHEALTH)
"""Goals that ask for a yes as soon as the visit is known."""


def asks_which(frame: Frame) -> bool:
    """Whether the last question was which of the visits listed is meant."""
    goal = frame.active()
    return goal is not None and frame.expecting is Expecting.CHOICE and lacks_visit(goal)


def asks_whether(frame: Frame) -> bool:
    """Whether the last question was if the one visit is to be cancelled, or held by video."""
    goal = frame.active()
    known = goal is not None and goal.kind in SURE and goal.visit is not None
    return known and frame.expecting is Expecting.YES_NO


def lacks_visit(goal: Goal) -> bool:
    """Whether the goal is about a visit that is not known yet, or about two of which one is not."""
    if goal.kind is GoalKind.SWAP:
        return goal.other_visit is None
    return (goal.kind in CHANGES or goal.about_cancelling) and goal.visit is None


def none_of_them(frame: Frame, heard: Understanding) -> bool:
    """A "no" or "none of these" to which visit is meant lets the matter go."""
    refused = heard.slots.choice is not None and heard.slots.choice.which == "none"
    return asks_which(frame) and (refused or set(heard.intents) == {Intent.DENY}) and not heard.slots.when


def name_visit(goal: Goal, slots: Slots) -> None:
    """Keep what was said of the visit that is to be cancelled or held by video; of one to be moved, times are wishes."""
    goal.visit_type, goal.specialty = slots.visit_type, slots.specialty
    goal.practitioner, goal.when = slots.practitioner, slots.when


def find_visits(frame: Frame, visits: Sequence[OfferView], directory: Directory) -> None:
    """Each open goal's visit, where what was said of it fits only one of those listed, or all that fit are meant."""
    for goal in tuple(frame.goals):
        if goal.status != "active" or goal.kind is GoalKind.SWAP or not lacks_visit(goal):
            continue
        if goal.every:
            _each(frame, goal, _fitting(goal, visits, directory))
        else:
            take(goal, visit_meant(goal, visits, directory), visits)


def _each(frame: Frame, goal: Goal, visits: Sequence[OfferView]) -> None:
    """The first of the visits is the goal's; each of the others gets one of its own, next in turn."""
    place = frame.goals.index(goal)
    goals = [goal, *(frame.add(goal.kind) for _ in visits[1:])]
    frame.goals[place + 1 :] = [*goals[1:], *(g for g in frame.goals[place + 1 :] if g not in goals)]
    for one, visit in zip(goals, visits, strict=False):
        one.for_whom, one.theirs = goal.for_whom, goal.theirs
        take(one, visit.handle, visits)


def take(goal: Goal, handle: str | None, visits: Sequence[OfferView]) -> None:
    """The visit that the goal is about, with its kind."""
    goal.visit = handle
    taken = next((v for v in visits if v.handle == handle), None)
    if taken is not None:
        if goal.kind is GoalKind.MOVE and taken.visit_type not in (None, goal.visit_type):
            goal.offer = None  # it was of another kind
        goal.visit_type = taken.visit_type or goal.visit_type
        keep_off(goal, taken.start.date())


def keep_off(goal: Goal, day: date) -> None:
    """Rule out the visit's own day, where it is the weekday that cannot be kept."""
    known = {(w.start or "")[:10] for w in goal.when if w.relation == "except"}
    same = any(_weekday(w) == day.weekday() and (w.start or "")[:10] in known for w in goal.was)
    if goal.kind is GoalKind.MOVE and same and day.isoformat() not in known:
        goal.when = (*goal.when, When(text="", kind="date", start=day.isoformat(), relation="except"))


def correct_visit(frame: Frame, slots: Slots, visits: Sequence[OfferView], directory: Directory) -> str | None:
    """The visit that was named instead of the one whose cancelling, or holding by video, was read back."""
    goal = frame.active()
    if goal is None or not asks_whether(frame):
        return None
    other = visit_said(goal, slots, visits, directory, dated=True)
    if other is None or other == goal.visit:
        return None
    take(goal, other, visits)
    return other


def visit_said(
    goal: Goal, slots: Slots, visits: Sequence[OfferView], directory: Directory, *, dated: bool = False
) -> str | None:
    """The visit that the answer to which one is meant names by its kind or its doctor; where it is `dated`, by its day."""
    answer = goal.model_copy()
    name_visit(answer, slots if dated else slots.model_copy(update={"when": ()}))
    return visit_meant(answer, visits, directory)


def without_its_name(slots: Slots, handle: str | None, visits: Sequence[OfferView]) -> Slots:
    """The slots without what named the visit that was chosen: of one to be moved it is no wish; another doctor is."""
    visit = next((v for v in visits if v.handle == handle), None)
    if visit is None:
        return slots
    named = {"visit_type": None, "specialty": None, "visit_type_candidates": (), "symptom": None}
    whose = None if slots.practitioner == visit.practitioner else slots.practitioner
    return slots.model_copy(update={**named, "practitioner": whose})


def visit_meant(goal: Goal, visits: Sequence[OfferView], directory: Directory) -> str | None:
    """The handle of the only visit that what was said of it fits, or None where it fits several or nothing was said."""
    days = _days(goal)
    if not (goal.visit_type or goal.specialty or goal.practitioner or days or goal.was):
        return None
    fitting = _fitting(goal, visits, directory)
    then = _then(goal.was, fitting)
    fitting = then or (fitting if goal.visit_type or goal.specialty or goal.practitioner or days else [])
    if not fitting and goal.kind is GoalKind.MOVE and (goal.visit_type or goal.specialty):
        fitting = list(_of_kind(visits, goal, directory))  # the doctor is the one they want to move to
    return fitting[0].handle if len(fitting) == 1 else None


def _fitting(goal: Goal, visits: Sequence[OfferView], directory: Directory) -> list[OfferView]:
    """Those that the kind, the doctor and, of a visit that is not to be moved, the days that were said leave."""
    by_kind = [v for v in _of_kind(visits, goal, directory) if goal.practitioner in (None, v.practitioner)]
    return [v for v in by_kind if _on(_days(goal), v)]


def _days(goal: Goal) -> tuple[When, ...]:
    """When the visit is, as told; of one to be moved, times are wishes."""
    return () if goal.kind is GoalKind.MOVE else tuple(w for w in goal.when if w.relation == "at" and w.start)


def _of_kind(visits: Sequence[OfferView], goal: Goal, directory: Directory) -> Sequence[OfferView]:
    """Those of the kind that was named, else those of its department."""
    exact = [v for v in visits if goal.visit_type is not None and v.visit_type == goal.visit_type]
    home = goal.specialty or directory.specialty_of(goal.visit_type)
    return exact or [v for v in visits if home in (None, directory.specialty_of(v.visit_type))]


def _on(days: Collection[When], visit: OfferView) -> bool:
    """Whether the visit begins in one of the times; an hour of no day counts for itself."""
    start = visit.start.isoformat(timespec="minutes")
    return not days or any(begins_in(when, start) for when in days)


def _then(told: Sequence[When], visits: Sequence[OfferView]) -> list[OfferView]:
    """Those on a day that was told of; where there is none and only a weekday was said, those on that."""
    exact = [v for v in visits if told and _on(told, v)]
    named = [w for w in told if is_bare_weekday(fold(w.text))]
    return exact or [v for v in visits if any(_weekday(w) == v.start.weekday() for w in named)]


def _weekday(day: When) -> int:
    return date.fromisoformat((day.start or "")[:10]).weekday()


def begins_in(said: Reading, start: str) -> bool:
    """Whether a local ISO time lies in what was said: a day, an hour of no day, a moment, or a stretch up to its end."""
    first = said.start or ""
    own = start if len(first) >= 10 else start[11:]
    return first <= own < said.end if said.end else own.startswith(first)
