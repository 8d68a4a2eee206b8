"""What is said beside the visit that is being arranged: a condition, another language, somebody who hurts them."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("told", "answer", "state", "choice"),
    [
        ("does it hurt, i'm claustrophobic", "Please tell the care team", "waiting_for_patient", "the first one"),
        ("I have bad knees", "Please tell the care team", "waiting_for_patient", "the first one"),
        ("i have a pacemaker", "before a scan", "with_staff", "1"),
    ],
)
async def test_a_condition_told_beside_an_examination_keeps_it_and_who_must_know_is_told(
    house: House, told: str, answer: str, state: str, choice: str
) -> None:
    talk = await house.talk()
    await talk.say_all("need an mri of my back", told)
    assert answer in said(talk) and "open for" not in said(talk) and talk.replies[-1].state == state
    await talk.say(choice)
    assert "I'm holding" in said(talk)


async def test_another_complaint_that_is_asked_for_takes_the_place_of_the_examination(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("need an mri of my back", "actually I want to be seen for my knee pain instead")
    assert "Bone and joint" in said(talk)


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


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("I want to see Dr. Rao", "the follow up one"),
        ("I need an appointment with Dr. Rao", "follow-up"),
        ("I need a heart visit", "follow-up"),
    ],
)
async def test_the_follow_up_is_taken_by_a_word_of_its_name(house: House, wish: str, answer: str) -> None:
    """From the two kinds that a doctor has, and instead of a first visit."""
    talk = await house.talk()
    await talk.say_all(wish, answer)
    assert "open for Cardiology follow-up:" in said(talk)
