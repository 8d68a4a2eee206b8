"""What to open where a department runs short: which clinician, on which day, from when to when, for how many visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import groupby

from scheduler_core.forecast.places import Places
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


@dataclass(frozen=True)
class Opened:
    """What to open, and for how many visits no room or device, or nobody else that they need, is free until two weeks later."""

    openings: tuple[Opening, ...]
    unplaced: int = 0


@dataclass
class Planner:
    """Hands out time to spare, nobody's twice a day, and of `places` what visits need besides, where that is known."""

    days: Mapping[str, Mapping[date, RosterDay]]
    places: Places | None = None
    asked: set[tuple[str, date]] = field(default_factory=set)

    def openings(self, department: str, day: date, slots: int, minutes: int) -> Opened:
        """Room for `slots` visits of `minutes`: by the department's clinicians before others, and later where it must be."""
        roster, found = self.days.get(department, {}), list[Opening]()
        for at in (day + timedelta(days=n) for n in range(LATER_DAYS + 1)):
            left = slots - sum(one.slots for one in found)
            if left and at in roster and any(part.minutes >= minutes for part in roster[at].open):
                found += self._on(department, at, roster[at], left, minutes)
        left = slots - sum(one.slots for one in found)
        known = bool(roster) and self.places is not None
        return Opened(tuple(found), left) if known or not left else Opened((*found, Opening(day, left)))

    def _on(self, department: str, day: date, roster: RosterDay, slots: int, minutes: int) -> Iterator[Opening]:
        longest = {key: max(parts, key=lambda part: part.minutes) for key, parts in roster.spare.items()}
        for key, part in sorted(longest.items(), key=lambda item: (-item[1].minutes, item[0])):
            if slots and (key, day) not in self.asked:
                at, fit = self._session(department, day, part, slots, minutes)
                if fit:
                    self.asked.add((key, day))
                    slots -= fit
                    yield _opening(day, part.site, at, fit, minutes, key)
        for (site, at, fit), people in groupby(self._by_others(department, day, roster, slots, minutes)):
            yield _opening(day, site, at, fit, minutes, people=len(list(people)))

    def _by_others(
        self, department: str, day: date, roster: RosterDay, slots: int, minutes: int
    ) -> Iterator[tuple[str, int, int]]:
        """Sessions in the longest hours first, as long as there is room for one."""
        for part in sorted(roster.open, key=lambda part: -part.minutes):
            while slots:
                at, fit = self._session(department, day, part, slots, minutes)
                if not fit:
                    break
                slots -= fit
                yield part.site, at, fit

    def _session(self, department: str, day: date, part: Stretch, slots: int, minutes: int) -> tuple[int, int]:
        """From which minute how many of the slots one clinician can see in this part of the day."""
        most = min(slots, min(part.minutes, SESSION_HOURS * 60) // minutes)
        if self.places is None:
            return part.starts, most
        return self.places.session(department, day, part, minutes, most)


def _opening(
    day: date, site: str, at: int, each: int, minutes: int, clinician: str | None = None, people: int = 1
) -> Opening:
    return Opening(day, each * people, clinician, people, site, _clock(at), _clock(at + each * minutes))


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
