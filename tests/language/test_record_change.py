"""A wish to change what is on record is told apart from one to change a visit."""

from __future__ import annotations

import pytest

from language.record_change import wants_record_changed


@pytest.mark.parametrize(
    "text",
    [
        "I want to change my phone number to 617-555-0143",
        "can you update my email?",
        "please update my contact info",
        "I have a new number",
        "my phone number has changed",
        "you have the wrong number on file",
        "I need to change my address",
        "add my daughter to my account",
        "can you let my wife manage my appointments",
        "remove my ex husband from my record",
        "make my son my proxy",
        "quiero cambiar mi número de teléfono",
        "¿pueden actualizar mi correo?",
        "tengo un número nuevo",
        "cambié de celular",
        "mi dirección cambió",
        "agregue a mi hija a mi cuenta",
    ],
)
def test_a_change_of_the_record_is_heard(text: str) -> None:
    assert wants_record_changed(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to change my appointment",
        "change my phone appointment to in person",
        "can I change the time? my number is 617 555 0143",
        "what is your phone number?",
        "what's the address",
        "my email is maria@example.com",
        "update me by phone",
        "quiero cambiar mi cita",
        "¿cuál es la dirección?",
        "mi teléfono es 617 555 0143",
        "can you change the day of my visit",
    ],
)
def test_a_change_of_a_visit_is_none_of_the_record(text: str) -> None:
    assert not wants_record_changed(text)
