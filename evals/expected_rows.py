"""What must be in the database after a scenario."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from evals.scenario_values import LocalTime, Strict, Weekday, one_or_many


class Start(Strict):
    """Bounds on the local start of a visit."""

    day: date | None = None
    weekday: Annotated[tuple[Weekday, ...], BeforeValidator(one_or_many)] = ()
    not_before: LocalTime | None = None
    before: LocalTime | None = None
    at: LocalTime | None = None
    first_date: date | None = Field(default=None, description="Not earlier than this local date")
    last_date: date | None = Field(default=None, description="Not later than this local date")


class VisitRow(Strict):
    """Visits that must be in the database, `count` of them exactly."""

    persona: str | None = Field(default=None, description="Key of a persona, 'new' for the scenario's new person")
    visit_type: str | None = None
    status: Literal["proposed", "pending", "booked", "cancelled"] = "booked"
    practitioner: str | None = None
    not_practitioner: str | None = None
    site: str | None = None
    modality: Literal["in_person", "telehealth"] | None = None
    confirmed: bool | None = Field(default=None, description="Whether the patient has said they will come")
    start: Start = Start()
    seeded: str | None = Field(default=None, description="The seeded visit of this name, wherever it is now")
    new: bool = Field(default=True, description="Made or changed during the scenario")
    count: int = 1


class WaitlistRow(Strict):
    """Waitlist entries that must be in the database."""

    persona: str | None = None
    visit_type: str | None = None
    count: int = 1


class HandOverRow(Strict):
    """Hand-overs that must be in the database."""

    urgent: bool | None = None
    reason: str | None = None
    promised: bool | None = Field(default=None, description="A call-back was promised for a definite time")
    count: int = 1


class ParkingRow(Strict):
    """Parking places reserved for visits of the persona."""

    persona: str | None = None
    count: int = 1


class ExpectRows(Strict):
    """The database afterwards: judged first, because it is what lasts."""

    visits: tuple[VisitRow, ...] = ()
    no_visit_changes: bool = False
    only_these_changes: bool = Field(default=True, description="No other visit was made or changed than those listed")
    waitlist: tuple[WaitlistRow, ...] = ()
    no_waitlist: bool = False
    handovers: tuple[HandOverRow, ...] = ()
    parking: tuple[ParkingRow, ...] = ()
    consents_consumed: int | None = None
    new_patients: int | None = None
    opted_out: bool | None = None
    proof_level_at_most: int | None = None
