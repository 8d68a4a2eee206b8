"""The weather of a site's day, as far as it is known when the risk is asked for. No network: a recorded file, or none."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from runtime.errors import InvalidInput
from scheduler_core.hospital import Hospital


@dataclass(frozen=True)
class DayWeather:
    """What a forecast says of a day: millimetres of rain or snow, and the highest temperature in degrees Celsius."""

    rain_mm: float
    high_c: float


class Weather(Protocol):
    """Tells the weather."""

    def on(self, site: str, day: date) -> DayWeather | None:
        """The weather there on that day; None where it is not known."""


class NoWeather:
    """Knows nothing; the model then does without."""

    def on(self, site: str, day: date) -> DayWeather | None:
        """Nothing is known."""
        return None


class RecordedWeather:
    """From a CSV with the columns `day`, `rain_mm`, `high_c` and, where sites differ, `site`."""

    def __init__(self, path: Path) -> None:
        """InvalidInput for a file that cannot be read so."""
        try:
            with path.open(encoding="utf-8", newline="") as file:
                self._days = {(row.get("site") or "", date.fromisoformat(row["day"])): _weather(row)
                              for row in csv.DictReader(file)}  # fmt: skip
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise InvalidInput(
                f"{path} is not a record of weather: {error}",
                hint="It needs the columns day, rain_mm and high_c.",
                code="weather",
            ) from None

    def on(self, site: str, day: date) -> DayWeather | None:
        """The site's own line, else the one without a site."""
        return self._days.get((site, day)) or self._days.get(("", day))


def _weather(row: dict[str, str]) -> DayWeather:
    return DayWeather(float(row["rain_mm"]), float(row["high_c"]))


def weather_of(hospital: Hospital) -> Weather:
    """The record that the hospital file names, as it is now; none without. InvalidInput where it cannot be read."""
    path = hospital.file.noshow.weather
    return RecordedWeather(Path(path)) if path else NoWeather()
