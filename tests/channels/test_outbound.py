"""Texts and calls that leave by themselves, against a stand-in for Twilio's API."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import httpx
import pytest
from redis.asyncio import Redis

from channels.twilio.outbound import SENDING, TwilioOutbound
from runtime import errors
from runtime.crypto import KeyRing
from runtime.database import new_id
from runtime.settings import Settings

PHONE = "+12025550110"
Answer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
def settings() -> Settings:
    """A program with Twilio's keys."""
    return Settings(
        environment="development",
        public_url="https://clinic.example.com",
        twilio_account_sid="AC" + "1" * 32,
        twilio_auth_token="a-long-token",
        twilio_from="+12025550100",
    )


class Twilio:
    """Answers by rote and remembers the forms."""

    def __init__(self, status: int = 201, code: int = 0) -> None:
        """`code` is Twilio's own error code."""
        self.status, self.code = status, code
        self.asked: list[tuple[str, dict[str, list[str]]]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """One request."""
        self.asked.append((request.url.path, parse_qs(request.content.decode())))
        if self.status >= 400:
            body = {"code": self.code, "message": f"refused for {PHONE}", "status": self.status}
            return httpx.Response(self.status, json=body)
        return httpx.Response(201, json={"sid": f"SM{new_id().hex}"})


def outbound(settings: Settings, redis: Redis, answer: Answer) -> TwilioOutbound:
    """Ours, with this stand-in behind it."""
    return TwilioOutbound(settings, redis, httpx.MockTransport(answer))


async def test_a_text_is_sent_once_per_key(settings: Settings, redis: Redis, keyring: KeyRing) -> None:
    twilio, key = Twilio(), str(new_id())
    sender = outbound(settings, redis, twilio)
    for _ in range(2):
        await sender.send("sms", PHONE, "Lakeside: your code is 112233.", "en", key)
    await sender.close()
    assert len(twilio.asked) == 1
    path, form = twilio.asked[0]
    assert path.endswith("/Messages.json")
    assert (form["To"], form["From"]) == ([PHONE], ["+12025550100"])
    assert form["StatusCallback"] == [f"https://clinic.example.com/twilio/sms/status?said={key}"]


async def test_a_sending_that_died_is_neither_taken_for_sent_nor_repeated_at_once(
    settings: Settings, redis: Redis, keyring: KeyRing
) -> None:
    twilio = Twilio()
    sender = outbound(settings, redis, twilio)
    await redis.set(f"careline:outbound:{keyring.digest('k')}", SENDING)
    with pytest.raises(errors.UnavailableError):
        await sender.send("sms", PHONE, "x", "en", "k")
    assert twilio.asked == []


async def test_a_key_that_is_no_message_asks_for_no_status(settings: Settings, redis: Redis, keyring: KeyRing) -> None:
    twilio = Twilio()
    await outbound(settings, redis, twilio).send("sms", PHONE, "x", "en", "code:7")
    assert "StatusCallback" not in twilio.asked[0][1]


async def test_a_call_speaks_the_text_in_its_language(settings: Settings, redis: Redis, keyring: KeyRing) -> None:
    twilio = Twilio()
    await outbound(settings, redis, twilio).send("call", PHONE, "Su código es 1, 1, 2 & 3.", "es", "call:1")
    path, form = twilio.asked[0]
    assert path.endswith("/Calls.json")
    assert 'language="es-US"' in form["Twiml"][0]
    assert "2 &amp; 3" in form["Twiml"][0]


@pytest.mark.parametrize(
    ("status", "code", "kind", "slug"),
    [
        (400, 21610, errors.NotAllowed, "opted_out"),
        (400, 21211, errors.InvalidInput, "bad_number"),
        (401, 20003, errors.ConfigurationError, "configuration"),
        (429, 20429, errors.RateLimited, "twilio_busy"),
        (503, 20503, errors.UnavailableError, "twilio_fault"),
        (400, 21999, errors.InvalidInput, "invalid_input"),
    ],
)
async def test_refusals_are_typed_name_nobody_and_leave_the_key_free(
    settings: Settings,
    redis: Redis,
    keyring: KeyRing,
    status: int,
    code: int,
    kind: type[errors.CarelineError],
    slug: str,
) -> None:
    twilio = Twilio(status, code)
    sender = outbound(settings, redis, twilio)
    with pytest.raises(kind) as refused:
        await sender.send("sms", PHONE, "secret words", "en", "k")
    assert refused.value.code == slug
    assert PHONE not in str(refused.value) and "secret" not in str(refused.value)
    assert refused.value.__cause__ is None
    twilio.status = 201
    await sender.send("sms", PHONE, "secret words", "en", "k")
    assert len(twilio.asked) == 2


async def test_a_line_that_is_down_is_unavailable(settings: Settings, redis: Redis, keyring: KeyRing) -> None:
    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("timed out", request=request)

    with pytest.raises(errors.UnavailableError):
        await outbound(settings, redis, down).send("sms", PHONE, "x", "en", "k")


def test_without_keys_it_does_not_start(redis: Redis) -> None:
    with pytest.raises(errors.ConfigurationError):
        TwilioOutbound(Settings(environment="development"), redis)
