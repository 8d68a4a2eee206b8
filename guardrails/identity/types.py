"""The words of identity: what is proven, what a step came to, and what is needed from the layers above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from language.types import Lang

Purpose = Literal["identify", "step_up", "register"]
Opens = Literal["visits", "cancel", "change", "register"]
"""What a code is asked for, as its text says to whoever gets it."""


@dataclass(frozen=True)
class Proof:
    """What a conversation has proven just now.

    Level 0: nothing; 1: this number confirms `visit_id`; 2: see, book, move; 3: cancel, contact details, proxies.
    `verified` is False for a record made in this conversation: possession of a number is all that was shown.
    """

    level: int = 0
    patient_id: UUID | None = None
    verified: bool = True
    visit_id: UUID | None = None
    proven_at: datetime | None = None

    @property
    def made_here(self) -> bool:
        """They are known by a record that was made in this conversation alone."""
        return self.patient_id is not None and not self.verified


NOBODY = Proof()


@dataclass(frozen=True)
class Contact:
    """Where a code may go: E.164 and whether it can take texts."""

    phone: str
    kind: Literal["mobile", "landline"] = "mobile"


@dataclass(frozen=True)
class Match:
    """A patient on record. `contact` None means that no code can be sent: staff have to help."""

    patient_id: UUID
    contact: Contact | None
    verified: bool = True


class PatientDirectory(Protocol):
    """The patients on record, as identity needs them. Both calls cost the same whether or not there is a match."""

    async def match(self, session: AsyncSession, name: str, birth_date: date) -> Match | None:
        """The one patient of this name and birth date; None for none and for more than one."""

    async def contact(self, session: AsyncSession, patient_id: UUID) -> Contact | None:
        """The contact on record."""


@dataclass(frozen=True)
class CodeMessage:
    """A code to be sent: the upper layer words it (hospital, purpose, never to be read to anyone).

    `to` is None for a decoy: queue it like any other and let the sender drop it, so that work and time are the same.
    """

    conversation_id: UUID
    to: str | None
    kind: Literal["sms", "call"]
    code: str
    purpose: Purpose
    opens: Opens
    lang: Lang
    key: str
    expires_at: datetime


class Notifier(Protocol):
    """Sends codes. It must queue within the transaction and not wait for the network: waiting would tell who is known."""

    async def send_code(self, session: AsyncSession, message: CodeMessage) -> None:
        """Queue the code; the same `key` twice is sent once."""


@dataclass(frozen=True)
class Started:
    """The answer to "who I am" — word for word the same for a patient, a stranger and a wrong birth date."""

    status: Literal["sent", "locked"]
    until: datetime | None = None


@dataclass(frozen=True)
class Outcome:
    """What a code came to. All but `proven` say nothing of whether a patient exists.

    `early` was too soon after a wrong one: it was neither compared nor counted. `wait_seconds` are left until the next try.
    With `patient_id` are told `who`, the keyed digest of whoever was named when the code was asked for, and their `number`
    on record.
    """

    status: Literal["proven", "wrong", "early", "expired", "locked", "none"]
    attempts_left: int = 0
    purpose: Purpose = "identify"
    patient_id: UUID | None = None
    wait_seconds: int = 0
    who: str | None = None
    number: str | None = None

    @property
    def proven(self) -> bool:
        """The code was right."""
        return self.status == "proven"


@dataclass(frozen=True)
class Status:
    """Where verification stands: a live code is on its way; nothing more can be tried for now."""

    code_sent: bool = False
    locked: bool = False
    attempts_left: int = 0
    purpose: Purpose | None = None
