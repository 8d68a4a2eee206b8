"""Several visits in one request: in an order, again and again, for a family; and two visits that change places."""

from language.together.apart import OPEN, WANTING, adds_up, are_two, wanted
from language.together.besides import ANY_WISH, halves
from language.together.kinds import (
    complaints_beside,
    complaints_of,
    kind_named,
    kinds_of,
    kinds_of_each,
    wanted_instead,
)
from language.together.order import SAME_DAY, in_order
from language.together.people import several_people
from language.together.rhythm import repeated
from language.together.several import cancels_all, wants_some
from language.together.swap import wants_swap
from language.together.weekdays import on_weekdays, times_a_week

__all__ = [
    "ANY_WISH",
    "OPEN",
    "SAME_DAY",
    "WANTING",
    "adds_up",
    "are_two",
    "cancels_all",
    "complaints_beside",
    "complaints_of",
    "halves",
    "in_order",
    "kind_named",
    "kinds_of",
    "kinds_of_each",
    "on_weekdays",
    "repeated",
    "several_people",
    "times_a_week",
    "wanted",
    "wanted_instead",
    "wants_some",
    "wants_swap",
]
