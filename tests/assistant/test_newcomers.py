"""Whoever brings somebody new here signs up that person, and the record that is made stands for them alone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from language.types import Lang
from scheduler_core import patients
from scheduler_core.models import Visit
from tests.assistant.conftest import House, Talk, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def sign_up(house: House, talk: Talk, name: str, born: str, phone: str) -> None:
    await talk.say_all(name, born, phone)
    await house.app.dispatcher.settled()
    await talk.say(await house.latest_code("+1" + phone.replace("-", "")))


async def visits_of(house: House, phone: str) -> list[str]:
    """Whose the visits are that were booked from this number."""
    async with house.app.database.begin() as session:
        found = await patients.by_phone(session, "+1" + phone.replace("-", ""))
        names = {patient.id: patient.name for patient in found}
        rows = await session.scalars(select(Visit).where(Visit.patient_id.in_(names), Visit.status == "booked"))
        return [names[row.patient_id] for row in rows]


@pytest.mark.parametrize(
    ("lang", "wish", "first", "born", "said_back"),
    [
        ("en", "I'm a new patient, I need a checkup for my 3 year old son", "1", "may 2, 2023", "for Otis"),
        ("es", "somos nuevos, necesito cita de dermatología para mi hija", "la primera", "2 de mayo de 2015", "para Otis"),
    ],
)  # fmt: skip
async def test_a_new_child_is_signed_up_and_booked_and_the_next_visit_is_not_theirs(
    house: House, lang: Lang, wish: str, first: str, born: str, said_back: str
) -> None:
    talk, phone = await house.talk(lang), {"en": "617-555-0131", "es": "617-555-0132"}[lang]
    await talk.say_all(wish, first)
    assert "your own" not in said(talk) and "su propio" not in said(talk)
    await sign_up(house, talk, "Otis Parkhurst", born, phone)
    assert talk.replies[-1].state == "consent_pending" and said_back in said(talk)
    await talk.say({"en": "yes", "es": "sí"}[lang])
    assert await visits_of(house, phone) == ["Otis Parkhurst"]
    await talk.say_all({"en": "and one for me too, my knee hurts", "es": "y otra para mí, me duele la rodilla"}[lang])
    await talk.say(first)
    assert {"en": "full name", "es": "nombre completo"}[lang] in said(talk)
    assert await visits_of(house, phone) == ["Otis Parkhurst"]


async def test_whom_nobody_may_act_for_is_signed_up_if_they_turn_out_to_be_new(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say_all("my father needs a heart doctor", "1")
    assert "say “they're new”" in said(talk)
    await house.prove(talk, who)
    assert "until our staff" in said(talk) and talk.replies[-1].state == "with_staff"
    await talk.say("he's new there")
    assert "patient's full name" in said(talk)
    await sign_up(house, talk, "Otto Parkhurst", "may 5, 1941", "617-555-0133")
    await talk.say("yes")
    assert await visits_of(house, "617-555-0133") == ["Otto Parkhurst"] and await house.visits(who) == []


async def test_what_the_speaker_told_of_themselves_is_none_of_the_newcomers(house: House) -> None:
    talk = await house.talk("es")
    await talk.say_all("es para mi papá, tiene mareos", "la primera, mi papá es Ramón Ortizábal", "Elena Ortizábal")
    await talk.say_all("3 de julio de 1975", "no tengo código, mi papá y yo somos nuevos")
    assert said(talk).endswith("¿Y la fecha de nacimiento?")
    await talk.say_all("2 de febrero de 1945", "617-555-0134")
    await house.app.dispatcher.settled()
    await talk.say(await house.latest_code("+16175550134"))
    assert "para Ramón" in said(talk)


async def test_who_is_left_alone_of_two_keeps_the_time_that_was_chosen(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("make me an appointment for my husband and me both with a family doctor next thursday")
    chosen = said(talk).split("– ")[2].split(": ")[0]
    await talk.say("1")
    await house.prove(talk, who)
    assert "leave that visit out" in said(talk) and f"1. {chosen}" in said(talk)
