"""Who is new here hears what registering takes before the first particular is asked for, and only once."""

from __future__ import annotations

import pytest

from language.types import Lang
from scheduler_core import patients
from tests.assistant.conftest import House, Talk, said

pytestmark = pytest.mark.asyncio(loop_scope="session")

NEWCOMERS = "Gus Hedda Ivo Juno Kasimir Ludmila Maren Nils".split()
FIRST: dict[Lang, str] = {"en": "You're new here", "es": "es su primera vez aquí"}


def told(talk: Talk, words: str) -> list[int]:
    """The turns that said it."""
    return [n for n, reply in enumerate(talk.replies) if any(words in m.text for m in reply.messages)]


@pytest.mark.parametrize(
    ("lang", "wish", "first", "name"),
    [
        ("en", "I'm a new patient and I need a skin check", "the first one", "Zelda Winterbourne"),
        ("es", "soy paciente nuevo y necesito un dermatólogo", "la primera", "Zelda Winterbourne"),
    ],
)
async def test_what_it_takes_is_said_before_the_name_and_once(
    house: House, lang: Lang, wish: str, first: str, name: str
) -> None:
    talk = await house.talk(lang)
    await talk.say_all(wish, first, name, "July 24, 1990")
    assert told(talk, FIRST[lang]) == [1]
    last = [m.text for m in talk.replies[1].messages]
    assert FIRST[lang] in last[-2], "right before the question"


@pytest.mark.parametrize(
    ("lang", "wish"), [("en", "I'd like to register"), ("es", "quiero registrarme como paciente nuevo")]
)
async def test_who_only_wants_to_register_is_registered(house: House, lang: Lang, wish: str) -> None:
    talk = await house.talk(lang)
    await talk.say(wish)
    assert told(talk, FIRST[lang]) == [0]
    phone = f"617-555-01{42 + (lang == 'es')}"
    await talk.say_all("Zelda Winterbourne", "July 24, 1990", phone)
    await house.app.dispatcher.settled()
    code = await house.latest_code("+1" + phone.replace("-", ""))
    await talk.say(code)
    assert "set up" in said(talk) or "registr" in said(talk)
    await talk.say("hello")
    assert "name" not in said(talk) and "nombre" not in said(talk)


async def test_who_says_at_the_code_that_they_are_new_is_set_up_and_may_cancel_what_they_booked(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, week after next", "1", "Zeb Quillfeather", "May 5, 1991")
    assert "6-digit code" in said(talk)
    await talk.say("I'm new")
    assert "phone number" in said(talk)
    await talk.say("617-555-0177")
    await house.app.dispatcher.settled()
    await talk.say(await house.latest_code("+16175550177"))
    assert "set up" in said(talk) and talk.replies[-1].state == "consent_pending"
    await talk.say_all("yes", "can you cancel that please")
    assert "cancel your Bone and joint visit" in said(talk) and "code" not in said(talk)
    await talk.say("yes")
    assert "is cancelled" in said(talk)


@pytest.mark.parametrize(
    ("lang", "new", "digits"),
    [
        ("en", "im new", "0151"),
        ("en", "I've never been there", "0152"),
        ("en", "new", "0153"),
        ("en", "I don't have an account", "0156"),
        ("es", "no tengo código, soy nueva", "0154"),
        ("es", "es mi primera vez", "0155"),
        ("en", "I'm new here", "0157"),
        ("es", "soy nueva", "0158"),
    ],
)
async def test_who_says_at_the_code_that_they_are_new_is_set_up(
    house: House, lang: Lang, new: str, digits: str
) -> None:
    talk = await house.talk(lang)
    wish, choice = {"en": ("my knee hurts", "the first"), "es": ("me duele la rodilla", "la primera")}[lang]
    await talk.say_all(wish, choice, f"{NEWCOMERS[int(digits) - 151]} Falkenrath", "May 15, 1991", new)
    assert FIRST[lang] in said(talk) and {"en": "phone number", "es": "teléfono"}[lang] in said(talk)
    await talk.say(f"617-555-{digits}")
    await house.app.dispatcher.settled()
    reply = await talk.say(await house.latest_code(f"+1617555{digits}"))
    assert reply.state == "consent_pending", said(talk)


async def test_a_year_told_wrong_is_put_right_before_a_record_is_made(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("I'm new here and my knee hurts", "the first", "Orla Kollwitz", "May 15, 1991", "617-555-0161")
    await talk.say("sorry the year is 1971")
    assert "code" in said(talk) and "didn't get that" not in said(talk) and "put that right" in said(talk)
    await talk.say("and it's Colwitz with a C, Colwitz")
    await house.app.dispatcher.settled()
    await talk.say(await house.latest_code("+16175550161"))
    async with house.app.database.begin() as session:
        found = await patients.by_phone(session, "+16175550161")
    assert [(patient.name, patient.birth_date) for patient in found] == [("Orla Colwitz", "1971-05-15")]
    assert (await talk.say("no, the last name is wrong")).state == "with_staff"


@pytest.mark.parametrize(
    ("lang", "wrong", "asked"),
    [
        ("en", "sorry, wrong date of birth", "date of birth"),
        ("en", "I typed my name wrong", "full name"),
        ("es", "me equivoqué de fecha de nacimiento", "fecha de nacimiento"),
        ("es", "perdón, puse mal mi nombre", "nombre completo"),
    ],
)
async def test_what_was_told_wrong_is_asked_for_anew_at_the_code(
    house: House, lang: Lang, wrong: str, asked: str
) -> None:
    talk, patient = await house.talk(lang), await house.patient()
    wish = {"en": "I want to see my appointments", "es": "quiero ver mis citas"}[lang]
    await talk.say_all(wish, patient.name, "May 15, 1991", wrong)
    assert asked in said(talk)


async def test_the_right_birth_date_at_the_code_sends_one_to_the_number_on_record(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all("I want to see my appointments", patient.name, "May 14, 1991")
    await talk.say(f"sorry, my birth date is {patient.born}")
    await house.app.dispatcher.settled()
    await talk.say(await house.code(patient))
    assert "I know it's you" in said(talk)


async def test_all_of_it_in_one_line_sends_the_code_to_the_number_told(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("I need a skin check", "1", "ines falkenrath 11/23/1996 617 555 0163 NEW")
    assert "to the number you gave me" in said(talk), said(talk)
    await house.app.dispatcher.settled()
    assert (await talk.say(await house.latest_code("+16175550163"))).state == "consent_pending", said(talk)
