"""`careline hospital`: checking and loading a hospital."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cli.bootstrap import MODELS
from cli.keys import keyring_for
from cli.servers import servers_for
from language.embedding import embed_kept
from runtime import crypto
from runtime.clock import SystemClock
from runtime.database import Database
from runtime.schema import load_models, migrate
from runtime.settings import Settings
from scheduler_core import qa
from scheduler_core.hospital import Difference, HospitalFile, difference, load, read_folder


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
            await qa.index(session, file, embed_kept)
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


def printed(result: dict[str, Any]) -> None:
    """A result for machines."""
    print(json.dumps(result, ensure_ascii=False, indent=2, default=str))
