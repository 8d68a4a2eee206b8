"""Talking for somebody else: only for whom the record names, and the question says for whom."""

from __future__ import annotations

from datetime import date

import pytest

from runtime.database import new_id
from scheduler_core import patients
from scheduler_core.models import Proxy
from tests.assistant.conftest import House, Known, Talk
from tests.conftest_hospital import SEEDED_AT

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def with_a_mother(house: House) -> tuple[Known, Talk]:
    """Who may act for their mother Edith alone."""
    who = await house.patient()
    async with house.app.database.begin() as session:
        mother = await patients.register(
            session, "Edith Underhill", date(1938, 4, 22), phone=None, key=new_id().hex, now=SEEDED_AT, verified=True
        )
        session.add(Proxy(proxy_id=who.id, patient_id=mother.id, relation="mother"))
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
