"""How many came each day, by department and kind: from the hospital's own visits, or from a CSV file with a column map."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Date, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from runtime.errors import InvalidInput
from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit
from scheduler_core.queue.service import VIDEO
from scheduler_core.queue_tables import QueueEntry

Kind = Literal["visits", "walk_ins"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Columns = Mapping[str, str]
"""Our words (`date`, `department`, `kind`, `count`) to the file's headings. What is not mapped is looked for under our word."""

OPTIONAL = ("kind", "count")
"""Without `kind` all are visits, without `count` a row is one."""

MOST = 1_000_000
"""The largest number of people in a day, and of rows in a file is ten times this: beyond it a column was mistaken."""


@dataclass(frozen=True)
class Series:
    """What came to a department, day by day from `start` on without gaps; a day without rows had nobody."""

    department: str
    kind: Kind
    start: date
    counts: NDArray[np.float64]

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.start + timedelta(days=len(self.counts))

    def until(self, day: date) -> Series:
        """What was known on that morning."""
        return Series(self.department, self.kind, self.start, self.counts[: max(0, (day - self.start).days)])

    def reaching(self, last: date) -> Series:
        """With days on which nobody came up to `last`."""
        missing = max(0, (last - self.end).days + 1)
        return Series(self.department, self.kind, self.start, np.append(self.counts, np.zeros(missing)))


Count = tuple[date, str, Kind, int]


def to_series(counts: Iterable[Count]) -> list[Series]:
    """The counts as series that all end on the last day there is; each starts on its own first."""
    days: dict[tuple[str, Kind], Counter[date]] = {}
    for day, department, kind, number in counts:
        days.setdefault((department, kind), Counter())[day] += number
    if not days:
        return []
    last = max(max(counter) for counter in days.values())
    return [_filled(*key, counter, last) for key, counter in sorted(days.items())]


def _filled(department: str, kind: Kind, counter: Counter[date], last: date) -> Series:
    start = min(counter)
    length = (last - start).days + 1
    return Series(department, kind, start, np.array([counter[start + timedelta(days=n)] for n in range(length)], float))


def read_history(path: Path, columns: Columns) -> list[Series]:
    """The series in the CSV file. InvalidInput names the line and the column that are wrong."""
    unknown = sorted(set(columns) - {"date", "department", "kind", "count"})
    if unknown:
        raise InvalidInput(f"A history has no {unknown[0]!r}.", hint="Map date, department, kind and count.")
    return to_series(_counts(path, {"date": "date", "department": "department", **columns}))


def _counts(path: Path, columns: Columns) -> Iterator[Count]:
    own = [name for name in OPTIONAL if name not in columns]
    for where, row in read_rows(path, list(columns.values()), own):
        found = {**row, **{name: row[heading] for name, heading in columns.items()}}
        day = read_day(found["date"], f"{where}: {columns['date']}")
        kind = found.get("kind", "visits")
        if kind not in KINDS:
            raise InvalidInput(f"{where}: there is no kind {kind!r}.", hint=f"Use {' or '.join(KINDS)}.")
        number = read_number(found["count"], f"{where}: {columns.get('count', 'count')}") if "count" in found else 1
        if not 0 <= number <= MOST or number != int(number):
            raise InvalidInput(f"{where}: {number} is no number of people.", hint="Use whole numbers from 0 on.")
        yield day, found["department"], kind, int(number)


def read_rows(path: Path, needed: Sequence[str], optional: Sequence[str] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file, each with where it stands; `optional` columns where the file has them.

    InvalidInput where the file or a needed column is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = sorted(set(needed) - set(reader.fieldnames or ()))
            wanted = [*needed, *(name for name in optional if name in (reader.fieldnames or ()))]
            if missing:
                raise InvalidInput(
                    f"{path} has no column {missing[0]!r}.",
                    hint=f"It has {reader.fieldnames or 'no headings'}; map it.",
                )
            for row in reader:
                if reader.line_num > 10 * MOST:
                    raise InvalidInput(f"{path} has too many rows.", hint="Count by day first.")
                yield f"{path}:{reader.line_num}", {name: (row[name] or "").strip() for name in wanted}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidInput(f"{path} cannot be read as CSV: {error}", hint="Give a UTF-8 file with headings.") from None


def read_day(text: str, where: str) -> date:
    """A date, or the date of a moment, as ISO 8601 writes them."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise InvalidInput(f"{where}: {text!r} is not a date.", hint="Write it as 2026-03-03.") from None


def read_number(text: str, where: str) -> float:
    """A finite number."""
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not np.isfinite(number):
        raise InvalidInput(f"{where}: {text!r} is not a number.", hint="Write it as 12 or 3.5.")
    return number


async def own_history(session: AsyncSession, hospital: Hospital, today: date) -> list[Series]:
    """What came before `today`, by the facility's days and departments: visits that were neither cancelled nor only held, and
    walk-ins from the waiting room's table."""
    departments = {key: kind.department for key, kind in hospital.visit_types.items()}
    day = _local_day(hospital, Visit.starts_at)
    visits = select(day, Visit.visit_type, func.count()).where(
        Visit.status.not_in(("cancelled", "proposed")), day < today
    )
    came = [
        (on, departments[kind], number)
        for on, kind, number in await session.execute(visits.group_by(day, Visit.visit_type))
        if kind in departments
    ]
    day = _local_day(hospital, QueueEntry.arrived_at)
    place = func.split_part(func.split_part(QueueEntry.line, ":", 2), VIDEO, 1)
    walked_in = select(day, place, func.count()).where(QueueEntry.visit_id.is_(None), day < today).group_by(day, place)
    rows: list[Count] = [(on, department, "visits", number) for on, department, number in came]
    rows += [(on, department, "walk_ins", number) for on, department, number in await session.execute(walked_in)]
    return to_series(rows)


def _local_day(hospital: Hospital, moment: InstrumentedAttribute[datetime]) -> ColumnElement[date]:
    return cast(func.timezone(hospital.file.time_zone, moment), Date)
