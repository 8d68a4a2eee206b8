"""Identity: name, birth date and a code to the contact on record; the same answer and the same work for everyone who asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity import codes
from guardrails.identity.asking import Asked, index_of, message_of, new_challenge, person_of
from guardrails.identity.attempts import count, give_back, locked_until, locks, scopes
from guardrails.identity.budgets import CodeBudget, counted_as, spent
from guardrails.identity.checking import check, note
from guardrails.identity.proofs import drop_proof, grant, live_proof, proof_of
from guardrails.identity.types import (
    Contact,
    Match,
    Notifier,
    Opens,
    Outcome,
    PatientDirectory,
    Proof,
    Started,
)
from guardrails.models import Challenge
from language.types import Lang
from runtime.clock import Clock
from runtime.database import new_id
from runtime.errors import NotAllowed

log = structlog.get_logger(__name__)
BIND_WITHIN = timedelta(minutes=10)
"""How long after its code a registration may be tied to the record it made."""


class Identity:
    """Who is on the other end. Stateless but for its tables; everything happens in the caller's transaction.

    `start`, `step_up` and `check` never raise for a wrong answer: a rollback would give the spent attempt back.
    """

    def __init__(
        self, patients: PatientDirectory, notifier: Notifier, clock: Clock, budget: CodeBudget | None = None
    ) -> None:
        """`clock` serves the calls that come without a moment of their own; `budget` bounds the codes of an hour."""
        self._budget = budget or CodeBudget()
        self._patients = patients
        self._notifier = notifier
        self._clock = clock

    async def level(
        self, session: AsyncSession, conversation_id: UUID, now: datetime, *, channel: str | None = None
    ) -> Proof:
        """What is proven now. A proof from another channel than `channel`, where that is given, is dropped."""
        row = await live_proof(session, conversation_id)
        proof = proof_of(row, now)
        if row is not None and proof.level == 0:
            await drop_proof(session, conversation_id, "idle", now)
        elif row is not None and channel is not None and row.channel != channel:
            await self.drop(session, conversation_id, "channel_change")
            return Proof()
        return proof

    async def drop(self, session: AsyncSession, conversation_id: UUID, why: str) -> None:
        """Forget what was proven and what code is under way: hand-over, change of channel, another person, wrong number."""
        now = self._clock.now()
        await drop_proof(session, conversation_id, why, now)
        await codes.close(session, conversation_id, now)

    async def start(
        self,
        session: AsyncSession,
        conversation_id: UUID,
        name: str,
        birth_date: date,
        now: datetime,
        *,
        channel: str = "chat",
        lang: Lang = "en",
        address: str | None = None,
        opens: Opens = "visits",
    ) -> Started:
        """Send a code to the contact on record of the patient of this name and birth date, if there is one.

        Whether there is one shows neither in the answer nor in what is done: a stranger gets a decoy that is stored,
        counted and queued alike. `address` is the number or network address that asks; attempts are limited by it too.
        """
        asked = Asked(conversation_id, "identify", person_of(name, birth_date), now, channel, lang, address, opens)
        until = await locked_until(session, asked.visible(), now)
        match = await self._patients.match(session, name, birth_date)
        if until is not None:
            return Started("locked", until)
        await drop_proof(session, conversation_id, "asked_again", now)
        return await self._challenge(session, asked, match)

    async def step_up(
        self,
        session: AsyncSession,
        conversation_id: UUID,
        now: datetime,
        *,
        channel: str = "chat",
        lang: Lang = "en",
        address: str | None = None,
        opens: Opens = "visits",
    ) -> Started:
        """A fresh code for the patient already proven at level 2, to reach level 3. NotAllowed without that."""
        proof = await self.level(session, conversation_id, now)
        if proof.level < 2 or proof.patient_id is None:
            raise NotAllowed("Nobody is verified here.", hint="Ask for name and birth date first.")
        who = index_of("patient", str(proof.patient_id))
        asked = Asked(conversation_id, "step_up", who, now, channel, lang, address, opens)
        until = await locked_until(session, asked.visible(), now)
        if until is not None:
            return Started("locked", until)
        contact = await self._patients.contact(session, proof.patient_id)
        return await self._challenge(session, asked, Match(proof.patient_id, contact, proof.verified))

    async def start_registration(
        self,
        session: AsyncSession,
        conversation_id: UUID,
        phone: str,
        now: datetime,
        *,
        channel: str = "chat",
        lang: Lang = "en",
        address: str | None = None,
        kind: Literal["mobile", "landline"] = "mobile",
    ) -> Started:
        """Send a code to the number that a new patient gives. It shows possession of that number and nothing else."""
        asked = Asked(conversation_id, "register", index_of("person", phone), now, channel, lang, address, "register")
        until = await locked_until(session, asked.visible(), now)
        if until is not None:
            return Started("locked", until)
        await drop_proof(session, conversation_id, "registering", now)
        return await self._challenge(session, asked, Match(new_id(), Contact(phone, kind), verified=False))

    async def check(
        self,
        session: AsyncSession,
        conversation_id: UUID,
        code: str,
        now: datetime,
        *,
        address: str | None = None,
        message: str = "",
    ) -> Outcome:
        """Spend one attempt on a code, which came in `message`. `proven` for "identify" and "step_up" is level 2, and for
        five minutes level 3; for "register" it proves a number, and `bind_registered` ties it to the record then made."""
        outcome = await check(session, conversation_id, code, now, address=address, message=message)
        if outcome.proven and outcome.patient_id is not None:
            match = await self._patients.contact(session, outcome.patient_id)
            outcome = replace(outcome, number=match.phone if match is not None else None)
            await self._give_back(session, conversation_id, outcome, now)
        return outcome

    async def _give_back(self, session: AsyncSession, conversation_id: UUID, outcome: Outcome, now: datetime) -> None:
        """A code that came back right was no bombing: who proves themselves often is not locked out.

        The hour's budget of the number stays spent, and for a number that was only given, everything.
        """
        number = counted_as(outcome.number, given=False) if outcome.number is not None else None
        by = {"person": outcome.who, "patient": str(outcome.patient_id), "number": number}
        await give_back(session, scopes("start", conversation=conversation_id, **by), now)

    async def bind_registered(
        self, session: AsyncSession, conversation_id: UUID, patient_id: UUID, now: datetime, *, channel: str = "chat"
    ) -> None:
        """Level 2 for a record just made, unverified: it opens nothing older. NotAllowed without a code just given."""
        query = select(Challenge).where(
            Challenge.conversation_id == conversation_id,
            Challenge.purpose == "register",
            Challenge.consumed_at > now - BIND_WITHIN,
            Challenge.patient_id.is_not(None),
        )
        challenge = await session.scalar(query.order_by(Challenge.consumed_at.desc()).limit(1).with_for_update())
        if challenge is None:
            raise NotAllowed("No number was proven for a registration.", hint="Send a code to the number first.")
        challenge.patient_id = None
        await grant(session, conversation_id, patient_id, now, level=2, channel=channel, verified=False)

    async def grant_reply(
        self, session: AsyncSession, conversation_id: UUID, patient_id: UUID, visit_id: UUID, now: datetime
    ) -> None:
        """Level 1: the number on record has answered a message of ours about this visit. Never lowers a better proof."""
        if (await self.level(session, conversation_id, now)).level < 2:
            await grant(session, conversation_id, patient_id, now, level=1, channel="sms", visit_id=visit_id)

    async def _challenge(self, session: AsyncSession, asked: Asked, match: Match | None) -> Started:
        """Count, store and queue; every branch does the same work whether the code is real or a decoy."""
        contact = match.contact if match else None
        patient = str(match.patient_id) if match else f"no:{asked.who}"
        given = asked.purpose == "register" or (match is not None and not match.verified)
        number = contact.phone if contact else f"no:{asked.who}"
        counted_number = counted_as(number, given=given)
        starts = scopes("start", conversation=asked.conversation_id, patient=patient, number=counted_number)[1:]
        failures = scopes("failure", conversation=asked.conversation_id, patient=patient)[1:]
        nobody = f"no:{asked.who}"
        budgets = self._budget.scopes(contact.phone if contact else None, nobody, given=given)
        locked = await locks(session, [*starts, *failures, *budgets], asked.now)
        over = spent(budgets, locked)
        if over:
            log.warning("codes.budget_spent", purpose=asked.purpose)
        quiet = over or any(scope.key in locked for scope in (*starts, *failures))
        counted = self._budget.scopes(None, nobody, given=given) if quiet else budgets
        await count(session, [*asked.starts(), *starts, *counted], asked.now)
        await codes.close(session, asked.conversation_id, asked.now)
        real = match if contact is not None and not quiet else None
        challenge, code = new_challenge(asked, real, number)
        await codes.store(session, challenge)
        await note(session, challenge, "identity.code", asked.now)
        await self._notifier.send_code(session, message_of(asked, challenge, code, contact if real else None))
        return Started("sent")
