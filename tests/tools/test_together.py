"""Several visits by one read-back and one yes: all of them or none, and each of them named before."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from language.frame import Together
from language.types import When
from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.models import Visit
from tests.tools.conftest import CHILD_BORN, Desk, acts_for, hospital_file, keys
from tests.tools.test_reasons import with_file
from tools import offers
from tools.models import Offer

WEEK = (When(kind="range", start="2026-03-09", end="2026-03-14", text="next week"),)
WEEKLY = Together(times=4, every=7)
IN_ORDER = Together(then=("follow-up", "stress-test"), days_between=(0,))


def lines(outcome: Any) -> list[list[str]]:
    """When each visit of each offer begins."""
    ways = [o.args.get("visits") or o.args["times"] for o in outcome.facts[0].args["offers"]]
    return [[v.args["when"].strftime("%m-%d %H:%M") for v in way] for way in ways]


async def offered(desk: Desk, together: Together, visit_type: str | None = "follow-up", **wishes: Any) -> Any:
    desk.wants(visit_type=visit_type, together=together, when=wishes.pop("when", WEEK), **wishes)
    return await desk.call("search_together")


async def mine(desk: Desk) -> list[Visit]:
    return [v for v in await desk.visits() if v.status == "booked"]


async def test_a_series_is_offered_whole_and_counts_as_one_offer(desk: Desk) -> None:
    found = await offered(desk, WEEKLY)
    assert found.data == {"offers": ["O1", "O5", "O9"], "match": "wished"}
    for starts in lines(found):
        assert len(starts) == 4 and len(set(starts)) == 4
    assert [s[:5] for s in lines(found)[0]] == ["03-09", "03-16", "03-23", "03-30"]


async def test_a_series_that_begins_long_after_what_was_asked_for_says_so(desk: Desk) -> None:
    far = [{**kind, "notice_hours": 24 * 15} for kind in hospital_file().model_dump()["visit_types"]]
    await with_file(desk, visit_types=far)
    found = await offered(desk, WEEKLY, when=(When(kind="range", start="2026-03-04", text="from tomorrow on"),))
    assert keys(found) == ["series-late", "offer-list-together"]


async def test_what_is_the_same_of_every_visit_of_a_series_is_told_once(desk: Desk) -> None:
    found = await offered(desk, WEEKLY)
    told = found.facts[0].args["offers"][0]
    assert told.key == "offer-series-line" and told.args["practitioner"]
    assert all(set(each.args) == {"when"} for each in told.args["times"])


async def test_one_yes_books_all_and_the_read_back_names_each(desk: Desk) -> None:
    await offered(desk, WEEKLY)
    patient = await desk.verified()
    asked = await desk.call("book_together", offer="O5")
    assert (asked.status, keys(asked)) == ("consent_pending", ["read-back-together"])
    read = [v.args["when"] for v in asked.facts[0].args["visits"]]  # type: ignore[attr-defined]
    assert await desk.visits() == [] and len(await desk.holds()) == 4
    done = await desk.yes(asked)
    assert keys(done)[0] == "receipt-together" and done.receipt
    booked = await mine(desk)
    assert [v.starts_at for v in booked] == read and {v.patient_id for v in booked} == {patient.id}
    assert len(done.facts[-1].args["links"]) == 4  # type: ignore[arg-type]


async def test_nothing_is_booked_without_a_yes(desk: Desk) -> None:
    await offered(desk, WEEKLY)
    await desk.verified()
    asked = await desk.call("book_together", offer="O1")
    assert keys(await desk.yes(asked, delivered=False)) == ["consent-unheard"]
    assert await desk.visits() == []


async def test_the_same_yes_again_books_nothing_more(desk: Desk) -> None:
    await offered(desk, WEEKLY)
    await desk.verified()
    asked = await desk.call("book_together", offer="O1")
    await desk.yes(asked)
    assert (await desk.yes(asked)).data["code"] == "already_done"
    assert len(await mine(desk)) == 4


async def test_where_one_of_them_was_taken_none_is_booked(desk: Desk) -> None:
    """The hold has lapsed, and somebody else has the third of four times."""
    await offered(desk, WEEKLY, practitioner="lee")
    await desk.verified()
    asked = await desk.call("book_together", offer="O1")
    async with desk.database.begin() as session:
        third = (await session.execute(select(Offer).where(Offer.number == 3))).scalar_one()
        slot, far = offers.slot_of(third), desk.now
        for hold in await desk.holds():
            await visits.release(session, hold.id, hold.holder or "", far)
    other = await desk.patient("Some Body", phone="+16175550149")
    async with desk.database.begin() as session:
        hold = await visits.hold(session, slot, "rival", desk.now, offers.KEPT, new_id().hex)
        await visits.book(session, hold.id, other.id, new_id().hex, desk.now)
        for part in (await session.execute(select(Offer))).scalars():
            part.hold_id = part.held_until = None
    refused = await desk.yes(asked)
    assert refused.status == "refused" and keys(refused)[0] == "slot-taken"
    assert keys(refused)[1:] == ["offer-list-together"], "the whole is looked for anew"
    assert {v.patient_id for v in await mine(desk)} == {other.id}


async def test_a_part_has_no_handle_of_its_own_and_the_whole_is_not_booked_as_one(desk: Desk) -> None:
    await offered(desk, WEEKLY)
    await desk.verified()
    for tool, offer in (("book_visit", "O1"), ("book_visit", "O2"), ("book_together", "O2"), ("hold_slot", "O3")):
        outcome = await desk.call(tool, offer=offer)
        assert outcome.status == "invalid", (tool, offer, outcome)
    assert await desk.visits() == [] and await desk.holds() == []


async def test_one_visit_is_not_booked_as_several(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=WEEK)
    await desk.call("search_slots")
    await desk.verified()
    assert (await desk.call("book_together", offer="O1")).data["code"] == "offered_alone"
    assert (await desk.call("search_together")).data["code"] == "one_visit"


async def test_holding_an_offer_of_several_holds_all_and_choosing_another_lets_all_go(desk: Desk) -> None:
    await offered(desk, WEEKLY)
    assert keys(await desk.call("hold_slot", offer="O1")) == ["together-held"]
    first = {hold.id for hold in await desk.holds()}
    await desk.call("hold_slot", offer="O5")
    assert len(await desk.holds()) == 4 and not first & {hold.id for hold in await desk.holds()}


async def test_an_order_of_visits_follows_the_order_and_needs_no_earlier_record(desk: Desk) -> None:
    found = await offered(desk, IN_ORDER, None)
    assert found.status == "done" and all(a < b for a, b in lines(found))
    await desk.verified()
    await desk.yes(await desk.call("book_together", offer="O1"))
    assert [v.visit_type for v in await mine(desk)] == ["follow-up", "stress-test"]


async def test_what_needs_a_visit_before_it_asks_who_it_is_and_then_says_so(desk: Desk) -> None:
    alone = Together(then=("stress-test", "follow-up"), days_between=(0,))
    assert (await offered(desk, alone, None)).data["code"] == "proof_needed"
    await desk.verified()
    refused = await desk.call("search_together")
    assert keys(refused) == ["care-first"]
    assert refused.facts[0].args["needed"] == "Cardiology follow-up"


async def test_a_week_in_between_is_a_week_in_between(desk: Desk) -> None:
    found = await offered(desk, Together(then=("follow-up", "stress-test"), days_between=(7,)), None)
    for first, second in lines(found):
        assert 6 <= int(second[3:5]) - int(first[3:5]) <= 9


async def test_a_family_is_seen_back_to_back_each_under_their_own_name(desk: Desk) -> None:
    mother = await desk.verified()
    son = await desk.patient("Leo Gonzalez", phone=None, born=CHILD_BORN)
    await desk.add(acts_for(mother, son, "son"))
    found = await offered(desk, Together(people=("self", "son")), "check-up")
    assert found.data["offers"]
    asked = await desk.call("book_together", offer="O1")
    assert [v.args["for_whom"] for v in asked.facts[0].args["visits"]] == ["self", "son"]  # type: ignore[attr-defined]
    await desk.yes(asked)
    first, second = await mine(desk)
    assert (first.patient_id, second.patient_id) == (mother.id, son.id)
    assert first.practitioner == second.practitioner and first.ends_at <= second.starts_at


@pytest.mark.parametrize("people", [("self", "son"), ("son", "daughter"), ("child", "child")])
async def test_nobody_is_booked_for_whom_one_may_not_act(desk: Desk, people: tuple[str, ...]) -> None:
    mother = await desk.verified()
    await desk.add(acts_for(mother, await desk.patient("Ana Gonzalez", phone=None, born=CHILD_BORN), "daughter"))
    refused = await offered(desk, Together(people=people), "check-up")
    assert (refused.status, refused.data["code"]) == ("refused", "proxy_needed")


async def test_a_permission_that_ends_before_the_yes_books_nobody(desk: Desk) -> None:
    mother = await desk.verified()
    son = await desk.patient("Leo Gonzalez", phone=None, born=CHILD_BORN)
    record = acts_for(mother, son, "son")
    await desk.add(record)
    await offered(desk, Together(people=("self", "son")), "check-up")
    asked = await desk.call("book_together", offer="O1")
    async with desk.database.begin() as session:
        await session.delete(await session.merge(record))
    assert (await desk.yes(asked)).status == "refused"
    assert await mine(desk) == []


async def test_of_more_people_than_were_named_it_is_not_guessed_who_is_meant(desk: Desk) -> None:
    mother = await desk.verified()
    for name in ("Leo Gonzalez", "Max Gonzalez"):
        await desk.add(acts_for(mother, await desk.patient(name, phone=None, born=CHILD_BORN), "son"))
    assert keys(await offered(desk, Together(people=("self", "son")), "check-up")) == ["family-which"]


async def test_one_who_is_elsewhere_then_is_not_booked(desk: Desk) -> None:
    await offered(desk, WEEKLY)
    patient = await desk.verified()
    async with desk.database.begin() as session:
        second = offers.slot_of((await session.execute(select(Offer).where(Offer.number == 2))).scalar_one())
    await desk.seeded(patient, desk.local(second.starts_at), "check-up", "kim")
    refused = await desk.call("book_together", offer="O1")
    assert keys(refused)[0] == "overlap" and await desk.holds() == []


async def test_a_series_longer_than_can_be_offered_is_said_to_be(desk: Desk) -> None:
    assert keys(await offered(desk, Together(times=26, every=7))) == ["no-together"]


async def test_the_model_sees_handles_and_counts_and_nothing_else(desk: Desk) -> None:
    found = await offered(desk, WEEKLY)
    patient = await desk.verified()
    asked = await desk.call("book_together", offer="O1")
    done = await desk.yes(asked)
    seen = str([dict(o.data) for o in (found, asked, done)])
    assert not any(word in seen for word in (str(patient.id), "Maria", "2026", "Lee"))


async def test_each_of_a_family_is_offered_their_own_kind_of_visit(desk: Desk) -> None:
    people = Together(people=("self", "son"), kinds=("follow-up", "check-up"))
    found = await offered(desk, people)
    ways = [o.args["visits"] for o in found.facts[0].args["offers"]]
    assert ways
    assert all([v.args["visit_type"] for v in way] == ["Cardiology follow-up", "Check-up"] for way in ways)
