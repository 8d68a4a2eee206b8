"""The report of a run: JSON for machines without dialogs, a page for people, an exit code."""

from __future__ import annotations

import json
from pathlib import Path

from evals.grade import Fault
from evals.report import Result, RunReport
from tests.evals.builders import played

GOOD = Result("Booked by talking", "en", "chat", "en/good.yaml", (), (played("All <b>good</b>."),), 1.5)
BAD = Result("Cancelled", "es", "sms", "es/bad.yaml", (Fault("words", "said 'x'", 2),), (), 0.5)


def test_a_run_in_which_all_works_exits_with_0() -> None:
    assert RunReport((GOOD,)).exit_code == 0


def test_a_fault_or_an_empty_run_exits_with_1() -> None:
    assert RunReport((GOOD, BAD)).exit_code == 1
    assert RunReport(()).exit_code == 1


def test_the_summary_names_the_file_the_step_and_the_fault() -> None:
    summary = RunReport((GOOD, BAD)).summary()
    assert "FAIL es/bad.yaml" in summary
    assert "words, step 2: said 'x'" in summary
    assert summary.endswith("1 of 2 conversations work")


def test_the_json_holds_no_dialog() -> None:
    text = json.dumps(RunReport((GOOD, BAD)).as_json())
    assert '"passed": 1' in text
    assert "good</b>" not in text


def test_a_fault_that_quotes_the_patient_stays_out_of_the_json() -> None:
    faults = (
        Fault("crash", "KeyError: 'ÁNA example'", 1),
        Fault("words", "born 3/5/1982 was said"),
        Fault("tools", "x"),
    )
    result = Result("A crash", "en", "chat", "en/c.yaml", faults, private=("Ana Example", "+16175550190", "1982-03-05"))
    text = json.dumps(RunReport((result,)).as_json(), ensure_ascii=False)
    assert "ÁNA" not in text
    assert "1982" not in text
    assert text.count("withheld") == 2


def test_the_page_shows_the_dialog_escaped_with_failures_first(tmp_path: Path) -> None:
    page = RunReport((GOOD, BAD)).write(tmp_path).read_text(encoding="utf-8")
    assert "&lt;b&gt;good" in page
    assert page.index("Cancelled") < page.index("Booked by talking")
    assert "<script" not in page
    assert json.loads((tmp_path / "report.json").read_text())["failed"] == 1
