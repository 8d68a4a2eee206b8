"""The waitlist: it is left by a person, joined in the place of a change, and read back with its doctor and times."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import House, Known, Talk, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def booked(house: House) -> tuple[Talk, Known]:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say("yes")
    return talk, patient


@pytest.mark.parametrize("words", ["take me off the list", "please remove me from the waitlist", "quíteme de la lista"])
async def test_who_wants_off_the_waitlist_cancels_no_visit(house: House, words: str) -> None:
    talk, patient = await booked(house)
    reply = await talk.say(words)
    assert "waitlist" in said(talk) or "lista de espera" in said(talk)
    assert reply.state == "with_staff"
    assert len(await house.visits(patient)) == 1


async def test_who_has_not_joined_yet_lets_it_go_by_the_same_words(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("put me on the waitlist for a skin check", "actually take me off that list")
    assert said(talk).startswith("OK, nothing was changed")


@pytest.mark.parametrize(
    "words", ["NO! the waiting list I meant", "I just want to be told if something opens up earlier"]
)
async def test_to_wait_takes_the_place_of_the_change_that_was_read_back(house: House, words: str) -> None:
    talk, patient = await booked(house)
    await talk.say_all("cancel my visit", words)
    assert "put you on the waitlist for First heart visit" in said(talk)
    await talk.say("yes")
    assert "You're on the waitlist" in said(talk)
    assert len(await house.visits(patient)) == 1


async def test_the_doctor_and_the_times_that_are_waited_for_are_read_back(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all("I'd like a hearing test with Dr. Cole", "put me on her waiting list, mornings only")
    await house.prove(talk, patient)
    assert "with Dr. Hannah Cole at the times you asked for" in said(talk)
