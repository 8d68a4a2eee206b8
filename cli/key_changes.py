"""Changing the keys while servers run: `careline keys list`, `rotate`, `reseal`, `retire`, and the same of the digest key."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from cli.audit import anchor_now, verify_in
from cli.hospital import database_of
from cli.keys import every_digested_column, every_sealed_column, keyring_for
from runtime.audit.macs import OVERLAP
from runtime.clock import SystemClock
from runtime.crypto import KeyRing, installed
from runtime.database import Database
from runtime.errors import Conflict
from runtime.keyfile import (
    FILE_NAME,
    LOOK_SECONDS,
    KeyFile,
    added,
    digest_added,
    digest_retired,
    digest_switched,
    digest_waits,
    removed,
)
from runtime.redigesting import Redigester
from runtime.resealing import Resealer, counts
from runtime.settings import Settings

WAIT_SECONDS = 120.0
"""How long `retire` waits for transactions that were under way."""


async def listed(settings: Settings) -> dict[str, Any]:
    """The data keys with what is stored under each, and the digest key that is written with."""
    content = _content(settings)
    async with database_of(settings) as database:
        return {"keys": await _data_keys(database, content), "digest": await _digests(database, content)}


async def _data_keys(database: Database, content: Mapping[str, Any]) -> list[dict[str, Any]]:
    made, ring, stored = content.get("made", {}), installed(), await counts(database, every_sealed_column())
    return [
        {
            "id": i,
            "current": i == ring.current,
            "made": made.get(str(i)),
            "there": i in ring.ids,
            "stored": stored.get(i, {}),
        }
        for i in sorted(ring.ids | set(stored))
    ]


async def _digests(database: Database, content: dict[str, Any]) -> dict[str, Any]:
    """The level at which digests are written, whether a key waits to be written with, and what is of older levels."""
    left, ring = await _redigester(database).left(), installed()
    former = ring.digest_level > 1 and ring.digest_retired_at is None
    return {"level": ring.digest_level, "waits": digest_waits(content), "older": left, "former_vouches": former}


def rotate_key(settings: Settings) -> dict[str, Any]:
    """A new current key. Where the ring is a setting, the setting's new value, in which the old key still encrypts."""
    ring = keyring_for(settings)
    if settings.secret_keys is None:
        return {"current": KeyFile(settings.home / FILE_NAME).rotate(), "before": ring.current}
    content = _content(settings)
    fresh = added(content, current=False)
    _hint(
        f"give CARELINE_SECRET_KEYS this value everywhere and restart; then set `current` to {fresh} and restart again."
    )
    return content


async def reseal_all(settings: Settings) -> dict[str, Any]:
    """Every row that an older key has sealed, put under the current one."""
    async with database_of(settings) as database:
        resealer = Resealer(database, installed(), every_sealed_column())
        rows = 0
        while resealed := await resealer.run(done=_tell):
            rows += resealed
        return {"resealed": rows, "left": await resealer.left()}


async def retire_key(settings: Settings, key_id: int) -> dict[str, Any]:
    """Destroy a key that nothing is stored under. Conflict names what still is, or a transaction that does not end."""
    content = _content(settings)
    removed(content, key_id)
    async with database_of(settings) as database:
        await _settled(database)
        left = (await counts(database, every_sealed_column())).get(key_id)
        if left:
            raise Conflict(
                f"{sum(left.values())} values are stored under key {key_id}: {', '.join(sorted(left))}.",
                hint="careline keys reseal puts them under the current key.", code="key_in_use",
            )  # fmt: skip
        if settings.secret_keys is not None:
            _hint("give CARELINE_SECRET_KEYS this value everywhere and restart.")
            return content
        KeyFile(settings.home / FILE_NAME).drop(key_id)
    return {"retired": key_id}


async def rotate_digest(settings: Settings) -> dict[str, Any]:
    """A new digest key: first everyone reads by it, then everyone writes with it. May be stopped in between and begun anew.

    Where the ring is a setting, the setting's next value, one step at a time.
    """
    if settings.secret_keys is None:
        keyring_for(settings)
        file = KeyFile(settings.home / FILE_NAME)
        file.add_digest()
        await asyncio.sleep(2 * LOOK_SECONDS)
        return {"digest_level": file.switch_digest()}
    content = _content(settings)
    if digest_waits(content):
        digest_switched(content)
        _hint("give CARELINE_SECRET_KEYS this value everywhere and restart; then run careline keys redigest.")
    else:
        digest_added(content)
        _hint("give CARELINE_SECRET_KEYS this value everywhere and restart; then run this once more.")
    return content


async def redigest_all(settings: Settings) -> dict[str, Any]:
    """Every stored digest raised to the level that is written, once nobody can still write an older one."""
    async with database_of(settings) as database:
        await _settled(database)
        redigester, rows = _redigester(database), 0
        while raised := await redigester.run(done=_tell):
            rows += raised
        return {"raised": rows, "left": await redigester.left()}


async def retire_digest(settings: Settings) -> dict[str, Any]:
    """End what the former digest keys still vouch for. Conflict says what depends on them yet.

    They stay in the ring as what the newer one lies over. Where the ring is a setting, its new value.
    """
    content = _content(settings)
    async with database_of(settings) as database:
        _may_retire(installed(), content)
        await _settled(database)
        left = await _redigester(database).left()
        if left:
            raise Conflict(
                f"{sum(left.values())} digests are of a former key: {', '.join(sorted(left))}.",
                hint="careline keys redigest raises them.", code="key_in_use",
            )  # fmt: skip
        found = await verify_in(database, settings, None, None, seal=True)
    if not found["ok"]:
        raise Conflict(
            f"The audit trail is broken at {found['where']}: {found['why']}.",
            hint="A former key is needed to look into it; see careline audit verify.", code="broken",
        )  # fmt: skip
    empty = not found["seals"] and not found["pruned"]
    last = 0 if empty else (await anchor_now(settings))["last_seal"]
    if settings.secret_keys is not None:
        digest_retired(content, last)
        _hint("give CARELINE_SECRET_KEYS this value everywhere and restart.")
        return content
    KeyFile(settings.home / FILE_NAME).retire_digest(last)
    return {"retired_below": installed().digest_level, "last_seal": last}


def _may_retire(ring: KeyRing, content: dict[str, Any]) -> None:
    """Whether there is a former key, and everybody has long written with the one after it."""
    since = ring.digest_since
    if ring.digest_level < 2 or since is None:
        raise Conflict(
            "There is no former digest key.", hint="careline keys rotate-digest makes one.", code="no_former"
        )
    if digest_waits(content):
        raise Conflict(
            "A new digest key waits.",
            hint="End that change first: careline keys rotate-digest, redigest.",
            code="waits",
        )
    if SystemClock().now() <= since + OVERLAP:
        raise Conflict("The change was a moment ago.", hint="Try again in a minute.", code="too_soon")


def _redigester(database: Database) -> Redigester:
    return Redigester(database, installed(), every_digested_column())


async def _settled(database: Database) -> None:
    """Wait until no transaction is left in which somebody may still have encrypted with the key before the last one."""
    await asyncio.sleep(2 * LOOK_SECONDS)
    async with database.begin() as session:
        now = (await session.execute(text("SELECT pg_current_xact_id()::text::bigint"))).scalar_one()
    waited = 0.0
    while not await _over(database, now):
        if waited > WAIT_SECONDS:
            raise Conflict("A transaction does not end.", hint="End it, and try again.", code="transaction_open")
        await asyncio.sleep(LOOK_SECONDS)
        waited += LOOK_SECONDS


async def _over(database: Database, transaction: int) -> bool:
    query = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > :at"
    async with database.look() as session:
        return bool((await session.execute(text(query), {"at": transaction})).scalar_one())


def _content(settings: Settings) -> dict[str, Any]:
    """The key ring as it is written, once it is known to be one."""
    keyring_for(settings)
    return keys_as_kept(settings)


def keys_as_kept(settings: Settings) -> dict[str, Any]:
    """The key ring as it is written, in its file or its setting."""
    secret = settings.secret_keys
    kept = secret.get_secret_value() if secret else (settings.home / FILE_NAME).read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(kept)
    return content


def _tell(name: str, rows: int) -> None:
    _hint(f"{name}: {rows} more")


def _hint(text: str) -> None:
    print(f"careline: {text}", file=sys.stderr)
