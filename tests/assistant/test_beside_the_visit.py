"""What is said beside the visit that is being arranged: a condition, "hang on", another language, somebody who hurts them."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("told", ["does it hurt, i'm claustrophobic", "I have bad knees"])
async def test_a_condition_told_beside_an_examination_changes_no_department(house: House, told: str) -> None:
    talk = await house.talk()
    await talk.say_all("need an mri of my back", told)
    assert "Please tell the care team" in said(talk) and "open for" not in said(talk)
    await talk.say("the first one")
    assert "I'm holding" in said(talk)


async def test_another_complaint_that_is_asked_for_takes_the_place_of_the_examination(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("need an mri of my back", "actually I want to be seen for my knee pain instead")
    assert "Bone and joint" in said(talk)


@pytest.mark.parametrize(
    ("lang", "text", "answer"),
    [
        ("en", "hang on let me find my glasses", "Take your time"),
        ("en", "one moment please", "Take your time"),
        ("es", "un momento por favor, voy por mi agenda", "Tómese su tiempo"),
    ],
)
async def test_who_looks_for_something_is_given_time(house: House, lang: Lang, text: str, answer: str) -> None:
    talk = await house.talk(lang)
    await talk.say_all("cardiology visit please" if lang == "en" else "quiero cita con el cardiólogo", text)
    assert answer in said(talk) and "1." not in said(talk)


async def test_a_hello_that_asks_for_the_hospital_brings_no_times(house: House) -> None:
    talk = await house.talk()
    await talk.say("hello, hello? is this the hospital? oh good, yes, this is Edith speaking")
    assert "How can I help you" in said(talk) and "1." not in said(talk)


@pytest.mark.parametrize(
    "text",
    ["ich brauche einen termin", "je voudrais un rendez-vous", "do you speak portuguese?", "I only speak Somali"],
)
async def test_another_language_is_told_of_interpreters_and_the_number(house: House, text: str) -> None:
    talk = await house.talk()
    await talk.say(text)
    assert "(202) 555-0100" in said(talk)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "my husband hits me, I need a doctor but he mustn't know"),
        ("en", "I'm scared of my boyfriend, I need to see someone"),
        ("es", "mi esposo me pega, necesito una cita pero él no puede saber"),
    ],
)
async def test_who_is_hurt_at_home_is_given_the_line_and_a_person(house: House, lang: Lang, text: str) -> None:
    talk = await house.talk(lang)
    await talk.say(text)
    assert "1-800-799-7233" in said(talk) and talk.replies[-1].state == "with_staff"


async def test_no_line_is_given_to_who_was_hurt_by_no_one(house: House) -> None:
    talk = await house.talk()
    await talk.say("my shoulder hurts me when my husband hits the brakes")
    assert "1-800-799-7233" not in said(talk)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "who do I see for a rash that comes and goes"),
        ("es", "con qué doctor voy para unas ronchas"),
        ("es", "ya estoy harto de ustedes, quiero una cita pero YA con el dermatólogo"),
    ],
)
async def test_who_asks_whom_to_see_is_offered_times_there(house: House, lang: Lang, text: str) -> None:
    talk = await house.talk(lang)
    await talk.say(text)
    assert ("Skin visit" if lang == "en" else "dermatología") in said(talk)


async def test_the_follow_up_is_taken_from_two_kinds_and_instead_of_a_first_visit(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("I want to see Dr. Rao", "the follow up one")
    assert "Cardiology follow-up:" in said(talk)
    talk = await house.talk()
    await talk.say_all("I need a heart visit", "follow-up")
    assert "Cardiology follow-up:" in said(talk)


async def test_who_will_call_instead_is_let_go(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts", "the first one", "nvm I'll call")
    assert "nothing was changed" in said(talk) and "name" not in said(talk)


async def test_a_person_asked_for_twice_is_not_misunderstood(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("representative", "I said representative")
    assert "Sorry" not in said(talk) and "our staff" in said(talk)


async def test_who_cannot_make_it_and_asks_for_another_time_moves_and_cancels_nothing(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say_all("yes", "I can't make it, work trip. Anything after the 20th?")
    assert "cancel" not in said(talk).lower()
