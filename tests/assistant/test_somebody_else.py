"""Who says that they are not the patient sees and changes nothing more, and is written to no more, until it is proven again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from assistant.handovers import open_hand_over
from assistant.messages import Reply
from guardrails.models import Consent, IdentityProof
from runtime.audit import AuditRow
from tests.assistant.conftest import House, Talk
from tests.assistant.test_reminders import Reminded
from tools.models import Offer

pytestmark = pytest.mark.asyncio(loop_scope="session")


def said(reply: Reply) -> str:
    return " ".join(m.text for m in reply.messages)


async def proven(house: House, talk: Talk) -> bool:
    query = select(IdentityProof).where(IdentityProof.conversation_id == talk.id, IdentityProof.dropped_at.is_(None))
    async with house.app.database.begin() as session:
        return (await session.scalars(query)).first() is not None


async def by_text(house: House) -> Reminded:
    """A patient with a visit who has proven who they are from their own phone."""
    reminded = Reminded(house, await house.patient())
    await reminded.book()
    await reminded.text("what appointments do I have?")
    await reminded.text(reminded.who.name)
    await reminded.text(reminded.who.born)
    assert "coming visits" in said(await reminded.text(await house.code(reminded.who)))
    return reminded


def first(reminded: Reminded) -> str:
    return reminded.who.name.split()[0]


@pytest.mark.parametrize(
    "words",
    [
        "you have the wrong number, I am not {name}, I'm her ex husband",
        "I am not {name}. I'm her husband, what appointments does she have?",
        "im not {low}",
        "hi this is {name}'s dad, what visits does {low} have",
        "this is her husband",
        "not me",
        "número equivocado",
        "no soy {name}, soy su esposo",
        "she doesn't live here any more",
    ],
)
async def test_by_text_a_stranger_gets_no_list_of_who_was_proven_there(house: House, words: str) -> None:
    reminded = await by_text(house)
    reply = await reminded.text(words.format(name=first(reminded), low=first(reminded).lower()))
    assert "visits:" not in said(reply)
    after = said(await reminded.text("what appointments do I have?"))
    assert "coming visits" not in after and "full name" in after


@pytest.mark.parametrize(
    "words", ["I'm Mary, {name}'s wife. When is his next visit?", "I'm not {name}", "this is his wife", "that's not me"]
)
async def test_in_the_browser_the_proof_is_dropped_with_question_and_offers(house: House, words: str) -> None:
    who, talk = await house.patient(), await house.talk()
    await house.to_read_back(talk, who)
    reply = await talk.say(words.format(name=who.name.split()[0]))
    assert "only for the patient" in said(reply) and not await proven(house, talk)
    await talk.say("yes")
    assert await house.visits(who) == []
    async with house.app.database.begin() as session:
        asked = (await session.scalars(select(Consent).where(Consent.conversation_id == talk.id))).all()
        assert [c.voided_why for c in asked] == ["somebody_else"]
        offered = (await session.scalars(select(Offer).where(Offer.conversation_id == talk.id))).all()
        assert all(o.expires_at <= house.clock.now() and o.hold_id is None for o in offered)


@pytest.mark.parametrize(
    "words",
    [
        "I'm not sure",
        "I'm not available Monday",
        "I'm not feeling well",
        "not me, my daughter",
        "it's not for me, it's for my son",
        "my husband will drive me",
        "it's not March 5, it's March 6",
        "my son doesn't live here any more",
    ],
)
async def test_a_patients_own_doubts_and_a_visit_for_a_child_drop_nothing(house: House, words: str) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("what appointments do I have?")
    await house.prove(talk, who)
    await talk.say(words)
    assert await proven(house, talk)


async def test_a_wrong_number_gets_no_more_reminders_until_it_is_proven_again(house: House) -> None:
    reminded = Reminded(house, await house.patient())
    await reminded.book()
    await reminded.until_reminded(72)
    reply = await reminded.text("wrong number")
    assert "sorry for the trouble" in said(reply)
    assert (await reminded.row()).confirmed_at is None
    async with house.app.database.begin() as session:
        asked = await open_hand_over(session, reply.conversation_id)
        assert asked is not None and asked.reason == "wrong_number"
        rows = (await session.scalars(select(AuditRow).where(AuditRow.conversation_id == reply.conversation_id))).all()
    assert "number.doubted" in [row.action for row in rows]
    await reminded.until_reminded(24)
    assert [(r.state, r.why) for r in await reminded.reminders()] == [("sent", None), ("skipped", "wrong_number")]


async def test_who_introduces_themselves_by_a_number_of_nobody_we_think_of_is_no_stranger(house: House) -> None:
    reminded = Reminded(house, await house.patient())
    reply = await reminded.text(f"hi, this is {first(reminded)}'s mom, can I book a checkup?")
    assert "only for the patient" not in said(reply)


async def test_a_yes_that_comes_after_it_confirms_nothing(house: House) -> None:
    reminded = Reminded(house, await house.patient())
    await reminded.book()
    await reminded.until_reminded(72)
    await reminded.text("this is her husband")
    await reminded.text("yes")
    assert (await reminded.row()).confirmed_at is None


async def test_a_code_to_the_number_ends_the_doubt(house: House) -> None:
    reminded = Reminded(house, await house.patient())
    await reminded.book()
    reply = await reminded.text("wrong number")
    talk = await house.talk()
    await talk.say("what appointments do I have?")
    await house.prove(talk, reminded.who)
    async with house.app.database.begin() as session:  # staff have seen to it
        asked = await open_hand_over(session, reply.conversation_id)
        assert asked is not None
        asked.closed_at = house.clock.now()
    await reminded.until_reminded(72)
    assert (await reminded.reminders())[0].state == "sent"
    async with house.app.database.begin() as session:
        rows = (await session.scalars(select(AuditRow).where(AuditRow.conversation_id == talk.id))).all()
    assert "number.proven" in [row.action for row in rows]
