"""What stands beside a yes: only nothing, another request, or what was read back leaves it one."""

from __future__ import annotations

import pytest

from language.types import Expecting, Intent
from tests.language.hearing import hear

ALONE = [
    "yes", "yesss", "siii", "ok", "uh-huh", "yes please, thank you so much", "I accept", "sí, no hay problema", "órale",
    "sí, está bien, gracias", "that works for me", "no problem", "👍", "yes, please book it", "sí, ese mero",
    "yes i already am verified",
    "yes, I've already been verified", "sí, ya estoy verificado", "yes it's me",
]  # fmt: skip
REQUESTS = [
    "yes, and also I need to move my other appointment", "yes and can I get parking", "sí y también necesito cambiar otra cita",
    "sí, y también mire si está libre mi estacionamiento", "yes, and also check if my parking is free",
    "yes please, and do you take Aetna?",
]  # fmt: skip
DETAILS = [
    "yes, Tuesday",
    "yes the 2pm",
    "sí, el martes",
    "sí a las tres",
    "yes with Dr. Nguyen",
    "Tuesday at 9 sounds good",
]
HALF = [
    "yes?", "yes, is it free?", "yes depends on the price", "yes subject to insurance", "yes when my wife agrees",
    "yes in a minute",
    "ok I need to check my calendar", "ok I have to ask my wife", "yes just kidding", "yeah right", "yes and no",
    "cool story", "good question", "that one is too early", "sí depende", "sí luego", "sí déjeme ver", "sí mañana le confirmo",
    "eso es muy temprano", "¿sí?", "I never said yes", "yes that won't work for me", "yes I'd like to think about it",
    "yes I already have one that day", "sí, ya le dije a mi esposa", "yes and only if it's covered", "yes and not before noon",
]  # fmt: skip


@pytest.mark.parametrize("text", ALONE)
def test_a_yes_alone_is_one(text: str) -> None:
    heard = hear(text, Expecting.YES_NO)
    assert (Intent.CONFIRM in heard.intents, heard.yes_with) == (True, "nothing")


@pytest.mark.parametrize("text", REQUESTS)
def test_a_request_behind_a_yes_leaves_it_one(text: str) -> None:
    heard = hear(text, Expecting.YES_NO)
    assert (Intent.CONFIRM in heard.intents, heard.yes_with, heard.yes_but) == (True, "request", False)
    assert len(heard.intents) > 1


@pytest.mark.parametrize("text", DETAILS)
def test_what_was_read_back_may_be_said_again(text: str) -> None:
    assert hear(text, Expecting.YES_NO).yes_with == "details"


@pytest.mark.parametrize("text", HALF)
def test_anything_else_makes_it_half_a_yes(text: str) -> None:
    heard = hear(text, Expecting.YES_NO)
    assert heard.yes_with == "else" or heard.yes_but or Intent.CONFIRM not in heard.intents
