"""What the channels need from the program below them: Protocols, so that adapters can be tested with small fakes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from redis.asyncio import Redis

from assistant.messages import InboundMessage, Opened, OutboundMessage, Reply, State, TranscriptLine
from assistant.schedule_desk import ScheduleDesk
from language.types import Lang
from runtime.clock import Clock
from runtime.database import Database
from runtime.settings import Settings
from runtime.telemetry import Metrics
from scheduler_core.hospital import Hospital
from tools.types import Channel


class Conversations(Protocol):
    """The one way in for every message; see `assistant.conversations`."""

    async def open(self, channel: Channel, language: Lang | None = None, address: str | None = None) -> Opened:
        """A new conversation with its token and first words."""

    async def opened_by_call(self, call_id: str, address: str, language: Lang = "en") -> Reply:
        """The first words of a phone call; the same call asked twice is the same conversation."""

    async def authorise(self, conversation_id: UUID, token: str) -> bool:
        """Whether this token opens this conversation."""

    async def handle(self, message: InboundMessage) -> Reply:
        """Answer one message; the same client_message_id gets the stored answer."""

    async def delivered(self, message_ids: Sequence[UUID]) -> None:
        """These have reached the patient; a read-back among them may now be answered."""

    async def undelivered(self, message_ids: Sequence[UUID]) -> None:
        """These never arrived; a read-back among them is void."""

    async def state(self, conversation_id: UUID) -> State:
        """Where the conversation stands."""

    async def transcript(self, conversation_id: UUID, *, for_staff: bool = False) -> tuple[TranscriptLine, ...]:
        """What was said: redacted for staff, and for the patient once verification has lapsed."""


class HandOverView(Protocol):
    """A hand-over as the desk lists it; see `assistant.desk`."""

    @property
    def id(self) -> UUID: ...
    @property
    def conversation_id(self) -> UUID: ...
    @property
    def reason(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def waiting_since(self) -> datetime: ...
    @property
    def urgent(self) -> bool: ...
    @property
    def holder(self) -> str | None: ...
    @property
    def lease_until(self) -> datetime | None: ...
    @property
    def promised_at(self) -> datetime | None: ...
    @property
    def kinds(self) -> Sequence[str]: ...


class Desk(Protocol):
    """What a signed-in colleague can do with conversations; see `assistant.desk`."""

    async def waiting(self) -> Sequence[HandOverView]:
        """Every open hand-over: alarms first, of these the ones in which minutes decide, then by waiting time."""

    async def take(self, hand_over_id: UUID, staff: str) -> None:
        """Hold the conversation under a lease; Conflict while a colleague does."""

    async def answer(self, conversation_id: UUID, staff: str, text: str, *, confirmed: bool = False) -> OutboundMessage:
        """Write to the patient as a person; NotAllowed ("identifiers") for what needs proof and is not `confirmed`."""

    async def hand_back(self, hand_over_id: UUID, staff: str) -> None:
        """Give the conversation back to the assistant."""

    async def transcript(self, conversation_id: UUID, staff: str) -> tuple[TranscriptLine, ...]:
        """The redacted transcript; that it was read is on record."""


class Push(Protocol):
    """Publishes events to whoever listens; see `assistant.push`."""

    async def publish(self, topic: str, event: dict[str, Any]) -> None:
        """Send an event to whoever listens now."""


class AppLike(Protocol):
    """The running program, as the adapters see it."""

    @property
    def settings(self) -> Settings: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def database(self) -> Database: ...
    @property
    def redis(self) -> Redis: ...
    @property
    def hospital(self) -> Hospital: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def desk(self) -> Desk: ...
    @property
    def schedule(self) -> ScheduleDesk: ...
    @property
    def push(self) -> Push: ...
    @property
    def metrics(self) -> Metrics: ...


class CalendarFiles(Protocol):
    """Finds the calendar file behind an unguessable token."""

    async def __call__(self, token: str) -> str:
        """RFC 5545 text; NotFound when the token is not ours or has outlived its visit."""
