"""The queue of walk-ins and checked-in patients: who is next, how long it takes, and what to offer when it takes too long."""

from scheduler_core.queue import rows
from scheduler_core.queue.estimate import Advice, Wait, advice, estimate
from scheduler_core.queue.order import Tier, score
from scheduler_core.queue.service import CALLED, Claimed, Standing, WaitingRoom, line_of, video_line
from scheduler_core.queue.valkey import Line, Place

__all__ = [
    "CALLED",
    "Advice",
    "Claimed",
    "Line",
    "Place",
    "Standing",
    "Tier",
    "Wait",
    "WaitingRoom",
    "advice",
    "estimate",
    "line_of",
    "rows",
    "score",
    "video_line",
]
