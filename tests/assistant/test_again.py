""" "Say that again" brings back what was told: the times on offer, the last answer, the read-back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from language.types import Lang
from tests.assistant.conftest import House, Talk, said
from tools.types import Channel

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def talk_on(house: House, channel: Channel, lang: Lang) -> Talk:
    opened = await house.app.conversations.open(channel, lang)
    return Talk(house.app, opened.id, channel)


@pytest.mark.parametrize("channel", ["chat", "voice"])
@pytest.mark.parametrize(
    ("lang", "wish", "again"),
    [
        (
            "en",
            "my heart has been fluttering, can I see someone next week?",
            ["say that again", "what were the options?"],
        ),
        ("es", "necesito una cita con el cardiólogo", ["repita por favor", "cuáles eran las opciones"]),
    ],
)
async def test_the_times_on_offer_are_said_again(
    house: House, channel: Channel, lang: Lang, wish: str, again: list[str]
) -> None:
    talk = await talk_on(house, channel, lang)
    await talk.say(wish)
    first = said(talk)
    for words in again:
        await talk.say(words)
        assert said(talk) == first


async def test_the_times_are_said_again_after_a_question_in_between(house: House) -> None:
    talk = await house.talk()
    await house.to_offers(talk)
    first = said(talk)
    await talk.say_all("where do I park?", "what were the options?")
    assert said(talk) == first


async def test_a_read_back_is_read_back_again_and_still_takes_its_yes(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    read_back = (await house.to_read_back(talk, patient)).messages[-1].text
    await talk.say("sorry, can you repeat that?")
    assert talk.replies[-1].messages[-1].text == read_back
    await talk.say("yes")
    assert len(await house.visits(patient)) == 1


async def test_an_answer_is_said_again_and_the_open_question_after_it(house: House) -> None:
    talk = await house.talk()
    await talk.say_all(
        "my heart has been fluttering, can I see someone next week?", "the first one", "where do I park?"
    )
    answer = talk.replies[-1].messages[0].text
    await talk.say("what did you say?")
    assert answer in said(talk) and "full name" in said(talk)


async def test_after_a_booking_the_visits_are_told_as_they_stand(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say_all("yes", "what did you say?")
    assert "your coming visits" in said(talk) and "You're booked" not in said(talk)


async def test_what_was_told_to_who_had_proven_themselves_is_not_said_again_once_that_has_lapsed(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say_all("yes", "when is my appointment?")
    assert "your coming visits" in said(talk)
    await talk.say("say that again")
    assert "your coming visits" in said(talk)
    house.clock.advance(timedelta(minutes=40))
    await talk.say("what did you say?")
    assert "coming visits" not in said(talk) and "Dr." not in said(talk)


async def test_a_question_in_passing_at_a_read_back_is_answered_and_the_read_back_stands(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say("wait, are you a robot?")
    assert "automated assistant" in said(talk) and talk.replies[-1].state == "consent_pending"
    await talk.say("yes")
    assert len(await house.visits(patient)) == 1
