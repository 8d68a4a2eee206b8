"""`careline patient`: what a patient may ask for, for whoever answers such requests."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from channels.privacy.accounting import Accounting, Asked, account, as_csv
from channels.privacy.copy import copy_of
from channels.privacy.erasing import erase
from channels.privacy.finding import by_record_number
from channels.words import Words
from cli.bootstrap import DEMO_HOSPITAL
from cli.hospital import database_of
from cli.running import facility_zone, parse_moment
from language.types import Lang
from runtime.clock import SystemClock
from runtime.errors import InvalidInput
from runtime.settings import Settings
from scheduler_core.acting import keeps_to_themselves
from scheduler_core.hospital import Hospital, read_folder
from scheduler_core.models import Patient

ACTOR = "cli"


async def disclosures(
    settings: Settings,
    number: str,
    out: Path,
    period: tuple[str | None, str | None],
    lang: Lang,
    *,
    every_access: bool,
) -> dict[str, object]:
    """Write the accounting of a patient to a .pdf or .csv file."""
    if out.suffix not in (".pdf", ".csv"):
        raise InvalidInput("The accounting is written as .pdf or .csv.", hint="Give --out with one of them.")
    start, end = (_moment(settings, text) for text in period)
    asked = Asked(ACTOR, SystemClock().now(), lang, start, end, every_access)
    async with database_of(settings) as database, database.begin() as session:
        found = await account(session, await by_record_number(session, number), asked, Words())
    _write(settings, out, found, lang)
    return {"written": str(out), "lines": len(found.lines), "from": found.start, "to": found.end}


def _write(settings: Settings, out: Path, found: Accounting, lang: Lang) -> None:
    zone, words = facility_zone(settings), Words()
    if out.suffix == ".csv":
        out.write_text(as_csv(found, words, lang, zone), encoding="utf-8", newline="")
        return
    from channels.privacy.pdf import as_pdf

    hospital = Hospital(read_folder(settings.hospital or DEMO_HOSPITAL)).display_name
    out.write_bytes(as_pdf(found, words, lang, zone, hospital))


def _moment(settings: Settings, text: str | None) -> datetime | None:
    return None if text is None else parse_moment(text, facility_zone(settings))


async def export(settings: Settings, number: str, out: Path, *, for_proxy: bool = False) -> dict[str, object]:
    """Write a copy of what is kept about a patient as JSON; for who acts for them, without what the young keep to themselves."""
    now = SystemClock().now()
    async with database_of(settings) as database, database.begin() as session:
        patient = await by_record_number(session, number)
        hidden = _hidden(settings, patient, now) if for_proxy else ()
        found = await copy_of(session, patient, ACTOR, now, hidden=hidden)
    _save(out, found)
    return {"written": str(out), "conversations": len(found["conversations"]), "visits": len(found["visits"])}


def _hidden(settings: Settings, patient: Patient, now: datetime) -> tuple[str, ...]:
    """The kinds of visits that who acts for this patient must not learn of."""
    hospital = Hospital(read_folder(settings.hospital or DEMO_HOSPITAL))
    if not keeps_to_themselves(hospital, patient, now):
        return ()
    return tuple(kind.key for kind in hospital.file.visit_types if kind.sensitive)


def _save(out: Path, found: dict[str, Any]) -> None:
    """Readable by its owner alone."""
    out.touch(mode=0o600)
    out.write_text(json.dumps(found, ensure_ascii=False, indent=2, default=str), encoding="utf-8")


async def erase_patient(settings: Settings, number: str, *, yes: bool) -> dict[str, object]:
    """Erase a patient. InvalidInput without --yes."""
    if not yes:
        raise InvalidInput("This destroys the patient's conversations for good.", hint="Say --yes if you mean it.")
    async with database_of(settings) as database, database.begin() as session:
        patient = await by_record_number(session, number)
        return asdict(await erase(session, patient, ACTOR, SystemClock().now()))
