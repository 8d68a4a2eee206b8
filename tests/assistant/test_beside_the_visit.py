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


async def test_no_mri_is_read_back_until_staff_have_cleared_an_implant(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all("need an mri of my back", "i have a pacemaker", "1")
    reply = await house.prove(talk, patient)
    assert "have to clear an implant" in said(talk) and reply.state == "with_staff"
    await talk.say("yes")
    assert not await house.visits(patient)


@pytest.mark.parametrize(
    ("lang", "late", "more"),
    [
        ("en", "im running late for my 4:45 with dr papas", "Helen Ward its at 4:45 with dr papas"),
        ("es", "mi mamá tiene cita hoy a las 3 y llega tarde", "no quiero cita nueva, ya tiene cita hoy"),
    ],
)
async def test_who_is_late_for_a_visit_is_offered_no_other(house: House, lang: Lang, late: str, more: str) -> None:
    talk = await house.talk(lang)
    assert (await talk.say(late)).state == "with_staff"
    assert "1." not in said(talk)
    await talk.say(more)
    assert "1." not in said(talk) and "?" not in said(talk)


async def test_a_question_about_a_medicine_gets_no_preparation(house: House) -> None:
    talk = await house.talk()
    await talk.say(
        "what are the options for a colonoscopy and can someone drive me and do i have to stop my blood thinner"
    )
    assert "don't stop it by yourself" in said(talk) and "must drive you" in said(talk)
    assert "hours before" not in said(talk)
    await talk.say("i asked about my blood thinner, do i stop it")
    assert "don't stop it by yourself" in said(talk)
