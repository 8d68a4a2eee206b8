"""A hospital of the size that the benches are about: 250 resources, 90 days, 450,000 booked visits, drawn by a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import numpy as np
import psycopg

from runtime.database import Database, new_id
from runtime.schema import migrate
from scheduler_core.hospital import Hospital, HospitalFile

NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
SITES = ("main", "north")
OPENS, CLOSES = 12, 24
"""UTC hours between which the clinicians work, so that a day's bookings lie in one UTC day."""

QUARTER = timedelta(minutes=15)
PER_DAY = (CLOSES - OPENS) * 4
SCALED = ("practitioners", "rooms", "nurses", "devices", "departments")


@dataclass(frozen=True)
class Size:
    """How many of everything; `fill` is the share of each clinician's quarters of an hour that is booked."""

    practitioners: int = 124
    rooms: int = 100
    nurses: int = 16
    devices: int = 10
    departments: int = 12
    days: int = 90
    fill: float = 0.84

    def scaled(self, by: float) -> Size:
        """`by` times as many of everything, at least two of each (one a site); the days stay."""
        counts = {name: max(round(getattr(self, name) * by), 2) for name in SCALED}
        return replace(self, **counts)

    @property
    def resources(self) -> int:
        """How many can be claimed."""
        return self.practitioners + self.rooms + self.nurses + self.devices


def hospital(size: Size) -> Hospital:
    """Two sites; everybody works every day from seven to seven by the clock of an hour without daylight saving."""
    departments = [f"dep{n}" for n in range(size.departments)]
    people = [
        {
            **_named(f"p{n}"),
            "specialties": [departments[n // 2 % size.departments]],
            "gender": "other",
            "hours": [_hours(n)],
        }
        for n in range(size.practitioners)
    ]
    needs = [
        {"role": "practitioner"},
        {"role": "room", "type": "exam"},
        {"role": "nurse", "minutes": 10},
        {"role": "device", "type": "echo", "offset": 10, "minutes": 10},
    ]
    file = {
        "name": _text("Bench"), "phone": "+1 555 010 0000", "time_zone": "America/Panama",
        "staff_hours": [_hours(0)], "departments": [{"key": key, "name": _text(key)} for key in departments],
        "sites": [
            {"key": key, "name": _text(key), "address": "1 Way", "phone": "1", "directions": _text("On.")} for key in SITES
        ],
        "practitioners": people,
        "nurses": [{**_named(f"n{n}"), "site": SITES[n % 2], "hours": [_hours(n)]} for n in range(size.nurses)],
        "rooms": [{"key": f"r{n}", "type": "exam", "site": SITES[n % 2]} for n in range(size.rooms)],
        "devices": [{"key": f"d{n}", "type": "echo", "site": SITES[n % 2]} for n in range(size.devices)],
        "visit_types": [
            {"key": f"visit-{key}", "department": key, "name": _text(key), "minutes": 30, "needs": needs} for key in departments
        ],
    }  # fmt: skip
    return Hospital(HospitalFile.model_validate(file))


def _text(words: str) -> dict[str, str]:
    return {"en": words, "es": words}


def _named(key: str) -> dict[str, str]:
    return {"key": key, "name": key}


def _hours(n: int) -> dict[str, Any]:
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return {"days": days, "start": "07:00", "end": "19:00", "site": SITES[n % 2]}


Booked = tuple[datetime, str, tuple[str, ...]]
"""Start, clinician, and everything that is used for a quarter of an hour."""


def bookings(size: Size, seed: int = 1) -> Iterator[Booked]:
    """Random visits of a quarter of an hour: most with a room, some with a nurse and a device."""
    dice = np.random.default_rng(seed)
    first = datetime.combine(NOW.date(), time(OPENS), UTC)
    for day in range(size.days):
        for quarter in range(PER_DAY):
            starts_at = first + timedelta(days=day) + QUARTER * quarter
            busy = np.flatnonzero(dice.random(size.practitioners) < size.fill)
            for place in range(len(SITES)):
                here = [int(n) for n in busy if n % 2 == place]
                yield from _at_site(size, place, here, starts_at, dice)


def _at_site(
    size: Size, place: int, people: list[int], starts_at: datetime, dice: np.random.Generator
) -> Iterator[Booked]:
    rooms = dice.permutation(np.arange(place, size.rooms, 2))[:-2]
    nurses = dice.permutation(np.arange(place, size.nurses, 2))[: size.nurses // 4]
    devices = dice.permutation(np.arange(place, size.devices, 2))[: size.devices // 4]
    for n, person in enumerate(people):
        pools = (("r", rooms), ("n", nurses), ("d", devices))
        used = [f"p{person}", *(f"{kind}{pool[n]}" for kind, pool in pools if n < len(pool))]
        yield starts_at, f"p{person}", tuple(used)


async def migrated(url: str) -> None:
    """The schema of the program and nothing else."""
    database = Database(url)
    await migrate(database)
    await database.dispose()


def fill(url: str, size: Size) -> int:
    """Write resources, one patient and all bookings by COPY; how many visits. The constraint is checked at the end."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection, connection.cursor() as cursor:
        for spec in hospital(size).resources.values():
            row = (spec.key, spec.kind, spec.sites[0], spec.capacity)
            cursor.execute(
                "INSERT INTO resource (key, kind, site, capacity, active) VALUES (%s, %s, %s, %s, true)", row
            )
        cursor.execute("ALTER TABLE claim DROP CONSTRAINT claim_no_overlap; ALTER TABLE claim DISABLE TRIGGER USER")
        visits = list(_rows(size))
        patient = new_id()
        cursor.execute(
            "INSERT INTO patient (id, mrn, mrn_index, name, birth_date, name_dob_index, phone_kind, language, verified,"
            " created_at) VALUES (%s, '', 'x', '', '', 'x', 'mobile', 'en', true, %s)",
            (patient, NOW),
        )
        columns = (
            "id, patient_id, visit_type, site, practitioner, starts_at, ends_at, modality, status, version, created_at"
        )
        with cursor.copy(f"COPY visit ({columns}) FROM STDIN") as copy:
            for visit_id, (at, who, _) in visits:
                site = SITES[int(who[1:]) % 2]
                copy.write_row(
                    (visit_id, patient, "visit-dep0", site, who, at, at + QUARTER, "in_person", "booked", 1, NOW)
                )
        with cursor.copy("COPY claim (id, visit_id, resource_key, unit, capacity, during) FROM STDIN") as copy:
            for visit_id, (at, _, used) in visits:
                span = f"[{at.isoformat()},{(at + QUARTER).isoformat()})"
                for key in used:
                    copy.write_row((new_id(), visit_id, key, 0, 1, span))
        cursor.execute(
            "ALTER TABLE claim ADD CONSTRAINT claim_no_overlap EXCLUDE USING gist"
            " (resource_key WITH =, unit WITH =, during WITH &&); ALTER TABLE claim ENABLE TRIGGER USER"
        )
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return len(visits)


def _rows(size: Size) -> Iterator[tuple[Any, Booked]]:
    return ((new_id(), booked) for booked in bookings(size))
