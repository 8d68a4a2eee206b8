"""A question about the times shown is answered from them, and chooses none of them."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")

FLUTTERING = "My heart has been fluttering, can I see someone next week?"


@pytest.mark.parametrize(
    "question",
    [
        "who is the doctor?",
        "is the first one a woman?",
        "do any of them speak Hindi?",
        "what's the difference between dr 1 and dr 2",
        "who would I see?",
    ],
)
async def test_the_doctors_of_the_times_are_told_and_none_is_chosen(house: House, question: str) -> None:
    talk = await house.talk()
    await talk.say_all(FLUTTERING, question)
    assert "Dr. Anita Rao is a woman and speaks English and Hindi" in said(talk)
    assert "holding" not in said(talk) and said(talk).endswith("Which one works for you?")


@pytest.mark.parametrize(("question", "lang"), [("which one is sooner?", "en"), ("¿cuál es la más pronto?", "es")])
async def test_which_time_is_the_first_is_told_and_no_other_times(house: House, question: str, lang: Lang) -> None:
    talk = await house.talk(lang)
    await talk.say_all(FLUTTERING if lang == "en" else "me late raro el corazón, quiero una cita", question)
    assert ("soonest is number 1" if lang == "en" else "más pronta es la número 1") in said(talk)
    assert "2." not in said(talk)


async def test_once_a_time_is_held_its_doctor_alone_is_told(house: House) -> None:
    talk = await house.talk()
    await talk.say_all(FLUTTERING, "the first one", "who is the doctor?")
    assert said(talk).count("speaks") == 1 and said(talk).endswith("full name?")
