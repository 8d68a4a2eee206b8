"""What people answer at a question: half a birth date, a slip put right, another visit behind a yes, one of a family by name."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")

KNEE = "my knee hurts, I need an appointment next week"


@pytest.mark.parametrize("part", ["june 81", "6/18", "I'm 45", "June 18th, 2081"])
async def test_a_part_of_a_birth_date_asks_for_the_whole_and_looks_for_no_times(house: House, part: str) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all(KNEE, "the first one", patient.name, part)
    assert said(talk).startswith("I need the whole date.") and "March 5, 1982" in said(talk)
    await talk.say(patient.born)
    assert said(talk).endswith("6-digit code.")


async def test_the_place_that_is_put_right_is_held(house: House) -> None:
    talk = await house.talk()
    await talk.say(KNEE)
    second = said(talk).split("\n")[2].removeprefix("2. ").split(" with")[0]
    await talk.say("the first, no the second")
    assert second in said(talk) and "holding" in said(talk)


async def test_another_visit_behind_the_yes_leaves_the_yes_a_yes(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say("yes and also a blood test")
    assert "You're booked" in said(talk) and "what's open for Blood test" in said(talk)
    assert len(await house.visits(patient)) == 1


async def test_the_name_of_a_child_beside_whom_somebody_comes_is_not_their_own(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("checkups for me and my son Leo back to back on Friday", "the second")
    assert "last name" not in said(talk) and "name" in said(talk)


async def test_a_kind_of_visit_is_taken_by_a_word_of_its_name(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("I need an appointment with Dr. Rao", "follow-up")
    assert "open for Cardiology follow-up" in said(talk)


async def test_which_birth_date_is_told_by_its_month(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all(KNEE, "the first one", patient.name, "3/8/1964", "August")
    assert said(talk).endswith("6-digit code.")


@pytest.mark.parametrize(
    ("words", "lang"),
    [("I need to bring my boy in he has a rash", "en"), ("oiga fíjese que mi niño trae una alergia", "es")],
)
async def test_a_child_who_is_to_be_brought_in_is_seen_and_asks_nothing(house: House, words: str, lang: Lang) -> None:
    talk = await house.talk(lang)
    await talk.say(words)
    assert said(talk).startswith(("Here's what's open for Sick child", "Esto es lo que hay para Cita por niño"))
