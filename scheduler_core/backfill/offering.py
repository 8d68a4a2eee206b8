"""Offering a freed time: a hold with an expiry of its own. Who declines it, or is silent, makes way for the next."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from runtime.errors import Expired, NotFound, SlotTaken
from runtime.outbox import emit
from scheduler_core import visits
from scheduler_core.backfill.freed import Freed
from scheduler_core.backfill.moving import later_visit, move_there
from scheduler_core.backfill.waiting import Understood, plainly, who_waits
from scheduler_core.care_order import Broken, OutOfOrder, first_broken, missing_before
from scheduler_core.claims import atomically
from scheduler_core.hospital import Hospital
from scheduler_core.models import BackfillOffer, Visit, WaitlistEntry
from scheduler_core.record import Confirmed, Outcome, OwnTables, Refused, ScheduleOfRecord
from scheduler_core.search import Search
from scheduler_core.types import Slot, Stretch, Window
from scheduler_core.visit_rows import Seen


class Backfill:
    """Offers freed times to those who wait. How long they may think is the hospital file's to say (`waitlist`)."""

    def __init__(
        self,
        hospital: Hospital,
        search: Search,
        understood: Understood = plainly,
        record: ScheduleOfRecord | None = None,
    ) -> None:
        """`understood` reads the wishes of who waits; `record` has the last word on a booking, by default our own tables."""
        self._hospital, self._search, self._understood = hospital, search, understood
        self._record = record or OwnTables()
        rules = hospital.file.waitlist
        self._thinking = timedelta(minutes=rules.offer_minutes)
        self._notice = timedelta(minutes=rules.notice_minutes)

    async def offer(self, session: AsyncSession, freed: Freed, now: datetime) -> BackfillOffer | None:
        """Hold the time for the first of those who wait whom it fits; None if there is nobody, or an offer is open.

        Whoever is asked has the time to think that the hospital grants, from when it may text them.
        """
        until = self._hospital.next_texting(now) + self._thinking
        if freed.window.ends_at <= until + self._notice or await _is_open(session, freed.cause):
            return None
        for entry in await who_waits(session, self._hospital, freed, now):
            slot = await self._fitting(session, entry, freed, until, now)
            if slot is None:
                continue
            try:
                return await atomically(session, partial(_hold, session, entry, slot, freed, until, now))
            except SlotTaken:
                continue
        return None

    async def told(self, session: AsyncSession, offer_id: UUID, now: datetime) -> datetime | None:
        """Note that the patient is asked now, and until when they may answer; None where there is nothing to ask any more."""
        offer = await offer_of(session, offer_id)
        if offer.status != "open" or offer.told_at is not None or offer.expires_at <= now:
            return None
        held = await visits.get(session, offer.hold_id)
        until = max(offer.expires_at, min(now + self._thinking, held.starts_at - self._notice))
        if await visits.extend(session, offer.hold_id, _holder(offer.entry_id), now, until - now) is None:
            return None
        offer.told_at, offer.expires_at = now, until
        return until

    async def accept(
        self, session: AsyncSession, offer_id: UUID, key: str, now: datetime, moves: Seen | None = None
    ) -> Outcome:
        """Book what is offered, or move the later visit there that they were asked about; they wait no longer.

        Expired for an offer that is not open any more; StaleVersion for a visit that has changed since; OutOfOrder where
        what must come before, or after, has changed since.
        """
        return await atomically(session, partial(self._accept, session, offer_id, key, now, moves))

    async def _accept(
        self, session: AsyncSession, offer_id: UUID, key: str, now: datetime, moves: Seen | None
    ) -> Outcome:
        offer = await offer_of(session, offer_id)
        entry = await session.get_one(WaitlistEntry, offer.entry_id)
        if offer.status != "accepted" and not (offer.status == "open" and offer.expires_at > now):
            raise Expired("This offer is not open any more.", hint="Wait for the next one, or search.")
        if offer.status == "open":
            await self._refuse_out_of_order(session, offer, entry, moves, now)
        if moves is None:
            outcome = await self._record.book(session, offer.hold_id, entry.patient_id, key, now)
        elif offer.status == "accepted":
            outcome = Confirmed(await visits.get(session, moves.visit_id))
        else:
            outcome = await move_there(session, self._record, moves, offer.hold_id, key, now)
            offer.moves = moves.visit_id
        if offer.status == "open" and not isinstance(outcome, Refused):
            offer.status, entry.status = "accepted", "booked"
            await emit(session, "waitlist.filled", {"entry_id": entry.id}, f"waitlist.filled:{offer.id}", now)
        return outcome

    async def _refuse_out_of_order(
        self, session: AsyncSession, offer: BackfillOffer, entry: WaitlistEntry, moves: Seen | None, now: datetime
    ) -> None:
        held = await visits.get(session, offer.hold_id)
        moved = await visits.get(session, moves.visit_id) if moves is not None else None
        broken = await self._broken(session, entry, held, moved, now)
        if broken is not None:
            raise OutOfOrder(broken)

    async def pass_on(self, session: AsyncSession, offer_id: UUID, why: str, now: datetime) -> BackfillOffer | None:
        """Let the time go to the next; the offer that they get, if any. Who had it goes on waiting for another time.

        `why` becomes the offer's status: declined, unreachable.
        """
        offer = await offer_of(session, offer_id)
        if offer.status != "open":
            return None
        return await self._next(session, offer, why, now)

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
        window = Window(offer.starts_at, offer.ends_at)
        return await self.offer(session, Freed(offer.visit_type, offer.site, window, offer.cause, offer.gave_up), now)

    async def _fitting(
        self, session: AsyncSession, entry: WaitlistEntry, freed: Freed, until: datetime, now: datetime
    ) -> Slot | None:
        """A proven slot that begins in the freed time, long enough after the answer, and is what they wish for."""
        wishes = self._understood(entry, now)
        if wishes is None or (None not in (wishes.site, freed.site) and wishes.site != freed.site):
            return None
        free = Window(max(freed.window.starts_at, until + self._notice), freed.window.ends_at)
        windows = [_common(free, window) for window in wishes.windows] or [free]
        usable = tuple(window for window in windows if window.starts_at < window.ends_at)
        if not usable:
            return None
        moves = await later_visit(session, entry, Window(free.starts_at, free.starts_at))
        wishes = wishes.keeping(moves.lasting) if moves is not None else wishes
        here = replace(wishes, windows=usable, site=freed.site or wishes.site, earliest=True, limit=1)
        slot = next(iter(await self._search.find(session, here, now)), None)
        if slot is None:
            return None
        later = await later_visit(session, entry, slot)
        return None if await self._broken(session, entry, slot, later, now) else slot

    async def _broken(
        self, session: AsyncSession, entry: WaitlistEntry, at: Stretch, moves: Visit | None, now: datetime
    ) -> Broken | None:
        """What would lack the care before it if they came `at` that time, with the visit that moves there, if any."""
        known = await visits.of_patient(session, entry.patient_id, now, upcoming=False)
        lacking = missing_before(known, self._hospital, entry.visit_type, at.starts_at)
        if lacking is not None:
            return Broken(entry.visit_type, moves, lacking)
        return first_broken(known, self._hospital, {moves.id: at}) if moves is not None else None


async def offer_of(session: AsyncSession, offer_id: UUID) -> BackfillOffer:
    """The offer, which nobody else can change until the transaction ends; NotFound."""
    query = select(BackfillOffer).where(BackfillOffer.id == offer_id).with_for_update()
    found = (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("There is no such offer.", hint="Look at the waitlist again.")
    return found


def _common(a: Window, b: Window) -> Window:
    return Window(max(a.starts_at, b.starts_at), min(a.ends_at, b.ends_at))


def _holder(entry_id: UUID) -> str:
    return f"waitlist:{entry_id}"


async def _is_open(session: AsyncSession, cause: str) -> bool:
    query = select(BackfillOffer.id).where(BackfillOffer.cause == cause, BackfillOffer.status.in_(("open", "accepted")))
    return (await session.execute(query.limit(1))).first() is not None


async def _hold(
    session: AsyncSession, entry: WaitlistEntry, slot: Slot, freed: Freed, until: datetime, now: datetime
) -> BackfillOffer:
    offer_id = new_id()
    held: Visit = await visits.hold(session, slot, _holder(entry.id), now, until - now, f"backfill:{offer_id}")
    offer = BackfillOffer(
        id=offer_id, entry_id=entry.id, cause=freed.cause, visit_type=freed.visit_type, site=freed.site,
        starts_at=freed.window.starts_at, ends_at=freed.window.ends_at, gave_up=freed.gave_up, hold_id=held.id,
        status="open", offered_at=now, expires_at=until,
    )  # fmt: skip
    session.add(offer)
    await session.flush()
    await emit(
        session, "waitlist.offered", {"offer_id": offer_id, "entry_id": entry.id}, f"waitlist.offered:{offer_id}", now
    )
    return offer
