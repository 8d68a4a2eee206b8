"""What every driver gives back: what the persona saw or heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Said:
    """One message as the channel carried it. `kind` and `choices` only where the channel can show them."""

    text: str
    kind: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Everything the channel gave back for one action."""

    messages: tuple[Said, ...] = ()

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n".join(m.text for m in self.messages)


class Driver(Protocol):
    """A persona's end of one channel."""

    conversation_id: UUID | None
    """Known at once in chat and terminal; None where the address finds the conversation."""

    async def open(self) -> Answer:
        """Starts a conversation (dials the number, opens the page)."""
        ...

    async def say(self, text: str) -> Answer:
        """Types, texts or speaks."""
        ...

    async def press(self, digits: str) -> Answer:
        """Presses keys; where there is no keypad, types them."""
        ...

    async def again(self) -> Answer:
        """The channel delivers the last message a second time."""
        ...

    async def silence(self) -> Answer:
        """Says nothing until the line gives up waiting."""
        ...

    async def hang_up(self) -> Answer:
        """Ends the call, or closes the page."""
        ...
