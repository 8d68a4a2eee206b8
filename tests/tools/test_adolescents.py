"""Sensitive visits of the young are hidden from who acts for them, everywhere alike and without a hint that anything is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from language.frame import GoalKind
from language.types import When
from runtime.errors import NotFound
from scheduler_core.models import Patient, WaitlistEntry
from tests.tools.conftest import QUARTER_PAST, Desk, acts_for, keys
from tools.calendar_file import calendar_file

TEENAGER, CHILD, GROWN = date(2012, 5, 2), date(2015, 5, 2), date(2006, 5, 2)
SHARED = "+16175550142"


async def teenager(desk: Desk, born: date = TEENAGER, relation: str = "son", *, open_visit: bool = False) -> Patient:
    """Whom the verified patient acts for, with a sensitive visit and, if wished, another one after it."""
    speaker = await desk.verified()
    patient = await desk.patient("Leo Gonzalez", phone=SHARED, born=born)
    await desk.add(acts_for(speaker, patient, relation))
    await desk.seeded(patient, "2026-03-12T10:00", "counseling", "kim")
    if open_visit:
        await desk.seeded(patient, "2026-03-13T10:00", "check-up", "kim")
    desk.frame.person.for_whom = relation
    return patient


def seen(outcome: Any) -> list[str]:
    return [v["visit_type"] for v in outcome.data["visits"]]


async def test_a_list_is_as_if_there_were_no_such_visit(desk: Desk) -> None:
    await teenager(desk)
    assert keys(await desk.call("list_visits")) == ["no-visits"]


async def test_a_list_counts_what_is_left(desk: Desk) -> None:
    await teenager(desk, open_visit=True)
    listed = await desk.call("list_visits")
    assert seen(listed) == ["check-up"] and [v["handle"] for v in listed.data["visits"]] == ["V1"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("born", "relation"), [(CHILD, "son"), (GROWN, "other")])
async def test_of_a_child_and_of_a_grown_up_everything_is_seen(desk: Desk, born: date, relation: str) -> None:
    await teenager(desk, born, relation)
    assert seen(await desk.call("list_visits")) == ["counseling"]


@pytest.mark.parametrize(
    ("tool", "more"),
    [
        ("visit_details", {}),
        ("cancel_visit", {}),
        ("can_cancel", {}),
        ("switch_to_video", {}),
        ("swap_visits", {"other": "V2"}),
    ],
)
async def test_a_handle_from_before_means_nothing_any_more(desk: Desk, tool: str, more: dict[str, str]) -> None:
    patient = await teenager(desk, CHILD, open_visit=True)
    await desk.call("list_visits")
    async with desk.database.begin() as session:
        (await session.get_one(Patient, patient.id)).birth_date = TEENAGER.isoformat()
    outcome = await desk.call(tool, visit="V1", **more)
    assert (outcome.status, outcome.data["code"]) == ("invalid", "unknown_visit")


async def test_it_is_not_moved_either(desk: Desk) -> None:
    patient = await teenager(desk, CHILD)
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1", when=QUARTER_PAST)
    async with desk.database.begin() as session:
        (await session.get_one(Patient, patient.id)).birth_date = TEENAGER.isoformat()
    assert (await desk.call("search_slots")).data["code"] == "unknown_visit"


async def test_a_yes_to_a_question_from_before_the_birthday_cancels_nothing(desk: Desk) -> None:
    patient = await teenager(desk, CHILD)
    await desk.call("list_visits")
    asked = await desk.call("cancel_visit", visit="V1")
    async with desk.database.begin() as session:
        (await session.get_one(Patient, patient.id)).birth_date = TEENAGER.isoformat()
    assert (await desk.yes(asked)).status == "invalid"
    assert [v.status for v in await desk.visits()] == ["booked"]


async def test_a_time_at_which_it_is_looks_taken(desk: Desk) -> None:
    patient = await teenager(desk)
    wish = When(kind="datetime", start="2026-03-16T10:15", text="10:15")
    desk.wants(GoalKind.BOOK, visit_type="follow-up", when=(wish,))
    await desk.call("search_slots")
    await desk.seeded(patient, "2026-03-16T10:00", "counseling", "kim")
    assert keys(await desk.call("book_visit", offer="O1"))[0] == "slot-taken"


async def test_booked_by_a_parent_it_is_named_nowhere_and_gets_no_calendar_link(desk: Desk) -> None:
    await teenager(desk)
    desk.wants(GoalKind.BOOK, visit_type="counseling")
    found = await desk.call("search_slots")
    lines = found.facts[0].args["offers"]
    assert all(line.args["why"] not in ("last_doctor", "known_doctor") for line in lines)  # type: ignore[attr-defined]
    asked = await desk.call("book_visit", offer="O1")
    done = await desk.yes(asked)
    assert asked.facts[0].args["visit_type"] == done.facts[0].args["visit_type"] == "none"
    assert "receipt-calendar" not in keys(done) and "receipt-preparation" not in keys(done)


async def test_a_calendar_link_that_a_parent_got_opens_no_longer_once_the_child_is_a_teenager(desk: Desk) -> None:
    patient = await teenager(desk, CHILD)
    await desk.call("list_visits")
    (link,) = [f for f in (await desk.call("visit_details", visit="V1")).facts if f.key == "visit-calendar"]
    token = str(link.args["url"]).rsplit("/", 1)[-1].removesuffix(".ics")
    hospital = desk.services.hospital
    async with desk.database.begin() as session:
        assert "BEGIN:VCALENDAR" in await calendar_file(session, hospital, token, desk.now)
        (await session.get_one(Patient, patient.id)).birth_date = TEENAGER.isoformat()
    async with desk.database.begin() as session:
        with pytest.raises(NotFound):
            await calendar_file(session, hospital, token, desk.now)


async def test_a_waitlist_that_the_patient_is_on_looks_like_any_other(desk: Desk) -> None:
    patient = await teenager(desk)
    row = WaitlistEntry(
        patient_id=patient.id, visit_type="counseling", wishes={}, idempotency_key="own", joined_at=desk.now
    )
    await desk.add(row)
    desk.wants(GoalKind.WAITLIST, visit_type="counseling")
    asked = await desk.call("join_waitlist")
    assert keys(asked) == ["read-back-waitlist"] and keys(await desk.yes(asked)) == ["receipt-waitlist"]
    async with desk.database.begin() as session:
        assert len((await session.scalars(select(WaitlistEntry.id))).all()) == 1


async def test_no_parking_is_kept_for_a_hidden_visit(desk: Desk) -> None:
    await teenager(desk)
    assert keys(await desk.call("check_parking")) == ["parking-none"]


@pytest.mark.parametrize(("phone", "shown"), [(SHARED, ["no-visits"]), ("+16175550199", ["visit-list"])])
async def test_a_code_to_a_phone_shared_with_a_parent_shows_the_young_no_sensitive_visit(
    desk: Desk, phone: str, shown: list[str]
) -> None:
    parent = await desk.patient(phone=SHARED)
    young = await desk.patient("Leo Gonzalez", phone=phone, born=TEENAGER)
    await desk.add(acts_for(parent, young, "son"))
    await desk.seeded(young, "2026-03-12T10:00", "counseling", "kim")
    desk.frame.person.name, desk.frame.person.birth_date = "Leo Gonzalez", TEENAGER.isoformat()
    await desk.call("start_verification")
    desk.frame.person.code = desk.codes.last
    await desk.call("check_code")
    assert keys(await desk.call("list_visits")) == shown
