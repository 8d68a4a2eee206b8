"""The tables behind handles: what was offered and which visits were shown in a conversation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, EncryptedJson, new_id, utc_datetime


class Offer(Base):
    """A slot shown to a patient. `batch` counts the lists shown; `hold_id` is the proposed visit that keeps it for them.

    `for_visit` is the visit it was found for, where one is to be moved; `visit_id` the one that was booked there.
    Visits that are offered together are offers in a row: `part_of` is the first's id, the only one with a handle that counts,
    and `for_whom` whose visit it is.
    """

    __tablename__ = "offer"
    __table_args__ = (UniqueConstraint("conversation_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(Integer)
    batch: Mapped[int] = mapped_column(Integer)
    slot: Mapped[dict[str, object]] = mapped_column(EncryptedJson("offer.slot"))
    shown_at: Mapped[datetime] = mapped_column(utc_datetime)
    expires_at: Mapped[datetime] = mapped_column(utc_datetime)
    hold_id: Mapped[UUID | None]
    held_until: Mapped[datetime | None] = mapped_column(utc_datetime)
    for_visit: Mapped[UUID | None]
    part_of: Mapped[UUID | None]
    for_whom: Mapped[str | None] = mapped_column(String(16))
    visit_id: Mapped[UUID | None]

    @property
    def handle(self) -> str:
        """What the model calls it: O1, O2…"""
        return f"O{self.number}"


class VisitHandle(Base):
    """A visit shown to a verified patient, by the handle that stands for it in this conversation."""

    __tablename__ = "visit_handle"
    __table_args__ = (
        UniqueConstraint("conversation_id", "number"),
        UniqueConstraint("conversation_id", "visit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(Integer)
    visit_id: Mapped[UUID]
    patient_id: Mapped[UUID]
    shown_at: Mapped[datetime] = mapped_column(utc_datetime)

    @property
    def handle(self) -> str:
        """What the model calls it: V1, V2…"""
        return f"V{self.number}"
