"""What a source is read into, whatever its format, and what is said of a row that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from scheduler_core.types import Modality, VisitStatus

Kind = Literal["patient", "visit", "block", "directory"]


@dataclass(frozen=True)
class Place:
    """Where a record stands: file and row, counted from 1."""

    file: str
    row: int


@dataclass(frozen=True)
class Fault:
    """Why a row did not fit, or (a warning) what of it was left out. Repeats no value of a patient's."""

    place: Place
    kind: Kind
    rule: str
    text: str
    warning: bool = False

    def as_json(self) -> dict[str, object]:
        """For machines."""
        severity = "warning" if self.warning else "error"
        where = {"file": self.place.file, "row": self.place.row}
        return {**where, "kind": self.kind, "rule": self.rule, "severity": severity, "text": self.text}


@dataclass(frozen=True)
class PatientRecord:
    """A patient. `identifier` is `system|value` in the source, `also` other names by which visits refer to it."""

    place: Place
    identifier: str
    also: tuple[str, ...]
    mrn: str
    name: str
    birth_date: date
    phone: str | None = None
    email: str | None = None
    language: str = "en"
    postal_area: str | None = None


@dataclass(frozen=True)
class Use:
    """What a visit uses, and when; without times as its kind of visit needs it."""

    resource: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class VisitRecord:
    """A visit with keys of this hospital; only the patient is still named as in the source.

    `booked_at` is when it was agreed, where the source tells.
    """

    place: Place
    identifier: str
    patient: str
    visit_type: str
    site: str
    practitioner: str | None
    uses: tuple[Use, ...]
    starts_at: datetime
    ends_at: datetime
    status: VisitStatus
    modality: Modality = "in_person"
    cancelled_why: str | None = None
    booked_at: datetime | None = None


@dataclass(frozen=True)
class BlockRecord:
    """A time in which a resource is not to be booked. `unless_used`: not where a visit takes that time already."""

    place: Place
    identifier: str
    resource: str
    starts_at: datetime
    ends_at: datetime
    unless_used: bool = False


class Source(Protocol):
    """Reads a schedule as a stream, once for each kind. Every row that cannot be read is a Fault."""

    def patients(self) -> Iterator[PatientRecord | Fault]:
        """Patients, before the visits that name them."""
        ...

    def visits(self) -> Iterator[VisitRecord | Fault]:
        """Visits."""
        ...

    def blocks(self) -> Iterator[BlockRecord | Fault]:
        """Times that are blocked."""
        ...
