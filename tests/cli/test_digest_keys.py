"""A new digest key: whoever was found before is found at every moment, and after it with the old key alone nobody is."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from assistant import store
from cli import key_changes
from cli.keys import every_digested_column, prove_keys
from guardrails.consent import Consents, arguments_hash
from guardrails.emergency_review import digest_of
from guardrails.identity import Identity
from guardrails.optout import ContactLedger, Keyword
from guardrails.vault import Vault
from runtime import crypto, keyfile, redigesting
from runtime.audit import AuditEntry, RowKey, record
from runtime.audit.rows import said
from runtime.clock import FrozenClock
from runtime.crypto import Digests, KeyRing, level_of
from runtime.database import Database, new_id
from runtime.redigesting import Redigester
from scheduler_core import patients
from scheduler_core.importing.known import content_of, index_of, known, record_of, remember
from tests.cli.conftest import Careline
from tests.conftest import run_sql
from tests.guardrails.builders import ANA, BORN, Patients, Phone
from tests.scheduler_core.killing import killed_at

NOW = datetime(2026, 3, 3, 14, tzinfo=UTC)
KEY, FIRST, SECOND, THIRD = (bytes([n]) * 32 for n in (1, 2, 3, 4))
BEFORE = KeyRing({1: KEY}, FIRST)
READ = KeyRing({1: KEY}, FIRST, digests=Digests((SECOND,), 1))
AFTER = KeyRing({1: KEY}, FIRST, digests=Digests((SECOND,), 2, NOW))
LATER = KeyRing({1: KEY}, FIRST, digests=Digests((SECOND, THIRD), 3, NOW))
PEOPLE = 12


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(redigesting, "ROWS", 5)
    yield


def who(i: int) -> tuple[str, date, str]:
    return f"Person Number{i}", date(1950 + i, 1, 2), f"+1202555{i:04d}"


async def furnish(database: Database, *, first: int = 0) -> None:
    """People on record, imported, with conversations, and every second one opted out: as the installed ring writes it."""
    async with database.begin() as session:
        for i in range(first, first + PEOPLE):
            name, born, phone = who(i)
            patient = await patients.register(session, name, born, phone=phone, key=f"k{i}", now=NOW)
            await remember(
                session, [record_of(index_of("patient", f"x|{i}"), "patient", patient.id, content_of(i), 1, NOW)]
            )
            await store.create(session, "sms", "en", NOW, phone)
            if i % 2:
                await ContactLedger(session).record(phone, Keyword.STOP, NOW, proof="letter")


async def all_found(database: Database, people: int = PEOPLE) -> None:
    """Everybody is found by all that they were found by."""
    async with database.begin() as session:
        await prove_keys(session)
        for i in range(people):
            name, born, phone = who(i)
            (one,) = await patients.find(session, name, born)
            assert [p.id for p in await patients.by_phone(session, phone)] == [one.id]
            assert await ContactLedger(session).is_opted_out(phone) == bool(i % 2)
            assert await store.open_by_number(session, "sms", phone) is not None
        query = "SELECT count(*) FROM imported_record"
        counted = await session.scalar(text(query))
    async with database.begin() as session:
        before = await known(session, [index_of("patient", f"x|{i}") for i in range(people)])
        assert len(before) == people
        assert all(content_of(i).fits(before[index_of("patient", f"x|{i}")].content) for i in range(people))
        assert await session.scalar(text(query)) == counted
        await session.rollback()


@pytest.fixture
async def furnished(database: Database) -> AsyncIterator[Database]:
    crypto.install(BEFORE)
    await furnish(database)
    yield database


async def test_everybody_is_found_before_while_and_after_all_is_raised(furnished: Database) -> None:
    for ring in (READ, AFTER):
        crypto.install(ring)
        await all_found(furnished)
    await furnish(furnished, first=PEOPLE)
    await all_found(furnished, 2 * PEOPLE)
    redigester = Redigester(furnished, AFTER, every_digested_column())
    left = await redigester.left()
    assert (left["patient.mrn_index"], left["contact_consent.phone_index"]) == (PEOPLE, PEOPLE // 2)
    assert await redigester.run() == sum(left.values())
    assert await redigester.left() == {}
    await all_found(furnished, 2 * PEOPLE)
    crypto.install(LATER)
    await Redigester(furnished, LATER, every_digested_column()).run()
    await all_found(furnished, 2 * PEOPLE)


async def test_a_process_that_only_reads_the_new_key_yet_finds_what_others_write_with_it(furnished: Database) -> None:
    crypto.install(AFTER)
    await Redigester(furnished, AFTER, every_digested_column()).run()
    crypto.install(READ)
    await all_found(furnished)


async def test_with_the_old_key_alone_nothing_is_found_any_more(furnished: Database) -> None:
    crypto.install(AFTER)
    await Redigester(furnished, AFTER, every_digested_column()).run()
    crypto.install(BEFORE)
    async with furnished.begin() as session:
        assert await patients.find(session, *who(1)[:2]) == []
        assert not await ContactLedger(session).is_opted_out(who(1)[2])


async def test_killed_at_any_statement_everybody_stays_found_and_the_rest_is_raised_next_time(
    furnished: Database,
) -> None:
    crypto.install(AFTER)
    kills = 0
    for statement in range(1, 60):
        if not await killed_at(furnished, statement, Redigester(furnished, AFTER, every_digested_column()).run):
            break
        kills += 1
        await all_found(furnished)
    assert kills > 5
    assert await Redigester(furnished, AFTER, every_digested_column()).left() == {}
    await all_found(furnished)


async def test_a_value_keeps_its_placeholder(database: Database) -> None:
    crypto.install(BEFORE)
    here = new_id()
    async with database.begin() as session:
        first = await Vault(session, here).placeholder("PHONE", "617-555-0142")
    for ring in (READ, AFTER):
        crypto.install(ring)
        async with database.begin() as session:
            assert await Vault(session, here).placeholder("PHONE", "617-555-0142") == first
        await Redigester(database, ring, every_digested_column()).run()


async def test_a_code_and_a_consent_under_way_hold_and_a_lock_stays_shut(
    database: Database, clock: FrozenClock
) -> None:
    crypto.install(BEFORE)
    known_, phone, here = Patients(), Phone(), new_id()
    known_.add(ANA, BORN)
    identity, consents = Identity(known_, phone, clock), Consents()
    async with database.begin() as session:
        await identity.start(session, here, ANA, BORN, clock.now())
        asked = await consents.open(
            session, conversation_id=here, patient_id=None, action="book_visit", arguments={"a": 1}, visit_version=None,
            read_back="x", now=clock.now(),
        )  # fmt: skip
        await consents.delivered(session, asked.id, clock.now())
        for _ in range(6):
            await identity.start(session, new_id(), "Somebody Else", BORN, clock.now())
    crypto.install(AFTER)
    async with database.begin() as session:
        assert (await identity.check(session, here, phone.sent[0].code, clock.now())).proven
        digest = arguments_hash("book_visit", {"a": 1})
        assert await consents.consume(session, asked.id, "book_visit", digest, None, clock.now())
        assert (await identity.start(session, new_id(), "Somebody Else", BORN, clock.now())).status == "locked"


def test_an_audit_code_of_the_former_key_holds_for_rows_of_its_time_alone() -> None:
    for at, holds in (
        (NOW - timedelta(days=9), True),
        (NOW + timedelta(seconds=30), True),
        (NOW + timedelta(hours=1), False),
    ):
        row = said(AuditEntry("a", "b", "patient", "p", "w", at))
        assert RowKey(AFTER).holds(row, RowKey(BEFORE).mac(row), at) is holds
        assert RowKey(AFTER).holds(row, RowKey(AFTER).mac(row), at)
        assert not RowKey(AFTER).holds(row, RowKey(KeyRing.generate()).mac(row), at)


def test_once_the_former_key_is_retired_its_codes_hold_in_the_batches_of_then_alone() -> None:
    retired = KeyRing({1: KEY}, FIRST, digests=Digests((SECOND,), 2, NOW, retired_at=7))
    row = said(AuditEntry("a", "b", "patient", "p", "w", NOW - timedelta(days=9)))
    for seal, holds in ((7, True), (8, False), (None, False)):
        assert RowKey(retired).holds(row, RowKey(BEFORE).mac(row), NOW - timedelta(days=9), seal) is holds
        assert RowKey(retired).holds(row, RowKey(retired).mac(row), NOW - timedelta(days=9), seal)


async def test_new_audit_rows_are_coded_with_the_new_key(database: Database) -> None:
    crypto.install(AFTER)
    entry = AuditEntry("a", "b", "patient", "p", "w", NOW + timedelta(hours=1))
    async with database.begin() as session:
        await record(session, entry)
        mac = await session.scalar(text("SELECT mac FROM audit"))
    assert mac is not None
    assert RowKey(AFTER).holds(said(entry), mac, entry.at)


def test_a_digest_is_raised_without_its_value_and_fits_at_every_level() -> None:
    old, new, latest = (ring.blind_index("x", "v") for ring in (BEFORE, AFTER, LATER))
    assert (AFTER.raised(old), LATER.raised(old), LATER.raised(new)) == (new, latest, latest)
    assert [level_of(d) for d in (old, new, latest)] == [1, 2, 3]
    assert latest.levels == (old, new, latest)
    assert {len(d) for d in latest.levels} == {64}
    assert all(latest.fits(level) for level in latest.levels)
    assert not latest.fits(AFTER.blind_index("x", "w"))
    assert not latest.fits(None)


def test_by_command_the_key_is_turned_all_is_raised_and_what_was_made_before_is_good_still(
    careline: Careline, hospital: dict[str, str], tmp_path: Path
) -> None:
    archive = tmp_path / careline("backup", tmp_path).json["archive"]
    assert careline("audit", "verify").code == 0
    unchanged = {"level": 1, "waits": False, "older": {}, "former_vouches": False}
    assert careline("keys", "list").json["digest"] == unchanged
    assert careline("keys", "rotate-digest").json == {"digest_level": 2}
    older = careline("keys", "list").json["digest"]["older"]
    assert older["patient.mrn_index"] > 10
    assert careline("search", "cardiology-new", "--now", "2026-03-03T09:00").code == 0
    assert careline("keys", "redigest").json == {"raised": sum(older.values()), "left": {}}
    assert careline("audit", "verify").code == 0
    found = careline("attest", "--no-advisories", "--out", tmp_path, "--backup", archive).json
    states = {check["name"]: check["state"] for check in found["checks"]}
    assert (states["stored data opens"], states["backup"], states["audit trail"]) == ("pass", "pass", "pass")


def test_the_former_key_is_retired_only_once_nothing_stored_needs_it(
    careline: Careline, hospital: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(hospital["CARELINE_HOME"]) / "keys.json"
    former = KeyRing.parse(path.read_text(), "x")

    def refused() -> str:
        done = careline("keys", "retire-digest")
        assert (done.code, "digest_retired" in json.loads(path.read_text())) == (1, False)
        return str(json.loads(done.err.splitlines()[-1])["error"])

    assert refused() == "no_former"
    assert careline("emergency", "--sign", "A", "--office", "B", "--digest", digest_of()).code == 0, "a row of before"
    careline("keys", "rotate-digest")
    assert refused() == "too_soon"
    monkeypatch.setattr(key_changes, "OVERLAP", timedelta(0))
    assert refused() == "key_in_use"
    careline("keys", "redigest")
    assert careline("keys", "list").json["digest"]["former_vouches"] is True
    done = careline("keys", "retire-digest")
    assert done.code == 0, done.err
    assert done.json["retired_below"] == 2
    assert json.loads(path.read_text())["digest_retired"] == done.json["last_seal"]
    assert careline("keys", "list").json["digest"]["former_vouches"] is False
    assert careline("search", "cardiology-new", "--now", "2026-03-03T09:00").code == 0
    assert careline("audit", "verify").json["ok"] is True
    run_sql(hospital["DATABASE_URL"], _forged(former))
    found = careline("audit", "verify").json
    assert (found["ok"], "not written by Careline" in found["why"]) == (False, True)


def _forged(ring: KeyRing) -> str:
    """A row that says it is from long ago, with the code that whoever has the former key can make."""
    entry = AuditEntry("cli", "read", "patient", "p", "w", NOW)
    mac = RowKey(ring).mac(said(entry))
    return f"""INSERT INTO audit (at, actor, action, subject_kind, subject_id, why, digests, mac)
        VALUES ('{NOW.isoformat()}', 'cli', 'read', 'patient', 'p', 'w', '{{}}', '{mac}')"""


def test_a_broken_trail_retires_nothing(
    careline: Careline, hospital: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_changes, "OVERLAP", timedelta(0))
    careline("keys", "rotate-digest")
    careline("keys", "redigest")
    run_sql(hospital["DATABASE_URL"], _forged(KeyRing.generate()))
    done = careline("keys", "retire-digest")
    assert (done.code, "broken" in done.err) == (1, True)


def test_where_nothing_was_ever_written_down_the_former_key_vouches_for_nothing(
    careline: Careline, hospital: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_changes, "OVERLAP", timedelta(0))
    ring = (Path(hospital["CARELINE_HOME"]) / "keys.json").read_text()
    careline("keys", "rotate-digest")
    careline("keys", "redigest")
    now = (Path(hospital["CARELINE_HOME"]) / "keys.json").read_text()
    printed = careline("keys", "retire-digest", CARELINE_SECRET_KEYS=now)
    assert printed.json == {**json.loads(now), "digest_retired": 0}
    assert "CARELINE_SECRET_KEYS" in printed.err and json.loads(ring)["digest"] == printed.json["digest"]


def test_the_next_change_lets_the_key_of_now_vouch_for_its_own_rows_again() -> None:
    content: dict[str, Any] = {"digests": {"2": "x"}, "digest_level": 2, "digest_retired": 4}
    keyfile.digest_added(content)
    keyfile.digest_switched(content)
    assert (content["digest_level"], "digest_retired" in content) == (3, False)


def test_a_change_that_was_stopped_after_its_first_step_goes_on_with_the_same_key(
    careline: Careline, hospital: dict[str, str]
) -> None:
    path = Path(hospital["CARELINE_HOME"]) / "keys.json"
    content: dict[str, Any] = json.loads(path.read_text())
    content["digests"] = {"2": crypto.new_key()}
    path.write_text(json.dumps(content))
    assert careline("keys", "list").json["digest"]["waits"] is True
    assert careline("keys", "rotate-digest").json == {"digest_level": 2}
    assert json.loads(path.read_text())["digests"] == content["digests"]


def test_a_ring_in_the_settings_is_turned_in_two_printed_steps(careline: Careline, hospital: dict[str, str]) -> None:
    ring = (Path(hospital["CARELINE_HOME"]) / "keys.json").read_text()
    first = careline("keys", "rotate-digest", CARELINE_SECRET_KEYS=ring)
    assert (list(first.json["digests"]), first.json.get("digest_level", 1)) == (["2"], 1)
    second = careline("keys", "rotate-digest", CARELINE_SECRET_KEYS=first.out)
    assert (second.json["digests"], second.json["digest_level"]) == (first.json["digests"], 2)
