"""The weeks ahead of a hospital: a forecast of every series, what departments come to, where they run short."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.forecast.capacity import Capacity, Proposal, Warning, own_capacity, short_days
from scheduler_core.forecast.features import Surroundings
from scheduler_core.forecast.history import Kind, Series
from scheduler_core.forecast.model import DayForecast, TooShort, forecast, total
from scheduler_core.forecast.openings import LATER_DAYS, Planner
from scheduler_core.forecast.places import Places, read_places
from scheduler_core.forecast.roster import Roster, read_roster
from scheduler_core.hospital import Hospital

WARNINGS, PROPOSALS = TypeAdapter(tuple[Warning, ...]), TypeAdapter(tuple[Proposal, ...])


@dataclass(frozen=True)
class LeftOut:
    """A series that is too short."""

    department: str
    kind: Kind
    why: str


@dataclass(frozen=True)
class Able:
    """What departments can see, who could be asked to come besides, and what else is free that visits need."""

    capacities: Mapping[str, Capacity]
    roster: Roster = field(default_factory=dict)
    places: Places | None = None


async def own_able(session: AsyncSession, hospital: Hospital, first: date, horizon: int, now: datetime) -> Able:
    """By the hospital's own hours, leave, closures and holidays, for `horizon` days from `first`."""
    days = horizon + LATER_DAYS
    roster = await read_roster(session, hospital, first, days, now)
    return Able(own_capacity(hospital, roster), roster, await read_places(session, hospital, first, days, now))


@dataclass
class Outlook:
    """Forecasts by department and kind, and what follows from them."""

    days: dict[str, dict[Kind, list[DayForecast]]] = field(default_factory=dict)
    warnings: list[Warning] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def totals(self, department: str) -> list[DayForecast]:
        """All kinds together, day by day."""
        return [total(parts) for parts in zip(*self.days[department].values(), strict=True)]

    def as_json(self) -> dict[str, Any]:
        """Everything; dates as ISO 8601."""
        departments = {
            department: {kind: [_day_json(one) for one in days] for kind, days in kinds.items()}
            for department, kinds in self.days.items()
        }
        return {
            "departments": departments,
            "warnings": WARNINGS.dump_python(tuple(self.warnings), mode="json"),
            "proposals": PROPOSALS.dump_python(tuple(self.proposals), mode="json"),
            "left_out": [asdict(one) for one in self.left_out],
        }


def look_ahead(
    history: Sequence[Series],
    around: Surroundings,
    able: Able,
    horizon: int,
    progress: Callable[[], None] = lambda: None,
) -> Outlook:
    """The `horizon` days after the history. Departments without a known capacity are forecast, but cannot run short."""
    outlook, planner = Outlook(), Planner(able.roster, able.places)
    for series in history:
        try:
            days = forecast(series, around, horizon)
            outlook.days.setdefault(series.department, {})[series.kind] = days
        except TooShort as error:
            outlook.left_out.append(LeftOut(series.department, series.kind, str(error)))
        progress()
    for department in outlook.days:
        if department in able.capacities:
            capacity = able.capacities[department]
            warnings, proposals = short_days(department, outlook.totals(department), capacity, planner)
            outlook.warnings += warnings
            outlook.proposals += proposals
    return outlook


def _day_json(one: DayForecast) -> dict[str, Any]:
    return {**asdict(one), "day": one.day.isoformat(), "mean": round(one.mean, 2)}
