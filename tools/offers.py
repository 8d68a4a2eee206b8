"""Offers: slots shown in a conversation, known to the model by handles that mean something there only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Integer, Uuid, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id, utc_datetime
from runtime.objects import Objects
from runtime.prepared import Asked, Prepared
from scheduler_core.interpreting import language_of
from scheduler_core.types import Slot
from tools.errors import Mendable, Refused
from tools.models import Offer
from tools.types import ToolContext

KEPT = timedelta(hours=2)
"""How long an offer may still be taken up; whether it is free is proven again each time."""

_SLOT = TypeAdapter(Slot)


def slot_of(offer: Offer | Shelved) -> Slot:
    """The slot that was offered."""
    return as_slot(offer.slot)


def as_slot(dumped: Mapping[str, object]) -> Slot:
    """A slot from its JSON."""
    return _SLOT.validate_python(dumped)


def interpreted(ctx: ToolContext, offer: Offer) -> str | None:
    """The language that somebody interprets there, where they do: the one wished for this visit, else what they need at any."""
    wished = next((goal.interpreter for goal in ctx.frame.goals if goal.offer == offer.handle), None)
    return language_of(ctx.services.hospital, slot_of(offer), wished or ctx.frame.needs.interpreter)


def dump_slot(slot: Slot) -> dict[str, object]:
    """The slot as JSON."""
    dumped: dict[str, object] = _SLOT.dump_python(slot, mode="json")
    return dumped


async def show(ctx: ToolContext, slots: Sequence[Slot], for_visit: UUID | None = None) -> tuple[Offer, ...]:
    """Store `slots` as the conversation's next list of offers; `for_visit` is the visit that is to be moved."""
    last, batch = await counted(ctx)
    offers = tuple(
        Offer(
            id=new_id(),
            conversation_id=ctx.conversation.id,
            number=last + place,
            batch=batch + 1,
            slot=dump_slot(slot),
            for_visit=for_visit,
            shown_at=ctx.now,
            expires_at=ctx.now + KEPT,
        )
        for place, slot in enumerate(slots, 1)
    )
    for offer in offers:
        await _PUT.ask(ctx.session, **{name: getattr(offer, name) for name in _COLUMNS})
    return offers


async def withdraw(ctx: ToolContext) -> None:
    """None of the offers of this conversation can be taken up any more."""
    mine = (Offer.conversation_id == ctx.conversation.id, Offer.expires_at > ctx.now)
    await ctx.session.execute(update(Offer).where(*mine).values(expires_at=ctx.now))


async def counted(ctx: ToolContext) -> tuple[int, int]:
    """The number and the list of the last offer in this conversation; 0 before the first."""
    row = await _COUNTED.first(ctx.session, here=ctx.conversation.id)
    assert row is not None
    return row[0] or 0, row[1] or 0


async def find(ctx: ToolContext, handle: str, *, however_old: bool = False) -> Offer:
    """The offer of this handle in this conversation. Mendable when there is none, Refused when it is too old.

    What the patient has already agreed to is found `however_old`.
    """
    number = int(handle[1:])
    offer = await _FIND.first(ctx.session, here=ctx.conversation.id, number=number)
    if offer is None or offer.part_of not in (None, offer.id):
        raise Mendable("unknown_offer", "No such offer in this conversation; use a handle that was shown.")
    if offer.expires_at <= ctx.now and not however_old:
        raise Refused("slot_expired", fresh_offers=True)
    return offer


def single(offer: Offer) -> Offer:
    """The offer, if it is of one visit; Mendable where several are offered together."""
    if offer.part_of is not None:
        raise Mendable("offered_together", "These visits are offered together; use book_together.")
    return offer


class Shelved(NamedTuple):
    """An offer as it lies before a patient; the columns are those of `Offer`."""

    number: int
    batch: int
    slot: dict[str, object]
    expires_at: datetime
    hold_id: UUID | None
    held_until: datetime | None
    for_visit: UUID | None

    @property
    def handle(self) -> str:
        """What the model calls it."""
        return f"O{self.number}"


_HERE = Offer.conversation_id == bindparam("here", type_=Uuid)
_NOW = bindparam("now", type_=utc_datetime)
_FIND = Objects(select(Offer).where(_HERE, Offer.number == bindparam("number", type_=Integer)))
_COLUMNS = tuple(Offer.__table__.columns.keys())
_PUT = Prepared(insert(Offer), *_COLUMNS)
_COUNTED = Prepared(select(func.max(Offer.number), func.max(Offer.batch)).where(_HERE))
_SHELF = Prepared(
    select(*(getattr(Offer, name) for name in Shelved._fields))
    .where(_HERE, or_(Offer.part_of.is_(None), Offer.part_of == Offer.id))
    .where(or_(Offer.expires_at > _NOW, and_(Offer.hold_id.is_not(None), Offer.held_until > _NOW)))
    .order_by(Offer.number)
)


@dataclass(frozen=True)
class Shelf:
    """What lies before a patient: the list shown last, the first one that is still good, and the offer that is held."""

    latest: tuple[Shelved, ...] = ()
    first: tuple[Shelved, ...] = ()
    held: Shelved | None = None


async def shelf(session: AsyncSession, conversation_id: UUID, now: datetime) -> Shelf:
    """The offers of the conversation that count now, in one statement."""
    return shelf_of(await (await ask_shelf(session, conversation_id, now)).all(), now)


async def ask_shelf(session: AsyncSession, conversation_id: UUID, now: datetime) -> Asked:
    """Ask for what lies there; `shelf_of` reads the rows."""
    return await _SHELF.ask(session, here=conversation_id, now=now)


def shelf_of(found: Sequence[tuple[Any, ...]], now: datetime) -> Shelf:
    """What these rows lay before a patient."""
    rows = [Shelved._make(row) for row in found]
    good = [o for o in rows if o.expires_at > now]
    return Shelf(
        latest=tuple(o for o in good if o.batch == good[-1].batch),
        first=tuple(o for o in good if o.batch == good[0].batch),
        held=next((o for o in reversed(rows) if o.hold_id and o.held_until and o.held_until > now), None),
    )


async def last_booked(ctx: ToolContext) -> UUID | None:
    """The visit that was booked last in this conversation."""
    query = select(Offer.visit_id).where(Offer.conversation_id == ctx.conversation.id, Offer.visit_id.is_not(None))
    return (await ctx.session.execute(query.order_by(Offer.number.desc()).limit(1))).scalar_one_or_none()
