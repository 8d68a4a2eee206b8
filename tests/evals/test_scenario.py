"""Scenarios: what may be written, what is refused, and that every file of ours is one."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.expected_rows import Start
from evals.loosely import fold, says
from evals.scenario import SCENARIOS, Step, find, read
from runtime.errors import InvalidInput

FILES = sorted(SCENARIOS.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_file_is_a_scenario_in_the_language_of_its_folder(path: Path) -> None:
    assert read(path).lang == path.parent.name


def test_there_are_enough_conversations_in_both_languages() -> None:
    assert len(FILES) >= 45
    assert len([p for p in FILES if p.parent.name == "es"]) >= 20


def test_names_are_unique() -> None:
    names = [read(path).name for path in FILES]
    assert len(names) == len(set(names))


def test_every_channel_is_reached() -> None:
    assert {read(path).channel for path in FILES} == {"chat", "sms", "voice", "terminal"}


def test_a_step_that_does_two_things_is_refused() -> None:
    with pytest.raises(ValidationError, match="exactly one thing"):
        Step(say="hello", digits="1")


def test_a_step_that_does_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="exactly one thing"):
        Step()


@pytest.mark.parametrize(("text", "seconds"), [("20m", 1200), ("1h 30m", 5400), ("2d", 172800), ("45s", 45)])
def test_a_duration_is_read(text: str, seconds: int) -> None:
    assert Step.model_validate({"advance": text}).advance == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["soon", "20", "m20", "20m later"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Step.model_validate({"advance": text})


def test_an_unquoted_time_is_read_as_a_time_of_day() -> None:
    assert Start.model_validate({"at": 615}).at == time(10, 15)


def test_a_file_that_is_no_scenario_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("name: x\nlang: fr\n")
    with pytest.raises(InvalidInput, match=r"broken\.yaml"):
        read(path)


def test_a_file_that_is_not_yaml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("name: [")
    with pytest.raises(InvalidInput, match="not YAML"):
        read(path)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no such scenario"):
        list(find([tmp_path / "nothing"]))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("codigo", "Le mandé un CÓDIGO"), ("Código", "codigo"), (r"\d{1,2}:\d\d", "a las 10:15"), ("can't", "I can’t")],
)
def test_expectations_are_loose_on_case_accents_and_quotes(pattern: str, text: str) -> None:
    assert says(pattern, text)


def test_folding_collapses_spaces() -> None:
    assert fold("  A\u00a0b\n C ") == "a b c"
