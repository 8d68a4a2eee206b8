"""Prepared statements: the same values go in and come out as by SQLAlchemy, in the session's own transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Uuid, bindparam, insert, select, update

from assistant.models import Conversation, Message
from runtime import crypto
from runtime.crypto import KeyRing
from runtime.database import Database, new_id
from runtime.prepared import Prepared

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
HERE = bindparam("here", type_=Uuid)
NEW = Prepared(
    insert(Conversation), "id", "channel", "lang", "state", "address", "frame", "opened_at", "last_at"
)  # fmt: skip
READ = Prepared(select(Conversation.address, Conversation.frame, Conversation.last_at).where(Conversation.id == HERE))
TELL = Prepared(update(Conversation).where(Conversation.id == HERE).returning(Conversation.frame), "frame")
OF_CHANNEL = Prepared(select(Conversation.id).where(Conversation.id == HERE, Conversation.channel == "chat"))


async def _new(database: Database, channel: str = "chat") -> UUID:
    here = new_id()
    async with database.begin() as session:
        await NEW.all(
            session, id=here, channel=channel, lang="en", state="open", address="+12025550100", frame={"lang": "en"},
            opened_at=AT, last_at=AT,
        )  # fmt: skip
    return here


async def test_what_is_written_encrypted_is_read_back_by_either_way(database: Database) -> None:
    here = await _new(database)
    async with database.begin() as session:
        row = await READ.first(session, here=here)
        loaded = await session.get(Conversation, here)
        assert row is not None and loaded is not None
        assert (row.address, row.frame, row.last_at) == (loaded.address, loaded.frame, loaded.last_at)
        assert (row.address, row.frame, row.last_at) == ("+12025550100", {"lang": "en"}, AT)


async def test_a_change_gives_back_what_it_returns_and_none_where_nothing_was_found(database: Database) -> None:
    here = await _new(database)
    async with database.begin() as session:
        assert await TELL.scalar(session, here=here, frame={"lang": "es"}) == {"lang": "es"}
        assert await TELL.first(session, here=new_id(), frame={}) is None


async def test_values_that_never_change_stand_in_the_statement(database: Database) -> None:
    chat, voice = await _new(database), await _new(database, "voice")
    async with database.look() as session:
        assert await OF_CHANNEL.scalar(session, here=chat) == chat
        assert await OF_CHANNEL.scalar(session, here=voice) is None


async def test_what_never_changes_is_sealed_by_the_key_of_the_time_it_is_written(database: Database) -> None:
    """One that was sealed once and for all would open no more when its key is retired."""
    emptied = Prepared(update(Conversation).where(Conversation.id == HERE).values(frame={}))
    ring, here = crypto.installed(), await _new(database)
    try:
        for seed in (1, 2):
            crypto.install(KeyRing({seed: bytes([seed]) * 32}, bytes(32)))
            async with database.begin() as session:
                await emptied.all(session, here=here)
            async with database.look() as session:
                assert await session.scalar(select(Conversation.frame).where(Conversation.id == here)) == {}
    finally:
        crypto.install(ring)


async def test_objects_that_wait_in_the_session_are_written_before(database: Database) -> None:
    here = await _new(database)
    said = Prepared(select(Message.text).where(Message.conversation_id == HERE))
    async with database.begin() as session:
        session.add(Message(id=new_id(), conversation_id=here, who="patient", text="hello", redacted="hello", at=AT))
        assert await said.scalar(session, here=here) == "hello"


async def test_what_is_rolled_back_with_a_savepoint_was_never_there(database: Database) -> None:
    here = await _new(database)
    async with database.begin() as session:
        with pytest.raises(RuntimeError):
            async with session.begin_nested():
                await TELL.all(session, here=here, frame={"lang": "es"})
                raise RuntimeError
        row = await READ.first(session, here=here)
    assert row is not None and row.frame == {"lang": "en"}
