"""The waitlist holds one entry for each patient and kind of visit, with the wishes as they were said."""

from __future__ import annotations

from sqlalchemy import func, select, text

from runtime.database import Database
from runtime.outbox import OutboxEvent
from scheduler_core import waitlist
from scheduler_core.models import WaitlistEntry
from tests.scheduler_core.builders import add_patient
from tests.scheduler_core.clinic import NOW

WISHES = {"note": "mornings, please", "practitioner": "ada"}


async def test_the_wishes_are_kept_as_said_but_not_in_clear(database: Database) -> None:
    async with database.begin() as session:
        entry = await waitlist.join(session, await add_patient(session), "follow-up", WISHES, "key", NOW)
    async with database.begin() as session:
        stored = await session.get(WaitlistEntry, entry.id)
        assert stored is not None and stored.wishes == WISHES
        row = str((await session.execute(text("SELECT w::text FROM waitlist_entry w"))).scalar_one())
    assert b"mornings".hex() not in row and "mornings" not in row


async def test_the_same_key_joins_once_and_tells_once(database: Database) -> None:
    async with database.begin() as session:
        patient_id = await add_patient(session)
        first = await waitlist.join(session, patient_id, "follow-up", WISHES, "key", NOW)
        second = await waitlist.join(session, patient_id, "follow-up", {}, "key", NOW)
        assert first.id == second.id
        told = select(func.count()).select_from(OutboxEvent).where(OutboxEvent.topic == "waitlist.joined")
        assert (await session.execute(told)).scalar_one() == 1


async def test_who_waits_already_does_not_wait_twice(database: Database) -> None:
    async with database.begin() as session:
        patient_id = await add_patient(session)
        first = await waitlist.join(session, patient_id, "follow-up", WISHES, "one", NOW)
        second = await waitlist.join(session, patient_id, "follow-up", {}, "two", NOW)
        other = await waitlist.join(session, patient_id, "echo", {}, "three", NOW)
        assert first.id == second.id != other.id


async def test_who_left_the_waitlist_may_join_again(database: Database) -> None:
    async with database.begin() as session:
        patient_id = await add_patient(session)
        first = await waitlist.join(session, patient_id, "follow-up", WISHES, "one", NOW)
        first.status = "left"
        await session.flush()
        assert await waitlist.entry_of(session, patient_id, "follow-up") is None
        again = await waitlist.join(session, patient_id, "follow-up", WISHES, "two", NOW)
        assert again.id != first.id
