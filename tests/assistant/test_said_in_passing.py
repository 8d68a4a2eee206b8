"""Everyday turns of a talk: a slip among offers, a question for one, letting go, a moment to ask at home, a child who is ill."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, Known, Talk, said

pytestmark = pytest.mark.asyncio(loop_scope="session")

WISH: dict[Lang, tuple[str, ...]] = {"en": ("my knee hurts", "the first"), "es": ("me duele la rodilla", "la primera")}
AT_OFFERS: dict[Lang, tuple[str, ...]] = {
    "en": ("cardiology visit please",),
    "es": ("quiero cita con el cardiólogo",),
}


async def booked(house: House, lang: Lang) -> tuple[Talk, Known]:
    talk, patient = await house.talk(lang), await house.patient()
    await talk.say_all(*WISH[lang])
    await house.prove(talk, patient)
    await talk.say({"en": "yes", "es": "sí"}[lang])
    assert len(await house.visits(patient)) == 1
    return talk, patient


@pytest.mark.parametrize(
    ("lang", "slip"),
    [("en", "the first, no the second"), ("en", "the third, no, the second"), ("es", "la primera, no, la segunda")],
)
async def test_of_two_places_the_one_behind_a_no_is_held(house: House, lang: Lang, slip: str) -> None:
    talk = await house.talk(lang)
    await talk.say(WISH[lang][0])
    second = next(line for line in said(talk).splitlines() if line.startswith("2. "))
    await talk.say(slip)
    day = second.removeprefix("2. ").split(" with ")[0].split(" con ")[0]
    assert day in said(talk) and {"en": "holding", "es": "Le aparto"}[lang] in said(talk)


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("en", "sorry can you say the second one again"),
        ("en", "what was the first one again?"),
        ("en", "repeat the third please"),
        ("en", "actually do any of them do surgery?"),
        ("es", "¿cuál dijo que era la primera?"),
        ("es", "¿me puede repetir la segunda?"),
    ],
)
async def test_a_question_for_one_of_the_times_holds_none(house: House, lang: Lang, question: str) -> None:
    talk = await house.talk(lang)
    await talk.say_all(WISH[lang][0], question)
    assert "10 minut" not in said(talk)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "no thanks, forget it"),
        ("en", "forget it, cancel"),
        ("en", "nvm I'll call"),
        ("es", "ya no quiero nada"),
        ("es", "otro día le hablo"),
        ("es", "no gracias, déjelo"),
    ],
)
async def test_letting_go_in_more_words_searches_nothing(house: House, lang: Lang, words: str) -> None:
    talk = await house.talk(lang)
    await talk.say_all(*WISH[lang], words)
    assert "nothing was changed" in said(talk) or "no se cambió nada" in said(talk)
    assert "name" not in said(talk) and "nombre" not in said(talk)


@pytest.mark.parametrize(
    ("lang", "before", "words"),
    [
        ("en", AT_OFFERS, "hang on let me find my glasses"),
        ("en", AT_OFFERS, "one moment please"),
        ("es", AT_OFFERS, "un momento por favor, voy por mi agenda"),
        ("en", WISH, "let me check with my wife first"),
        ("en", WISH, "can I think about it?"),
        ("en", WISH, "hold on, someone's at the door"),
        ("es", WISH, "déjeme ver con mi esposo"),
        ("es", WISH, "lo voy a pensar"),
    ],
)
async def test_a_moment_to_ask_at_home_or_to_look_for_something_is_given(
    house: House, lang: Lang, before: dict[Lang, tuple[str, ...]], words: str
) -> None:
    talk = await house.talk(lang)
    await talk.say_all(*before[lang], words)
    assert {"en": "Take your time", "es": "Tómese su tiempo"}[lang] in said(talk) and "1." not in said(talk)


@pytest.mark.parametrize(
    ("lang", "words", "receipt", "more"),
    [
        ("en", "yes and also a blood test", "You're booked", "what's open for Blood test"),
        ("es", "sí y también un análisis de sangre", "Su cita está reservada", "Análisis de sangre"),
    ],
)
async def test_a_second_visit_named_behind_the_yes_leaves_the_first_booked(
    house: House, lang: Lang, words: str, receipt: str, more: str
) -> None:
    talk, patient = await house.talk(lang), await house.patient()
    await talk.say_all(*WISH[lang])
    await house.prove(talk, patient)
    await talk.say(words)
    assert receipt in said(talk) and more in said(talk)
    assert len(await house.visits(patient)) == 1


async def test_who_cannot_come_and_asks_for_another_time_moves_and_cancels_nothing(house: House) -> None:
    talk, patient = await booked(house, "en")
    await talk.say("I can't make it, work trip. Anything after the 20th?")
    assert "cancel" not in said(talk).lower() and "1. " in said(talk)
    assert len(await house.visits(patient)) == 1


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("es", "no voy a poder ir, se me enfermó el niño"),
        ("en", "my kid is sick so I can't come to my appointment"),
    ],
)
async def test_who_is_kept_by_a_child_that_is_ill_speaks_of_their_own_visit(
    house: House, lang: Lang, words: str
) -> None:
    talk, _ = await booked(house, lang)
    await talk.say(words)
    assert "another person" not in said(talk) and "otra persona" not in said(talk)
    assert "child" not in said(talk) and "niño" not in said(talk)


@pytest.mark.parametrize(
    ("lang", "wish", "words"),
    [
        ("en", "I need an appointment for my mother, her knee hurts", "so what do I do?"),
        ("es", "quiero una cita para mi mamá, le duele la rodilla", "entonces ¿qué hago?"),
        ("es", "quiero una cita para mi mamá, le duele la rodilla", "ella no está registrada"),
    ],
)
async def test_who_may_not_act_for_another_is_passed_on_when_they_ask_what_now(
    house: House, lang: Lang, wish: str, words: str
) -> None:
    talk, patient = await house.talk(lang), await house.patient()
    await talk.say_all(wish, WISH[lang][1])
    await house.prove(talk, patient)
    reply = await talk.say(words)
    assert reply.state == "with_staff"


@pytest.mark.parametrize(
    ("lang", "words", "answer"),
    [
        ("en", "my mom died, she had an appointment next week", "sorry for your loss"),
        ("es", "mi mamá falleció, tenía cita el lunes", "su pérdida"),
        ("en", "does it matter if I'm pregnant for the x-ray you booked me", "before a scan"),
        ("en", "I'm running late for my appointment, about 20 minutes", "passing that on"),
        ("en", "can i get birth control without my mom knowing", "stay private"),
        ("en", "I'm in the waiting room, been here 40 minutes", "sorry about the wait"),
        ("es", "alguien está usando mi seguro", "avisar"),
    ],
)
async def test_what_only_a_person_can_take_on_is_passed_on_with_a_word_about_it(
    house: House, lang: Lang, words: str, answer: str
) -> None:
    talk = await house.talk(lang)
    reply = await talk.say(words)
    assert reply.state == "with_staff" and answer in said(talk) and "1. " not in said(talk)
