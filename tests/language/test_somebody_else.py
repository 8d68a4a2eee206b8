"""Somebody else at the phone is heard, and neither a patient's own doubts nor a visit for a child is taken for it."""

from __future__ import annotations

import pytest

from language.somebody_else import stranger
from language.types import Expecting


@pytest.mark.parametrize(
    "text",
    [
        "you have the wrong number, I am not Rosa, I'm her ex husband",
        "wrong number",
        "Sorry, wrong number!",
        "this is the wrong number, stop texting me",
        "you've got the wrong person",
        "número equivocado",
        "Se equivocó de número",
        "creo que está equivocado",
    ],
)
def test_a_wrong_number_is_heard(text: str) -> None:
    found = stranger(text)
    assert found is not None and found.kind == "wrong_number"


@pytest.mark.parametrize(
    "text",
    [
        "She doesn't live here",
        "there's no one by that name here",
        "this isn't her phone anymore",
        "aquí no vive ninguna Rosa",
        "este ya no es su número",
    ],
)
def test_that_somebody_is_gone_is_heard(text: str) -> None:
    found = stranger(text)
    assert found is not None and found.kind == "gone"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("I am not Linda. I'm her husband, what appointments does she have?", "linda"),
        ("im not rosa", "rosa"),
        ("This isn't Rosa Jimenez", "rosa jimenez"),
        ("no soy Rosa, soy su esposo", "rosa"),
        ("aquí no es Rosa", "rosa"),
        ("Not Rosa", "rosa"),
    ],
)
def test_a_name_that_is_not_the_speakers_is_heard(text: str, denied: str) -> None:
    found = stranger(text)
    assert found is not None and found.kind == "denied" and (found.denied or "").split()[0] == denied.split()[0]


@pytest.mark.parametrize(
    "text", ["not me", "That's not me.", "No, it isn't me", "I'm not the patient", "no soy yo", "no soy ella"]
)
def test_it_is_not_me_is_heard(text: str) -> None:
    found = stranger(text)
    assert found is not None and found.kind == "not_me"


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("this is her husband", "her"),
        ("I'm his wife, can I move it?", "her"),
        ("hi this is Leo's dad, what visits does leo have", "leo"),
        ("I'm Mary, John's wife. When is his next visit?", "john"),
        ("habla su esposa", "her"),
        ("soy la mamá de Leo", "leo"),
    ],
)
def test_what_the_speaker_is_to_somebody_is_heard(text: str, to: str) -> None:
    found = stranger(text)
    assert found is not None and (found.kind, found.to) == ("related", to)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not sure",
        "I'm not available Monday",
        "I'm not feeling well",
        "it's not working",
        "it isn't urgent",
        "that's not what I meant",
        "no soy alérgica",
        "this is not the time I asked for",
    ],
)
def test_what_is_denied_need_not_be_a_name(text: str) -> None:
    """Who listens asks whether it is one; these come as something denied, or as nothing."""
    found = stranger(text)
    assert found is None or found.kind == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "not me, my daughter",
        "it's not for me, it's for my son",
        "it's my husband's birthday",
        "my mom's caregiver is driving me",
        "I gave you the wrong number, it's 617 555 0143",
        "sorry I typed the wrong number",
        "you have the wrong number on file for me",
        "me equivoqué de número",
        "it's my wife's appointment",
        "it's her daughter's appointment",
        "I need a visit for my mother",
        "what's the number of the clinic",
    ],
)
def test_a_patients_own_words_are_not_taken_for_a_strangers(text: str) -> None:
    assert stranger(text) is None


def test_at_a_list_the_wrong_number_is_a_line_of_it() -> None:
    assert stranger("oh wrong number, the second one", Expecting.CHOICE) is None


def test_asked_whom_it_is_for_not_me_is_an_answer() -> None:
    assert stranger("not me", Expecting.PERSON) is None
