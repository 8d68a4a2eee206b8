"""The rows of conversations: opening, finding, locking a turn, keeping what was said."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, bindparam, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.handovers import lease_of
from assistant.messages import InboundMessage, OutboundMessage
from assistant.models import Conversation, Message
from language.types import Lang
from runtime.crypto import Digest, installed, token_hash
from runtime.database import new_id, utc_datetime
from runtime.errors import InvalidInput, NotFound
from runtime.prepared import Prepared
from tools.types import Channel

TURN_LEASE = timedelta(seconds=90)
"""How long a turn may hold its conversation; a process that died gives it back after this."""


TALKING = timedelta(minutes=10)
"""How long after the last word a conversation still counts as under way."""


def address_index(address: str) -> Digest:
    """The blind index of a phone number."""
    return installed().blind_index("conversation.address", address)


async def create(
    session: AsyncSession,
    channel: Channel,
    lang: Lang,
    now: datetime,
    address: str | None = None,
    call_id: str | None = None,
) -> tuple[Conversation, str]:
    """A new conversation and the token that opens it."""
    token = secrets.token_urlsafe(32)
    row = Conversation(
        id=new_id(),
        channel=channel,
        lang=lang,
        state="open",
        address=address,
        address_index=address_index(address) if address else None,
        call_id=call_id,
        token_hash=token_hash(token),
        opened_at=now,
        last_at=now,
    )
    session.add(row)
    await session.flush()
    return row, token


async def get(session: AsyncSession, conversation_id: UUID) -> Conversation:
    """The conversation; NotFound where there is none."""
    row = await session.get(Conversation, conversation_id)
    if row is None:
        raise NotFound("There is no such conversation.", hint="Open a new one.")
    return row


async def find_or_create(session: AsyncSession, message: InboundMessage, now: datetime) -> tuple[UUID, bool]:
    """The conversation a message belongs to: by id, by call, or the open one of its number. The flag tells a new one."""
    if message.conversation_id is not None:
        return message.conversation_id, False
    if message.address is None:
        raise InvalidInput("A message without a conversation needs an address.", hint="Open a conversation first.")
    found = await _open_one(session, message)
    if found is not None:
        return found, False
    row, _ = await create(session, message.channel, message.language or "en", now, message.address, message.call)
    return row.id, True


async def _open_one(session: AsyncSession, message: InboundMessage) -> UUID | None:
    query = select(Conversation.id).where(Conversation.closed_at.is_(None), Conversation.channel == message.channel)
    if message.call is not None:
        query = query.where(Conversation.call_id == message.call)
    else:
        query = query.where(Conversation.address_index.in_(address_index(message.address or "").levels))
    return (await session.execute(query.order_by(Conversation.opened_at.desc()).limit(1))).scalar_one_or_none()


async def open_by_number(session: AsyncSession, channel: Channel, address: str) -> Conversation | None:
    """The open conversation of a number, locked against a turn that would begin meanwhile."""
    found = await _open_one(session, InboundMessage(channel, "", address=address))
    return await session.get(Conversation, found, with_for_update=True) if found else None


@dataclass(frozen=True)
class Inbound:
    """An inbound message in its table. `answered` tells that its answer is there too."""

    id: UUID
    answered: bool


async def keep_inbound(
    session: AsyncSession, conversation_id: UUID, message: InboundMessage, now: datetime, stored: UUID | None = None
) -> Inbound:
    """Store what came in, once: a second delivery gives the first one's id, and so does one known to be `stored`."""
    if stored is not None:
        return await _stored(session, Message.id == stored)
    inserted = await _KEEP.scalar(
        session,
        id=new_id(),
        conversation_id=conversation_id,
        client_message_id=message.client_message_id,
        text=message.text[:20_000],
        at=now,
    )
    if inserted is not None:
        return Inbound(inserted, answered=False)
    here = Message.conversation_id == conversation_id
    return await _stored(session, here, Message.client_message_id == message.client_message_id)


async def _stored(session: AsyncSession, *which: ColumnElement[bool]) -> Inbound:
    row = (await session.execute(select(Message.id, Message.answered_at).where(*which))).one()
    return Inbound(row.id, row.answered_at is not None)


@dataclass(frozen=True)
class Taken:
    """A conversation whose turn is ours. `lease_until` is `handovers.lease_of` it."""

    row: Conversation
    lease_until: datetime | None


async def take_turn(session: AsyncSession, conversation_id: UUID, token: UUID, now: datetime) -> Taken | None:
    """Lock the conversation for one turn and read it; None while another turn holds it, or where it is closed or none."""
    found = await _TAKE.first(session, here=conversation_id, token=token, now=now, until=now + TURN_LEASE)
    if found is None:
        return None
    columns = found._asdict()
    lease = columns.pop("lease")
    return Taken(Conversation(**columns), lease)


async def reopen(session: AsyncSession, conversation_id: UUID, token: UUID, now: datetime) -> Taken | None:
    """Take the turn of a conversation that was closed: staff can reach whoever is in danger there."""
    closed = update(Conversation).where(Conversation.id == conversation_id, Conversation.closed_at.is_not(None))
    await session.execute(closed.values(closed_at=None, state="open", last_at=now))
    return await take_turn(session, conversation_id, token, now)


async def give_back_turn(session: AsyncSession, conversation_id: UUID, token: UUID, **memory: object) -> bool:
    """Unlock; False when the lock was lost, and with it the right to write this turn's end.

    `memory` is what is remembered of the turn: each column of `MEMORY`, or nothing.
    """
    statement = _END if memory else _GIVE_BACK
    return await statement.first(session, here=conversation_id, token=token, **memory) is not None


MEMORY = ("frame", "checkpoint", "state", "lang", "last_at")
"""The columns in which a conversation remembers its turns."""
_HERE = Conversation.id == bindparam("here", type_=Uuid)
_TOKEN = bindparam("token", type_=Uuid)
_NOW = bindparam("now", type_=utc_datetime)
_FREE = or_(Conversation.turn_token.is_(None), Conversation.turn_until < _NOW, Conversation.turn_token == _TOKEN)
_TAKE = Prepared(
    update(Conversation)
    .where(_HERE, Conversation.closed_at.is_(None), _FREE)
    .values(turn_token=_TOKEN, turn_until=bindparam("until", type_=utc_datetime))
    .returning(*Conversation.__table__.columns, lease_of(bindparam("here", type_=Uuid)).label("lease"))
)
_UNLOCK = (
    update(Conversation)
    .where(_HERE, Conversation.turn_token == _TOKEN)
    .values(turn_token=None, turn_until=None)
    .returning(Conversation.id)
)
_GIVE_BACK, _END = Prepared(_UNLOCK), Prepared(_UNLOCK, *MEMORY)
_KEEP = Prepared(
    insert(Message)
    .values(who="patient", kind="text", redacted="", position=0)
    .on_conflict_do_nothing(index_elements=["conversation_id", "client_message_id"])
    .returning(Message.id),
    "id", "conversation_id", "client_message_id", "text", "at",
)  # fmt: skip
_LINE = tuple(Message.__table__.columns.keys())
_ANSWER = Prepared(insert(Message), *_LINE)
_ANSWERED = Prepared(update(Message).where(Message.id == bindparam("here", type_=Uuid)), "answered_at", "redacted")


async def keep_answer(
    session: AsyncSession, inbound: UUID, redacted: str, answer: Sequence[Message], now: datetime
) -> None:
    """Store the lines of an answer, and of the message that it answers what may be read by everybody."""
    for line in answer:
        await _ANSWER.all(session, **{name: getattr(line, name) for name in _LINE})
    await _ANSWERED.all(session, here=inbound, redacted=redacted, answered_at=now)


async def answers_to(session: AsyncSession, message_id: UUID) -> tuple[OutboundMessage, ...]:
    """The stored answer to an inbound message."""
    query = select(Message).where(Message.answers == message_id).order_by(Message.position)
    return tuple(outbound(row) for row in (await session.execute(query)).scalars())


def outbound(row: Message) -> OutboundMessage:
    """A stored line as it goes out."""
    choices = (row.choices or {}).get("items", ())
    items = tuple(str(c) for c in choices) if isinstance(choices, list | tuple) else ()
    return OutboundMessage(row.id, row.text, row.kind, items)  # type: ignore[arg-type]


async def lines(session: AsyncSession, conversation_id: UUID) -> Sequence[Message]:
    """Every line in order."""
    query = (
        select(Message)
        .where(Message.conversation_id == conversation_id)
        .order_by(Message.at, Message.position, Message.id)
    )
    return (await session.execute(query)).scalars().all()
