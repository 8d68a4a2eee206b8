"""A small program below the channels: it answers by rote, and remembers what it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from redis.asyncio import Redis

from assistant.messages import InboundMessage, Kind, Opened, OutboundMessage, Reply, State, TranscriptLine
from assistant.push import STAFF, Push, topic_of
from language.types import Lang
from runtime.clock import Clock
from runtime.database import Database, new_id
from runtime.errors import Conflict, NotAllowed, NotFound
from runtime.settings import Settings
from runtime.telemetry import Metrics
from scheduler_core.hospital import Hospital, read_folder
from tools.types import Channel

DEMO_HOSPITAL = Path(__file__).parents[2] / "deploy" / "demo_hospital"
GREETING = {"en": "Hi, I am the automated assistant.", "es": "Hola, soy el asistente automático."}
OFFER = "1. Tuesday, March 10 at 9:00 AM with Dr. Keller\n2. Tuesday, March 10 at 2:30 PM with Dr. Keller"
READ_BACK = "Book a cardiology follow-up with Dr. Keller on Tuesday, March 10 at 9:00 AM? Please answer yes or no."
RECEIPT = "You are booked. Please bring your list of medicines. Your reference is CL-1042."
EMERGENCY = "This sounds like an emergency. Please call 911 right now. I have let our staff know."


def message(text: str, kind: Kind = "text", choices: Sequence[str] = ()) -> OutboundMessage:
    """An outbound message with a fresh id."""
    return OutboundMessage(new_id(), text, kind, tuple(choices))


@dataclass
class Room:
    """One conversation."""

    id: UUID
    token: str
    channel: Channel
    lang: Lang = "en"
    state: State = State.OPEN
    lines: list[TranscriptLine] = field(default_factory=list)


@dataclass
class FakeConversations:
    """Answers by rote. `heard` is everything that came in; `arrived` and `lost` are the ids reported by adapters."""

    clock: Clock
    push: Push
    rooms: dict[UUID, Room] = field(default_factory=dict)
    answers: dict[tuple[UUID, str], Reply] = field(default_factory=dict)
    heard: list[InboundMessage] = field(default_factory=list)
    arrived: list[UUID] = field(default_factory=list)
    lost: list[UUID] = field(default_factory=list)
    by_address: dict[str, UUID] = field(default_factory=dict)
    trouble: Exception | None = None

    async def open(self, channel: Channel, language: Lang | None = None, address: str | None = None) -> Opened:
        """A room with a greeting."""
        room = self._room(channel, language or "en")
        greeting = message(GREETING[room.lang], choices=("Book a visit", "Talk to a person"))
        self._note(room, "assistant", greeting.text, "text")
        return Opened(room.id, room.token, (greeting,))

    async def opened_by_call(self, call_id: str, address: str, language: Lang = "en") -> Reply:
        """The greeting of a call."""
        room = self._of(call_id, "voice")
        room.lang = language
        return Reply(room.id, (message(GREETING[language]),), State.OPEN, language)

    async def authorise(self, conversation_id: UUID, token: str) -> bool:
        """By the room's token."""
        return conversation_id in self.rooms and self.rooms[conversation_id].token == token

    async def handle(self, inbound: InboundMessage) -> Reply:
        """By rote; the same id again is the stored answer."""
        if self.trouble is not None:
            raise self.trouble
        room = self._find(inbound)
        key = (room.id, inbound.client_message_id or new_id().hex)
        if key in self.answers:
            return self.answers[key]
        if room.state is State.CLOSED:
            raise NotAllowed("This conversation is closed.", code="conversation_closed")
        self.heard.append(inbound)
        room.lang = inbound.language or room.lang
        self._note(room, "patient", inbound.text, "text")
        said, room.state, digits = by_rote(inbound.text, room.state)
        for one in said:
            self._note(room, "assistant", one.text, one.kind)
        if said and said[0].kind == "emergency":
            await self.push.publish(STAFF, {"type": "alarm", "conversation": str(room.id), "kind": "cardiac"})
        self.answers[key] = Reply(room.id, said, room.state, room.lang, digits, any(m.text == HEARD for m in said))
        return self.answers[key]

    async def delivered(self, message_ids: Sequence[UUID]) -> None:
        """Remember."""
        self.arrived += message_ids

    async def undelivered(self, message_ids: Sequence[UUID]) -> None:
        """Remember."""
        self.lost += message_ids

    async def state(self, conversation_id: UUID) -> State:
        """The room's state."""
        return self.rooms[conversation_id].state

    async def transcript(self, conversation_id: UUID, *, for_staff: bool = False) -> tuple[TranscriptLine, ...]:
        """The room's lines."""
        return tuple(self.rooms[conversation_id].lines)

    def _find(self, inbound: InboundMessage) -> Room:
        if inbound.conversation_id is not None:
            return self.rooms[inbound.conversation_id]
        return self._of(inbound.call or inbound.address or "", inbound.channel)

    def _of(self, name: str, channel: Channel) -> Room:
        if name not in self.by_address:
            self.by_address[name] = self._room(channel, "en").id
        return self.rooms[self.by_address[name]]

    def _room(self, channel: Channel, lang: Lang) -> Room:
        room = Room(new_id(), new_id().hex, channel, lang)
        self.rooms[room.id] = room
        return room

    def _note(self, room: Room, who: Any, text: str, kind: Kind) -> None:
        room.lines.append(TranscriptLine(self.clock.now(), who, text, kind))


HEARD = "I heard 7, 7. Is that right?"


def by_rote(text: str, state: State) -> tuple[tuple[OutboundMessage, ...], State, int | None]:
    """A dialog that needs no understanding."""
    words = text.lower()
    if "chest pain" in words:
        return (message(EMERGENCY, "emergency"),), State.STAFF, None
    if state is State.STAFF:
        return (), State.STAFF, None
    if "person" in words:
        return (message("A member of our staff will answer you here.", "notice"),), State.STAFF, None
    if "bye" in words:
        return (message("Take care."),), State.CLOSED, None
    if "seven seven" in words:
        return (message(HEARD, "question"),), State.WAITING, 1
    if "code" in words:
        return (message("Please type the 6-digit code."),), State.WAITING, 6
    if words in ("1", "2") or "first" in words:
        return (message(READ_BACK, "read_back", ("Yes", "No")),), State.CONSENT, 1
    if words in ("yes", "sí") and state is State.CONSENT:
        return (message(RECEIPT, "receipt"), message("Anything else?", "question")), State.WAITING, None
    if words == "no":
        return (message("OK, I haven't done that."),), State.WAITING, None
    if "silence" in words:
        return (), State.WAITING, None
    return (message(OFFER, "offer", ("1", "2")), message("Which one works for you?", "question")), State.WAITING, 1


@dataclass(frozen=True)
class View:
    """A hand-over."""

    id: UUID
    conversation_id: UUID
    reason: str
    channel: str
    lang: str
    waiting_since: datetime
    urgent: bool = False
    holder: str | None = None
    lease_until: datetime | None = None
    promised_at: datetime | None = None
    kinds: tuple[str, ...] = ()


@dataclass
class FakeDesk:
    """Hand-overs in a list."""

    conversations: FakeConversations
    views: list[View] = field(default_factory=list)

    def add(
        self, room: UUID, reason: str = "asked", *, urgent: bool = False, kinds: tuple[str, ...] = (),
        waiting_since: datetime,
    ) -> View:  # fmt: skip
        """Put a conversation before the staff."""
        room_ = self.conversations.rooms[room]
        view = View(new_id(), room, reason, room_.channel, room_.lang, waiting_since, urgent, kinds=kinds)
        self.views.append(view)
        return view

    async def waiting(self) -> list[View]:
        """Alarms first."""
        return sorted(self.views, key=lambda v: (not v.urgent, v.waiting_since))

    async def take(self, hand_over_id: UUID, staff: str) -> None:
        """Hold it."""
        view = self._view(hand_over_id)
        if view.holder not in (None, staff):
            raise Conflict("A colleague holds this conversation.", code="held")
        self.views[self.views.index(view)] = replace(view, holder=staff)

    async def answer(self, conversation_id: UUID, staff: str, text: str, *, confirmed: bool = False) -> OutboundMessage:
        """To the patient's page; a year in the words counts as a birth date."""
        if not any(v.conversation_id == conversation_id and v.holder == staff for v in self.views):
            raise NotAllowed("You do not hold this conversation.", code="not_held")
        if "19" in text and not confirmed:
            raise NotAllowed("This answer names somebody.", code="identifiers")
        said = message(text, "staff")
        room = self.conversations.rooms[conversation_id]
        room.lines.append(TranscriptLine(self.conversations.clock.now(), "staff", text, "staff"))
        event = {"type": "message", "id": str(said.id), "text": text, "kind": "staff"}
        await self.conversations.push.publish(topic_of(conversation_id), event)
        await self.conversations.push.publish(STAFF, {"type": "message", "conversation": str(conversation_id)})
        return said

    async def hand_back(self, hand_over_id: UUID, staff: str) -> None:
        """Off the list."""
        self.views.remove(self._view(hand_over_id))

    async def transcript(self, conversation_id: UUID, staff: str) -> tuple[TranscriptLine, ...]:
        """The room's lines."""
        return await self.conversations.transcript(conversation_id, for_staff=True)

    def _view(self, hand_over_id: UUID) -> View:
        found = next((v for v in self.views if v.id == hand_over_id), None)
        if found is None:
            raise NotFound("This hand-over is over.")
        return found


@dataclass
class FakeApp:
    """What `create_app` needs."""

    settings: Settings
    clock: Clock
    database: Database
    redis: Redis
    hospital: Hospital
    conversations: FakeConversations
    desk: FakeDesk
    push: Push
    metrics: Metrics


@cache
def _hospital() -> Hospital:
    return Hospital(read_folder(DEMO_HOSPITAL))


def fake_app(settings: Settings, clock: Clock, database: Database, redis: Redis) -> FakeApp:
    """A program that answers by rote, on real servers."""
    push = Push(redis)
    conversations = FakeConversations(clock, push)
    return FakeApp(
        settings, clock, database, redis, _hospital(), conversations, FakeDesk(conversations), push, Metrics()
    )
