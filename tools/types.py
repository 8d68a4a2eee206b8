"""What goes into a tool and what comes out: the context, the facts to be worded, the result that the model sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from language.frame import Frame, Goal
from language.types import Lang

if TYPE_CHECKING:
    from guardrails.identity import Proof
    from runtime.audit import AuditEntry
    from runtime.prepared import Asked
    from tools.services import Services

Channel = Literal["chat", "sms", "voice", "terminal"]


@dataclass(frozen=True)
class Fact:
    """A message that code words: a Fluent message id of `assistant/texts` with typed arguments.

    Dates and times are aware datetimes, dates or times (never formatted text); names of visit types, people
    and places are given already in the patient's language; lists are tuples of Facts.
    """

    key: str
    args: Mapping[str, object] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    """Quick replies, in the patient's language, for channels that can show them."""


@dataclass(frozen=True)
class ConversationRef:
    """The conversation a tool works for. `address` is the number or address it came from: a hint, never proof.

    `network` is that of the page that talks now, as `guardrails.identity.network_of` names it.
    """

    id: UUID
    channel: Channel
    lang: Lang
    address: str | None = None
    network: str | None = None

    @property
    def counted_for(self) -> str | None:
        """Whose tries these are, by where they come from."""
        return self.address or self.network


@dataclass(frozen=True)
class Acting:
    """Whose visits a call is about. `first_name` is None for the verified patient's own.

    With `private` the patient is of an age, and who speaks may be somebody else, so that sensitive visits stay hidden.
    """

    patient_id: UUID
    first_name: str | None = None
    private: bool = False


@dataclass
class ToolContext:
    """Everything a tool may use. One per call; `key` is the idempotency key of the call, the same when replayed."""

    session: AsyncSession
    now: datetime
    conversation: ConversationRef
    proof: Proof
    frame: Frame
    goal: Goal | None
    services: Services
    key: str
    accesses: list[AuditEntry] = field(default_factory=list)
    """Audit entries of this call, written again when its savepoint is rolled back: what was read stays read."""
    acting: Acting | None = None
    """Whom the call is for, once it was settled."""
    step: Asked | None = None
    """What decides the step, where it was asked for with the proof; it serves once."""

    @property
    def message(self) -> str:
        """The message that the call answers: the same however often it is delivered and whatever was called before."""
        return self.key.partition(":")[0]


class Seen(BaseModel):
    """What the model may see of a result: handles, keys of the directory and outcomes. No identifiers, no real ids."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Nothing(Seen):
    """A result that the facts say everything about."""


@dataclass(frozen=True)
class ToolResult:
    """`data` is what the model may see (handles and outcomes, no identifiers); `facts` are what the patient is told."""

    data: BaseModel = field(default_factory=Nothing)
    facts: tuple[Fact, ...] = ()
    receipt: str | None = None
    """Reference of what was changed; words of success need one."""


class Resolved(BaseModel):
    """Exactly what a consenting tool would do: real ids and times. Hashed into the consent; never leaves the wall."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Plan:
    """What a consenting tool would do, and the read-back that asks for it."""

    arguments: Resolved
    facts: tuple[Fact, ...]
    visit_version: int | None = None
    """Version of the visit that would be changed, where one is."""
    data: BaseModel = field(default_factory=Nothing)


@dataclass(frozen=True)
class GateOutcome:
    """What became of a proposed call."""

    tool: str
    status: Literal["done", "consent_pending", "refused", "invalid", "failed"]
    data: Mapping[str, object]
    facts: tuple[Fact, ...] = ()
    receipt: str | None = None
    read_back: UUID | None = None
    """The consent row whose read-back these facts are."""
