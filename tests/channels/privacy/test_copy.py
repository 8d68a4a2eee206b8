"""A copy for who acts for a young patient holds nothing that they must not learn of."""

from __future__ import annotations

from datetime import timedelta

from channels.privacy.copy import copy_of
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database, new_id
from scheduler_core import patients
from scheduler_core.models import Visit, WaitlistEntry
from tests.tools.conftest import CHILD_BORN


async def test_what_is_hidden_is_in_neither_visits_nor_waiting(
    database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    now = clock.now()
    async with database.begin() as session:
        who = await patients.register(session, "Leo Brooks", CHILD_BORN, phone=None, key="leo", now=now)
        for kind in ("check-up", "counseling"):
            session.add(
                Visit(
                    patient_id=who.id, visit_type=kind, site="main", status="booked",
                    starts_at=now, ends_at=now + timedelta(hours=1), created_at=now,
                )
            )  # fmt: skip
            session.add(
                WaitlistEntry(
                    patient_id=who.id, visit_type=kind, wishes={}, idempotency_key=new_id().hex, joined_at=now
                )
            )
    async with database.begin() as session:
        whole = await copy_of(session, who, "cli", now)
        theirs = await copy_of(session, who, "cli", now, hidden=("counseling",))
    assert [len(whole[part]) for part in ("visits", "waiting")] == [2, 2]
    assert "counseling" not in str(theirs) and [len(theirs[part]) for part in ("visits", "waiting")] == [1, 1]
