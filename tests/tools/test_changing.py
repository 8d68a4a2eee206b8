"""Moving, cancelling, making it a video visit: each for one version of one visit that is one's own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from language.frame import GoalKind
from language.types import When
from scheduler_core import visits
from tests.tools.conftest import QUARTER_PAST, Desk, keys
from tools.types import GateOutcome


async def test_visits_are_listed_with_handles_that_stay(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    first = await desk.call("list_visits")
    assert [v["handle"] for v in first.data["visits"]] == ["V1"]  # type: ignore[attr-defined]
    assert keys(first) == ["visit-list"]
    await desk.seeded(patient, "2026-03-11T10:00")
    again = await desk.call("list_visits")
    assert [v["handle"] for v in again.data["visits"]] == ["V2", "V1"]  # type: ignore[attr-defined]
    assert ("list", str(patient.id)) in await desk.audited()


async def test_nobody_elses_visits_are_listed(desk: Desk) -> None:
    somebody = await desk.patient("Somebody Else", phone="+16175550143")
    await desk.seeded(somebody, "2026-03-12T10:00")
    await desk.verified()
    assert keys(await desk.call("list_visits")) == ["no-visits"]


async def to_move(desk: Desk) -> GateOutcome:
    """A visit on Thursday at ten, offered a quarter of an hour later."""
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1", when=QUARTER_PAST)
    return await desk.call("search_slots")


async def test_a_visit_moves_by_a_quarter_of_an_hour_with_the_same_doctor(desk: Desk) -> None:
    found = await to_move(desk)
    assert found.data == {"offers": ["O1"], "match": "wished"}
    assert (await desk.call("hold_slot", offer="O1")).status == "done"
    asked = await desk.call("move_visit", visit="V1", offer="O1")
    assert keys(asked) == ["read-back-move"]
    done = await desk.yes(asked)
    assert keys(done)[0] == "receipt-move"
    (visit,) = await desk.visits()
    assert (desk.local(visit.starts_at), visit.practitioner) == ("2026-03-12T10:15", "lee")
    assert await desk.holds() == []


async def test_the_time_that_a_visit_has_already_is_not_offered_for_moving_it(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    morning = When(text="", kind="range", start="2026-03-12T10:00", end="2026-03-12T11:00")
    desk.wants(GoalKind.MOVE, visit="V1", when=(morning,))
    found = await desk.call("search_slots")
    lines = found.facts[0].args["offers"]
    assert [f"{line.args['when']:%H:%M}" for line in lines] == ["10:15", "10:30", "10:45"]  # type: ignore[attr-defined]


async def test_a_visit_that_moves_keeps_its_room_for_a_wheelchair_without_being_asked_again(desk: Desk) -> None:
    patient = await desk.verified()
    desk.wants(visit_type="follow-up", accessible=True, practitioner="lee")
    await desk.call("search_slots")
    await desk.yes(await desk.call("book_visit", offer="O1"))
    (visit,) = await desk.visits()
    assert visit.patient_id == patient.id and visit.lasting.accessible
    desk.frame.goals.clear()
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1")
    found = await desk.call("search_slots")
    assert keys(found) == ["offer-list", "offer-accessible"]


async def test_later_without_a_time_is_the_next_start_with_the_same_doctor(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1", later=True)
    found = await desk.call("search_slots")
    lines = found.facts[0].args["offers"]
    assert desk.local(lines[0].args["when"]) == "2026-03-12T10:15"  # type: ignore[index]
    assert {line.args["practitioner"] for line in lines} == {"Dr. Lee"}  # type: ignore[attr-defined]


async def test_later_counts_from_the_visit_though_other_offers_were_shown_before(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    desk.wants(visit_type="follow-up", when=(When(kind="date", start="2026-03-20", text="the 20th"),))
    await desk.call("search_slots")
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1", later=True)
    found = await desk.call("search_slots")
    assert desk.local(found.facts[0].args["offers"][0].args["when"]) == "2026-03-12T10:15"  # type: ignore[index]


@pytest.mark.parametrize(
    ("said", "later"),
    [
        (When(kind="datetime", start="2026-03-03T09:30", text="half an hour later"), False),
        (When(kind="datetime", start="2026-03-03T09:30", text="half an hour later"), True),
        (When(kind="duration", start="PT30M", text="30 minutes"), True),
    ],
)
async def test_half_an_hour_later_counts_from_the_visit(desk: Desk, said: When, later: bool) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1", later=later, when=(said,))
    found = await desk.call("search_slots")
    assert [desk.local(line.args["when"]) for line in found.facts[0].args["offers"]] == ["2026-03-12T10:30"]  # type: ignore[attr-defined]


async def test_a_visit_changed_meanwhile_is_not_moved(desk: Desk) -> None:
    await to_move(desk)
    asked = await desk.call("move_visit", visit="V1", offer="O1")
    (visit,) = await desk.visits()
    async with desk.database.begin() as session:
        await visits.to_telehealth(session, visit.id, visit.version, "staff", desk.now)
    refused = await desk.yes(asked)
    assert (refused.status, keys(refused)) == ("refused", ["changed-meanwhile"])
    assert desk.local((await desk.visits())[0].starts_at) == "2026-03-12T10:00"


async def test_an_offer_for_another_kind_of_visit_cannot_be_moved_to(desk: Desk) -> None:
    desk.wants(visit_type="check-up")
    await desk.call("search_slots")
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    assert (await desk.call("move_visit", visit="V1", offer="O1")).status == "invalid"


async def to_cancel(
    desk: Desk, local: str = "2026-03-12T10:00", kind: str = "follow-up", doctor: str = "lee"
) -> GateOutcome:
    patient = await desk.verified()
    await desk.seeded(patient, local, kind, doctor)
    await desk.call("list_visits")
    desk.wants(GoalKind.CANCEL, visit="V1")
    return await desk.call("cancel_visit", visit="V1")


async def test_a_visit_is_cancelled_after_the_yes_only(desk: Desk) -> None:
    asked = await to_cancel(desk)
    assert keys(asked) == ["read-back-cancel"]
    assert (await desk.visits())[0].status == "booked"
    done = await desk.yes(asked)
    assert keys(done) == ["receipt-cancel"]
    assert (await desk.visits())[0].status == "cancelled"


async def test_the_fee_of_a_late_cancellation_is_told_before_the_yes(desk: Desk) -> None:
    asked = await to_cancel(desk, "2026-03-03T15:00")
    assert keys(asked) == ["read-back-cancel-late"]
    assert (asked.facts[0].args["fee"], asked.facts[0].args["hours"]) == ("$40", 24)
    assert keys(await desk.yes(asked)) == ["receipt-cancel", "receipt-fee"]


async def test_a_late_cancellation_without_a_fee_says_so(desk: Desk) -> None:
    asked = await to_cancel(desk, "2026-03-03T15:00", "check-up", "kim")
    assert keys(asked) == ["read-back-cancel-notice"]


async def test_a_fee_that_came_to_apply_after_the_question_is_not_charged(desk: Desk) -> None:
    asked = await to_cancel(desk, "2026-03-04T09:00")
    assert keys(asked) == ["read-back-cancel"]
    desk.clock.advance(timedelta(minutes=4))
    refused = await desk.yes(asked)
    assert keys(refused) == ["changed-meanwhile"]
    assert (await desk.visits())[0].status == "booked"


async def test_cancelling_needs_a_fresh_proof(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    desk.clock.advance(timedelta(minutes=6))
    refused = await desk.call("cancel_visit", visit="V1")
    assert (refused.data["code"], keys(refused)) == ("proof_needed", ["proof-again"])
    assert (await desk.call("start_verification")).data == {"code": "sent"}
    desk.frame.person.code = desk.codes.last
    await desk.call("check_code")
    assert (await desk.call("cancel_visit", visit="V1")).status == "consent_pending"


async def test_a_visit_that_has_begun_cannot_be_cancelled(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-03T11:30")
    await desk.call("list_visits")
    desk.clock.advance(timedelta(hours=2, minutes=40))
    await desk.verified()
    refused = await desk.call("cancel_visit", visit="V1")
    assert keys(refused) == ["cancel-too-late"]
    assert ("read", str((await desk.visits())[0].id)) in await desk.audited(), "a refusal was still a look"


@pytest.mark.parametrize(
    ("local", "key"), [("2026-03-12T10:00", "can-cancel"), ("2026-03-03T15:00", "can-cancel-late")]
)
async def test_whether_it_is_too_late_to_cancel_changes_nothing(desk: Desk, local: str, key: str) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, local)
    await desk.call("list_visits")
    assert keys(await desk.call("can_cancel", visit="V1")) == [key]
    assert (await desk.visits())[0].status == "booked"


async def test_the_rule_of_cancelling_needs_no_proof(desk: Desk) -> None:
    told = await desk.call("can_cancel")
    assert keys(told) == ["cancel-policy", "cancel-policy-fee"]


async def test_a_visit_becomes_a_video_visit(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    done = await desk.yes(await desk.call("switch_to_video", visit="V1"))
    assert keys(done) == ["receipt-video", "receipt-calendar"]
    (visit,) = await desk.visits()
    assert (visit.modality, desk.local(visit.starts_at)) == ("telehealth", "2026-03-12T10:00")
    assert keys(await desk.call("switch_to_video", visit="V1")) == ["video-already"]


async def test_some_visits_cannot_be_by_video(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00", "check-up", "kim")
    await desk.call("list_visits")
    assert keys(await desk.call("switch_to_video", visit="V1")) == ["video-not-possible"]
