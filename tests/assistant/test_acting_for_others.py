"""Talking for somebody else: only for whom the record names, and the question says for whom."""

from __future__ import annotations

from datetime import date

import pytest

from language.types import Lang
from runtime.database import new_id
from scheduler_core import patients
from scheduler_core.models import Proxy
from tests.assistant.conftest import House, Known, Talk, said
from tests.conftest_hospital import SEEDED_AT

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def with_a_mother(house: House) -> tuple[Known, Talk]:
    """Who may act for their mother Edith alone."""
    return await acting_for(house, "Edith Underhill", date(1938, 4, 22), "mother")


async def acting_for(house: House, name: str, born: date, relation: str) -> tuple[Known, Talk]:
    """Who may act for nobody but them."""
    who = await house.patient()
    async with house.app.database.begin() as session:
        theirs = await patients.register(
            session, name, born, phone=None, key=new_id().hex, now=SEEDED_AT, verified=True
        )
        session.add(Proxy(proxy_id=who.id, patient_id=theirs.id, relation=relation))
    return who, await house.talk()


@pytest.mark.parametrize("whom", ["my friend", "my friend Bob", "my neighbor", "my father", "my mother Ruth"])
async def test_nothing_is_booked_for_whom_the_record_does_not_name(house: House, whom: str) -> None:
    who, talk = await with_a_mother(house)
    await talk.say(f"I want to book a dermatology visit for {whom} next week")
    await talk.say("the first one")
    reply = await house.prove(talk, who)
    assert reply.state != "consent_pending" and "until our staff" in " ".join(m.text for m in reply.messages)


@pytest.mark.parametrize("whom", ["my mother", "my mom Edith", "my neighbor Edith"])
async def test_the_question_says_whom_it_is_for(house: House, whom: str) -> None:
    who, talk = await with_a_mother(house)
    await talk.say(f"I want to book a dermatology visit for {whom} next week")
    await talk.say("the first one")
    reply = await house.prove(talk, who)
    assert reply.state == "consent_pending" and "for Edith" in reply.messages[-1].text


async def test_a_parent_asks_by_the_childs_name_and_then_after_their_own(house: House) -> None:
    who, talk = await acting_for(house, "Leo Vance", date(2017, 5, 2), "son")
    await talk.say("this is Leo's mom, when is Leo's appointment?")
    assert "your own full name" in said(talk)
    await house.prove(talk, who)
    assert "until our staff" not in said(talk) and "any coming visit" in said(talk)
    await talk.say(f"when is {who.name.split()[0]}'s appointment?")
    assert "until our staff" not in said(talk) and "any coming visit" in said(talk)


@pytest.mark.parametrize(
    ("lang", "lines", "refused"),
    [
        ("es", ("necesito una cita para mi mamá, le duele la rodilla", "la primera"), "No puedo"),
        ("en", ("I need appointments for my two kids, they have a cough", "the first one"), "leave that visit out"),
    ],
)
async def test_who_is_refused_is_told_so_and_passed_on_with_the_wish(
    house: House, lang: Lang, lines: tuple[str, ...], refused: str
) -> None:
    who, talk = await house.patient(), await house.talk(lang)
    await talk.say_all(*lines)
    assert "own full name" in said(talk) or "su propio nombre" in said(talk)
    reply = await house.prove(talk, who)
    assert reply.state == "with_staff" and refused in said(talk)
    await talk.say("mi mamá se llama Guadalupe Ríos" if lang == "es" else "and my daughter?")
    assert "staff" in said(talk) or "personal" in said(talk)


async def test_nothing_is_told_about_another_patient_and_the_refusal_is_the_same_for_everybody(house: House) -> None:
    known, talk = await house.patient(), await house.talk()
    await talk.say(f"is {known.name} admitted there?")
    refused = said(talk)
    assert "can't share anything about another patient" in refused
    await talk.say("what is the phone number of Ottoline Farquharson")
    assert said(talk) == refused
    await talk.say("my knee hurts")
    await talk.say("¿mi mamá está internada ahí?")
    assert "no puedo decir nada de otro paciente" in said(talk) and said(talk).endswith("¿Cuál le queda bien?")


@pytest.mark.parametrize("known", [True, False])
async def test_whose_visit_it_is_told_only_to_who_may_speak_for_them(house: House, known: bool) -> None:
    name = (await house.patient()).name if known else "ottoline farquharson"
    talk = await house.talk()
    await talk.say(f"i want to know when {name.lower()} appointment is im her husband")
    assert said(talk).startswith("I can tell about a visit only the patient") and "your own full name" in said(talk)
    await talk.say("ok forget it then")
    assert "nothing was changed" in said(talk)
