"""The tables of the guardrails: vault, identity, consents, and who may be texted."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, EncryptedJson, EncryptedText, new_id, utc_datetime


class VaultKey(Base):
    """One conversation's own data key, wrapped by the key ring. Deleting the row shreds every value under it."""

    __tablename__ = "vault_key"

    conversation_id: Mapped[UUID] = mapped_column(primary_key=True)
    wrapped: Mapped[str] = mapped_column(EncryptedText("vault_key.wrapped"))


class VaultEntry(Base):
    """A value, or a name in its spellings, behind a placeholder: [type_number] of one conversation.

    `value_index` finds the first spelling again.
    """

    __tablename__ = "vault_entry"
    __table_args__ = (
        UniqueConstraint("conversation_id", "type", "number"),
        UniqueConstraint("conversation_id", "type", "value_index"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("vault_key.conversation_id", ondelete="CASCADE"))
    type: Mapped[str]
    number: Mapped[int]
    value_index: Mapped[str]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class VaultSubject(Base):
    """Who wrote a value: "speaker" for the person in this conversation, "staff" for a colleague."""

    __tablename__ = "vault_subject"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("vault_entry.id", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)


class IdentityProof(Base):
    """What a conversation has proven. One live row each; `dropped_at` ends it."""

    __tablename__ = "identity_proof"
    __table_args__ = (
        CheckConstraint("level between 1 and 2", name="level"),
        Index("uq_identity_proof_live", "conversation_id", unique=True, postgresql_where=text("dropped_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(index=True)
    patient_id: Mapped[UUID]
    level: Mapped[int]
    verified: Mapped[bool]
    visit_id: Mapped[UUID | None]
    channel: Mapped[str]
    proven_at: Mapped[datetime] = mapped_column(utc_datetime)
    last_seen_at: Mapped[datetime] = mapped_column(utc_datetime)
    dropped_at: Mapped[datetime | None] = mapped_column(utc_datetime)
    dropped_why: Mapped[str | None]


class Challenge(Base):
    """A one-time code on its way. Decoys (no patient, never sent) have the same shape, so that work and answer are the same.

    `last_try` is the message that the last wrong code came in: delivered again, it gets `last_outcome` and is no other try.
    """

    __tablename__ = "identity_challenge"
    __table_args__ = (
        Index("uq_identity_challenge_live", "conversation_id", unique=True, postgresql_where=text("closed_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(index=True)
    purpose: Mapped[str]
    channel: Mapped[str]
    patient_id: Mapped[UUID | None]
    person_index: Mapped[str]
    sent_to_index: Mapped[str]
    code_hash: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    last_try: Mapped[str | None]
    last_outcome: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(utc_datetime)
    expires_at: Mapped[datetime] = mapped_column(utc_datetime)
    consumed_at: Mapped[datetime | None] = mapped_column(utc_datetime)
    closed_at: Mapped[datetime | None] = mapped_column(utc_datetime)


class AttemptCounter(Base):
    """How often something was tried lately for one person, number or conversation (`scope` holds a blind index)."""

    __tablename__ = "identity_attempt_counter"

    scope: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    window_ends_at: Mapped[datetime] = mapped_column(utc_datetime)
    locked_until: Mapped[datetime | None] = mapped_column(utc_datetime)


class Consent(Base):
    """A read-back and the yes it waits for: one action, its exact arguments, one version of the visit."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(
            "uq_consent_open",
            "conversation_id",
            unique=True,
            postgresql_where=text("consumed_at IS NULL AND voided_at IS NULL"),
        ),
        CheckConstraint("consumed_at IS NULL OR delivered_at IS NOT NULL", name="delivered_before_consumed"),
        CheckConstraint("consumed_at IS NULL OR voided_at IS NULL", name="consumed_or_voided"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(index=True)
    patient_id: Mapped[UUID | None]
    action: Mapped[str]
    arguments_hash: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(EncryptedJson("consent.arguments"))
    visit_version: Mapped[int | None]
    read_back: Mapped[str] = mapped_column(EncryptedText("consent.read_back"))
    created_at: Mapped[datetime] = mapped_column(utc_datetime)
    delivered_at: Mapped[datetime | None] = mapped_column(utc_datetime)
    expires_at: Mapped[datetime] = mapped_column(utc_datetime)
    consumed_at: Mapped[datetime | None] = mapped_column(utc_datetime)
    voided_at: Mapped[datetime | None] = mapped_column(utc_datetime)
    voided_why: Mapped[str | None]


class ContactConsent(Base):
    """The ledger of who may be contacted how: append-only, the newest row of (number, purpose) holds."""

    __tablename__ = "contact_consent"
    __table_args__ = (Index("ix_contact_consent_latest", "phone_index", "purpose", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    phone_index: Mapped[str]
    purpose: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime] = mapped_column(utc_datetime)
    proof: Mapped[str] = mapped_column(EncryptedText("contact_consent.proof"))
