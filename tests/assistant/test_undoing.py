"""A visit that was cancelled a moment ago is wanted back: the very same time is offered and booked on a yes."""

from __future__ import annotations

from datetime import datetime

import pytest

from language.frame import Frame, Goal, GoalKind
from language.types import Intent, OfferView
from tests.assistant.conftest import House, said
from tests.assistant.test_tracking import after, goal_of, when
from tests.assistant.test_tracking import said as heard

STOOD = OfferView(
    handle="V1",
    start=datetime.fromisoformat("2026-04-15T09:30"),
    practitioner="lee",
    location="north",
    visit_type="cardiology-fu",
    modality="in_person",
)


def cancelled() -> Frame:
    return Frame(goals=[Goal(id="G1", kind=GoalKind.CANCEL, status="done", visit="V1", stood=STOOD)], next_goal=2)


@pytest.mark.asyncio(loop_scope="session")
async def test_it_is_put_back_after_a_read_back_and_a_yes(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say("yes")
    before = (await house.visits(patient))[0]
    await talk.say_all("cancel it", "yes")
    assert await house.visits(patient) == []
    reply = await talk.say("actually she says she's feeling better, can you put it back")
    assert said(talk).startswith("That time is still free")
    assert reply.state == "consent_pending"
    assert await house.visits(patient) == []
    await talk.say_all("no", "I mean the appointment I just cancelled. undo", "yes")
    again = (await house.visits(patient))[0]
    assert (again.starts_at, again.practitioner, again.site) == (before.starts_at, before.practitioner, before.site)


def test_undo_looks_for_the_same_kind_doctor_and_time() -> None:
    goal = goal_of(after(heard(Intent.BOOK, text="undo the cancellation"), frame=cancelled()))
    assert (goal.visit_type, goal.practitioner, goal.when[0].start) == ("cardiology-fu", "lee", "2026-04-15T09:30")
    moved = heard(Intent.BOOK, text="put it back but on the 20th", when=(when("date", "2026-04-20"),))
    assert [w.start for w in goal_of(after(moved, frame=cancelled())).when] == ["2026-04-20"]


def test_the_same_week_and_doctor_are_those_of_the_cancelled_visit() -> None:
    asked = heard(Intent.BOOK, text="book a new one with the same doctor same week", same_practitioner_as_last=True)
    goal = goal_of(after(asked, frame=cancelled()))
    assert (goal.visit_type, goal.practitioner, goal.same_practitioner) == ("cardiology-fu", "lee", False)
    assert [(w.start, w.end) for w in goal.when] == [("2026-04-13", "2026-04-20")]


def test_another_kind_of_visit_has_nothing_of_the_cancelled_one() -> None:
    asked = heard(Intent.BOOK, text="I need a new one for my skin, same week", visit_type="skin-check")
    goal = goal_of(after(asked, frame=cancelled()))
    assert (goal.visit_type, goal.practitioner, goal.when) == ("skin-check", None, ())


def test_where_nothing_was_cancelled_nothing_is_put_back() -> None:
    assert after(heard(Intent.BOOK, text="undo")).frame.goals[0].stood is None
    booked = Frame(goals=[Goal(id="G1", kind=GoalKind.BOOK, status="done")], next_goal=2)
    assert after(heard(text="undo"), frame=booked).frame.active() is None
