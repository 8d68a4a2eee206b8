"""`careline backup` and `careline restore` on the database of the settings."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from channels.privacy.backups import KEYS_NAME, back_up, restore
from cli.hospital import database_of
from cli.keys import prove_keys
from runtime.clock import SystemClock
from runtime.crypto import installed
from runtime.settings import Settings


async def back_up_here(settings: Settings, folder: Path) -> dict[str, Any]:
    """What was written."""
    async with database_of(settings) as database:
        return asdict(await back_up(database, installed(), folder, SystemClock().now()))


async def restore_here(settings: Settings, archive: Path, keys: Path | None) -> dict[str, Any]:
    """What came back; ConfigurationError at the end where the key ring does not open it."""
    async with database_of(settings) as database:
        restored = await restore(database, installed(), archive, keys or archive.with_name(KEYS_NAME))
        async with database.begin() as session:
            await prove_keys(session)
    return asdict(restored)
