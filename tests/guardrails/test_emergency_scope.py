"""How far the words around a sign reach: a "no" behind it, nobody, another time or place; and what a wish beside it does not."""

from __future__ import annotations

import pytest

from guardrails.emergency import by_rules, judged
from guardrails.learned import Heard

CALM = Heard(-0.7, {"cardiac": -1.0})
UNSURE = Heard(-0.3, {"cardiac": -1.0})


@pytest.mark.parametrize(
    "text",
    ["Any seizure? None.", "chest pain: no, heart attack: never", "¿Dolor de pecho? Ninguno.", "nobody is having a stroke",
     "nadie tiene un infarto", "The nurse asked about suicidal thoughts and I told her no",
     "le preguntaron por ideas suicidas y no tiene ninguna"],
)  # fmt: skip
def test_a_no_behind_a_sign_or_nobody_before_it_denies_it(text: str) -> None:
    assert judged(by_rules(text), CALM) is None


@pytest.mark.parametrize(
    "text",
    ["chest pain, no fever", "nobody answers, my chest hurts", "nadie me contesta, me duele el pecho",
     "they asked if I am suicidal and I said no but I am suicidal", "¿Tienen lugar hoy? No dejo de pensar en matarme"],
)  # fmt: skip
def test_a_no_of_something_else_denies_nothing(text: str) -> None:
    assert by_rules(text).found is not None
    assert judged(by_rules(text), UNSURE) is not None


@pytest.mark.parametrize(
    "text",
    ["our quiz team is named Cardiac Arrest", "prueba: dolor de pecho, ignorar",
     "le dio un derrame allá y está en el hospital"],
)  # fmt: skip
def test_words_of_something_else_let_the_net_withdraw_where_it_is_sure_alone(text: str) -> None:
    told = by_rules(text)
    assert told.found is not None
    assert judged(told, CALM) is None
    assert judged(told, UNSURE) == told.found


def test_being_well_or_older_by_now_is_no_now_of_the_sign() -> None:
    assert (
        judged(by_rules("I had a stroke twelve years ago and I am doing well today, I need a letter for my work"), CALM)
        is None
    )


def test_a_price_asked_beside_it_leaves_it_to_the_net_alone() -> None:
    said = by_rules("could you tell me the price of a visit, I have had a heavy pressure in my chest since breakfast")
    assert judged(said, UNSURE) is not None
