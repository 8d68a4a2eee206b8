"""At the question for a name a name is a name, and at the one for a birth date part of one is no day for a visit."""

from __future__ import annotations

import pytest

from assistant.turn.hearing import put_right
from language.people.part_of_date import lacks_a_part
from language.types import Expecting, Intent, Lang, Slots, Understanding
from tests.assistant.conftest import House, said
from tests.language.hearing import HOSPITAL, hear

session = pytest.mark.asyncio(loop_scope="session")


def answered(text: str, asked: Expecting, lang: Lang = "en") -> Understanding:
    """The answer to that question as the talk goes on with it."""
    return put_right(hear(text, asked, lang=lang), asked, HOSPITAL)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Underhill, Edith", "Edith Underhill"),
        ("de la Cruz, María Elena", "María Elena de la Cruz"),
        ("St. John-Smythe, Peter", "Peter St. John-Smythe"),
        ("Nguyen Thi Mai", "Nguyen Thi Mai"),
        ("dolores luna", "Dolores Luna"),
        ("Domingo Reyes Mora", "Domingo Reyes Mora"),
        ("Consuelo Abril", "Consuelo Abril"),
        ("April May", "April May"),
        ("my name is Will Friday", "Will Friday"),
        ("me llamo Julio César Luna", "Julio César Luna"),
        ("María Guadalupe de los Ángeles Ruiz", "María Guadalupe de los Ángeles Ruiz"),
    ],
)
def test_an_answer_that_is_nothing_but_a_name_is_a_name(text: str, name: str) -> None:
    understood = answered(text, Expecting.NAME)
    assert (understood.slots.person_name or "").casefold() == name.casefold() and understood.intents == (Intent.VERIFY,)
    assert understood.slots.when == () and understood.slots.practitioner is None


@pytest.mark.parametrize(
    "text",
    [
        "next Friday",
        "friday april",
        "a different doctor",
        "I'd rather see Dr. Rao",
        "never mind, cancel",
        "April or May",
        "Kike, Enrique Bustos",
        "el viernes por favor",
        "otra hora",
        "the second one",
        "knee pain",
        "dolor de rodilla",
        "x " * 5_000,
    ],
)
def test_what_is_no_name_is_left_as_it_was_heard(text: str) -> None:
    assert answered(text, Expecting.NAME).slots != Slots(person_name=text)


@pytest.mark.parametrize(
    "text",
    ["june 81", "6/18", "I'm 45", "61881", "June 18th", "tengo 45 años", "junio del 81", "el 12 de octubre", "1962"],
)
def test_part_of_a_birth_date_is_no_day_for_a_visit(text: str) -> None:
    understood = answered(text, Expecting.BIRTH_DATE)
    assert understood.intents == () and understood.slots == Slots()


@pytest.mark.parametrize("text", ["can it be June 18 instead?", "not Friday", "el lunes mejor", "y " * 5_000])
def test_a_wish_at_the_birth_date_stays_a_wish(text: str) -> None:
    assert not lacks_a_part(answered(text, Expecting.BIRTH_DATE))


@session
@pytest.mark.parametrize(
    ("name", "part", "asked"),
    [
        ("Nguyen Thi Mai", "june 81", "And on which day of the month?"),
        ("April May", "June 18th, 2081", "And in which year?"),
        ("Jane Park", "6/18", "And in which year?"),
        ("Will Price", "I'm 45", "On which day, month and year was the patient born, like “March 5, 1982”?"),
    ],
)
async def test_the_held_time_stays_where_a_name_is_a_doctors_or_a_months_and_a_birth_date_lacks_a_part(
    house: House, name: str, part: str, asked: str
) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "the first one", name)
    assert said(talk) == "And the date of birth?"
    await talk.say(part)
    assert said(talk).endswith(asked)
    await talk.say("May 15, 1991")
    assert said(talk).endswith("6-digit code.")
