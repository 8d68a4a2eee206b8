"""Changes of stored objects: they stand in line like any statement of the driver's, as SQLAlchemy would have written them."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import delete, func
from sqlalchemy.orm.exc import StaleDataError

from assistant.models import Conversation
from runtime.changes import taken
from runtime.database import Database, new_id
from runtime.driver import driver_of, flushed
from tests.runtime.conftest import AT, ONE
from tests.runtime.test_line import Trips


async def _stored(database: Database, here: UUID) -> Conversation:
    async with database.begin() as session:
        found = await session.get(Conversation, here)
        assert found is not None
        return found


async def test_what_has_changed_leaves_with_the_next_statement_or_with_the_end(database: Database, here: UUID) -> None:
    async with database.begin() as session:
        trips = Trips(await driver_of(session))
        row = await ONE.first(session, here=here)
        assert row is not None
        row.address, row.frame, row.lang = "+12025550199", {"alarm": None}, "en"
        again = await ONE.first(session, here=here)
        assert again is row and not session.dirty
        row.state = "waiting"
    assert trips.made == [
        2,
        2,
        2,
    ]  # the beginning and a look; a change and a look behind it; the other change and the end
    row = await _stored(database, here)
    assert (row.address, row.frame, row.state) == ("+12025550199", {"alarm": None}, "waiting")


async def test_a_row_that_is_gone_is_told_as_sqlalchemy_tells_it(database: Database, here: UUID) -> None:
    with pytest.raises(StaleDataError):
        async with database.begin() as session:
            row = await ONE.first(session, here=here)
            assert row is not None
            gone = delete(Conversation).where(Conversation.id == here)
            await session.execute(gone.execution_options(synchronize_session=False))
            row.lang = "es"
            await flushed(session)


async def test_what_was_undone_with_a_savepoint_is_forgotten_by_its_objects(database: Database, here: UUID) -> None:
    async with database.begin() as session:
        row = await session.get(Conversation, here)
        assert row is not None
        with pytest.raises(RuntimeError):
            async with session.begin_nested():
                row.lang = "es"
                await flushed(session)
                raise RuntimeError
        await session.refresh(row)
        assert row.lang == "en"
    assert (await _stored(database, here)).lang == "en"


async def test_what_is_more_than_new_values_of_one_table_is_left_to_sqlalchemy(database: Database, here: UUID) -> None:
    async with database.begin() as session:
        row = await session.get(Conversation, here)
        assert row is not None
        row.lang = func.upper("es")
        assert taken(session.sync_session) is None
        await session.flush()
        row.state = "waiting"
        session.add(
            other := Conversation(id=new_id(), channel="chat", lang="en", state="open", opened_at=AT, last_at=AT)
        )
        assert taken(session.sync_session) is None
        await flushed(session)
        row.id = moved = new_id()
        assert taken(session.sync_session) is None
    assert (await _stored(database, moved)).lang == "ES"
    assert (await _stored(database, other.id)).state == "open"
