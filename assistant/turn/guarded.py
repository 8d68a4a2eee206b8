"""What must not leave in this turn: what the conversation's vault holds, what was told, and the proven patient's record."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.prompt import SYSTEM
from assistant.turn.context import Guarded, Turn
from guardrails import tripwire
from guardrails.normalise import fold
from guardrails.redaction import is_ordinary
from guardrails.vault import Vault
from scheduler_core.models import Patient

SURNAME = 4
"""Letters from which a surname alone tells of somebody."""


async def read_guarded(turn: Turn, session: AsyncSession) -> Guarded:
    """What the vault holds at this moment, and the record of whoever is proven."""
    vaulted = await Vault(session, turn.conversation.id).typed_values()
    of = turn.shown.patient_id
    patient = await session.get(Patient, of) if of else None
    if patient is None:
        return Guarded(vaulted, of=of)
    values = (patient.name, patient.birth_date, patient.phone, patient.email, patient.mrn)
    return Guarded(vaulted, tuple(value for value in values if value), of)


def told(turn: Turn) -> list[str]:
    """What the patient has told of themselves or another in this conversation."""
    person = turn.frame.person
    return [value for value in (person.name, person.phone, person.birth_date) if value]


async def wire_is_safe(turn: Turn) -> Callable[[str], bool]:
    """A last look at what would leave. Practitioners' keys as code writes them into the state are no patient's names."""
    if turn.guarded is None or turn.guarded.of != turn.shown.patient_id:
        async with turn.parts.database.begin() as session:
            turn.guarded = await read_guarded(turn, session)
    practitioners = turn.parts.services.hospital.directory.practitioners
    directory = {word for p in practitioners for word in fold(p.name).split()}
    values = [v for v in (*turn.guarded.values, *told(turn)) if fold(v) not in directory]
    values += [*_surnames(turn.guarded.record[:1], directory), turn.frame.person.code or ""]
    own = (SYSTEM, *(f'"{person.key}"' for person in practitioners))
    return lambda payload: not tripwire.leaks(payload, values, own=own)


def _surnames(names: Iterable[str], directory: Container[str]) -> Iterator[str]:
    """Surnames that stand for their bearer alone: neither a practitioner's nor an ordinary word."""
    for last in (name.split()[-1] for name in names):
        if len(last) >= SURNAME and fold(last) not in directory and not is_ordinary(last):
            yield last
