"""Texts in and out by webhooks."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import httpx
import pytest

from assistant.messages import Reply, State
from channels.http.app import create_app
from channels.http.limits import Limits
from tests.channels.conftest import in_process
from tests.channels.fakes import FakeApp, message
from tests.channels.phoning import CLINIC, PHONE, Signed


def text_of(body: str, sid: str = "SM1") -> dict[str, str]:
    """The form of an incoming text."""
    return {"MessageSid": sid, "From": PHONE, "To": CLINIC, "Body": body, "NumMedia": "0"}


def bodies(twiml: ElementTree.Element) -> list[str]:
    """What is sent back."""
    return [e.text or "" for e in twiml.findall("Message")]


async def test_a_text_is_answered_in_the_webhook_and_its_answer_delivered(
    client: httpx.AsyncClient, app: FakeApp
) -> None:
    twiml = await Signed(client).post("/twilio/sms", text_of("cardiology please"))
    assert bodies(twiml)[1] == "Which one works for you?"
    assert len(app.conversations.arrived) == 2
    heard = app.conversations.heard[0]
    assert (heard.channel, heard.address, heard.client_message_id) == ("sms", PHONE, "SM1")


async def test_a_number_that_texts_too_fast_is_answered_no_more_but_for_an_emergency_and_stop(app: FakeApp) -> None:
    async with in_process(create_app(app, limits=Limits(texts_per_number=2))) as client:
        signed = Signed(client)
        for i in range(2):
            await signed.post("/twilio/sms", text_of("hi", f"SM{i}"))
        assert (await signed.raw("/twilio/sms", text_of("hi", "SM3"))).status_code == 429
        for i, text in enumerate(("I have crushing chest pain", "STOP")):
            await signed.post("/twilio/sms", text_of(text, f"SM1{i}"))
    assert [m.text for m in app.conversations.heard] == ["hi", "hi", "I have crushing chest pain", "STOP"]


async def test_a_second_delivery_of_a_text_has_no_second_effect(client: httpx.AsyncClient, app: FakeApp) -> None:
    first = await Signed(client).post("/twilio/sms", text_of("1"))
    again = await Signed(client).post("/twilio/sms", text_of("1"))
    assert bodies(first) == bodies(again)
    assert len(app.conversations.heard) == 1


async def test_a_picture_without_words_reaches_the_conversation_as_an_empty_text(
    client: httpx.AsyncClient, app: FakeApp
) -> None:
    await Signed(client).post("/twilio/sms", text_of("") | {"NumMedia": "1", "MediaUrl0": "https://x.example/1"})
    assert app.conversations.heard[0].text == ""


async def test_an_opted_out_number_gets_silence(client: httpx.AsyncClient) -> None:
    assert bodies(await Signed(client).post("/twilio/sms", text_of("silence"))) == []


async def test_a_long_answer_is_sent_in_pieces_that_twilio_takes(client: httpx.AsyncClient, app: FakeApp) -> None:
    await Signed(client).post("/twilio/sms", text_of("x"))
    room = next(iter(app.conversations.rooms.values()))
    long = message("“word” " * 400)
    app.conversations.answers[(room.id, "SM2")] = Reply(room.id, (long,), State.WAITING)
    sent = bodies(await Signed(client).post("/twilio/sms", text_of("more", "SM2")))
    assert len(sent) == 2
    assert all(len(s) <= 1600 and "“" not in s for s in sent)


@pytest.mark.parametrize(
    ("status", "arrived", "lost"), [("delivered", 1, 0), ("undelivered", 0, 1), ("failed", 0, 1), ("sent", 0, 0)]
)
async def test_a_status_tells_what_became_of_an_answer(
    client: httpx.AsyncClient, app: FakeApp, status: str, arrived: int, lost: int
) -> None:
    twiml = await Signed(client).post("/twilio/sms", text_of("1"))
    callback = urlsplit(twiml.findall("Message")[0].get("action", ""))
    app.conversations.arrived.clear()
    form = {"MessageSid": "SM9", "MessageStatus": status, "To": PHONE}
    answer = await Signed(client).raw(f"{callback.path}?{callback.query}", form)
    assert answer.status_code == 204
    assert (len(app.conversations.arrived), len(app.conversations.lost)) == (arrived, lost)
    assert {str(i) for i in app.conversations.arrived + app.conversations.lost} <= set(parse_qs(callback.query)["said"])


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
async def test_a_webhook_that_names_no_message_or_sender_is_refused(client: httpx.AsyncClient, missing: str) -> None:
    form = {key: value for key, value in text_of("hi").items() if key != missing}
    assert (await Signed(client).raw("/twilio/sms", form)).status_code == 400
