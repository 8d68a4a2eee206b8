"""Twilio's end in tests: signed forms out, TwiML back as elements."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import httpx
from twilio.request_validator import RequestValidator

from tests.channels.conftest import PUBLIC, TWILIO_TOKEN

PHONE = "+12025550110"
CLINIC = "+12025550100"


class Signed:
    """Posts forms as Twilio does."""

    def __init__(self, client: httpx.AsyncClient, token: str = TWILIO_TOKEN, public: str = PUBLIC) -> None:
        """`public` is the address that Twilio was told."""
        self._client, self._public, self._validator = client, public, RequestValidator(token)

    def signature(self, path: str, form: Mapping[str, str]) -> str:
        """Over the public address and the form."""
        return str(self._validator.compute_signature(self._public + path, dict(form)))

    async def raw(self, path: str, form: Mapping[str, str]) -> httpx.Response:
        """The response as it is."""
        headers = {"X-Twilio-Signature": self.signature(path, form)}
        return await self._client.post(path, data=dict(form), headers=headers)

    async def post(self, path: str, form: Mapping[str, str]) -> ElementTree.Element:
        """The TwiML of a good response."""
        response = await self.raw(path, form)
        assert response.status_code == 200, response.text
        assert response.headers["content-type"].startswith("application/xml")
        return ElementTree.fromstring(response.text)


class Caller:
    """One call."""

    def __init__(self, client: httpx.AsyncClient, sid: str = "CA1") -> None:
        """Nothing is dialled yet."""
        self._signed, self._sid = Signed(client), sid
        self.twiml = ElementTree.Element("Response")

    async def dial(self) -> ElementTree.Element:
        """The first webhook."""
        return await self._post("/twilio/voice", {"CallStatus": "ringing"})

    async def press(self, digits: str) -> ElementTree.Element:
        """Keys."""
        return await self._post(self.action, {"Digits": digits})

    async def say(self, text: str, confidence: str = "0.9") -> ElementTree.Element:
        """Speech."""
        return await self._post(self.action, {"SpeechResult": text, "Confidence": confidence})

    async def silence(self) -> ElementTree.Element:
        """The gather ends with nothing."""
        return await self._post(self.action, {})

    async def again(self, path: str, form: Mapping[str, str]) -> ElementTree.Element:
        """Any webhook of this call."""
        return await self._post(path, form)

    @property
    def gather(self) -> ElementTree.Element:
        """What the line listens for."""
        found = self.twiml.find("Gather")
        assert found is not None
        return found

    @property
    def action(self) -> str:
        """Where the gather goes."""
        return self.gather.get("action", "")

    @property
    def firm(self) -> list[str]:
        """What is said outside the gather: it cannot be cut short."""
        return [e.text or "" for e in self.twiml.findall("Say")]

    @property
    def soft(self) -> list[str]:
        """What is said while listening."""
        return [e.text or "" for e in self.gather.findall("Say")]

    @property
    def hung_up(self) -> bool:
        """Whether the line ends the call."""
        return self.twiml.find("Hangup") is not None

    async def _post(self, path: str, form: Mapping[str, str]) -> ElementTree.Element:
        common = {"CallSid": self._sid, "From": PHONE, "To": CLINIC, "CallStatus": "in-progress"}
        self.twiml = await self._signed.post(path, {**common, **form})
        return self.twiml
