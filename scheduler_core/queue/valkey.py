"""One line in Valkey: joining, claiming with a lease, positions. Costs grow with the logarithm of who waits."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, cast

from redis.asyncio import Redis

from runtime.database import new_id
from scheduler_core.queue import scripts
from scheduler_core.queue.order import milliseconds

CHUNK = 5_000
FILLING = timedelta(minutes=10)
"""How long half-filled keys of a process that died are kept."""

CLAIMED, ABSENT = -2, -3


class NotReady(Exception):
    """Valkey does not hold this line: it was restarted, or nobody has filled it yet."""


@dataclass(frozen=True)
class Place:
    """Where somebody stands. `holder` and `lease_until` are set for one who is claimed."""

    id: str
    urgent: bool
    score: int
    holder: str | None = None
    lease_until: datetime | None = None

    @property
    def kind(self) -> str:
        """The set they stand in."""
        return "u" if self.urgent else "w"


class Line:
    """A line by its name. Every method raises `NotReady` before `fill`."""

    def __init__(self, redis: Redis, name: str) -> None:
        """`name` is a site's department, or its video line."""
        self._redis, self._name = redis, name
        self.keys = self._named("")
        register = redis.register_script
        self._join, self._claim, self._renew = (register(s) for s in (scripts.JOIN, scripts.CLAIM, scripts.RENEW))
        self._release, self._remove = register(scripts.RELEASE), register(scripts.REMOVE)
        self._position, self._length = register(scripts.POSITION), register(scripts.LENGTH)
        self._swap = register(scripts.SWAP)

    def _named(self, mark: str) -> list[str]:
        return [f"queue:{{{self._name}}}:{mark}{key}" for key in scripts.KEYS]

    async def join(self, place: Place) -> None:
        """Stand in the line."""
        await self._run(self._join, place.kind, place.id, place.score)

    async def claim(self, holder: str, now: datetime, lease: timedelta) -> str | None:
        """Who is next, for `holder` until the lease lapses; None where nobody waits."""
        found = await self._run(self._claim, milliseconds(now), milliseconds(now + lease), holder)
        return str(found) if found != 0 else None

    async def renew(self, id_: str, holder: str, now: datetime, lease: timedelta) -> bool:
        """Keep who was claimed, or take them again where the lease has lapsed; False where another has them, or nobody can."""
        return bool(await self._run(self._renew, milliseconds(now), id_, milliseconds(now + lease), holder))

    async def release(self, id_: str, holder: str) -> bool:
        """Back to the place they had; False where they are not this holder's."""
        return bool(await self._run(self._release, id_, holder))

    async def remove(self, id_: str) -> None:
        """Out of the line."""
        await self._run(self._remove, id_)

    async def position(self, id_: str, now: datetime) -> int | None:
        """How many go before; `CLAIMED` (-2) for one who is being seen; None for one who is not here."""
        found = int(await self._run(self._position, milliseconds(now), id_))
        return None if found == ABSENT else found

    async def length(self, now: datetime) -> int:
        """How many wait."""
        return int(await self._run(self._length, milliseconds(now)))

    async def fill(self, places: Iterable[Place]) -> None:
        """Make the line from what the tables say, in one step and once: of two who fill it at once, one is let go."""
        beside = self._named(f"{new_id().hex}:")[1:]
        stream = iter(places)
        while chunk := list(islice(stream, CHUNK)):
            await self._add(beside, chunk)
        await cast(Awaitable[Any], self._swap(keys=[*self.keys, *beside]))

    async def _add(self, beside: Sequence[str], chunk: Sequence[Place]) -> None:
        urgent, waiting, leases, held = beside
        stand = [p for p in chunk if p.lease_until is None]
        claimed = [p for p in chunk if p.lease_until is not None]
        async with self._redis.pipeline(transaction=False) as pipe:
            for key, kind in ((urgent, "u"), (waiting, "w")):
                if members := {p.id: p.score for p in stand if p.kind == kind}:
                    pipe.zadd(key, members)
            if claimed:
                pipe.zadd(leases, {p.id: milliseconds(p.lease_until) for p in claimed if p.lease_until})
                pipe.hset(held, mapping={p.id: f"{p.kind}{p.score}|{p.holder}" for p in claimed})
            for key in beside:
                pipe.pexpire(key, FILLING)
            await pipe.execute()

    async def _run(self, script: Any, *arguments: object) -> Any:
        answer = await script(keys=self.keys, args=list(arguments))
        if answer == -1:
            raise NotReady(self._name)
        return answer
