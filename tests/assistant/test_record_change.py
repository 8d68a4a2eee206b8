"""What is on record is changed by staff: the wish goes to them, after proof, and is never taken for something else."""

from __future__ import annotations

import pytest

from assistant.handovers import open_hand_over
from language.types import Lang
from scheduler_core.models import Patient
from tests.assistant.conftest import House

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("en", "I want to change my phone number to 617-555-0143", "Only our staff can do that"),
        ("en", "can you update my email? it's someone@example.com", "Only our staff can do that"),
        ("es", "quiero cambiar mi número de teléfono", "Solo nuestro personal puede hacerlo"),
    ],
)
async def test_after_proof_it_goes_to_staff_with_the_wish_said(house: House, lang: Lang, words: str, told: str) -> None:
    who, talk = await house.patient(), await house.talk(lang)
    first = await talk.say(words)
    assert told not in str(first.messages) and "book" not in str(first.messages[-1].text)
    reply = await house.prove(talk, who)
    assert told in " ".join(m.text for m in reply.messages) and reply.state == "with_staff"
    async with house.app.database.begin() as session:
        asked = await open_hand_over(session, talk.id)
        assert asked is not None and asked.reason == "record"
        assert (await session.get_one(Patient, who.id)).phone == who.phone


async def test_in_the_middle_of_a_booking_the_new_number_is_not_kept_for_it(house: House) -> None:
    talk = await house.talk()
    await house.to_offers(talk)
    reply = await talk.say("can you update my phone number to 617-555-0143")
    assert "keep that" not in str(reply.messages) and "full name" in reply.messages[-1].text
