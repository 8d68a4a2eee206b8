"""A backup gives back everything into an empty database, or nothing; what was destroyed since stays destroyed."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from assistant.models import Conversation, Message, OutgoingText, Reminder
from channels.privacy.backups import KEYS_NAME, back_up, restore
from channels.privacy.backups.plan import LEFT_OUT, parts
from channels.privacy.erasing import forget
from guardrails.vault import SPEAKER, Vault
from runtime.audit import AuditEntry, record
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing, installed
from runtime.database import Base, Database, new_id
from runtime.errors import CarelineError, ConfigurationError, Conflict, InvalidInput
from scheduler_core.models import Patient, Visit
from tests.channels.privacy.test_erasing import LINE, NAME, PHONE, Office
from tests.conftest import run_sql, with_database


@pytest.fixture
async def empty(servers: tuple[str, str], template: str) -> AsyncIterator[Database]:
    """Another database with the schema and nothing in it."""
    name = f"careline_restored_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    database = Database(with_database(servers[0], name))
    async with database.begin() as session:
        names = [f'"{t.name}"' for t in Base.metadata.sorted_tables]
        await session.execute(text("SET LOCAL session_replication_role = replica"))
        await session.execute(text(f"TRUNCATE {', '.join(names)}, procrastinate_jobs CASCADE"))
    yield database
    await database.dispose()
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def lived(seeded: Database, clock: FrozenClock) -> Database:
    """The demo's hospital, in which two patients have talked, a reminder that wrote a line, an audit row with an id far on."""
    database = seeded
    office = Office(database, clock)
    await office.settle()
    await office.settle(f"{PHONE[:-1]}0")
    async with database.begin() as session:
        line, visit = await session.scalar(select(Message.id).limit(1)), await session.scalar(select(Visit.id).limit(1))
        at = clock.now()
        session.add(Reminder(visit_id=visit, starts_at=at, hours=24, due_at=at, state="sent", line_id=line))
        await session.execute(text("SELECT setval('audit_id_seq', 5000)"))
        await record(session, AuditEntry("x", "visit.read", "patient", "p", "asked", at))
        await session.execute(
            text("INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('q', 'texts.send', '{}')")
        )
    return database


async def everything(database: Database) -> dict[str, list[str]]:
    """All rows of all tables as they are stored."""
    found = {}
    async with database.begin() as session:
        for table in (*(t.name for t in Base.metadata.sorted_tables), "procrastinate_jobs"):
            if table not in LEFT_OUT:
                found[table] = sorted(await session.scalars(text(f'SELECT t::text FROM "{table}" t')))
    return found


async def made(database: Database, folder: Path, clock: FrozenClock) -> Path:
    """The archive; the keys lie beside it."""
    return folder / (await back_up(database, installed(), folder, clock.now())).archive


async def test_everything_comes_back_as_it_was(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    archive, before = await made(lived, tmp_path, clock), await everything(lived)
    restored = await restore(empty, installed(), archive, tmp_path / KEYS_NAME)
    assert await everything(empty) == before
    assert restored.shredded == 0
    assert restored.rows["message"] == 2
    async with empty.begin() as session:
        assert [m.text for m in await session.scalars(select(Message))] == [LINE] * 2
        here = (await session.scalars(select(Conversation.id))).all()
        assert {await Vault(session, i).typed_values((SPEAKER,)) for i in here} == {(("NAME", NAME),)}
        await record(session, AuditEntry("x", "visit.read", "patient", "p", "asked", clock.now()))
        await session.flush()
        assert await session.scalar(text("SELECT max(id) FROM audit")) == 5002, "ids are not given twice"


async def test_a_transcript_destroyed_since_is_dead_in_the_old_archive_with_the_new_keys(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    archive = await made(lived, tmp_path, clock)
    async with lived.begin() as session:
        line = await session.scalar(select(Reminder.line_id).where(Reminder.line_id.is_not(None)))
        gone = await session.scalar(select(Message.conversation_id).where(Message.id == line))
        await forget(session, [gone])
    clock.advance(timedelta(days=1))
    await made(lived, tmp_path, clock)

    restored = await restore(empty, installed(), archive, tmp_path / KEYS_NAME)
    assert restored.shredded == 1
    found = await everything(empty)
    for table in set(found) - {"audit"}:
        assert str(gone) not in "".join(found[table]), table
    assert len(found["message"]) == 1
    async with empty.begin() as session:
        assert (await session.scalars(select(Reminder.line_id))).all() == [None]
        assert len((await session.scalars(select(Patient))).all()) == len(found["patient"])


async def test_an_archive_alone_opens_no_transcript_not_even_with_the_key_ring(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    archive = await made(lived, tmp_path, clock)
    (tmp_path / KEYS_NAME).unlink()
    with pytest.raises(InvalidInput, match="no file"):
        await restore(empty, installed(), archive, tmp_path / KEYS_NAME)
    assert not any((await everything(empty)).values())


async def test_the_files_hold_nothing_in_clear(lived: Database, clock: FrozenClock, tmp_path: Path) -> None:
    await made(lived, tmp_path, clock)
    for path in sorted(tmp_path.iterdir()):  # noqa: ASYNC240  a test may wait
        content = path.read_bytes()
        assert b"visit" not in content.partition(b"\n")[2]
        assert NAME.encode() not in content
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", ["cut", "edit", "swap", "append", "keys cut", "keys edit"])
async def test_a_damaged_file_restores_nothing(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runtime.sealed_stream.CHUNK", 4096)
    archive = await made(lived, tmp_path, clock)
    path = tmp_path / KEYS_NAME if damage.startswith("keys") else archive
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    if damage.endswith("cut"):
        content = content[: len(content) - 40]
    elif damage.endswith("edit"):
        content[middle] ^= 1
    elif damage == "append":
        content += content[-40:]
    else:
        content[middle : middle + 8], content[middle + 8 : middle + 16] = (
            content[middle + 8 : middle + 16],
            content[middle : middle + 8],
        )
    path.write_bytes(content)
    with pytest.raises(CarelineError):
        await restore(empty, installed(), archive, tmp_path / KEYS_NAME)
    assert not any((await everything(empty)).values())


async def test_only_an_empty_database_is_restored_into(lived: Database, clock: FrozenClock, tmp_path: Path) -> None:
    archive, before = await made(lived, tmp_path, clock), await everything(lived)
    with pytest.raises(Conflict, match="not empty"):
        await restore(lived, installed(), archive, tmp_path / KEYS_NAME)
    assert await everything(lived) == before


async def test_another_hospitals_keys_open_nothing(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    archive = await made(lived, tmp_path, clock)
    with pytest.raises(ConfigurationError, match="keys"):
        await restore(empty, KeyRing.generate(), archive, tmp_path / KEYS_NAME)


async def test_a_ring_that_lacks_a_data_key_of_that_time_is_refused_before_anything_is_loaded(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    keys, digest = {1: b"1" * 32, 2: b"2" * 32}, b"3" * 32
    async with lived.begin() as session:
        await session.execute(text("TRUNCATE conversation, vault_key CASCADE"))
    archive = tmp_path / (await back_up(lived, KeyRing(keys, digest), tmp_path, clock.now())).archive
    with pytest.raises(ConfigurationError, match="data key 1"):
        await restore(empty, KeyRing({2: keys[2]}, digest), archive, tmp_path / KEYS_NAME)


async def test_another_schema_is_refused(lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path) -> None:
    archive = await made(lived, tmp_path, clock)
    async with empty.begin() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0001_older'"))
    with pytest.raises(Conflict, match="0001_older"):
        await restore(empty, installed(), archive, tmp_path / KEYS_NAME)


async def test_the_keys_of_another_backup_of_another_place_do_not_fit(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    archive = await made(lived, tmp_path / "a", clock)
    async with lived.begin() as session:
        await session.execute(text("DELETE FROM vault_key"))
    await made(lived, tmp_path / "b", clock)
    shutil.copy(tmp_path / "b" / KEYS_NAME, tmp_path / "a" / KEYS_NAME)
    with pytest.raises(InvalidInput, match="not of this backup"):
        await restore(empty, installed(), archive, tmp_path / "a" / KEYS_NAME)
    assert not any((await everything(empty)).values())


async def test_what_happens_while_the_backup_is_written_is_wholly_in_it_or_not(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A conversation begins in the middle of the copying: none of its rows come along without the others."""
    from channels.privacy.backups import dumping

    whole = dumping._Dump.table
    office = Office(lived, clock)

    async def disturbed(self: object, part: object) -> int:
        if getattr(part, "table", "") == "conversation":
            await office.settle(f"{PHONE[:-1]}1")
        return await whole(self, part)  # type: ignore[arg-type]

    monkeypatch.setattr(dumping._Dump, "table", disturbed)
    restored = await restore(empty, installed(), await made(lived, tmp_path, clock), tmp_path / KEYS_NAME)
    assert (restored.rows["conversation"], restored.rows["message"]) == (2, 2)


async def test_long_lines_and_odd_characters_come_back(
    lived: Database, empty: Database, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.privacy.backups.records.MOST", 100)
    odd = "tab\tnew\nback\\slash \\N \\. ñ 🙂 " * 500
    async with lived.begin() as session:
        await session.execute(update(Message).values(text=odd))
    await restore(empty, installed(), await made(lived, tmp_path, clock), tmp_path / KEYS_NAME)
    async with empty.begin() as session:
        assert set(await session.scalars(select(Message.text))) == {odd}


async def test_texts_that_have_left_are_not_kept_in_backups(
    lived: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    async with lived.begin() as session:
        await session.execute(update(OutgoingText).values(done_at=clock.now()))
    assert (await back_up(lived, installed(), tmp_path, clock.now())).rows["outgoing_text"] == 0


def test_every_table_with_words_of_a_conversation_is_sealed_by_conversation() -> None:
    sealed = {p.table for p in parts() if p.conversation}
    assert {"conversation", "message", "tool_call", "consent", "offer", "vault_entry", "vault_subject"} <= sealed
    assert "audit" not in sealed
    assert all(dataclasses.replace(p).listed for p in parts())
