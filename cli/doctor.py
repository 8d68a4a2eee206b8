"""`careline doctor`: what is configured, what answers, what is missing; each with what to do."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from cli.bootstrap import DEMO_HOSPITAL
from cli.keys import keyring_for, prove_keys
from cli.reviewing import standing
from cli.reviewing.signing import HOW
from cli.servers import servers_for
from runtime import crypto
from runtime.database import Database
from runtime.errors import CarelineError, ConfigurationError, UnavailableError
from runtime.jobs import Counted, counts
from runtime.redis import check, connect
from runtime.settings import Settings
from scheduler_core.hospital import Hospital, read_folder
from scheduler_core.noshow import NoShowModel, weather_of
from scheduler_core.noshow.store import in_use


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: Literal["ok", "warning", "wrong"]
    detail: str
    hint: str = ""


async def examine(settings: Settings) -> list[Finding]:
    """Everything `doctor` looks at. Starts embedded servers where none are configured, and stops them again."""
    findings = [_python(), _disk(settings), _model(settings), _texting(settings)]
    keys = await _look("keys", lambda: _keys(settings))
    findings.append(keys)
    findings.append(await _look("hospital", lambda: _hospital(settings)))
    findings += [_rules(settings)] if keys.state == "ok" else []
    findings += await _servers(settings, keyed=keys.state == "ok")
    return findings


async def _look(what: str, look: Callable[[], Awaitable[str]]) -> Finding:
    try:
        return Finding(what, "ok", await look())
    except CarelineError as error:
        return Finding(what, "wrong", str(error), error.hint)


def _python() -> Finding:
    return Finding("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}")


def _disk(settings: Settings) -> Finding:
    place = settings.home if settings.home.exists() else settings.home.parent
    free = shutil.disk_usage(place if place.exists() else "/").free // 10**9
    state: Literal["ok", "warning"] = "ok" if free >= 2 else "warning"
    return Finding(
        "home", state, f"{settings.home}, {free} GB free", "" if state == "ok" else "Make room: 2 GB at least."
    )


def _model(settings: Settings) -> Finding:
    if settings.model == "embedded":
        return Finding("model", "ok", "the built-in model; no network is used")
    return Finding("model", "ok", f"{settings.model} at {settings.openai_base_url}; the built-in model stands by")


def _texting(settings: Settings) -> Finding:
    if settings.twilio_account_sid and settings.twilio_auth_token and settings.twilio_from:
        return Finding("texts and calls", "ok", f"Twilio; webhooks are checked against {settings.base_url}")
    return Finding("texts and calls", "warning", "kept in the demo phone; nothing is sent", "Set TWILIO_* to send.")


def _rules(settings: Settings) -> Finding:
    found = standing(settings)
    return Finding("emergency rules", "ok" if found.holds else "warning", found.told, "" if found.holds else HOW)


async def _keys(settings: Settings) -> str:
    crypto.install(keyring_for(settings))
    return "from CARELINE_SECRET_KEYS" if settings.secret_keys else f"in {settings.home}, readable by you alone"


async def _hospital(settings: Settings) -> str:
    file = read_folder(settings.hospital or DEMO_HOSPITAL)
    weather_of(Hospital(file))
    counts = f"{len(file.sites)} sites, {len(file.practitioners)} practitioners, {len(file.visit_types)} visit types"
    return f"{file.name.en}: {counts}"


async def _servers(settings: Settings, *, keyed: bool) -> list[Finding]:
    try:
        async with servers_for(settings) as servers:
            database = Database(servers.database_url)
            try:
                found = [
                    await _look("postgresql", lambda: _postgres(database)),
                    await _look("redis", lambda: _redis(servers.redis_url)),
                ]
                return found + (await _tables(database, keyed) if found[0].state == "ok" else [])
            finally:
                await database.dispose()
    except CarelineError as error:
        return [Finding("servers", "wrong", str(error), error.hint)]


async def _postgres(database: Database) -> str:
    try:
        async with database.begin() as session:
            version = (await session.execute(text("SHOW server_version"))).scalar_one()
            vector = (
                await session.execute(text("SELECT count(*) FROM pg_available_extensions WHERE name='vector'"))
            ).scalar_one()
    except (SQLAlchemyError, OSError):
        raise UnavailableError(
            "PostgreSQL does not answer.", hint="Check DATABASE_URL and that the server runs."
        ) from None
    if not vector:
        raise UnavailableError("PostgreSQL has no pgvector.", hint="Install the extension `vector` on the server.")
    return f"version {version}, with pgvector"


async def _redis(url: str) -> str:
    client = connect(url)
    try:
        await check(client)
        return "answers"
    finally:
        await client.aclose()


async def _tables(database: Database, keyed: bool) -> list[Finding]:
    """What an earlier start left in the database: data that these keys open or not, and jobs."""
    async with database.begin() as session:
        made = "SELECT to_regclass('patient') IS NOT NULL AND to_regclass('procrastinate_jobs') IS NOT NULL"
        if not (await session.execute(text(made))).scalar_one():
            return [Finding("jobs", "ok", "none yet")]
        stored = [await _look("stored data", lambda: _stored(session))] if keyed else []
        return [*stored, *await _noshow(session), _jobs(await counts(session))]


async def _noshow(session: AsyncSession) -> list[Finding]:
    """The no-show model in use, where one is; it may be of another release, and then predicts nothing."""
    if (await session.execute(text("SELECT to_regclass('noshow_version') IS NULL"))).scalar_one():
        return []
    version = await in_use(session)
    if version is None:
        return [Finding("no-show model", "ok", "none is trained yet; without one nobody is overbooked")]
    told = f"version {version.id} of {version.trained_at:%Y-%m-%d}"
    try:
        NoShowModel.from_bytes(version.model)
    except ConfigurationError as error:
        return [Finding("no-show model", "warning", f"{told}: {error}", error.hint)]
    return [Finding("no-show model", "ok", told)]


async def _stored(session: AsyncSession) -> str:
    await prove_keys(session)
    return "opens with these keys"


def _jobs(found: Sequence[Counted]) -> Finding:
    """What waits, and what has failed too often."""
    parked = sum(c.number for c in found if c.status == "failed")
    detail = f"{sum(c.number for c in found) - parked} waiting, {parked} parked"
    hint = "See `careline jobs parked`, mend the cause, then `careline jobs retry`." if parked else ""
    return Finding("jobs", "warning" if parked else "ok", detail, hint)


def show(findings: list[Finding]) -> bool:
    """Print for people on stderr; True when nothing is wrong."""
    marks = {"ok": "ok     ", "warning": "warning", "wrong": "WRONG  "}
    for finding in findings:
        print(f"  {marks[finding.state]}  {finding.what}: {finding.detail}", file=sys.stderr)
        if finding.hint:
            print(f"             {finding.hint}", file=sys.stderr)
    return all(f.state != "wrong" for f in findings)


def as_json(findings: list[Finding]) -> dict[str, object]:
    """The findings for machines."""
    return {
        "findings": [asdict(f) for f in findings],
        "ok": all(f.state != "wrong" for f in findings),
        "user": os.geteuid(),
    }
