"""By phone a spoken code or birth date is read back before an attempt is spent, and keys are not asked about."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from assistant.messages import Reply
from guardrails.models import Challenge
from runtime.database import new_id
from tests.assistant.conftest import House, Known, Talk

pytestmark = pytest.mark.asyncio(loop_scope="session")

NUMBERS = {
    "en": "zero one two three four five six seven eight nine".split(),
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve".split(),
}


def aloud(code: str, lang: str = "en") -> str:
    """Digit by digit, as a recogniser writes it."""
    return " ".join(NUMBERS[lang][int(digit)] for digit in code)


def other(code: str) -> str:
    """The code with its last digit wrong."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def words(reply: Reply) -> str:
    return " ".join(message.text for message in reply.messages)


async def call(house: House, who: Known) -> Talk:
    """A call from the patient's number."""
    reply = await house.app.conversations.opened_by_call(new_id().hex, who.phone)
    await house.app.conversations.delivered(reply.ids)
    return Talk(house.app, reply.conversation_id, "voice")


async def to_code(house: House) -> tuple[Talk, Known]:
    """A call up to the question for the code."""
    who = await house.patient()
    talk = await call(house, who)
    await talk.say_all("When is my appointment?", who.name)
    reply = await talk.say_all(who.born, "yes")
    assert reply.digits == 6, words(reply)
    await house.app.dispatcher.settled()
    return talk, who


async def tries(house: House, talk: Talk) -> int:
    """Attempts spent on the codes of this call."""
    async with house.app.database.begin() as session:
        query = select(Challenge.attempts).where(Challenge.conversation_id == talk.id)
        return sum(await session.scalars(query))


async def test_a_spoken_code_is_read_back_and_tried_after_its_yes(house: House) -> None:
    talk, who = await to_code(house)
    code = await house.code(who)
    reply = await talk.say(aloud(code))
    assert f"I heard {', '.join(code)}. Is that right?" in words(reply)
    assert (reply.yes_no, await tries(house, talk)) == (True, 0)
    reply = await talk.say("yes")
    assert (reply.digits, await tries(house, talk)) == (None, 1)


async def test_a_no_spends_nothing_and_asks_again_and_the_right_digits_are_read_back_anew(house: House) -> None:
    talk, who = await to_code(house)
    code = await house.code(who)
    await talk.say(aloud(other(code)))
    reply = await talk.say("no")
    assert (reply.digits, reply.yes_no) == (6, False)
    assert "heard that wrong" in words(reply)
    await talk.say(aloud(other(code)))
    reply = await talk.say(f"no, it's {aloud(code)}")
    assert ", ".join(code) in words(reply)
    assert await tries(house, talk) == 0
    await talk.say("that's right")
    assert await tries(house, talk) == 1


async def test_the_same_code_said_again_is_a_yes(house: House) -> None:
    talk, who = await to_code(house)
    code = await house.code(who)
    await talk.say_all(aloud(code), aloud(code))
    assert await tries(house, talk) == 1


async def test_what_is_neither_yes_nor_no_gets_the_same_read_back(house: House) -> None:
    talk, who = await to_code(house)
    code = await house.code(who)
    await talk.say(aloud(code))
    reply = await talk.say("blorp flumm")
    assert ", ".join(code) in words(reply)
    assert await tries(house, talk) == 0


async def test_another_wish_leaves_the_code_untried(house: House) -> None:
    talk, who = await to_code(house)
    await talk.say(aloud(await house.code(who)))
    reply = await talk.say("can I talk to a person please")
    assert reply.state == "with_staff"
    assert await tries(house, talk) == 0


async def test_keys_are_not_asked_about(house: House) -> None:
    talk, who = await to_code(house)
    await talk.say(await house.code(who), keypad=True)
    assert await tries(house, talk) == 1


@pytest.mark.parametrize("keypad", [False, True])
async def test_missing_digits_are_said_and_spend_nothing(house: House, keypad: bool) -> None:
    talk, who = await to_code(house)
    code = (await house.code(who))[:5]
    reply = await talk.say(code if keypad else aloud(code), keypad=keypad)
    assert f"I heard {', '.join(code)}, but the code has six digits." in words(reply)
    assert (reply.digits, await tries(house, talk)) == (6, 0)


async def test_a_spoken_birth_date_is_read_back_before_a_code_is_sent(house: House) -> None:
    who = await house.patient()
    talk = await call(house, who)
    await talk.say_all("When is my appointment?", who.name)
    reply = await talk.say(who.born)
    assert "as the date of birth. Is that right?" in words(reply)
    assert await tries_begun(house, talk) == 0
    reply = await talk.say("no")
    assert reply.digits == 8
    await talk.say_all(who.born, "yes that's right")
    assert await tries_begun(house, talk) == 1


async def tries_begun(house: House, talk: Talk) -> int:
    """How many codes were asked for in this call."""
    async with house.app.database.begin() as session:
        return len(list(await session.scalars(select(Challenge.id).where(Challenge.conversation_id == talk.id))))


async def test_keyed_birth_dates_and_chats_go_on_as_they_are(house: House) -> None:
    who = await house.patient()
    talk = await call(house, who)
    await talk.say_all("When is my appointment?", who.name)
    await talk.say(f"{who.birth_date:%m%d%Y}", keypad=True)
    assert await tries_begun(house, talk) == 1
    chat = await house.talk()
    await chat.say_all("When is my appointment?", who.name, who.born)
    assert await tries_begun(house, chat) == 1


async def test_in_spanish_too(house: House) -> None:
    who = await house.patient()
    talk = await call(house, who)
    await talk.say_all("¿Cuándo es mi cita?", who.name)
    born = f"{who.birth_date.day} de {MONTHS[who.birth_date.month - 1]} de {who.birth_date.year}"
    reply = await talk.say(born)
    assert f"Oí {born} como fecha de nacimiento. ¿Es correcto?" in words(reply)
    await talk.say("sí")
    await house.app.dispatcher.settled()
    code = await house.code(who)
    reply = await talk.say(aloud(code, "es"))
    assert f"Oí {', '.join(code)}. ¿Es correcto?" in words(reply)
    await talk.say("sí, correcto")
    assert await tries(house, talk) == 1


MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
