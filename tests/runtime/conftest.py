"""A stored conversation, and its statement by id: for the tests of objects that are loaded and changed."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Uuid, bindparam, select

from assistant.models import Conversation
from runtime.database import Database, new_id
from runtime.objects import Objects

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
ONE = Objects(select(Conversation).where(Conversation.id == bindparam("here", type_=Uuid)))


@pytest.fixture
async def here(database: Database) -> UUID:
    row = Conversation(
        id=new_id(), channel="chat", lang="en", state="open", address="+12025550100", opened_at=AT, last_at=AT
    )
    async with database.begin() as session:
        session.add(row)
    return row.id
