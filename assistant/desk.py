"""The staff's desk: who waits, taking over under a lease, answering by the conversation's own channel, handing back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant import store
from assistant.danger import AFTER
from assistant.handovers import LEASE
from assistant.messages import OutboundMessage, State, TranscriptLine
from assistant.models import Conversation, HandOver, Message
from assistant.outgoing import Dispatcher, write_to
from assistant.push import STAFF, topic_of
from assistant.staffs_words import cover
from assistant.transcript import transcript_lines
from assistant.turn.context import Parts
from runtime.audit import AuditEntry, record
from runtime.database import new_id
from runtime.errors import Conflict, InvalidInput, NotAllowed, NotFound
from tools.types import Fact

MAX_ANSWER = 2_000
HAND_OVER = "hand-over"
OPENS_RECORD = 2
"""The level of proof from which a person may be told what is on record of them (DESIGN §4)."""

_CAN_COME_AFTER = case((HandOver.kinds[1].in_(AFTER), 1), else_=0)
"""0 for an alarm of which it is not known that it can come after others."""


@dataclass(frozen=True)
class HandOverView:
    """A hand-over as the desk lists it. `kinds` are those of an emergency, the most dangerous first."""

    id: UUID
    conversation_id: UUID
    reason: str
    channel: str
    lang: str
    waiting_since: datetime
    urgent: bool
    holder: str | None
    lease_until: datetime | None
    promised_at: datetime | None
    kinds: tuple[str, ...] = ()


class StaffDesk:
    """What a signed-in colleague can do with conversations."""

    def __init__(self, parts: Parts, dispatcher: Dispatcher) -> None:
        """`dispatcher` reaches people who are not on a page of ours."""
        self._parts, self._dispatcher = parts, dispatcher

    async def waiting(self) -> list[HandOverView]:
        """Every open hand-over: alarms first, of these the ones in which minutes decide, then by waiting time."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            query = (
                select(HandOver, Conversation)
                .join(Conversation, Conversation.id == HandOver.conversation_id)
                .where(HandOver.closed_at.is_(None))
                .order_by(HandOver.urgent.desc(), _CAN_COME_AFTER, HandOver.requested_at)
                .limit(200)
            )
            views = [_view(hand_over, row, now) for hand_over, row in (await session.execute(query)).all()]
        self._parts.metrics.waiting.set(sum(view.holder is None for view in views))
        return views

    async def take(self, hand_over_id: UUID, staff: str) -> None:
        """Hold the conversation; Conflict while a colleague does."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            row = await _open(session, hand_over_id, lock=True)
            if row.lease_until and row.lease_until > now and row.holder != staff:
                raise Conflict("A colleague holds this conversation.", hint="Ask them to hand it back.", code="held")
            row.holder, row.lease_until = staff, now + LEASE
            await self._parts.services.identity.drop(session, row.conversation_id, "hand_over")
            line = await self._notice(session, row.conversation_id, Fact("staff-joined"), now)
            await _audit(session, staff, "conversation.take", row.conversation_id, now)
        await self._push(row.conversation_id, "hand_over", line)

    async def answer(self, conversation_id: UUID, staff: str, text: str, *, confirmed: bool = False) -> OutboundMessage:
        """Write to the patient as a person; renews the lease. NotAllowed without one.

        NotAllowed ("identifiers"), too, for words that tell more than the proof allows, unless they are `confirmed`.
        """
        words, now = text.strip(), self._parts.clock.now()
        if not words or len(words) > MAX_ANSWER:
            raise InvalidInput(f"An answer has 1 to {MAX_ANSWER} characters.", hint="Shorten it or split it.")
        async with self._parts.database.begin() as session:
            await self._renew(session, conversation_id, staff, now)
            conversation = await store.get(session, conversation_id)
            covered = await cover(self._parts, session, conversation, words, staff)
            why = await self._why(session, conversation_id, now, tells=covered.tells, confirmed=confirmed)
            line = _line(conversation_id, words, "staff", now, covered.redacted)
            session.add(line)
            await write_to(session, conversation, line)
            await _audit(session, staff, "conversation.answer", conversation_id, now, why)
        await self._reach(conversation, line)
        return store.outbound(line)

    async def _why(
        self, session: AsyncSession, conversation_id: UUID, now: datetime, *, tells: bool, confirmed: bool
    ) -> str:
        """Why these words may go, for the record. NotAllowed where they tell something that nobody has confirmed."""
        if (
            not tells
            or (await self._parts.services.identity.level(session, conversation_id, now)).level >= OPENS_RECORD
        ):
            return HAND_OVER
        if not confirmed:
            raise NotAllowed(
                "This answer names somebody, and the person has not proven who they are.",
                hint="Leave that out, or send it again to confirm.",
                code="identifiers",
            )
        return f"{HAND_OVER}; identifiers confirmed"

    async def hand_back(self, hand_over_id: UUID, staff: str) -> None:
        """Give the conversation back to the assistant."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            row = await _open(session, hand_over_id, lock=True)
            if row.holder != staff:
                raise NotAllowed("Only whoever holds a conversation can hand it back.", hint="Take it over first.")
            row.closed_at, row.lease_until = now, None
            conversation = await store.get(session, row.conversation_id)
            conversation.state = State.WAITING.value
            conversation.frame = {**(conversation.frame or {}), "alarm": None}
            line = await self._notice(session, row.conversation_id, Fact("hand-back"), now)
            await write_to(session, conversation, line)
            await _audit(session, staff, "conversation.hand_back", row.conversation_id, now)
        await self._reach(conversation, line, kind="hand_over")

    async def transcript(self, conversation_id: UUID, staff: str) -> tuple[TranscriptLine, ...]:
        """The redacted transcript; that it was read is on record."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            await store.get(session, conversation_id)
            await _audit(session, staff, "conversation.read", conversation_id, now)
            return await transcript_lines(session, conversation_id, redacted=True)

    async def _renew(self, session: AsyncSession, conversation_id: UUID, staff: str, now: datetime) -> None:
        query = select(HandOver).where(HandOver.conversation_id == conversation_id, HandOver.closed_at.is_(None))
        row = (await session.execute(query.with_for_update())).scalar_one_or_none()
        if row is None or row.holder != staff or row.lease_until is None or row.lease_until <= now:
            raise NotAllowed("You do not hold this conversation.", hint="Take it over first.", code="not_held")
        row.lease_until = now + LEASE

    async def _notice(self, session: AsyncSession, conversation_id: UUID, fact: Fact, now: datetime) -> Message:
        conversation = await store.get(session, conversation_id)
        text = self._parts.speaker.word(fact, conversation.lang, conversation.channel)  # type: ignore[arg-type]
        line = _line(conversation_id, text, "system", now)
        session.add(line)
        return line

    async def _reach(self, conversation: Conversation, line: Message, kind: str = "message") -> None:
        """On a page by push; what was queued as a text or call leaves now."""
        await self._push(conversation.id, kind, line)
        if conversation.address:
            self._dispatcher.soon()

    async def _push(self, conversation_id: UUID, kind: str, line: Message) -> None:
        event = {"type": kind, "id": str(line.id), "text": line.text, "kind": line.kind}
        await self._parts.push.publish(topic_of(conversation_id), event)
        await self._parts.push.publish(STAFF, {"type": kind, "conversation": str(conversation_id)})


def _line(conversation_id: UUID, text: str, who: str, now: datetime, redacted: str | None = None) -> Message:
    """A line of staff's, or a notice in our own words, which are their own redacted form."""
    return Message(
        id=new_id(),
        conversation_id=conversation_id,
        who=who,
        kind="staff" if who == "staff" else "notice",
        text=text,
        redacted=text if redacted is None else redacted,
        at=now,
    )


async def _open(session: AsyncSession, hand_over_id: UUID, *, lock: bool) -> HandOver:
    query = select(HandOver).where(HandOver.id == hand_over_id, HandOver.closed_at.is_(None))
    row = (await session.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if row is None:
        raise NotFound("This hand-over is over.", hint="Reload the list.")
    return row


async def _audit(
    session: AsyncSession, staff: str, action: str, conversation_id: UUID, now: datetime, why: str = HAND_OVER
) -> None:
    entry = AuditEntry(
        actor=f"staff:{staff}",
        action=action,
        subject_kind="conversation",
        subject_id=str(conversation_id),
        why=why,
        conversation_id=conversation_id,
        at=now,
    )
    await record(session, entry)


def _view(row: HandOver, conversation: Conversation, now: datetime) -> HandOverView:
    active = row.lease_until is not None and row.lease_until > now
    return HandOverView(
        id=row.id,
        conversation_id=row.conversation_id,
        reason=row.reason,
        channel=conversation.channel,
        lang=conversation.lang,
        waiting_since=row.requested_at,
        urgent=row.urgent,
        holder=row.holder if active else None,
        lease_until=row.lease_until if active else None,
        promised_at=row.promised_at,
        kinds=tuple(row.kinds),
    )
