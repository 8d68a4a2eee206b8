"""How a CSV file of another system is read: which column is what, how it writes times, what it calls a status."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from runtime.errors import InvalidInput
from scheduler_core.types import VisitStatus

Named = Literal[
    "identifier", "patient", "mrn", "name", "birth_date", "phone", "email", "language", "postal_area",
    "visit_type", "practitioner", "site", "room", "device", "start", "end", "minutes", "status",
    "booked_at",
]  # fmt: skip
NAMES: tuple[Named, ...] = Named.__args__  # type: ignore[attr-defined]


class Columns(BaseModel):
    """The column map. Without one, columns are expected under our own names and times in ISO form."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[Named, str] = Field(default_factory=lambda: dict[Named, str](zip(NAMES, NAMES, strict=True)))
    delimiter: str = Field(default=",", min_length=1, max_length=1)
    encoding: Literal["utf-8", "latin-1", "cp1252"] = "utf-8"
    time_format: str | None = None
    date_format: str | None = None
    statuses: dict[str, VisitStatus | Literal["skip"]] = Field(default_factory=dict)
    system: str = "csv"


def read_columns(path: Path | None) -> Columns:
    """The map in a YAML file; InvalidInput names what is wrong with it."""
    if path is None:
        return Columns()
    try:
        return Columns.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(f"{path} is wrong at {where}: {first['msg']}.", hint="See docs/fhir.md.") from None
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        raise InvalidInput(f"{path} cannot be read as YAML.", hint="See docs/fhir.md.") from None
