"""What a patient needs at the visit is looked for, read back and in the receipt, whenever it was told."""

from __future__ import annotations

import pytest

from language.types import Lang
from tests.assistant.conftest import House, said

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("lang", "lines", "read_back", "receipt"),
    [
        (
            "en",
            ("I use a wheelchair", "I'm deaf and need an ASL interpreter. I need a skin check next week", "1"),
            ("an interpreter for sign language", "with wheelchair access"),
            ("(sign language)", "with wheelchair access"),
        ),
        (
            "es",
            ("necesito un intérprete de vietnamita para mi cita de los ojos", "la primera"),
            ("un intérprete de vietnamita",),
            ("(vietnamita)",),
        ),
    ],
)
async def test_what_was_said_early_is_read_back_and_in_the_receipt(
    house: House, lang: Lang, lines: tuple[str, ...], read_back: tuple[str, ...], receipt: tuple[str, ...]
) -> None:
    who, talk = await house.patient(), await house.talk(lang)
    await talk.say_all(*lines)
    assert (await house.prove(talk, who)).state == "consent_pending"
    assert all(words in said(talk) for words in read_back)
    await talk.say("yes" if lang == "en" else "sí")
    assert all(words in said(talk) for words in receipt)


async def test_who_hears_badly_is_told_of_interpreters(house: House) -> None:
    talk = await house.talk()
    await talk.say("I'm hard of hearing, I need to see a skin doctor")
    assert "interpreter would help" in said(talk) and "Skin visit" in said(talk)


async def test_where_nobody_speaks_it_that_is_said_and_the_interpreter_may_be_refused(house: House) -> None:
    talk = await house.talk()
    await talk.say("I need a skin doctor who speaks Spanish")
    assert "Nobody in Dermatology is listed as speaking Spanish, so these times" in said(talk)
    await talk.say("do you have ANY")
    assert said(talk).startswith("Nobody in Dermatology is listed") and "emergency" not in said(talk)
    await talk.say("no interpreter please")
    assert "with an interpreter" not in said(talk) and "would be in English" in said(talk)


async def test_who_of_a_department_speaks_it_is_told_by_name(house: House) -> None:
    talk = await house.talk("es")
    await talk.say_all("necesito un médico de cabecera", "¿alguien de ahí habla español?")
    assert "hablan español: la Dra." in said(talk)
