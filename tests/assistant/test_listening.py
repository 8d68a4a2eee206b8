"""What people say while a list is open: a moment, a yes, their name, a wish on top of a wish, a doctor by name."""

from __future__ import annotations

import re

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_moment_is_given_and_the_question_stands(house: House) -> None:
    talk = await house.talk()
    await talk.say("my knee hurts, I need an appointment next week")
    await talk.say("ok hold on")
    assert said(talk) == "Take your time."
    await talk.say("2")
    assert "I'm holding" in said(talk)


async def test_yes_to_a_list_asks_for_the_number_twice_in_different_words(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "yes")
    first = said(talk)
    await talk.say("ok")
    assert "Which number" in first and "number" in said(talk) and said(talk) != first


async def test_a_name_given_before_the_time_is_kept(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "Maria Gonzalez, March 5 1982")
    assert "keep that" in said(talk) and "Which one" in said(talk)
    await talk.say("1")
    assert "name" not in said(talk) and "birth" not in said(talk)


async def test_a_time_of_day_keeps_the_week_and_a_day_ruled_out_stays_out(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "not before ten", "any day but Tuesday")
    assert "March" in said(talk) and "Tuesday" not in said(talk)
    assert not any(f"March {day} " in said(talk) for day in range(3, 9))
    assert "8:" not in said(talk) and "9:00" not in said(talk)


async def test_a_doctor_by_name_gives_no_other_departments(house: House) -> None:
    talk = await house.talk()
    await talk.say("I need an appointment with doctor Whitaker")
    assert "Bone" in said(talk) or "Whitaker" in said(talk)


async def test_a_doctor_of_another_department_is_said_to_be_one(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "can I see doctor Keller instead?")
    assert "Dr. Thomas Keller doesn't see patients for" in said(talk)
    await talk.say("doctor Keller")
    assert "eart" in said(talk) and "Bone" not in said(talk)


async def test_weekdays_ruled_out_together_are_ruled_out_every_week(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment", "I can't do Tuesdays, Wednesdays or Thursdays")
    assert "March" in said(talk) and not any(day in said(talk) for day in ("Tuesday", "Wednesday", "Thursday"))
    await talk.say("ok a Thursday then")
    assert "Thursday" in said(talk)


async def test_any_day_but_two_of_them_offers_neither_in_any_week(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment", "the week of March 16", "any day but Monday or Tuesday")
    assert "March" in said(talk) and "Monday" not in said(talk) and "Tuesday" not in said(talk)


async def test_a_doctor_and_a_place_that_are_not_wanted_are_not_offered(house: House) -> None:
    talk = await house.talk()
    await talk.say_all(
        "my knee hurts, I need an appointment next week", "not with Dr. Ortega", "not at the north clinic"
    )
    assert "March" in said(talk) and "Ortega" not in said(talk) and "North" not in said(talk)
    await talk.say("ok, with Dr. Ortega then")
    assert "Ortega" in said(talk)


async def test_a_doctor_who_does_not_work_here_is_told_and_the_talk_goes_on(house: House) -> None:
    talk = await house.talk()
    await talk.say("I need to see Dr. Smith for my knee")
    assert "don't find a doctor by that name" in said(talk) and "Which one" in said(talk)
    await talk.say("with Dr. Smith please")
    assert "don't find a doctor" in said(talk) and "didn't get that" not in said(talk)


async def test_the_doctor_of_last_time_is_looked_up_after_checking_who_asks(house: House) -> None:
    talk = await house.talk()
    await talk.say("same doctor as last time")
    assert "look up who you saw last" in said(talk) and "full name" in said(talk)


async def test_a_day_too_far_ahead_says_how_far_one_can_book(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment", "around Thanksgiving")
    assert "only as far ahead as" in said(talk) and "with Dr." not in said(talk)


async def test_the_week_after_is_behind_the_offers_shown(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "the week after")
    assert "March 16" in said(talk) or "March 17" in said(talk) or "March 18" in said(talk)
    assert not any(f"March {day} " in said(talk) for day in range(3, 16))


async def test_after_one_day_and_then_before_another_is_what_lies_between(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment", "before the 20th", "after the 15th")
    assert all(f"March {day} " not in said(talk) for day in (*range(3, 16), *range(20, 32))) and "March 1" in said(talk)


async def test_half_an_hour_later_among_offers_is_later_than_those(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment next week", "can we do 30 minutes later")
    assert "These are later" in said(talk)


async def test_a_day_that_two_of_the_times_have_says_those_two_again(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("my knee hurts, I need an appointment", "on a Monday or Wednesday")
    shown = said(talk)
    day = next(d for d in ("Monday", "Wednesday") if shown.count(d) == 2)
    await talk.say(f"how about the one {day}")
    assert "More than one of them fits" in said(talk) and said(talk).count(day) == 2
    assert len(talk.replies[-1].messages[-1].choices) == 2


@pytest.mark.parametrize(
    ("lang", "wish", "asked", "told"),
    [
        ("en", "I need a first heart visit", "does Dr. {name} speak Spanish?", ("speaks Spanish", "isn't listed")),
        ("en", "I need a first heart visit", "is Dr. {name} a woman?", ("is a woman", "is a man")),
        ("es", "necesito una cita con el cardiólogo", "¿{name} habla español?", ("habla español", "hable español")),
    ],
)
async def test_a_question_about_a_doctor_on_offer_is_answered_and_holds_no_time(
    house: House, lang: Lang, wish: str, asked: str, told: tuple[str, str]
) -> None:
    talk = await house.talk(lang)
    await talk.say(wish)
    name = re.findall(r"Dra?\. \w+ (\w+)", said(talk))[1]
    await talk.say(asked.format(name=name if lang == "en" else f"la doctora {name}"))
    assert any(words in said(talk) for words in told)
    assert "10 min" not in said(talk) and talk.replies[-1].messages[-1].choices == ("1", "2", "3")
