"""CSV files of other systems, read as their map says that they are written: delimiter, encoding, times and dates."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from runtime.errors import InvalidInput
from runtime.yaml_files import from_yaml


class TableFormat(BaseModel):
    """How a table is written; without formats its times and dates are ISO. The base of every map of columns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    delimiter: str = Field(default=",", min_length=1, max_length=1)
    encoding: Literal["utf-8", "latin-1", "cp1252"] = "utf-8"
    time_format: str | None = None
    date_format: str | None = None

    def moment(self, written: str) -> datetime:
        """A time, with its zone if one is written. ValueError."""
        form = self.time_format
        return datetime.strptime(written, form) if form else datetime.fromisoformat(written)  # noqa: DTZ007

    def day(self, written: str) -> date:
        """A date. ValueError."""
        form = self.date_format
        return datetime.strptime(written, form).date() if form else date.fromisoformat(written)  # noqa: DTZ007

    def moment_or_day(self, written: str) -> datetime:
        """A time, or the midnight of a day where no more is kept. ValueError."""
        try:
            return self.moment(written)
        except ValueError:
            return datetime.combine(self.day(written), time.min)

    def rows(
        self,
        path: Path,
        check: Callable[[Sequence[str]], object],
        progress: Callable[[int], object] = lambda _bytes: None,
    ) -> Iterator[tuple[int, dict[str | None, str | None]]]:
        """The rows with their lines' numbers, from the header on, which `check` gets. OSError; InvalidInput for no table.

        A cell that is missing is None, and cells beyond the header stand under None. `progress` is told the bytes read.
        """
        with path.open(encoding=self.encoding, errors="replace", newline="") as file:
            reader = csv.DictReader(_lines(file, progress), delimiter=self.delimiter)
            try:
                check(reader.fieldnames or ())
                for row in reader:
                    yield reader.line_num, row
            except csv.Error:
                text = f"{path.name}, after row {reader.line_num}: there is a cell that is too long."
                raise InvalidInput(text, hint="Check the delimiter and the quotes.") from None


Map = TypeVar("Map", bound=TableFormat)


def read_map(path: Path, kind: type[Map], page: str) -> Map:
    """The map in a YAML or JSON file; InvalidInput names what is wrong with it, and the page that tells about it."""
    hint = f"See {page}."
    try:
        return kind.model_validate(from_yaml(path.read_text(encoding="utf-8")) or {})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(f"{path} is wrong at {where}: {first['msg']}.", hint=hint) from None
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        raise InvalidInput(f"{path} cannot be read as YAML.", hint=hint) from None


def _lines(file: Iterator[str], progress: Callable[[int], object]) -> Iterator[str]:
    for line in file:
        progress(len(line.encode()))
        yield line.removeprefix("\ufeff")
