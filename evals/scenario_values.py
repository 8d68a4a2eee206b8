"""What scenario files are written with: durations, times of day, one pattern or many; an unknown key is an error."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DURATION = re.compile(r"(\d+)\s*(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_duration(text: object) -> object:
    """'20m', '1h 30m', '2d' → timedelta; anything else is left for pydantic to refuse."""
    if not isinstance(text, str):
        return text
    parts = _DURATION.findall(text)
    if not parts or _DURATION.sub("", text).strip():
        raise ValueError("a duration is written like 20m, 1h 30m or 2d")
    return sum((timedelta(**{_UNITS[unit]: int(amount)}) for amount, unit in parts), timedelta())


def one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str | dict) else value


def _local_time(value: object) -> object:
    # YAML 1.1 reads an unquoted 13:30 as a base-60 number.
    return time(value // 60, value % 60) if isinstance(value, int) else value


Duration = Annotated[timedelta, BeforeValidator(parse_duration)]
Patterns = Annotated[tuple[str, ...], BeforeValidator(one_or_many)]
LocalTime = Annotated[time, BeforeValidator(_local_time)]


class Strict(BaseModel):
    """An unknown key in a scenario is an error, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)
