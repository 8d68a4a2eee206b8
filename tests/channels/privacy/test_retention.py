"""Transcripts die after their time with their vault's key, and nothing else does."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select, text, update

from assistant.models import Conversation, HandOver, Message, ToolCall
from channels.privacy import retention
from channels.privacy.retention import Retention
from cli.attesting.stored import overdue
from cli.bootstrap import DEMO_HOSPITAL
from guardrails.models import VaultEntry, VaultKey
from runtime.audit import Anchors, AuditEntry, AuditRow, Sealer, record, statements
from runtime.clock import FrozenClock
from runtime.crypto import installed
from runtime.database import Database, new_id
from runtime.signing import Signer
from scheduler_core.hospital import Hospital, read_folder
from scheduler_core.hospital.reaching import Retention as Rules
from scheduler_core.models import Patient, Visit
from tests.channels.privacy.test_erasing import NAME, PHONE, Office
from tests.scheduler_core.killing import killed_at

KEPT = timedelta(days=30)


@pytest.fixture
def sweeps(database: Database, clock: FrozenClock, tmp_path: Path) -> Retention:
    """Transcripts for 30 days, the trail for seven years."""
    return by(database, clock, tmp_path, Rules(transcripts_days=30, audit_days=2557))


def by(database: Database, clock: FrozenClock, folder: Path, rules: Rules) -> Retention:
    hospital = Hospital(read_folder(DEMO_HOSPITAL).model_copy(update={"retention": rules}))
    return Retention(database, hospital, clock, Anchors(folder, Signer(installed())))


async def closed(database: Database, clock: FrozenClock) -> UUID:
    """The only conversation there is, closed now."""
    async with database.begin() as session:
        here = (await session.scalars(select(Conversation.id))).one()
        await session.execute(update(Conversation).values(closed_at=clock.now(), state="closed"))
        return here


async def number_of(database: Database, table: type) -> int:
    async with database.begin() as session:
        return (await session.scalar(select(func.count()).select_from(table))) or 0


async def test_a_transcript_lives_its_time_and_not_a_second_longer(
    database: Database, clock: FrozenClock, sweeps: Retention
) -> None:
    office = Office(database, clock)
    await office.settle()
    here = await closed(database, clock)
    clock.advance(KEPT)
    assert await sweeps.expire_transcripts() == 0
    clock.advance(timedelta(seconds=1))
    assert await sweeps.expire_transcripts() == 1
    for table in (Conversation, Message, VaultKey, VaultEntry, ToolCall):
        assert await number_of(database, table) == 0, table
    assert str(here) not in str(await _but_the_trail(database))


async def _but_the_trail(database: Database) -> list[str]:
    found: list[str] = []
    async with database.begin() as session:
        names = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        for name in set(names) - {"audit"}:
            found += await session.scalars(text(f'SELECT t::text FROM "{name}" t'))
    return found


async def test_the_patient_and_their_visits_stay_and_the_destruction_is_on_record(
    database: Database, clock: FrozenClock, sweeps: Retention
) -> None:
    await Office(database, clock).settle()
    visits = await number_of(database, Visit)
    here = await closed(database, clock)
    clock.advance(KEPT * 2)
    await sweeps.expire_transcripts()
    async with database.begin() as session:
        assert NAME in [p.name for p in await session.scalars(select(Patient))]
        row = (await session.scalars(select(AuditRow).where(AuditRow.action == "conversation.expire"))).one()
    assert (row.actor, row.subject_id, row.why) == ("retention", str(here), "kept for 30 days")
    assert await number_of(database, Visit) == visits
    assert await sweeps.expire_transcripts() == 0


async def test_what_is_open_or_waits_for_a_person_stays(
    database: Database, clock: FrozenClock, sweeps: Retention
) -> None:
    await Office(database, clock).settle()
    clock.advance(KEPT * 2)
    assert await sweeps.expire_transcripts() == 0
    here = await closed(database, clock)
    async with database.begin() as session:
        session.add(HandOver(id=new_id(), conversation_id=here, reason="asked", requested_at=clock.now()))
    assert await sweeps.expire_transcripts() == 0
    async with database.begin() as session:
        await session.execute(update(HandOver).values(closed_at=clock.now()))
    assert await sweeps.expire_transcripts() == 1


async def test_without_a_rule_nothing_is_destroyed(database: Database, clock: FrozenClock, tmp_path: Path) -> None:
    await Office(database, clock).settle()
    await closed(database, clock)
    clock.advance(timedelta(days=30_000))
    keeping = by(database, clock, tmp_path, Rules())
    assert await keeping.expire_transcripts() == 0
    await keeping.prune_audit()
    assert await number_of(database, Message) == 1


async def test_what_waits_for_staff_is_not_overdue_to_whoever_attests(database: Database, clock: FrozenClock) -> None:
    await Office(database, clock).settle()
    here = await closed(database, clock)
    async with database.begin() as session:
        session.add(HandOver(id=new_id(), conversation_id=here, reason="asked", requested_at=clock.now()))
    rules = Rules(transcripts_days=30, audit_days=None)
    hospital = Hospital(read_folder(DEMO_HOSPITAL).model_copy(update={"retention": rules}))
    clock.advance(KEPT * 2)
    assert (await overdue(database, hospital, clock.now())).state == "pass"
    async with database.begin() as session:
        await session.execute(update(HandOver).values(closed_at=clock.now()))
    assert (await overdue(database, hospital, clock.now())).state == "fail"


async def test_killed_at_any_statement_a_transcript_is_whole_or_gone(
    database: Database, clock: FrozenClock, sweeps: Retention
) -> None:
    await Office(database, clock).settle()
    await closed(database, clock)
    clock.advance(KEPT * 2)
    kills = 0
    for statement in range(1, 200):
        if not await killed_at(database, statement, sweeps.expire_transcripts):
            break
        kills += 1
        assert [await number_of(database, t) for t in (Conversation, Message, VaultKey)] == [1, 1, 1]
    assert kills > 15
    assert [await number_of(database, t) for t in (Conversation, Message, VaultKey)] == [0, 0, 0]


async def test_two_workers_share_the_work_and_a_sweep_is_bounded(
    database: Database, clock: FrozenClock, sweeps: Retention, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    monkeypatch.setattr(retention, "ROUNDS", 2)
    office = Office(database, clock)
    for i in range(9):
        await office.settle(f"{PHONE[:-1]}{i}")
    async with database.begin() as session:
        await session.execute(update(Conversation).values(closed_at=clock.now(), state="closed"))
    clock.advance(KEPT * 2)
    assert sum(await asyncio.gather(sweeps.expire_transcripts(), sweeps.expire_transcripts())) <= 8
    while await sweeps.expire_transcripts():
        pass
    assert await number_of(database, Conversation) == 0


async def test_the_trail_is_pruned_in_its_own_time(
    database: Database, clock: FrozenClock, sweeps: Retention, tmp_path: Path
) -> None:
    sealer, anchors = Sealer(tmp_path / "heads"), Anchors(tmp_path, Signer(installed()))
    for days in (0, 1):
        clock.advance(timedelta(days=days))
        async with database.begin() as session:
            await record(session, AuditEntry("x", "visit.read", "patient", "p", "asked", clock.now()))
        async with database.begin() as session:
            await sealer.seal(session, clock.now())
            await anchors.anchor(session, clock.now())
    clock.advance(timedelta(days=2556))
    await sweeps.prune_audit()
    assert (await number_of(database, AuditRow), len(await kinds(database))) == (2, 2)
    clock.advance(timedelta(seconds=1))
    await sweeps.prune_audit()
    assert (await number_of(database, AuditRow), (await kinds(database))[-1]) == (1, "pruned")
    assert [s.kind for s in anchors.copies()][-1] == "pruned"


async def kinds(database: Database) -> list[str]:
    async with database.begin() as session:
        return [s.kind for s in await statements(session)]
