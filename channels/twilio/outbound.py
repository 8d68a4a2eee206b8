"""Texts and calls that leave by themselves, by Twilio's REST API."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

import httpx
import structlog
from redis.asyncio import Redis
from twilio.base.exceptions import TwilioRestException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client
from twilio.twiml.voice_response import VoiceResponse

from channels.twilio.segments import MAX_CHARS, plain, segments
from channels.twilio.sms import status_url
from channels.twilio.twiml import LOCALE, VOICE
from language.types import Lang
from runtime import errors
from runtime.crypto import installed
from runtime.errors import CarelineError
from runtime.settings import Settings

log = structlog.get_logger()

TIMEOUT_SECONDS = 10.0
SENDING = "sending"
SENDING_SECONDS = 60
"""How long a sending that died keeps its key from being tried again."""

SENT_SECONDS = 7 * 24 * 3600
OPTED_OUT = 21610
BAD_NUMBERS = frozenset({21211, 21214, 21217, 21219, 21401, 21407, 21421, 21612, 21614, 13223, 13224})


class HttpxClient(AsyncHttpClient):  # type: ignore[misc]
    """Lets Twilio's library speak through httpx, with a time limit."""

    def __init__(self, transport: httpx.AsyncBaseTransport | None = None) -> None:
        """`transport` is another way out, for tests."""
        super().__init__(log, True, TIMEOUT_SECONDS)
        self._http = httpx.AsyncClient(transport=transport, timeout=TIMEOUT_SECONDS)

    async def request(self, method: str, url: str, **options: Any) -> Response:
        """One request; nothing of it is logged. The time limit is this client's own."""
        passed: dict[str, Any] = {key: options.get(key) for key in ("params", "data", "headers", "auth")}
        answer = await self._http.request(method, url, **passed)
        return Response(answer.status_code, answer.text, answer.headers)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


class TwilioOutbound:
    """An `assistant.outbound.Outbound` that reaches real phones."""

    def __init__(self, settings: Settings, redis: Redis, transport: httpx.AsyncBaseTransport | None = None) -> None:
        """ConfigurationError unless account, token and number are set."""
        token = settings.twilio_auth_token
        if not (settings.twilio_account_sid and token and settings.twilio_from):
            raise errors.ConfigurationError(
                "Texts and calls are not set up.", hint="Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM."
            )
        self._from, self._base_url, self._redis = settings.twilio_from, settings.base_url, redis
        self._http = HttpxClient(transport)
        self._client = Client(settings.twilio_account_sid, token.get_secret_value(), http_client=self._http)

    async def send(self, channel: Literal["sms", "call"], to: str, text: str, lang: Lang, key: str) -> None:
        """Text or call `to` (E.164). The same key is sent once; typed errors hold neither number nor text."""
        mark = f"careline:outbound:{installed().digest(key)}"
        if not await self._redis.set(mark, SENDING, nx=True, ex=SENDING_SECONDS):
            if await self._redis.get(mark) == SENDING:
                raise errors.UnavailableError("It is being sent.", hint="Try again in a minute.", code="being_sent")
            return
        try:
            sid = await (self._text(to, text, key) if channel == "sms" else self._call(to, text, lang))
        except (TwilioRestException, httpx.HTTPError) as error:
            await self._redis.delete(mark)
            raise _typed(error) from None
        await self._redis.set(mark, sid, ex=SENT_SECONDS)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.close()

    async def _text(self, to: str, text: str, key: str) -> str:
        body = plain(text)[:MAX_CHARS]
        how = segments(body)
        callback = status_url(self._base_url, [key]) if _is_id(key) else None
        extra = {"status_callback": callback} if callback else {}
        message = await self._client.messages.create_async(to=to, from_=self._from, body=body, **extra)
        log.info("text sent", encoding=how.encoding, segments=how.count)
        return str(message.sid)

    async def _call(self, to: str, text: str, lang: Lang) -> str:
        twiml = VoiceResponse()
        twiml.pause(length=1)
        twiml.say(text, language=LOCALE[lang], voice=VOICE[lang])
        call = await self._client.calls.create_async(to=to, from_=self._from, twiml=str(twiml))
        return str(call.sid)


def _is_id(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _typed(error: Exception) -> CarelineError:
    if not isinstance(error, TwilioRestException):
        return errors.UnavailableError("Twilio does not answer.", hint="Try again later.", code="twilio_unreachable")
    if error.code == OPTED_OUT:
        return errors.NotAllowed("This number has opted out of texts.", hint="Reach them otherwise.", code="opted_out")
    if error.code in BAD_NUMBERS:
        return errors.InvalidInput("This number cannot be reached.", hint="Ask for another.", code="bad_number")
    if error.status in (401, 403):
        return errors.ConfigurationError("Twilio refuses our keys.", hint="Check TWILIO_ACCOUNT_SID and its token.")
    if error.status == 429:
        return errors.RateLimited("Twilio asks us to slow down.", hint="Try again later.", code="twilio_busy")
    if error.status >= 500:
        return errors.UnavailableError("Twilio has a fault.", hint="Try again later.", code="twilio_fault")
    return errors.InvalidInput(f"Twilio refuses this (error {error.code}).", hint="See Twilio's error list.")
