"""Any hospital's CSV as bookings, by a map of its columns that is written in YAML or JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import TypeVar

from runtime.errors import InvalidInput
from scheduler_core import tables
from scheduler_core.ages import age_band
from scheduler_core.noshow.bookings import Booking
from scheduler_core.tables import TableFormat

PAGE = "docs/noshow-model.md"
OLDEST = 130
Value = TypeVar("Value")


class ColumnMap(TableFormat):
    """Which column holds what. `missed_when` is the text that means a missed visit, `attended_when` a kept one.

    Any other outcome (cancelled, still to come) leaves the visit without one. `age`, `language` and `payer` are for the
    report by group only. `has_time` False: the visit's column holds a day.
    """

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


@dataclass(frozen=True)
class Table:
    """The bookings of a file, and how many rows were left out: their visit lies before the day on which it was booked."""

    bookings: list[Booking]
    left_out: int


def read_map(path: Path) -> ColumnMap:
    """The map in a YAML or JSON file; InvalidInput names what is wrong with it."""
    return tables.read_map(path, ColumnMap, PAGE)


def read_csv(path: Path, columns: ColumnMap) -> Table:
    """The file by its map. InvalidInput names the row and the column that cannot be read."""
    names = set(columns.model_dump(exclude=_NOT_COLUMNS, exclude_none=True).values())

    def check(header: Sequence[str]) -> None:
        missing = names.difference(header)
        if missing:
            raise InvalidInput(f"{path} has no column {sorted(missing)[0]!r}.", hint="Mend the map of columns.")

    try:
        found = [_booking(_Row(path, line, cells), columns) for line, cells in columns.rows(path, check)]
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error}.", hint="Name a CSV file.") from None
    kept = [booking for booking in found if booking.starts_at.date() >= booking.booked_at.date()]
    return Table(kept, len(found) - len(kept))


_NOT_COLUMNS = {"missed_when", "attended_when", "has_time", *TableFormat.model_fields}


@dataclass(frozen=True)
class _Row:
    """A row whose cells are asked for by column. Its errors repeat no value."""

    path: Path
    line: int
    cells: Mapping[str | None, str | None]

    def __post_init__(self) -> None:
        if None in self.cells:
            raise self._wrong("a cell more than the header has columns", "Quote cells that hold the delimiter.")

    def text(self, column: str) -> str:
        """The cell; InvalidInput where the row ends before it."""
        found = self.cells[column]
        if found is None:
            raise self._wrong(f"no cell for {column!r}", "Every row needs a cell for every column, if an empty one.")
        return found.strip()

    def read(self, column: str, read: Callable[[str], Value], what: str, hint: str) -> Value:
        """The cell as something else."""
        try:
            return read(self.text(column))
        except ValueError:
            raise self._wrong(f"no {what} in {column!r}", hint) from None

    def number(self, column: str | None) -> float | None:
        """The cell as a number; None where it is empty or there is no such column."""
        if column is None or not self.text(column):
            return None
        return self.read(column, _finite, "number", "Numbers use a point.")

    def _wrong(self, what: str, hint: str) -> InvalidInput:
        return InvalidInput(f"{self.path}, row {self.line}: there is {what}.", hint=f"{hint} See {PAGE}.")


def _finite(written: str) -> float:
    found = float(written)
    if not isfinite(found):
        raise ValueError
    return found


def _booking(row: _Row, columns: ColumnMap) -> Booking:
    sent = row.number(columns.reminders)
    outcomes = {columns.missed_when: True, columns.attended_when: False}
    return Booking(
        key=row.text(columns.key) if columns.key else str(row.line),
        patient=row.text(columns.patient),
        booked_at=_moment(row, columns.booked_at, columns),
        starts_at=_moment(row, columns.starts_at, columns),
        visit_type=row.text(columns.visit_type) if columns.visit_type else "",
        site=row.text(columns.site) if columns.site else "",
        timed=columns.has_time,
        distance_km=row.number(columns.distance_km),
        reminders=None if sent is None else int(sent),
        missed=outcomes.get(row.text(columns.outcome)),
        groups=dict(_groups(row, columns)),
    )


def _groups(row: _Row, columns: ColumnMap) -> Iterator[tuple[str, str]]:
    """The report's groups; an age that nobody has is not known."""
    age = row.number(columns.age)
    if age is not None and 0 <= age <= OLDEST:
        yield "age band", age_band(int(age))
    for name, column in (("language", columns.language), ("payer", columns.payer)):
        if column:
            yield name, row.text(column)


def _moment(row: _Row, column: str, columns: ColumnMap) -> datetime:
    """Local time as written: an offset or Z is dropped, since the file's times are the hospital's."""
    hint = "Name time_format or date_format in the map; without them times are ISO."
    return row.read(column, columns.moment_or_day, "time", hint).replace(tzinfo=None)
