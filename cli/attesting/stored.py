"""What the database shows: the audit trail, opt-outs against what was sent, and what retention should have destroyed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Conversation, OutgoingText, Reminder, VisitNotice
from assistant.outgoing import CODE
from channels.privacy.retention import due
from cli.attesting.types import Check, judged, unchecked
from cli.audit import verify_in
from guardrails.optout import ContactLedger, Keyword, index_of
from runtime.audit import AuditEntry, record
from runtime.crypto import Digest
from runtime.database import Database
from runtime.settings import Settings
from scheduler_core.hospital import Hospital

ACTOR = "cli"
SLACK = timedelta(days=2)
"""How long after its time a transcript may still be there: the worker sweeps every minute, but may have been down."""

Said = dict[str, list[tuple[datetime, str]]]


async def trail(database: Database, settings: Settings) -> list[Check]:
    """The whole chain, row by row; and whether copies of its anchors lie outside the home folder."""
    verdict = await verify_in(database, settings, None, None, seal=False)
    broken = f"broken at {verdict['where']}: {verdict['why']}"
    whole = f"{verdict['rows']} sealed rows and {verdict['unsealed']} not sealed yet hold"
    copies = settings.audit_anchors
    elsewhere = (
        unchecked("audit anchors elsewhere", "CARELINE_AUDIT_ANCHORS is not set: copies lie beside the keys")
        if copies is None
        else judged("audit anchors elsewhere", copies.is_dir(), f"in {copies}; who can write there was not looked at")
    )
    return [judged("audit trail", bool(verdict["ok"]), whole if verdict["ok"] else broken), elsewhere]


async def opt_outs(database: Database, now: datetime) -> Check:
    """Whether any text left for a number that had opted out of it; codes are what somebody asks for at that moment."""
    async with database.begin() as session:
        await record(session, AuditEntry(ACTOR, "attest", "number", "all", "opt-outs against texts", now))
        said = await _said(session)
        unasked = await _unasked(session)
        sent = wrong = 0
        left = (OutgoingText.channel == "sms", OutgoingText.done_at.is_not(None), OutgoingText.failed_why.is_(None))
        query = select(OutgoingText.to, OutgoingText.key, OutgoingText.done_at).where(
            *left, OutgoingText.to.is_not(None)
        )
        async for to, key, at in await session.stream(query.where(OutgoingText.key.not_like(f"{CODE}%"))):
            assert to is not None  # the query says so
            assert at is not None
            number = index_of(to)
            sent += 1
            wrong += _ended(said, "texting", number, at)
            wrong += key in unasked and _ended(said, "reminders", number, at)
    if not sent:
        return unchecked("opt-outs honoured", "no text of our own accord is on record as sent")
    return judged("opt-outs honoured", not wrong, f"{wrong} of {sent} texts left for a number that had opted out")


async def _said(session: AsyncSession) -> Said:
    said: Said = defaultdict(list)
    async for row in ContactLedger(session).everything():
        said[f"{row.purpose}:{row.phone_index}"].append((row.at, row.state))
    return said


async def _unasked(session: AsyncSession) -> set[str]:
    """The keys of reminders and notices, which have a consent of their own."""
    lines: set[str] = set()
    for column in (Reminder.line_id, VisitNotice.line_id):
        lines |= {str(line) for line in await session.scalars(select(column).where(column.is_not(None)))}
    return lines


def _ended(said: Said, purpose: str, number: Digest, at: datetime) -> bool:
    """Whether the last word before that moment was an opt-out."""
    words = sorted(word for level in number.levels for word in said.get(f"{purpose}:{level}", []))
    place = bisect_left([moment for moment, _ in words], at)
    return place > 0 and words[place - 1][1] == Keyword.STOP.value


async def overdue(database: Database, hospital: Hospital, now: datetime) -> Check:
    """Whether transcripts are still there whose time is over. Those that wait for staff are kept."""
    days, name = hospital.file.retention.transcripts_days, "retention kept"
    if days is None:
        return unchecked(name, "no time is set")
    late = due(now - timedelta(days=days) - SLACK)
    async with database.begin() as session:
        count = await session.scalar(select(func.count()).select_from(Conversation).where(late))
    return judged(name, not count, f"{count} closed transcripts are older than {days} days")
