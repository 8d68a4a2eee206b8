"""What people answer at a question: a birth date by its month, one of a family by name; and a child who is brought in."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_name_of_a_child_beside_whom_somebody_comes_is_not_their_own(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("checkups for me and my son Leo back to back on Friday", "the second")
    assert "last name" not in said(talk) and "name" in said(talk)


async def test_which_birth_date_is_told_by_its_month(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all(
        "my knee hurts, I need an appointment next week", "the first one", patient.name, "3/8/1964", "August"
    )
    assert said(talk).endswith("6-digit code.")


@pytest.mark.parametrize(
    ("words", "lang"),
    [("I need to bring my boy in he has a rash", "en"), ("oiga fíjese que mi niño trae una alergia", "es")],
)
async def test_a_child_who_is_to_be_brought_in_is_seen_and_asks_nothing(house: House, words: str, lang: Lang) -> None:
    talk = await house.talk(lang)
    await talk.say(words)
    assert said(talk).startswith(("Here's what's open for Sick child", "Esto es lo que hay para Cita por niño"))
