"""What sounds like nothing is a question where the hospital's file answers one like it; several questions get an answer each."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_message_that_sounds_like_none_of_ours_is_answered_from_the_file(house: House) -> None:
    talk = await house.talk()
    for words, answer in (
        ("you called me?", "can't see who called you"),
        ("I need a copy of my records", "Health Records"),
        ("i need a doctor's note for work", "Ask for a note at your visit"),
        ("do I have to pay if I cancel late?", "at least one day ahead"),
        ("do you take Medicaid?", "Yes, we take Medicaid"),
        ("and Cigna?", "don't see Cigna"),
        ("I want a pizza", "outside what I can help with"),
    ):
        await talk.say(words)
        assert answer in said(talk), words
    assert "didn't get that" not in said(talk)


async def test_each_of_several_questions_is_answered_and_the_wish_goes_on(house: House) -> None:
    talk = await house.talk()
    await talk.say("do you have anything with a skin doctor, and do you take Cigna, and can my wife come?")
    for words in ("don't see Cigna", "one person may come in", "Skin visit"):
        assert words in said(talk), said(talk)
    times = said(talk)[said(talk).index("Here's") :]
    await talk.say("hi I'm back")
    assert said(talk) == times


async def test_after_an_alarm_that_is_over_the_times_are_on_the_table_again(house: House) -> None:
    talk = await house.talk("es")
    await talk.say_all("quiero una cita para la rodilla", "ay no, mi hijo se está poniendo morado")
    await talk.say("ya respira bien")
    assert "Me alegra saberlo" in said(talk) and "Cita de ortopedia" in said(talk)


async def test_whoever_finds_it_hard_to_say_is_put_at_ease(house: House) -> None:
    talk = await house.talk()
    await talk.say("I have a personal problem, kind of embarrassing")
    assert "A word or two is enough" in said(talk) and "be seen for" in said(talk)


async def test_what_is_told_beside_a_question_or_sounds_like_a_visit_is_answered_as_what_it_asks(house: House) -> None:
    talk = await house.talk()
    for words, answer in (
        ("I am looking for parking information and whether you have wheelchairs at the door", "wheelchairs wait"),
        ("what's today's date", "Tuesday, March 3"),
        ("hey what happens if im 20 min late to my appt its at 9", "up to 15 minutes late"),
        ("I was billed twice for my visit on nov 3 and I want it fixed", "I'm sorry about the bill"),
        ("what's the ER address", "entrance on Harbor Street"),
        ("hi do u take evergreen", "Yes, we take Evergreen"),
        ("thank you. and its ok if my mom comes with me?", "one person may come in"),
        ("where is the north clinic?", "45 Birch Avenue"),
    ):
        await talk.say(words)
        assert answer in said(talk) and "full name" not in said(talk), (words, said(talk))


async def test_without_an_order_one_is_told_what_to_do_and_the_times_follow_the_language(house: House) -> None:
    talk = await house.talk("es")
    await talk.say_all("necesito una radiografía de la rodilla", "no tengo orden, ¿qué hago?")
    assert "necesita una orden de su médico" in said(talk)
    await talk.say("in english please")
    assert "Here's what's open for X-ray" in said(talk)
