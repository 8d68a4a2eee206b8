"""Counters of attempts per person, number, address and conversation, with a lock when there were too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    Float,
    Integer,
    Interval,
    String,
    bindparam,
    case,
    func,
    select,
    type_coerce,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import AttemptCounter
from runtime.crypto import Digest, installed
from runtime.database import utc_datetime
from runtime.prepared import Prepared


@dataclass(frozen=True)
class Limit:
    """At most `count` attempts within `window`; the last of them locks for `lock`, and where it `doubles` each further one
    for twice as long as the one before."""

    count: int
    window: timedelta = timedelta(hours=1)
    lock: timedelta = timedelta(hours=1)
    doubles: bool = False


MANY = Limit(40, timedelta(minutes=10), timedelta(minutes=10))
"""Of one network, behind which may be the hospital's own halls: more than people need, and soon over."""
STARTS = {
    "conversation": Limit(5),
    "person": Limit(5),
    "address": Limit(10),
    "network": MANY,
    "patient": Limit(6, timedelta(hours=24)),
    "number": Limit(6, timedelta(hours=24)),
}
"""Codes asked for. NIST SP 800-63B §5.2.2 caps failed attempts; these caps also bound the cost of code-bombing."""
FAILURES = {
    "conversation": Limit(6),
    "person": Limit(6, timedelta(hours=24)),
    "address": Limit(12, timedelta(hours=24)),
    "network": MANY,
    "patient": Limit(9, timedelta(hours=24), timedelta(hours=12)),
}
"""Wrong codes: 9 guesses a day at 10⁶ codes is a chance of 1 in 10⁵."""
NETWORK = "network:"
"""What a network's address begins with here."""


@dataclass(frozen=True)
class Scope:
    """One counter: what is counted ("start", "failure", "pace" or "budget"), by what, for whom; `own` is its own limit.

    Conversation, person (as named) and address exist for strangers too, so their lock may be told. Patient and number
    lock silently: a decoy goes out instead of a code.
    """

    what: str
    by: str
    whom: str
    own: Limit | None = None

    @property
    def key(self) -> str:
        """The row's key; names and numbers are in it only as keyed digests."""
        return f"{self.what}:{self.by}:{installed().blind_index('attempt', self.whom)}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The key, and those that the row may have by another digest key."""
        ring, whom = installed(), self.whom
        named = whom.levels if isinstance(whom, Digest) else ()
        digests = ring.blind_index("attempt", whom).levels
        older = [ring.blind_index("attempt", name).levels[at] for at, name in enumerate(named) if name != whom]
        return tuple(f"{self.what}:{self.by}:{digest}" for digest in dict.fromkeys((*digests, *older)))

    @property
    def limit(self) -> Limit:
        """How many are allowed."""
        return self.own or (STARTS if self.what == "start" else FAILURES)[self.by]


def scopes(what: str, *, conversation: UUID, **by: str | None) -> list[Scope]:
    """The counters that an attempt touches; unknown ones (None) are left out."""
    named = {"conversation": str(conversation), **by}
    if (named.get("address") or "").startswith(NETWORK):
        named["network"] = named.pop("address")
    allowed = STARTS if what == "start" else FAILURES
    return [Scope(what, kind, whom) for kind, whom in named.items() if whom is not None and kind in allowed]


def network_of(address: str | None) -> str | None:
    """How tries from a network address are counted: IPv6 by its /64, since one subscriber holds all of that.

    None for this machine's own, which is a proxy's that nobody told us of, and for what is no address.
    """
    try:
        host = ip_address(address or "")
    except ValueError:
        return None
    if host.is_loopback:
        return None
    return NETWORK + str(ip_network((host, 64), strict=False) if host.version == 6 else host)


_FRESH = AttemptCounter.window_ends_at <= bindparam("now", type_=utc_datetime)
_NUMBER = case((_FRESH, 1), else_=AttemptCounter.count + 1)
_MOST = bindparam("most", type_=Integer)
_TIMES = case((bindparam("doubles", type_=Boolean), func.power(2.0, func.least(_NUMBER - _MOST, 20))), else_=1.0)
_SECONDS = bindparam("lock_seconds", type_=Float) * type_coerce(_TIMES, Float)
_LOCK = bindparam("now", type_=utc_datetime) + func.make_interval(0, 0, 0, 0, 0, 0, _SECONDS, type_=Interval)
_WINDOW = bindparam("window", type_=utc_datetime)
_COUNT = Prepared(
    insert(AttemptCounter)
    .values(scope=bindparam("counter", type_=String), count=1, window_ends_at=_WINDOW, locked_until=None)
    .on_conflict_do_update(
        index_elements=["scope"],
        set_={
            "count": _NUMBER,
            "window_ends_at": case((_FRESH, _WINDOW), else_=AttemptCounter.window_ends_at),
            "locked_until": case((_MOST <= _NUMBER, _LOCK), else_=AttemptCounter.locked_until),
        },
    )
)

_LEFT = AttemptCounter.count - 1
_GIVE_BACK = Prepared(
    update(AttemptCounter)
    .where(AttemptCounter.scope == func.any(bindparam("counters", type_=ARRAY(String))), AttemptCounter.count > 0)
    .where(AttemptCounter.window_ends_at > bindparam("now", type_=utc_datetime))
    .values(
        count=_LEFT,
        locked_until=case((bindparam("most", type_=Integer) > _LEFT, None), else_=AttemptCounter.locked_until),
    )
)

_LOCKED = Prepared(
    select(AttemptCounter.scope, AttemptCounter.locked_until).where(
        AttemptCounter.scope == func.any(bindparam("scopes", type_=ARRAY(String))),
        AttemptCounter.locked_until > bindparam("now", type_=utc_datetime),
    )
)


async def count(session: AsyncSession, touched: Sequence[Scope], now: datetime) -> None:
    """Add one to each counter; one that goes over its limit locks. Rows are taken in one order, so nothing deadlocks."""
    rows = [
        {
            "counter": scope.key,
            "now": now,
            "window": now + scope.limit.window,
            "lock_seconds": scope.limit.lock.total_seconds(),
            "doubles": scope.limit.doubles,
            "most": scope.limit.count,
        }
        for scope in touched
    ]
    for row in sorted(rows, key=lambda row: str(row["counter"])):
        await _COUNT.ask(session, **row)


async def give_back(session: AsyncSession, touched: Sequence[Scope], now: datetime) -> None:
    """Take one off each counter, and its lock where it is within its limit again: what was counted was no attack."""
    for scope in sorted(touched, key=lambda scope: scope.key):
        await _GIVE_BACK.ask(session, counters=list(scope.keys), now=now, most=scope.limit.count)


async def locked_until(session: AsyncSession, touched: Sequence[Scope], now: datetime) -> datetime | None:
    """Until when at least one of these is locked; None when all are free."""
    return max((await locks(session, touched, now)).values(), default=None)


async def locks(session: AsyncSession, touched: Sequence[Scope], now: datetime) -> dict[str, datetime]:
    """The keys of those that are locked, and until when."""
    stored = {key: scope.key for scope in touched for key in scope.keys}
    found = await _LOCKED.all(session, scopes=list(stored), now=now)
    return {stored[row.scope]: row.locked_until for row in found}
