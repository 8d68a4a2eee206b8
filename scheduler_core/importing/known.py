"""What was imported before: found by a keyed digest of its identifier in the source, so that the same row has one effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.crypto import Digest, installed
from scheduler_core.models import ImportedRecord


def index_of(kind: str, identifier: str) -> Digest:
    """The keyed digest of `system|value` of a patient, appointment or block."""
    return installed().blind_index(f"imported.{kind}", identifier)


def content_of(record: object) -> Digest:
    """A keyed digest of what a row says; `record` needs a `repr` that shows all of it."""
    return installed().blind_index("imported.content", repr(record))


async def known(session: AsyncSession, indexes: Iterable[Digest]) -> Mapping[str, ImportedRecord]:
    """Those of the digests that were imported, by digest. What is found under an older key is put under the current one."""
    wanted = list(indexes)
    older = {level: str(index) for index in wanted for level in index.levels if level != index}
    for was in await session.scalars(select(ImportedRecord.index).where(ImportedRecord.index.in_(list(older)))):
        await session.execute(update(ImportedRecord).where(ImportedRecord.index == was).values(index=older[was]))
    query = select(ImportedRecord).where(ImportedRecord.index.in_([str(index) for index in wanted]))
    rows = (await session.execute(query.execution_options(populate_existing=True))).scalars()
    return {row.index: row for row in rows}


def record_of(index: str, kind: str, target: UUID, content: str, version: int, now: datetime) -> ImportedRecord:
    """That the record with this digest is `target` now; `remember` writes it."""
    return ImportedRecord(index=index, kind=kind, target_id=target, content=content, version=version, at=now)


async def remember(session: AsyncSession, records: Iterable[ImportedRecord]) -> None:
    """Write what was brought in; of several with one digest the last counts."""
    last = {record.index: record for record in records}
    if not last:
        return
    statement = insert(ImportedRecord)
    update = {name: statement.excluded[name] for name in COLUMNS if name != "index"}
    rows = [{name: getattr(record, name) for name in COLUMNS} for record in last.values()]
    await session.execute(statement.on_conflict_do_update(index_elements=["index"], set_=update), rows)


COLUMNS = ("index", "kind", "target_id", "content", "version", "at")
