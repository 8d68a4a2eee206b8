"""`careline forecast`: a history in, the weeks ahead as JSON out, a picture beside it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from scheduler_core.forecast.features import days_from
from tests.cli.conftest import Careline
from tests.scheduler_core.forecast.demands import START, weekly


@pytest.fixture
def history(tmp_path: Path) -> Path:
    series = weekly()
    rows = zip(days_from(START, len(series.counts)), series.counts, strict=True)
    path = tmp_path / "history.csv"
    path.write_text("day,unit,n\n" + "".join(f"{day},cardiology,{count:.0f}\n" for day, count in rows))
    return path


COLUMNS = ("--columns", "date=day,department=unit,count=n")


def test_the_weeks_ahead_are_one_json_object_with_warnings_and_a_picture(
    careline: Careline, home: dict[str, str], history: Path, tmp_path: Path
) -> None:
    events = tmp_path / "events.csv"
    events.write_text(f"date\n{START + timedelta(days=10)}\n{START + timedelta(days=150)}\n")
    capacity = tmp_path / "capacity.csv"
    capacity.write_text("department,weekday,hours,minutes_a_visit\ncardiology,mon,8,30\n")
    done = careline(
        "forecast", "--history", history, *COLUMNS, "--events", f"run={events}", "--capacity", capacity,
        "--plot", tmp_path / "ahead.png", "--now", "2026-03-03T09:00", **home,
    )  # fmt: skip
    answer = done.json
    assert (answer["from"], answer["horizon"]) == ((START + timedelta(days=140)).isoformat(), 21)
    days = answer["departments"]["cardiology"]["visits"]
    assert len(days) == 21 and days[6]["closed"]
    assert answer["warnings"][0]["level"] == "over"
    first = answer["proposals"][0]
    assert (first["day"], first["slot_minutes"]) == (answer["warnings"][0]["day"], 30)
    assert sum(opening["slots"] for opening in first["openings"]) == first["visits"] > 20
    assert all(opening["starts"] < opening["ends"] and opening["site"] for opening in first["openings"])
    assert (tmp_path / "ahead.png").read_bytes().startswith(b"\x89PNG")


def test_the_hospitals_own_visits_are_the_history_where_no_file_is_given(
    careline: Careline, home: dict[str, str]
) -> None:
    answer = careline("forecast", "--now", "2026-03-03T09:00", **home).json
    assert answer["from"] == "2026-03-03"
    assert {len(kinds["visits"]) for kinds in answer["departments"].values()} == {21}
    assert [(w["department"], w["day"]) for w in answer["warnings"]] == [
        (p["department"], p["day"]) for p in answer["proposals"] if p["openings"]
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--horizon", "0"), "--horizon must lie"),
        (("--history", "{history}", "--columns", "day"), "not NAME=VALUE"),
        (("--history", "{history}"), "no column 'date'"),
        (("--history", "nowhere.csv"), "nowhere.csv cannot be read"),
        (("--history", "{history}", *COLUMNS, "--outside", "flu=nowhere.csv"), "nowhere.csv cannot be read"),
    ],
)
def test_bad_use_says_what_to_do(careline: Careline, history: Path, arguments: tuple[str, ...], said: str) -> None:
    done = careline("forecast", *(a.replace("{history}", str(history)) for a in arguments))
    assert (done.code, done.out) == (2, "")
    assert said in done.err
