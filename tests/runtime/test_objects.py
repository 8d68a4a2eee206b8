"""Objects by prepared statements: as SQLAlchemy would have loaded them, and written as any other when they are changed."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import update

from assistant.models import Conversation
from runtime.database import Database, new_id
from tests.runtime.conftest import AT, ONE


async def test_an_object_is_loaded_with_what_is_encrypted_read(database: Database, here: UUID) -> None:
    async with database.begin() as session:
        found = await ONE.first(session, here=here)
        assert found is not None and (found.id, found.address, found.last_at) == (here, "+12025550100", AT)
        assert found is await session.get(Conversation, here)
        assert await ONE.first(session, here=new_id()) is None


async def test_what_is_changed_on_it_is_written_at_the_end(database: Database, here: UUID) -> None:
    async with database.begin() as session:
        found = await ONE.first(session, here=here)
        assert found is not None
        found.lang = "es"
    async with database.begin() as session:
        again = await session.get(Conversation, here)
        assert again is not None and (again.lang, again.address) == ("es", "+12025550100")


async def test_an_object_that_is_loaded_already_is_as_the_database_has_it_now(database: Database, here: UUID) -> None:
    async with database.begin() as session:
        held = await session.get(Conversation, here)
        assert held is not None
        changed = update(Conversation).where(Conversation.id == here).values(lang="es")
        await session.execute(changed.execution_options(synchronize_session=False))
        assert held.lang == "en"
        assert await ONE.first(session, here=here) is held
        assert held.lang == "es" and not session.dirty


async def test_a_change_that_waits_is_written_before_it_is_loaded_again(database: Database, here: UUID) -> None:
    async with database.begin() as session:
        held = await ONE.first(session, here=here)
        assert held is not None
        held.lang = "es"
        again = await ONE.first(session, here=here)
        assert again is held and again.lang == "es"
