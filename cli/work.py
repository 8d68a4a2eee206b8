"""What the worker does: the kinds of jobs there are, and the sweeps that come back."""

from __future__ import annotations

from redis.asyncio import Redis

from assistant.life import Life
from assistant.outgoing import Dispatcher
from assistant.reminders import Reminders, consume, plan_job
from assistant.turn.context import Parts
from runtime.audit import Sealer
from runtime.jobs import Sweep, Worker
from runtime.outbox import Consumer, Relay
from scheduler_core.overbooking.settling import settle


def worker_of(parts: Parts, redis: Redis, dispatcher: Dispatcher, life: Life, sealer: Sealer) -> Worker:
    """The worker of this program; `run` it in one process at least."""
    events = Events(parts, redis)

    async def seal() -> None:
        async with parts.database.begin() as session:
            await sealer.seal(session, parts.clock.now())

    async def settle_grants() -> None:
        async with parts.database.begin() as session:
            await settle(session, parts.clock.now())

    sweeps = [
        Sweep("events.relay", 2, events.run_once),
        Sweep("holds.release", 5, life.release_holds),
        Sweep("leases.lapse", 5, life.lapse_leases),
        Sweep("conversations.close", 60, life.close_quiet),
        Sweep("audit.seal", 30, seal),
        Sweep("grants.settle", 60, settle_grants),
    ]
    plan = plan_job(parts.database, parts.services.hospital, parts.clock)
    return Worker(parts.database.url, parts.clock, [dispatcher.job(), plan, Reminders(parts).job()], sweeps)


class Events:
    """From the outbox to whoever acts on it."""

    def __init__(self, parts: Parts, redis: Redis) -> None:
        """`redis` carries the stream."""
        self._clock = parts.clock
        self._relay = Relay(parts.database, redis)
        self._reminders = Consumer(parts.database, redis, "reminders", consume)

    async def run_once(self) -> None:
        """Relay what has happened, and have it acted on."""
        await self._relay.run_once(self._clock.now())
        await self._reminders.run_once()
