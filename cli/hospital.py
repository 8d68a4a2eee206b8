"""`careline hospital` and `careline search`: checking, loading and looking at a hospital."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from cli.bootstrap import MODELS
from cli.keys import keyring_for
from cli.running import clock_for, parse_moment, running
from cli.servers import servers_for
from language.embedding import embed
from runtime import crypto
from runtime.clock import SystemClock
from runtime.database import Database
from runtime.errors import InvalidInput
from runtime.schema import load_models, migrate
from runtime.settings import Settings
from scheduler_core import qa
from scheduler_core.hospital import Difference, HospitalFile, difference, load, read_folder
from scheduler_core.types import Slot, Window, Wishes
from tools.services import Services


def schema() -> dict[str, Any]:
    """The JSON Schema of a hospital folder, all files taken together."""
    return HospitalFile.model_json_schema()


def check(folder: Path) -> dict[str, Any]:
    """What the folder holds; HospitalFileError with file, line and rule of every fault."""
    file = read_folder(folder)
    counted = ("sites", "departments", "practitioners", "nurses", "rooms", "devices", "visit_types", "answers")
    return {"ok": True, "name": file.name.en, **{name: len(getattr(file, name)) for name in counted}}


async def load_folder(settings: Settings, folder: Path, *, dry_run: bool) -> dict[str, Any]:
    """Load the folder into the database, or show what loading would change."""
    file = read_folder(folder)
    async with database_of(settings) as database, database.begin() as session:
        now = SystemClock().now()
        if dry_run:
            found: Difference = await difference(session, file, now)
        else:
            found = await load(session, file, now)
            await qa.index(session, file, embed)
    return {"dry_run": dry_run, **asdict(found)}


@asynccontextmanager
async def database_of(settings: Settings) -> AsyncIterator[Database]:
    """The database alone, at its schema: starting the whole program would load the folder."""
    crypto.install(keyring_for(settings))
    load_models(MODELS)
    async with servers_for(settings) as servers:
        database = Database(servers.database_url)
        try:
            await migrate(database)
            yield database
        finally:
            await database.dispose()


async def search(settings: Settings, now: str | None, visit_type: str, options: dict[str, Any]) -> dict[str, Any]:
    """The offers that the assistant would make."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _):
        hospital = app.hospital
        wishes = Wishes(
            visit_type=hospital.visit_type(visit_type).key,
            windows=_windows(options, hospital.zone),
            practitioner=options.get("practitioner"),
            site=options.get("site"),
            language=options.get("language"),
            modality="telehealth" if options.get("telehealth") else "in_person",
            earliest=bool(options.get("earliest")),
            accessible=bool(options.get("accessible")),
            interpreter=options.get("interpreter"),
            limit=int(options.get("limit") or 3),
        )
        async with app.database.begin() as session:
            slots = await _offers(app.parts.services, session, wishes, app.clock.now())
        return {"offers": [_shown(slot, hospital.zone) for slot in slots]}


async def _offers(services: Services, session: AsyncSession, wishes: Wishes, now: datetime) -> tuple[Slot, ...]:
    """Regular times, and where they are too few, places beyond capacity after them."""
    found = await services.search.find(session, wishes, now)
    left = wishes.limit - len(found)
    if services.overbooking is None or not left:
        return found
    return (*found, *await services.overbooking.places(session, wishes, now, left))


def _windows(options: dict[str, Any], zone: Any) -> tuple[Window, ...]:
    if not options.get("start") and not options.get("end"):
        return ()
    if not options.get("start") or not options.get("end"):
        raise InvalidInput("A window needs --from and --to.", hint="Give both as ISO times.")
    return (Window(parse_moment(options["start"], zone), parse_moment(options["end"], zone)),)


def _shown(slot: Slot, zone: ZoneInfo) -> dict[str, Any]:
    beyond = {"beyond_capacity": True} if slot.shares is not None else {}
    return {
        "visit_type": slot.visit_type,
        "start": slot.starts_at.astimezone(zone).isoformat(),
        "end": slot.ends_at.astimezone(zone).isoformat(),
        "practitioner": slot.practitioner,
        "site": slot.site,
        "modality": slot.modality,
        "resources": [a.resource for a in slot.assignments],
        **beyond,
    }


def printed(result: dict[str, Any]) -> None:
    """A result for machines."""
    print(json.dumps(result, ensure_ascii=False, indent=2, default=str))
