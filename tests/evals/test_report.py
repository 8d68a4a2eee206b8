"""The report of a run: JSON for machines without dialogs, a page for people, an exit code."""

from __future__ import annotations

import json
import re
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


def test_the_page_and_the_summary_show_the_dialog_and_its_faults_with_the_patient_covered(tmp_path: Path) -> None:
    faults = (Fault("crash", "KeyError: 'ÁNA example Diaz'", 1), Fault("words", "born 3/5/1982 was said"))
    said = played(
        "Hi Ana, (617) 555-0190 is right? Ms. Diaz, March 5, 1982.",
        did="I am Ana Example Diaz, 03/05/82",
        pushed=("Sra. Díaz: su cita",),
    )
    private = ("Ana Example Diaz", "+16175550190", "1982-03-05")
    report = RunReport((Result("A crash", "en", "chat", "en/c.yaml", faults, (said,), private=private),))
    page = report.write(tmp_path).read_text(encoding="utf-8")
    for written in (page, report.summary()):
        assert (
            set(re.findall(r"\w+", written.casefold())) & {"ana", "ána", "diaz", "díaz", "1982", "82", "0190"} == set()
        )
    assert "I am [covered], [covered]" in page
    assert "Hi [covered], ([covered] is right?" in page
    assert "su cita" in page


def test_the_page_shows_the_dialog_escaped_with_failures_first(tmp_path: Path) -> None:
    page = RunReport((GOOD, BAD)).write(tmp_path).read_text(encoding="utf-8")
    assert "&lt;b&gt;good" in page
    assert page.index("Cancelled") < page.index("Booked by talking")
    assert "<script" not in page
    assert json.loads((tmp_path / "report.json").read_text())["failed"] == 1
