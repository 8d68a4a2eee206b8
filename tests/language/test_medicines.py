"""Whether a medicine is to be taken or stopped is a clinical question, whatever it is asked before."""

from __future__ import annotations

import pytest

from language.medicines import about_a_medicine, asks_besides


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("do i have to stop my blood thinner", True),
        ("my metformin, should i take it before the test", True),
        ("should my mom stop taking her warfarin", True),
        ("¿dejo de tomar mi anticoagulante?", True),
        ("¿tengo que suspender la aspirina antes?", True),
        ("my doctor stopped my warfarin last year", False),
        ("i need a refill of my medicine", False),
        ("can i take a later appointment for my meds", False),
    ],
)
def test_whether_a_medicine_is_taken_or_stopped_is_heard(text: str, about: bool) -> None:
    assert about_a_medicine(text) is about


def test_what_else_is_asked_beside_it_is_heard() -> None:
    assert asks_besides("can someone drive me and do i have to stop my blood thinner", "en")
    assert not asks_besides("do i have to stop my blood thinner?", "en")


@pytest.mark.parametrize("run", ["my pills " * 12_000, "do i stop " * 10_000, "y " * 50_000, " , " * 33_000])
def test_no_long_message_holds_it_up(run: str) -> None:
    about_a_medicine(run)
    asks_besides(run, "es")
