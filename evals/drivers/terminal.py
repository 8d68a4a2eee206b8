"""The terminal: straight to the conversations, as `careline chat` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from assistant.conversations import Conversations
from assistant.messages import InboundMessage, OutboundMessage
from evals.drivers.base import Answer, Said
from language.types import Lang
from runtime.database import new_id


class TerminalDriver:
    """One person at a terminal."""

    def __init__(self, conversations: Callable[[], Conversations], lang: Lang) -> None:
        """`conversations` gives them as they are now; `lang` is the language of the terminal."""
        self._conversations, self._lang = conversations, lang
        self._last: InboundMessage | None = None
        self.conversation_id: UUID | None = None

    async def open(self) -> Answer:
        """Opens a conversation and reads its greeting."""
        opened = await self._conversations().open("terminal", self._lang)
        self.conversation_id = opened.id
        return await self._shown(opened.greeting)

    async def say(self, text: str) -> Answer:
        """One line typed."""
        self._last = InboundMessage("terminal", text, self.conversation_id, new_id().hex)
        return await self.again()

    async def press(self, digits: str) -> Answer:
        """The digits are typed."""
        return await self.say(digits)

    async def again(self) -> Answer:
        """The same line with the same id."""
        assert self._last is not None
        reply = await self._conversations().handle(self._last)
        return await self._shown(reply.messages)

    async def silence(self) -> Answer:
        """Nothing is typed."""
        return Answer()

    async def hang_up(self) -> Answer:
        """The terminal is closed."""
        return Answer()

    async def _shown(self, messages: Iterable[OutboundMessage]) -> Answer:
        shown = tuple(messages)
        await self._conversations().delivered([m.id for m in shown])
        return Answer(tuple(Said(m.text, m.kind, m.choices) for m in shown))
