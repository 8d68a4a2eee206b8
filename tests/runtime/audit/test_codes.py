"""A row that Careline did not write is found, sealed or not, and the database refuses to change those that it did."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from runtime.audit import AuditEntry, RowKey, check_export, record
from runtime.audit.rows import said
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.signing import PublicKeys
from tests.runtime.audit.builders import BATCHES, SIZE, Trail

FORGED = (
    "INSERT INTO audit (at, actor, action, subject_kind, subject_id, why, digests, mac)"
    " SELECT at - interval '1 year', 'staff:desk', action, subject_kind, 'deadbeef', why, digests, {mac} FROM audit WHERE id = 5"
)
UNCODED = "ALTER TABLE audit DROP CONSTRAINT audit_coded"
CODED = "ALTER TABLE audit ADD CONSTRAINT audit_coded CHECK (mac IS NOT NULL OR seal_id IS NOT NULL)"
NEWEST = BATCHES * SIZE + 1


async def written(trail: Trail, clock: FrozenClock, rows: int = 1) -> None:
    """Rows that are not sealed yet."""
    async with trail.database.begin() as session:
        for number in range(rows):
            await record(session, AuditEntry("assistant", "visit.read", "patient", f"n{number}", "asked", clock.now()))


async def test_rows_that_wait_for_their_batch_hold_by_their_codes(trail: Trail, clock: FrozenClock) -> None:
    await written(trail, clock, rows=2)
    verdict = await trail.verdict()
    assert (verdict.ok, verdict.rows, verdict.unsealed) == (True, 12, 2)


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("mac", ["mac", "repeat('0', 80)", "''"])
async def test_a_forged_row_is_found_whether_it_was_sealed_meanwhile_or_not(
    trail: Trail, clock: FrozenClock, mac: str, sealed: bool
) -> None:
    await trail.sql(FORGED.format(mac=mac))
    if sealed:
        await seal(trail, clock)
    assert (await trail.verdict()).where == f"row {NEWEST}"


async def test_a_row_without_a_code_is_refused_and_found_where_the_rule_was_dropped(
    trail: Trail, clock: FrozenClock
) -> None:
    with pytest.raises(IntegrityError, match="audit_coded"):
        await trail.sql(FORGED.format(mac="NULL"))
    await trail.sql(UNCODED, FORGED.format(mac="NULL"))
    number = NEWEST + 1  # the refused one has used its number up
    assert (await trail.verdict()).where == f"row {number}"
    await seal(trail, clock)
    assert (await trail.verdict()).where == f"row {number}"
    far = check_export(await trail.exported(), PublicKeys.of_ring(trail.ring))
    assert far.where == f"row {number}"


async def test_a_row_that_was_copied_with_its_code_is_found(trail: Trail) -> None:
    await trail.sql(
        "INSERT INTO audit (at, actor, action, subject_kind, subject_id, why, digests, mac)"
        " SELECT at, actor, action, subject_kind, subject_id, why, digests, mac FROM audit WHERE id = 5"
    )
    verdict = await trail.verdict()
    assert (verdict.where, verdict.why) == (f"row {NEWEST}", "it is a copy of another row")


@pytest.mark.parametrize(
    "change",
    ["why = 'other'", "actor = 'x'", "at = at - interval '1 second'", "digests = '{\"a\": \"b\"}'",
     "conversation_id = gen_random_uuid()", "subject_id = 'x'", "subject_kind = 'x'", "action = 'x'"],
)  # fmt: skip
async def test_a_row_edited_before_it_is_sealed_is_found(trail: Trail, clock: FrozenClock, change: str) -> None:
    await written(trail, clock)
    await trail.sql(f"UPDATE audit SET {change} WHERE seal_id IS NULL")
    assert (await trail.verdict()).where == f"row {NEWEST}"


async def test_a_chain_rewritten_over_an_edited_row_is_found_without_any_note_outside(trail: Trail) -> None:
    await trail.sql("UPDATE audit SET actor = 'nobody' WHERE id = 6")
    await trail.rechain([[*range(1, 5)], [*range(5, 9)], [*range(9, 13)]])
    assert (await trail.verdict(heads=False)).where == "row 6"


async def test_what_was_written_and_sealed_before_there_were_codes_still_holds(
    trail: Trail, clock: FrozenClock
) -> None:
    await written(trail, clock)
    await trail.sql(UNCODED, "UPDATE audit SET mac = NULL", f"{CODED} NOT VALID")
    await trail.rechain([[*range(1, 5)], [*range(5, 9)], [*range(9, 13)]], dated=False)
    assert (await trail.verdict(heads=False)).unsealed == 1
    await seal(trail, clock)
    await trail.grow(clock.now(), batches=1)
    verdict = await trail.verdict(heads=False)
    assert (verdict.ok, verdict.rows) == (True, 17), verdict


async def test_no_batch_of_the_old_form_is_taken_behind_a_new_one(trail: Trail) -> None:
    await trail.rechain([[*range(1, 5)], [*range(5, 9)]])
    await trail.rechain([[*range(9, 13)]], dated=False, after=2)
    assert (await trail.verdict(heads=False)).where == "seal 3"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET why = 'other' WHERE seal_id IS NULL",
        "UPDATE audit SET mac = 'other' WHERE seal_id IS NULL",
        "UPDATE audit SET seal_id = 1, why = 'other' WHERE seal_id IS NULL",
        "UPDATE audit SET seal_id = NULL WHERE id = 5",
        "UPDATE audit SET seal_id = 3 WHERE id = 5",
        "DELETE FROM audit WHERE seal_id IS NULL",
        "DELETE FROM audit WHERE id = 5",
        "DELETE FROM audit_seal WHERE id = 3",
        "UPDATE audit_seal SET sealed_at = now()",
        "DELETE FROM audit_anchor",
        "UPDATE audit_anchor SET kind = 'pruned'",
        "TRUNCATE audit",
        "TRUNCATE audit_seal",
        "TRUNCATE audit_anchor",
    ],
)
async def test_the_database_refuses_to_change_the_trail(trail: Trail, clock: FrozenClock, change: str) -> None:
    await trail.anchor(clock.now())
    await written(trail, clock)
    with pytest.raises(IntegrityError, match="append-only"):
        await trail.sql(change, guarded=True)
    assert (await trail.verdict()).unsealed == 1


async def test_a_trail_that_nothing_guards_any_more_does_not_pass(trail: Trail) -> None:
    await trail.sql("ALTER TABLE audit_seal DISABLE TRIGGER audit_removed", guarded=True)
    assert (await trail.verdict()).where == "the database"


def test_a_code_of_other_keys_or_another_row_does_not_hold(clock: FrozenClock) -> None:
    row, other = (said(AuditEntry("a", "b", "patient", who, "w", clock.now())) for who in "pq")
    ring = KeyRing.generate()
    mac = RowKey(ring).mac(row)
    assert RowKey(ring).holds(row, mac, clock.now())
    assert not RowKey(ring).holds(other, mac, clock.now())
    assert not RowKey(KeyRing.generate()).holds(row, mac, clock.now())
    assert RowKey(ring).mac(row) != mac


async def seal(trail: Trail, clock: FrozenClock) -> None:
    """As the worker does, twice a minute."""
    async with trail.database.begin() as session:
        await trail.sealer.seal(session, clock.now())
