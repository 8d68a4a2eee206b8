"""Whoever has a visit and wants it moved gets no second one, and never loses the new time for the old."""

from __future__ import annotations

from time import process_time

import pytest

from assistant.tracking import track
from assistant.tracking.not_another import instead_of_a_second
from language.frame import Frame, Goal, GoalKind
from language.types import Expecting, Intent, Lang
from tests.assistant.test_tracking import after, said, when
from tests.assistant.test_which_visit import VISITS, asked_which
from tests.language.hearing import HOSPITAL, OFFERS, hear


def looking(offer: str | None = None, expecting: Expecting = Expecting.CHOICE) -> Frame:
    goal = Goal(id="G1", kind=GoalKind.BOOK, visit_type="dermatology_first", offer=offer, tried=("search_slots",))
    return Frame(goals=[goal], next_goal=2, expecting=expecting)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("no move it, dont add another", "en"),
        ("I don't want two, just move mine", "en"),
        ("oh no cancel that one with chen then and book this one", "en"),
        ("no, no quiero dos. muévala", "es"),
        ("¡no! quiero cambiar la de 1:45, no otra", "es"),
        ("cancele la otra y déjeme esta", "es"),
    ],
)
def test_the_time_that_was_taken_is_where_the_old_visit_goes(text: str, lang: Lang) -> None:
    frame = looking("O1", Expecting.YES_NO)
    goals = track(frame, hear(text, Expecting.YES_NO, lang=lang, offers=OFFERS), HOSPITAL, OFFERS).frame.goals
    assert [g.kind for g in goals] == [GoalKind.MOVE]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("no, YA TENGO una cita, el martes, quiero moverla", "es"), ("he has one dec 14 i want earlier", "en")],
)
def test_the_day_of_the_visit_that_they_have_takes_none_of_those_shown(text: str, lang: Lang) -> None:
    tracked = track(looking(), hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS), HOSPITAL, OFFERS)
    goals = [(g.kind, g.offer) for g in tracked.frame.goals if g.status == "active"]
    assert (tracked.choice, goals) == (None, [(GoalKind.MOVE, None)])


@pytest.mark.parametrize(
    "text", ["can you move it to Thursday?", "not another week please", "don't move it", "yes book another"]
)
def test_what_is_being_booked_may_still_be_changed(text: str) -> None:
    goal = looking("O1").goals[0]
    assert not instead_of_a_second(goal, hear(text, Expecting.YES_NO, offers=OFFERS))


def test_a_day_at_the_read_back_of_a_cancellation_names_the_visit_meant() -> None:
    frame = asked_which(GoalKind.CANCEL, visit="V1")
    frame.expecting = Expecting.YES_NO
    heard = said(Intent.CANCEL, Intent.DENY, when=(when("date", "2026-03-12"),))
    assert after(heard, frame=frame, visits=VISITS).frame.goals[0].visit == "V2"


def test_a_but_that_only_asks_for_more_takes_no_yes_back() -> None:
    more = hear("ok yes but i also want a skin visit that friday", Expecting.YES_NO, offers=OFFERS)
    assert (more.yes_with, more.yes_but, Intent.BOOK in more.intents) == ("request", False, True)
    for text in ("yes but i also want it at 10", "yes but i also need to move it", "yes but i also have a cough"):
        assert hear(text, Expecting.YES_NO, offers=OFFERS).yes_but


@pytest.mark.parametrize("piece", ["i have ", "cancel that ", "no ", "mueva ", "  ", ","])
def test_it_is_heard_in_time_that_grows_with_the_message_alone(piece: str) -> None:
    started, heard = process_time(), said(text=piece * (100_000 // len(piece)))
    instead_of_a_second(looking("O1").goals[0], heard)
    assert process_time() - started < 1
