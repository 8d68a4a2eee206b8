"""What patients hear of the order of care: before a booking, a move, a swap and a cancellation."""

from __future__ import annotations

from language.frame import GoalKind
from language.types import When
from scheduler_core import visits
from tests.tools.conftest import Desk, keys
from tools.types import GateOutcome


async def in_order(desk: Desk, first: str = "2026-03-12T10:00", then: str = "2026-03-13T10:00") -> None:
    """A follow-up with Dr. Lee, V1, and a stress test that needs it, V2."""
    patient = await desk.verified()
    await desk.seeded(patient, first)
    await desk.seeded(patient, then, "stress-test")
    await desk.call("list_visits")


async def where(desk: Desk) -> list[tuple[str, str]]:
    return [(v.visit_type, desk.local(v.starts_at)) for v in await desk.visits()]


STANDS = [("follow-up", "2026-03-12T10:00"), ("stress-test", "2026-03-13T10:00")]


async def searched(desk: Desk, visit: str, at: str) -> GateOutcome:
    desk.wants(GoalKind.MOVE, visit=visit, when=(When(kind="datetime", start=at, text="then"),))
    return await desk.call("search_slots")


async def test_a_visit_is_not_offered_a_time_before_the_one_it_needs_and_hears_why(desk: Desk) -> None:
    await in_order(desk)
    found = await searched(desk, "V2", "2026-03-11T10:00")
    assert keys(found) == ["offer-list-nearest", "care-needs"]
    assert found.facts[1].args == {"needed": "Cardiology follow-up", "days": 180}
    assert all(offer.args["when"].day >= 12 for offer in found.facts[0].args["offers"])  # type: ignore[attr-defined]


async def test_the_earlier_visit_is_not_offered_a_time_after_the_one_that_needs_it_and_hears_why(desk: Desk) -> None:
    await in_order(desk)
    found = await searched(desk, "V1", "2026-03-16T10:00")
    assert keys(found) == ["offer-list-nearest", "care-needed"]
    assert found.facts[1].args["visit_type"] == "Stress test"


async def test_a_new_visit_is_offered_after_the_one_that_it_needs_and_an_earlier_wish_hears_why(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    desk.wants(visit_type="stress-test", when=(When(kind="datetime", start="2026-03-11T10:00", text="then"),))
    found = await desk.call("search_slots")
    assert keys(found) == ["offer-list-nearest", "care-needs"]
    assert keys(await desk.call("book_visit", offer="O1")) == ["care-referral", "read-back-book"]


async def test_where_what_is_needed_is_not_on_record_times_are_shown_and_the_booking_says_what_is_missing(
    desk: Desk,
) -> None:
    await desk.verified()
    desk.wants(visit_type="stress-test")
    assert keys(await desk.call("search_slots")) == ["offer-list"]
    assert keys(await desk.call("book_visit", offer="O1")) == ["care-first"]


async def test_an_offer_that_would_break_the_order_by_now_is_refused_before_the_question(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    assert keys(await searched(desk, "V1", "2026-03-16T10:00")) == ["offer-list"]
    await desk.seeded(patient, "2026-03-13T10:00", "stress-test")
    refused = await desk.call("move_visit", visit="V1", offer="O1")
    assert (refused.status, keys(refused), refused.data["code"]) == ("refused", ["care-needed"], "care_order")


async def test_an_order_that_came_about_after_the_question_is_kept_at_the_yes(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    await searched(desk, "V1", "2026-03-16T10:00")
    asked = await desk.call("move_visit", visit="V1", offer="O1")
    assert keys(asked) == ["read-back-move"]
    await desk.seeded(patient, "2026-03-13T10:00", "stress-test")
    assert keys(await desk.yes(asked)) == ["care-needed"]
    assert await where(desk) == STANDS


async def test_visits_in_order_are_not_swapped(desk: Desk) -> None:
    await in_order(desk)
    refused = await desk.call("swap_visits", visit="V1", other="V2")
    assert (refused.status, keys(refused)) == ("refused", ["care-needs"])


async def test_cancelling_what_another_visit_needs_says_so_before_the_yes(desk: Desk) -> None:
    await in_order(desk)
    asked = await desk.call("cancel_visit", visit="V1")
    assert keys(asked) == ["care-cancel-needed", "read-back-cancel"]
    assert asked.facts[0].args["visit_type"] == "Stress test"
    assert keys(await desk.yes(asked)) == ["receipt-cancel"]
    assert keys(await desk.call("cancel_visit", visit="V2")) == ["read-back-cancel"]


async def test_a_yes_given_without_having_heard_of_a_visit_that_needs_it_cancels_nothing(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    asked = await desk.call("cancel_visit", visit="V1")
    assert keys(asked) == ["read-back-cancel"]
    await desk.seeded(patient, "2026-03-13T10:00", "stress-test")
    assert keys(await desk.yes(asked)) == ["changed-meanwhile"]
    assert await where(desk) == STANDS


async def test_what_was_cancelled_after_the_question_is_missed_at_the_yes(desk: Desk) -> None:
    patient = await desk.verified()
    first = await desk.seeded(patient, "2026-03-12T10:00")
    desk.wants(visit_type="stress-test", when=(When(kind="datetime", start="2026-03-13T10:00", text="then"),))
    await desk.call("search_slots")
    asked = await desk.call("book_visit", offer="O1")
    assert keys(asked) == ["care-referral", "read-back-book"]
    async with desk.database.begin() as session:
        await visits.cancel(session, first.id, first.version, "patient", "elsewhere", desk.now)
    assert keys(await desk.yes(asked)) == ["care-first"]


async def test_nobody_looks_at_other_visits_where_no_order_concerns_the_one_that_moves(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00", "check-up", "kim")
    await desk.call("list_visits")
    before = (await desk.audited()).count(("list", str(patient.id)))
    desk.wants(GoalKind.MOVE, visit="V1", when=(When(kind="datetime", start="2026-03-13T10:00", text="then"),))
    await desk.call("search_slots")
    await desk.call("move_visit", visit="V1", offer="O1")
    after = (await desk.audited()).count(("list", str(patient.id)))
    assert after - before <= 1  # of the search, which goes around their other visits
