"""A question beside a complaint or a wish is answered, and the wish goes on; two complaints are taken one after the other."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("words", "lang", "answer", "kind"),
    [
        ("My knee hurts. Is it far to park?", "en", "garage on Pier Road", "Bone and joint visit"),
        ("I need an eye exam, is parking free?", "en", "garage on Pier Road", "Eye exam"),
        ("I have a rash, how much does it cost?", "en", "I can't name a price", "Skin visit"),
        ("me duele la rodilla, ¿aceptan Aetna?", "es", "no veo Aetna", "ortopedia"),
        ("I want to book a skin check, do you take Aetna?", "en", "don't see Aetna", "Skin visit"),
    ],
)
async def test_both_are_answered(house: House, words: str, lang: Lang, answer: str, kind: str) -> None:
    talk = await house.talk(lang)
    await talk.say(words)
    assert answer in said(talk) and kind in said(talk)
    assert "know the answer" not in said(talk)


@pytest.mark.parametrize("words", ["do you treat rashes?", "I have a question about my rash cream, how much is it?"])
async def test_a_complaint_that_is_only_asked_about_books_nothing(house: House, words: str) -> None:
    talk = await house.talk()
    await talk.say(words)
    assert "open for" not in said(talk)


async def test_the_plan_that_was_asked_about_is_answered_first(house: House) -> None:
    talk = await house.talk()
    await talk.say("do you take Aetna?")
    assert said(talk).startswith("No, I don't see Aetna on our list.")
    await talk.say("and Medicare?")
    assert said(talk).startswith("Yes, we take Medicare.")
    await talk.say("what insurance do you take?")
    assert said(talk).startswith(("Yes, we take Medicare", "We take these plans"))


@pytest.mark.parametrize(
    ("words", "lang", "first", "second"),
    [
        ("my knee hurts and I have a rash", "en", "Bone and joint visit", "Skin visit"),
        ("me duele la rodilla y tengo ronchas en la piel", "es", "ortopedia", "Skin visit"),
    ],
)
async def test_two_complaints_are_taken_one_after_the_other(
    house: House, words: str, lang: Lang, first: str, second: str
) -> None:
    talk, patient = await house.talk(lang), await house.patient()
    await talk.say(words)
    assert said(talk).startswith(("One at a time", "Vamos una por una")) and first in said(talk)
    await talk.say("1")
    await house.prove(talk, patient)
    await talk.say("yes")
    assert second in said(talk)


async def test_two_signs_of_one_illness_are_one_visit(house: House) -> None:
    talk = await house.talk()
    await talk.say("my throat hurts and I have a fever")
    assert "One at a time" not in said(talk)


async def test_the_only_visit_is_not_taken_for_another_that_was_named(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say_all("yes", "cancel my skin visit")
    assert said(talk).startswith("I don't see a coming visit like that.")
    assert said(talk).endswith("Is it this one that you mean?")
    await talk.say("no")
    assert said(talk).startswith("OK, nothing was changed") and len(await house.visits(patient)) == 1
