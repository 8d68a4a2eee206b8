"""Times told by those on the table become wishes of their own, counted from there."""

# ruff: noqa: DTZ001
from __future__ import annotations

from datetime import datetime

import pytest

from assistant.tracking.shown_times import told_by_shown
from assistant.tracking.wishes import combine
from language.frame import Frame, GoalKind
from language.types import Expecting, Intent, OfferView, Slots, When
from tests.assistant.conftest import House
from tests.assistant.conftest import said as last_said
from tests.assistant.test_tracking import after, said, when
from tests.language.hearing import hear

APRIL = (
    OfferView(handle="O1", start=datetime(2026, 4, 6, 8), practitioner="nguyen", location="main"),
    OfferView(handle="O2", start=datetime(2026, 4, 7, 12), practitioner="lee", location="riverside"),
    OfferView(handle="O3", start=datetime(2026, 4, 8, 14), practitioner="nguyen", location="riverside"),
)


def wished(words: str, offers: tuple[OfferView, ...] = APRIL, taken: str | None = None, *asked: When) -> Slots:
    frame = Frame(expecting=Expecting.CHOICE)
    goal = frame.add(GoalKind.BOOK)
    goal.visit_type, goal.offer, goal.when = "cardiology_first", taken, asked
    return told_by_shown(frame, hear(words, Expecting.CHOICE, offers=offers), offers).slots


def days(slots: Slots) -> list[tuple[str | None, str | None]]:
    return [(w.start, w.end) for w in slots.when]


def test_a_week_and_a_day_are_counted_from_the_time_taken_or_from_those_shown() -> None:
    assert days(wished("a week earlier")) == [("2026-03-30", "2026-04-06")]
    assert days(wished("a week earlier", taken="O2")) == [("2026-03-31", None)]
    assert days(wished("a week later", APRIL[:1])) == [("2026-04-13", None)]
    assert days(wished("the day before?")) == [("2026-04-05", None)]


def test_other_hours_another_day_and_another_site_are_those_of_the_times_shown() -> None:
    (early,) = wished("earlier in the day").when
    assert (early.start, early.relation) == ("12:00", "before")
    away = wished("same doctor, different day")
    assert away.practitioner == "nguyen" and [w.relation for w in away.when] == ["except"] * 3
    assert wished("too far away").other_location and wished("further out").later


@pytest.mark.parametrize(("offers", "ordinal"), [(APRIL[:2], 2), (APRIL, None)])
def test_the_other_is_the_one_of_two(offers: tuple[OfferView, ...], ordinal: int | None) -> None:
    choice = wished("the other one", offers, "O1").choice
    assert choice is not None and choice.ordinal == ordinal


def test_a_weekday_alone_is_that_of_the_week_or_the_month_that_was_asked_for() -> None:
    week = when("range", "2026-04-06", "2026-04-13")
    month = when("range", "2026-04-01", "2026-05-01")
    assert days(wished("Thursday?", APRIL, None, week)) == [("2026-04-09", None)]
    (fridays,) = wished("preferably a Friday", APRIL, None, month).when
    assert fridays.kind == "recurring"
    assert days(wished("Thursday?")) == [("2026-03-05", None)]
    assert days(wished("in the afternoon on the second day you mentioned"))[-1] == ("2026-04-07", None)


def test_mondays_stay_for_another_month_and_a_month_for_another_weekday() -> None:
    mondays, tuesdays = when("recurring", "2026-03-09"), when("recurring", "2026-03-10")
    april, may = when("range", "2026-04-01", "2026-05-01"), when("range", "2026-05-01", "2026-06-01")
    early = when("time", "10:00", relation="before")
    assert set(combine((april, mondays, early), (may,))) == {may, mondays, early}
    assert set(combine((april, mondays), (tuesdays,))) == {april, tuesdays}


def test_the_wrong_doctor_and_a_lady_are_wishes() -> None:
    assert wished("wrong doctor").other_practitioner
    assert wished("with the lady").practitioner_gender == "female"
    assert wished("is Dr. Nguyen a man? I want a woman").practitioner_gender == "female"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("can we do it an hour later", GoalKind.MOVE),
        ("¿puede ser una horita después?", GoalKind.MOVE),
        ("can I switch to a woman", GoalKind.MOVE),
        ("the same time next week", GoalKind.MOVE),
        ("I have an appointment in April, could it be a different day please", GoalKind.MOVE),
        ("can't do the 14th, anything the week of the 20th?", GoalKind.MOVE),
        ("my heart visit: put it on a different day", GoalKind.MOVE),
        ("I need a heart visit an hour after lunch", GoalKind.BOOK),
    ],
)
def test_where_nothing_is_arranged_another_time_is_of_a_visit_that_stands(words: str, kind: GoalKind) -> None:
    frame = after(hear(words, lang="es" if words[0] == "¿" else "en")).frame
    assert [goal.kind for goal in frame.goals] == [kind]


def test_to_wait_for_anything_sooner_books_nothing() -> None:
    heard = said(Intent.BOOK, Intent.WAITLIST)
    assert [goal.kind for goal in after(heard).frame.goals] == [GoalKind.WAITLIST]


@pytest.mark.asyncio(loop_scope="session")
async def test_a_number_under_a_list_is_no_yes_and_a_last_word_cancels(house: House) -> None:
    patient = await house.patient()
    booking = await house.talk()
    await booking.say_all("I need to see someone about my skin", "the first one")
    await house.prove(booking, patient)
    await booking.say("yes")
    (visit,) = await house.visits(patient)
    talk = await house.talk()
    await talk.say("I have to leave town, cancel")
    await house.prove(talk, patient)
    assert "1." in last_said(talk) and "cancel it" in last_said(talk)
    await talk.say("1")
    assert [v.id for v in await house.visits(patient)] == [visit.id] and "cancel it" in last_said(talk)
    await talk.say("no leave it")
    await talk.say_all("put me on the waiting list for a skin visit", "yes", "am I on the list?")
    assert "You're on the waitlist for Skin visit" in last_said(talk)
    assert len(await house.visits(patient)) == 1


def test_while_one_is_booked_a_visit_of_theirs_is_moved_to_a_day_that_is_shown() -> None:
    frame = Frame(expecting=Expecting.CHOICE)
    frame.add(GoalKind.BOOK).visit_type = "cardiology_first"
    heard = told_by_shown(
        frame, hear("move my march 20 visit to monday april 6", Expecting.CHOICE, offers=APRIL), APRIL
    )
    assert Intent.RESCHEDULE in heard.intents and Intent.CHOOSE not in heard.intents
    assert heard.slots.choice is None and days(heard.slots) == [("2026-04-06", None)]


@pytest.mark.parametrize(("text", "left"), [("en la tarde, cualquier día", []), ("por la tarde", ["2026-03-07"])])
def test_any_day_lets_go_of_the_days_that_were_wished_for(text: str, left: list[str]) -> None:
    frame = Frame(expecting=Expecting.CHOICE)
    goal = frame.add(GoalKind.BOOK)
    goal.visit_type, goal.when = "cardiology_first", (when("date", "2026-03-07"),)
    (goal,) = after(hear(text, Expecting.CHOICE, lang="es"), frame=frame).frame.goals
    assert [(w.start or "")[:10] for w in goal.when if len(w.start or "") >= 10] == left
