"""`careline optimize`: an instance in, a plan as JSON out, a picture beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.outside import data_folder
from tests.cli.conftest import Careline

DAY = {
    "name": "two rooms", "proven_bound": 300, "steps": 8, "clinicians": 1, "room_capacity": [1],
    "requests": [
        {"id": "a", "steps": 2, "room_kind": 0, "candidates": [[0, 0, 100], [0, 2, 90]]},
        {"id": "b", "steps": 2, "room_kind": 0, "candidates": [[0, 0, 200]]},
    ],
}  # fmt: skip
OUTSIDE = data_folder() / "day_plans"


@pytest.fixture
def day(tmp_path: Path) -> Path:
    path = tmp_path / "day.json"
    path.write_text(json.dumps(DAY))
    return path


def test_the_answer_is_one_json_object(careline: Careline, day: Path) -> None:
    done = careline("optimize", str(day), "--iterations", "50")
    answer = done.lines[0]
    assert (answer["value"], answer["violations"], answer["plan"]) == (290, 0, [1, 0])
    assert answer["below_bound"] == round(1 - 290 / 300, 5)
    assert answer["terms"]["placed"] == 2


def test_a_picture_of_before_and_after_is_drawn(careline: Careline, day: Path, tmp_path: Path) -> None:
    warm, picture = tmp_path / "plan.json", tmp_path / "day.png"
    warm.write_text("[0, null]")
    assert careline("optimize", str(day), "--iterations", "5", "--warm", str(warm), "--plot", str(picture)).code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_schema_is_printed(careline: Careline) -> None:
    assert "requests" in json.loads(careline("optimize", "--schema").out)["properties"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "no instance"), (("nowhere.json",), "nowhere.json"), (("{day}", "--solver", "x"), "ga or cpsat")],
)
def test_bad_use_says_what_to_do(careline: Careline, day: Path, arguments: tuple[str, ...], said: str) -> None:
    done = careline("optimize", *(a.replace("{day}", str(day)) for a in arguments))
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.outsider
@pytest.mark.skipif(not OUTSIDE.is_dir(), reason="the day plans are not here")
@pytest.mark.parametrize("number", range(5))
def test_days_with_proven_bounds_are_planned_close_to_them(careline: Careline, number: int) -> None:
    answer = careline("optimize", str(OUTSIDE / f"day{number}.json"), "--iterations", "40000").lines[0]
    assert answer["violations"] == 0
    assert answer["below_bound"] < 0.015


def test_the_hospitals_own_day_is_planned_by_its_weights(
    careline: Careline, home: dict[str, str], tmp_path: Path
) -> None:
    saved = tmp_path / "own.json"
    arguments = ("--from-schedule", "2026-03-04", "--now", "2026-03-03T09:00", "--iterations", "300", "--save", saved)
    done = careline("optimize", *arguments, **home)
    assert done.code == 0, done.err
    answer = done.json
    assert answer["day"] == "main 2026-03-04" and answer["visits"] > 5 and answer["violations"] == 0
    assert answer["after"]["value"] >= answer["before"]["value"]
    terms = answer["after"]["value_by_term"]
    assert terms["utilisation"] + terms["waiting"] - terms["no_show_loss"] - terms["moving"] == answer["after"]["value"]
    assert answer["after"]["placed"] + answer["after"]["left_out"] == answer["visits"] + answer["waiting"]
    again = careline("optimize", saved, "--iterations", "10").json
    assert again["violations"] == 0
    assert (
        careline("optimize", "--from-schedule", "2026-03-04", "--site", "moon", "--now", "2026-03-03T09:00").code == 1
    )
    assert careline("optimize", "--from-schedule", "2020-03-04", "--now", "2026-03-03T09:00").code == 2


def test_a_plan_made_elsewhere_is_proven_in_the_diary_before_it_is_shown(
    careline: Careline, home: dict[str, str], tmp_path: Path
) -> None:
    saved, plan = tmp_path / "own.json", tmp_path / "plan.json"
    own = ("--from-schedule", "2026-03-04", "--now", "2026-03-03T09:00")
    assert careline("optimize", *own, "--iterations", "5", "--save", saved, **home).code == 0
    plan.write_text(json.dumps(careline("optimize", saved, "--iterations", "300").json))
    proven = careline("optimize", *own, "--prove", plan, "--of", saved, **home)
    assert proven.code == 0, proven.err
    assert proven.json["violations"] == 0 and proven.json["after"]["placed"] >= proven.json["visits"]
    file = json.loads(saved.read_text())
    file["requests"][0]["candidates"] = file["requests"][0]["candidates"][:1]
    saved.write_text(json.dumps(file))
    stale = careline("optimize", *own, "--prove", plan, "--of", saved, **home)
    assert stale.code == 2 and "the day has changed since: request 0" in stale.err
    alone = careline("optimize", *own, "--prove", plan, **home)
    assert alone.code == 2 and "--prove and --of belong together" in alone.err


def test_a_plan_that_breaks_a_rule_is_refused_with_what_breaks_it(
    careline: Careline, day: Path, tmp_path: Path
) -> None:
    warm = tmp_path / "plan.json"
    warm.write_text("[0, 0]")
    done = careline("optimize", str(day), "--warm", str(warm))
    assert (done.code, done.out) == (2, "")
    assert "clinician 0 expects 2 patients in step 0" in done.err and "Traceback" not in done.err
