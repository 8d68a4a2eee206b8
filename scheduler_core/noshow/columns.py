"""Any hospital's CSV as bookings, by a map of its columns that is written in YAML or JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from runtime.errors import InvalidInput
from scheduler_core.ages import age_band
from scheduler_core.noshow.bookings import Booking


class ColumnMap(BaseModel):
    """Which column holds what. `missed_when` is the text that means a missed visit, `attended_when` a kept one.

    Any other outcome (cancelled, still to come) leaves the visit without one. `age`, `language` and `payer` are for the
    report by group only. `has_time` False: the visit's column holds a day.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    patient: str
    booked_at: str
    starts_at: str
    outcome: str
    missed_when: str = "noshow"
    attended_when: str = "fulfilled"
    key: str | None = None
    visit_type: str | None = None
    site: str | None = None
    has_time: bool = True
    distance_km: str | None = None
    reminders: str | None = None
    age: str | None = None
    language: str | None = None
    payer: str | None = None


def read_map(path: Path) -> ColumnMap:
    """The map in a YAML or JSON file; InvalidInput names what is wrong with it."""
    try:
        return ColumnMap.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidInput(f"{path} is not a map of columns: {error}", hint="See docs/noshow-model.md.") from None


def read_csv(path: Path, columns: ColumnMap) -> list[Booking]:
    """The bookings of the file. A visit before its own booking's day is left out: one of its dates is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = set(columns.model_dump(exclude=_NOT_COLUMNS, exclude_none=True).values()) - set(
                rows.fieldnames or ()
            )
            if missing:
                raise InvalidInput(f"{path} has no column {sorted(missing)[0]!r}.", hint="Mend the map of columns.")
            return list(_bookings(rows, columns))
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{path} cannot be read: {error}", hint="Times are ISO; numbers use a point.") from None


_NOT_COLUMNS = {"missed_when", "attended_when", "has_time"}


def _bookings(rows: csv.DictReader[str], columns: ColumnMap) -> Iterator[Booking]:
    outcomes = {columns.missed_when: True, columns.attended_when: False}
    for number, row in enumerate(rows):
        booked_at, starts_at = _moment(row[columns.booked_at]), _moment(row[columns.starts_at])
        if starts_at.date() < booked_at.date():
            continue
        yield Booking(
            key=row[columns.key] if columns.key else str(number),
            patient=row[columns.patient],
            booked_at=booked_at,
            starts_at=starts_at,
            visit_type=row[columns.visit_type] if columns.visit_type else "",
            site=row[columns.site] if columns.site else "",
            timed=columns.has_time,
            distance_km=_number(row, columns.distance_km),
            reminders=None if (sent := _number(row, columns.reminders)) is None else int(sent),
            missed=outcomes.get(row[columns.outcome]),
            groups=_groups(row, columns),
        )


def _groups(row: dict[str, str], columns: ColumnMap) -> dict[str, str]:
    age = _number(row, columns.age)
    found = {} if age is None else {"age band": age_band(int(age))}
    for name, column in (("language", columns.language), ("payer", columns.payer)):
        if column:
            found[name] = row[column]
    return found


def _number(row: dict[str, str], column: str | None) -> float | None:
    return float(row[column]) if column and row[column] else None


def _moment(text: str) -> datetime:
    """Local time as written: an offset or Z is dropped, since the file's times are the hospital's."""
    return datetime.fromisoformat(text).replace(tzinfo=None)
