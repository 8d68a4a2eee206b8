"""The trained model: calibrated, monotone where it must be, explained, kept as bytes."""

from __future__ import annotations

import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.errors import ConfigurationError, InvalidInput
from scheduler_core.noshow import (
    MONOTONE,
    NAMES,
    NoShowModel,
    Trained,
    evaluate,
    explain,
    features,
    last_days,
    train,
    training,
)
from scheduler_core.noshow import model as models
from scheduler_core.noshow.calibration import calibrate
from scheduler_core.noshow.measures import calibration_error, measures
from tests.scheduler_core.noshow.visits import Sky, many, surrounded, visit


@pytest.fixture(scope="module")
def trained() -> Trained:
    bookings = many()
    first = last_days(bookings, 5)
    return train([b for b in bookings if b.day < first])


def test_it_ranks_days_that_it_has_not_seen_and_is_calibrated(trained: Trained) -> None:
    bookings = many()
    found = evaluate(trained.model, bookings, last_days(bookings, 5))["all"]
    assert found["auc"] > 0.65
    assert found["calibration_error"] < 0.06


@pytest.fixture(scope="module")
def with_surroundings() -> NoShowModel:
    return train(surrounded(), Sky()).model


SHARES = ("site_rate", "site_alike_rate", "type_rate", "miss_rate", "ahead_miss_rate", "last_missed")


@pytest.mark.parametrize("name", [name for name, direction in MONOTONE.items() if direction])
def test_no_input_moves_the_risk_the_wrong_way_and_those_known_from_outside_move_it(
    with_surroundings: NoShowModel, name: str
) -> None:
    moved = 0.0
    for row in features(surrounded(), Sky())[:40]:
        ladder = np.repeat(row[None, :], 31, axis=0)
        ladder[:, NAMES.index(name)] = np.linspace(0, 1 if name in SHARES else 30, 31)
        steps = np.diff(with_surroundings.risks(ladder)) * MONOTONE[name]
        assert (steps >= -1e-9).all()
        moved += float(steps.sum())
    assert moved > 0 or name not in ("distance_km", "reminders", "rain_mm", "lead_days")


def test_what_training_measures_rests_on_no_choice_by_the_days_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the first candidate is the best of the earlier fold, and the second of both."""
    first, second = training.CANDIDATES[-1], {**training.CANDIDATES[-1], "max_depth": 3}
    monkeypatch.setattr(training, "CANDIDATES", (first, second))
    monkeypatch.setattr(training, "_best", lambda _missed, tried: len(tried[0]) - 1)
    chosen = train(many())
    monkeypatch.setattr(training, "_best", lambda _missed, _tried: 0)
    assert chosen.settings == second
    assert chosen.metrics == train(many()).metrics


def test_as_bytes_and_back_it_predicts_the_same(trained: Trained) -> None:
    rows = features(many())[:50]
    again = NoShowModel.from_bytes(trained.model.to_bytes())
    np.testing.assert_array_equal(again.risks(rows), trained.model.risks(rows))


def test_a_model_with_other_inputs_is_refused(trained: Trained, monkeypatch: pytest.MonkeyPatch) -> None:
    data = trained.model.to_bytes()
    monkeypatch.setattr(models, "NAMES", (*NAMES, "moon"))
    with pytest.raises(ConfigurationError, match="another release"):
        NoShowModel.from_bytes(data)


def test_what_is_no_model_is_refused_in_words() -> None:
    for data in (b"", b"no model", gzip.compress(b"[]"), gzip.compress(b"{}")):
        with pytest.raises(ConfigurationError, match="not a no-show model"):
            NoShowModel.from_bytes(data)


def test_contributions_add_up_to_the_margin(trained: Trained) -> None:
    rows = features(many())[:30]
    whole = models.margins(trained.model.boosters, rows)
    np.testing.assert_allclose(trained.model.contributions(rows).sum(axis=1), whole, atol=1e-3)


def test_a_risk_is_explained_in_words_with_the_facts_of_the_patient(trained: Trained) -> None:
    habit = [visit("x", day, missed=True) for day in range(4)]
    told = explain(trained.model, features([*many(), *habit, visit("x", 20, lead=14, missed=None)])[-1])
    assert told.words.startswith("The chance that this visit is missed is ")
    assert "4 of 4 earlier visits missed" in told.words.split("What lowers it")[0]
    assert all(abs(a.contribution) >= abs(b.contribution) for a, b in zip(told.reasons, told.reasons[1:], strict=False))


def test_accuracy_is_told_beside_always_saying_the_commoner_end() -> None:
    missed = np.array([True, False, False, False, False])
    found = measures(missed, np.full(5, 0.2))
    assert found["accuracy"] == found["majority_accuracy"] == 0.8


def test_groups_with_too_few_visits_are_not_reported(trained: Trained) -> None:
    bookings = many()
    assert evaluate(trained.model, bookings, last_days(bookings, 5))["by_group"] == {}


def test_too_little_history_says_so() -> None:
    with pytest.raises(InvalidInput, match="too little to learn from"):
        train([visit(day=n) for n in range(12)])


@given(st.lists(st.tuples(st.floats(-6, 6), st.booleans()), min_size=60, max_size=300))
def test_a_calibration_never_turns_two_risks_around(seen: list[tuple[float, bool]]) -> None:
    margins, missed = np.array([m for m, _ in seen]), np.array([y for _, y in seen])
    line = calibrate(margins, missed)(np.linspace(-8, 8, 50))
    assert (np.diff(line) >= 0).all()
    assert 0 < line.min() <= line.max() < 1


def test_the_calibration_error_is_what_a_loop_over_the_bins_says() -> None:
    dice = np.random.default_rng(1)
    risks = dice.random(500)
    missed = dice.random(500) < risks**2
    gap = 0.0
    for low in range(10):
        inside = [(r, m) for r, m in zip(risks, missed, strict=True) if low / 10 <= r < (low + 1) / 10]
        gap += abs(sum(r for r, _ in inside) - sum(m for _, m in inside)) / 500
    assert calibration_error(missed, risks) == pytest.approx(gap)
