"""Ending and taking up our texts: by text at once, in the chat for the proven patient's number, else by the staff."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.handovers import open_hand_over
from assistant.messages import InboundMessage, Reply
from assistant.unasked import why_not
from guardrails.models import ContactConsent
from guardrails.optout import PURPOSES, ContactLedger, Keyword, Purpose
from runtime import crypto
from runtime.audit import AuditEntry, AuditRow
from runtime.database import new_id
from scheduler_core import patients
from scheduler_core.hospital import Hospital
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


async def test_start_from_a_number_that_never_opted_out_is_consent_and_is_confirmed(house: House) -> None:
    who = await house.patient()
    reply = await text(house, who.phone, "START")
    assert [row.state for row in await rows(house, who.phone)] == ["start"]
    assert "STOP" in reply.messages[-1].text
    assert "You'll get our texts" in reply.messages[-1].text


@pytest.mark.parametrize("purpose", PURPOSES)
async def test_where_reminders_need_consent_either_kind_of_it_counts(house: House, purpose: Purpose) -> None:
    who, now = await house.patient(), house.clock.now()
    file = house.app.hospital.file
    strict = Hospital(
        file.model_copy(update={"texting": file.texting.model_copy(update={"reminders_need_opt_in": True})})
    )
    async with house.app.database.begin() as session:
        patient = await patients.get(session, who.id)
        assert await why_not(session, strict, patient) == "no_consent"
        await ContactLedger(session).record(who.phone, Keyword.START, now, proof="form 7", purpose=purpose)
        assert await why_not(session, strict, patient) == ("no_consent" if purpose == "recording" else None)


async def test_the_proof_of_an_opt_out_stands_by_itself_and_is_in_the_audit_trail(house: House) -> None:
    who = await house.patient()
    await text(house, who.phone, "I have moved. Stop texting me!", "SM77")
    (row,) = await rows(house, who.phone)
    digest = crypto.installed().blind_index("contact_proof", "I have moved. Stop texting me!")
    assert row.proof == f'sms: "stop texting me"; message SM77; digest {digest}'
    async with house.app.database.begin() as session:
        query = select(AuditRow).where(AuditRow.subject_id == row.phone_index)
        (sealed,) = (await session.execute(query)).scalars()
    assert (sealed.action, sealed.subject_kind, sealed.why) == ("consent.revoked", "number", "texting")
    assert sealed.digests == {"proof": digest}
    assert sealed.conversation_id is not None


async def test_an_opt_out_whose_audit_row_cannot_be_written_is_not_written_either(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = await house.patient()

    async def fails(session: AsyncSession, entry: AuditEntry) -> None:
        raise RuntimeError("no trail")

    monkeypatch.setattr("runtime.audit.record", fails)
    with pytest.raises(RuntimeError):
        async with house.app.database.begin() as session:
            await ContactLedger(session).record(who.phone, Keyword.STOP, house.clock.now(), proof="x")
    assert await rows(house, who.phone) == ()
