"""Running every check, and writing what came of them as JSON and as PDF."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import select

from channels.privacy.backups import inspect
from cli.attesting import installation, selfchecks, stored, supply
from cli.attesting.document import Attestation
from cli.attesting.printing import as_pdf, show
from cli.attesting.types import Check, judged, unchecked
from cli.audit import existing, keys_in
from cli.hospital import database_of
from cli.keys import keyring_for, prove_keys
from cli.running import facility
from runtime.clock import SystemClock
from runtime.crypto import installed
from runtime.database import Database
from runtime.errors import CarelineError
from runtime.files import appearing
from runtime.settings import Settings
from runtime.signing import PublicKeys, Signer
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient


async def attest(settings: Settings, folder: Path | None, backup: Path | None, *, advisories: bool) -> dict[str, Any]:
    """Check, sign, print and write; the document as JSON, with the names of the files."""
    hospital, now = facility(settings), SystemClock().now()
    checks = await _checks(settings, hospital, backup, now, advisories=advisories)
    moment = now.astimezone(UTC)
    made = Attestation(
        hospital.display_name, moment.isoformat(timespec="seconds"), version("careline"), supply.commit(), tuple(checks)
    ).signed(Signer(installed()))
    show(made)
    place = folder or settings.home / "attestations"
    return made.as_json() | {"files": await asyncio.to_thread(_written, made, place, moment)}


def verified(file: Path, key: Path | None, settings: Settings) -> bool:
    """Whether a document is as it was signed, by the key of a PEM file or by this installation's."""
    text = existing(file).read_text(encoding="utf-8", errors="replace")
    keys = keys_in(key) if key is not None else PublicKeys.of_ring(keyring_for(settings))
    return Attestation.read(text).holds(keys)


async def _checks(
    settings: Settings, hospital: Hospital, backup: Path | None, now: datetime, *, advisories: bool
) -> Sequence[Check]:
    async with database_of(settings) as database:
        return [
            installation.environment(settings),
            *installation.transit(settings),
            installation.secrets(settings),
            installation.key_age(settings, installed(), now),
            await _keys_fit(database),
            *await stored.trail(database, settings),
            await stored.opt_outs(database, now),
            installation.retention(hospital),
            await stored.overdue(database, hospital, now),
            await asyncio.to_thread(_backup, backup, now),
            installation.residency(settings, hospital),
            installation.model(settings),
            installation.rules(settings),
            selfchecks.emergencies(),
            selfchecks.redaction(),
            supply.installed(),
            await asyncio.to_thread(supply.advisories, look=advisories),
        ]


async def _keys_fit(database: Database) -> Check:
    name = "stored data opens"
    try:
        async with database.begin() as session:
            if await session.scalar(select(Patient.id).limit(1)) is None:
                return unchecked(name, "there is no patient yet")
            await prove_keys(session)
    except CarelineError as error:
        return judged(name, False, str(error))
    return judged(name, True, "the newest patient's record opens with these keys, and is found by them")


def _backup(archive: Path | None, now: datetime) -> Check:
    if archive is None:
        return unchecked("backup", "no archive was given (--backup)")
    try:
        found = inspect(installed(), archive)
    except CarelineError as error:
        return judged("backup", False, str(error))
    age = (now - found.made).days
    return judged(
        "backup", True, f"{archive.name} is whole and opens: {found.tables} tables, {age} days old; not restored"
    )


def _written(made: Attestation, folder: Path, moment: datetime) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"attestation-{moment:%Y%m%dT%H%M%SZ}"
    content = {"json": json.dumps(made.as_json(), indent=2, ensure_ascii=False).encode() + b"\n", "pdf": as_pdf(made)}
    paths = []
    for kind, data in content.items():
        path = folder / f"{stem}.{kind}"
        with appearing(path) as file:
            file.write(data)
        paths.append(str(path))
    return paths
