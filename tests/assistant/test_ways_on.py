"""Where talks went astray: each has a way on that fits what was said."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("lang", "wish", "words"),
    [
        (
            "en",
            "I need to see a dermatologist next week",
            "hmm, wait, forget the skin thing. Can I cancel my appointment?",
        ),
        ("en", "I need to see a dermatologist next week", "can I cancel my appointment instead?"),
        ("es", "necesito ver al dermatólogo", "mejor quiero cancelar la cita que ya tengo"),
    ],
)
async def test_who_has_no_visit_to_change_is_told_so_and_asked_about_no_offers_that_were_dropped(
    house: House, lang: Lang, wish: str, words: str
) -> None:
    talk, patient = await house.talk(lang), await house.patient()
    await talk.say_all(wish, words)
    await house.prove(talk, patient)
    assert "nothing to move or cancel" in said(talk) or "no hay nada que cambiar ni cancelar" in said(talk)
    assert "Which one" not in said(talk) and "Cuál" not in said(talk)


@pytest.mark.parametrize(
    ("lang", "wish"),
    [("en", "I want to see my usual doctor again, same as last time"), ("es", "quiero ver a mi doctor de siempre")],
)
async def test_the_usual_doctor_is_looked_up_once_it_is_known_who_asks(house: House, lang: Lang, wish: str) -> None:
    talk = await house.talk(lang)
    await talk.say(wish)
    assert ("look up" in said(talk) and "name" in said(talk)) or ("con quién" in said(talk) and "nombre" in said(talk))
    await talk.say_all("Rosa Jimenez", "November 20, 1975" if lang == "en" else "20 de noviembre de 1975")
    await talk.say(await house.latest_code("+12025550111"))
    assert "Sofia Marin" in said(talk) and talk.replies[-1].messages[-1].choices == ("1", "2", "3")


async def test_who_has_seen_nobody_is_told_so_and_asked_for_the_reason(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say("I want to see my usual doctor again")
    await house.prove(talk, patient)
    assert "don't see an earlier visit" in said(talk) and "seen for" in said(talk)


async def test_a_birth_date_that_stays_unclear_is_asked_for_by_its_month(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("when is my appointment", "Robert Neil", "12.04.1979", "12.04.1979")
    assert talk.replies[-1].messages[-1].choices == ("December", "April")
    await talk.say("April")
    assert "6-digit code" in said(talk)


@pytest.mark.parametrize(
    ("lang", "human", "asked"),
    [
        (
            "en",
            "get me a human",
            ["so when will somebody call me??", "you dont even have my number", "is anybody there?"],
        ),
        ("en", "representative", ["I said representative"]),
        ("es", "quiero hablar con una persona", ["¿cuándo me van a contestar?", "¿hay alguien ahí?"]),
    ],
)
async def test_who_waits_for_staff_hears_again_where_and_when_they_answer(
    house: House, lang: Lang, human: str, asked: list[str]
) -> None:
    talk = await house.talk(lang)
    await talk.say(human)
    told = said(talk)
    assert {"en": "our staff", "es": "nuestro personal"}[lang] in told and "Sorry" not in told
    for words in asked:
        await talk.say(words)
        assert said(talk) == told
    await talk.say("blah blub")
    assert "“person”" not in said(talk) and "«persona»" not in said(talk) and len(talk.replies[-1].messages) == 1


@pytest.mark.parametrize(
    ("lang", "wish", "kinds"),
    [
        (
            "en",
            "an appointment for my son who has a cough and for my daughter who needs glasses",
            ("Sick child", "Eye exam"),
        ),
        (
            "es",
            "cita para mi hijo que tiene tos, y para mi hija que necesita lentes",
            ("niño enfermo", "Examen de la vista"),
        ),
    ],
)
async def test_each_of_a_family_gets_what_was_said_of_them(
    house: House, lang: Lang, wish: str, kinds: tuple[str, str]
) -> None:
    talk = await house.talk(lang)
    await talk.say(wish)
    assert all(kind in said(talk) for kind in kinds)
    assert not any(line.strip().rstrip(".").isdigit() for line in said(talk).splitlines()), "no number stands alone"


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("en", "I have to cancel, my husband passed away and I can't come", "sorry for your loss"),
        ("es", "tengo que cancelar, se murió mi esposo", "Lamento mucho su pérdida"),
        ("en", "I've been waiting 3 weeks, I need a heart doctor", "sorry about the wait"),
        ("es", "ya estoy harto de esperar, quiero una cita con el cardiólogo", "Lamento la espera"),
    ],
)
async def test_a_death_and_a_long_wait_get_a_word(house: House, lang: Lang, words: str, told: str) -> None:
    talk = await house.talk(lang)
    await talk.say(words)
    assert told in said(talk) and "recepción" not in said(talk)


async def test_goodbye_after_a_booking_does_not_say_that_nothing_was_changed(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say_all("yes", "I also need an eye exam", "thanks, bye")
    assert "stands" in said(talk) and len(await house.visits(patient)) == 1


async def test_a_referral_is_told_before_the_yes(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all("I need an x-ray", "1")
    reply = await house.prove(talk, patient)
    assert reply.state == "consent_pending" and "need a referral" in said(talk)


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [
        ("en", "can I bring my wife?", "one person may come in"),
        ("en", "can I bring my dog", "Service dogs"),
        ("en", "do I need to bring my glasses", "Bring your glasses"),
        ("en", "how far is the North Clinic?", "Birch Avenue"),
        ("es", "¿puedo llevar a mi esposa?", "una persona puede entrar"),
        ("es", "¿dónde queda la Clínica Norte?", "Birch Avenue"),
    ],
)
async def test_a_question_beside_a_visit_gets_its_own_answer(house: House, lang: Lang, asked: str, told: str) -> None:
    talk = await house.talk(lang)
    await talk.say_all({"en": "eye exam please", "es": "necesito un examen de la vista"}[lang], asked)
    assert told in said(talk) and talk.replies[-1].messages[-1].choices == ("1", "2", "3")
