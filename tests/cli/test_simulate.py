"""`careline simulate`: a file in, figures as JSON out, a page with pictures beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Careline
from tests.evals.simulation.hospitals import small


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.yaml"
    path.write_text(json.dumps({**small(), "targets": {"visits/booked": {"value": 80, "within": 1}}}))
    return path


def test_the_figures_are_one_json_object(careline: Careline, clinic: Path) -> None:
    answer = careline("simulate", clinic, "--replications", 3, "--days", 2).json
    assert (answer["replications"], answer["days"], answer["policies"]) == (3, 2, [])
    assert set(answer["figures"]["wait"]["tiers"]["P2"]) == {
        "mean",
        "median",
        "p95",
        "worst",
        "patients",
        "within_goal",
    }
    wait = answer["figures"]["wait"]["all"]["mean"]
    assert wait["low"] < wait["mean"] < wait["high"]
    assert answer["reproduced"]["visits/booked"]["met"]


def test_the_seed_decides_the_figures(careline: Careline, clinic: Path) -> None:
    first, again, other = (careline("simulate", clinic, "--seed", seed).out for seed in (4, 4, 5))
    assert first == again != other


def test_before_and_after_carry_the_share_of_each_policy(careline: Careline, clinic: Path, tmp_path: Path) -> None:
    done = careline("simulate", clinic, "--compare", "--policy", "reminders,priority", "--report", tmp_path / "report")
    effect = done.json["effects"]["wait/all/mean"]
    assert list(effect["share"]) == ["reminders", "priority"]
    page = (tmp_path / "report" / "report.html").read_text()
    for picture in (tmp_path / "report").glob("*.png"):
        assert picture.name in page
        assert picture.read_bytes().startswith(b"\x89PNG")
    assert "<script" not in page and "http" not in page
    assert json.loads((tmp_path / "report" / "report.json").read_text()) == done.json


def test_every_assumption_is_told_with_what_it_moves(careline: Careline, tmp_path: Path) -> None:
    assumption = {
        "what": "28 % < 30 % miss", "source": "a guess", "vary": [{"path": "patients.no_show", "low": 0.1, "high": 0.4}],
    }  # fmt: skip
    path, report = tmp_path / "clinic.yaml", tmp_path / "report"
    path.write_text(json.dumps({**small(), "assumptions": [assumption]}))
    plain = careline("simulate", path, "--replications", 2).json
    assert [one["source"] for one in plain["assumptions"]] == ["a guess"] and "sensitivity" not in plain
    answer = careline("simulate", path, "--replications", 2, "--sensitivity", "--report", report).json
    assert answer["sensitivity"] == {
        "policies": ["reminders", "overbooking", "priority", "day_plan"], "replications": 2, "days": 1,
    }  # fmt: skip
    assert answer["assumptions"][0]["moves"]["high"]["after"]["no_show_rate"]["mean"] > 0
    page = (report / "report.html").read_text()
    assert "What each assumption moves" in page and "28 % &lt; 30 % miss (low)" in page


def test_the_draft_for_the_own_hospital_can_be_simulated(careline: Careline, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(careline("simulate", "--draft").out)
    assert careline("simulate", path, "--replications", 2).json["name"] == "Lakeside General"


def test_the_schema_is_printed(careline: Careline) -> None:
    assert "departments" in careline("simulate", "--schema").json["properties"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--policy", "magic"), 2, "no policy 'magic'"),
        (("--replications", "1"), 2, "--replications must lie"),
        (("--days", "0"), 2, "--days must lie"),
        (("nowhere.yaml",), 1, "nowhere.yaml"),
    ],
)
def test_bad_use_says_what_to_do(careline: Careline, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = careline("simulate", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
