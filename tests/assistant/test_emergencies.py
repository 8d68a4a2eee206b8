"""An emergency stops everything: what was read back is void, nothing is arranged until it is over; who knows is told truly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from assistant.models import Conversation, HandOver, OutgoingText
from guardrails.models import Consent
from language.frame import Frame
from runtime.errors import NotAllowed
from scheduler_core.models import Visit
from tests.assistant.conftest import House, Talk

HEART = "my chest hurts so bad and my left arm is numb"
FINE = "I'm fine, it's nothing, I just want my appointment"
pytestmark = pytest.mark.asyncio(loop_scope="session")

NIGHT = datetime(2026, 3, 4, 4, tzinfo=UTC)
"""Eleven at night at the hospital."""


def words(talk: Talk) -> str:
    return " ".join(m.text for m in talk.replies[-1].messages)


async def held(house: House, talk: Talk) -> list[Visit]:
    """Times that are kept for this conversation."""
    async with house.app.database.begin() as session:
        mine = (Visit.holder == f"conversation:{talk.id}") & (Visit.status == "proposed")
        return list((await session.execute(select(Visit).where(mine))).scalars())


async def hand_over(house: House, talk: Talk) -> HandOver:
    async with house.app.database.begin() as session:
        return (await session.execute(select(HandOver).where(HandOver.conversation_id == talk.id))).scalar_one()


class TestOverAReadBack:
    async def test_a_yes_after_the_alarm_books_nothing(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        reply = await talk.say(HEART)
        assert (reply.state, reply.messages[0].kind) == ("with_staff", "emergency")
        assert await held(house, talk) == []
        for yes in ("yes", "yes please book it", "the first one", "1"):
            await talk.say(yes)
            assert "911" in words(talk)
        assert await house.visits(patient) == []
        async with house.app.database.begin() as session:
            query = select(Consent.voided_why).where(Consent.conversation_id == talk.id)
            assert set((await session.execute(query)).scalars()) == {"emergency"}

    async def test_once_it_is_over_the_wish_goes_on_to_a_new_read_back(self, house: House) -> None:
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        await talk.say(HEART)
        reply = await talk.say(FINE)
        assert reply.messages[-1].kind == "read_back", words(talk)
        assert (await hand_over(house, talk)).closed_at is None
        await talk.say("yes")
        assert len(await house.visits(patient)) == 1


class TestInTheMiddle:
    async def test_the_dialog_does_not_go_on(self, house: House) -> None:
        talk = await house.talk()
        await house.to_offers(talk)
        await talk.say("my father is having a stroke, his face is drooping")
        await talk.say("the first one")
        assert "911" in words(talk)
        assert await held(house, talk) == []

    async def test_what_is_said_meanwhile_is_answered_in_different_words_without_a_menu(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("crushing chest pain")
        answers = []
        for text in ("ok", "never mind", "where do I park?"):
            await talk.say(text)
            answers.append(words(talk))
        assert len(set(answers)) == 3
        assert all("911" in answer for answer in answers)

    async def test_a_new_emergency_alarms_anew_and_adds_its_number(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("I want to kill myself")
        await talk.say("ok")
        assert "988" in words(talk)
        await talk.say("I can't breathe")
        assert talk.replies[-1].messages[0].kind == "emergency"
        await talk.say("ok")
        assert {"911", "988"} <= set(words(talk).replace(".", " ").replace(",", " ").split())

    async def test_in_spanish(self, house: House) -> None:
        talk = await house.talk("es")
        await talk.say("me duele mucho el pecho y no puedo respirar")
        await talk.say("la primera")
        assert "llame al 911" in words(talk)
        await talk.say("ya estoy bien, no era nada")
        assert "911" not in words(talk)


class TestOver:
    @pytest.mark.parametrize("text", ["false alarm", "I'm ok now", "no, it's not an emergency", "that was a mistake"])
    async def test_who_says_so_is_helped_again(self, house: House, text: str) -> None:
        talk = await house.talk()
        await talk.say("crushing chest pain")
        await talk.say(text)
        assert "911" not in words(talk)
        await talk.say("I need a check-up next week")
        assert talk.replies[-1].messages[0].kind != "emergency"

    async def test_after_words_of_self_harm_being_fine_is_not_enough(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("I want to kill myself")
        await talk.say("I'm fine")
        assert "988" in words(talk)
        await talk.say("I'm safe now")
        assert "988" not in words(talk)

    async def test_staff_who_hand_the_conversation_back_end_it(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("crushing chest pain")
        row = await hand_over(house, talk)
        await house.app.desk.take(row.id, "dana")
        await house.app.desk.hand_back(row.id, "dana")
        async with house.app.database.begin() as session:
            conversation = await session.get(Conversation, talk.id)
            assert conversation is not None
            assert Frame.model_validate(conversation.frame).alarm is None
        await talk.say("I need a check-up next week")
        assert "911" not in words(talk)


class TestWhoKnows:
    async def test_pills_taken_in_order_to_die_name_both_numbers(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("I took all my pills because I want to die")
        assert "911" in words(talk)
        assert "988" in words(talk)

    async def test_with_nobody_on_duty_nobody_is_said_to_know(self, house: House) -> None:
        house.clock.set(NIGHT)
        talk = await house.talk()
        await talk.say("crushing chest pain")
        assert "I've let our staff know" not in words(talk)
        assert "don't wait for us" in words(talk)
        assert (await hand_over(house, talk)).promised_at is not None

    async def test_whoever_is_on_call_gets_a_text_without_a_word_about_the_patient(
        self, house: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        numbers = house.app.hospital.file.emergency.model_copy(update={"on_call": "+12025550199"})
        file = house.app.hospital.file.model_copy(update={"emergency": numbers})
        monkeypatch.setattr(house.app.hospital, "file", file)
        house.clock.set(NIGHT)
        talk = await house.talk()
        await talk.say("crushing chest pain")
        assert "on call" in words(talk)
        await talk.say("I can't breathe")
        async with house.app.database.begin() as session:
            query = select(OutgoingText).where(OutgoingText.key.startswith("on-call:"))
            paged = [row for row in (await session.execute(query)).scalars() if row.to == "+12025550199"]
        assert [row.text for row in paged] == ["Careline, Lakeside General: an emergency waits in the console."]


async def test_who_is_on_the_way_or_has_called_is_told_what_helps(house: House) -> None:
    talk = await house.talk()
    await talk.say("my father is having a stroke, his face is drooping")
    await talk.say("i'm driving him myself, which entrance")
    assert "Harbor Street" in words(talk)
    assert "911" in words(talk)
    await talk.say("ok i called 911")
    assert words(talk).startswith("Good.")
    await talk.say("im scared")
    assert "all right to be scared" in words(talk)
    await talk.say("the first one")
    assert "911" in words(talk)
    await talk.say("no no it's fine i feel ok now. i just want an appointment")
    assert "Which one works for you?" in words(talk)


async def test_who_has_no_more_of_a_medicine_is_told_not_to_wait(house: House) -> None:
    talk = await house.talk()
    await talk.say("i ran out of insulin and my appointment isn't til january")
    assert "call your pharmacy today" in words(talk)


async def test_who_asks_if_it_can_wait_gets_a_plain_answer(house: House) -> None:
    talk = await house.talk()
    await talk.say("my mom is 84 and fell yesterday, her hip hurts but she walks. should I take her to the er or wait")
    assert "emergency rooms are open day and night" in words(talk)


async def test_an_emergency_opens_a_conversation_that_was_closed(house: House) -> None:
    talk = await house.talk()
    async with house.app.database.begin() as session:
        row = await session.get(Conversation, talk.id)
        assert row is not None
        row.closed_at, row.state = house.clock.now(), "closed"
    with pytest.raises(NotAllowed):
        await talk.say("I need a check-up")
    reply = await talk.say("crushing chest pain")
    assert (reply.state, reply.messages[0].kind) == ("with_staff", "emergency")
    assert (await hand_over(house, talk)).urgent


class TestOnTheDesk:
    async def test_the_desk_says_what_sort_of_emergency_was_told_of(self, house: House) -> None:
        talk = await house.talk()
        await talk.say(HEART)
        assert [v.kinds for v in await house.app.desk.waiting() if v.conversation_id == talk.id] == [("cardiac",)]

    async def test_what_is_told_of_later_is_added_and_the_most_dangerous_comes_first(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("I don't want to live anymore")
        await talk.say("I took a whole bottle of pills")
        row = await hand_over(house, talk)
        assert row.kinds == ["overdose", "self_harm"]

    async def test_whoever_asked_for_a_person_before_is_an_alarm_of_its_kind_from_then_on(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("I want to talk to a person")
        assert (await hand_over(house, talk)).kinds == []
        await talk.say(HEART)
        row = await hand_over(house, talk)
        assert (row.urgent, row.kinds) == (True, ["cardiac"])

    async def test_alarms_in_which_minutes_decide_come_first_and_then_who_has_waited_longest(
        self, house: House
    ) -> None:
        said = ("I want to talk to a person", "I don't want to live anymore", HEART, "I can't breathe")
        talks = []
        for text in said:
            talks.append(await house.talk())
            await talks[-1].say(text)
            house.clock.advance(timedelta(minutes=1))
        here = [talk.id for talk in talks]
        order = [here.index(v.conversation_id) for v in await house.app.desk.waiting() if v.conversation_id in here]
        assert order == [2, 3, 1, 0]
