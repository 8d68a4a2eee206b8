"""What is said in answer to who somebody is and is none: another time, a refusal, a question. Nothing is skipped."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from language.types import Lang
from tests.assistant.conftest import House, Talk, said
from tools.models import Offer

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def held(house: House, lang: Lang = "en") -> Talk:
    """A conversation in which a time is held and the name is asked."""
    talk = await house.talk(lang)
    wish = {"en": "I need to see a skin doctor next week", "es": "quiero cita con dermatología la próxima semana"}
    await talk.say_all(wish[lang], {"en": "the first one", "es": "la primera"}[lang])
    return talk


async def kept_for(house: House, talk: Talk) -> list[Offer]:
    """The offers that are held in the conversation."""
    async with house.app.database.begin() as session:
        query = select(Offer).where(Offer.conversation_id == talk.id, Offer.hold_id.is_not(None))
        return list((await session.execute(query)).scalars())


@pytest.mark.parametrize(
    ("words", "day", "lang"),
    [
        ("oh sorry, I'm working then, could it be Thursday the 19th?", "Thursday, March 19", "en"),
        ("wait, what about the 20th", "Friday, March 20", "en"),
        ("ay no, ese día no, ¿puede ser el 19 de marzo?", "19 de marzo", "es"),
    ],
)
async def test_another_time_asked_for_instead_of_the_name_is_searched(
    house: House, words: str, day: str, lang: Lang
) -> None:
    talk = await held(house, lang)
    await talk.say(words)
    assert day in said(talk)
    assert talk.replies[-1].messages[-1].choices, "one of the new times is to be chosen"


async def test_what_was_held_is_let_go_with_the_new_wish(house: House) -> None:
    talk = await held(house)
    assert len(await kept_for(house, talk)) == 1
    await talk.say("sorry, could we do Thursday the 19th instead?")
    assert await kept_for(house, talk) == []


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("what do you need my name for?", "en"),
        ("I'd rather not tell you my name", "en"),
        ("¿para qué demonios quieren mi nombre?", "es"),
        ("prefiero no dar mi nombre", "es"),
    ],
)
async def test_who_asks_why_or_will_not_say_is_told_why_and_asked_again(house: House, words: str, lang: Lang) -> None:
    talk = await held(house, lang)
    await talk.say(words)
    assert {"en": "only to find the right record", "es": "encontrar"}[lang] in said(talk)
    assert {"en": "full name", "es": "nombre completo"}[lang] in said(talk)
    await talk.say(words)
    assert len(talk.replies[-1].messages[-1].choices) == 3, "the second time there are ways out"


async def test_the_birth_date_too_is_explained_and_asked_again(house: House) -> None:
    talk, patient = await held(house), await house.patient()
    await talk.say_all(patient.name, "I won't give you my birthday")
    assert "only to find the right record" in said(talk) and "date of birth" in said(talk)
    await talk.say(patient.born)
    assert "6-digit code" in said(talk)
    await talk.say("what's this code for?")
    assert "only to find the right record" in said(talk) and "6-digit code" in said(talk)


@pytest.mark.parametrize(("words", "lang"), [("do you accept Oscar?", "en"), ("¿y toman Oscar?", "es")])
async def test_a_question_about_insurance_is_answered_and_the_name_asked_again(
    house: House, words: str, lang: Lang
) -> None:
    talk = await held(house, lang)
    await talk.say(words)
    assert "Medicare" in said(talk)
    assert {"en": "full name", "es": "nombre completo"}[lang] in said(talk)


async def test_a_swap_is_no_matter_of_others(house: House) -> None:
    talk = await house.talk()
    await talk.say("please swap my two visits")
    assert "outside" not in said(talk) and "full name" in said(talk)
