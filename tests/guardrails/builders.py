"""Stand-ins for the layers above: patients on record, and a notifier that remembers what it was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity import CodeMessage, Contact, Match
from runtime.database import new_id

ANA = "Ana Example"
BORN = date(1982, 3, 5)


@dataclass
class Patients:
    """Patients by name and birth date."""

    people: dict[tuple[str, date], Match] = field(default_factory=dict)

    def add(
        self, name: str, born: date, contact: Contact | None = Contact("+15550100001"), *, verified: bool = True
    ) -> UUID:
        """A patient on record."""
        match = Match(new_id(), contact, verified)
        self.people[name.lower(), born] = match
        return match.patient_id

    async def match(self, session: AsyncSession, name: str, birth_date: date) -> Match | None:
        """By exact name, any case."""
        return self.people.get((name.lower(), birth_date))

    async def contact(self, session: AsyncSession, patient_id: UUID) -> Contact | None:
        """The contact on record."""
        return next((m.contact for m in self.people.values() if m.patient_id == patient_id), None)


@dataclass
class Phone:
    """A notifier that keeps every message."""

    messages: list[CodeMessage] = field(default_factory=list)

    async def send_code(self, session: AsyncSession, message: CodeMessage) -> None:
        """Keep it."""
        self.messages.append(message)

    @property
    def sent(self) -> list[CodeMessage]:
        """What really goes out: decoys do not."""
        return [m for m in self.messages if m.to is not None]

    @property
    def code(self) -> str:
        """The last code that went out."""
        return self.sent[-1].code
