"""A death is met with kindness first, and who is hurt at home gets a person and the number to call."""

from __future__ import annotations

import pytest

from language.told_gravely import Grave, told_gravely
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_death_is_met_with_sympathy_and_the_wish_goes_on(house: House) -> None:
    talk = await house.talk()
    await talk.say("I have to cancel, my husband passed away and I can't come")
    assert said(talk).startswith("I'm so sorry for your loss.") and said(talk).endswith("full name?")


@pytest.mark.parametrize(
    "words", ["my husband hits me, I need a doctor but he mustn't know", "mi esposo me pega, necesito un doctor"]
)
async def test_who_is_hurt_at_home_gets_a_person_and_the_hotline(house: House, words: str) -> None:
    talk = await house.talk()
    reply = await talk.say(words)
    assert "1-800-799-7233" in said(talk) and "911" in said(talk)
    assert reply.state == "with_staff"


@pytest.mark.parametrize(
    ("words", "grave"),
    [
        ("my baby hit his head", None),
        ("my son hits his sister", None),
        ("my phone died", None),
        ("I lost my husband in the lobby", None),
        ("mi mamá falleció ayer", "death"),
        ("I'm afraid of my ex", "hurt_at_home"),
    ],
)
async def test_what_sounds_alike_is_told_apart(words: str, grave: Grave | None) -> None:
    assert told_gravely(words) == grave
