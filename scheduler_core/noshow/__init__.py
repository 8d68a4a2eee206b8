"""The no-show model: how likely a booked visit is to be missed, calibrated, explained, versioned."""

from scheduler_core.noshow.bookings import Booking
from scheduler_core.noshow.columns import ColumnMap, Table, read_csv, read_map
from scheduler_core.noshow.explain import Explanation, explain
from scheduler_core.noshow.features import MONOTONE, NAMES, features
from scheduler_core.noshow.measures import measures
from scheduler_core.noshow.model import NoShowModel
from scheduler_core.noshow.training import Trained, evaluate, last_days, train
from scheduler_core.noshow.weather import DayWeather, NoWeather, RecordedWeather, Weather, weather_of

__all__ = [
    "MONOTONE",
    "NAMES",
    "Booking",
    "ColumnMap",
    "DayWeather",
    "Explanation",
    "NoShowModel",
    "NoWeather",
    "RecordedWeather",
    "Table",
    "Trained",
    "Weather",
    "evaluate",
    "explain",
    "features",
    "last_days",
    "measures",
    "read_csv",
    "read_map",
    "train",
    "weather_of",
]
