"""What one turn works with: the program's parts, and everything about the message that must not be persisted in clear."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from assistant.acts import Ask, Speak
from assistant.checkpoints import Kept
from assistant.messages import Kind, State
from assistant.state_message import ResultSeen
from language.about_another import AboutAnother
from language.frame import Frame
from language.types import Expecting, OfferView, Understanding
from scheduler_core.qa import each_once
from tools.types import ConversationRef, Fact

if TYPE_CHECKING:
    from assistant.model import Model, ProposedCall
    from assistant.push import Push
    from assistant.wording import Speaker
    from guardrails.consent import Consents
    from guardrails.redaction import Redactor
    from guardrails.tripwire import Sought
    from runtime.clock import Clock
    from runtime.database import Database
    from runtime.telemetry import Metrics
    from tools.gate import Gate
    from tools.services import Services


@dataclass(frozen=True)
class Parts:
    """The parts of the program that a turn uses; one set for the process."""

    database: Database
    clock: Clock
    model: Model
    gate: Gate
    consents: Consents
    redactor: Redactor
    services: Services
    speaker: Speaker
    push: Push
    metrics: Metrics


@dataclass(frozen=True)
class Said:
    """Something to tell the patient, in order. `consent_id` marks a read-back."""

    fact: Fact
    kind: Kind = "text"
    consent_id: UUID | None = None


@dataclass(frozen=True)
class Shown:
    """What the patient has in front of them, and what is pending; read anew after whatever may have changed it."""

    level: int = 0
    patient_id: UUID | None = None
    made_here: bool = False
    """Their record was made in this conversation."""
    code_sent: bool = False
    locked: bool = False
    offers: tuple[OfferView, ...] = ()
    first_offers: tuple[OfferView, ...] = ()
    visits: tuple[OfferView, ...] = ()
    held: str | None = None
    consent_id: UUID | None = None
    consent_action: str | None = None

    def without_consent(self) -> Shown:
        """The same with nothing pending."""
        return replace(self, consent_id=None, consent_action=None)


@dataclass(frozen=True)
class Guarded:
    """`vaulted` are (type, value) pairs of the vault; `records` what is on record of the proven patient `of` and of those
    they may act for, each with the name first."""

    vaulted: tuple[tuple[str, str], ...] = ()
    records: tuple[tuple[str, ...], ...] = ()
    of: UUID | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """All that must not leave."""
        return (*(value for _, value in self.vaulted), *self.on_record)

    @property
    def on_record(self) -> tuple[str, ...]:
        """What is on record of all of them."""
        return tuple(value for record in self.records for value in record)


@dataclass
class Turn:
    """One message on its way through the house."""

    parts: Parts
    message_id: UUID
    conversation: ConversationRef
    text: str
    now: datetime
    frame: Frame
    keypad: bool = False
    kept: Kept = field(default_factory=Kept)
    first_turn: bool = False
    with_staff: bool = False
    held_by_staff: bool = False
    redacted: str = ""
    guarded: Guarded | None = None
    """What must not leave, once it was read."""
    forms: dict[str, Sought] = field(default_factory=dict)
    """In which forms it is looked for."""
    kept_in: bool = False
    """Something was about to leave: the rest of this turn is the built-in model's."""
    covered: tuple[str, ...] = ()
    """What redaction has covered in this message."""
    names: tuple[str, ...] = ()
    """Those of them that are names."""
    understanding: Understanding | None = None
    about_another: AboutAnother | None = None
    choice: str | None = None
    understood: bool = True
    wishes_changed: bool = False
    subject_changed: bool = False
    let_go: bool = False
    told_beside: bool = False
    told_again: bool = False
    expected: Expecting = Expecting.NOTHING
    """What the question before this message asked for."""
    shown: Shown = field(default_factory=Shown)
    stale: bool = False
    """Something has been done since `shown` was read."""
    said: list[Said] = field(default_factory=list)
    results: list[ResultSeen] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    calls: int = 0
    thoughts: int = 0
    proposed: tuple[ProposedCall, ...] = ()
    end: Speak | None = None
    sentence: str | None = None
    asked: Ask = Ask.NOTHING
    state: State = State.WAITING
    answered: bool = False
    """Code has answered by itself: no model is asked."""
    services: Services = field(init=False)
    """What its tools work with, embedding each text once."""

    def __post_init__(self) -> None:
        """The process's services, with vectors of this turn's own."""
        self.services = replace(self.parts.services, embed=each_once(self.parts.services.embed))

    def say(self, fact: Fact, kind: Kind = "text", consent_id: UUID | None = None) -> None:
        """Add something to tell the patient."""
        self.said.append(Said(fact, kind, consent_id))
