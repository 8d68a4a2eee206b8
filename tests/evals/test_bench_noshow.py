"""The bench of the no-show model: what it prints, on generated visits."""

from __future__ import annotations

import pytest

from evals import bench_noshow


def test_it_prints_ours_beside_the_peer_and_says_what_accuracy_means(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_noshow, "_bookings", lambda: bench_noshow.generated(visits=3_000, days=30))
    found = bench_noshow.bench_noshow()
    assert set(found) == {"name", "ours", "peer", "goals", "met"}
    assert found["goals"]["brier"]["met"]
    assert "saying of everybody that they come" in found["ours"]["accuracy"]
    assert found["ours"]["auc_gained_if_age_were_an_input"] is None
