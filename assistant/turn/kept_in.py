"""A request that was stopped: counted, on record, told to the staff's desk; the line that held the value is covered for later."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from assistant import store
from assistant.prompt import said_by_patient, words_of
from assistant.push import STAFF
from assistant.turn.context import Turn
from assistant.turn.guarded import Hit
from guardrails import tripwire
from guardrails.redaction.known import kind_of
from guardrails.vault import Vault
from runtime import audit
from runtime.audit import AuditEntry

BLOCKED = "wire_blocked"
"""The event that the desk hears of; it names the conversation, never the value."""


async def keep_in(turn: Turn, history: Sequence[dict[str, str]], hits: Sequence[Hit]) -> list[dict[str, str]]:
    """Raise the alarm and cover the values in this turn's line, in the history and in the stored lines; the history."""
    turn.kept_in = True
    places = sorted({hit.place for hit in hits})
    for place in places:
        turn.parts.metrics.wire_blocked.labels(place).inc()
    async with turn.parts.database.begin() as session:
        await audit.record(session, _entry(turn, places))
        placeholders = await _placeholders(turn, session, [hit.value for hit in hits])
        for row in await store.lines(session, turn.conversation.id):
            if row.who in ("patient", "staff") and tripwire.leaks(row.redacted, placeholders):
                row.redacted = tripwire.cover(row.redacted, placeholders, placeholders.__getitem__)
    await turn.parts.push.publish(STAFF, {"type": BLOCKED, "conversation": str(turn.conversation.id)})
    turn.redacted = tripwire.cover(turn.redacted, placeholders, placeholders.__getitem__)
    return [_covered(line, placeholders) for line in history]


def _entry(turn: Turn, places: Sequence[str]) -> AuditEntry:
    here = turn.conversation.id
    return AuditEntry(
        actor="assistant",
        action="wire.blocked",
        subject_kind="conversation",
        subject_id=str(here),
        why=f"identifier in: {', '.join(places)}",
        conversation_id=here,
        at=turn.now,
    )


async def _placeholders(turn: Turn, session: AsyncSession, values: Sequence[str]) -> dict[str, str]:
    """Each value with its placeholder; longer ones first, so that a whole name is covered in one piece."""
    known = {value: kind for kind, value in turn.guarded.vaulted} if turn.guarded else {}
    vault = Vault(session, turn.conversation.id)
    ordered = sorted(dict.fromkeys(values), key=len, reverse=True)
    return {value: await vault.placeholder(known.get(value, kind_of(value)), value) for value in ordered}


def _covered(line: dict[str, str], placeholders: dict[str, str]) -> dict[str, str]:
    words = words_of(line)
    if words is None or not tripwire.leaks(words, placeholders):
        return line
    return said_by_patient(tripwire.cover(words, placeholders, placeholders.__getitem__))
