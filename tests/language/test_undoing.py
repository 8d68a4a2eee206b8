"""Words that take a change back once it is made, and those that only sound like them."""

from __future__ import annotations

import pytest

from language.undoing import undoes


@pytest.mark.parametrize(
    "text",
    [
        "actually she says she's feeling better can you put it back",
        "undo",
        "can you un-cancel my appointment?",
        "please reinstate my visit",
        "oh no I didn't mean to cancel",
        "I cancelled it by mistake",
        "can I get that appointment back",
        "give me my slot back please",
        "I want to keep it after all",
        "ok book it again",
        "deshágalo",
        "vuélvamela a poner por favor",
        "póngamela otra vez",
        "no quería cancelarla",
        "la cancelé por error",
        "me arrepentí",
        "quiero recuperar mi cita",
        "siempre sí voy",
    ],
)
def test_a_change_is_taken_back_in_many_words(text: str) -> None:
    assert undoes(text)


@pytest.mark.parametrize(
    "text",
    [
        "put it back an hour",
        "can you put it back to the 14th",
        "put me back on the list",
        "my back hurts, can I book it",
        "call me back after two",
        "I'd like to cancel",
        "I meant to cancel the other one",
        "book me with the same doctor",
        "I want my money back",
        "I need my results back",
        "me duele la espalda otra vez",
        "quiero volver a ver al doctor",
        "póngala más tarde",
        "quiero cancelar mi cita",
    ],
)
def test_what_only_sounds_like_it_takes_nothing_back(text: str) -> None:
    assert not undoes(text)


def test_hostile_input_is_read_in_no_time() -> None:
    for piece in ("y y y ", "cancel ", "put it ", ",\n", " "):
        assert not undoes(piece * 30_000)
