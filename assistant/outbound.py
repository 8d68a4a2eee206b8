"""How texts and calls leave outside a reply: codes, reminders, a colleague's answer. Channels implement it."""

from __future__ import annotations

from typing import Literal, Protocol

from language.types import Lang


class Outbound(Protocol):
    """Sends a text or speaks it in a call. The same `key` sends once."""

    async def send(self, channel: Literal["sms", "call"], to: str, text: str, lang: Lang, key: str) -> None:
        """Send `text` to the E.164 number `to`; a typed error of `runtime.errors` when it cannot be sent."""
