"""Opening the program for one command: settings, clock, servers, parts."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from cli.bootstrap import DEMO_HOSPITAL, App, bootstrap
from cli.servers import Servers, servers_for
from runtime.clock import Clock, FrozenClock, ShiftedClock, SystemClock
from runtime.errors import InvalidInput
from runtime.settings import Settings
from runtime.telemetry import configure_logging
from scheduler_core.hospital import Hospital, read_folder

T = TypeVar("T")


def parse_moment(text: str, zone: ZoneInfo) -> datetime:
    """An ISO time; without an offset it is local to the facility. InvalidInput for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput(f"{text!r} is not an ISO time.", hint="Write it as 2026-03-03T09:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def facility(settings: Settings) -> Hospital:
    """The hospital of the folder in use."""
    return Hospital(read_folder(settings.hospital or DEMO_HOSPITAL))


def facility_zone(settings: Settings) -> ZoneInfo:
    """Its time zone."""
    return facility(settings).zone


def clock_for(settings: Settings, now: str | None, *, ticking: bool) -> Clock:
    """The machine's clock; with `now` a frozen one, or for a server one that is shifted and ticks."""
    if now is None:
        return SystemClock()
    moment = parse_moment(now, facility_zone(settings))
    return ShiftedClock(moment) if ticking else FrozenClock(moment)


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[tuple[App, Servers]]:
    """The program on its servers."""
    configure_logging(settings.log_level)
    async with (
        servers_for(settings) as servers,
        bootstrap(settings, database_url=servers.database_url, redis_url=servers.redis_url, clock=clock) as app,
    ):
        yield app, servers


def run(work: Callable[[], Awaitable[T]]) -> T:
    """Run asynchronous work to its end, on the faster event loop where the platform has it."""
    os.environ.setdefault("LANGSMITH_TRACING", "false")

    async def go() -> T:
        return await work()

    with asyncio.Runner(loop_factory=_fast_loop()) as runner:
        return runner.run(go())


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, which comes with uvicorn except on Windows; None means asyncio's own."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop
