"""Builders of what a played scenario leaves behind."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from assistant.messages import State
from evals.drivers.base import Answer, Said
from evals.ledger import VisitState
from evals.observed import Aftermath, Played
from evals.scenario import Scenario, Step

MARIA = uuid4()
NEXT_TUESDAY = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
"""14:30 in New York, after the clocks went forward."""


def visit(**changes: object) -> VisitState:
    """A booked cardiology follow-up of Maria's."""
    values: dict[str, object] = {
        "id": uuid4(), "patient_id": MARIA, "visit_type": "cardiology-follow-up", "status": "booked",
        "practitioner": "dr-a", "site": "main", "starts_at": NEXT_TUESDAY, "modality": "in_person", "version": 1,
    }  # fmt: skip
    return VisitState(**{**values, **changes})  # type: ignore[arg-type]


def aftermath(*after: VisitState, before: tuple[VisitState, ...] = (), **rest: object) -> Aftermath:
    """The database with these visits."""
    return Aftermath(
        before={v.id: v for v in before},
        after={v.id: v for v in after},
        patients={"maria": frozenset({MARIA})},
        **rest,  # type: ignore[arg-type]
    )


def scenario(**changes: object) -> Scenario:
    """A scenario of one step that expects nothing."""
    values: dict[str, object] = {
        "name": "x", "lang": "en", "now": "2026-03-03T09:00", "persona": "maria", "steps": [{"say": "hello"}],
        "expect_rows": {},
    }  # fmt: skip
    return Scenario.model_validate({**values, **changes})


def played(text: str = "Hello.", *, expect: dict[str, object] | None = None, **changes: object) -> Played:
    """One step with this answer."""
    step = Step.model_validate({"say": "hello", "expect": expect})
    values: dict[str, object] = {
        "number": 1, "step": step, "did": "hello", "answer": Answer((Said(text),)), "state": State.WAITING,
    }  # fmt: skip
    return Played(**{**values, **changes})  # type: ignore[arg-type]


def no_patient() -> UUID:
    """Somebody whom no scenario knows."""
    return uuid4()
