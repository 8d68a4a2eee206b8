"""At the question for the code: another phone, other proof, no code, no idea, and a person."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, Talk, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def to_the_code(house: House) -> Talk:
    talk, patient = await house.talk(), await house.patient()
    await house.to_offers(talk)
    await talk.say_all("the first one", patient.name, patient.born)
    assert said(talk).endswith("6-digit code.")
    return talk


@pytest.mark.parametrize("told", ["I never got it", "it hasn't come yet", "no me llegó"])
async def test_a_code_that_did_not_come_is_sent_again(house: House, told: str) -> None:
    talk = await to_the_code(house)
    await talk.say(told)
    assert "I just sent" in said(talk) or "acabo de enviar" in said(talk)


@pytest.mark.parametrize("told", ["I don't have that phone anymore", "that's my old number", "She has no phone"])
async def test_a_phone_that_is_gone_needs_a_person(house: House, told: str) -> None:
    talk = await to_the_code(house)
    reply = await talk.say(told)
    assert "only to the phone number we have on file" in said(talk)
    assert reply.state == "with_staff"


async def test_a_code_goes_to_no_other_phone_and_nothing_takes_its_place(house: House) -> None:
    talk = await to_the_code(house)
    await talk.say("can you text it to my daughter's phone?")
    assert "only to the phone number we have on file" in said(talk)
    await talk.say("can I just give you my ssn")
    assert "don't write that here" in said(talk) and said(talk).endswith("6-digit code.")


async def test_who_knows_no_way_on_is_told_the_ways_there_are(house: House) -> None:
    talk = await to_the_code(house)
    await talk.say("what should I do then")
    assert said(talk).startswith("Could you look for a text message from us")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "ok then a person"),
        ("en", "a person please"),
        ("en", "well, just a real person please"),
        ("en", "entonces una persona"),
        ("es", "mejor hablo con alguien"),
    ],
)
async def test_a_person_is_got_in_so_few_words(house: House, lang: Lang, told: str) -> None:
    talk, patient = await house.talk(lang), await house.patient()
    await talk.say_all(
        {"en": "when is my appointment", "es": "cuándo es mi cita"}[lang], patient.name, patient.born_in(lang), told
    )
    assert talk.replies[-1].state == "with_staff"


@pytest.mark.parametrize(
    "told", ["i can't read these codes, i'm blind", "read the code to me, my screen is broken", "person then"]
)
async def test_who_cannot_read_a_code_or_asks_for_a_person_gets_one(house: House, told: str) -> None:
    talk = await to_the_code(house)
    assert (await talk.say(told)).state == "with_staff"


async def test_whoever_has_the_phone_may_write_themselves(house: House) -> None:
    talk = await to_the_code(house)
    await talk.say("my husband has that phone")
    assert "Whoever has that phone" in said(talk) and "a person can help" in said(talk)
    await talk.say("no code")
    assert "I just sent" in said(talk)


async def test_who_gets_no_second_code_is_asked_who_they_are_once_more_and_then_gets_a_person(house: House) -> None:
    talk = await to_the_code(house)
    await talk.say_all("000000", "it never came, send it again")
    assert "doesn't match" not in said(talk) and said(talk).count("I just sent") == 1
    await talk.say("it never came")
    assert said(talk).endswith("exactly as they are on your card or papers?")
    assert (await talk.say("it never came")).state == "with_staff"
