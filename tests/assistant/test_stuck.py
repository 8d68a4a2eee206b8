"""Nobody hears the same sentence for ever: a question not answered is explained, then there are choices, then a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from language.types import Lang
from tests.assistant.conftest import House, Talk, said

pytestmark = pytest.mark.asyncio(loop_scope="session")

WISH: dict[Lang, str] = {"en": "I'd like to move my appointment", "es": "quiero cambiar mi cita"}


def choices(talk: Talk) -> tuple[str, ...]:
    return talk.replies[-1].messages[-1].choices


@pytest.mark.parametrize(("lang", "no"), [("en", "no"), ("es", "no")])
async def test_a_no_to_who_they_are_loses_nothing_and_offers_ways_out(house: House, lang: Lang, no: str) -> None:
    talk = await house.talk(lang)
    await talk.say_all(WISH[lang], no)
    assert ("nothing is lost" in said(talk)) or ("no se pierde nada" in said(talk))
    assert len(choices(talk)) == 3


async def test_a_second_no_lets_it_go(house: House) -> None:
    talk = await house.talk()
    await talk.say_all(WISH["en"], "no", "no")
    assert "nothing was changed" in said(talk)
    await talk.say("hello")
    assert "name" not in said(talk)


async def test_going_on_asks_the_open_question_again(house: House) -> None:
    talk = await house.talk()
    await talk.say_all(WISH["en"], "no", "Go on")
    assert "full name" in said(talk)


@pytest.mark.parametrize(("lang", "yes"), [("en", "yes"), ("es", "sí")])
async def test_a_yes_to_who_they_are_is_told_how_to_answer_then_offered_choices(
    house: House, lang: Lang, yes: str
) -> None:
    talk = await house.talk(lang)
    await talk.say_all(WISH[lang], yes)
    first = said(talk)
    await talk.say(yes)
    assert choices(talk) and said(talk) != first
    await talk.say_all(yes, yes)
    assert talk.replies[-1].state == "with_staff", "it does not go round and round"


async def test_somebody_without_the_code_can_have_it_sent_again_or_talk_to_a_person(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all(WISH["en"], patient.name, patient.born, "I don't have it")
    assert choices(talk) == ("Send the code again", "Talk to a person")
    await talk.say("Send the code again")
    assert "6-digit code" in said(talk)
    await talk.say_all("no sé", "Talk to a person")
    assert talk.replies[-1].state == "with_staff"


@pytest.mark.parametrize("words", [["ok", "ok", "ok", "ok"], ["what now", "let me in", "open sesame", "come on then"]])
async def test_at_the_code_the_same_question_ends_with_a_person(house: House, words: list[str]) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all(WISH["en"], patient.name, patient.born, *words)
    assert talk.replies[-1].state == "with_staff"
    texts = ["\n".join(m.text for m in reply.messages) for reply in talk.replies[3:]]
    assert max(map(texts.count, texts)) == 1


@pytest.mark.parametrize(("lang", "words"), [("en", "I want to check in"), ("es", "quiero registrar mi llegada")])
async def test_checking_in_is_not_answered_alike_for_ever(house: House, lang: Lang, words: str) -> None:
    talk = await house.talk(lang)
    await talk.say_all(words, words, words)
    assert choices(talk), "the third time there are choices"
    await talk.say(words)
    assert talk.replies[-1].state == "with_staff"


async def test_checking_in_does_not_come_back_with_the_next_question(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("I want to check in", "What are your visiting hours?")
    assert "front desk" not in said(talk)


async def test_a_locked_code_is_left_to_staff_who_are_asked_once(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all(WISH["en"], patient.name, patient.born)
    for code in ("111111", "222222", "333333", "444444", "555555", "666666", "777777"):
        house.clock.advance(timedelta(minutes=1))  # wrong codes have to wait for each other
        await talk.say(code)
    assert talk.replies[5].state == "with_staff"
    asked = [m.text for reply in talk.replies for m in reply.messages if "take over" in m.text]
    assert len(asked) == 1


@pytest.mark.parametrize("word", ["pm", "tomorrow morning thanks", "ok thanks", "whatever", "later"])
async def test_an_everyday_word_is_nobodys_name(house: House, word: str) -> None:
    talk = await house.talk()
    await talk.say_all(WISH["en"], word)
    assert "birth" not in said(talk)


async def test_a_no_to_the_times_offered_asks_for_others(house: House) -> None:
    talk = await house.talk()
    await house.to_offers(talk)
    await talk.say("no")
    assert "another day" in said(talk)


@pytest.mark.parametrize(("lang", "wish"), [("en", "I need an appointment"), ("es", "necesito una cita")])
async def test_who_does_not_know_the_reason_is_helped_and_a_no_loses_nothing(
    house: House, lang: Lang, wish: str
) -> None:
    talk = await house.talk(lang)
    await talk.say_all(wish, {"en": "I don't know", "es": "no sé"}[lang])
    assert "department" in said(talk) or "departamento" in said(talk)
    await talk.say("no")
    assert len(choices(talk)) == 3


@pytest.mark.parametrize(("words", "asked"), [("yes", "When"), ("another day", "When"), ("no", "anything else")])
async def test_another_day_or_the_waitlist_takes_a_yes_and_a_no(house: House, words: str, asked: str) -> None:
    talk = await house.talk()
    await house.to_offers(talk)
    await talk.say_all("none of those", words)
    assert asked in said(talk)


async def test_thanks_may_be_said_as_often_as_one_likes(house: House) -> None:
    talk = await house.talk()
    await talk.say_all(*["thank you"] * 5)
    assert talk.replies[-1].state != "with_staff" and not choices(talk)
