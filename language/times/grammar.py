"""What a rule may ask about the message it reads: the pinned clock, the language, and which way the reading leans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from language.times import calendar
from language.times.holidays import next_holiday
from language.times.model import Day, Days
from language.types import Lang

JUST, MONTHS = timedelta(days=7), timedelta(days=90)


@dataclass(frozen=True)
class Grammar:
    """`past` leans backwards, as birth dates do; `day_first` says how 03/04 is read (None: as the language does, both listed)."""

    now: datetime
    lang: Lang
    past: bool = False
    day_first: bool | None = None
    offset: float | None = None
    """Hours that the facility's clock is ahead of UTC; None where another zone's time is taken as local."""

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def leads_with_day(self) -> bool:
        """Whether the first reading of 03/04 is the third of April."""
        return self.lang == "es" if self.day_first is None else self.day_first

    def find(self, day: Day) -> date | None:
        """Which day was meant."""
        if day.holiday is not None and day.exact is None:
            return self._just_gone(day.holiday) or next_holiday(day.holiday, self.today, past=self.past)
        return calendar.find(day, self.today, past=self.past)

    def _just_gone(self, key: str) -> date | None:
        """The holiday of the days just past, where no other comes for months: the day after it nobody speaks of next year's."""
        gone, ahead = next_holiday(key, self.today, past=True), next_holiday(key, self.today)
        if self.past or gone is None or ahead is None or ahead - self.today < MONTHS:
            return None
        return gone if self.today - gone <= JUST else None

    def month(self, month: int, year: int | None = None) -> Days:
        """The month said without a year: the current one or the next to come."""
        said = year
        if year is None:
            year = self.today.year + (1 if month < self.today.month else 0)
            if self.past and (year, month) > (self.today.year, self.today.month):
                year -= 1
        found = calendar.month_of(date(year, month, 1))
        return Days(found.start, found.end, "month", month, said)
