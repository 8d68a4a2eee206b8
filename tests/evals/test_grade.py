"""The judge sees what is wrong in the database, then in the tools, then in the words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from assistant.messages import State
from evals.grade import Fault, grade
from evals.observed import Aftermath, HandOverSeen, Played, WaitlistSeen
from evals.scenario import Scenario
from tests.evals.builders import MARIA, aftermath, no_patient, played, scenario, visit

ZONE = ZoneInfo("America/New_York")
BOOKED = {"visits": [{"persona": "maria", "visit_type": "cardiology-follow-up"}]}


def faults(what: Scenario, end: Aftermath, *steps: Played) -> tuple[Fault, ...]:
    return grade(what, steps, end, ZONE)


def whats(found: tuple[Fault, ...]) -> str:
    return "\n".join(f"{f.where}: {f.what}" for f in found)


def test_a_visit_as_expected_is_no_fault() -> None:
    assert faults(scenario(expect_rows=BOOKED), aftermath(visit())) == ()


def test_a_missing_visit_is_a_fault_in_the_database() -> None:
    assert "database: 0 visits, not 1" in whats(faults(scenario(expect_rows=BOOKED), aftermath()))


def test_a_visit_of_somebody_else_does_not_count() -> None:
    found = faults(scenario(expect_rows=BOOKED), aftermath(visit(patient_id=no_patient())))
    assert "changed without being asked" in whats(found)


@pytest.mark.parametrize(
    ("start", "fits"),
    [
        ({"day": "2026-03-10"}, True),
        ({"day": "2026-03-11"}, False),
        ({"weekday": ["tue"]}, True),
        ({"weekday": "wed"}, False),
        ({"not_before": "12:00", "before": "17:00"}, True),
        ({"before": "14:30"}, False),
        ({"at": "14:30"}, True),
        ({"first_date": "2026-03-11"}, False),
        ({"last_date": "2026-03-10"}, True),
    ],
)
def test_the_start_is_judged_in_the_facilitys_zone(start: dict[str, object], fits: bool) -> None:
    rows = {"visits": [{"persona": "maria", "start": start}]}
    assert (faults(scenario(expect_rows=rows), aftermath(visit())) == ()) is fits


def test_a_visit_that_was_there_before_is_no_new_one() -> None:
    old = visit()
    assert "0 visits" in whats(faults(scenario(expect_rows=BOOKED), aftermath(old, before=(old,))))


def test_a_cancelled_seed_is_found_by_its_name() -> None:
    old = visit()
    rows = {"visits": [{"seeded": "mine", "status": "cancelled"}]}
    end = aftermath(visit(id=old.id, status="cancelled", version=2), before=(old,), seeded={"mine": old.id})
    assert faults(scenario(expect_rows=rows), end) == ()


def test_a_visit_too_many_is_a_fault() -> None:
    found = faults(scenario(expect_rows={"no_visit_changes": True}), aftermath(visit()))
    assert "changed without being asked" in whats(found)


def test_what_another_patient_took_is_ignored() -> None:
    other = visit(patient_id=no_patient())
    end = aftermath(other, ignore=frozenset({other.id}))
    assert faults(scenario(expect_rows={"no_visit_changes": True}), end) == ()


def test_a_row_that_is_gone_is_a_fault() -> None:
    assert "row is gone" in whats(faults(scenario(), aftermath(before=(visit(),))))


def test_a_fault_holds_no_id_of_a_patient() -> None:
    assert str(MARIA) not in whats(faults(scenario(expect_rows={"no_visit_changes": True}), aftermath(visit())))


def test_waitlist_hand_overs_and_parking_are_counted() -> None:
    rows = {
        "waitlist": [{"persona": "maria", "visit_type": "cardiology-follow-up"}],
        "handovers": [{"promised": True}],
        "parking": [{"persona": "maria"}],
    }
    good = aftermath(
        waitlist=(WaitlistSeen(MARIA, "cardiology-follow-up"),),
        handovers=(HandOverSeen("asked", False, True),),
        parking=(MARIA,),
    )
    assert faults(scenario(expect_rows=rows), good) == ()
    assert len(faults(scenario(expect_rows=rows), aftermath())) == 3


@pytest.mark.parametrize(
    ("rows", "end"),
    [
        ({"consents_consumed": 1}, {"consents_consumed": 2}),
        ({"new_patients": 1}, {"new_patients": 0}),
        ({"opted_out": True}, {"opted_out": False}),
        ({"proof_level_at_most": 0}, {"proof_level": 2}),
        ({"no_waitlist": True}, {"waitlist": (WaitlistSeen(None, "x"),)}),
    ],
)
def test_other_rows_are_compared(rows: dict[str, object], end: dict[str, object]) -> None:
    assert len(faults(scenario(expect_rows=rows), aftermath(**end))) == 1  # type: ignore[arg-type]


def test_a_tool_that_was_refused_did_not_run() -> None:
    found = faults(scenario(tools_must=["book_visit"]), aftermath(tools=(("book_visit", "refused"),)))
    assert "tools: book_visit did not run" in whats(found)


def test_a_tool_that_must_not_run_is_a_fault() -> None:
    found = faults(scenario(tools_must_not=["cancel_visit"]), aftermath(tools=(("cancel_visit", "done"),)))
    assert "tools: cancel_visit ran" in whats(found)


@pytest.mark.parametrize(
    ("expect", "changes", "fault"),
    [
        ({"any_of": ["bye", "so long"]}, {}, "said none of"),
        ({"all_of": ["hello", "bye"]}, {}, "did not say 'bye'"),
        ({"none_of": ["hello"]}, {}, "said 'hello'"),
        ({"state": "closed"}, {}, "state is"),
        ({"kind": "receipt"}, {}, "no receipt"),
        ({"max_options": 3}, {"options": 4}, "4 options"),
        ({"min_options": 1}, {}, "0 options"),
        ({"silent": True}, {}, "something was said"),
    ],
)
def test_words_are_judged_step_by_step(expect: dict[str, object], changes: dict[str, object], fault: str) -> None:
    found = faults(scenario(), aftermath(), played(expect=expect, **changes))  # type: ignore[arg-type]
    assert fault in whats(found)
    assert found[0].step == 1


def test_what_comes_by_itself_is_judged_too() -> None:
    step = played("", expect={"any_of": ["Dana"]}, pushed=("This is Dana.",))
    assert faults(scenario(), aftermath(), step) == ()


def test_what_must_never_be_said_is_looked_for_in_every_step() -> None:
    found = faults(scenario(never_said=["your record"]), aftermath(), played("I found your record."))
    assert "must never be said" in whats(found)


def test_the_database_comes_first() -> None:
    what = scenario(expect_rows=BOOKED, tools_must=["book_visit"])
    found = faults(what, aftermath(), played(expect={"any_of": ["bye"]}, state=State.OPEN))
    assert [f.where for f in found] == ["database", "tools", "words"]
