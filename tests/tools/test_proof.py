"""Proving who one is: the same words for everyone, nothing opened by a claim, a record made only by its number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from language.frame import Goal, GoalKind
from scheduler_core.models import Patient
from tests.tools.conftest import BORN, Desk, keys


def claim(desk: Desk, name: str, phone: str | None = None, born: str = BORN.isoformat()) -> None:
    """What somebody says of themselves."""
    desk.frame.person.name, desk.frame.person.birth_date, desk.frame.person.phone = name, born, phone


async def patients_on_record(desk: Desk) -> int:
    async with desk.database.begin() as session:
        return (await session.execute(select(func.count()).select_from(Patient))).scalar_one()


async def test_a_stranger_hears_what_a_patient_hears(desk: Desk) -> None:
    await desk.patient()
    claim(desk, "Maria Gonzalez")
    known = await desk.call("start_verification")
    stranger = desk.other()
    claim(stranger, "Nobody Here")
    unknown = await stranger.call("start_verification")
    assert (known.status, known.data, known.facts) == (unknown.status, unknown.data, unknown.facts)
    assert [message.to for message in desk.codes.sent] == ["+16175550142", None]


@pytest.mark.parametrize(
    ("kind", "opens"), [(GoalKind.BOOK, "visits"), (GoalKind.CANCEL, "cancel"), (GoalKind.MOVE, "change")]
)
async def test_a_code_says_what_it_is_asked_for(desk: Desk, kind: GoalKind, opens: str) -> None:
    await desk.patient()
    claim(desk, "Maria Gonzalez")
    desk.frame.goals = [Goal(id="1", kind=kind)]
    await desk.call("start_verification")
    assert desk.codes.sent[-1].opens == opens


async def test_nothing_can_be_verified_before_name_and_birth_date(desk: Desk) -> None:
    assert (await desk.call("start_verification")).status == "invalid"


async def test_a_wrong_code_opens_nothing_and_says_how_it_stands(desk: Desk) -> None:
    await desk.patient()
    claim(desk, "Maria Gonzalez")
    await desk.call("start_verification")
    desk.frame.person.code = "000000" if desk.codes.last != "000000" else "111111"
    heard = [await desk.call("check_code") for _ in range(3)]
    desk.clock.advance(timedelta(seconds=2))
    heard.append(await desk.call("check_code"))
    assert [keys(h) for h in heard] == [["code-wrong"], ["code-wrong-wait"], ["code-early"], ["code-used-up"]]
    assert (await desk.call("list_visits")).data["code"] == "proof_needed"


async def test_a_message_that_is_worked_on_again_after_a_crash_spends_no_other_try(desk: Desk) -> None:
    await desk.patient()
    claim(desk, "Maria Gonzalez")
    await desk.call("start_verification")
    desk.frame.person.code = "000000" if desk.codes.last != "000000" else "111111"
    left = []
    for key in ("m1:1", "m1:2", "m2:1", "m2:1"):
        async with desk.database.begin() as session:
            ctx = replace(await desk.context(session), key=key)
            left.append((await desk.gate.call("check_code", "{}", ctx)).data["attempts_left"])
    assert left == [2, 2, 1, 1]


async def test_a_wrong_code_stays_counted_though_the_call_fails(desk: Desk) -> None:
    await desk.patient()
    claim(desk, "Maria Gonzalez")
    await desk.call("start_verification")
    desk.frame.person.code = "000000" if desk.codes.last != "000000" else "111111"
    for _ in range(3):
        await desk.call("check_code")
        desk.clock.advance(timedelta(seconds=2))
    desk.frame.person.code = desk.codes.last
    assert keys(await desk.call("check_code")) == ["code-expired"]


async def test_an_old_code_is_no_use(desk: Desk) -> None:
    await desk.patient()
    claim(desk, "Maria Gonzalez")
    await desk.call("start_verification")
    desk.clock.advance(timedelta(minutes=11))
    desk.frame.person.code = desk.codes.last
    assert keys(await desk.call("check_code")) == ["code-expired"]


async def test_a_new_patient_is_registered_by_the_number_they_hold(desk: Desk) -> None:
    claim(desk, "Oluwaseun Whitfield", "(617) 555-0190")
    assert keys(await desk.call("register_patient")) == ["code-sent-new"]
    assert desk.codes.sent[-1].to == "+16175550190"
    assert await patients_on_record(desk) == 0
    desk.frame.person.code = desk.codes.last
    assert keys(await desk.call("check_code")) == ["verified-new"]
    assert await patients_on_record(desk) == 1
    desk.wants(visit_type="follow-up")
    await desk.call("search_slots")
    assert (await desk.yes(await desk.call("book_visit", offer="O1"))).status == "done"


async def test_a_number_told_after_the_code_was_sent_is_not_taken_as_proven(desk: Desk) -> None:
    claim(desk, "Oluwaseun Whitfield", "+16175550190")
    await desk.call("register_patient")
    desk.frame.person.phone = "+16175550191"
    desk.frame.person.code = desk.codes.last
    assert keys(await desk.call("check_code")) == ["phone-changed"]
    assert await patients_on_record(desk) == 0
    assert (await desk.call("list_visits")).data["code"] == "proof_needed"


async def test_who_says_new_but_is_known_by_that_number_hears_the_same_and_is_not_doubled(desk: Desk) -> None:
    await desk.patient()
    claim(desk, "Maria Gonzalez", "+16175550142")
    assert keys(await desk.call("register_patient")) == ["code-sent-new"]
    desk.frame.person.code = desk.codes.last
    assert (await desk.call("check_code")).status == "done"
    assert await patients_on_record(desk) == 1


async def test_who_registers_under_a_patients_name_with_another_number_sees_nothing_of_theirs(desk: Desk) -> None:
    victim = await desk.patient()
    await desk.seeded(victim, "2026-03-12T10:00")
    claim(desk, "Maria Gonzalez", "+16175550199")
    assert keys(await desk.call("register_patient")) == ["code-sent-new"]
    desk.frame.person.code = desk.codes.last
    assert keys(await desk.call("check_code")) == ["verified-new"]
    assert keys(await desk.call("list_visits")) == ["no-visits"]
    honest = desk.other()
    claim(honest, "Maria Gonzalez")
    await honest.call("start_verification")
    assert desk.codes.sent[-1].to == "+16175550142", "the patient on record is still found"


async def test_something_that_is_no_phone_number_is_asked_for_again(desk: Desk) -> None:
    claim(desk, "Oluwaseun Whitfield", "12")
    assert keys(await desk.call("register_patient")) == ["phone-not-valid"]


async def test_a_record_made_here_cannot_step_up(desk: Desk) -> None:
    claim(desk, "Oluwaseun Whitfield", "+16175550190")
    await desk.call("register_patient")
    desk.frame.person.code = desk.codes.last
    await desk.call("check_code")
    assert (await desk.call("start_verification")).data == {"code": "not_possible"}


async def test_proof_lapses_after_a_quiet_quarter_of_an_hour(desk: Desk) -> None:
    await desk.verified()
    desk.clock.advance(timedelta(minutes=16))
    assert (await desk.call("list_visits")).data["code"] == "proof_needed"
