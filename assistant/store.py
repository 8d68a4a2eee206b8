"""The rows of conversations: opening, finding, locking a turn, keeping what was said."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, Uuid, and_, bindparam, cast, exists, literal, or_, select, update
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.handovers import lease_of
from assistant.messages import InboundMessage, OutboundMessage
from assistant.models import Conversation, Message
from language.types import Lang
from runtime.crypto import Digest, installed, token_hash
from runtime.database import EncryptedJson, EncryptedText, new_id, utc_datetime
from runtime.driver import end_early
from runtime.errors import InvalidInput, NotFound
from runtime.prepared import Asked, Prepared
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


async def ask_to_keep(
    session: AsyncSession, conversation_id: UUID, message: InboundMessage, now: datetime, stored: UUID | None = None
) -> Asked | UUID:
    """Store what came in, once, if there is such an open conversation and it is not `stored`; `kept` tells what became of it."""
    if stored is not None:
        return stored
    client, text = message.client_message_id, message.text[:20_000]
    return await _KEEP.ask(session, id=new_id(), here=conversation_id, client=client, text=text, at=now)


async def kept(session: AsyncSession, conversation_id: UUID, message: InboundMessage, keeping: Asked | UUID) -> Inbound:
    """What came in, in its table: a second delivery gives the first one's id."""
    if isinstance(keeping, UUID):
        return await _stored(session, Message.id == keeping)
    inserted = await keeping.scalar()
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


async def ask_turn(session: AsyncSession, conversation_id: UUID, token: UUID, now: datetime) -> Asked:
    """Lock the conversation for one turn; `taken` reads it."""
    return await _TAKE.ask(session, here=conversation_id, token=token, now=now, until=now + TURN_LEASE)


async def taken(asked: Asked) -> Taken | None:
    """The conversation; None while another turn holds it, or where it is closed or none."""
    found = await asked.first()
    if found is None:
        return None
    columns = found._asdict()
    lease = columns.pop("lease")
    return Taken(Conversation(**columns), lease)


async def reopen(session: AsyncSession, conversation_id: UUID, token: UUID, now: datetime) -> Taken | None:
    """Take the turn of a conversation that was closed: staff can reach whoever is in danger there."""
    closed = update(Conversation).where(Conversation.id == conversation_id, Conversation.closed_at.is_not(None))
    await session.execute(closed.values(closed_at=None, state="open", last_at=now))
    return await taken(await ask_turn(session, conversation_id, token, now))


async def give_back_turn(session: AsyncSession, conversation_id: UUID, token: UUID) -> None:
    """Unlock, if the turn is ours still."""
    await _GIVE_BACK.ask(session, here=conversation_id, token=token)


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
_MINE = and_(_HERE, Conversation.turn_token == _TOKEN)
_UNLOCK = update(Conversation).where(_MINE).values(turn_token=None, turn_until=None)
_GIVE_BACK, _END = Prepared(_UNLOCK), Prepared(_UNLOCK.returning(Conversation.id), *MEMORY)


def _new_line(where: ColumnElement[bool], **given: ColumnElement[Any]) -> Insert:
    """A message with these columns, where there is a conversation `where`."""
    return insert(Message).from_select([*given], select(*given.values()).where(where), include_defaults=False)


def _value(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    """What is given by this name for a column; that it is bytes is said, since nothing else in the statement would."""
    value = bindparam(name, type_=column.type)
    return cast(value, LargeBinary) if isinstance(column.type, EncryptedText | EncryptedJson) else value


_LINES = Message.__table__.columns
_FIXED = {"who": "patient", "kind": "text", "redacted": "", "position": 0}
_GIVEN = {"id": "id", "conversation_id": "here", "client_message_id": "client", "text": "text", "at": "at"}
_KEEP = Prepared(
    _new_line(
        and_(_HERE, Conversation.closed_at.is_(None)),
        **{name: _value(_LINES[name], given) for name, given in _GIVEN.items()},
        **{name: literal(value, _LINES[name].type) for name, value in _FIXED.items()},
    )
    .on_conflict_do_nothing(index_elements=["conversation_id", "client_message_id"])
    .returning(Message.id)
)
_LOCK = Prepared(select(Conversation.id).where(_MINE).with_for_update(key_share=True))
_LINE = tuple(_LINES.keys())
_ANSWER = Prepared(_new_line(_MINE, **{name: _value(_LINES[name], name) for name in _LINE}))
_ANSWERED = Prepared(
    update(Message).where(Message.id == bindparam("inbound", type_=Uuid), exists().where(_MINE)),
    "answered_at", "redacted",
)  # fmt: skip


async def end_turn(
    session: AsyncSession,
    conversation_id: UUID,
    token: UUID,
    inbound: UUID,
    redacted: str,
    answer: Sequence[Message],
    memory: Mapping[str, object],
) -> bool:
    """Store the lines of an answer, of the message that it answers what may be read by everybody, and what is remembered of
    the turn (each column of `MEMORY`), and unlock; False, and nothing is stored, when the lock was lost.

    The transaction ends with it.
    """
    mine = {"here": conversation_id, "token": token}
    await _LOCK.ask(session, **mine)  # what comes behind finds it ours, or none of it does
    for line in answer:
        await _ANSWER.ask(session, **mine, **{name: getattr(line, name) for name in _LINE})
    await _ANSWERED.ask(session, **mine, inbound=inbound, redacted=redacted, answered_at=memory["last_at"])
    ended = await _END.ask(session, **mine, **memory)
    await end_early(session)
    return await ended.first() is not None


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
