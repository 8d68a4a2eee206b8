"""A wish for a code, and the challenge and message that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from guardrails.identity import codes
from guardrails.identity.attempts import Scope, scopes
from guardrails.identity.types import CodeMessage, Contact, Match, Opens, Purpose
from guardrails.models import Challenge
from guardrails.normalise import fold, plain
from language.types import Lang
from runtime.crypto import Digest, installed
from runtime.database import new_id


@dataclass(frozen=True)
class Asked:
    """A wish to be sent a code. `who` is the blind index of the person (or number) named."""

    conversation_id: UUID
    purpose: Purpose
    who: str
    now: datetime
    channel: str
    lang: Lang
    address: str | None = None
    opens: Opens = "visits"

    def starts(self) -> list[Scope]:
        """The counters of asking that may be told."""
        return scopes("start", conversation=self.conversation_id, person=self.who, address=self.address)

    def visible(self) -> list[Scope]:
        """All counters whose lock may be told: of asking and of guessing."""
        return [
            *self.starts(),
            *scopes("failure", conversation=self.conversation_id, person=self.who, address=self.address),
        ]


def index_of(kind: str, value: str) -> Digest:
    """The keyed digest of a person, number or patient."""
    return installed().blind_index(kind, value)


def person_of(name: str, birth_date: date) -> Digest:
    """The keyed digest of somebody as named."""
    return index_of("person", f"{' '.join(fold(plain(name).text).split())}|{birth_date.isoformat()}")


def new_challenge(asked: Asked, match: Match | None, number: str) -> tuple[Challenge, str]:
    """A challenge with its code. A decoy's code is hashed like any other, but nobody is ever told it."""
    challenge_id, code = new_id(), codes.new_code()
    challenge = Challenge(
        id=challenge_id,
        conversation_id=asked.conversation_id,
        purpose=asked.purpose,
        channel=asked.channel,
        patient_id=match.patient_id if match else None,
        person_index=asked.who,
        sent_to_index=index_of("number", number),
        code_hash=codes.code_hash(challenge_id, code),
        attempts=0,
        created_at=asked.now,
        expires_at=asked.now + codes.LIFETIME,
    )
    return challenge, code


def message_of(asked: Asked, challenge: Challenge, code: str, contact: Contact | None) -> CodeMessage:
    """The message that carries the code; to nobody for a decoy."""
    return CodeMessage(
        conversation_id=asked.conversation_id,
        to=contact.phone if contact else None,
        kind="call" if contact and contact.kind == "landline" else "sms",
        code=code,
        purpose=asked.purpose,
        opens=asked.opens,
        lang=asked.lang,
        key=f"code:{challenge.id}",
        expires_at=challenge.expires_at,
    )
