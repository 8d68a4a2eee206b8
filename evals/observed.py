"""What happened in a played scenario: the dialog, the tools, the rows. Data only; grading reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from assistant.messages import State
from evals.drivers import Answer
from evals.ledger import Ledger
from evals.scenario import Step


@dataclass(frozen=True)
class Played:
    """One step with everything it brought: what the channel carried, what came by itself, what the tables say."""

    number: int
    step: Step
    did: str
    answer: Answer
    pushed: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    options: int = 0
    state: State | None = None
    tools: tuple[str, ...] = ()
    at: datetime | None = None
    seconds: float = 0.0
    """How long the channel took to answer; looking for the code on the phone is not part of it."""

    @property
    def said(self) -> str:
        """All that the persona saw or heard because of this step."""
        return "\n".join((self.answer.text, *self.pushed)).strip()


@dataclass(frozen=True)
class WaitlistSeen:
    """A waitlist entry."""

    patient_id: UUID | None
    visit_type: str


@dataclass(frozen=True)
class HandOverSeen:
    """A hand-over."""

    reason: str
    urgent: bool
    promised: bool


@dataclass
class Aftermath:
    """The database at the end."""

    before: Ledger
    after: Ledger
    ignore: frozenset[UUID] = frozenset()
    patients: Mapping[str, frozenset[UUID]] = field(default_factory=dict)
    seeded: Mapping[str, UUID] = field(default_factory=dict)
    waitlist: tuple[WaitlistSeen, ...] = ()
    handovers: tuple[HandOverSeen, ...] = ()
    parking: tuple[UUID | None, ...] = ()
    consents_consumed: int = 0
    new_patients: int = 0
    opted_out: bool = False
    proof_level: int = 0
    tools: tuple[tuple[str, str], ...] = ()
