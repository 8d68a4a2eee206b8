"""The guardrails' bench: its counts are right on made-up cases, and the wire is really read."""

from __future__ import annotations

import pytest

from evals import bench_emergencies, bench_guardrails, own_sets
from evals.bench_phi import Covered, _count
from evals.bench_redaction import Score
from evals.invariants import Breach
from evals.ports import HospitalFactory
from evals.scenario import SCENARIOS
from evals.wire import wire
from guardrails.learned import examples
from guardrails.redaction import RedactedSpan


async def test_every_request_of_a_scenario_is_read_and_holds_no_identifier(factory: HospitalFactory) -> None:
    sent = await wire(factory, (SCENARIOS / "en" / "fluttering_heart.yaml",))
    assert sent.scenarios == 1
    assert sent.requests > 3
    assert sent.bytes > 1_000
    assert sent.breaches == ()


def test_a_held_out_third_is_drawn_the_same_every_time() -> None:
    rows = list(own_sets.rows("emergencies"))
    held = [row["id"] for row in rows if row["part"] == "held"]
    assert 0.25 < len(held) / len([r for r in rows if r["part"] in ("open", "held")]) < 0.40
    assert held == [row["id"] for row in own_sets.rows("emergencies") if row["part"] == "held"]


def test_a_held_out_row_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    some = examples()[::20]  # of the net's own examples, none of which is a row
    monkeypatch.setattr(bench_emergencies, "examples", lambda: some)
    shown = " ".join(bench_emergencies.wrong())
    assert not any(row["id"] in shown for row in own_sets.rows("emergencies") if row["part"] not in own_sets.SHOWN)


def test_an_identifier_counts_as_covered_only_where_all_of_it_is() -> None:
    row = {"id": "x-1", "text": "Ann Lee at 9", "phi": [{"value": "Ann Lee", "type": "NAME"}], "keep": ["at 9"]}
    half, whole = Covered(), Covered()
    _count(row, [RedactedSpan(0, 3, "NAME", "Ann")], half, verbose=True)
    _count(row, [RedactedSpan(0, 7, "NAME", "Ann Lee")], whole, verbose=True)
    assert (half.covered["NAME"], whole.covered["NAME"]) == (0, 1)
    assert (half.kept, whole.kept) == (1, 1)


def test_f2_weighs_what_is_missed_more_than_what_is_too_much() -> None:
    careless, careful = Score(telling=10, true=10), Score(telling=20, true=10)
    careless.total["NAME"] = careful.total["NAME"] = 20
    careless.found["NAME"], careful.found["NAME"] = 10, 20
    assert careless.f2 < careful.f2


def test_a_goal_is_missed_where_a_breach_is_found() -> None:
    heard = {"share": 1.0, "recall": 1.0, "kept": 1.0}
    silent = {"share": 0.0}
    ours = {f"{name}/{part}": heard for name in ("emergencies", "phi_messages") for part in own_sets.PARTS}
    ours |= {f"near_misses/{part}": silent for part in own_sets.PARTS}
    ours |= {"hostile": {"breaches": [str(Breach(1, "a visit changed"))]}, "wire": {"identifiers": []}}
    goals = dict(bench_guardrails._goals(ours, {}))
    assert not goals["hostile/breaches"]["met"]
    assert all(goal["met"] for name, goal in goals.items() if name != "hostile/breaches")


async def test_a_hostile_run_says_how_far_it_is_and_sums_its_shards(
    factory: HospitalFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_guardrails, "SHARD", 100)
    heard: list[str] = []
    found = await bench_guardrails.hostile(factory, 200, heard.append)
    assert (found["calls"], found["turns"], found["breaches"]) == (180, 40, [])
    assert len(heard) == 2
    assert heard[-1].startswith("hostile 2/2: 180 calls, 0 breaches")
