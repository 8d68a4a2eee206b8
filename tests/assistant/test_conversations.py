"""The life of a conversation: one answer a message, one turn at a time, one effect whatever crashes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

import assistant.conversations as module
from assistant.life import CLOSE_AFTER
from assistant.messages import InboundMessage, Reply, State
from assistant.models import Message, ToolCall
from guardrails.models import Consent
from runtime.database import new_id
from runtime.errors import InvalidInput, NotAllowed, NotFound
from tests.assistant.conftest import House, Talk
from tools.models import Offer
from tools.offers import slot_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


def words(reply: Reply) -> str:
    return "\n".join(m.text for m in reply.messages)


async def rows(house: House, model: Any, talk: Talk, **equal: Any) -> list[Any]:
    async with house.app.database.begin() as session:
        query = select(model).where(model.conversation_id == talk.id).filter_by(**equal)
        return list((await session.execute(query)).scalars())


async def count_messages(house: House, talk: Talk) -> int:
    async with house.app.database.begin() as session:
        query = select(func.count()).select_from(Message).where(Message.conversation_id == talk.id)
        return int((await session.execute(query)).scalar_one())


class TestDelivery:
    async def test_a_duplicate_gets_the_stored_answer_and_has_no_second_effect(self, house: House) -> None:
        talk = await house.talk()
        first = await talk.say("I need a cardiologist next week", "same")
        kept, called = await count_messages(house, talk), len(await rows(house, ToolCall, talk))
        assert await talk.say("I need a cardiologist next week", "same") == first
        assert await count_messages(house, talk) == kept
        assert len(await rows(house, ToolCall, talk)) == called

    async def test_the_stored_answer_is_given_even_when_the_dialog_has_gone_on(self, house: House) -> None:
        talk = await house.talk()
        first = await talk.say("What are your visiting hours?", "question")
        await talk.say("I need a cardiologist next week")
        again = await talk.say("What are your visiting hours?", "question")
        assert again.messages == first.messages

    async def test_a_duplicate_yes_books_once(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        first = await talk.say("yes", "the-yes")
        assert await talk.say("yes", "the-yes") == first
        assert len(await house.visits(patient)) == 1

    async def test_the_same_delivery_twice_at_once_is_answered_once(self, house: House) -> None:
        talk = await house.talk()
        replies = await asyncio.gather(*(talk.say("hello", "at-once") for _ in range(8)))
        assert {reply.messages for reply in replies} == {replies[0].messages}
        assert len(await rows(house, Message, talk, who="assistant")) == 1 + len(replies[0].messages), (
            "and the greeting"
        )
        assert len(await rows(house, Message, talk, who="patient")) == 1

    async def test_two_messages_at_once_wait_for_each_other(self, house: House) -> None:
        talk = await house.talk()
        replies = await asyncio.gather(talk.say("I need a cardiologist next week"), talk.say("any news?"))
        asked = await rows(house, Message, talk, who="patient")
        assert all(m.answered_at is not None for m in asked)
        answered = [{m.id for m in r.messages} for r in replies]
        assert answered[0].isdisjoint(answered[1])

    async def test_the_same_message_in_two_conversations_is_two_messages(self, house: House) -> None:
        one, two = await house.talk(), await house.talk()
        first, second = await one.say("hello", "k"), await two.say("hello", "k")
        assert {m.id for m in first.messages}.isdisjoint({m.id for m in second.messages})

    async def test_texts_of_one_number_belong_to_one_conversation(self, house: House) -> None:
        handle = house.app.conversations.handle
        replies = [
            await handle(InboundMessage("sms", text, client_message_id=text, address="+12025559901"))
            for text in ("hello", "I need a cardiologist")
        ]
        assert len({r.conversation_id for r in replies}) == 1
        assert all(len(r.messages) == 1 for r in replies), "a text is answered with one text"

    async def test_a_message_to_nowhere_is_refused(self, house: House) -> None:
        with pytest.raises(NotFound):
            await house.app.conversations.handle(InboundMessage("chat", "hello", conversation_id=new_id()))
        with pytest.raises(InvalidInput):
            await house.app.conversations.handle(InboundMessage("chat", "hello"))

    async def test_only_its_own_token_opens_a_conversation(self, house: House) -> None:
        conversations = house.app.conversations
        one, two = await conversations.open("chat"), await conversations.open("chat")
        assert await conversations.authorise(one.id, one.token)
        assert not await conversations.authorise(one.id, two.token)
        assert not await conversations.authorise(one.id, "")
        assert not await conversations.authorise(new_id(), one.token)


@pytest.fixture
def crashing_once(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The next end of a turn fails after its tools have run, as when the process is killed between them."""
    crashes: list[str] = []
    real = module.finish

    async def finish(turn: Any, token: Any) -> Reply:
        if not crashes:
            crashes.append("down")
            raise RuntimeError("killed")
        return await real(turn, token)

    monkeypatch.setattr(module, "finish", finish)
    return crashes


class TestCrashes:
    async def test_a_booking_that_crashed_before_its_answer_is_one_booking_after_the_redelivery(
        self, house: House, request: pytest.FixtureRequest
    ) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        request.getfixturevalue("crashing_once")
        with pytest.raises(RuntimeError, match="killed"):
            await talk.say("yes", "the-yes")
        assert len(await house.visits(patient)) == 1
        again = await talk.say("yes", "the-yes")
        assert len(await house.visits(patient)) == 1
        assert "You're booked" in words(again)
        assert ".ics" in words(again), "the place, the preparation and the calendar come with it"
        assert not any(m.kind == "offer" for m in again.messages), "what is booked is not offered anew"
        assert "haven't" not in words(again)

    async def test_a_search_that_crashed_is_made_again(self, house: House, crashing_once: list[str]) -> None:
        talk = await house.talk()
        with pytest.raises(RuntimeError):
            await talk.say("I need a cardiologist next week", "ask")
        again = await talk.say("I need a cardiologist next week", "ask")
        assert crashing_once == ["down"]
        assert len(await rows(house, Message, talk, who="patient")) == 1
        assert any(m.kind == "offer" for m in again.messages)

    async def test_a_crash_leaves_the_conversation_free(self, house: House, crashing_once: list[str]) -> None:
        talk = await house.talk()
        with pytest.raises(RuntimeError):
            await talk.say("hello")
        assert (await talk.say("hello again")).messages

    async def test_the_service_restarts_in_the_middle_of_booking(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_offers(talk)
        await talk.say("the first one")
        async with house.another_process() as app:
            talk.app = app
            await talk.say(patient.name)
        async with house.another_process() as app:
            talk.app = app
            await talk.say(patient.born)
            await app.dispatcher.settled()
            await talk.say(await house.code(patient))
        async with house.another_process() as app:
            talk.app = app
            reply = await talk.say("yes")
        assert any(m.kind == "receipt" for m in reply.messages)
        assert len(await house.visits(patient)) == 1


class TestConsent:
    async def test_a_yes_to_a_read_back_that_was_delivered_books(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        assert any(m.kind == "receipt" for m in (await talk.say("yes")).messages)
        assert len(await house.visits(patient)) == 1
        assert [c.consumed_at is not None for c in await rows(house, Consent, talk)] == [True]

    async def test_a_yes_to_a_read_back_that_was_not_delivered_books_nothing(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_offers(talk)
        await talk.say_all("the first one", patient.name, patient.born)
        reply = await talk.say(await house.code(patient), deliver=False)
        assert reply.state == State.CONSENT
        await talk.say("yes", deliver=False)
        assert await house.visits(patient) == []

    async def test_a_read_back_that_bounced_is_void(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        reply = await house.to_read_back(talk, patient)
        await house.app.conversations.undelivered([m.id for m in reply.messages])
        await talk.say("yes", deliver=False)
        assert await house.visits(patient) == []

    async def test_a_late_yes_books_nothing_and_says_so(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        house.clock.advance(timedelta(minutes=16))
        reply = await talk.say("yes", deliver=False)
        assert await house.visits(patient) == []
        assert "expired" in words(reply)
        assert not any(m.kind == "receipt" for m in reply.messages)

    @pytest.mark.parametrize("answer", ["no", "no thanks", "yes, but on another day", "wait, make it Dr. Rao instead"])
    async def test_anything_but_a_yes_books_nothing(self, house: House, answer: str) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        await talk.say(answer)
        assert await house.visits(patient) == []
        assert all(c.consumed_at is None for c in await rows(house, Consent, talk))

    @pytest.mark.parametrize(
        "answer",
        [
            "yes after I check with my husband",
            "good question",
            "that one is too early",
            "is that a yes?",
            "ok I'll think about it",
            "yes?",
            "yes once you tell me the price",
            "yes, is it free?",
            "yes on the 28th",
            "why not Thursday",
            "yes and move it to Thursday",
            "yes with Dr. Mori",
            "fine, cancel everything",
            "sí, lo voy a pensar",
            "sí, si mi esposa puede",
        ],
    )
    async def test_half_a_yes_books_nothing(self, house: House, answer: str) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        await talk.say(answer)
        assert await house.visits(patient) == []

    @pytest.mark.parametrize(
        "answer",
        ["yesss", "sí, está bien", "yes, that's fine, thank you so much", "yes {day}", "yes and can I also park there"],
    )
    async def test_a_whole_yes_books(self, house: House, answer: str) -> None:
        talk, patient = await house.talk(), await house.patient()
        reply = await house.to_read_back(talk, patient)
        day = next(
            d
            for d in "Monday Tuesday Wednesday Thursday Friday Saturday".split()
            if any(d in m.text for m in reply.messages)
        )
        told = await talk.say(answer.format(day=day))
        assert len(await house.visits(patient)) == 1, [m.text for m in (*reply.messages, *told.messages)]

    async def test_a_yes_after_a_no_books_nothing(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        await talk.say_all("no", "yes")
        assert await house.visits(patient) == []

    async def test_yes_and_a_question_books_and_answers(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        reply = await talk.say("yes, and where can I park?")
        assert len(await house.visits(patient)) == 1
        assert "park" in words(reply).casefold()

    async def test_an_emergency_in_the_first_message_is_answered_in_its_language(self, house: House) -> None:
        talk = await house.talk()
        reply = await talk.say("me duele mucho el pecho y no puedo respirar")
        assert reply.messages[0].kind == "emergency"
        assert "Llame" in reply.messages[0].text or "llame" in reply.messages[0].text
        assert reply.lang == "es"

    async def test_an_emergency_over_a_read_back_books_nothing(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        reply = await talk.say("yes, and I have crushing chest pain right now")
        assert "911" in words(reply)
        assert await house.visits(patient) == []


class TestTime:
    async def test_a_quiet_conversation_is_closed_and_takes_no_more_words(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("hello")
        house.clock.advance(CLOSE_AFTER["chat"] + timedelta(minutes=1))
        await house.app.worker.drain()
        assert await house.app.conversations.state(talk.id) is State.CLOSED
        with pytest.raises(NotAllowed) as refusal:
            await talk.say("still there?")
        assert refusal.value.code == "conversation_closed"

    async def test_a_conversation_not_quiet_for_long_stays_open(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("hello")
        house.clock.advance(CLOSE_AFTER["chat"] - timedelta(minutes=1))
        await house.app.worker.drain()
        assert (await talk.say("still there?")).messages

    async def test_a_text_after_a_closed_conversation_opens_a_new_one(self, house: House) -> None:
        handle = house.app.conversations.handle
        first = await handle(InboundMessage("sms", "hello", client_message_id="a", address="+12025559902"))
        house.clock.advance(CLOSE_AFTER["sms"] + timedelta(minutes=1))
        await house.app.worker.drain()
        second = await handle(InboundMessage("sms", "hello", client_message_id="b", address="+12025559902"))
        assert second.conversation_id != first.conversation_id

    async def test_a_hand_over_that_waits_keeps_its_conversation_open(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("I want to talk to a person")
        house.clock.advance(CLOSE_AFTER["chat"] * 2)
        await house.app.worker.drain()
        assert await house.app.conversations.state(talk.id) is State.STAFF

    async def test_a_hold_that_lapsed_is_free_for_others(self, house: House) -> None:
        talk = await house.talk()
        await house.to_offers(talk)
        await talk.say("the first one")
        house.clock.advance(timedelta(minutes=30))
        await house.app.worker.drain()
        await house.app.worker.drain()
        async with house.app.database.begin() as session:
            from scheduler_core.models import Visit

            query = select(func.count()).select_from(Visit).where(Visit.status == "proposed")
            assert (await session.execute(query)).scalar_one() == 0

    async def test_a_lapsed_identity_must_be_proven_again_before_anything_is_told(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        await talk.say("yes")
        raw = "\n".join(line.text for line in await house.app.conversations.transcript(talk.id))
        assert patient.name in raw
        house.clock.advance(timedelta(hours=3))
        redacted = "\n".join(line.text for line in await house.app.conversations.transcript(talk.id))
        assert patient.name not in redacted
        reply = await talk.say("what appointments do I have?")
        assert "cardiolog" not in words(reply).casefold()
        assert "heart" not in words(reply).casefold()

    async def test_staff_see_the_redacted_transcript_even_of_who_is_verified(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        seen = "\n".join(line.text for line in await house.app.conversations.transcript(talk.id, for_staff=True))
        day = f"{patient.birth_date:%B} {patient.birth_date.day}"  # the month alone may be "May I have …"
        for part in (*patient.name.split(), day, str(patient.birth_date.year)):
            assert part not in seen


class TestStaff:
    async def test_while_a_colleague_holds_it_the_assistant_is_silent(self, house: House) -> None:
        talk = await handed_over(house)
        await house.app.desk.take((await view(house, talk)).id, "nurse")
        reply = await talk.say("are you there?")
        assert (reply.messages, reply.state) == ((), State.STAFF)

    async def test_a_lapsed_lease_gives_the_conversation_back_and_tells_the_patient(self, house: House) -> None:
        talk = await handed_over(house)
        await house.app.desk.take((await view(house, talk)).id, "nurse")
        house.clock.advance(timedelta(minutes=11))
        await house.app.worker.drain()
        await house.app.worker.drain()
        lines = [line.text for line in await house.app.conversations.transcript(talk.id)]
        assert sum("step away" in line for line in lines) == 1
        assert (await view(house, talk)).holder is None
        assert (await talk.say("are you there?")).messages

    async def test_an_answer_renews_the_lease(self, house: House) -> None:
        talk = await handed_over(house)
        await house.app.desk.take((await view(house, talk)).id, "nurse")
        house.clock.advance(timedelta(minutes=9))
        await house.app.desk.answer(talk.id, "nurse", "One moment, please.")
        house.clock.advance(timedelta(minutes=9))
        await house.app.worker.drain()
        assert (await view(house, talk)).holder == "nurse"

    async def test_nobody_answers_a_conversation_they_do_not_hold(self, house: House) -> None:
        talk = await handed_over(house)
        await house.app.desk.take((await view(house, talk)).id, "nurse")
        with pytest.raises(NotAllowed):
            await house.app.desk.answer(talk.id, "clerk", "Hello")

    async def test_handed_back_the_assistant_goes_on(self, house: House) -> None:
        talk = await handed_over(house)
        hand_over = await view(house, talk)
        await house.app.desk.take(hand_over.id, "nurse")
        await house.app.desk.hand_back(hand_over.id, "nurse")
        reply = await house.to_offers(talk)
        assert any(m.kind == "offer" for m in reply.messages)

    async def test_an_emergency_is_answered_even_while_a_colleague_holds_the_conversation(self, house: House) -> None:
        talk = await handed_over(house)
        await house.app.desk.take((await view(house, talk)).id, "nurse")
        assert "911" in words(await talk.say("I can't breathe and my chest hurts badly"))


async def handed_over(house: House) -> Talk:
    talk = await house.talk()
    assert (await talk.say("I want to talk to a person")).state == State.STAFF
    return talk


async def view(house: House, talk: Talk) -> Any:
    return next(v for v in await house.app.desk.waiting() if v.conversation_id == talk.id)


async def test_who_comes_in_a_wheelchair_is_offered_rooms_that_it_gets_to_and_told_so(house: House) -> None:
    talk = await house.talk()
    reply = await talk.say("I use a wheelchair. My heart has been fluttering, can I see someone next week?")
    assert "a wheelchair gets to" in " ".join(m.text for m in reply.messages)
    async with house.app.database.begin() as session:
        shown = (await session.execute(select(Offer).where(Offer.conversation_id == talk.id))).scalars().all()
    rooms = {a.resource for offer in shown for a in slot_of(offer).assignments}
    known = house.app.hospital.resources
    assert shown and all(known[key].accessible for key in rooms if known[key].kind == "room")
