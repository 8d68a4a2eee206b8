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


@pytest.mark.parametrize(
    ("lang", "lines", "asked"),
    [
        (
            "en",
            ("my knee hurts", "1", "you have it already", "Dr. James T. Kirk", "june 81", "the 6th"),
            ("find the right record", "date of birth", "day of the month", "6-digit code"),
        ),
        (
            "es",
            ("me duele la rodilla", "la primera", "¿el mío o el de mi mamá?", "Dolores Luna", "6/18", "1981"),
            ("quien viene a la cita", "fecha de nacimiento", "en qué año", "código de 6"),
        ),
    ],
)
async def test_whatever_is_told_at_the_name_and_birth_date_leads_to_the_code(
    house: House, lang: Lang, lines: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    talk = await house.talk(lang)
    await talk.say_all(*lines[:2])
    for line, words in zip(lines[2:], asked, strict=True):
        await talk.say(line)
        assert words in said(talk)


async def test_a_stepfather_who_does_not_know_the_birth_date_searches_nothing(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my son needs a shot", "1", "I'm his stepdad")
    assert said(talk).startswith("What is your own full name")
    await talk.say("I don't know his exact birthday, april maybe")
    assert "1. " not in said(talk)


async def test_a_name_where_the_reason_was_asked_for_is_no_complaint(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("I need to see someone", "Ana Lopez")
    assert said(talk).endswith("What do you need to be seen for?") and "Which of these" not in said(talk)


async def test_a_death_a_changed_number_and_a_letter_are_taken_for_what_they_are(house: House) -> None:
    talk = await house.talk()
    assert (await talk.say("she died")).state == "with_staff" and "sorry for your loss" in said(talk)
    await talk.say("her name is Edith Underhill")
    assert "Our staff know" in said(talk)
    talk = await house.talk()
    await talk.say("C")
    assert "1. " not in said(talk)
    await talk.say("my number changed")
    assert said(talk).startswith("I'll pass that on") and "outside" not in said(talk)
