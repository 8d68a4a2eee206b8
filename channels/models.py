"""The tables of the channels: staff accounts and sessions, the demo phone, FHIR clients and what they saw of the hospital."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, EncryptedText, new_id, utc_datetime


class StaffAccount(Base):
    """A colleague who may sign in. `password_hash` is argon2id; `role` says what they may do (`assistant.colleague`)."""

    __tablename__ = "staff_account"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    password_hash: Mapped[str] = mapped_column(String(255))
    role: Mapped[str] = mapped_column(String(16), default="desk", server_default="desk")
    created_at: Mapped[datetime] = mapped_column(utc_datetime)
    disabled_at: Mapped[datetime | None] = mapped_column(utc_datetime)


class StaffSession(Base):
    """A signed-in browser. Only the hash of its token is stored."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(ForeignKey("staff_account.name"), index=True)
    created_at: Mapped[datetime] = mapped_column(utc_datetime)
    seen_at: Mapped[datetime] = mapped_column(utc_datetime)
    expires_at: Mapped[datetime] = mapped_column(utc_datetime)


class DemoText(Base):
    """One text or call of the demo phone; `inbound` means that the patient sent it."""

    __tablename__ = "demo_text"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    number_index: Mapped[str] = mapped_column(String(64), index=True)
    channel: Mapped[str] = mapped_column(String(8))
    lang: Mapped[str] = mapped_column(String(2))
    inbound: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(EncryptedText("demo_text.text"))
    at: Mapped[datetime] = mapped_column(utc_datetime)


class FhirClient(Base):
    """A system that may read by FHIR. Its secret is random, so a plain digest of it is enough.

    `recipient` (who runs it, with an address) and `purpose` are what a patient's accounting of disclosures names.
    """

    __tablename__ = "fhir_client"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String(64)))
    recipient: Mapped[str | None] = mapped_column(String(200))
    purpose: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(utc_datetime)
    disabled_at: Mapped[datetime | None] = mapped_column(utc_datetime)


class FhirToken(Base):
    """A short-lived token of a client, with what of the client's scopes it was asked for."""

    __tablename__ = "fhir_token"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    client: Mapped[str] = mapped_column(ForeignKey("fhir_client.name", ondelete="CASCADE"), index=True)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String(64)))
    expires_at: Mapped[datetime] = mapped_column(utc_datetime, index=True)


class FhirVersion(Base):
    """Which version of a resource from the hospital file this is, and since when: the file itself keeps no history."""

    __tablename__ = "fhir_version"

    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(Integer, default=1)
    updated_at: Mapped[datetime] = mapped_column(utc_datetime)
