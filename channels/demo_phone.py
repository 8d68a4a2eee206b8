"""The phone that rings nowhere: keeps texts and calls in a table, for the demo panel, the terminal and evals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from channels.models import DemoText
from language.types import Lang
from runtime.clock import Clock
from runtime.crypto import Digest, installed
from runtime.database import Database, new_id


@dataclass(frozen=True)
class PhoneText:
    """One text or call as the phone shows it; `inbound` means that the patient sent it."""

    id: UUID
    at: datetime
    channel: Literal["sms", "call"]
    text: str
    inbound: bool = False


class DemoPhone:
    """An `assistant.outbound.Outbound` that costs nothing, and what it received."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Texts live in `database`, so a fresh hospital has silent phones."""
        self._database, self._clock = database, clock

    async def send(self, channel: Literal["sms", "call"], to: str, text: str, lang: Lang, key: str) -> None:
        """Keep a text or a call for the number `to` (E.164); the same key is kept once."""
        await self._keep(channel, to, text, lang, key, inbound=False)

    async def wrote(self, number: str, text: str, lang: Lang, key: str) -> None:
        """Keep what the patient texted from this phone."""
        await self._keep("sms", number, text, lang, key, inbound=True)

    async def texts(self, number: str, limit: int = 50) -> Sequence[PhoneText]:
        """The latest texts and calls of a number, oldest first."""
        query = (
            select(DemoText).where(DemoText.number_index.in_(number_index(number).levels)).order_by(DemoText.id.desc())
        )
        async with self._database.begin() as session:
            rows = (await session.execute(query.limit(limit))).scalars().all()
        return [PhoneText(r.id, r.at, r.channel, r.text, r.inbound) for r in reversed(rows)]  # type: ignore[arg-type]

    async def _keep(self, channel: str, number: str, text: str, lang: Lang, key: str, *, inbound: bool) -> None:
        values = {
            "id": new_id(),
            "key": key,
            "number_index": number_index(number),
            "channel": channel,
            "lang": lang,
            "inbound": inbound,
            "text": text,
            "at": self._clock.now(),
        }
        async with self._database.begin() as session:
            await session.execute(insert(DemoText).values(**values).on_conflict_do_nothing(index_elements=["key"]))


def number_index(number: str) -> Digest:
    """The blind index of a number on the demo phone."""
    return installed().blind_index("demo_phone", number)
