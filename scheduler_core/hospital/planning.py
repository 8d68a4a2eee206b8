"""The pieces of the hospital file about planning ahead: when the forecast is made, and what a planned day is paid for."""

from __future__ import annotations

from datetime import time

from pydantic import Field

from scheduler_core.hospital.parts import Part, WallTime


class ForecastRules(Part):
    """The outlook that the worker makes every day, so that staff find it in the morning.

    `outside` are measured series (influenza) and `events` known ones, each by its name with the path of a CSV file.
    """

    enabled: bool = True
    daily_at: WallTime = time(3, 30)
    days: int = Field(default=21, ge=1, le=91)
    outside: dict[str, str] = Field(default_factory=dict)
    events: dict[str, str] = Field(default_factory=dict)


class PlannerRules(Part):
    """What `careline optimize --from-schedule` plans for: the weights of the planner's terms.

    `moving` is what an hour's move of a visit that was agreed costs, in steps of its length.
    """

    utilisation: float = Field(default=1.0, ge=0, le=100)
    waiting: float = Field(default=0.5, ge=0, le=100)
    no_show_loss: float = Field(default=0.7, ge=0, le=100)
    moving: float = Field(default=0.05, ge=0, le=100)


class NoShowRules(Part):
    """What the no-show model knows from outside: `weather` is the path of a CSV file with the days past and to come."""

    weather: str | None = None
