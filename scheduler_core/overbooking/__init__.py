"""Overbooking: how many more a session takes, the grants that allow it, and what becomes of them."""

from scheduler_core.overbooking.cost import Costs, expected_cost, shows
from scheduler_core.overbooking.policy import Decision, ceiling, decide

__all__ = ["Costs", "Decision", "ceiling", "decide", "expected_cost", "shows"]
