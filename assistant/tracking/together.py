"""Several visits in one request, and two that change places: what the message opens, and what is left of it for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.tracking.intents import with_intents
from assistant.tracking.person import same_name
from assistant.tracking.which_visit import take
from language.directory import Directory
from language.frame import WISHING, Frame, Goal, GoalKind, Together
from language.people.kin_name import name_of_kin
from language.readers import CHILDREN
from language.text import fold
from language.together import (
    SAME_DAY,
    in_order,
    kind_named,
    kinds_of,
    kinds_of_each,
    on_weekdays,
    repeated,
    several_people,
    times_a_week,
    wanted_instead,
    wants_swap,
)
from language.together.people import left_out
from language.types import Candidate, Intent, OfferView, Slots, Understanding, When

OTHER = {Intent.CANCEL, Intent.RESCHEDULE, Intent.LIST, Intent.WAITLIST, Intent.INSURANCE, Intent.EMERGENCY}
"""With one of these a message asks for something else than several visits."""

SPENT = {Intent.BOOK, Intent.RESCHEDULE, Intent.QUESTION, Intent.CHOOSE, Intent.CORRECT, Intent.OUT_OF_SCOPE}
OF_A_VISIT = (
    "specialty", "visit_type", "visit_type_candidates", "practitioner", "practitioner_candidates", "follow_up", "symptom",
)  # fmt: skip
"""What each of two visits has for itself; the times and the place are both's unless it says its own."""

PERSONAL = ("person_name", "birth_date", "birth_date_readings", "phone", "code", "new_patient", "for_whom", "when")


def opened(frame: Frame, heard: Understanding, directory: Directory) -> Understanding | None:
    """The rest of a message that asks for several visits or a swap, its goal opened in `frame`; None for any other message."""
    if wants_swap(heard.text):
        return _swap(frame, heard)
    booking = [g for g in frame.goals if g.status == "active" and g.kind is GoalKind.BOOK]
    wanted = _together(heard, directory, booking=bool(booking))
    if wanted is None:
        return None
    goal = next((g for g in booking if g.offer is None), None) or frame.add(GoalKind.BOOK)
    goal.together, goal.tried, goal.offer = wanted, (), None
    slots = heard.slots
    if wanted.people:
        goal.for_whom = "self"
        slots = slots.model_copy(update={"for_whom": None, "person_name": _own_name(heard)})
    if wanted.then:
        named = {"visit_type": None, "specialty": None, "visit_type_candidates": (), "follow_up": None, "symptom": None}
        days = tuple(w for w in slots.when if not SAME_DAY.search(fold(w.text)))
        slots = slots.model_copy(update={**named, "when": days})
        settle_order(goal, directory)
    intents = {*heard.intents, Intent.BOOK} - {Intent.OUT_OF_SCOPE, Intent.QUESTION}
    return with_intents(heard, intents, slots=slots, visits=())


def _own_name(heard: Understanding) -> str | None:
    """The name that was told, unless it is that of one of the family: "me and my son Leo"."""
    theirs, told = name_of_kin(heard.text), heard.slots.person_name
    return None if told is not None and same_name(told, theirs) else told


def _swap(frame: Frame, heard: Understanding) -> Understanding:
    goal = next((g for g in frame.goals if g.kind is GoalKind.SWAP and g.status == "active"), None)
    goal = goal or frame.add(GoalKind.SWAP)
    goal.when, goal.tried = heard.slots.when, ()
    _before_all_else(frame, goal)
    kept = {name: getattr(heard.slots, name) for name in PERSONAL if name != "when"}
    intents = tuple(i for i in heard.intents if i not in SPENT)
    return heard.model_copy(update={"slots": Slots(**kept), "intents": intents})


def _before_all_else(frame: Frame, swap: Goal) -> None:
    """A swap takes the place of a visit being moved, and comes before one being booked."""
    for other in frame.goals:
        if other.kind is GoalKind.MOVE and other.status == "active":
            other.status = "dropped"
    frame.goals[:] = [swap, *(goal for goal in frame.goals if goal is not swap)]


def _together(heard: Understanding, directory: Directory, *, booking: bool) -> Together | None:
    intents = set(heard.intents)
    if OTHER & intents or not (booking or Intent.BOOK in intents):
        return None
    order = in_order(heard.text, directory, heard.lang)
    if order is not None:
        return Together(then=order[0], days_between=order[1])
    people = several_people(heard.text)
    if people is not None:
        return Together(people=people)
    rhythm = repeated(heard.text, heard.lang)
    if rhythm is None:
        return None
    on, a_week = on_weekdays(heard.text), times_a_week(heard.text)
    return Together(times=rhythm[0], every=rhythm[1], a_week=a_week, on=on)


def one_of_two(frame: Frame, heard: Understanding) -> Understanding:
    """The first of two visits as all that was heard, where no visit is being arranged yet."""
    if not heard.visits or any(g.status == "active" and g.kind in WISHING for g in frame.goals):
        return heard
    first = {name: getattr(heard.visits[0], name) for name in OF_A_VISIT}
    return heard.model_copy(update={"slots": heard.slots.model_copy(update=first)})


def settle_order(goal: Goal, directory: Directory) -> None:
    """Put the kind that was named last in the place of the one that was open; then ask for the next that is, if any.

    Where a kind was named that is none of them, one visit of that kind is wanted, and not several any more.
    """
    together = goal.together
    if together is None or not together.then:
        return
    kinds = {v.key: v.specialty for v in directory.visit_types}
    then, open_ = list(together.then), _open(together.then, kinds)
    if open_ is not None and goal.visit_type is not None and kinds[goal.visit_type] == then[open_]:
        then[open_] = goal.visit_type
        open_ = _open(then, kinds)
    elif goal.visit_type is not None and goal.visit_type not in then:
        goal.together = None
        return
    goal.together = together.model_copy(update={"then": tuple(then)})
    if open_ is None:
        goal.visit_type, goal.visit_type_candidates = then[0], ()
    else:
        asked = (key for key, specialty in kinds.items() if specialty == then[open_])
        goal.visit_type, goal.visit_type_candidates = None, tuple(Candidate(key=key, score=1.0) for key in asked)


def _open(then: tuple[str, ...] | list[str], kinds: dict[str, str]) -> int | None:
    return next((n for n, key in enumerate(then) if key not in kinds), None)


def settle_family(goal: Goal, heard: Understanding, directory: Directory) -> None:
    """Note each one's kind of visit where the words name one for everybody; another kind that is named is everybody's."""
    together = goal.together
    if together is None or not together.people:
        return
    said = wanted_instead(heard.text) or heard.text
    kinds = kinds_of_each(said, together.people, directory, heard.lang)
    kinds = kinds or kinds_of(said, together.people, directory, heard.lang)
    if kinds:
        goal.visit_type, goal.specialty, goal.visit_type_candidates = kinds[0], directory.specialty_of(kinds[0]), ()
    elif goal.visit_type in together.kinds:
        return
    goal.together = together.model_copy(update={"kinds": kinds})


def narrowed(goal: Goal | None, heard: Understanding) -> Understanding:
    """Leave out of a family those whom it is said not to be for, of whom the message then tells nothing else."""
    people = goal.together.people if goal is not None and goal.together is not None else ()
    out = left_out(heard.text, people)
    if goal is None or not out:
        return heard
    for person in dict.fromkeys(out):
        leave_out(goal, person, 0, {})
    whom = None if heard.slots.for_whom in out else heard.slots.for_whom
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"for_whom": whom})})


def another_kind(frame: Frame, heard: Understanding, directory: Directory) -> Understanding:
    """ "Not a sick visit, it's a checkup": the kind that is wanted in the place of the one refused."""
    goal = next((g for g in frame.goals if g.status == "active" and g.kind is GoalKind.BOOK), None)
    if goal is None or (said := wanted_instead(heard.text)) is None:
        return heard
    people = goal.together.people if goal.together is not None else ()
    child = bool(set(people or (goal.for_whom or frame.person.for_whom,)) & set(CHILDREN))
    kind = kind_named(said, directory, heard.lang, child=child)
    if kind is None or kind == goal.visit_type:
        return heard
    slots = heard.slots.model_copy(
        update={"visit_type": kind, "specialty": None, "visit_type_candidates": (), "symptom": None}
    )
    intents = {*heard.intents, Intent.CORRECT} - {Intent.QUESTION, Intent.OUT_OF_SCOPE, Intent.BOOK}
    return with_intents(heard, intents, slots=slots)


def lapse(frame: Frame, visits: Sequence[OfferView]) -> None:
    """A swap for which the list showed too few visits is let go with the next message."""
    for goal in frame.goals:
        if goal.kind is GoalKind.SWAP and goal.status == "active" and "list_visits" in goal.tried and len(visits) < 2:
            goal.status = "dropped"


def with_what_it_needs(goal: Goal, first: str) -> None:
    """A visit that needs another before it is arranged together with that one."""
    then = goal.together.then if goal.together and goal.together.then else (goal.visit_type or "",)
    goal.together, goal.offer, goal.tried = Together(then=(first, *then)), None, ()


def leave_out(goal: Goal, relation: str, allowed: int, starts: Mapping[str, str]) -> None:
    """Where nobody may book for one of a family, the others' visits are arranged; a child's never becomes who speaks's.

    Who is left alone keeps the time that was chosen, of the `starts` of each.
    """
    people = goal.together.people if goal.together is not None else ()
    kinds = dict(zip(people, goal.together.kinds, strict=False)) if goal.together is not None else {}
    kept = [p for p in people if p != relation] + [relation] * min(allowed, people.count(relation))
    goal.together, goal.offer, goal.tried = None, None, ()
    if not kept:
        goal.status = "dropped"
    elif len(kept) == 1:
        goal.for_whom, goal.theirs = kept[0], None
        goal.visit_type = kinds.get(kept[0], goal.visit_type)
        chosen = starts.get(kept[0])
        goal.when = (When(text="", kind="datetime", start=chosen),) if chosen else goal.when
    else:
        goal.together = Together(people=tuple(kept), kinds=tuple(kinds[p] for p in kept if p in kinds))


def choose_two(goal: Goal, found: str | None, visits: Sequence[OfferView] = ()) -> None:
    """A visit that was chosen is the first of the two, or the second."""
    if found is None or found in (goal.visit, goal.other_visit):
        return
    if goal.visit is None:
        take(goal, found, visits)
    else:
        goal.other_visit = found


def pair_off(goal: Goal, listed: Sequence[Mapping[str, object]]) -> None:
    """The two of the listed visits that are meant: those on the days that were named, or the only two there are."""
    handles = [str(visit["handle"]) for visit in listed]
    if len(handles) == 2:
        goal.visit, goal.other_visit = handles
        return
    for day in (w.start[:10] for w in goal.when if w.start and len(w.start) >= 10):
        there = [str(visit["handle"]) for visit in listed if str(visit["start"])[:10] == day]
        if len(there) == 1:
            choose_two(goal, there[0])
