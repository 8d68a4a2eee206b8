"""The table of walk-ins and checked-in patients: the truth from which the queue in Valkey is rebuilt."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, new_id

Moment = DateTime(timezone=True)


class QueueEntry(Base):
    """Somebody who waits to be seen. `line` is a site's department; `visit_id` is set for a booked visit checked in.

    `arrived_at` is the place that the entry has; it never changes, so a claim that lapses returns to it. `calls` is how often
    they were called since they last came; `aside` who was called too often and did not come. `told` is what the last text to
    them said (soon, called), or that no text reaches them (unreached).
    """

    __tablename__ = "queue_entry"
    __table_args__ = (
        CheckConstraint("tier IN ('P0', 'P1', 'P2')", name="tier"),
        CheckConstraint("status IN ('waiting', 'claimed', 'served', 'left', 'aside')", name="status"),
        Index("queue_entry_open", "line", "arrived_at", postgresql_where="status IN ('waiting', 'claimed')"),
        Index("queue_entry_called", "line", "lease_until", postgresql_where="status = 'claimed'"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    line: Mapped[str] = mapped_column(String(130))
    patient_id: Mapped[UUID | None] = mapped_column(ForeignKey("patient.id"), index=True)
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"), unique=True)
    tier: Mapped[str] = mapped_column(String(2))
    status: Mapped[str] = mapped_column(String(12), default="waiting")
    virtual: Mapped[bool] = mapped_column(default=False)
    room: Mapped[str | None] = mapped_column(ForeignKey("resource.key"))
    arrived_at: Mapped[datetime] = mapped_column(Moment)
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    called_at: Mapped[datetime | None] = mapped_column(Moment)
    calls: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    told: Mapped[str | None] = mapped_column(String(12))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
