"""The first line of a conversation: what it is for is asked, and nothing is offered that nobody spoke of."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    "text",
    [
        "I need an appointment",
        "appointment",
        "my husband needs an appointment",
        "do you have anything tomorrow?",
        "hi i want to book",
    ],
)
async def test_who_only_wants_a_visit_is_asked_what_for(house: House, text: str) -> None:
    talk = await house.talk()
    await talk.say(text)
    assert "What do you need to be seen for?" in said(talk) and "1." not in said(talk)


async def test_una_cita_sola_pregunta_el_motivo(house: House) -> None:
    talk = await house.talk("es")
    await talk.say("cita")
    assert "motivo" in said(talk)


async def test_a_missed_visit_is_answered_and_another_one_begun(house: House) -> None:
    talk = await house.talk()
    await talk.say("I missed my appointment")
    assert "new time" in said(talk) and "What do you need to be seen for?" in said(talk)


async def test_words_of_talk_among_offers_change_no_visit(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "it's raining cats and dogs here")
    assert "open for" not in said(talk) and "Which one" in said(talk)


async def test_a_time_asked_for_before_the_reason_is_kept(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("do you have anything tomorrow?", "my knee hurts")
    assert "March 4" in said(talk) and "Bone" in said(talk)


async def test_all_visits_are_cancelled_one_by_one_and_that_is_said(house: House) -> None:
    talk = await house.talk()
    await talk.say("cancel all my appointments")
    assert "one at a time" in said(talk)


async def test_a_number_of_visits_without_a_rhythm_asks_for_it(house: House) -> None:
    talk = await house.talk()
    await talk.say("3 appointments for physical therapy")
    assert "how often" in said(talk)
