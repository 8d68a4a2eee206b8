"""The waiting room: rows in PostgreSQL first, then their places in Valkey. Whatever is lost in between mends itself.

A row that Valkey has not heard of is there when the line is filled anew; a claim whose row was not written lapses; a place whose
row is closed is thrown away when it comes up.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from redis.asyncio import Redis

from runtime.clock import Clock
from runtime.database import Database, new_id
from runtime.errors import NotAllowed, UnavailableError
from runtime.outbox import emit
from scheduler_core import outcomes
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.queue import rows
from scheduler_core.queue.diverting import by_video
from scheduler_core.queue.estimate import Wait, estimate
from scheduler_core.queue.order import Tier, milliseconds
from scheduler_core.queue.valkey import CLAIMED as BEING_SEEN
from scheduler_core.queue.valkey import Line, NotReady
from scheduler_core.queue_tables import QueueEntry

TRIES = 3
SEEING = timedelta(hours=3)
"""How long somebody who is being seen is kept out of the line, if nobody says that it is over."""

VIDEO = "@video"
CALLED = "queue.called"
"""The event of a call, with the entry's id."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Claimed:
    """Who is next, for whom until when, and where they are to be seen."""

    entry_id: UUID
    patient_id: UUID | None
    visit_id: UUID | None
    room: str | None
    lease_until: datetime


@dataclass(frozen=True)
class Standing:
    """An entry with how long it will take; no wait for one who was called."""

    row: QueueEntry
    wait: Wait | None


def line_of(site: str, department: str) -> str:
    """The name of a line."""
    return f"{site}:{department}"


def video_line(line: str) -> str:
    """The line of those who are seen by video instead."""
    return line if line.endswith(VIDEO) else line + VIDEO


class WaitingRoom:
    """All lines of a hospital."""

    def __init__(self, database: Database, redis: Redis, rules: QueueRules, clock: Clock) -> None:
        """`rules` are those of the hospital file."""
        self._database, self._redis, self._rules, self._clock = database, redis, rules, clock
        self._lease = timedelta(seconds=rules.lease_seconds)

    async def join(
        self,
        line: str,
        tier: Tier,
        patient_id: UUID | None = None,
        *,
        virtual: bool = False,
    ) -> UUID:
        """Wait from now on; the entry's id. `virtual`: anywhere, until called."""
        async with self._database.begin() as session:
            row = QueueEntry(
                id=new_id(), line=line, tier=tier, patient_id=patient_id, virtual=virtual, arrived_at=self._clock.now(),
                status="waiting",
            )  # fmt: skip
            session.add(row)
        await self.stand(row)
        return row.id

    async def stand(self, row: QueueEntry) -> None:
        """Put a committed entry into its line."""
        await self._on(row.line, lambda line: line.join(rows.place(row, self._rules)))

    async def forget(self, row: QueueEntry) -> None:
        """Take a committed entry that is closed out of its line."""
        await self._out(row.line, row.id)

    async def claim(self, line: str, holder: str) -> Claimed | None:
        """Call who is next; None where nobody waits. The lease must be renewed or the visit ended before it lapses."""
        now = self._clock.now()
        await self._put_aside(line, now)
        while (found := await self._on(line, lambda each: each.claim(holder, now, self._lease))) is not None:
            called = await self._called(UUID(found), holder, now)
            if called is not None:
                return called
            await self._out(line, UUID(found))
        return None

    async def _called(self, entry_id: UUID, holder: str, now: datetime) -> Claimed | None:
        """Write down the call, which tells who waits elsewhere; they have longer to come."""
        async with self._database.begin() as session:
            if not await rows.claimed(session, entry_id, holder, now, now + self._lease):
                return None
            row = await rows.entry(session, entry_id)
            if row.virtual:
                row.lease_until = now + timedelta(seconds=self._rules.virtual_lease_seconds)
            await emit(session, CALLED, {"entry_id": entry_id}, f"{CALLED}:{entry_id}:{milliseconds(now)}", now)
        assert row.lease_until is not None
        if row.virtual:
            longer = row.lease_until - now
            await self._on(row.line, lambda each: each.renew(str(entry_id), holder, now, longer))
        return Claimed(row.id, row.patient_id, row.visit_id, row.room, row.lease_until)

    async def here(self, entry_id: UUID, holder: str) -> datetime:
        """They came when they were called, and are being seen: the place is not given back while that may take; until when.

        Coming late does not matter unless another has called them since: NotAllowed (`not_claimed`).
        """
        now = self._clock.now()
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.claimed_by != holder or row.status not in ("claimed", rows.ASIDE):
                raise _not_yours()
            if row.status == rows.ASIDE:
                row.status, row.claimed_by = "waiting", None
                await self._on(row.line, lambda line: line.join(rows.place(row, self._rules)))
            if not await self._on(row.line, lambda line: line.renew(str(entry_id), holder, now, SEEING)):
                raise _not_yours()
            row.status, row.claimed_by, row.lease_until, row.calls = "claimed", holder, now + SEEING, 0
        return now + SEEING

    async def triage(self, entry_id: UUID, tier: Tier) -> None:
        """They are more or less urgent than was thought, and get the place of their arrival there. NotAllowed once called."""
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.status not in ("waiting", rows.ASIDE):
                raise NotAllowed("This patient does not wait.", hint="Reload the page.", code="not_waiting")
            row.tier = tier
            if row.status == rows.ASIDE and tier == "P0":  # who is never put aside
                _stand_again(row)
                row.calls = 0
        if row.status == "waiting":
            await self._out(row.line, entry_id)
            await self.stand(row)

    async def again(self, entry_id: UUID) -> None:
        """Who was put aside is there after all: back to the place they had. NotAllowed for one who was not."""
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.status != rows.ASIDE:
                raise NotAllowed("This patient was not put aside.", hint="Reload the page.", code="not_aside")
            _stand_again(row)
            row.calls = 0
        await self.stand(row)

    async def elsewhere(self, entry_id: UUID) -> None:
        """They wait anywhere and keep their place. NotAllowed for an emergency, or one who does not wait."""
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.tier == "P0" or row.status != "waiting":
                raise NotAllowed("This patient is not sent elsewhere.", hint="See them here.", code="stays_here")
            row.virtual = True

    async def release(self, entry_id: UUID, holder: str) -> None:
        """Send them back to the place they had. NotAllowed for another's."""
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.status != "claimed" or row.claimed_by != holder:
                raise _not_yours()
            _stand_again(row)
        await self._on(row.line, lambda each: each.release(str(entry_id), holder))

    async def finish(self, entry_id: UUID, holder: str) -> None:
        """They were seen, and so their visit took place. A lease that lapsed meanwhile does not matter.

        NotAllowed where another has called them since, or they were ended already.
        """
        async with self._database.begin() as session:
            visit_id = await rows.visit_of(session, entry_id)
            if visit_id is not None:
                await outcomes.seen(session, visit_id, self._clock.now())
            row = await rows.entry(session, entry_id)
            if row.claimed_by != holder or row.status not in rows.OPEN:
                raise _not_yours()
            row.status, row.ended_at = "served", self._clock.now()
        await self._out(row.line, entry_id)

    async def leave(self, entry_id: UUID) -> None:
        """They went away; nothing happens to one who was seen."""
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.status in (*rows.OPEN, rows.ASIDE):
                row.status, row.ended_at = "left", self._clock.now()
        await self._out(row.line, entry_id)

    async def divert(self, entry_id: UUID, hospital: Hospital) -> None:
        """See them by video: into that line, with the place that their arrival gives them there. P0 stays.

        A booked visit becomes a video visit, and its room is free at once; NotAllowed where its kind cannot be one.
        """
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.tier == "P0" or row.status != "waiting":
                raise NotAllowed("This patient is not sent to a video visit.", hint="See them here.", code="stays_here")
            await by_video(session, row, hospital, self._clock.now())
            before, row.line, row.virtual, row.room = row.line, video_line(row.line), True, None
        if before != row.line:
            await self._out(before, entry_id)
        await self.stand(row)

    async def wait(self, entry_id: UUID) -> Wait | None:
        """How many go before and how long that takes; None for one who does not wait any more."""
        now = self._clock.now()
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
        await self._put_aside(row.line, now)
        async with self._database.begin() as session:
            row = await rows.entry(session, entry_id)
            if row.status not in rows.OPEN:
                return None
            speed = await rows.pace(session, row.line, self._rules, now)
        ahead = await self._on(row.line, lambda each: each.position(str(entry_id), now))
        return None if ahead is None else estimate(0 if ahead == BEING_SEEN else ahead, speed)

    async def wait_of_line(self, line: str) -> Wait:
        """What somebody who came now would have to expect."""
        now = self._clock.now()
        async with self._database.begin() as session:
            speed = await rows.pace(session, line, self._rules, now)
        return estimate(await self._on(line, lambda each: each.length(now)), speed)

    async def standing(self, line: str) -> list[Standing]:
        """Everybody in a line, who is next first; those who were called stand at the head, without a place."""
        now = self._clock.now()
        await self._put_aside(line, now)
        async with self._database.begin() as session:
            waiting = await rows.next_ones(session, line, self._rules, now)
            found = await rows.entries(session, line)
            speed = await rows.pace(session, line, self._rules, now)
        return [
            *(Standing(row, None) for row in found if row not in waiting),
            *(Standing(row, estimate(ahead, speed)) for ahead, row in enumerate(waiting)),
        ]

    async def aside(self, line: str) -> list[QueueEntry]:
        """Those of this line who were called and did not come, and were put aside."""
        async with self._database.begin() as session:
            return await rows.entries(session, line, [rows.ASIDE])

    async def _put_aside(self, line: str, now: datetime) -> None:
        async with self._database.begin() as session:
            gone = await rows.put_aside(session, line, self._rules, now)
        for entry_id in gone:
            await self._out(line, entry_id)

    async def _out(self, line: str, entry_id: UUID) -> None:
        await self._on(line, lambda each: each.remove(str(entry_id)))

    async def _on(self, name: str, step: Callable[[Line], Awaitable[Result]]) -> Result:
        """Do it; where Valkey does not hold the line, fill it from the rows and do it again."""
        line = Line(self._redis, name)
        for _ in range(TRIES):
            try:
                return await step(line)
            except NotReady:
                async with self._database.begin() as session:
                    places = await rows.open_places(session, name, self._rules)
                await line.fill(places)
        raise UnavailableError("The queue cannot be filled.", hint="Check REDIS_URL and that the server runs.")


def _stand_again(row: QueueEntry) -> None:
    row.status, row.claimed_by, row.lease_until, row.called_at = "waiting", None, None, None


def _not_yours() -> NotAllowed:
    return NotAllowed("This patient is not called by you.", hint="Call who is next.", code="not_claimed")
