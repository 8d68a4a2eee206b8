"""The log of changed availability is kept by the database itself, or the program says so."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from runtime.database import Database
from runtime.errors import ConfigurationError
from scheduler_core import changes
from scheduler_core.bookkeeping import TRIGGERS
from scheduler_core.search import Search
from scheduler_core.types import Wishes
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, local, slot


async def test_the_schema_logs_every_change(database: Database) -> None:
    async with database.begin() as session:
        await changes.check_installed(session)


async def test_a_database_that_does_not_log_is_refused_by_name(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    async with database.begin() as session:
        await session.execute(text("DROP TRIGGER note_leave_change ON leave"))
    async with database.begin() as session:
        with pytest.raises(ConfigurationError, match="note_leave_change"):
            await Search(hospital).find(session, Wishes("follow-up"), NOW)
    async with database.begin() as session:
        for statement in TRIGGERS["leave"]:
            await session.execute(text(statement))
        assert await Search(hospital).find(session, Wishes("follow-up"), NOW)


async def test_a_booking_is_logged_by_resource_and_time(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        before = (await changes.since(session, None)).mark
    wanted = slot(local(NOW.date(), 15), "ada", "room-1")
    async with database.begin() as session:
        await booked(session, wanted)
    async with database.begin() as session:
        news = await changes.since(session, before)
    assert {(c.resource, c.starts_at, c.ends_at, c.own) for c in news.changes} == {
        (a.resource, a.starts_at, a.ends_at, False) for a in wanted.assignments
    }
    assert not news.incomplete


async def test_what_was_read_is_not_read_again_while_an_older_transaction_runs_whose_change_is_read_later(
    database: Database,
) -> None:
    await furnish(database, clinic())
    early, late = (slot(local(NOW.date(), hour), "ada", "room-1") for hour in (15, 16))
    async with database.begin() as session:
        mark = (await changes.since(session, None)).mark
    async with database.begin() as older:
        await booked(older, early)
        async with database.begin() as session:
            await booked(session, late)
        async with database.begin() as session:
            first = await changes.since(session, mark)
            again = await changes.since(session, first.mark)
    async with database.begin() as session:
        last = await changes.since(session, again.mark)
    assert {c.starts_at for c in first.changes} == {a.starts_at for a in late.assignments}
    assert again.changes == []
    assert {c.starts_at for c in last.changes} == {a.starts_at for a in early.assignments}
