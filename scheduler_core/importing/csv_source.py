"""A CSV file as a source: a row is a visit, a patient, or a visit with its patient's details."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from runtime.errors import InvalidInput
from scheduler_core.hospital import Hospital
from scheduler_core.importing.columns import Columns, Named
from scheduler_core.importing.matching import HospitalNames
from scheduler_core.importing.phones import e164, region_of
from scheduler_core.importing.records import BlockRecord, Fault, Kind, PatientRecord, Place, Use, VisitRecord
from scheduler_core.localtime import to_utc
from scheduler_core.types import VisitStatus

STATUSES: tuple[VisitStatus, ...] = ("booked", "pending", "cancelled", "fulfilled", "noshow")
Cells = Mapping[Named, str]
Record = TypeVar("Record", PatientRecord, VisitRecord)


class _Unfit(Exception):
    """Why a row does not fit: rule and text."""


class CsvSource:
    """Reads CSV files by a column map. Times without a zone are the facility's."""

    def __init__(
        self,
        paths: Sequence[Path],
        columns: Columns,
        hospital: Hospital,
        progress: Callable[[int], object] = lambda _bytes: None,
    ) -> None:
        """`progress` is told how many bytes were read."""
        self._paths, self._columns, self._hospital, self._progress = paths, columns, hospital, progress
        self._names = HospitalNames(hospital)
        self._region = region_of(hospital.phone)

    def patients(self) -> Iterator[PatientRecord | Fault]:
        """A patient for every row with a name and a birth date."""
        for place, cells in self._rows():
            if cells.get("name") and cells.get("birth_date"):
                yield from self._fitting(place, "patient", cells, self._patient)

    def visits(self) -> Iterator[VisitRecord | Fault]:
        """A visit for every row with a start."""
        for place, cells in self._rows():
            if cells.get("start"):
                yield from self._fitting(place, "visit", cells, self._visit)
            elif not (cells.get("name") and cells.get("birth_date")):
                yield Fault(place, "visit", "empty", "The row is neither a visit nor a patient.")

    def blocks(self) -> Iterator[BlockRecord | Fault]:
        """None: a CSV file holds visits and patients."""
        yield from ()

    def _fitting(
        self, place: Place, kind: Kind, cells: Cells, read: Callable[[Place, Cells], Record | None]
    ) -> Iterator[Record | Fault]:
        try:
            found = read(place, cells)
        except _Unfit as unfit:
            rule, text = unfit.args
            yield Fault(place, kind, rule, text)
            return
        if found is not None:
            yield found

    def _rows(self) -> Iterator[tuple[Place, Cells]]:
        for path in self._paths:
            for line, row in self._columns.rows(path, partial(self._check, path), self._progress):
                cells = {name: (row.get(column) or "").strip() for name, column in self._columns.columns.items()}
                yield Place(path.name, line), cells

    def _check(self, path: Path, header: Sequence[str]) -> None:
        mapped = self._columns.columns
        chosen = {} if mapped == Columns().columns else mapped
        missing = [column for column in chosen.values() if column not in header]
        if missing or not set(mapped.values()) & set(header):
            raise InvalidInput(
                f"{path.name} has no column {missing[0] if missing else 'that is known'!r}.",
                hint="Name its columns in a map; see docs/fhir.md.",
            )

    def _patient(self, place: Place, cells: Cells) -> PatientRecord:
        mrn = self._patient_number(cells)
        return PatientRecord(
            place=place,
            identifier=f"{self._columns.system}|{mrn}",
            also=(),
            mrn=mrn,
            name=cells["name"],
            birth_date=self._day(cells["birth_date"]),
            phone=e164(cells.get("phone"), self._region),
            email=cells.get("email") or None,
            postal_area=(cells.get("postal_area") or "").upper()[:10] or None,
            language="es" if cells.get("language", "").lower().startswith(("es", "sp")) else "en",
        )

    def _visit(self, place: Place, cells: Cells) -> VisitRecord | None:
        status = self._status(cells.get("status", ""))
        if status is None:
            return None
        starts_at = self._moment("start", cells)
        ends_at = self._end(starts_at, cells)
        people = self._known(cells, "practitioner", self._names.person)
        things = (*self._known(cells, "room", self._names.thing), *self._known(cells, "device", self._names.thing))
        sites = self._known(cells, "site", self._names.site)
        visit_types = self._known(cells, "visit_type", self._names.visit_type)
        site = sites[0] if sites else self._names.site_of([*people, *things])
        if not visit_types:
            raise _Unfit("no-visit-type", "Its visit type is not told.")
        if site is None:
            raise _Unfit("unknown-site", "Its site is not told, and nothing that it names is at one site only.")
        return VisitRecord(
            place=place,
            identifier=f"{self._columns.system}|{self._needed(cells, 'identifier')}",
            patient=f"{self._columns.system}|{self._patient_number(cells)}",
            visit_type=visit_types[0],
            site=site,
            practitioner=next((p for p in people if self._names.is_practitioner(p)), None),
            uses=tuple(Use(key) for key in (*people, *things)),
            starts_at=starts_at,
            ends_at=ends_at,
            status=status,
            cancelled_why="imported" if status == "cancelled" else None,
            booked_at=self._booked(cells["booked_at"]) if cells.get("booked_at") else None,
        )

    def _patient_number(self, cells: Cells) -> str:
        return cells.get("mrn") or self._needed(cells, "patient")

    def _needed(self, cells: Cells, name: Named) -> str:
        if not cells.get(name):
            raise _Unfit("required", f"The column for {name} is empty.")
        return cells[name]

    def _known(self, cells: Cells, name: Named, find: Callable[[Sequence[str]], str | None]) -> tuple[str, ...]:
        if not cells.get(name):
            return ()
        found = find([cells[name]])
        if found is None:
            raise _Unfit(
                f"unknown-{name.replace('_', '-')}", f"The hospital file has no {name} as in {self._called(name)}."
            )
        return (found,)

    def _status(self, written: str) -> VisitStatus | None:
        if not written:
            return "booked"
        found = self._columns.statuses.get(written) or next((s for s in STATUSES if s == written.lower()), None)
        if found is None:
            raise _Unfit("unknown-status", f"The status is none of {', '.join(STATUSES)}; name it in the map.")
        return None if found == "skip" else found

    def _end(self, starts_at: datetime, cells: Cells) -> datetime:
        minutes = cells.get("minutes", "")
        if cells.get("end"):
            ends_at = self._moment("end", cells)
        elif minutes.isascii() and minutes.isdigit() and len(minutes) < 5:
            ends_at = starts_at + timedelta(minutes=int(minutes))
        else:
            raise _Unfit("required", "An end or a number of minutes is needed.")
        if ends_at <= starts_at:
            raise _Unfit("end-after-start", "The end does not lie after the start.")
        return ends_at

    def _booked(self, written: str) -> datetime:
        """A moment, or a day where the source keeps no more."""
        return self._utc(self._columns.moment_or_day, "booked_at", written)

    def _moment(self, name: Named, cells: Cells) -> datetime:
        """A time that the clock shows; one that it skips on that day is none."""
        found = self._utc(self._columns.moment, name, cells[name])
        shown = self._columns.moment(cells[name])
        if shown.tzinfo is None and found.astimezone(self._hospital.zone).replace(tzinfo=None) != shown:
            raise _Unfit("no-such-time", f"The clock skips the time in {self._called(name)} on that day.")
        return found

    def _utc(self, read: Callable[[str], datetime], name: Named, written: str) -> datetime:
        try:
            found = read(written)
        except ValueError:
            raise _Unfit("time", f"The time in {self._called(name)} is none, or not in the form of the map.") from None
        if found.tzinfo is not None:
            return found.astimezone(UTC)
        return to_utc(found.date(), found.time(), self._hospital.zone)

    def _called(self, name: Named) -> str:
        """The column, by the source's own name."""
        return f"the column {self._columns.columns.get(name, name)!r}"

    def _day(self, written: str) -> date:
        try:
            return self._columns.day(written)
        except ValueError:
            raise _Unfit("date", "A birth date is not written in the form of the map.") from None
