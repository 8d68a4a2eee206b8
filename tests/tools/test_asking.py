"""Questions, parking, waitlist, details, people: what can be asked for besides a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from sqlalchemy import select

from language.embedding import embed, embed_kept
from language.frame import GoalKind
from language.types import Candidate, When
from runtime.errors import NotFound
from scheduler_core import claims, qa
from scheduler_core.hospital import read_folder
from scheduler_core.models import Claim, WaitlistEntry
from scheduler_core.types import Assignment
from tests.tools.conftest import QUARTER_PAST, Desk, habit, keys
from tools.calendar_file import calendar_file, token
from tools.names import UNNAMED

TEN = (When(kind="datetime", start="2026-03-10T10:00", text="at ten"),)


async def test_the_usual_space_is_checked_and_kept_after_a_yes(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.add(habit(patient))
    visit = await desk.seeded(patient, "2026-03-12T10:00")
    found = await desk.call("check_parking")
    assert (found.data, keys(found)) == ({"free": True}, ["parking-free"])
    assert found.facts[0].args["space"] == "A1"
    asked = await desk.call("reserve_parking")
    assert keys(asked) == ["read-back-parking"]
    assert keys(await desk.yes(asked)) == ["receipt-parking"]
    async with desk.database.begin() as session:
        kept = select(Claim.visit_id).where(Claim.resource_key == "parking-main-a1")
        assert list((await session.execute(kept)).scalars()) == [visit.id]
    assert keys(await desk.call("check_parking")) == ["parking-already"]


async def test_parking_is_for_the_visit_just_booked_though_another_comes_first(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.add(habit(patient))
    await desk.seeded(patient, "2026-03-06T10:00")
    desk.wants(visit_type="follow-up", when=TEN)
    await desk.call("search_slots")
    await desk.yes(await desk.call("book_visit", offer="O1"))
    found = await desk.call("check_parking")
    assert desk.local(found.facts[0].args["when"]) == "2026-03-10T10:00"  # type: ignore[arg-type]


async def parked(desk: Desk) -> None:
    """A visit on Thursday at ten with the usual space kept for it, and a wish for a quarter of an hour later."""
    patient = await desk.verified()
    await desk.add(habit(patient))
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.yes(await desk.call("reserve_parking"))
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1", when=QUARTER_PAST)
    await desk.call("search_slots")


async def test_a_space_moves_with_its_visit_and_the_patient_hears_it(desk: Desk) -> None:
    await parked(desk)
    moved = await desk.yes(await desk.call("move_visit", visit="V1", offer="O1"))
    assert "receipt-parking" in keys(moved)
    assert keys(await desk.call("check_parking")) == ["parking-already"]


async def test_a_space_that_somebody_has_at_the_new_time_is_given_up_and_said(desk: Desk) -> None:
    await parked(desk)
    rival = await desk.patient("Somebody Else", phone="+16175550143")
    theirs = await desk.seeded(rival, "2026-03-12T11:00", "check-up", "kim")
    taken = Assignment("parking-main-a1", 0, theirs.starts_at + timedelta(minutes=2), theirs.ends_at)
    async with desk.database.begin() as session:
        await claims.take(session, theirs.id, [taken], desk.now)
    moved = await desk.yes(await desk.call("move_visit", visit="V1", offer="O1"))
    assert "receipt-parking-lost" in keys(moved)
    assert keys(await desk.call("check_parking")) == ["parking-taken"]


async def test_a_video_visit_needs_no_space(desk: Desk) -> None:
    await parked(desk)
    switched = await desk.yes(await desk.call("switch_to_video", visit="V1"))
    assert keys(switched)[-1] == "receipt-parking-lost"


async def test_a_usual_space_at_another_site_is_of_no_use(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.add(habit(patient))
    await desk.seeded(patient, "2026-03-12T10:00", doctor="ruiz")
    assert keys(await desk.call("check_parking")) == ["parking-elsewhere"]


async def test_a_space_that_somebody_has_is_not_promised(desk: Desk) -> None:
    rival = await desk.patient("Somebody Else", phone="+16175550143")
    await desk.seeded(rival, "2026-03-12T10:00", "check-up", "kim")
    await desk.add(habit(rival))
    theirs = desk.other()
    await theirs.verified("Somebody Else", phone="+16175550143")
    await theirs.yes(await theirs.call("reserve_parking"))
    patient = await desk.verified()
    await desk.add(habit(patient))
    await desk.seeded(patient, "2026-03-12T10:00")
    assert keys(await desk.call("check_parking")) == ["parking-taken"]
    assert keys(await desk.call("reserve_parking")) == ["parking-taken"]


async def test_without_a_visit_or_a_usual_space_there_is_nothing_to_park_in(desk: Desk) -> None:
    patient = await desk.verified()
    assert keys(await desk.call("check_parking")) == ["parking-none"]
    await desk.seeded(patient, "2026-03-12T10:00")
    assert keys(await desk.call("check_parking")) == ["parking-no-usual"]


async def test_the_waitlist_is_joined_after_a_yes_and_once(desk: Desk) -> None:
    patient = await desk.verified()
    desk.wants(GoalKind.WAITLIST, visit_type="follow-up", practitioner="lee")
    asked = await desk.call("join_waitlist")
    assert keys(asked) == ["read-back-waitlist"]
    assert keys(await desk.yes(asked)) == ["receipt-waitlist"]
    async with desk.database.begin() as session:
        (entry,) = (await session.execute(select(WaitlistEntry))).scalars()
    assert (entry.patient_id, entry.visit_type, entry.wishes["practitioner"]) == (patient.id, "follow-up", "lee")
    assert entry.priority == 3, "the class of the hospital file"
    assert keys(await desk.call("join_waitlist")) == ["waitlist-already"]


async def test_an_insurance_plan_on_the_list_is_taken(desk: Desk) -> None:
    desk.wants(GoalKind.INSURANCE, insurer="aetna")
    told = await desk.call("check_insurance")
    assert (told.data, keys(told)) == ({"accepted": True}, ["insurance-yes"])


@pytest.mark.parametrize(("text", "named"), [("do you take FooCare?", UNNAMED), ("and Humana?", "Humana")])
async def test_an_unknown_plan_is_answered_first_then_with_the_list_and_no_promise(
    desk: Desk, text: str, named: str
) -> None:
    desk.wants(GoalKind.INSURANCE, text=text)
    told = await desk.call("check_insurance")
    assert keys(told) == ["insurance-unlisted", "insurance-list", "insurance-other"]
    assert told.facts[0].args["insurer"] == named
    assert told.facts[1].args["insurers"] == ("Aetna", "Cigna")


@pytest.mark.parametrize("text", ["what insurance do you take?", "do you take my insurance?", "¿qué seguros aceptan?"])
async def test_who_asks_which_plans_there_are_gets_the_list(desk: Desk, text: str) -> None:
    desk.wants(GoalKind.INSURANCE, text=text)
    assert keys(await desk.call("check_insurance")) == ["insurance-list", "insurance-other"]


async def test_a_question_is_answered_in_the_hospitals_words(desk: Desk) -> None:
    async with desk.database.begin() as session:
        await qa.index(session, desk.services.hospital.file, desk.services.embed)
    goal = desk.wants(GoalKind.QUESTION, text="where can i park my car")
    told = await desk.call("answer_question")
    assert told.facts[0].args["text"] == "Park in the garage."
    goal.text = "what is the meaning of life"
    assert keys(await desk.call("answer_question")) == ["answer-unknown-phone"]


async def test_details_of_an_offer_need_no_proof(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=TEN)
    await desk.call("search_slots")
    told = await desk.call("visit_details", offer="O1")
    assert keys(told) == ["visit-preparation", "visit-directions", "visit-no-referral", "visit-length"]


async def test_details_of_a_visit_need_proof_and_bring_its_calendar_file(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    assert "visit-calendar" in keys(await desk.call("visit_details", visit="V1"))
    assert (await desk.call("visit_details")).status == "invalid"


async def test_a_sensitive_visit_is_never_named_by_text(desk: Desk) -> None:
    desk.channel = "sms"
    desk.wants(visit_type="counseling", when=TEN)
    outcomes = [await desk.call("search_slots"), await desk.call("find_care")]
    await desk.verified()
    asked = await desk.call("book_visit", offer="O1")
    outcomes += [asked, await desk.yes(asked), await desk.call("list_visits")]
    outcomes += [await desk.call("visit_details", visit="V1"), await desk.call("join_waitlist")]
    told = str([outcome.facts for outcome in outcomes])
    for named in ("ounseling", "Dr. Kim", "Main Campus", "River Road", "elevator"):
        assert named not in told
    assert UNNAMED in told
    assert "place-unsaid" in told


async def test_a_model_that_names_a_department_by_text_gets_no_sensitive_kind_named(desk: Desk) -> None:
    desk.channel = "sms"
    desk.wants()
    told = await desk.call("find_care", reason="primary")
    assert "ounseling" not in str(told.facts)
    assert "Check-up" in str(told.facts)


async def test_by_text_a_sensitive_visit_cancelled_or_moved_names_nobody_and_no_place(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00", "counseling", "kim")
    desk.channel = "sms"
    outcomes = [await desk.call("list_visits"), await desk.call("can_cancel", visit="V1")]
    asked = await desk.call("cancel_visit", visit="V1")
    told = str([o.facts for o in (*outcomes, asked, await desk.yes(asked))])
    for named in ("ounseling", "Kim", "Main Campus"):
        assert named not in told


async def test_in_the_chat_it_is_named(desk: Desk) -> None:
    desk.wants(visit_type="counseling", when=TEN)
    assert "Private counseling" in str((await desk.call("search_slots")).facts)


async def test_names_are_in_the_patients_language(desk: Desk) -> None:
    desk.lang = "es"
    desk.wants(visit_type="follow-up", when=TEN)
    found = await desk.call("search_slots")
    assert found.facts[0].args["visit_type"] == "Cardiology follow-up (es)"


async def test_the_kind_of_visit_is_found_or_offered_for_choice(desk: Desk) -> None:
    goal = desk.wants()
    assert keys(await desk.call("find_care")) == ["care-unknown"]
    assert keys(await desk.call("find_care", reason="primary")) == ["care-options"]
    assert keys(await desk.call("find_care", reason="stress-test")) == ["care-found", "care-referral"]
    goal.visit_type_candidates = (Candidate(key="follow-up", score=0.5), Candidate(key="check-up", score=0.4))
    told = await desk.call("find_care")
    assert told.data["candidates"] == ["follow-up", "check-up"]
    assert told.facts[0].choices == ("Cardiology follow-up", "Check-up")


async def test_a_person_is_there_or_promised(desk: Desk) -> None:
    assert keys(await desk.call("hand_over", reason="asked")) == ["handed-over"]
    desk.staff.promise = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
    told = await desk.call("hand_over", reason="asked")
    assert keys(told) == ["handed-over-promised"]
    assert desk.staff.asked == ["asked", "asked"]


async def test_the_calendar_file_shows_the_visit_as_it_stands(desk: Desk) -> None:
    patient = await desk.verified()
    visit = await desk.seeded(patient, "2026-03-12T10:00")
    services = desk.services
    name = token(visit.id, "en")
    assert str(visit.id).replace("-", "") not in name
    async with desk.database.begin() as session:
        text = await calendar_file(session, services.hospital, name, desk.now)
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("DTSTART") == datetime(2026, 3, 12, 14, 0, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Cardiology follow-up · Riverside Hospital"
    assert "1 River Road" in str(event["LOCATION"])
    assert ("read", str(visit.id)) in await desk.audited()


@pytest.mark.parametrize("name", ["", "x", "AAAA", "..%2f..", "é" * 10, "A" * 500])
async def test_a_calendar_link_that_is_not_ours_is_not_found(desk: Desk, name: str) -> None:
    async with desk.database.begin() as session:
        with pytest.raises(NotFound):
            await calendar_file(session, desk.services.hospital, name, desk.now)


async def test_a_sensitive_visit_has_no_name_in_the_calendar(desk: Desk) -> None:
    patient = await desk.verified()
    visit = await desk.seeded(patient, "2026-03-12T10:00", "counseling", "kim")
    async with desk.database.begin() as session:
        text = await calendar_file(
            session,
            desk.services.hospital,
            token(visit.id, "en"),
            desk.now,
        )
    for named in ("ounseling", "Kim", "Main Campus", "River Road"):
        assert named not in text


@pytest.mark.parametrize(
    ("text", "keys_of"),
    [
        ("where do i park and whats the address", {"parking", "address"}),
        ("where do I park and what should I bring", {"parking", "bring"}),
        ("what should I bring and do I need to fast for the blood test?", {"bring", "fasting"}),
        ("where do I park and where can I park?", {"parking"}),
    ],
)
async def test_each_question_of_a_message_gets_its_answer_once(desk: Desk, text: str, keys_of: set[str]) -> None:
    demo = read_folder(Path(__file__).parents[2] / "deploy" / "demo_hospital")
    async with desk.database.begin() as session:
        await qa.index(session, demo, embed_kept)
    desk.services = replace(desk.services, embed=embed)
    desk.wants(GoalKind.QUESTION, text=text)
    told = await desk.call("answer_question")
    expected = {answer.en.answer for answer in demo.answers if answer.key in keys_of and answer.en}
    assert sorted(str(fact.args["text"]) for fact in told.facts) == sorted(expected)


async def test_how_to_get_ready_for_a_kind_of_visit_is_that_kinds_own(desk: Desk) -> None:
    goal = desk.wants(GoalKind.QUESTION, text="do I fast before it", visit_type="follow-up", topic="preparation")
    assert keys(await desk.call("answer_question")) == ["visit-preparation"]
    goal.visit_type = "check-up"
    assert keys(await desk.call("answer_question")) == ["answer-unknown-phone"]
    goal.topic = "length"
    assert keys(await desk.call("answer_question")) == ["visit-length"]
