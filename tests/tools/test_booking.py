"""From a wish to a visit: search, hold, read-back, yes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from language.types import When
from scheduler_core.types import Slot, Window, Wishes
from tests.tools.conftest import Desk, keys
from tools import holds, offers
from tools.goals import Asked

TUESDAY = (When(kind="date", start="2026-03-10", text="next tuesday"),)
TEN = (When(kind="datetime", start="2026-03-10T10:00", text="tuesday at ten"),)
QUARTER_PAST_TEN = (When(kind="datetime", start="2026-03-10T10:15", text="tuesday at 10:15"),)


async def test_a_search_shows_at_most_three_offers_by_handle(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    found = await desk.call("search_slots")
    assert found.status == "done"
    assert found.data == {"offers": ["O1", "O2", "O3"], "match": "wished"}
    assert keys(found) == ["offer-list"]


async def test_a_whole_booking(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=TUESDAY)
    await desk.call("search_slots")
    assert keys(await desk.call("hold_slot", offer="O2")) == ["slot-held"]
    patient = await desk.verified()
    asked = await desk.call("book_visit", offer="O2")
    assert asked.status == "consent_pending"
    assert keys(asked) == ["read-back-book"]
    assert await desk.visits() == []
    done = await desk.yes(asked)
    assert done.status == "done"
    assert done.receipt
    assert keys(done) == ["receipt-book", "receipt-place", "receipt-preparation", "receipt-calendar"]
    (visit,) = await desk.visits()
    assert (visit.patient_id, visit.status, visit.visit_type) == (patient.id, "booked", "follow-up")
    assert desk.local(visit.starts_at).startswith("2026-03-10")
    assert ("book", str(visit.id)) in await desk.audited()


async def test_the_model_sees_no_id_name_or_date_in_any_outcome(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    outcomes = [await desk.call("search_slots"), await desk.call("hold_slot", offer="O1")]
    patient = await desk.verified()
    asked = await desk.call("book_visit", offer="O1")
    outcomes += [asked, await desk.yes(asked)]
    seen = str([dict(outcome.data) for outcome in outcomes])
    assert not any(word in seen for word in (str(patient.id), "Maria", "Gonzalez", "1984", "+1617"))


async def test_without_proof_booking_is_refused_and_says_why(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    await desk.call("search_slots")
    refused = await desk.call("book_visit", offer="O1")
    assert (refused.status, refused.data["code"], refused.data["needs"]) == ("refused", "proof_needed", 2)
    assert keys(refused) == ["proof-needed"]


async def test_a_hold_is_let_go_when_another_is_taken(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    await desk.call("search_slots")
    await desk.call("hold_slot", offer="O1")
    await desk.call("hold_slot", offer="O2")
    assert len(await desk.holds()) == 1


async def test_what_one_holds_is_offered_again_and_stands_in_no_ones_way_but_others(desk: Desk) -> None:
    rival = desk.other()
    for front in (desk, rival):
        front.wants(visit_type="follow-up", practitioner="lee", when=TEN)
    await desk.call("search_slots")
    await desk.call("hold_slot", offer="O1")
    assert (await rival.call("search_slots")).data["match"] == "nearest"
    assert (await desk.call("search_slots")).data == {"offers": ["O2"], "match": "wished"}
    desk.wants(visit_type="follow-up", practitioner="lee", when=QUARTER_PAST_TEN)
    assert (await desk.call("search_slots")).data["match"] == "wished"
    assert keys(await desk.call("hold_slot", offer="O3")) == ["slot-held"]
    (hold,) = await desk.holds()
    assert desk.local(hold.starts_at) == "2026-03-10T10:15"


async def test_who_comes_too_late_for_another_time_keeps_the_one_they_held(desk: Desk) -> None:
    rival = desk.other()
    for front in (desk, rival):
        front.wants(visit_type="follow-up", when=TUESDAY, practitioner="lee")
        await front.call("search_slots")
    await desk.call("hold_slot", offer="O1")
    await rival.call("hold_slot", offer="O2")
    assert (await desk.call("hold_slot", offer="O2")).data["code"] == "slot_taken"
    assert len(await desk.holds()) == 2


async def test_what_is_held_is_kept_longer_by_its_read_back(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    await desk.call("search_slots")
    await desk.call("hold_slot", offer="O1")
    (before,) = await desk.holds()
    await desk.verified()
    desk.clock.advance(timedelta(minutes=3))
    await desk.call("book_visit", offer="O1")
    (after,) = await desk.holds()
    assert after.id == before.id
    assert after.hold_expires_at == desk.clock.now() + holds.KEPT


async def test_the_first_offer_stays_good_after_another_search(desk: Desk) -> None:
    goal = desk.wants(visit_type="follow-up", when=TUESDAY)
    await desk.call("search_slots")
    goal.when = (When(kind="date", start="2026-03-11", text="wednesday"),)
    assert (await desk.call("search_slots")).data["offers"] == ["O4", "O5", "O6"]
    await desk.verified()
    done = await desk.yes(await desk.call("book_visit", offer="O1"))
    assert done.status == "done"
    assert desk.local((await desk.visits())[0].starts_at).startswith("2026-03-10")


async def test_an_old_offer_is_refused_with_fresh_ones(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    await desk.call("search_slots")
    desk.clock.advance(offers.KEPT + timedelta(minutes=1))
    fresh = await desk.call("search_slots")
    assert fresh.data["offers"] == ["O4", "O5", "O6"]
    refused = await desk.call("hold_slot", offer="O1")
    assert keys(refused) == ["slot-expired", "offer-list"]
    assert refused.data["offers"] == ["O7", "O8", "O9"]


async def test_a_slot_taken_by_somebody_else_brings_new_offers(desk: Desk) -> None:
    rival = desk.other()
    for front in (desk, rival):
        front.wants(visit_type="follow-up", when=TUESDAY, practitioner="lee")
        await front.call("search_slots")
    await rival.call("hold_slot", offer="O1")
    refused = await desk.call("hold_slot", offer="O1")
    assert (refused.status, refused.data["code"]) == ("refused", "slot_taken")
    assert keys(refused) == ["slot-taken", "offer-list"]
    assert refused.data["offers"] == ["O4", "O5", "O6"]


async def test_a_hold_that_lapsed_is_renewed_while_the_slot_is_free(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    await desk.call("search_slots")
    await desk.call("hold_slot", offer="O1")
    desk.clock.advance(timedelta(minutes=11))
    await desk.verified()
    asked = await desk.call("book_visit", offer="O1")
    desk.clock.advance(timedelta(minutes=9))
    assert (await desk.yes(asked)).status == "done"


async def test_sooner_means_before_the_earliest_shown(desk: Desk) -> None:
    goal = desk.wants(visit_type="follow-up", when=TUESDAY)
    first = await desk.call("search_slots")
    goal.sooner = True
    sooner = await desk.call("search_slots", sooner=True)
    assert keys(sooner) == ["offer-list-sooner"]
    earliest = min(line.args["when"] for line in first.facts[0].args["offers"])  # type: ignore[attr-defined]
    assert all(line.args["when"] < earliest for line in sooner.facts[0].args["offers"])  # type: ignore[attr-defined]


async def test_another_doctor_is_none_of_those_shown(desk: Desk) -> None:
    goal = desk.wants(visit_type="follow-up", when=TUESDAY, practitioner="lee")
    await desk.call("search_slots")
    goal.other_practitioner = True
    found = await desk.call("search_slots")
    assert {line.args["practitioner"] for line in found.facts[0].args["offers"]} == {"Dr. Ruiz"}  # type: ignore[attr-defined]


async def test_another_site_is_none_of_those_shown(desk: Desk) -> None:
    goal = desk.wants(visit_type="follow-up", when=TUESDAY, location="main")
    await desk.call("search_slots")
    goal.other_location = True
    found = await desk.call("search_slots")
    assert {line.args["site"] for line in found.facts[0].args["offers"]} == {"North Clinic"}  # type: ignore[attr-defined]


async def test_nothing_open_brings_the_nearest(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=(When(kind="date", start="2026-03-07", text="saturday"),))
    found = await desk.call("search_slots")
    assert keys(found) == ["offer-list-nearest"]
    assert found.data["match"] == "nearest"


async def test_a_time_in_what_was_wished_for_is_just_then_whatever_else_it_lacks() -> None:
    start = datetime(2026, 3, 3, 20, tzinfo=UTC)
    window = Window(start, start + timedelta(hours=2))
    then = Asked(Wishes(visit_type="follow-up", windows=(window,)))
    hour = timedelta(hours=1)
    at = [Slot("follow-up", "main", None, b, b + hour, "in_person", ()) for b in (start - 5 * hour, start + hour)]
    assert [then.is_then(slot) for slot in at] == [False, True]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (When(kind="recurring", start="2026-03-07", text="saturdays"), "closed-days"),
        (When(kind="date", start="2026-03-08", text="sunday"), "closed-days"),
        (When(kind="time", start="17:00", relation="after", text="after five"), "closed-after"),
        (When(kind="time", start="07:00", relation="before", text="before seven"), "closed-before"),
    ],
)
async def test_it_is_said_where_nobody_ever_works_at_the_time_wished_for(desk: Desk, said: When, why: str) -> None:
    desk.wants(visit_type="follow-up", when=(said,))
    found = await desk.call("search_slots")
    assert [fact.key for fact in found.facts[0].args["shut"]] == [why]  # type: ignore[attr-defined]
    if said.kind == "recurring":
        first = found.facts[0].args["offers"][0].args["when"]  # type: ignore[index]
        assert desk.local(first)[:10] <= "2026-03-06", "the soonest, not the Friday next to some Saturday"


async def test_the_latest_of_a_day_are_found_where_these_are_wanted(desk: Desk) -> None:
    goal = desk.wants(visit_type="follow-up", when=(When(kind="date", start="2026-03-10", text="the 10th"),))
    goal.as_late = True
    found = await desk.call("search_slots")
    starts = [desk.local(line.args["when"]) for line in found.facts[0].args["offers"]]  # type: ignore[attr-defined]
    assert len(starts) == 3 and min(starts) >= "2026-03-10T15:00"


async def test_a_doctor_who_does_not_see_such_patients_is_named_with_those_who_do(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", practitioner="kim")
    found = await desk.call("search_slots")
    assert keys(found) == ["offer-list-not-theirs"]
    assert found.facts[0].args["doctor"] == "Dr. Kim"


async def test_a_doctor_with_nothing_open_is_named_with_the_colleagues_who_have(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", practitioner="lee")
    await desk.add(away(desk, "lee"))
    found = await desk.call("search_slots")
    assert keys(found) == ["offer-list-colleagues"]


async def test_a_day_in_the_past_brings_the_nearest(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=(When(kind="date", start="2026-03-01", text="sunday"),))
    assert keys(await desk.call("search_slots")) == ["offer-list-nearest"]


async def test_nothing_at_all_brings_the_waitlist(desk: Desk) -> None:
    desk.wants(visit_type="follow-up")
    kinds = desk.services.hospital.file.visit_types
    assert kinds[0].key == "follow-up"
    for resource in ("lee", "ruiz"):
        await desk.add(away(desk, resource))
    found = await desk.call("search_slots")
    assert keys(found) == ["no-slots", "suggest-waitlist"]
    assert found.data == {"offers": [], "match": "none"}


def away(desk: Desk, resource: str) -> object:
    from scheduler_core.models import Leave

    return Leave(resource_key=resource, starts_at=desk.now, ends_at=desk.now + timedelta(days=400), reason="away")


async def test_a_visit_that_must_come_first_is_named(desk: Desk) -> None:
    desk.wants(visit_type="stress-test")
    await desk.call("search_slots")
    patient = await desk.verified()
    refused = await desk.call("book_visit", offer="O1")
    assert (refused.data["code"], keys(refused)) == ("care_first", ["care-first"])
    assert ("list", str(patient.id)) in await desk.audited()


TEN = (When(kind="datetime", start="2026-03-10T10:00", text="at ten"),)


async def test_two_visits_at_one_time_are_refused_before_the_question(desk: Desk) -> None:
    patient = await desk.patient()
    desk.wants(visit_type="follow-up", when=TEN)
    await desk.call("search_slots")
    await desk.seeded(patient, "2026-03-10T10:00", "check-up", "kim")
    await desk.verified()
    refused = await desk.call("book_visit", offer="O1")
    assert (refused.status, keys(refused)[0]) == ("refused", "overlap")
    assert await desk.holds() == []


async def test_two_visits_at_one_time_are_refused_after_the_question_too(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=TEN)
    await desk.call("search_slots")
    patient = await desk.verified()
    asked = await desk.call("book_visit", offer="O1")
    await desk.seeded(patient, "2026-03-10T10:00", "check-up", "kim")
    refused = await desk.yes(asked)
    assert (refused.status, keys(refused)[0]) == ("refused", "overlap")
    assert [v.visit_type for v in await desk.visits()] == ["check-up"]


async def test_when_only_the_room_was_taken_another_one_does(desk: Desk) -> None:
    somebody = await desk.patient("Somebody Else")
    desk.wants(visit_type="follow-up", when=TEN, practitioner="lee")
    await desk.call("search_slots")
    await desk.seeded(somebody, "2026-03-10T10:00", "check-up", "kim")
    assert (await desk.call("hold_slot", offer="O1")).status == "done"


async def test_a_visit_of_the_same_kind_to_come_is_told_of_before_the_read_back_and_another_may_be_booked(
    desk: Desk,
) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-05T10:00")
    desk.wants(visit_type="follow-up", when=TUESDAY)
    await desk.call("search_slots")
    asked = await desk.call("book_visit", offer="O1")
    assert keys(asked) == ["already-booked", "read-back-book"]
    assert desk.local(asked.facts[0].args["when"]) == "2026-03-05T10:00"
    await desk.yes(asked)
    assert len(await desk.visits()) == 2


async def test_a_visit_of_another_kind_is_not_told_of(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-05T10:00", kind="check-up", doctor="kim")
    desk.wants(visit_type="follow-up", when=TUESDAY)
    await desk.call("search_slots")
    assert keys(await desk.call("book_visit", offer="O1")) == ["read-back-book"]


async def test_who_wishes_for_video_is_told_where_the_kind_of_visit_is_in_person(desk: Desk) -> None:
    desk.wants(visit_type="check-up", modality="telehealth")
    assert keys(await desk.call("search_slots")) == ["offer-list", "not-by-video"]
    desk.wants(visit_type="follow-up", modality="telehealth")
    assert keys(await desk.call("search_slots")) == ["offer-list"]
