"""`careline consent`: who agreed to what, with the proof; taking an agreement back works at once."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from channels.privacy.accounting import harmless
from cli.hospital import database_of
from guardrails.models import ContactConsent
from guardrails.optout import PURPOSES, ContactLedger, Keyword
from runtime.audit import AuditEntry, record
from runtime.clock import SystemClock
from runtime.errors import InvalidInput
from runtime.settings import Settings
from scheduler_core.importing.phones import e164

ACTOR = "cli"
COLUMNS = ("number_digest", "purpose", "state", "at", "proof")
STATES = {"given": Keyword.START, "revoked": Keyword.STOP}


async def note(settings: Settings, number: str, purpose: str, state: str, proof: str) -> dict[str, Any]:
    """Add what a patient has told by letter or at the desk. InvalidInput."""
    chosen = next((p for p in PURPOSES if p == purpose), None)
    if chosen is None or state not in STATES or not proof.strip():
        raise InvalidInput(
            "Purpose, state or proof cannot be used.",
            hint=f"Purposes: {', '.join(PURPOSES)}; states: {', '.join(STATES)}; the proof names a letter or form.",
        )
    now, phone = SystemClock().now(), _phone(number)
    async with database_of(settings) as database, database.begin() as session:
        ledger = ContactLedger(session)
        await ledger.record(phone, STATES[state], now, proof=proof, purpose=chosen, actor=ACTOR)
        return _shown((await ledger.history(phone))[-1])


async def export(settings: Settings, number: str | None) -> list[dict[str, Any]]:
    """Every row of a number, or of all."""
    now, phone = SystemClock().now(), None if number is None else _phone(number)
    async with database_of(settings) as database, database.begin() as session:
        rows = [_shown(row) async for row in _rows(session, phone)]
        subject = rows[0]["number_digest"] if phone is not None and rows else "all" if phone is None else "none"
        await record(session, AuditEntry(ACTOR, "consent.export", "number", subject, "export", now))
    return rows


async def _rows(session: AsyncSession, phone: str | None) -> AsyncIterator[ContactConsent]:
    ledger = ContactLedger(session)
    if phone is None:
        async for row in ledger.everything():
            yield row
        return
    for row in await ledger.history(phone):
        yield row


def as_csv(rows: list[dict[str, Any]]) -> str:
    """RFC 4180; no cell starts a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({k: harmless(str(v)) for k, v in row.items()} for row in rows)
    return out.getvalue()


def _shown(row: ContactConsent) -> dict[str, Any]:
    state = "revoked" if row.state == Keyword.STOP else "given"
    return {
        "number_digest": row.phone_index,
        "purpose": row.purpose,
        "state": state,
        "at": row.at.isoformat(),
        "proof": row.proof,
    }


def _phone(number: str) -> str:
    phone = e164(number, "US")
    if phone is None:
        raise InvalidInput("This is no phone number.", hint="Write it as +12025550110.")
    return phone
