"""A code that was said: compared once, counted where it is wrong, and not looked at while it comes too soon or too often."""

from __future__ import annotations

import math
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity import codes
from guardrails.identity.attempts import Scope, count, locks, scopes
from guardrails.identity.pacing import paced
from guardrails.identity.proofs import grant, live_proof, proof_of
from guardrails.identity.types import Outcome, Purpose
from guardrails.models import Challenge
from runtime import audit
from runtime.audit import AuditEntry


async def check(
    session: AsyncSession, conversation_id: UUID, code: str, now: datetime, *, address: str | None, message: str
) -> Outcome:
    """What a code came to. A `message` that was delivered again gets the answer it got, and is no other try."""
    tried = await codes.ask_tried(session, conversation_id, message) if message else None
    live = await codes.ask_live(session, conversation_id)
    before = await tried.first() if tried is not None else None
    if before is not None:
        return Outcome(before.last_outcome, codes.ATTEMPTS - before.attempts, _purpose(before))  # type: ignore[arg-type]
    challenge = await live.first()
    if challenge is None:
        return Outcome("none")
    by = {"person": challenge.person_index, "address": address}
    failures, pace = scopes("failure", conversation=conversation_id, **by), paced(conversation_id, **by)
    held = await locks(session, [*failures, *pace], now)
    if refused := _refused(challenge, held, failures, now):
        return refused
    challenge.attempts += 1
    if codes.matches(challenge, code):
        return await _succeed(session, challenge, now)
    challenge.last_try = message or None
    hidden = str(challenge.patient_id or f"no:{challenge.person_index}")
    known = scopes("failure", conversation=conversation_id, patient=hidden, **by)
    await count(session, [*known, *pace], now)
    await note(session, challenge, "identity.wrong_code", now)
    return _wrong(challenge, await locks(session, [*failures, *pace], now), failures, now)


def _refused(challenge: Challenge, held: dict[str, datetime], failures: list[Scope], now: datetime) -> Outcome | None:
    """Why the code is not even compared; None where it is."""
    purpose = _purpose(challenge)
    if _locked(held, failures):
        return Outcome("locked", purpose=purpose)
    if challenge.expires_at <= now or challenge.attempts >= codes.ATTEMPTS:
        challenge.closed_at = now
        return Outcome("expired", purpose=purpose)
    if held:
        left = codes.ATTEMPTS - challenge.attempts
        return Outcome("early", left, purpose, wait_seconds=_seconds(held, now))
    return None


def _wrong(challenge: Challenge, held: dict[str, datetime], failures: list[Scope], now: datetime) -> Outcome:
    left = codes.ATTEMPTS - challenge.attempts
    if left <= 0:
        challenge.closed_at = now
    if _locked(held, failures):
        outcome = Outcome("locked", left, _purpose(challenge))
    else:
        outcome = Outcome("wrong", left, _purpose(challenge), wait_seconds=_seconds(held, now))
    challenge.last_outcome = outcome.status
    return outcome


def _locked(held: dict[str, datetime], failures: list[Scope]) -> bool:
    return any(scope.key in held for scope in failures)


def _seconds(held: dict[str, datetime], now: datetime) -> int:
    """Whole seconds until the last of these is over."""
    return max((math.ceil((until - now).total_seconds()) for until in held.values()), default=0)


def _purpose(challenge: Challenge) -> Purpose:
    return challenge.purpose  # type: ignore[return-value]


async def _succeed(session: AsyncSession, challenge: Challenge, now: datetime) -> Outcome:
    challenge.consumed_at = challenge.closed_at = now
    await note(session, challenge, "identity.proven", now)
    purpose, here = _purpose(challenge), challenge.conversation_id
    if purpose == "register" or challenge.patient_id is None:
        return Outcome("proven", purpose=purpose)
    verified = purpose != "step_up" or proof_of(await live_proof(session, here), now).verified
    await grant(session, here, challenge.patient_id, now, level=2, channel=challenge.channel, verified=verified)
    return Outcome("proven", purpose=purpose, patient_id=challenge.patient_id, who=challenge.person_index)


async def note(session: AsyncSession, challenge: Challenge, action: str, now: datetime) -> None:
    """An audit row for every step, strangers' too: the work must not tell who is known."""
    kind, subject = (
        ("patient", str(challenge.patient_id)) if challenge.patient_id else ("stranger", challenge.person_index)
    )
    conversation = challenge.conversation_id
    entry = AuditEntry("patient", action, kind, subject[:64], challenge.purpose, now, conversation_id=conversation)
    await audit.record(session, entry)
