"""What the tables say about a conversation: new lines and tools since the last look, and the rows at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Conversation, HandOver, Message, ToolCall
from evals.observed import HandOverSeen, WaitlistSeen
from guardrails.models import Consent, IdentityProof
from guardrails.optout import ContactLedger
from runtime.database import Database
from scheduler_core.models import Claim, Patient, Resource, Visit, WaitlistEntry
from scheduler_core.types import Slot
from tools.models import Offer
from tools.offers import slot_of

_Row = TypeVar("_Row", Message, Offer, ToolCall)


class Rows(TypedDict):
    """The rows that `expect_rows` speaks of, beside visits."""

    waitlist: tuple[WaitlistSeen, ...]
    handovers: tuple[HandOverSeen, ...]
    parking: tuple[UUID | None, ...]
    consents_consumed: int
    opted_out: bool
    proof_level: int
    tools: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Seen:
    """What is new since the last look."""

    outbound: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    offers: int = 0
    tools: tuple[str, ...] = ()


class Witness:
    """Reads one hospital's database; remembers what it has seen. Every conversation there belongs to one scenario."""

    def __init__(self, database: Database) -> None:
        """Nothing is seen yet."""
        self._database = database
        self._known: set[UUID] = set()

    async def look(self) -> Seen:
        """What is new."""
        async with self._database.begin() as session:
            messages = await self._new(session, Message)
            offers, calls = await self._new(session, Offer), await self._new(session, ToolCall)
        told = [m for m in messages if m.who != "patient"]
        return Seen(
            outbound=tuple(m.text for m in told),
            kinds=frozenset(m.kind for m in told),
            offers=_last_list(offers),
            tools=tuple(f"{c.tool}:{c.status}" for c in calls),
        )

    async def latest(self, channel: str) -> UUID | None:
        """The newest conversation of the channel."""
        query = select(Conversation.id).where(Conversation.channel == channel).order_by(Conversation.id.desc()).limit(1)
        async with self._database.begin() as session:
            return (await session.execute(query)).scalar_one_or_none()

    async def offered(self, session: AsyncSession) -> tuple[Slot, ...]:
        """The slots of the list shown last, in its order."""
        rows = (await session.scalars(select(Offer).order_by(Offer.id))).all()
        newest = rows[-1] if rows else None
        return tuple(
            slot_of(o)
            for o in sorted(rows, key=lambda o: o.number)
            if newest and (o.conversation_id, o.batch) == (newest.conversation_id, newest.batch)
        )

    async def stranger(self, session: AsyncSession, slot: Slot) -> UUID:
        """A patient who has nothing else to do at that time; the last one written, which is no persona."""
        busy = select(Visit.patient_id).where(
            Visit.patient_id.is_not(None), Visit.starts_at < slot.ends_at, Visit.ends_at > slot.starts_at
        )
        query = select(Patient.id).where(Patient.id.not_in(busy)).order_by(Patient.id.desc())
        return (await session.execute(query.limit(1))).scalar_one()

    async def count_patients(self, session: AsyncSession) -> int:
        """How many patients there are."""
        return (await session.execute(select(func.count()).select_from(Patient))).scalar_one()

    async def rows(self, session: AsyncSession, phone: str) -> Rows:
        """Everything but the visits, at the end."""
        waiting = await session.scalars(select(WaitlistEntry).where(WaitlistEntry.status == "waiting"))
        handovers = await session.scalars(select(HandOver))
        spent = select(func.count()).select_from(Consent).where(Consent.consumed_at.is_not(None))
        level = select(func.coalesce(func.max(IdentityProof.level), 0))
        calls = await session.execute(select(ToolCall.tool, ToolCall.status).order_by(ToolCall.id))
        return Rows(
            waitlist=tuple(WaitlistSeen(w.patient_id, w.visit_type) for w in waiting),
            handovers=tuple(HandOverSeen(h.reason, h.urgent, h.promised_at is not None) for h in handovers),
            parking=await _parking(session),
            consents_consumed=(await session.execute(spent)).scalar_one(),
            opted_out=await ContactLedger(session).is_opted_out(phone),
            proof_level=(await session.execute(level)).scalar_one(),
            tools=tuple((c.tool, c.status) for c in calls),
        )

    async def _new(self, session: AsyncSession, table: type[_Row]) -> list[_Row]:
        rows = [r for r in (await session.scalars(select(table).order_by(table.id))) if r.id not in self._known]
        self._known.update(r.id for r in rows)
        return rows


def _last_list(offers: list[Offer]) -> int:
    """How many offers the newest list holds."""
    return sum(o.batch == offers[-1].batch for o in offers) if offers else 0


async def _parking(session: AsyncSession) -> tuple[UUID | None, ...]:
    """The patients for whose visits a parking space is claimed."""
    query = (
        select(Visit.patient_id)
        .join(Claim, Claim.visit_id == Visit.id)
        .join(Resource, Resource.key == Claim.resource_key)
        .where(Resource.kind == "parking", Visit.status == "booked")
    )
    return tuple((await session.scalars(query)).all())
