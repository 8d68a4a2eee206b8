"""Risks are kept only where a department overbooks, for a while, and only for visits that still exist."""

from __future__ import annotations

from datetime import timedelta

from runtime.database import Database, new_id
from scheduler_core.noshow.kept import EVERY, STALE, due, keep, kept
from tests.scheduler_core.builders import add_visit
from tests.scheduler_core.clinic import NOW, clinic, furnish

ON = clinic(overbooking=[{"department": "cardiology", "enabled": True}])


async def test_they_are_due_at_first_and_every_hour_and_never_where_nobody_overbooks(database: Database) -> None:
    await furnish(database, ON)
    async with database.begin() as session:
        visit = await add_visit(session)
        assert await due(session, ON, NOW)
        await keep(session, ON, {visit.id: 0.2}, NOW)
        assert not await due(session, ON, NOW + EVERY / 2)
        assert await due(session, ON, NOW + EVERY)
        assert not await due(session, clinic(), NOW + EVERY)


async def test_new_ones_replace_those_before_and_unknown_visits_are_passed_over(database: Database) -> None:
    await furnish(database, ON)
    async with database.begin() as session:
        gone, stays = await add_visit(session), await add_visit(session, starts_at=NOW + timedelta(days=3))
        await keep(session, ON, {gone.id: 0.4, stays.id: 0.2, new_id(): 0.9}, NOW)
        await keep(session, ON, {stays.id: 0.3}, NOW + EVERY)
        assert await kept(session, [gone.id, stays.id], NOW + EVERY) == {stays.id: 0.3}
        await session.delete(stays)
        await session.flush()
        assert await kept(session, [stays.id], NOW + EVERY) == {}


async def test_long_out_of_date_they_say_nothing(database: Database) -> None:
    await furnish(database, ON)
    async with database.begin() as session:
        visit = await add_visit(session)
        await keep(session, ON, {visit.id: 0.2}, NOW)
        assert await kept(session, [visit.id], NOW + STALE) == {}


async def test_visits_of_other_departments_are_not_kept(database: Database) -> None:
    await furnish(database, ON)
    async with database.begin() as session:
        visit = await add_visit(session)
        await keep(session, clinic(), {visit.id: 0.2}, NOW)
        assert await kept(session, [visit.id], NOW) == {}
