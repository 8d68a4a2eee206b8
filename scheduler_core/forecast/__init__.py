"""How many will come: forecasts by department with intervals, and what to open where they are too many."""

from scheduler_core.forecast.capacity import Capacity, Proposal, Warning, read_capacity
from scheduler_core.forecast.features import Surroundings
from scheduler_core.forecast.history import Series, own_history, read_history
from scheduler_core.forecast.model import DayForecast, TooShort, forecast
from scheduler_core.forecast.openings import Opening
from scheduler_core.forecast.outlook import Able, Outlook, look_ahead, own_able
from scheduler_core.forecast.outside import Outside, read_outside

__all__ = [
    "Able", "Capacity", "DayForecast", "Opening", "Outlook", "Outside", "Proposal", "Series", "Surroundings", "TooShort",
    "Warning", "forecast", "look_ahead", "own_able", "own_history", "read_capacity", "read_history", "read_outside",
]  # fmt: skip
