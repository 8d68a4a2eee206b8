"""The day planner: which request gets which clinician and time."""

from scheduler_core.optimizer.fitness import Terms, Weights, terms_of
from scheduler_core.optimizer.instance import Instance, Request, read_instance
from scheduler_core.optimizer.judge import Verdict, judge
from scheduler_core.optimizer.plan_file import prove_same, read_plan
from scheduler_core.optimizer.replan import Loss, Replanned, replan
from scheduler_core.optimizer.solve import Solution, solve, warm_up

__all__ = [
    "Instance",
    "Loss",
    "Replanned",
    "Request",
    "Solution",
    "Terms",
    "Verdict",
    "Weights",
    "judge",
    "prove_same",
    "read_instance",
    "read_plan",
    "replan",
    "solve",
    "terms_of",
    "warm_up",
]
