"""Tables behind the visits: what was done under which key, what a hold replaces, and the log of changed availability."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Connection, DateTime, ForeignKey, Identity, String, Table, event, text
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base


class VisitOperation(Base):
    """One change of a visit. `arguments` is a digest of what was asked; ids and times only, nothing about the patient."""

    __tablename__ = "visit_operation"

    key: Mapped[str] = mapped_column(String(128), primary_key=True)
    action: Mapped[str] = mapped_column(String(16))
    visit_id: Mapped[UUID] = mapped_column(index=True)
    arguments: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class MoveHold(Base):
    """A hold for moving `visit_id`: it claims only what that visit does not have already, so it can become nothing else."""

    __tablename__ = "move_hold"

    hold_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)


class AvailabilityChange(Base):
    """Something about a resource (or every resource of a site) changed for a time; null bounds mean all of it."""

    __tablename__ = "availability_change"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    xid: Mapped[int] = mapped_column(
        BigInteger, index=True, server_default=text("(pg_current_xact_id()::text)::bigint")
    )
    resource_key: Mapped[str | None] = mapped_column(String(64))
    site: Mapped[str | None] = mapped_column(String(64))
    starts_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


def _trigger(table: str, values: str) -> tuple[str, str]:
    insert = "INSERT INTO availability_change (resource_key, site, starts_at, ends_at) VALUES"
    function = f"""
        CREATE OR REPLACE FUNCTION note_{table}_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'INSERT' THEN {insert} ({values.format(row="OLD")}); END IF;
            IF TG_OP <> 'DELETE' THEN {insert} ({values.format(row="NEW")}); END IF;
            RETURN NULL;
        END $$"""
    trigger = f"""
        CREATE OR REPLACE TRIGGER note_{table}_change AFTER INSERT OR UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION note_{table}_change()"""
    return function, trigger


_LOGGED = {
    "claim": "{row}.resource_key, NULL, lower({row}.during), upper({row}.during)",
    "leave": "{row}.resource_key, NULL, {row}.starts_at, {row}.ends_at",
    "closure": "NULL, {row}.site, {row}.starts_at, {row}.ends_at",
    "resource": "{row}.key, NULL, NULL, NULL",
}
TRIGGERS: dict[str, tuple[str, str]] = {table: _trigger(table, row) for table, row in _LOGGED.items()}
"""By table, what makes the database log its changes; safe to run again. A revision that rebuilds a table runs them."""

TRIGGER_NAMES: tuple[str, ...] = tuple(f"note_{table}_change" for table in _LOGGED)
"""What they are called."""


@event.listens_for(Table, "after_create")
def _log_changes(target: Table, connection: Connection, **_: object) -> None:
    """Whoever creates one of these tables, `create_all` or a revision, gets its trigger with it."""
    for statement in TRIGGERS.get(target.name, ()):
        connection.exec_driver_sql(statement)
