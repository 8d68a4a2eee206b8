"""What the worker does: the kinds of jobs there are, and the sweeps that come back."""

from __future__ import annotations

from redis.asyncio import Redis

from assistant import queue_texts, reminders, waitlist
from assistant.life import Life
from assistant.notices import Notices
from assistant.outgoing import Dispatcher
from assistant.turn.context import Parts
from channels.privacy.retention import Retention
from cli.reckoning import Reckoning
from runtime.audit import Anchors, Sealer
from runtime.jobs import Job, Sweep, Worker
from runtime.outbox import Consumer, Relay
from runtime.resealing import Resealer
from scheduler_core.outcomes import close_missed
from scheduler_core.overbooking.settling import settle

RESEALED_AT_ONCE = 25
"""Batches of `runtime.resealing` in one go, once a minute: 5,000 rows."""


def worker_of(
    parts: Parts,
    redis: Redis,
    dispatcher: Dispatcher,
    life: Life,
    sealer: Sealer,
    anchors: Anchors,
    resealer: Resealer,
    retention: Retention,
    *,
    simulated: bool = False,
) -> Worker:
    """The worker of this program; `run` it in one process at least. In a `simulated` hospital nobody reads an outlook."""
    events, texts, reckoning = Events(parts, redis), waitlist.WaitlistTexts(parts), Reckoning(parts, redis)

    async def seal() -> None:
        async with parts.database.begin() as session:
            await sealer.seal(session, parts.clock.now())

    async def anchor() -> None:
        async with parts.database.begin() as session:
            if await anchors.due(session, parts.clock.now()):
                await anchors.anchor(session, parts.clock.now())
        async with parts.database.begin() as session:
            await anchors.publish(session)

    async def close_visits() -> None:
        async with parts.database.begin() as session:
            await close_missed(session, parts.services.hospital, parts.clock.now())

    async def settle_grants() -> None:
        async with parts.database.begin() as session:
            await settle(session, parts.clock.now())

    async def reseal() -> None:
        await resealer.run(most=RESEALED_AT_ONCE)

    sweeps = [
        Sweep("events.relay", 2, events.run_once),
        Sweep("holds.release", 5, life.release_holds),
        Sweep("waitlist.expire", 5, texts.expire),
        Sweep("leases.lapse", 5, life.lapse_leases),
        Sweep("conversations.close", 60, life.close_quiet),
        Sweep("audit.seal", 30, seal),
        Sweep("audit.anchor", 60, anchor),
        Sweep("visits.close", 60, close_visits),
        Sweep("grants.settle", 60, settle_grants),
        Sweep("risks.keep", 60, reckoning.keep_risks),
        Sweep("keys.reseal", 60, reseal),
        Sweep("transcripts.expire", 60, retention.expire_transcripts),
        Sweep("audit.prune", 60, retention.prune_audit),
    ]
    if not simulated:
        sweeps.append(Sweep("outlook.keep", 60, reckoning.keep_outlook))
    return Worker(parts.database.url, parts.clock, _jobs(parts, dispatcher, texts), sweeps)


def _jobs(parts: Parts, dispatcher: Dispatcher, offers: waitlist.WaitlistTexts) -> list[Job]:
    """Every kind of later work."""
    plan = reminders.plan_job(parts.database, parts.services.hospital, parts.clock)
    texts = [reminders.Reminders(parts).job(), waitlist.freed_job(parts), offers.job(), Notices(parts).job()]
    return [dispatcher.job(), plan, *texts, queue_texts.QueueTexts(parts).job()]


class Events:
    """From the outbox to whoever acts on it."""

    def __init__(self, parts: Parts, redis: Redis) -> None:
        """`redis` carries the stream."""
        self._clock = parts.clock
        self._relay = Relay(parts.database, redis)
        acting = {"reminders": reminders.consume, "waitlist": waitlist.consume, "queue": queue_texts.consume}
        self._consumers = [Consumer(parts.database, redis, name, handler) for name, handler in acting.items()]

    async def run_once(self) -> None:
        """Relay what has happened, and have it acted on."""
        await self._relay.run_once(self._clock.now())
        for consumer in self._consumers:
            await consumer.run_once()
