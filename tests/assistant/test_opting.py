"""Ending and taking up our texts: by text at once, in the chat for the proven patient's number, else by the staff."""

from __future__ import annotations

import pytest

from assistant.handovers import open_hand_over
from assistant.messages import InboundMessage, Reply
from guardrails.models import ContactConsent
from guardrails.optout import ContactLedger
from runtime.database import new_id
from tests.assistant.conftest import House

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def text(house: House, number: str, body: str, sid: str | None = None) -> Reply:
    """A text from a number."""
    sid = sid or new_id().hex
    message = InboundMessage("sms", body, client_message_id=sid, address=number)
    return await house.app.conversations.handle(message)


async def rows(house: House, number: str) -> tuple[ContactConsent, ...]:
    """What the ledger holds of a number."""
    async with house.app.database.begin() as session:
        return await ContactLedger(session).history(number)


async def is_opted_out(house: House, number: str) -> bool:
    """Whether no text may go to the number."""
    async with house.app.database.begin() as session:
        return await ContactLedger(session).is_opted_out(number)


@pytest.mark.parametrize("body", ["stop texting me", "Deje de mandarme mensajes, por favor", "STOP please"])
async def test_a_sentence_by_text_opts_out_at_once_with_one_confirming_text(house: House, body: str) -> None:
    who = await house.patient()
    await text(house, who.phone, "hello")
    reply = await text(house, who.phone, body)
    assert await is_opted_out(house, who.phone)
    assert len(reply.messages) == 1
    assert "START" in reply.messages[0].text
    assert (await text(house, who.phone, "do not contact me again")).messages == ()


async def test_a_sentence_about_a_visit_opts_nobody_out(house: House) -> None:
    who = await house.patient()
    for body in ("please cancel my appointment", "should I stop my medicine", "can I stop by at 3"):
        await text(house, who.phone, body)
    assert not await is_opted_out(house, who.phone)


async def test_in_the_chat_the_number_of_the_proven_patient_is_opted_out(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await house.to_read_back(talk, who)
    reply = await talk.say("please stop sending me text messages")
    assert await is_opted_out(house, who.phone)
    assert "won't get texts" in reply.messages[-1].text


async def test_in_the_chat_a_stranger_opts_nobody_out_and_the_staff_see_to_it(house: House) -> None:
    talk = await house.talk()
    reply = await talk.say("stop texting me")
    async with house.app.database.begin() as session:
        assert await open_hand_over(session, talk.id) is not None
    assert "staff" in reply.messages[-1].text


async def test_a_bare_stop_in_the_chat_is_about_no_text(house: House) -> None:
    talk = await house.talk()
    reply = await talk.say("stop please")
    assert "texts" not in " ".join(m.text for m in reply.messages)
