"""`careline hospital`: a folder is checked without a server, and every fault is named by file, line and rule."""

from __future__ import annotations

import shutil
from pathlib import Path

import jsonschema
import pytest

from cli.bootstrap import DEMO_HOSPITAL
from tests.cli.conftest import Careline


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEMO_HOSPITAL, tmp_path / "hospital"))


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first `old`; the line it stood on."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    return content[: content.index(old)].count("\n") + 1


def test_the_demo_hospital_is_counted(careline: Careline) -> None:
    done = careline("hospital", "check", DEMO_HOSPITAL)
    assert done.code == 0
    counts = done.json
    assert counts["ok"]
    assert (counts["sites"], counts["departments"] >= 8, counts["practitioners"] >= 40) == (2, True, True)
    assert (counts["rooms"] >= 30, counts["devices"] >= 10, counts["visit_types"] >= 20) == (True, True, True)


def test_the_schema_is_one_and_the_exported_demo_fits_it(careline: Careline) -> None:
    schema = careline("hospital", "schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(careline("hospital", "export", DEMO_HOSPITAL).json, schema)


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("hospital.yaml", "time_zone: America/New_York", "time_zone: America/Gotham", "zone"),
        ("visit_types.yaml", "minutes: ", "minutes: minus", "minutes"),
        ("practitioners.yaml", "gender: female", "gender: unheard", "gender"),
    ],
)
def test_a_fault_is_named_by_file_line_and_rule(
    careline: Careline, folder: Path, name: str, old: str, new: str, rule: str
) -> None:
    line = spoil(folder / name, old, new)
    done = careline("hospital", "check", folder)
    assert (done.code, done.out) == (1, "")
    assert f"{name}:{line}:" in done.err
    assert rule in done.err
    assert "Traceback" not in done.err


def test_yaml_that_does_not_parse_is_named_by_its_line(careline: Careline, folder: Path) -> None:
    (folder / "nurses.yaml").write_text("nurses:\n  - key: [unclosed\n", encoding="utf-8")
    done = careline("hospital", "check", folder)
    assert done.code == 1
    assert "nurses.yaml:" in done.err
    assert "Traceback" not in done.err


def test_two_faults_are_both_named(careline: Careline, folder: Path) -> None:
    first = spoil(folder / "visit_types.yaml", "minutes: 40", "minutes: soon")
    second = spoil(folder / "practitioners.yaml", "gender: female", "gender: unheard")
    said = careline("hospital", "check", folder).err
    assert f"visit_types.yaml:{first}:" in said
    assert f"practitioners.yaml:{second}:" in said


@pytest.mark.parametrize(("missing", "said"), [("nowhere", "no hospital folder"), (".", "hospital.yaml")])
def test_a_folder_without_a_hospital_is_said_to_be_none(
    careline: Careline, tmp_path: Path, missing: str, said: str
) -> None:
    done = careline("hospital", "check", tmp_path / missing)
    assert done.code == 1
    assert said in done.err
    assert "Traceback" not in done.err


def test_without_a_folder_it_is_bad_use(careline: Careline) -> None:
    assert careline("hospital", "check").code == 2


def test_a_dry_run_of_a_load_shows_the_difference_and_makes_none(
    careline: Careline, folder: Path, home: dict[str, str]
) -> None:
    spoil(folder / "rooms.csv", "main-exam-1,", "main-exam-new,")
    careline("hospital", "load", DEMO_HOSPITAL, **home)
    shown = [careline("hospital", "load", folder, "--dry-run", **home).json for _ in range(2)]
    assert shown[0] == shown[1]
    assert "main-exam-new" in shown[0]["added"]
    assert "main-exam-1" in str(shown[0])


def test_loading_the_same_folder_again_changes_nothing(careline: Careline, home: dict[str, str]) -> None:
    careline("hospital", "load", DEMO_HOSPITAL, **home)
    again = careline("hospital", "load", DEMO_HOSPITAL, **home)
    assert (again.code, again.json["added"], again.json["changed"], again.json["removed"]) == (0, [], [], [])
