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


async def is_opted_out(house: House, number: str, purpose: Purpose = "texting") -> bool:
    """Whether no text (or no reminder) may go to the number."""
    async with house.app.database.begin() as session:
        return await ContactLedger(session).is_opted_out(number, purpose=purpose)


async def ended(house: House, number: str) -> tuple[bool, bool]:
    """Whether texts and whether reminders are ended."""
    return await is_opted_out(house, number), await is_opted_out(house, number, "reminders")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("stop sending me reminders", "won't get reminders"),
        ("no me manden recordatorios", "ya no recibirá recordatorios"),
    ],
)
async def test_by_text_reminders_alone_are_ended_and_the_talk_goes_on(house: House, body: str, said: str) -> None:
    who = await house.patient()
    reply = await text(house, who.phone, body)
    assert said in reply.messages[-1].text
    assert await ended(house, who.phone) == (False, True)
    async with house.app.database.begin() as session:
        patient = await patients.get(session, who.id)
        assert await why_not(session, house.app.hospital, patient, house.clock.now()) == "opted_out"
    assert (await text(house, who.phone, "When is my appointment?")).messages


@pytest.mark.parametrize("again", ["START", "text me again", "send me reminders again"])
@pytest.mark.parametrize("first", ["no more reminders", "STOP"])
async def test_what_was_ended_is_taken_up_again_by_word_or_sentence(house: House, first: str, again: str) -> None:
    who = await house.patient()
    await text(house, who.phone, "no more reminders")
    await text(house, who.phone, first)
    reply = await text(house, who.phone, again)
    assert "again" in reply.messages[-1].text
    assert await ended(house, who.phone) == (False, False)


async def test_stop_ends_everything_also_after_reminders(house: House) -> None:
    who = await house.patient()
    await text(house, who.phone, "no more reminders")
    assert "won't get more texts" in (await text(house, who.phone, "STOP")).messages[-1].text
    assert await ended(house, who.phone) == (True, True)
    assert (await text(house, who.phone, "stop the reminders")).messages == ()


async def test_a_sentence_takes_nothing_up_where_nothing_was_ended(house: House) -> None:
    who = await house.patient()
    await text(house, who.phone, "hello")
    await text(house, who.phone, "text me again")
    assert await rows(house, who.phone) == ()


async def test_in_the_chat_the_proven_patient_ends_reminders_and_takes_them_up(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await house.to_read_back(talk, who)
    reply = await talk.say("please stop sending me reminders")
    assert "won't get reminders" in reply.messages[-1].text
    assert await ended(house, who.phone) == (False, True)
    reply = await talk.say("send me reminders again please")
    assert "reminders by text again" in reply.messages[-1].text
    assert await ended(house, who.phone) == (False, False)


async def test_in_the_chat_nobody_lifts_a_stop(house: House) -> None:
    who, talk, stranger = await house.patient(), await house.talk(), await house.talk()
    await text(house, who.phone, "STOP")
    await house.to_read_back(talk, who)
    for chat in (talk, stranger):
        assert "text START" in (await chat.say("text me again")).messages[-1].text
    assert await is_opted_out(house, who.phone)


async def test_in_the_chat_a_strangers_wish_to_end_reminders_goes_to_the_staff(house: House) -> None:
    talk = await house.talk()
    reply = await talk.say("no more reminders")
    assert "asked our staff to end the reminders" in reply.messages[-1].text
    assert reply.state == "with_staff"


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
        assert await why_not(session, strict, patient, now) == "no_consent"
        await ContactLedger(session).record(who.phone, Keyword.START, now, proof="form 7", purpose=purpose)
        counts = purpose in ("texting", "reminders")
        assert await why_not(session, strict, patient, now) == (None if counts else "no_consent")


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
