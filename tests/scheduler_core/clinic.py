"""A small clinic for tests of search and booking: made from a dictionary, loaded with its resources only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from scheduler_core import visits
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.models import Patient, Resource, Visit
from scheduler_core.types import Assignment, Slot

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
"""Tuesday, nine in the morning."""

TTL = timedelta(minutes=10)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]
ALL_DAYS = [*WEEKDAYS, "sat", "sun"]


def text(words: str) -> dict[str, str]:
    return {"en": words, "es": words}


def hours(
    start: str = "09:00", end: str = "17:00", days: Sequence[str] = WEEKDAYS, site: str = "main"
) -> dict[str, Any]:
    return {"days": list(days), "start": start, "end": end, "site": site}


def practitioner(key: str, *when: dict[str, Any], **other: Any) -> dict[str, Any]:
    ordinary = {"name": key, "specialties": ["cardiology"], "gender": "female", "hours": list(when) or [hours()]}
    return {"key": key, **ordinary, **other}


def nurse(key: str, *when: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"key": key, "name": key, "site": "main", "hours": list(when) or [hours()], **other}


def thing(key: str, type_: str, site: str = "main", capacity: int = 1) -> dict[str, Any]:
    return {"key": key, "type": type_, "site": site, "capacity": capacity}


def visit_type(key: str, minutes: int, *needs: dict[str, Any], **other: Any) -> dict[str, Any]:
    plain = {"department": "cardiology", "name": text(key), "minutes": minutes, "notice_hours": 0}
    return {"key": key, **plain, "needs": list(needs), **other}


FOLLOW_UP = visit_type("follow-up", 30, {"role": "practitioner"}, {"role": "room", "type": "exam"}, telehealth=True)


def clinic(**parts: Any) -> Hospital:
    """Two cardiologists, a nurse, two rooms and a device on weekdays from nine to five, unless `parts` say otherwise."""
    ordinary: Mapping[str, Any] = {
        "name": text("Clinic"),
        "phone": "+1 555 010 0000",
        "time_zone": "America/New_York",
        "staff_hours": [hours()],
        "sites": [site("main"), site("north")],
        "departments": [{"key": "cardiology", "name": text("Cardiology")}],
        "practitioners": [practitioner("ada"), practitioner("ben", gender="male", languages=["en", "es"])],
        "nurses": [nurse("nina")],
        "rooms": [thing("room-1", "exam"), thing("room-2", "exam")],
        "devices": [thing("echo-1", "echo")],
        "visit_types": [FOLLOW_UP],
    }
    return Hospital(HospitalFile.model_validate({**ordinary, **parts}))


def site(key: str) -> dict[str, Any]:
    return {
        "key": key,
        "name": text(key),
        "address": "1 Way",
        "phone": "+1 555 010 0000",
        "directions": text("Straight on."),
    }


async def furnish(database: Database, hospital: Hospital) -> None:
    """Rows for everything that can be claimed."""
    async with database.begin() as session:
        for spec in hospital.resources.values():
            session.add(Resource(key=spec.key, kind=spec.kind, site=spec.sites[0], capacity=spec.capacity))


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """Clinic time as UTC."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def slot(starts_at: datetime, *resources: str, minutes: int = 30, unit: int = 0) -> Slot:
    """A slot that uses `resources` for the whole time; the first is the clinician."""
    ends_at = starts_at + timedelta(minutes=minutes)
    used = tuple(Assignment(key, unit, starts_at, ends_at) for key in sorted(resources))
    return Slot("follow-up", "main", resources[0], starts_at, ends_at, "in_person", used)


async def patient(session: AsyncSession) -> UUID:
    """A new patient."""
    mark = new_id().hex
    row = Patient(mrn=mark, mrn_index=mark, name="A B", birth_date="1980-01-01", name_dob_index=mark, created_at=NOW)
    session.add(row)
    await session.flush()
    return row.id


async def booked(session: AsyncSession, wanted: Slot, patient_id: UUID | None = None, now: datetime = NOW) -> Visit:
    """A visit in that slot, by the same way as every visit."""
    key = new_id().hex
    hold = await visits.hold(session, wanted, f"test:{key}", now, TTL, f"hold:{key}")
    return await visits.book(session, hold.id, patient_id or await patient(session), f"book:{key}", now)
