"""The policy is the exact optimum: against trying every number by the plain definition, for patients of any risks."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench_overbooking import Case, bench_overbooking, exact, simulated
from scheduler_core.overbooking import Costs, ceiling, decide, expected_cost, shows

risks = st.lists(st.floats(0.0, 0.6), min_size=1, max_size=7)
costs = st.builds(Costs, st.floats(1, 5), st.just(1.0))


def by_all_outcomes(each: list[float], places: int, prices: Costs) -> float:
    """Every combination of who comes, one by one."""
    total = 0.0
    for comes in product([True, False], repeat=len(each)):
        chance = 1.0
        for here, risk in zip(comes, each, strict=True):
            chance *= 1 - risk if here else risk
        total += chance * (prices.overtime * max(sum(comes) - places, 0) + prices.idle * max(places - sum(comes), 0))
    return total


@given(risks, st.integers(1, 7), costs)
def test_the_expected_cost_is_that_of_all_outcomes(each: list[float], places: int, prices: Costs) -> None:
    assert expected_cost(shows(each), places, prices) == pytest.approx(by_all_outcomes(each, places, prices))


@given(risks, costs, st.floats(0.0, 0.6))
def test_no_other_number_is_cheaper(each: list[float], prices: Costs, extra_risk: float) -> None:
    found = decide(each, len(each), prices, most_extra=50, extra_risk=extra_risk)
    for extra in range(found.ceiling + 1):
        other = expected_cost(shows([*each, *[extra_risk] * extra]), len(each), prices)
        assert found.cost_with <= other + 1e-9


@given(risks, costs)
def test_beyond_the_naive_ceiling_nothing_is_gained(each: list[float], prices: Costs) -> None:
    """The ceiling takes nothing away where overtime costs at least as much as idleness."""
    found, mean = decide(each, len(each), prices, most_extra=50), sum(each) / len(each)
    for extra in range(found.ceiling + 6):
        assert found.cost_with <= expected_cost(shows([*each, *[mean] * extra]), len(each), prices) + 1e-9


@given(risks, costs, st.integers(0, 3))
def test_never_more_than_the_cap_and_never_dearer_than_nobody_more(each: list[float], prices: Costs, cap: int) -> None:
    found = decide(each, len(each), prices, most_extra=cap)
    assert found.extra <= min(cap, found.ceiling)
    assert found.cost_with <= found.cost_without


@given(risks, st.floats(1, 4))
def test_dearer_overtime_never_lets_more_in(each: list[float], ratio: float) -> None:
    cheap, dear = (decide(each, len(each), Costs(r, 1.0), most_extra=50).extra for r in (ratio, ratio + 1))
    assert dear <= cheap


def test_the_naive_rule_fills_the_places_on_average() -> None:
    assert ceiling([0.2] * 8, 8) == 2
    assert ceiling([0.0] * 8, 8) == 0
    assert ceiling([], 0) == 0


@pytest.mark.parametrize(
    ("cap", "said"), [(0, "the clinic's cap"), (1, "the clinic's cap"), (9, "is cheapest"), (None, "nobody more")]
)
def test_the_reason_says_what_decided(cap: int | None, said: str) -> None:
    found = decide([0.02 if cap is None else 0.3] * 12, 12, Costs(2, 1), most_extra=9 if cap is None else cap)
    assert said in found.reason


def test_the_formula_of_the_bench_is_that_of_all_outcomes() -> None:
    assert exact(6, 0.3, 4, Costs(3, 1)) == pytest.approx(by_all_outcomes([0.3] * 6, 4, Costs(3, 1)))


def test_the_simulator_of_hospital_days_plays_the_decision_of_the_policy_and_costs_the_exact_optimum() -> None:
    found = bench_overbooking(risks=(0.1, 0.25, 0.4), ratios=(1.0, 5.0), sizes=(8, 20))
    assert found["met"]
    gap = found["ours"]["simulated_less_optimum"]
    assert gap["low"] < 0 < gap["high"]


def test_a_wrong_cost_lies_outside_what_the_simulator_says() -> None:
    case = Case(0.3, Costs(2, 1), 12, 2, 0, 0, 0, 0)
    found = simulated(case, 1)
    assert found.low is not None and found.high is not None
    assert found.low <= min(exact(12 + extra, 0.3, 12, case.costs) for extra in range(12)) <= found.high
    assert found.high < exact(12, 0.3, 12, case.costs)
