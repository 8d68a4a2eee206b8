"""The tables of conversations: who talks, what was said, what the assistant remembers, who took over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, EncryptedJson, EncryptedText, new_id

Moment = DateTime(timezone=True)


class Conversation(Base):
    """One conversation. `address_index` is the blind index of the number it came from; `turn_token` is the lock of a turn.

    `checkpoint` is the graph's, encrypted by `assistant.checkpoints`.
    """

    __tablename__ = "conversation"
    __table_args__ = (Index("conversation_by_address", "channel", "address_index", "closed_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    channel: Mapped[str] = mapped_column(String(16))
    lang: Mapped[str] = mapped_column(String(2), default="en")
    state: Mapped[str] = mapped_column(String(24), default="open")
    address: Mapped[str | None] = mapped_column(EncryptedText("conversation.address"))
    address_index: Mapped[str | None] = mapped_column(String(64))
    call_id: Mapped[str | None] = mapped_column(String(64), unique=True)
    token_hash: Mapped[str | None] = mapped_column(String(64))
    frame: Mapped[dict[str, object] | None] = mapped_column(EncryptedJson("conversation.frame"))
    checkpoint: Mapped[bytes | None] = mapped_column(LargeBinary)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    turn_token: Mapped[UUID | None]
    turn_until: Mapped[datetime | None] = mapped_column(Moment)


class Message(Base):
    """One line, raw and as the model saw it. An inbound line with `answered_at` has its answer in the lines that follow it."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "client_message_id"),
        Index("message_by_conversation", "conversation_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    answers: Mapped[UUID | None] = mapped_column(ForeignKey("message.id"), index=True)
    client_message_id: Mapped[str | None] = mapped_column(String(128))
    who: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(12), default="text")
    text: Mapped[str] = mapped_column(EncryptedText("message.text"))
    redacted: Mapped[str] = mapped_column(EncryptedText("message.redacted"))
    choices: Mapped[dict[str, object] | None] = mapped_column(EncryptedJson("message.choices"))
    consent_id: Mapped[UUID | None]
    position: Mapped[int] = mapped_column(Integer, default=0)
    at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    failed_at: Mapped[datetime | None] = mapped_column(Moment)


class ToolCall(Base):
    """What the assistant tried in a turn, for staff, QA and the audit: names, handles and outcomes, nothing identifying.

    `facts` are what a change told the patient, so that an answer lost in a crash can be given after all.
    """

    __tablename__ = "tool_call"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    message_id: Mapped[UUID] = mapped_column(ForeignKey("message.id"))
    tool: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(20))
    receipt: Mapped[str | None] = mapped_column(String(64))
    facts: Mapped[dict[str, object] | None] = mapped_column(EncryptedJson("tool_call.facts"))
    at: Mapped[datetime] = mapped_column(Moment)


class HandOver(Base):
    """A conversation that waits for a person or is held by one. The lease lapses unless its holder stays active.

    `kinds` are those of the emergencies that were told of, the most dangerous first (`assistant.danger`).
    """

    __tablename__ = "hand_over"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    reason: Mapped[str] = mapped_column(String(32))
    urgent: Mapped[bool] = mapped_column(default=False)
    kinds: Mapped[list[str]] = mapped_column(ARRAY(String(16)), default=list, server_default="{}")
    requested_at: Mapped[datetime] = mapped_column(Moment)
    promised_at: Mapped[datetime | None] = mapped_column(Moment)
    holder: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class OutgoingText(Base):
    """A text or call that must leave: queued in the transaction that decided on it, sent after. `to` None is a decoy.

    With `done_at` it is over: sent, or given up for the reason in `failed_why`.
    """

    __tablename__ = "outgoing_text"
    __table_args__ = (Index("outgoing_unsent", "id", postgresql_where="done_at IS NULL"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    channel: Mapped[str] = mapped_column(String(8))
    to: Mapped[str | None] = mapped_column(EncryptedText("outgoing_text.to"))
    text: Mapped[str] = mapped_column(EncryptedText("outgoing_text.text"))
    lang: Mapped[str] = mapped_column(String(2))
    expires_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    failed_why: Mapped[str | None] = mapped_column(String(32))


class Reminder(Base):
    """A reminder of one time of a visit: planned, then sent or skipped for the reason in `why`. `line_id` is what was said."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("visit_id", "starts_at", "hours"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    hours: Mapped[int] = mapped_column(Integer)
    due_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(12))
    why: Mapped[str | None] = mapped_column(String(32))
    line_id: Mapped[UUID | None] = mapped_column(ForeignKey("message.id"))
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class VisitNotice(Base):
    """A notice of what staff changed: planned, then sent, needless or to be told by a call (`call`, `called`).

    `version` is the visit's when it was decided on; `was_…` is what the patient knew. `why` says why no text went out.
    """

    __tablename__ = "visit_notice"
    __table_args__ = (UniqueConstraint("disruption_id", "visit_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    disruption_id: Mapped[UUID] = mapped_column(ForeignKey("disruption.id"))
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(12))
    was_starts_at: Mapped[datetime] = mapped_column(Moment)
    was_practitioner: Mapped[str | None] = mapped_column(String(64))
    was_site: Mapped[str] = mapped_column(String(64))
    planned_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(12), default="planned")
    why: Mapped[str | None] = mapped_column(String(32))
    line_id: Mapped[UUID | None] = mapped_column(ForeignKey("message.id"))
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    done_by: Mapped[str | None] = mapped_column(String(64))
