"""The tables of the hospital: resources, patients, visits and the claims that keep two of them apart."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pgvector.sqlalchemy import Vector
from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, EncryptedJson, EncryptedText, new_id
from scheduler_core import bookkeeping as bookkeeping  # their tables belong to the schema, too
from scheduler_core import disruption_tables as disruption_tables
from scheduler_core import forecast_tables as forecast_tables
from scheduler_core import queue_tables as queue_tables
from scheduler_core.types import Lasting, Modality

Moment = DateTime(timezone=True)


class Resource(Base):
    """A practitioner, nurse, room, device or parking space; `capacity` units of it exist."""

    __tablename__ = "resource"
    __table_args__ = (CheckConstraint("capacity >= 1", name="capacity"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), index=True)
    site: Mapped[str | None] = mapped_column(String(64))
    capacity: Mapped[int] = mapped_column(Integer, default=1)
    active: Mapped[bool] = mapped_column(default=True)


class Patient(Base):
    """A patient. Identifying columns are encrypted; the indexes are keyed digests."""

    __tablename__ = "patient"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    mrn: Mapped[str] = mapped_column(EncryptedText("patient.mrn"))
    mrn_index: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(EncryptedText("patient.name"))
    birth_date: Mapped[str] = mapped_column(EncryptedText("patient.birth_date"))
    name_dob_index: Mapped[str] = mapped_column(String(64), index=True)
    phone: Mapped[str | None] = mapped_column(EncryptedText("patient.phone"))
    phone_index: Mapped[str | None] = mapped_column(String(64), index=True)
    phone_kind: Mapped[str] = mapped_column(String(12), default="mobile")
    email: Mapped[str | None] = mapped_column(EncryptedText("patient.email"))
    email_index: Mapped[str | None] = mapped_column(String(64), index=True)
    language: Mapped[str] = mapped_column(String(2), default="en")
    postal_area: Mapped[str | None] = mapped_column(EncryptedText("patient.postal_area"))
    verified: Mapped[bool] = mapped_column(default=True)
    registration_key: Mapped[str | None] = mapped_column(String(128), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime | None] = mapped_column(Moment)


class Proxy(Base):
    """`proxy_id` may act for `patient_id`, by an authorisation that staff recorded."""

    __tablename__ = "proxy"
    __table_args__ = (UniqueConstraint("proxy_id", "patient_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    proxy_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    relation: Mapped[str] = mapped_column(String(16))
    valid_until: Mapped[date | None] = mapped_column(Date)


class Visit(Base):
    """A visit, from the hold (`proposed`, with a holder and an expiry) to its end. `version` grows with every change.

    `confirmed_at` says that the patient has said they will come, at the time that the visit has now.
    """

    __tablename__ = "visit"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="order"),
        CheckConstraint("status = 'proposed' OR patient_id IS NOT NULL", name="patient"),
        CheckConstraint("status <> 'proposed' OR hold_expires_at IS NOT NULL", name="hold"),
        Index("visit_by_patient", "patient_id", "starts_at"),
        Index("visit_holds", "hold_expires_at", postgresql_where="status = 'proposed'"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    patient_id: Mapped[UUID | None] = mapped_column(ForeignKey("patient.id"))
    visit_type: Mapped[str] = mapped_column(String(64))
    site: Mapped[str] = mapped_column(String(64))
    practitioner: Mapped[str | None] = mapped_column(String(64))
    starts_at: Mapped[datetime] = mapped_column(Moment, index=True)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    modality: Mapped[Modality] = mapped_column(String(12), default="in_person")
    status: Mapped[str] = mapped_column(String(12), default="proposed")
    version: Mapped[int] = mapped_column(Integer, default=1)
    holder: Mapped[str | None] = mapped_column(String(64))
    hold_expires_at: Mapped[datetime | None] = mapped_column(Moment)
    hold_key: Mapped[str | None] = mapped_column(String(128), unique=True)
    idempotency_key: Mapped[str | None] = mapped_column(String(128), unique=True)
    cancelled_why: Mapped[str | None] = mapped_column(String(64))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    accessible: Mapped[bool] = mapped_column(default=False, server_default="false")
    clinician_gender: Mapped[str | None] = mapped_column(String(8))
    clinician_language: Mapped[str | None] = mapped_column(String(12))
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime | None] = mapped_column(Moment)

    @property
    def lasting(self) -> Lasting:
        """What its patient wished for that stays with it."""
        return Lasting(bool(self.accessible), self.clinician_gender, self.clinician_language)


class ImportedRecord(Base):
    """That something came from another system. `index` is a keyed digest of its kind and identifier there."""

    __tablename__ = "imported_record"

    index: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    target_id: Mapped[UUID] = mapped_column(index=True)
    content: Mapped[str] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(Integer, default=1)
    at: Mapped[datetime] = mapped_column(Moment)


class OverbookingGrant(Base):
    """A policy's leave to use a unit beyond capacity for one visit that is expected to be missed.

    `outcome` is what became of it: `regular` (the expected visit went away and its units were taken over), `missed` (as
    expected), `both_came`, or `unused`.
    """

    __tablename__ = "overbooking_grant"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    policy: Mapped[str] = mapped_column(String(64))
    expected_missed_visit: Mapped[UUID] = mapped_column(ForeignKey("visit.id"))
    reason: Mapped[str] = mapped_column(String(200))
    granted_at: Mapped[datetime] = mapped_column(Moment)
    outcome: Mapped[str | None] = mapped_column(String(12))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class Claim(Base):
    """One unit of one resource, taken for a time. PostgreSQL itself refuses a second claim on it."""

    __tablename__ = "claim"
    __table_args__ = (
        ExcludeConstraint(
            ("resource_key", "="), ("unit", "="), ("during", "&&"), using="gist", name="claim_no_overlap"
        ),
        CheckConstraint("unit >= 0", name="unit"),
        CheckConstraint("unit < capacity OR grant_id IS NOT NULL", name="overbooked_needs_grant"),
        Index("claim_by_unit", "resource_key", "unit", text("lower(during)")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    resource_key: Mapped[str] = mapped_column(ForeignKey("resource.key"))
    unit: Mapped[int] = mapped_column(Integer)
    capacity: Mapped[int] = mapped_column(Integer, default=1)
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    grant_id: Mapped[UUID | None] = mapped_column(ForeignKey("overbooking_grant.id"))


class WaitlistEntry(Base):
    """Somebody who waits for a visit of a type; the wishes are kept as they were said. `priority` 0 comes before 9."""

    __tablename__ = "waitlist_entry"
    __table_args__ = (Index("waitlist_waiting", "priority", "joined_at", postgresql_where="status = 'waiting'"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    visit_type: Mapped[str] = mapped_column(String(64))
    wishes: Mapped[dict[str, object]] = mapped_column(EncryptedJson("waitlist_entry.wishes"))
    status: Mapped[str] = mapped_column(String(12), default="waiting")
    priority: Mapped[int] = mapped_column(Integer, default=5, server_default="5")
    idempotency_key: Mapped[str] = mapped_column(String(128), unique=True)
    joined_at: Mapped[datetime] = mapped_column(Moment)
    called_by: Mapped[str | None] = mapped_column(String(64))
    called_at: Mapped[datetime | None] = mapped_column(Moment)


class BackfillOffer(Base):
    """A time that became free, held for one who waits until `expires_at`; then the next one is asked.

    `cause` names what freed it and `gave_up` who had it; the window is what was freed, so that the next one can be found.
    `moves` is the later visit of theirs that goes there, where they have one.
    """

    __tablename__ = "backfill_offer"
    __table_args__ = (
        UniqueConstraint("cause", "entry_id"),
        Index("backfill_open_cause", "cause", unique=True, postgresql_where="status = 'open'"),
        Index("backfill_open_entry", "entry_id", unique=True, postgresql_where="status = 'open'"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("waitlist_entry.id", ondelete="CASCADE"))
    cause: Mapped[str] = mapped_column(String(64))
    visit_type: Mapped[str] = mapped_column(String(64))
    site: Mapped[str | None] = mapped_column(String(64))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    gave_up: Mapped[UUID | None] = mapped_column(ForeignKey("patient.id"))
    hold_id: Mapped[UUID] = mapped_column()
    moves: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(String(12), default="open")
    offered_at: Mapped[datetime] = mapped_column(Moment)
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class Leave(Base):
    """A time in which a resource is away: leave, repair, a closed room; with `unit` only that one of several alike."""

    __tablename__ = "leave"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    resource_key: Mapped[str] = mapped_column(ForeignKey("resource.key"), index=True)
    unit: Mapped[int | None] = mapped_column(Integer)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(String(64))


class Closure(Base):
    """A time in which a whole site is closed."""

    __tablename__ = "closure"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    site: Mapped[str] = mapped_column(String(64), index=True)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(String(64))


class ParkingHabit(Base):
    """The space a patient usually parks in."""

    __tablename__ = "parking_habit"

    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    space: Mapped[str] = mapped_column(ForeignKey("resource.key"))


class Answer(Base):
    """A question that the hospital answers, with its embedding (384 dimensions) per language."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("key", "lang", "question"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    key: Mapped[str] = mapped_column(String(64))
    lang: Mapped[str] = mapped_column(String(2))
    question: Mapped[str] = mapped_column(String(400))
    answer: Mapped[str] = mapped_column(String(2_000))
    embedding: Mapped[list[float]] = mapped_column(Vector(384))
