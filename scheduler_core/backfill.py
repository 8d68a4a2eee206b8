"""Backfill: a time that became free is offered to those who wait, one at a time, by class, then age, then fit.

An offer is a hold with an expiry of its own. Who declines it, or does not answer in time, makes way for the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.clock import Clock
from runtime.database import new_id
from runtime.errors import Expired, NotFound, SlotTaken
from runtime.outbox import emit
from scheduler_core import visits
from scheduler_core.claims import atomically
from scheduler_core.hospital import Hospital
from scheduler_core.models import BackfillOffer, Visit, WaitlistEntry
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes

TTL = timedelta(minutes=30)
"""How long one who waits may think about it."""

ASKED_AT_ONCE = 100
"""Of those who wait, how many are looked at for one freed time."""


class Understood(Protocol):
    """What somebody who waits wishes for, as a search understands it."""

    def __call__(self, entry: WaitlistEntry) -> Wishes:
        """Wishes for the entry's kind of visit, for its patient."""


def plainly(entry: WaitlistEntry) -> Wishes:
    """The wishes whose words are keys already: clinician, site, gender, language; others are not looked at."""
    said = {name: entry.wishes.get(name) for name in ("practitioner", "site", "gender", "language")}
    kept: dict[str, Any] = {name: value for name, value in said.items() if isinstance(value, str)}
    return Wishes(entry.visit_type, patient_id=entry.patient_id, **kept)


@dataclass(frozen=True)
class Freed:
    """A stretch of time that a visit of this type gave up; `cause` names the change that did it."""

    visit_type: str
    site: str | None
    window: Window
    cause: str


class Backfill:
    """Offers freed times to those who wait."""

    def __init__(self, hospital: Hospital, search: Search, clock: Clock, understood: Understood = plainly) -> None:
        """`clock` is for events, which bring no time."""
        self._hospital, self._search, self._clock, self._understood = hospital, search, clock, understood

    async def handle(self, session: AsyncSession, topic: str, payload: Mapping[str, Any]) -> None:
        """The outbox consumer: cancelled and moved visits free their time."""
        if topic not in ("visit.cancelled", "visit.moved"):
            return
        now = self._clock.now()
        visit = await visits.get(session, UUID(payload["visit_id"]))
        length = visit.ends_at - visit.starts_at
        moved = topic == "visit.moved"
        starts_at = datetime.fromisoformat(payload["was_starts_at"]) if moved else visit.starts_at
        cause = f"{visit.id}:{payload['version']}"
        freed = Freed(visit.visit_type, None if moved else visit.site, Window(starts_at, starts_at + length), cause)
        await self.offer(session, freed, now)

    async def offer(self, session: AsyncSession, freed: Freed, now: datetime) -> BackfillOffer | None:
        """Hold the time for the first of those who wait whom it fits; None if there is nobody, or an offer is open."""
        if freed.window.starts_at <= now or await _is_open(session, freed.cause):
            return None
        for entry in await self._waiting(session, freed):
            slot = await self._fitting(session, entry, freed, now)
            if slot is None:
                continue
            try:
                return await atomically(session, partial(_hold, session, entry, slot, freed, now))
            except SlotTaken:
                continue
        return None

    async def accept(self, session: AsyncSession, offer_id: UUID, key: str, now: datetime) -> Visit:
        """Book what is offered; they wait no longer. Expired for an offer that is not open any more."""
        return await atomically(session, partial(self._accept, session, offer_id, key, now))

    async def _accept(self, session: AsyncSession, offer_id: UUID, key: str, now: datetime) -> Visit:
        offer = await _locked(session, offer_id)
        entry = await session.get_one(WaitlistEntry, offer.entry_id)
        if offer.status == "open" and offer.expires_at > now:
            offer.status, entry.status = "accepted", "booked"
            await emit(session, "waitlist.filled", {"entry_id": entry.id}, f"waitlist.filled:{offer.id}", now)
        elif offer.status != "accepted":
            raise Expired("This offer is not open any more.", hint="Wait for the next one, or search.")
        return await visits.book(session, offer.hold_id, entry.patient_id, key, now, holder=_holder(entry.id))

    async def decline(self, session: AsyncSession, offer_id: UUID, now: datetime) -> BackfillOffer | None:
        """Let the time go to the next; the offer that they get, if any. They go on waiting for another time."""
        offer = await _locked(session, offer_id)
        if offer.status != "open":
            return None
        return await self._next(session, offer, "declined", now)

    async def expire(self, session: AsyncSession, now: datetime) -> int:
        """Pass on every offer that was not answered in time; how many."""
        due = select(BackfillOffer).where(BackfillOffer.status == "open", BackfillOffer.expires_at <= now)
        offers = (
            (await session.execute(due.order_by(BackfillOffer.id).with_for_update(skip_locked=True))).scalars().all()
        )
        for offer in offers:
            await self._next(session, offer, "expired", now)
        return len(offers)

    async def _next(
        self, session: AsyncSession, offer: BackfillOffer, status: str, now: datetime
    ) -> BackfillOffer | None:
        offer.status = status
        await session.flush()
        with suppress(NotFound):  # where the sweep of lapsed holds was faster
            await visits.release(session, offer.hold_id, _holder(offer.entry_id), now)
        await emit(session, f"waitlist.{status}", {"offer_id": offer.id}, f"waitlist.{status}:{offer.id}", now)
        freed = Freed(offer.visit_type, offer.site, Window(offer.starts_at, offer.ends_at), offer.cause)
        return await self.offer(session, freed, now)

    async def _waiting(self, session: AsyncSession, freed: Freed) -> Sequence[WaitlistEntry]:
        """Who could use the time, in order: class, age, and those who wait for just this kind of visit first.

        Not who had this time already, nor who is thinking about another. Rows that somebody else is busy with are left.
        """
        department = self._hospital.visit_type(freed.visit_type).department
        kinds = [key for key, kind in self._hospital.visit_types.items() if kind.department == department]
        spoken_to = select(BackfillOffer.entry_id).where(
            or_(BackfillOffer.cause == freed.cause, BackfillOffer.status == "open")
        )
        fit = case((WaitlistEntry.visit_type == freed.visit_type, 0), else_=1)
        query = select(WaitlistEntry).where(
            WaitlistEntry.status == "waiting", WaitlistEntry.visit_type.in_(kinds), WaitlistEntry.id.not_in(spoken_to)
        )
        ordered = query.order_by(WaitlistEntry.priority, WaitlistEntry.joined_at, fit, WaitlistEntry.id)
        locked = ordered.limit(ASKED_AT_ONCE).with_for_update(skip_locked=True)
        return (await session.execute(locked)).scalars().all()

    async def _fitting(self, session: AsyncSession, entry: WaitlistEntry, freed: Freed, now: datetime) -> Slot | None:
        """A proven slot that begins in the freed time and is what they wish for."""
        wishes = self._understood(entry)
        if None not in (wishes.site, freed.site) and wishes.site != freed.site:
            return None
        windows = [_common(freed.window, window) for window in wishes.windows] or [freed.window]
        usable = tuple(window for window in windows if window.starts_at < window.ends_at)
        if not usable:
            return None
        site = freed.site or wishes.site
        here = replace(wishes, windows=usable, site=site, earliest=True, limit=1)
        return next(iter(await self._search.find(session, here, now)), None)


def _common(a: Window, b: Window) -> Window:
    return Window(max(a.starts_at, b.starts_at), min(a.ends_at, b.ends_at))


def _holder(entry_id: UUID) -> str:
    return f"waitlist:{entry_id}"


async def _is_open(session: AsyncSession, cause: str) -> bool:
    query = select(BackfillOffer.id).where(BackfillOffer.cause == cause, BackfillOffer.status.in_(("open", "accepted")))
    return (await session.execute(query.limit(1))).first() is not None


async def _locked(session: AsyncSession, offer_id: UUID) -> BackfillOffer:
    query = select(BackfillOffer).where(BackfillOffer.id == offer_id).with_for_update()
    found = (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("There is no such offer.", hint="Look at the waitlist again.")
    return found


async def _hold(session: AsyncSession, entry: WaitlistEntry, slot: Slot, freed: Freed, now: datetime) -> BackfillOffer:
    offer_id = new_id()
    held = await visits.hold(session, slot, _holder(entry.id), now, TTL, f"backfill:{offer_id}")
    offer = BackfillOffer(
        id=offer_id, entry_id=entry.id, cause=freed.cause, visit_type=freed.visit_type, site=freed.site,
        starts_at=freed.window.starts_at, ends_at=freed.window.ends_at, hold_id=held.id, status="open", offered_at=now,
        expires_at=now + TTL,
    )  # fmt: skip
    session.add(offer)
    await session.flush()
    await emit(
        session, "waitlist.offered", {"offer_id": offer_id, "entry_id": entry.id}, f"waitlist.offered:{offer_id}", now
    )
    return offer
