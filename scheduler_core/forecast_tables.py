"""Tables of what is predicted and what is done about it: versions of the no-show model, and overbooking decisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, DateTime, Float, ForeignKey, Identity, Index, Integer, LargeBinary, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, new_id

Moment = DateTime(timezone=True)


class NoShowVersion(Base):
    """A trained no-show model: its bytes, its settings, what it measured. One at most is in use."""

    __tablename__ = "noshow_version"
    __table_args__ = (Index("noshow_version_in_use", "active", unique=True, postgresql_where="active"),)

    id: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    trained_at: Mapped[datetime] = mapped_column(Moment)
    visits: Mapped[int] = mapped_column(Integer)
    model: Mapped[bytes] = mapped_column(LargeBinary)
    settings: Mapped[dict[str, Any]] = mapped_column(JSONB)
    metrics: Mapped[dict[str, Any]] = mapped_column(JSONB)
    active: Mapped[bool] = mapped_column(default=False)
    activated_at: Mapped[datetime | None] = mapped_column(Moment)


class VisitRisk(Base):
    """How likely a visit to come was to be missed when it was last reckoned; only where a department overbooks."""

    __tablename__ = "visit_risk"

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    risk: Mapped[float] = mapped_column(Float)
    at: Mapped[datetime] = mapped_column(Moment)


class OverbookingDecision(Base):
    """How many more were let into a session, and why: the audit of the policy, also where the answer was none."""

    __tablename__ = "overbooking_decision"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    resource_key: Mapped[str] = mapped_column(ForeignKey("resource.key"), index=True)
    day: Mapped[date] = mapped_column(Date)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    booked: Mapped[int] = mapped_column(Integer)
    extra: Mapped[int] = mapped_column(Integer)
    ceiling: Mapped[int] = mapped_column(Integer)
    expected_shows: Mapped[float] = mapped_column(Float)
    reason: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime] = mapped_column(Moment)
