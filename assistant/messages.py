"""What crosses between a channel and the conversation: inbound and outbound messages, replies, states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from language.types import Lang
from tools.types import Channel

Kind = Literal["text", "offer", "read_back", "receipt", "emergency", "notice", "staff", "question"]


class State(StrEnum):
    """Where a conversation stands, as the outside sees it."""

    OPEN = "open"
    WAITING = "waiting_for_patient"
    CONSENT = "consent_pending"
    STAFF = "with_staff"
    CLOSED = "closed"


@dataclass(frozen=True)
class InboundMessage:
    """One message from a patient, the same for every channel.

    `client_message_id` makes a second delivery harmless. For SMS and voice `conversation_id` is None and `address`
    (E.164) finds the conversation; for voice `call` is the provider's call id. `network` is the address that a page
    talks from: attempts at a name or a code are counted for it, and it is kept nowhere else.
    """

    channel: Channel
    text: str
    conversation_id: UUID | None = None
    client_message_id: str | None = None
    address: str | None = None
    call: str | None = None
    language: Lang | None = None
    keypad: bool = False
    network: str | None = None


@dataclass(frozen=True)
class OutboundMessage:
    """One message to a patient, worded and shaped for the channel."""

    id: UUID
    text: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """The answer to an inbound message. `expects` tells voice what to gather: digits, speech or both."""

    conversation_id: UUID
    messages: tuple[OutboundMessage, ...]
    state: State
    lang: Lang = "en"
    digits: int | None = None
    """How many keypad digits the question asks for, where it does (a code: 6, a birth date: 8, a choice: 1)."""
    yes_no: bool = False
    """Whether the question is one of yes or no: one key answers it."""
    kept: bool = True
    """Whether its messages are stored; what was said of an emergency while nothing works is not."""

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The stored messages, to be reported as delivered."""
        return tuple(m.id for m in self.messages) if self.kept else ()


@dataclass(frozen=True)
class Opened:
    """A new conversation; `token` is shown once and stored only as a hash."""

    id: UUID
    token: str
    greeting: tuple[OutboundMessage, ...]


@dataclass(frozen=True)
class TranscriptLine:
    """One line as it may be shown: redacted for staff and for a patient whose verification has lapsed."""

    at: datetime
    who: Literal["patient", "assistant", "staff", "system"]
    text: str
    kind: Kind = "text"
