"""The one question that ends a turn, with the quick replies that go with it."""

from __future__ import annotations

from datetime import date, time

from assistant.acts import Ask
from assistant.tracking.choice import fitting_places
from assistant.tracking.newcomer import SIGNED_UP_FOR
from assistant.tracking.readings import open_question, readings, start_of
from assistant.turn.context import Turn
from assistant.wording.times import MONTHS
from language.people.part_of_date import missing
from tools.types import Fact

OWN = {
    Ask.NAME: "ask-own_name",
    Ask.NAME_HOW: "ask-own_name",
    Ask.BIRTH_DATE: "ask-own_birth_date",
    Ask.BIRTH_DATE_HOW: "ask-own_birth_date",
}
"""Who speaks for somebody else proves who they are themselves; their record says for whom they may act."""

OWN_OR_NEW = "ask-own_name_or_new"
"""The same where the other may be new here: then they are signed up, and nobody speaks for them."""

MENUS = {
    Ask.MENU: ("menu-book", "menu-move", "menu-cancel", "menu-person"),
    Ask.CODE_MENU: ("menu-code_again", "menu-person"),
    Ask.GO_ON_MENU: ("menu-go_on", "menu-else", "menu-person"),
}


def question(turn: Turn, ask: Ask) -> Fact:
    """The question as a fact, ready to be worded."""
    key = f"ask-{ask.value}"
    if ask is Ask.WHICH_TYPE:
        return _which_type(turn, key)
    if ask is Ask.WHICH_TIME:
        return _which_time(turn, key)
    if ask is Ask.BIRTH_DATE_WHICH:
        return _which_birth_date(turn, key)
    if ask is Ask.BIRTH_DATE_REST:
        return Fact(key, {"missing": missing(turn.frame.person.birth_date_parts) or "none"})
    if ask is Ask.BIRTH_DATE_MONTH:
        return _which_month(turn, key)
    if ask in OWN and _for_others(turn):
        return Fact(OWN_OR_NEW if ask is Ask.NAME and _may_be_new(turn) else OWN[ask])
    if ask in MENUS:
        return Fact(key, {}, _worded(turn, tuple(Fact(key) for key in MENUS[ask])))
    if ask in (Ask.WHICH_NUMBER, Ask.JUST_NUMBER):
        if several := _which_of(turn):
            return several
        count = len(turn.shown.offers)
        return Fact(key, {"count": count}, tuple(str(number) for number in range(1, count + 1)))
    if ask is Ask.THAT_VISIT:
        return Fact(key, {}, _worded(turn, (Fact("choice-yes"), Fact("choice-no"))))
    if ask in (Ask.CHOICE, Ask.WHICH_VISIT, Ask.WHICH_OTHER):
        shown = turn.shown.offers if ask is Ask.CHOICE else turn.shown.visits
        return Fact(key, {}, tuple(str(number) for number in range(1, len(shown) + 1)))
    return Fact(key)


def _for_others(turn: Turn) -> bool:
    """Whether the visit is for somebody else, or for others of a family."""
    goal, person = turn.frame.active(), turn.frame.person
    people = goal.together.people if goal is not None and goal.together is not None else ()
    speaks = person.for_whom != "self" and person.of == "self"
    return speaks or any(relation != "self" for relation in people)


def _may_be_new(turn: Turn) -> bool:
    goal = turn.frame.active()
    return goal is not None and goal.kind in SIGNED_UP_FOR and goal.together is None


def _worded(turn: Turn, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    speaker, channel = turn.parts.speaker, turn.conversation.channel
    return tuple(speaker.word(fact, turn.frame.lang, channel) for fact in facts)


def _which_type(turn: Turn, key: str) -> Fact:
    goal = turn.frame.active()
    candidates = goal.visit_type_candidates[:3] if goal else ()
    names = [turn.parts.services.hospital.name(c.key, turn.frame.lang) for c in candidates]
    lines = tuple(Fact("ask-type-line", {"number": n, "name": name}) for n, name in enumerate(names, 1))
    return Fact(key, {"options": lines}, tuple(names))


def _which_of(turn: Turn) -> Fact | None:
    """Those of the times shown that what was said fits, once more; None where it fits all of them, or one."""
    choice = turn.understanding.slots.choice if turn.understanding else None
    shown = turn.shown.offers
    places = fitting_places(choice, shown)
    if not 1 < len(places) < len(shown):
        return None
    starts = [(place, shown[place - 1].start) for place in places]
    lines = tuple(Fact("ask-which-line", {"number": n, "day": at.date(), "at": at.time()}) for n, at in starts)
    return Fact("ask-which_of", {"options": lines}, tuple(str(place) for place in places))


def _which_time(turn: Turn, key: str) -> Fact:
    """Both readings as days, or as times where the day is the same."""
    asked = open_question(turn.frame)
    if asked is None:
        return Fact(f"ask-{Ask.WHEN.value}")
    starts = [start_of(reading) for reading in readings(asked[1])[:2]]
    one_day = len({start.date() for start in starts}) == 1
    first, second = (start.time() if one_day else start.date() for start in starts)
    names = _worded(turn, tuple(_time_choice(turn, at) for at in (first, second)))
    return Fact(key, {"first": names[0], "second": names[1]}, names)


def _time_choice(turn: Turn, at: date | time) -> Fact:
    """A day of another year says its year."""
    if isinstance(at, date) and at.year != turn.now.astimezone(turn.parts.services.hospital.zone).year:
        return Fact("time-choice-year", {"at": at, "year": str(at.year)})
    return Fact("time-choice", {"at": at})


def _which_birth_date(turn: Turn, key: str) -> Fact:
    """Both readings of 03/04, as dates with the month in words. The year is what the patient typed."""
    readings = [date.fromisoformat(r) for r in turn.frame.person.birth_date_readings[:2]]
    wording = turn.parts.speaker.birth_dates(readings, turn.frame.lang, turn.conversation.channel)
    return Fact(key, {"options": wording})


def _which_month(turn: Turn, key: str) -> Fact:
    """The months of the two, which nobody mistakes for each other."""
    months = [date.fromisoformat(r).month for r in turn.frame.person.birth_date_readings[:2]]
    if len(months) < 2:
        return Fact(f"ask-{Ask.BIRTH_DATE.value}")
    first, second = (MONTHS[turn.frame.lang][month - 1] for month in months)
    return Fact(key, {"first": first, "second": second}, (first, second))
