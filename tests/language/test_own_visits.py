"""Who asks when a visit of theirs is, or whether it was booked, wishes for none."""

from __future__ import annotations

import pytest

from language.answers.restated import behind_answer, declines
from language.own_visits import asks_of_own_visit, has_one


@pytest.mark.parametrize(
    "text",
    [
        "did you book my mammogram or not",
        "so do i have december 1 or not",
        "whens my heart appt again",
        "no the one i booked w you this morning",
        "No no, I don't want a new one, I already have one. I just want to know which day it is.",
        "I HAVE an appointment with the heart doctor. When is it?",
        "I think I'm meant to see the heart doctor but I don't recall which day",
        "are you deaf. I only want to KNOW about the 17th",
        "¿me reservó la cita o no?",
        "ya tengo una cita, ¿qué día es?",
        "¿quedó reservada?",
        "no me acuerdo qué día es mi cita",
    ],
)
def test_a_visit_of_ones_own_is_asked_about(text: str) -> None:
    assert asks_of_own_visit(text)


@pytest.mark.parametrize(
    "text",
    [
        "do I have to pay",
        "I don't know when I can come",
        "can you book it",
        "I already have one, move it to Friday",
        "I don't know when it started",
        "is it booked solid that day?",
        "I have an appointment question",
        "what day is the clinic open",
        "I want to know if you take Aetna, I have an appointment tomorrow",
        "I have a rash, when is the next opening",
        "no sé cuándo puedo",
        "¿cuándo tienen lugar?",
        "ya tengo una cita, quiero cambiarla",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert not asks_of_own_visit(text)


def test_who_has_one_wants_no_new_one() -> None:
    assert has_one("I don't want a new one") and has_one("ya tengo una cita") and not has_one("I want a new one")


@pytest.mark.parametrize(
    ("text", "only_no"),
    [
        ("no dont cancel anything yet", True),
        ("no, no cancele nada todavía", True),
        ("no wait, don't book it", True),
        ("no, don't cancel the Friday one, the other", False),
        ("no, I want Thursday", False),
    ],
)
def test_a_no_that_says_again_what_is_not_to_be_done_is_a_no(text: str, only_no: bool) -> None:
    assert declines(text) is only_no


def test_what_stands_behind_a_yes_is_read_by_itself() -> None:
    assert behind_answer("Yes, but how long does it take?") == "how long does it take?"
    assert behind_answer("sí, ¿cuánto dura?") == "cuanto dura?"
