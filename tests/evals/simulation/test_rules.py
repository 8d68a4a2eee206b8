"""Policies: who is doubled, who goes first, who is told what time."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from evals.simulation.config import DayHours
from evals.simulation.plans import Team, Wish, blocks, levelled, spaced
from evals.simulation.rules import by_cost
from scheduler_core.overbooking import Costs

HOURS = DayHours.model_validate({"opens": "08:00", "closes": "17:00", "break_at": "12:00", "break_minutes": 60})
risks = st.lists(st.floats(0, 1), max_size=6)
wishes = st.lists(st.builds(Wish, st.floats(5, 60), st.floats(0, 40), st.floats(0, 0.9)), min_size=1, max_size=40)


def chances(given_risks: list[float]) -> list[float]:
    """Of 0, 1, … coming: the slow way, outcome by outcome."""
    found = [0.0] * (len(given_risks) + 1)
    for outcome in itertools.product((0, 1), repeat=len(given_risks)):
        found[sum(outcome)] += math.prod(
            1 - risk if comes else risk for comes, risk in zip(outcome, given_risks, strict=True)
        )
    return found


@given(risks, st.floats(0, 1), st.floats(0.1, 10), st.integers(0, 3))
def test_overbooking_adds_only_while_the_next_costs_less_than_it_brings(
    given_risks: list[float], spare: float, overtime: float, most: int
) -> None:
    doubled = by_cost(Costs(overtime, idle=1.0), most)(given_risks, spare)
    assert len(set(doubled)) == len(doubled) <= min(most, len(given_risks))
    for added in range(len(doubled)):
        full = sum(chances([*given_risks, *[spare] * added])[len(given_risks) :])
        assert full * overtime < 1 - full + 1e-9


def test_nobody_is_doubled_where_everybody_comes_and_the_riskiest_is_doubled_first() -> None:
    overbook = by_cost(Costs(1, 1), 4)
    assert overbook([0.0] * 10, 0.2) == []
    assert overbook([0.1, 0.6, 0.2, 0.3], 0.2)[0] == 1


@given(wishes, st.integers(1, 6), st.sampled_from([0, 60, 240]))
def test_both_plans_place_everybody_within_the_day_and_outside_the_break(
    asked: list[Wish], clinicians: int, block: float
) -> None:
    team = Team(clinicians, HOURS, block)
    for places in (blocks(asked, team), spaced(0.9)(asked, team)):
        assert len(places) == len(asked)
        for place in places:
            assert 0 <= place.clinician < clinicians
            assert HOURS.start <= place.due <= HOURS.end
            assert not 12 * 60 <= place.due < 13 * 60


def test_patients_of_a_block_are_told_its_start() -> None:
    places = blocks([Wish(20, 10, 0.2)] * 24, Team(1, HOURS, 240))
    assert [place.due for place in places] == [8 * 60] * 12 + [13 * 60] * 12


def test_the_spaced_plan_gives_each_a_time_of_their_own_those_that_vary_least_first() -> None:
    asked = [Wish(30, 15, 0.1), Wish(15, 2, 0.1), Wish(15, 8, 0.1)]
    places = spaced(1.0)(asked, Team(1, HOURS))
    assert places[1].due < places[2].due < places[0].due


@given(wishes, st.integers(1, 6))
def test_work_is_levelled_within_the_longest_visit(asked: list[Wish], clinicians: int) -> None:
    loads = [sum(asked[n].minutes * (1 - asked[n].risk) for n in mine) for mine in levelled(asked, clinicians)]
    assert max(loads) - min(loads) <= max(wish.minutes for wish in asked) + 1e-6
