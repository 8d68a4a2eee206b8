"""Calls by speech and keypad."""

from __future__ import annotations

import httpx
import pytest

from assistant.messages import State
from channels.http.app import create_app
from channels.http.limits import Limits
from runtime.errors import Conflict
from tests.channels.conftest import in_process
from tests.channels.fakes import HEARD, READ_BACK, FakeApp
from tests.channels.phoning import Caller, Signed


@pytest.fixture
def caller(client: httpx.AsyncClient) -> Caller:
    """One call."""
    return Caller(client)


async def test_a_call_is_greeted_with_a_menu_and_the_other_language(caller: Caller) -> None:
    await caller.dial()
    assert caller.soft[0] == "Hi, I am the automated assistant."
    assert "press one to book" in caller.soft[1]
    assert caller.soft[2] == "Para español, oprima el dos."
    gather = caller.gather
    assert (gather.get("input"), gather.get("language"), gather.get("numDigits")) == ("dtmf speech", "en-US", "1")
    assert gather.get("actionOnEmptyResult") == "true"


async def test_two_brings_spanish_and_stays_spanish(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.press("2")
    assert caller.soft[0].startswith("Hola")
    assert (caller.gather.get("language"), caller.gather.findall("Say")[0].get("language")) == ("es-US", "es-US")
    await caller.press("3")
    assert app.conversations.heard[-1].text == "Quiero cancelar una cita"


@pytest.mark.parametrize(
    ("key", "words"),
    [("1", "book"), ("3", "cancel"), ("4", "move"), ("0", "person")],
)
async def test_a_key_of_the_menu_says_what_it_means(caller: Caller, app: FakeApp, key: str, words: str) -> None:
    await caller.dial()
    await caller.press(key)
    assert words in app.conversations.heard[-1].text


async def test_speech_goes_to_the_conversation_as_it_was_heard(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say(" my heart has been fluttering ")
    heard = app.conversations.heard[-1]
    assert (heard.text, heard.keypad, heard.channel, heard.call) == (
        "my heart has been fluttering",
        False,
        "voice",
        "CA1",
    )


async def test_an_option_is_chosen_by_its_number(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("cardiology please")
    await caller.press("2")
    assert (app.conversations.heard[-1].text, app.conversations.heard[-1].keypad) == ("2", True)


async def test_a_read_back_cannot_be_cut_short_and_counts_as_heard_only_at_the_next_webhook(
    caller: Caller, app: FakeApp
) -> None:
    await caller.dial()
    await caller.say("the first one")
    assert caller.firm == [READ_BACK]
    assert caller.soft == ["Say yes or no. Or press one for yes, two for no."]
    read_back = app.conversations.answers[next(reversed(app.conversations.answers))].messages[0].id
    assert read_back not in app.conversations.arrived
    await caller.press("1")
    assert read_back in app.conversations.arrived
    assert app.conversations.heard[-1].text == "yes"
    assert any("booked" in text for text in caller.soft)


async def test_hanging_up_during_a_read_back_leaves_it_undelivered(
    caller: Caller, client: httpx.AsyncClient, app: FakeApp
) -> None:
    await caller.dial()
    await caller.say("the first one")
    before = list(app.conversations.arrived)
    form = {"CallSid": "CA1", "From": "+12025550110", "CallStatus": "completed"}
    assert (await Signed(client).raw("/twilio/voice/status", form)).status_code == 204
    assert app.conversations.arrived == before


async def test_two_to_a_read_back_is_no(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("the first one")
    await caller.press("2")
    assert app.conversations.heard[-1].text == "no"


async def test_a_yes_that_was_hardly_heard_is_asked_again(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("the first one")
    heard = len(app.conversations.heard)
    await caller.say("yes", confidence="0.31")
    assert len(app.conversations.heard) == heard
    assert caller.firm == ["I am not sure I heard you right.", READ_BACK]
    await caller.say("yes", confidence="0.92")
    assert app.conversations.heard[-1].text == "yes"


async def test_a_code_is_gathered_by_its_length(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("I need a code")
    assert caller.gather.get("numDigits") == "6"
    await caller.press("112233")
    assert (app.conversations.heard[-1].text, app.conversations.heard[-1].keypad) == ("112233", True)


async def test_whether_it_was_heard_right_is_answered_by_one_key_or_a_clear_yes(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("seven seven")
    assert caller.soft == [HEARD, "Say yes or no. Or press one for yes, two for no."]
    await caller.say("yes", confidence="0.31")
    assert app.conversations.heard[-1].text == "seven seven"
    await caller.press("1")
    assert app.conversations.heard[-1].text == "yes"


async def test_zero_calls_a_person_also_where_digits_are_awaited(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("I need a code")
    await caller.press("0")
    assert "person" in app.conversations.heard[-1].text


async def test_silence_is_met_with_the_same_question_and_then_goodbye(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("cardiology please")
    for _ in range(2):
        await caller.silence()
        assert caller.firm == ["I did not hear anything."]
        assert caller.soft[-1] == "Which one works for you?"
    await caller.silence()
    assert caller.hung_up
    assert "Nothing was changed" in caller.firm[0]
    assert len(app.conversations.heard) == 1


async def test_silence_after_the_greeting_offers_the_menu_again(caller: Caller) -> None:
    await caller.dial()
    await caller.silence()
    assert caller.soft[0] == "I did not hear anything."
    assert "press one to book" in caller.soft[1]


async def test_speaking_again_forgives_the_silences(caller: Caller) -> None:
    await caller.dial()
    await caller.silence()
    await caller.silence()
    await caller.say("cardiology please")
    await caller.silence()
    assert not caller.hung_up


async def test_a_webhook_delivered_twice_has_one_effect(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    action = caller.action
    await caller.again(action, {"SpeechResult": "cardiology please"})
    first = caller.soft
    await caller.again(action, {"SpeechResult": "cardiology please"})
    assert caller.soft == first
    assert len(app.conversations.heard) == 1


async def test_an_emergency_is_said_to_its_end(caller: Caller) -> None:
    await caller.dial()
    await caller.say("I have chest pain")
    assert "911" in caller.firm[0]


async def test_a_caller_who_waits_for_staff_may_keep_talking_or_hang_up(caller: Caller) -> None:
    await caller.dial()
    await caller.press("0")
    await caller.say("are you there")
    assert "hang up" in caller.soft[0]
    await caller.silence()
    assert caller.hung_up
    assert "Our staff has your message" in caller.firm[0]


async def test_a_closed_conversation_ends_the_call(caller: Caller) -> None:
    await caller.dial()
    await caller.say("bye")
    assert caller.hung_up
    assert caller.firm == ["Take care."]


async def test_trouble_on_our_side_is_said_and_asked_again_and_ends_at_last(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    app.conversations.trouble = Conflict("Busy.", code="busy")
    for _ in range(2):
        await caller.say("cardiology please")
        assert "nothing is lost" in caller.soft[0]
    app.conversations.trouble = None
    await caller.say("cardiology please")
    assert caller.soft[-1] == "Which one works for you?"


async def test_trouble_that_stays_ends_with_an_honest_goodbye(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    app.conversations.trouble = Conflict("Busy.", code="busy")
    for _ in range(3):
        await caller.say("cardiology please")
    assert caller.hung_up


async def test_the_language_can_be_changed_in_the_middle(caller: Caller, app: FakeApp) -> None:
    await caller.dial()
    await caller.say("the first one")
    await caller.press("2")
    await caller.press("2")
    assert (app.conversations.heard[-1].text, app.conversations.heard[-1].language) == ("Español por favor", "es")
    assert caller.gather.get("language") == "es-US"


async def test_a_webhook_with_a_place_of_its_own_making_is_refused(client: httpx.AsyncClient, app: FakeApp) -> None:
    form = {"CallSid": "CA1", "From": "+12025550110"}
    assert (await Signed(client).raw("/twilio/voice/turn?keys=admin", form)).status_code == 400
    assert app.conversations.rooms == {} or all(r.state is State.OPEN for r in app.conversations.rooms.values())


async def test_a_number_that_calls_too_fast_is_told_goodbye_but_an_emergency_is_heard(app: FakeApp) -> None:
    async with in_process(create_app(app, limits=Limits(turns_per_number=2))) as client:
        caller = Caller(client)
        await caller.dial()
        await caller.say("cardiology please")
        twiml = await caller.say("I have crushing chest pain")
        assert twiml.find("Hangup") is None
        assert (await Caller(client, "CA2").dial()).find("Hangup") is not None
    assert [m.text for m in app.conversations.heard][-1] == "I have crushing chest pain"
