"""Overbooking at work: a place beyond capacity is found for a patient, and taken with its grant in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotFound
from scheduler_core import visit_rows
from scheduler_core.claims import atomically, slot_taken
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import day_of
from scheduler_core.models import OverbookingGrant, Visit
from scheduler_core.overbooking.grants import grant
from scheduler_core.overbooking.holding import hold_under
from scheduler_core.overbooking.places import FullDay, days_of, place_of
from scheduler_core.overbooking.sessions import arrived, rules_of, session_of, unused_grants
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes

RiskSource = Callable[[AsyncSession, Sequence[UUID], datetime], Awaitable[Mapping[UUID, float]]]
"""The risks of missing of these visits, those that are known now, by visit."""

MOST_DAYS = 8
"""Full days that are looked at for one search, the earliest first."""


class Overbooking:
    """Places beyond capacity, where the hospital file switches them on. Nobody but staff is told that they are."""

    def __init__(self, hospital: Hospital, search: Search, risks: RiskSource) -> None:
        """`search` knows what is regularly free."""
        self._hospital, self._search, self._risks = hospital, search, risks

    async def places(self, session: AsyncSession, wishes: Wishes, now: datetime, limit: int) -> tuple[Slot, ...]:
        """At most `limit` places that fit the wishes, by time; nothing is taken. () where overbooking is off.

        Only of days on which the practitioner has no regular time for this kind of visit left; nobody who needs an
        interpreter or is moved gets one.
        """
        other = wishes.ignore_visit is not None or wishes.interpreter is not None
        if rules_of(self._hospital, wishes.visit_type) is None or other:
            return ()
        found: list[Slot] = []
        for day in (await days_of(session, self._hospital, wishes, now))[:MOST_DAYS]:
            if len(found) >= limit:
                break
            if not await self._is_free(session, wishes, day.practitioner, day.window, now):
                for visit in await self._open_to(session, wishes.visit_type, day, now):
                    place = await place_of(session, self._hospital, visit, wishes)
                    found += [place] if place is not None else []
        return tuple(sorted(found, key=lambda slot: slot.starts_at)[:limit])

    async def hold(
        self, session: AsyncSession, slot: Slot, holder: str, now: datetime, ttl: timedelta, key: str
    ) -> Visit:
        """Keep such a place, with the grant that it needs, in one savepoint. SlotTaken where the policy now says no.

        Also where its visit has moved or gone, its patient is there, or a regular time has come free: search again. The same
        key gives the same.
        """
        existing = (await session.execute(select(Visit).where(Visit.hold_key == key))).scalar_one_or_none()
        if existing is not None:
            return existing
        return await atomically(session, partial(self._hold, session, slot, holder, now, ttl, key))

    async def ask(
        self, session: AsyncSession, visit_type: str, practitioner: str, day: date, now: datetime
    ) -> OverbookingGrant | None:
        """A grant for one more visit of this type on that local day, which is one session.

        None where overbooking is off, a regular time is still free, or the policy says no.
        """
        if rules_of(self._hospital, visit_type) is None:
            return None
        window = Window(*day_of(day, self._hospital.zone))
        if await self._is_free(session, Wishes(visit_type), practitioner, window, now):
            return None
        risks = await self._risks_in(session, practitioner, window, now)
        return await grant(session, self._hospital, visit_type, practitioner, window, risks, now)

    async def _hold(
        self, session: AsyncSession, slot: Slot, holder: str, now: datetime, ttl: timedelta, key: str
    ) -> Visit:
        shared = await self._shared(session, slot)
        who, zone = shared.practitioner or "", self._hospital.zone
        window = Window(*day_of(shared.starts_at.astimezone(zone).date(), zone))
        free = await self._is_free(session, Wishes(slot.visit_type, modality=slot.modality), who, window, now)
        if free or await arrived(session, [shared.id]):
            raise slot_taken()
        grant_id = (await unused_grants(session, [shared.id])).get(shared.id)
        if grant_id is None:
            risks = await self._risks_in(session, who, window, now)
            given = await grant(session, self._hospital, slot.visit_type, who, window, risks, now, shared.id)
            if given is None:
                raise slot_taken()
            grant_id = given.id
        return await hold_under(session, grant_id, holder, now, ttl, key)

    async def _shared(self, session: AsyncSession, slot: Slot) -> Visit:
        """The visit whose place it is, if it is still there."""
        if slot.shares is None or rules_of(self._hospital, slot.visit_type) is None:
            raise slot_taken()
        try:
            shared = await visit_rows.get(session, slot.shares)
        except NotFound:
            raise slot_taken() from None
        if (shared.starts_at, shared.practitioner, shared.site) != (slot.starts_at, slot.practitioner, slot.site):
            raise slot_taken()
        return shared

    async def _open_to(self, session: AsyncSession, visit_type: str, day: FullDay, now: datetime) -> list[Visit]:
        """Whose places can be had: those that a grant stands open for, and as many as the policy would give."""
        rules = rules_of(self._hospital, visit_type)
        ready = await unused_grants(session, [v.id for v in day.suiting])
        found = await session_of(session, day.practitioner, day.window, now)
        risks = await self._risks(session, [v.id for v in found.visits], now)
        decision = found.decision(rules, risks) if rules is not None else None
        left = max(decision.extra - len(found.granted), 0) if decision is not None else 0
        suiting = {v.id for v in day.suiting}
        able = [v for v in found.shareable(visit_type, risks) if v.id in suiting] if left else []
        return [*(v for v in day.suiting if v.id in ready and v.id not in found.arrived), *able[:left]]

    async def _risks_in(
        self, session: AsyncSession, practitioner: str, window: Window, now: datetime
    ) -> Mapping[UUID, float]:
        found = await session_of(session, practitioner, window, now)
        return await self._risks(session, [v.id for v in found.visits], now)

    async def _is_free(self, session: AsyncSession, wishes: Wishes, who: str, window: Window, now: datetime) -> bool:
        """Whether a regular time of the wished kind is left in the session, for anybody or for who holds it already."""
        free = Wishes(
            wishes.visit_type,
            windows=(window,),
            practitioner=who,
            modality=wishes.modality,
            holder=wishes.holder,
            limit=1,
        )
        return bool(await self._search.find(session, free, now))
