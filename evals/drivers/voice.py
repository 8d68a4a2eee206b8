"""Phoning: signed webhooks of Twilio's Voice API, `<Gather>` by speech and keypad."""

from __future__ import annotations

from uuid import UUID

from evals.drivers.base import Answer, Said
from evals.drivers.twiml import ACCOUNT, CLINIC, Gather, Twiml, Webhooks
from runtime.database import new_id
from runtime.errors import InvalidInput

_MOST_REDIRECTS = 5


class VoiceDriver:
    """One caller. Everything the line says is heard to its end before the caller speaks or presses."""

    def __init__(self, webhooks: Webhooks, phone: str) -> None:
        """`phone` is the caller id, E.164."""
        self._webhooks, self._phone = webhooks, phone
        self._call = ""
        self._gather: Gather | None = None
        self._last: tuple[str, dict[str, str]] = ("", {})
        self.conversation_id: UUID | None = None

    async def open(self) -> Answer:
        """Dials."""
        self._call = f"CA{new_id().hex}"
        return await self._post("/twilio/voice", {"CallStatus": "ringing", "Direction": "inbound"})

    async def say(self, text: str) -> Answer:
        """Speech, as the provider's recogniser heard it."""
        if not self._call:
            await self.open()
        return await self._gathered("speech", {"SpeechResult": text, "Confidence": "0.91"})

    async def press(self, digits: str) -> Answer:
        """Keys, all at once."""
        if not self._call:
            await self.open()
        return await self._gathered("dtmf", {"Digits": digits})

    async def silence(self) -> Answer:
        """The gather times out: its action with nothing in it, or the verb that follows it."""
        if self._gather is None or not self._gather.on_empty:
            return await self._post(self._last[0], {})
        return await self._post(self._gather.action, {})

    async def again(self) -> Answer:
        """The last webhook once more."""
        return await self._heard(await self._webhooks.post(*self._last))

    async def hang_up(self) -> Answer:
        """The status callback of a finished call."""
        form = self._form({"CallStatus": "completed", "CallDuration": "60"})
        await self._webhooks.post("/twilio/voice/status", form)
        self._call, self._gather = "", None
        return Answer()

    async def _gathered(self, way: str, heard: dict[str, str]) -> Answer:
        if self._gather is None or way not in self._gather.inputs:
            raise InvalidInput(f"the line does not listen for {way}", hint="", code="not-listening")
        return await self._post(self._gather.action, heard)

    async def _post(self, path: str, fields: dict[str, str]) -> Answer:
        self._last = (path, self._form({"CallStatus": "in-progress", **fields}))
        return await self._heard(await self._webhooks.post(*self._last))

    async def _heard(self, twiml: Twiml) -> Answer:
        said = list(twiml.texts)
        for _ in range(_MOST_REDIRECTS):
            if twiml.gather is not None or twiml.redirect is None:
                break
            twiml = await self._webhooks.post(twiml.redirect, self._form({"CallStatus": "in-progress"}))
            said += twiml.texts
        self._gather = twiml.gather
        return Answer(tuple(Said(text) for text in said))

    def _form(self, fields: dict[str, str]) -> dict[str, str]:
        return {"CallSid": self._call, "AccountSid": ACCOUNT, "From": self._phone, "To": CLINIC, **fields}
