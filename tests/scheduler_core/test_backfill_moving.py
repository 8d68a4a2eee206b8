"""A later visit of the same kind moves to the freed time: in the version that was asked about, all of it or nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from runtime.database import Database
from runtime.errors import NotAllowed, StaleVersion
from scheduler_core import visits
from scheduler_core.backfill import freed_by, later_visit
from scheduler_core.models import BackfillOffer, Visit, WaitlistEntry
from scheduler_core.record import Confirmed
from scheduler_core.visit_rows import Seen
from tests.scheduler_core.clinic import NOW, booked, furnish, slot
from tests.scheduler_core.killing import Work, all_or_nothing
from tests.scheduler_core.test_backfill import FREED, TEN, backfill, one_room, waits

LATER = slot(TEN.starts_at + timedelta(days=5), "ada", "room-1")


async def waiting_with_a_visit(database: Database) -> tuple[UUID, Visit]:
    """An open offer, and the visit that its patient has five days later."""
    await furnish(database, one_room())
    async with database.begin() as session:
        entry = await session.get_one(WaitlistEntry, await waits(session, 10))
        visit = await booked(session, LATER, entry.patient_id)
        offer = await backfill(one_room()).offer(session, FREED, NOW)
        assert offer is not None
        assert (found := await later_visit(session, entry, await visits.get(session, offer.hold_id))) is not None
        assert found.id == visit.id
        return offer.id, visit


async def test_the_later_visit_moves_and_its_old_time_is_free(database: Database) -> None:
    offer_id, visit = await waiting_with_a_visit(database)
    async with database.begin() as session:
        seen = Seen(visit.id, visit.version)
        outcome = await backfill(one_room()).accept(session, offer_id, "yes", NOW, seen)
        assert isinstance(outcome, Confirmed) and outcome.visit.id == visit.id
        assert (outcome.visit.starts_at, outcome.visit.version) == (TEN.starts_at, visit.version + 1)
        offer = await session.get_one(BackfillOffer, offer_id)
        assert (offer.status, offer.moves) == ("accepted", visit.id)
        assert (await session.get_one(WaitlistEntry, offer.entry_id)).status == "booked"
        again = await backfill(one_room()).accept(session, offer_id, "yes", NOW, seen)
        assert isinstance(again, Confirmed) and again.visit.version == visit.version + 1
        freed = await freed_by(session, visit.id, visit.version + 1)
        assert freed is not None and freed.window.starts_at == LATER.starts_at
        await booked(session, LATER)


async def test_a_visit_that_changed_since_the_question_stays_and_the_time_stays_held(database: Database) -> None:
    offer_id, visit = await waiting_with_a_visit(database)
    async with database.begin() as session:
        await visits.confirm(session, visit.id, visit.version, "meanwhile", NOW)
    with pytest.raises(StaleVersion):
        async with database.begin() as session:
            await backfill(one_room()).accept(session, offer_id, "yes", NOW, Seen(visit.id, visit.version))
    async with database.begin() as session:
        offer = await session.get_one(BackfillOffer, offer_id)
        assert (offer.status, (await visits.get(session, offer.hold_id)).status) == ("open", "proposed")
        assert (await visits.get(session, visit.id)).starts_at == LATER.starts_at


async def test_a_visit_that_was_cancelled_moves_nowhere(database: Database) -> None:
    offer_id, visit = await waiting_with_a_visit(database)
    async with database.begin() as session:
        gone = await visits.cancel(session, visit.id, visit.version, "patient", "cancel", NOW)
        with pytest.raises(NotAllowed):
            await backfill(one_room()).accept(session, offer_id, "yes", NOW, Seen(visit.id, gone.version))


async def test_killed_at_any_statement_it_has_moved_or_not(database: Database) -> None:
    offer_id, visit = await waiting_with_a_visit(database)

    async def prepare() -> Work:
        seen = Seen(visit.id, visit.version)
        return lambda session: backfill(one_room()).accept(session, offer_id, "yes", NOW, seen)

    await all_or_nothing(database, prepare, "backfill_offer", "waitlist_entry")
