"""Everything stored comes under the current key, whatever else is going on and wherever the work is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import event, text

from assistant.checkpoints import EncryptedSerializer, sealed_checkpoints
from assistant.models import Conversation
from runtime import crypto, resealing
from runtime.crypto import KeyRing
from runtime.database import Base, Database, new_id
from runtime.errors import ConfigurationError
from runtime.resealing import Resealer, counts, sealed_columns
from runtime.schema import load_models
from scheduler_core.models import Patient
from tests.conftest import MODELS
from tests.scheduler_core.killing import killed_at

NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
OLD, NEW, DIGEST = (bytes([n]) * 32 for n in (1, 2, 3))
BEFORE, BOTH, AFTER = KeyRing({1: OLD}, DIGEST), KeyRing({1: OLD, 2: NEW}, DIGEST), KeyRing({2: NEW}, DIGEST)
load_models(MODELS)
COLUMNS = (*sealed_columns(Base.metadata), sealed_checkpoints())
PEOPLE = 23


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(resealing, "ROWS", 5)
    yield


async def furnish(database: Database) -> None:
    """Patients and conversations under the old key, some columns empty."""
    crypto.install(BEFORE)
    async with database.begin() as session:
        for i in range(PEOPLE):
            session.add(patient(i))
            here = new_id()
            kind, data = EncryptedSerializer(BEFORE, str(here)).dumps_typed({"history": [i]})
            checkpoint = kind.encode() + b"\n" + data if i % 2 else None
            session.add(
                Conversation(id=here, channel="chat", frame={"n": i}, checkpoint=checkpoint, opened_at=NOW, last_at=NOW)
            )
    crypto.install(BOTH)


def patient(i: int) -> Patient:
    return Patient(
        id=new_id(), mrn=f"M{i}", mrn_index=f"m{i}", name=f"Name {i}", birth_date="1980-01-01", name_dob_index=f"n{i}",
        phone=f"+1202555{i:04d}" if i % 3 else None, language="en", verified=True, created_at=NOW,
    )  # fmt: skip


async def names(database: Database) -> set[str]:
    async with database.begin() as session:
        return {row.name for row in await session.execute(Patient.__table__.select())}


async def histories(database: Database, ring: KeyRing) -> list[int]:
    """What the checkpoints hold, with this ring alone."""
    found = []
    async with database.begin() as session:
        for row in await session.execute(text("SELECT id, checkpoint FROM conversation WHERE checkpoint IS NOT NULL")):
            kind, _, data = bytes(row.checkpoint).partition(b"\n")
            found += EncryptedSerializer(ring, str(row.id)).loads_typed((kind.decode(), data))["history"]
    return sorted(found)


async def test_all_that_is_stored_comes_under_the_current_key_and_the_old_one_is_needed_no_more(
    database: Database,
) -> None:
    await furnish(database)
    assert set(await counts(database, COLUMNS)) == {1}
    await Resealer(database, BOTH, COLUMNS).run()
    assert set(await counts(database, COLUMNS)) == {2}
    crypto.install(AFTER)
    assert await names(database) == {f"Name {i}" for i in range(PEOPLE)}
    assert await histories(database, AFTER) == list(range(1, PEOPLE, 2))


async def test_without_resealing_the_old_key_is_needed(database: Database) -> None:
    await furnish(database)
    crypto.install(AFTER)
    with pytest.raises(ConfigurationError, match="no key"):
        await names(database)


async def test_killed_at_any_statement_nothing_is_lost_and_the_rest_is_done_next_time(database: Database) -> None:
    await furnish(database)
    kills = 0
    for statement in range(1, 500):
        if await killed_at(database, statement, partial(Resealer(database, BOTH, COLUMNS).run, most=3)):
            kills += 1
            assert await names(database) == {f"Name {i}" for i in range(PEOPLE)}
            assert await histories(database, BOTH) == list(range(1, PEOPLE, 2))
        if not await Resealer(database, BOTH, COLUMNS).left():
            break
    assert kills > 10
    assert set(await counts(database, COLUMNS)) == {2}
    assert await names(database) == {f"Name {i}" for i in range(PEOPLE)}


async def test_under_load_no_write_is_lost_and_none_stays_under_the_old_key(database: Database) -> None:
    await furnish(database)
    stop = asyncio.Event()
    written = 0

    async def write() -> None:
        nonlocal written
        while not stop.is_set():
            written += 1
            async with database.begin() as session:
                session.add(patient(1_000 + written))
                row = (await session.execute(text("SELECT id FROM patient ORDER BY random() LIMIT 1"))).scalar_one()
                held = await session.get(Patient, row, with_for_update=True)
                assert held is not None
                held.phone = "+12025559999"
            await names(database)

    writers = [asyncio.create_task(write()) for _ in range(3)]
    resealer = Resealer(database, BOTH, COLUMNS)
    await asyncio.sleep(0.2)
    while await resealer.run():
        pass
    stop.set()
    await asyncio.gather(*writers)
    while await resealer.left():
        await resealer.run()
    crypto.install(AFTER)
    assert await names(database) >= {f"Name {i}" for i in (*range(PEOPLE), *range(1_001, 1_000 + written))}


async def test_the_work_is_bounded_and_goes_on_where_it_was(database: Database) -> None:
    await furnish(database)
    resealer, rows = Resealer(database, BOTH, COLUMNS), []
    while done := await resealer.run(most=2):
        rows.append(done)
    assert max(rows) <= 10
    assert not await resealer.left()


async def test_a_row_that_somebody_is_writing_is_left_and_done_later(database: Database) -> None:
    await furnish(database)
    resealer = Resealer(database, BOTH, COLUMNS)
    async with database.begin() as session:
        await session.execute(text("SELECT id FROM patient ORDER BY id LIMIT 1 FOR UPDATE"))
        await asyncio.wait_for(resealer.run(), 20)
        assert (await resealer.left())[1]["patient.name"] == 1
    await resealer.run()
    assert not await resealer.left()


async def test_once_all_is_done_nothing_is_looked_through_again_until_the_key_changes(database: Database) -> None:
    await furnish(database)
    resealer, statements = Resealer(database, BOTH, COLUMNS), []
    while await resealer.run():
        pass
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert await resealer.run() == 0
    assert statements == []


async def test_every_encrypted_column_of_every_table_is_among_them() -> None:
    stored = {c.name for c in COLUMNS}
    assert {
        "patient.name",
        "message.text",
        "vault_key.wrapped",
        "conversation.checkpoint",
        "consent.read_back",
    } <= stored
    assert len(stored) == len(COLUMNS)
