"""Texts and calls that leave by themselves: queued with what decided on them, sent after the commit, tried again, never twice."""

from __future__ import annotations

from typing import Literal

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import OutgoingText
from assistant.outbound import Outbound
from assistant.wording import Speaker
from guardrails.identity import CodeMessage
from language.types import Lang
from runtime.clock import Clock
from runtime.database import Database, new_id
from runtime.errors import CarelineError
from scheduler_core.hospital import Hospital
from tools.types import Fact

MAX_ATTEMPTS = 5
BATCH = 50
log = structlog.get_logger(__name__)


class CodeNotifier:
    """Queues codes; see `guardrails.identity.Notifier`."""

    def __init__(self, speaker: Speaker, hospital: Hospital) -> None:
        """`speaker` words the text, which names the hospital and what the code is for."""
        self._speaker, self._hospital = speaker, hospital

    async def send_code(self, session: AsyncSession, message: CodeMessage) -> None:
        """Queue the code in the caller's transaction; a decoy is queued alike."""
        spoken = message.kind == "call"
        channel: Literal["voice", "sms"] = "voice" if spoken else "sms"
        purpose = self._speaker.word(Fact("code-purpose"), message.lang, channel)
        code = ", ".join(message.code) if spoken else message.code
        args = {"hospital": self._hospital.display_name, "code": code, "purpose": purpose}
        text = self._speaker.word(Fact("code-call" if spoken else "code-text", args), message.lang, channel)
        values = {
            "id": new_id(),
            "key": message.key,
            "channel": message.kind,
            "to": message.to,
            "text": text,
            "lang": message.lang,
            "expires_at": message.expires_at,
            "attempts": 0,
        }
        await session.execute(insert(OutgoingText).values(**values).on_conflict_do_nothing(index_elements=["key"]))


class Dispatcher:
    """Sends what is queued."""

    def __init__(self, database: Database, outbound: Outbound, clock: Clock) -> None:
        """`outbound` sends once per key, so a crash between sending and noting it is harmless."""
        self._database, self._outbound, self._clock = database, outbound, clock

    async def run_once(self) -> int:
        """Send what waits; how many left. What has expired or failed too often is given up."""
        now, sent = self._clock.now(), 0
        async with self._database.begin() as session:
            query = select(OutgoingText).where(OutgoingText.done_at.is_(None)).order_by(OutgoingText.id).limit(BATCH)
            for row in (await session.execute(query.with_for_update(skip_locked=True))).scalars():
                if row.to is None or row.expires_at <= now or await self._send(row):
                    row.done_at = now
                    sent += row.to is not None
        return sent

    async def _send(self, row: OutgoingText) -> bool:
        """True when the row is done with."""
        row.attempts += 1
        lang: Lang = "es" if row.lang == "es" else "en"
        try:
            await self._outbound.send(row.channel, row.to or "", row.text, lang, row.key)  # type: ignore[arg-type]
        except CarelineError as error:
            log.warning("outgoing.failed", code_=error.code, attempts=row.attempts)
            return row.attempts >= MAX_ATTEMPTS
        return True
