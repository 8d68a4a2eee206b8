"""What to open where a department runs short: which clinician, on which day, from when to when, for how many visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from scheduler_core.forecast.roster import RosterDay, Stretch

SESSION_HOURS = 4
"""The longest time for which one clinician is asked to come."""

LATER_DAYS = 14
"""How far on a day is looked for where a department's sites are closed on the day that runs short."""


@dataclass(frozen=True)
class Opening:
    """So many slots of the usual length for one clinician; without a name for `people` others, each for the whole time.

    Times are local. Without a site and times nothing is known of the department's hours.
    """

    day: date
    slots: int
    clinician: str | None = None
    people: int = 1
    site: str | None = None
    starts: time | None = None
    ends: time | None = None


@dataclass
class Planner:
    """Hands out time to spare, nobody's twice a day."""

    days: Mapping[str, Mapping[date, RosterDay]]
    asked: set[tuple[str, date]] = field(default_factory=set)

    def openings(self, department: str, day: date, slots: int, minutes: int) -> tuple[Opening, ...]:
        """Enough for `slots` visits of `minutes`: by the department's clinicians before others, and later where all is closed."""
        roster = self.days.get(department, {})
        for at in (day + timedelta(days=n) for n in range(LATER_DAYS + 1)):
            if at in roster and any(part.minutes >= minutes for part in roster[at].open):
                return tuple(self._on(at, roster[at], slots, minutes))
        return (Opening(day, slots),)

    def _on(self, day: date, roster: RosterDay, slots: int, minutes: int) -> Iterator[Opening]:
        longest = {key: max(parts, key=lambda part: part.minutes) for key, parts in roster.spare.items()}
        for key, part in sorted(longest.items(), key=lambda item: (-item[1].minutes, item[0])):
            fit = min(slots, _fit(part, minutes))
            if fit and (key, day) not in self.asked:
                self.asked.add((key, day))
                slots -= fit
                yield _opening(day, part, fit, minutes, key)
        if slots:
            yield from _by_others(day, max(roster.open, key=lambda part: part.minutes), slots, minutes)


def _by_others(day: date, part: Stretch, slots: int, minutes: int) -> Iterator[Opening]:
    each = _fit(part, minutes)
    people, rest = divmod(slots, each)
    if people:
        yield _opening(day, part, each, minutes, people=people)
    if rest:
        yield _opening(day, part, rest, minutes)


def _fit(part: Stretch, minutes: int) -> int:
    return min(part.minutes, SESSION_HOURS * 60) // minutes


def _opening(
    day: date, part: Stretch, each: int, minutes: int, clinician: str | None = None, people: int = 1
) -> Opening:
    ends = part.starts + each * minutes
    return Opening(day, each * people, clinician, people, part.site, _clock(part.starts), _clock(ends))


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
