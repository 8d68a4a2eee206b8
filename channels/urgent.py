"""An emergency is answered whatever fails: no database, no Redis, too many messages at once, a conversation that is busy."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from assistant.emergencies import alone
from assistant.messages import InboundMessage, OutboundMessage, Reply, State
from assistant.wording import Speaker
from channels.http.problems import Unauthorised
from channels.ports import Conversations
from guardrails.emergency import Emergency, detect
from language.text.detect import detect as language_of
from language.text.normalise import clean
from language.text.tokens import tokenize
from language.types import Lang
from runtime.border import kind_of, let_go
from runtime.database import new_id
from runtime.errors import NotAllowed, RateLimited
from scheduler_core.hospital import Hospital

PATIENCE_SECONDS = 8.0
"""How long an emergency waits for the conversation's own answer; telephony waits fifteen."""

AGAIN_SECONDS = (2.0, 5.0, 15.0, 60.0, 300.0)
"""When it is tried again to store an emergency that was answered alone, so that staff get to know of it."""

log = structlog.get_logger(__name__)


async def _nothing() -> None:
    return


class Urgent:
    """The way of every message from a door to its conversation. Costs nothing while all goes well."""

    def __init__(self, conversations: Conversations, hospital: Hospital, speaker: Speaker) -> None:
        """`speaker` words what is said where `conversations` cannot answer; the numbers are those of `hospital`."""
        self._conversations, self._hospital, self._speaker = conversations, hospital, speaker
        self._later: set[asyncio.Task[object]] = set()

    async def handle(self, message: InboundMessage, first: Callable[[], Awaitable[None]] = _nothing) -> Reply:
        """The conversation's answer, after what must come `first`: proof of a token, a limit.

        Where either fails or takes long and the message tells of an emergency, the answer is whom to call (`kept` is
        False); every other failure is raised as it is, and so is Unauthorised.
        """
        message = replace(message, client_message_id=message.client_message_id or new_id().hex)
        usual = asyncio.create_task(self._usual(message, first))
        try:
            await asyncio.wait({usual}, timeout=PATIENCE_SECONDS)
        except asyncio.CancelledError:
            usual.cancel()
            raise
        if not usual.done() and (found := detect(message.text)) is not None:
            let_go(usual, self._later, "urgent.not_stored")
            return self._alone(message, found, "slow")
        try:
            return await usual
        except Unauthorised:
            raise
        except Exception as error:  # whatever it is: who is in danger gets an answer
            found = detect(message.text)
            if found is None:
                raise
            if not isinstance(error, NotAllowed | RateLimited):
                let_go(asyncio.create_task(self._again(message)), self._later, "urgent.not_stored")
            return self._alone(message, found, type(error).__name__)

    async def close(self) -> None:
        """Give up what is still tried."""
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def _usual(self, message: InboundMessage, first: Callable[[], Awaitable[None]]) -> Reply:
        await first()
        return await self._conversations.handle(message)

    async def _again(self, message: InboundMessage) -> None:
        for seconds in AGAIN_SECONDS:
            await asyncio.sleep(seconds)
            (found,) = await asyncio.gather(self._conversations.handle(message), return_exceptions=True)
            if not isinstance(found, BaseException):
                return
            log.warning("urgent.not_stored", error=kind_of(found))

    def _alone(self, message: InboundMessage, found: Emergency, why: str) -> Reply:
        log.error("urgent.answered_alone", channel=message.channel, why=why)
        lang = message.language or _language(message.text)
        text = self._speaker.word(alone(self._hospital, found), lang, message.channel)
        said = OutboundMessage(new_id(), text, "emergency")
        return Reply(message.conversation_id or said.id, (said,), State.WAITING, lang, kept=False)


def _language(text: str) -> Lang:
    return language_of(text, tokenize(clean(text)), "en")
