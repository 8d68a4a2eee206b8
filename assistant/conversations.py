"""Conversations: the one way in for every message of every channel."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from assistant import store
from assistant.checkpoints import Kept
from assistant.messages import InboundMessage, Opened, OutboundMessage, Reply, State, TranscriptLine
from assistant.models import Conversation, Message
from assistant.outgoing import Dispatcher
from assistant.push import STAFF
from assistant.transcript import transcript_lines
from assistant.turn.context import Parts, Turn
from assistant.turn.ending import finish, wanted
from assistant.turn.graph import Graph
from assistant.turn.guarded import Asked, ask_guarded, keep_guarded, log_is_safe
from assistant.turn.snapshot import Looked, ask_shown, read_shown
from guardrails import emergency
from guardrails.consent import delivered_with
from guardrails.identity import network_of
from language.frame import Frame
from language.types import Lang
from runtime.crypto import token_hash
from runtime.database import new_id, utc_datetime
from runtime.driver import end_early
from runtime.errors import Conflict, NotAllowed
from runtime.prepared import Prepared
from runtime.telemetry import watched
from tools.types import Channel, ConversationRef, Fact

_TOKEN = Prepared(select(Conversation.token_hash).where(Conversation.id == bindparam("here", type_=Uuid)))
_REACHED = (
    update(Message)
    .where(Message.id == func.any(bindparam("ids", type_=ARRAY(Uuid))), Message.delivered_at.is_(None))
    .values(delivered_at=bindparam("now", type_=utc_datetime))
    .returning(Message.consent_id)
    .cte("reached")
)
_DELIVERED = Prepared(delivered_with(_REACHED))
WAIT_FOR_TURN_SECONDS = 30.0
POLL_SECONDS = 0.02
SENDS_CODES = ("start_verification", "register_patient")


class Conversations:
    """Opens conversations, handles messages, hands out transcripts."""

    def __init__(self, parts: Parts, graph: Graph, dispatcher: Dispatcher) -> None:
        """`dispatcher` sends the codes that a turn has queued."""
        self._parts, self._graph, self._dispatcher = parts, graph, dispatcher

    async def open(self, channel: Channel, language: Lang | None = None, address: str | None = None) -> Opened:
        """A new conversation with its token and first words."""
        now, lang = self._parts.clock.now(), language or "en"
        async with self._parts.database.begin() as session:
            row, token = await store.create(session, channel, lang, now, address)
            greeting = await self._greet(session, row, lang)
        return Opened(row.id, token, (greeting,))

    async def opened_by_call(self, call_id: str, address: str, language: Lang = "en") -> Reply:
        """The first words of a phone call; the same call asked twice is the same conversation."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            query = select(Conversation).where(Conversation.call_id == call_id)
            row = (await session.execute(query)).scalar_one_or_none()
            if row is None:
                row, _ = await store.create(session, "voice", language, now, address, call_id)
            row.lang = language
            row.frame = {**(row.frame or {}), "lang": language}
            greeting = await self._greet(session, row, language)
        return Reply(row.id, (greeting,), State(row.state), language)

    async def authorise(self, conversation_id: UUID, token: str) -> bool:
        """Whether this token opens this conversation."""
        async with self._parts.database.look() as session:
            stored = await _TOKEN.scalar(session, here=conversation_id) or ""
        return hmac.compare_digest(stored, token_hash(token)) and bool(stored)

    async def handle(self, message: InboundMessage) -> Reply:
        """Answer one message. The same client_message_id gets the stored answer; two messages wait for each other."""
        token = new_id()
        begun = await self._wait_for_turn(message, token)
        if isinstance(begun, Reply):
            return begun
        async with AsyncExitStack() as undo:
            undo.push_async_callback(self._give_back, begun.conversation.id, token)
            with watched(log_is_safe(begun)):
                reply = await self._answer(begun, token)
            undo.pop_all()
        return reply

    async def _give_back(self, here: UUID, token: UUID) -> None:
        async with self._parts.database.begin() as session:
            await store.give_back_turn(session, here, token)

    async def _wait_for_turn(self, message: InboundMessage, token: UUID) -> Turn | Reply:
        """Take the turn, or give the answer that another delivery of this message has got meanwhile."""
        waited, stored = 0.0, None
        while True:
            begun = await self._begin(message, token, stored)
            if not isinstance(begun, UUID):
                return begun
            if waited > WAIT_FOR_TURN_SECONDS:
                raise Conflict(
                    "The conversation is still busy with the last message.", hint="Send it again.", code="busy"
                )
            stored = begun
            await asyncio.sleep(POLL_SECONDS)
            waited += POLL_SECONDS

    async def _begin(self, message: InboundMessage, token: UUID, stored: UUID | None) -> Turn | Reply | UUID:
        """In one round trip: store the message, take the turn and read what it needs; the message's id while it is not ours.

        The answer is looked for once the turn is ours, so that none can slip between. `stored` is the message's id
        where it is stored already.
        """
        now = self._parts.clock.now()
        async with AsyncExitStack() as undo:
            async with self._parts.database.begin() as session:
                here, is_new = await store.find_or_create(session, message, now)
                taking = await store.ask_turn(session, here, token, now)
                keeping = await store.ask_to_keep(session, here, message, now, stored)
                # who waits asks only once
                looked, guarded = await self._ahead(session, here, now) if stored is None else (None, None)
                await end_early(session)  # what came in and whose turn it is stand, whatever becomes of the rest
                undo.push_async_callback(self._give_back, here, token)
                taken = await store.taken(taking)
                row = taken.row if taken else await store.get(session, here)
                if row.closed_at is not None and emergency.detect(message.text) is not None:
                    taken = await store.reopen(session, here, token, now)
                    keeping = await store.ask_to_keep(session, here, message, now, stored)
                    row = taken.row if taken else row
                elif row.closed_at is not None:
                    raise NotAllowed("This conversation is closed.", hint="Open a new one.", code="conversation_closed")
                kept = await store.kept(session, here, message, keeping)
                if kept.answered:
                    return _reply(row, await store.answers_to(session, kept.id))
                if taken is None:
                    undo.pop_all()
                    return kept.id
                turn = self._turn(row, kept.id, message, now, is_new=is_new)
                turn.shown = await read_shown(session, self._parts, here, now, looked, spoken=True)
                await keep_guarded(turn, session, guarded)
            undo.pop_all()
        lease = taken.lease_until
        turn.with_staff, turn.held_by_staff = lease is not None, lease is not None and lease > now
        return turn

    async def _ahead(self, session: AsyncSession, here: UUID, now: datetime) -> tuple[Looked, Asked | None]:
        """Ask for what a turn needs before it is known to be ours."""
        return await ask_shown(session, here, now), await ask_guarded(session, self._parts, here)

    async def _answer(self, turn: Turn, token: UUID) -> Reply:
        began, here = time.perf_counter(), str(turn.conversation.id)
        place = {"thread_id": here, "kept": turn.kept}
        await self._graph.ainvoke({"history": []}, {"configurable": place}, context=turn, durability="exit")
        reply = await finish(turn, token)
        self._measure(turn, reply, began)
        if any(result.tool in SENDS_CODES for result in turn.results):
            self._dispatcher.soon()
        topic = STAFF if turn.with_staff or turn.state is State.STAFF else None
        if topic:
            await self._parts.push.publish(topic, {"type": "message", "conversation": here})
        return reply

    def _measure(self, turn: Turn, reply: Reply, began: float) -> None:
        metrics = self._parts.metrics
        metrics.turns.labels(turn.conversation.channel, reply.state.value).inc()
        metrics.turn_seconds.labels(turn.conversation.channel).observe(time.perf_counter() - began)

    def _turn(
        self, row: Conversation, message_id: UUID, message: InboundMessage, now: datetime, *, is_new: bool
    ) -> Turn:
        frame = Frame.model_validate(row.frame) if row.frame else Frame(lang=row.lang)
        if message.language is not None:
            frame.lang = message.language
        ref = ConversationRef(row.id, row.channel, frame.lang, row.address, network_of(message.network))  # type: ignore[arg-type]
        turn = Turn(self._parts, message_id, ref, message.text, now, frame, keypad=message.keypad)
        turn.kept = Kept(row.checkpoint)
        turn.first_turn = is_new or row.frame is None
        if is_new and message.channel == "sms":
            turn.say(self._greeting_fact())
        return turn

    def _greeting_fact(self) -> Fact:
        hospital = self._parts.services.hospital
        return Fact("greeting", {"hospital": hospital.display_name, "emergency": hospital.emergency_numbers.emergency})

    async def _greet(self, session: AsyncSession, row: Conversation, lang: Lang) -> OutboundMessage:
        text = self._parts.speaker.word(self._greeting_fact(), lang, row.channel)  # type: ignore[arg-type]
        line = Message(
            id=new_id(), conversation_id=row.id, who="assistant", kind="text", text=text, redacted=text, at=row.last_at
        )
        session.add(line)
        await session.flush()
        return store.outbound(line)

    async def delivered(self, message_ids: Sequence[UUID]) -> None:
        """The adapter has got these out; a read-back among them may now be answered."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            await _DELIVERED.ask(session, ids=list(message_ids), now=now)

    async def undelivered(self, message_ids: Sequence[UUID]) -> None:
        """These never arrived: a read-back among them is void."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            statement = (
                update(Message).where(Message.id.in_(message_ids)).values(failed_at=now).returning(Message.consent_id)
            )
            for consent_id in (await session.execute(statement)).scalars():
                if consent_id is not None:
                    await self._parts.consents.void(session, consent_id, now)

    async def state(self, conversation_id: UUID) -> State:
        """Where the conversation stands."""
        async with self._parts.database.begin() as session:
            return State((await store.get(session, conversation_id)).state)

    async def transcript(self, conversation_id: UUID, *, for_staff: bool = False) -> tuple[TranscriptLine, ...]:
        """What was said: redacted for staff, and for the patient once verification has lapsed."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            await store.get(session, conversation_id)
            proof = await self._parts.services.identity.level(session, conversation_id, now)
            return await transcript_lines(session, conversation_id, redacted=for_staff or proof.level < 2)


def _reply(row: Conversation, messages: Sequence[OutboundMessage]) -> Reply:
    frame = Frame.model_validate(row.frame) if row.frame else Frame()
    return Reply(row.id, tuple(messages), State(row.state), frame.lang, *wanted(frame))
