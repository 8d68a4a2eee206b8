"""How a CSV file of another system is read: which column is what, how it writes times, what it calls a status."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from scheduler_core.tables import TableFormat, read_map
from scheduler_core.types import VisitStatus

Named = Literal[
    "identifier", "patient", "mrn", "name", "birth_date", "phone", "email", "language", "postal_area",
    "visit_type", "practitioner", "site", "room", "device", "start", "end", "minutes", "status",
    "booked_at",
]  # fmt: skip
NAMES: tuple[Named, ...] = Named.__args__  # type: ignore[attr-defined]


class Columns(TableFormat):
    """The column map. Without one, columns are expected under our own names and times in ISO form."""

    columns: dict[Named, str] = Field(default_factory=lambda: dict[Named, str](zip(NAMES, NAMES, strict=True)))
    statuses: dict[str, VisitStatus | Literal["skip"]] = Field(default_factory=dict)
    system: str = "csv"


def read_columns(path: Path | None) -> Columns:
    """The map in a YAML file; InvalidInput names what is wrong with it."""
    return Columns() if path is None else read_map(path, Columns, "docs/fhir.md")
