"""The shapes of the conversation's JSON, the same over HTTP and over a web socket."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.messages import Kind, OutboundMessage, State, TranscriptLine
from language.types import Lang

MAX_CHARS = 20_000
COVERED = re.compile(r"\([a-z][a-z0-9_-]*\)", re.ASCII)
"""How a redacted transcript stands in for a fact of the patient's."""

ClientMessageId = Annotated[str, StringConstraints(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9_.:-]+$")]


class Body(BaseModel):
    """What is sent to us: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")


class OpenBody(Body):
    """Opens a conversation."""

    channel: Literal["chat"] = "chat"
    language: Lang | None = None


class MessageBody(Body):
    """One message. `language` only when the person has just chosen it; otherwise it is heard."""

    text: str = Field(max_length=MAX_CHARS)
    client_message_id: ClientMessageId | None = None
    language: Lang | None = None


class MessageOut(BaseModel):
    """One message to the patient."""

    id: UUID
    text: str
    kind: Kind
    choices: tuple[str, ...] | None = None

    @classmethod
    def of(cls, message: OutboundMessage) -> MessageOut:
        """As JSON; `choices` only where there are some."""
        return cls(id=message.id, text=message.text, kind=message.kind, choices=message.choices or None)


class ReplyOut(BaseModel):
    """The answer to a message."""

    messages: tuple[MessageOut, ...]
    state: State


class OpenedOut(ReplyOut):
    """A new conversation. The token is shown this once."""

    id: UUID
    token: str


class LineOut(BaseModel):
    """One line of the past; `covered` when it held something that needs proof to be shown again."""

    at: str
    who: Literal["patient", "assistant", "staff", "system"]
    text: str
    kind: Kind
    covered: bool = False

    @classmethod
    def of(cls, line: TranscriptLine) -> LineOut:
        """As JSON; a fact's stand-in is not for reading."""
        covered = COVERED.fullmatch(line.text) is not None
        text = "" if covered else line.text
        return cls(at=line.at.isoformat(), who=line.who, text=text, kind=line.kind, covered=covered)


class ConversationOut(BaseModel):
    """A conversation as it may be shown now."""

    id: UUID
    state: State
    lines: tuple[LineOut, ...]
