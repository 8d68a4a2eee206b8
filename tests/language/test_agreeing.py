"""What stands beside a yes: only nothing, another request, or what was read back leaves it one."""

from __future__ import annotations

import pytest

from language.answers.restated import declines_beside
from language.types import Expecting, Intent, Lang
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


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("the 17th? I thought it was the 3rd. whatever, no keep it in person then", "en"),
        ("oh is that so? no, leave it", "en"),
        ("pensé que era el 3. bueno, no, déjela en persona", "es"),
    ],
)
def test_a_no_that_opens_a_later_sentence_is_one(text: str, lang: Lang) -> None:
    assert Intent.DENY in hear(text, Expecting.YES_NO, lang=lang).intents


@pytest.mark.parametrize("text", ["is there parking? no car here", "how far is it? no problem then", "fine. no rush"])
def test_a_no_of_something_else_is_none(text: str) -> None:
    assert Intent.DENY not in hear(text, Expecting.YES_NO).intents


@pytest.mark.parametrize(
    ("text", "declined"),
    [
        ("no! i just wanted to know how to cancel later. dont cancel or waitlist anything", True),
        ("no no, solo quería saber", True),
        ("no, don't book anything. thanks for the info", True),
        ("no, the one on Tuesday", False),
        ("no, cancel the other one", False),
        ("no, I only have mornings", False),
    ],
)
def test_a_no_with_words_that_decline_beside_it_asks_for_nothing_else(text: str, declined: bool) -> None:
    assert declines_beside(text) is declined
