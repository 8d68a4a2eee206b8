"""Texts and calls that leave by themselves: queued with what decided on them, sent after the commit, tried again, never twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import structlog
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Conversation, Message, OutgoingText, Reminder, VisitNotice
from assistant.outbound import Outbound
from assistant.wording import Speaker
from guardrails.consent import Consents
from guardrails.doubted import is_doubted
from guardrails.identity import CodeMessage
from guardrails.optout import ContactLedger
from language.types import Lang, lang_of
from runtime.border import let_go
from runtime.clock import Clock
from runtime.database import Database, new_id
from runtime.errors import CarelineError, InvalidInput, NotAllowed
from runtime.jobs import Job, defer
from scheduler_core.hospital import Hospital
from tools.types import Fact

SEND = "texts.send"
"""The job that sends one text."""

LASTING = (NotAllowed, InvalidInput)
"""Refusals that no second try can change: the number has opted out, or is none."""

WORTH_SENDING = timedelta(hours=12)
"""How long a line of a conversation is worth sending when the way out is shut."""

BATCH = 50
AT_ONCE = 4
"""How many texts leave beside each other: each holds a connection to the database while the carrier takes its time."""

CODE = "code:"
"""What the key of a one-time code begins with."""

log = structlog.get_logger(__name__)


async def enqueue(
    session: AsyncSession,
    *,
    key: str,
    channel: Literal["sms", "call"],
    to: str | None,
    text: str,
    lang: Lang,
    expires_at: datetime,
) -> None:
    """Queue a text or call with the job that sends it, in the caller's transaction; the same key queues once."""
    values = {"key": key, "channel": channel, "to": to, "text": text, "lang": lang, "expires_at": expires_at}
    statement = insert(OutgoingText).values(id=new_id(), attempts=0, **values)
    added = statement.on_conflict_do_nothing(index_elements=["key"]).returning(OutgoingText.id)
    text_id = (await session.execute(added)).scalar_one_or_none()
    if text_id is not None:
        await defer(session, SEND, text=text_id)


async def write_to(session: AsyncSession, conversation: Conversation, line: Message) -> None:
    """Queue a line of a conversation as a text or call where the conversation has only a number."""
    if conversation.channel not in ("sms", "voice") or not conversation.address:
        return
    lang = lang_of(conversation.lang)
    channel: Literal["sms", "call"] = "sms" if conversation.channel == "sms" else "call"
    text, expires_at = line.text, line.at + WORTH_SENDING
    to, key = conversation.address, str(line.id)
    await enqueue(session, key=key, channel=channel, to=to, text=text, lang=lang, expires_at=expires_at)


class CodeNotifier:
    """Queues codes; see `guardrails.identity.Notifier`."""

    def __init__(self, speaker: Speaker, hospital: Hospital) -> None:
        """`speaker` words the text, which names the hospital and what the code is for."""
        self._speaker, self._hospital = speaker, hospital

    async def send_code(self, session: AsyncSession, message: CodeMessage) -> None:
        """Queue the code in the caller's transaction; a decoy is queued alike."""
        spoken = message.kind == "call"
        channel: Literal["voice", "sms"] = "voice" if spoken else "sms"
        purpose = self._speaker.word(Fact("code-purpose", {"opens": message.opens}), message.lang, channel)
        code = ", ".join(message.code) if spoken else message.code
        args = {"hospital": self._hospital.display_name, "code": code, "purpose": purpose}
        text = self._speaker.word(Fact("code-call" if spoken else "code-text", args), message.lang, channel)
        await enqueue(
            session,
            key=message.key,
            channel=message.kind,
            to=message.to,
            text=text,
            lang=message.lang,
            expires_at=message.expires_at,
        )


class Dispatcher:
    """Sends what is queued: beside the turn where somebody waits for it, else and again by its job."""

    def __init__(self, database: Database, outbound: Outbound, clock: Clock, consents: Consents) -> None:
        """`outbound` sends once per key, so a crash between sending and noting it is harmless."""
        self._database, self._outbound, self._clock, self._consents = database, outbound, clock, consents
        self._under_way, self._lines = set[asyncio.Task[None]](), asyncio.Semaphore(AT_ONCE)

    def job(self) -> Job:
        """The job that sends a text whose first try failed, or whose process died."""
        return Job(SEND, self._job)

    def soon(self) -> None:
        """Try what is queued while the caller goes on: to wait for the carrier would tell a decoy from a code.

        What fails is tried again by the job of each text.
        """
        task = asyncio.create_task(self._beside(), name="texts that leave")
        let_go(task, self._under_way, "outgoing.stopped")

    async def settled(self) -> None:
        """What `soon` has begun is over: for a phone that is looked at, and before the program ends."""
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def run_once(self) -> int:
        """Try what has not been tried yet; how many left. What fails is left to its job."""
        outcomes = [left async for left in self._fresh()]
        return sum(outcomes)

    async def _beside(self) -> None:
        async with self._lines:
            await self.run_once()

    async def _fresh(self) -> AsyncIterator[bool]:
        """Each text that nobody has tried, in a transaction of its own; whether it left."""
        fresh = OutgoingText.done_at.is_(None) & (OutgoingText.attempts == 0)
        query = select(OutgoingText).where(fresh).order_by(OutgoingText.id).limit(1).with_for_update(skip_locked=True)
        for _ in range(BATCH):
            async with self._database.begin() as session:
                row = (await session.execute(query)).scalar_one_or_none()
                if row is None:
                    return
                await self._send(session, row)
            yield row.done_at is not None and row.failed_why is None and row.to is not None

    async def _job(self, text: str) -> None:
        async with self._database.begin() as session:
            row = await session.get(OutgoingText, UUID(text), with_for_update=True)
            error = await self._send(session, row) if row is not None and row.done_at is None else None
        if error is not None:
            raise error

    async def _send(self, session: AsyncSession, row: OutgoingText) -> CarelineError | None:
        """Send it, or note why it never will be. The error is one that another try may get past."""
        now, lang = self._clock.now(), lang_of(row.lang)
        row.attempts += 1
        if row.to is None or row.expires_at <= now:
            row.done_at, row.failed_why = now, None if row.to is None else "expired"
            return None
        revoked = await _revoked(session, row.channel, row.to, row.key)
        if revoked is not None:
            row.done_at, row.failed_why = now, revoked
            return None
        try:
            await self._outbound.send(row.channel, row.to, row.text, lang, row.key)  # type: ignore[arg-type]
        except CarelineError as error:
            log.warning("outgoing.failed", code_=error.code, attempts=row.attempts)
            if not isinstance(error, LASTING):
                return error
            row.failed_why = error.code[:32]
        row.done_at = now
        if row.failed_why is None:
            await self._left(session, row.key, now)
        return None

    async def _left(self, session: AsyncSession, key: str, now: datetime) -> None:
        """A line of a conversation that has left counts as delivered, as in an answer, until its status says otherwise."""
        line = (Message.id == _id(key)) & Message.delivered_at.is_(None)
        statement = update(Message).where(line).values(delivered_at=now).returning(Message.consent_id)
        consent_id = (await session.execute(statement)).scalar_one_or_none()
        if consent_id is not None:
            await self._consents.delivered(session, consent_id, now)


async def _revoked(session: AsyncSession, channel: str, to: str, key: str) -> str | None:
    """Why a text must not leave any more, as a slug: consent was taken back since it was queued, or the number is not theirs.

    A code is what somebody asks for at this very moment.
    """
    if channel != "sms" or key.startswith(CODE):
        return None
    ledger = ContactLedger(session)
    if await ledger.is_opted_out(to):
        return "opted_out"
    if await is_doubted(session, to) and not await _of_staff(session, key):
        return "wrong_number"
    unasked = (select(t.id).where(t.line_id == _id(key)) for t in (Reminder, VisitNotice))
    for query in unasked:
        if await session.scalar(query) is not None:
            return "opted_out" if await ledger.is_opted_out(to, purpose="reminders") else None
    return None


async def _of_staff(session: AsyncSession, key: str) -> bool:
    """Whether it is a colleague's own line: they know whom they write to."""
    line = await session.get(Message, _id(key)) if _id(key) else None
    return line is not None and line.who == "staff"


def _id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
