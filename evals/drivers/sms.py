"""Texting: signed webhooks of Twilio's Messaging API."""

from __future__ import annotations

from uuid import UUID

from evals.drivers.base import Answer, Said
from evals.drivers.twiml import ACCOUNT, CLINIC, Twiml, Webhooks
from runtime.database import new_id


class SmsDriver:
    """One phone that texts. Nothing is said before the first text."""

    def __init__(self, webhooks: Webhooks, phone: str) -> None:
        """`phone` is E.164."""
        self._webhooks, self._phone = webhooks, phone
        self._last: dict[str, str] = {}
        self.conversation_id: UUID | None = None

    async def open(self) -> Answer:
        """Nothing happens until the person texts."""
        return Answer()

    async def say(self, text: str) -> Answer:
        """One inbound message."""
        sid = f"SM{new_id().hex}"
        self._last = {
            "MessageSid": sid, "SmsMessageSid": sid, "SmsSid": sid, "AccountSid": ACCOUNT,
            "From": self._phone, "To": CLINIC, "Body": text, "NumMedia": "0", "NumSegments": "1",
        }  # fmt: skip
        return await self.again()

    async def press(self, digits: str) -> Answer:
        """Digits are texted."""
        return await self.say(digits)

    async def again(self) -> Answer:
        """The same MessageSid once more, as Twilio does after a timeout."""
        return _answer(await self._webhooks.post("/twilio/sms", self._last))

    async def silence(self) -> Answer:
        """Nothing is texted."""
        return Answer()

    async def hang_up(self) -> Answer:
        """There is nothing to hang up."""
        return Answer()


def _answer(twiml: Twiml) -> Answer:
    return Answer(tuple(Said(text) for text in twiml.texts))
