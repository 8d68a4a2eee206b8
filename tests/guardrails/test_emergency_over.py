"""What ends an alarm: words that clearly say so, and none that only go along, doubt, or tell of what goes on."""

from __future__ import annotations

import pytest

from guardrails.emergency_over import asks_the_way, called_help, is_afraid, is_over


@pytest.mark.parametrize(
    "text",
    [
        "I'm fine, it's nothing, I just want my appointment",
        "no I'm ok",
        "false alarm",
        "it's not an emergency",
        "that was a mistake",
        "I didn't mean it",
        "the pain is gone",
        "I'm all right but I still want my appointment",
        "I was just asking",
        "that was last year",
        "my dad is fine now",
        "I don't need an ambulance",
        "the ambulance is here",
        "they took him. can you cancel his appointment tomorrow",
        "I misspoke, I meant I had it last year",
        "she's breathing fine now",
        "he coughed it up",
        "we're at the emergency room now",
        "ya está bien, se había atragantado, ya respira bien",
        "ya llegó la ambulancia",
        "ya se lo llevaron",
        "quise decir que me dio el año pasado",
        "no, ya estoy bien",
        "no es una emergencia",
        "falsa alarma",
        "ya pasó",
        "no es nada, solo quiero mi cita",
        "mi papá ya está bien",
        "no era en serio",
        "no es para tanto, comí unos tacos, solo quiero una cita",
        "pero está bien, respira normal y está jugando",
        "ya le di tylenol y le bajó, está jugando",
        "the fever came down and he is playing now",
        "no!!! nothing is wrong, just a checkup",
    ],
)
def test_words_that_say_so_end_it(text: str) -> None:
    assert is_over(text, self_harm=False)


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "yes",
        "no",
        "1",
        "the first one",
        "never mind",
        "it still hurts",
        "I'm not fine",
        "I'm fine but it still hurts",
        "I don't think I'm ok",
        "I hope I'm fine",
        "I'm fine with Tuesday",
        "am I fine?",
        "I just want my appointment",
        "I called 911",
        "it's getting worse",
        "when I'm better I'll come",
        "está bien",
        "sí",
        "no estoy bien",
        "no me siento mejor",
        "quiero estar bien",
        "todavía me duele",
        "no respira bien",
        "the ambulance isn't here",
        "when the ambulance is here",
        "is she breathing",
        "la ambulancia no llegó",
        "I had it last night",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not is_over(text, self_harm=False)


@pytest.mark.parametrize(
    "text",
    [
        "I'm safe now",
        "I didn't mean it",
        "it was a joke",
        "I'm not going to do it",
        "estoy a salvo",
        "no lo decía en serio",
    ],
)
def test_after_words_of_self_harm_being_safe_or_not_having_meant_it_does(text: str) -> None:
    assert is_over(text, self_harm=True)


@pytest.mark.parametrize(
    "text",
    [
        "I'm fine",
        "estoy bien",
        "I'm not safe",
        "I don't feel safe",
        "no me siento a salvo",
        "I want to be safe",
        "leave me alone",
        "I'm safe but I still want to die",
    ],
)
def test_after_words_of_self_harm_nothing_less_does(text: str) -> None:
    assert not is_over(text, self_harm=True)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("I called 911", True),
        ("the ambulance is on its way", True),
        ("ya llamé a la ambulancia, viene en camino", True),
        ("si ya vienen, gracias", True),
        ("should I call 911?", False),
        ("I called you three times", False),
        ("¿llamo a la ambulancia?", False),
    ],
)
def test_help_that_was_called_is_heard(text: str, called: bool) -> None:
    assert called_help(text) is called


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I'm driving him myself, which entrance", True),
        ("where do we go", True),
        ("im on my way to the ER now", True),
        ("where is the ER?", True),
        ("¿por cuál puerta entro?", True),
        ("¿a dónde lo llevo?", True),
        ("which one is sooner", False),
        ("no sé qué hacer", False),
    ],
)
def test_who_is_on_the_way_asks_where_to(text: str, asks: bool) -> None:
    assert asks_the_way(text) is asks


@pytest.mark.parametrize(
    ("text", "afraid"),
    [
        ("I'm scared", True),
        ("no quiero ir al hospital, tengo miedo", True),
        ("I don't want to go to the hospital", True),
        ("I want the first one", False),
        ("no tengo dolor", False),
    ],
)
def test_who_is_afraid_is_heard(text: str, afraid: bool) -> None:
    assert is_afraid(text) is afraid
