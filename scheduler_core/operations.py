"""What was done to visits under which key: the same request twice has one effect."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import DuplicateKey
from runtime.prepared import Prepared
from scheduler_core.bookkeeping import VisitOperation

_TAKE = Prepared(
    insert(VisitOperation).on_conflict_do_nothing().returning(VisitOperation.key),
    *VisitOperation.__table__.columns.keys(),
)


async def is_first(
    session: AsyncSession, key: str, action: str, visit_id: UUID, arguments: object, at: datetime
) -> bool:
    """Whether this key is new; it is then taken by the caller's transaction. A rival with the same key is waited for.

    DuplicateKey when the key stands for something else. `arguments` needs a `repr` that tells two requests apart.
    """
    digest = hashlib.sha256(repr(arguments).encode()).hexdigest()
    row = {"key": key, "action": action, "visit_id": visit_id, "arguments": digest}
    if await _TAKE.scalar(session, **row, at=at) is not None:
        return True
    before = (await session.execute(select(VisitOperation).where(VisitOperation.key == key))).scalar_one()
    if any(getattr(before, name) != value for name, value in row.items()):
        raise DuplicateKey("This key was used for another request.", hint="Use a new key for a new request.")
    return False
