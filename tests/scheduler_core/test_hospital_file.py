"""A hospital folder is read whole, or every fault is named by file, line and rule."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import jsonschema
import pytest

from runtime.errors import ConfigurationError
from scheduler_core.hospital import HospitalFile, HospitalFileError, json_schema, read_folder

DEMO = Path(__file__).parents[2] / "deploy" / "demo_hospital"
Edit = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the demo folder to spoil."""
    return Path(shutil.copytree(DEMO, tmp_path / "hospital"))


@pytest.fixture
def faults_after(folder: Path) -> Edit:
    """Replace a text in a file; the faults that are found then."""

    def edit(name: str, old: str, new: str) -> list[str]:
        content = (folder / name).read_text(encoding="utf-8")
        assert old in content
        (folder / name).write_text(content.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(HospitalFileError) as caught:
            read_folder(folder)
        return list(caught.value.lines)

    return edit


def line_of(name: str, text: str) -> int:
    """The line on which the demo's file has this text first."""
    lines = (DEMO / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_demo_hospital_is_read_whole(demo_file: HospitalFile) -> None:
    assert demo_file.name.en == "Lakeside General"
    assert {r.key for r in demo_file.rooms} >= {"main-exam-1", "north-gym"}
    assert next(v for v in demo_file.visit_types if v.key == "mri").authorization


def test_every_text_of_the_demo_stands_in_both_languages(demo_file: HospitalFile) -> None:
    for visit_type in demo_file.visit_types:
        assert bool(visit_type.reasons.en) == bool(visit_type.reasons.es), visit_type.key
        assert visit_type.aliases.en and visit_type.aliases.es, visit_type.key
    assert all(d.aliases.en and d.aliases.es for d in demo_file.departments)


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("visit_types.yaml", "department: cardiology\n", "department: hearts\n", "there is no department 'hearts'"),
        ("visit_types.yaml", "minutes: 40\n", "minutes: 7\n", "minutes: Input should be a multiple of 5"),
        ("visit_types.yaml", "minutes: 40\n", "minutes: 700\n", "without a break is"),
        ("visit_types.yaml", "minutes: 40\n", "minutes: 40\n    grid: 35\n", "35 minutes do not divide a day"),
        ("visit_types.yaml", "minutes: 40\n", "minuets: 40\n", "minuets: Extra inputs are not permitted"),
        ("visit_types.yaml", "{role: device, type: mri,", "{role: device, type: tardis,", "no site has 1 device of 'tardis'"),
        ("visit_types.yaml", "prerequisites: [xray]", "prerequisites: [xyz]", "there is no visit type 'xyz'"),
        ("visit_types.yaml", "prerequisites: [xray]", "prerequisites: [xray, xray]", "the prerequisite 'xray' stands twice"),
        ("visit_types.yaml", "prerequisites: [xray]", "prerequisites: [{visit_type: xray, within_days: 0}]", "within_days"),
        ("visit_types.yaml", "{role: nurse}, {role: room, type: lab-chair}", "{role: room, type: lab-chair}", "a nurse"),
        ("visit_types.yaml", "{role: practitioner}, {role: room, type: exam, clean_up: 5}, {role: nurse, minutes: 10}",
         "{role: practitioner}, {role: nurse, offset: 35, minutes: 10}", "past the end of the visit"),
        ("practitioners.yaml", "specialties: [cardiology]", "specialties: [hearts]", "there is no department 'hearts'"),
        ("practitioners.yaml", "site: main", "site: moon", "not 'moon'"),
        ("practitioners.yaml", '{days: [wed], start: "09:00", end: "16:00", site: north}',
         '{days: [wed, fri], start: "09:00", end: "16:00", site: north}', "'okafor' is at main and north at once on fri"),
        ("practitioners.yaml", 'start: "08:30"', "start: 10:30", "write times in quotes"),
        ("practitioners.yaml", 'end: "17:00"', 'end: "08:00"', "hours must end after they start"),
        ("practitioners.yaml", "key: okafor", "key: bennett", "'bennett' is used twice"),
        ("hospital.yaml", "America/New_York", "America/Lakeside", "there is no time zone"),
        ("hospital.yaml", "A-02,", "A-01,", "'A-01' stands twice"),
        ("hospital.yaml", "2026-05-25", "2026-01-01", "stands twice"),
        ("nurses.yaml", "site: main", "site: moon", "there is no site 'moon'"),
        ("rooms.csv", "exam,main,1,true", "exam,moon,1,true", "there is no site 'moon'"),
        ("devices.csv", "mri,main,1", "mri,main,none", "capacity: Input should be a valid integer"),
        ("answers.yaml", "key: parking", "key: hours", "'hours' is used twice"),
        ("answers.yaml", "Yes, one person may come in with you.", "", "answer"),
    ],
)  # fmt: skip
def test_a_fault_names_its_file_its_line_and_the_rule(
    faults_after: Edit, name: str, old: str, new: str, rule: str
) -> None:
    lines = faults_after(name, old, new)
    assert any(line.startswith(f"{name}:") and rule in line for line in lines), lines


def test_the_line_is_the_one_of_the_part(faults_after: Edit) -> None:
    number = line_of("visit_types.yaml", "department: dermatology")
    lines = faults_after("visit_types.yaml", "department: dermatology", "department: skin")
    assert lines[0] == f"visit_types.yaml:{number}: visit_types.6.department: there is no department 'skin'"


def test_the_line_of_a_csv_row_is_right(faults_after: Edit) -> None:
    number = line_of("rooms.csv", "main-exam-5,")
    lines = faults_after("rooms.csv", "main-exam-5,exam,main,", "main-exam-5,exam,moon,")
    assert lines == [f"rooms.csv:{number}: rooms.4.site: there is no site 'moon'"]


def test_a_department_that_nobody_practises_is_found(faults_after: Edit) -> None:
    lines = faults_after("visit_types.yaml", "needs: [{role: practitioner}", "needs: [{role: practitioner, type: ent2}")
    assert "no site has 1 practitioner of 'ent2'" in lines[0]


def test_a_visit_that_no_single_site_can_hold_is_found(folder: Path, faults_after: Edit) -> None:
    rooms = (folder / "rooms.csv").read_text(encoding="utf-8")
    (folder / "rooms.csv").write_text(rooms.replace("north-talk-1,consult", "north-talk-1,cabin"), encoding="utf-8")
    (line,) = faults_after("visit_types.yaml", "needs: [{role: device, type: mri,",
                           "needs: [{role: room, type: cabin}, {role: device, type: mri,")  # fmt: skip
    assert line.endswith("no site has everything that it needs")


def test_prerequisites_in_a_circle_are_found(faults_after: Edit) -> None:
    lines = faults_after("visit_types.yaml", "key: xray\n    department: imaging\n",
                         "key: xray\n    department: imaging\n    prerequisites: [surgery-follow-up]\n")  # fmt: skip
    assert sum("form a cycle" in line for line in lines) == 2
    assert any(line.endswith("form a cycle: xray → surgery-follow-up → xray") for line in lines)


def test_broken_yaml_names_the_line(faults_after: Edit) -> None:
    (line,) = faults_after("nurses.yaml", "name: Abby Stone,", "name: [Abby Stone,")
    assert line.startswith("nurses.yaml:")


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("- just\n- a list\n", "1: a file holds sections by name"),
        ("departments: &d\n  - {key: a, name: *d}\n", "nested too deeply"),
        ("insurers:\n  - {key: a, name: A, name: B}\n", "2: 'name' stands twice"),
        ("insurers: !!python/object/apply:os.system [ls]\n", "could not determine a constructor"),
        ("holidays: [{date: 2026-02-30, name: {en: a, es: b}}]\n", "day is out of range"),
        ("a: \x00\n", "characters are not allowed"),
        ("time_zone: UTC\n", "stands in more than one file"),
    ],
)
def test_a_file_that_is_no_hospital_is_refused_kindly(folder: Path, content: str, rule: str) -> None:
    (folder / "more.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(HospitalFileError, match=rule) as caught:
        read_folder(folder)
    assert any(name in str(caught.value) for name in ("more.yaml", "hospital.yaml"))


def test_what_is_not_utf_8_is_refused_kindly(folder: Path) -> None:
    (folder / "rooms.csv").write_bytes(b"key,type\n\xff\xfe,exam\n")
    with pytest.raises(HospitalFileError, match=r"rooms.csv:1: it is not UTF-8"):
        read_folder(folder)


def test_a_csv_row_with_too_many_cells_is_named(folder: Path) -> None:
    with (folder / "devices.csv").open("a", encoding="utf-8") as file:
        file.write("main-ct-2,ct,main,1,extra\n")
    with pytest.raises(HospitalFileError, match="more cells than columns"):
        read_folder(folder)


def test_lists_may_go_on_in_another_file(folder: Path) -> None:
    before = read_folder(folder)
    (folder / "z.yaml").write_text("insurers:\n  - {key: zeta, name: Zeta Health}\n", encoding="utf-8")
    assert [i.key for i in read_folder(folder).insurers] == [*(i.key for i in before.insurers), "zeta"]


def test_a_folder_that_is_not_there_says_which_setting() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_folder(Path("/nowhere/at/all"))
    assert "CARELINE_HOSPITAL" in caught.value.hint


def test_a_spoilt_folder_is_read_or_refused_but_never_breaks_the_program(folder: Path) -> None:
    random = Random(5)
    paths = sorted(folder.iterdir())
    whole = {path: path.read_text(encoding="utf-8") for path in paths}
    for _ in range(40):
        path = random.choice([p for p in paths if p.name != "practitioners.yaml"])
        text = whole[path]
        at = random.randrange(len(text))
        path.write_text(text[:at] + random.choice(["", ":", "]", "{", "\t", "\n", "&a ", "- "]) + text[at + 1 :])
        try:
            read_folder(folder)
        except HospitalFileError as error:
            assert all(":" in line for line in error.lines)
        path.write_text(text)


def test_the_schema_accepts_the_demo_and_refuses_what_the_reader_refuses(demo_file: HospitalFile) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    content = json.loads(demo_file.model_dump_json())
    validator.validate(content)
    content["visit_types"][0]["minutes"] = 7
    assert not validator.is_valid(content)
    assert HospitalFile.model_validate_json(demo_file.model_dump_json()) == demo_file
