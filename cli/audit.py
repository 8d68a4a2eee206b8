"""`careline audit`: verify, export, prove, anchor and the public key; on the database or on an export alone."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cli.hospital import database_of
from cli.keys import keyring_for
from cli.trail import anchors_for, sealer_for
from runtime import crypto
from runtime.audit import (
    Evidence,
    RowKey,
    check_export,
    check_proof,
    export_lines,
    one_at_a_time,
    prove,
    read_copies,
    statements,
    verify,
)
from runtime.clock import SystemClock
from runtime.database import Database
from runtime.errors import InvalidInput
from runtime.settings import Settings
from runtime.signing import PublicKeys


async def verify_here(settings: Settings, key: Path | None, copies: Path | None, *, seal: bool) -> dict[str, Any]:
    """Walk the chain in the database and what is not sealed yet; nothing is written unless `seal` says so."""
    async with database_of(settings) as database:
        return await verify_in(database, settings, key, copies, seal=seal)


async def verify_in(
    database: Database, settings: Settings, key: Path | None, copies: Path | None, *, seal: bool
) -> dict[str, Any]:
    """The same in a database that is open."""
    sealer = sealer_for(settings)
    if seal:
        async with database.begin() as session:
            await sealer.seal(session, SystemClock().now())
    async with database.begin() as session:
        await one_at_a_time(session)  # nothing is sealed between reading the heads and the rows
        evidence = Evidence(
            heads=sealer.heads(),
            statements=await statements(session),
            copies=read_copies(copies) if copies else anchors_for(settings).copies(),
            keys=keys_in(key) if key else PublicKeys.of_ring(crypto.installed()),
            row_key=RowKey(crypto.installed()),
        )
        return asdict(await verify(session, evidence))


def verify_file(export: Path, key: Path | None, copies: Path | None) -> dict[str, Any]:
    """Walk an export without the database; the public key must be given."""
    keys, known = keys_in(_needed(key)), read_copies(copies) if copies else ()
    with existing(export).open(encoding="utf-8") as lines:
        return asdict(check_export(lines, keys, known))


def verify_proof(proof: Path, key: Path | None) -> dict[str, Any]:
    """Check that the row of a proof is under a signed root."""
    keys = keys_in(_needed(key))
    try:
        content = json.loads(existing(proof).read_text(encoding="utf-8"))
    except ValueError:
        content = None
    return asdict(check_proof(content, keys))


async def export_audit(settings: Settings) -> None:
    """Anchors, rows and batches as lines of JSON: ids and digests, no values."""
    async with database_of(settings) as database, database.begin() as session:
        async for line in export_lines(session):
            print(json.dumps(line))


async def prove_row(settings: Settings, row: int) -> dict[str, Any]:
    """A row with the way to its signed root."""
    async with database_of(settings) as database, database.begin() as session:
        return await prove(session, row)


async def anchor_now(settings: Settings) -> dict[str, Any]:
    """Seal what is open and sign it; the newest anchor, for a notary."""
    async with database_of(settings) as database:
        anchors, now = anchors_for(settings), SystemClock().now()
        async with database.begin() as session:
            await sealer_for(settings).seal(session, now)
            await anchors.anchor(session, now)
        async with database.begin() as session:
            await anchors.publish(session)
            made = await statements(session)
    if not made:
        raise InvalidInput("There is nothing to anchor yet.", hint="Nobody's data has been touched.")
    return made[-1].as_json()


def public_key(settings: Settings) -> str:
    """The public halves of the signing keys, as PEM."""
    return PublicKeys.of_ring(keyring_for(settings)).pem()


def _needed(key: Path | None) -> Path:
    if key is None:
        raise InvalidInput(
            "A file is verified with a public key.", hint="Give --public-key; careline audit key prints it."
        )
    return key


def keys_in(path: Path) -> PublicKeys:
    """The public keys of a PEM file."""
    return PublicKeys.of_pem(existing(path).read_text(encoding="utf-8", errors="replace"))


def existing(path: Path) -> Path:
    """InvalidInput where there is no such file."""
    if not path.is_file():
        raise InvalidInput(f"There is no file {path}.", hint="Check the path.")
    return path
