"""A process that dies while it takes a place beyond capacity: the place with its grant, or neither."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from runtime.database import Database, new_id
from scheduler_core import visits
from tests.scheduler_core.builders import add_patient
from tests.scheduler_core.clinic import NOW, TTL
from tests.scheduler_core.killing import Work, all_or_nothing
from tests.scheduler_core.overbooking.test_places import full_morning, places, policy


@pytest.mark.parametrize("what", ["hold", "book"])
async def test_killed_at_any_statement_a_place_is_taken_with_its_grant_or_not_at_all(
    database: Database, what: str
) -> None:
    await full_morning(database)
    policy_ = policy()
    (first, *_) = await places(database, policy_)

    async def prepare() -> Work:
        async with database.begin() as session:
            await session.execute(text("DELETE FROM visit WHERE holder = 'chat'"))
            await session.execute(text("DELETE FROM overbooking_grant"))
            who, key = await add_patient(session, "Eva Late"), new_id().hex
            if what == "hold":
                return lambda session: policy_.hold(session, first, "chat", NOW, TTL, key)
            held = await policy_.hold(session, first, "chat", NOW, TTL, key)
            return lambda session: visits.book(session, held.id, who, key, NOW)

    await all_or_nothing(database, prepare, "overbooking_grant")
