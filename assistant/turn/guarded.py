"""What must not leave in this turn: what the conversation's vault holds, what was told, and the proven patient's record."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.prompt import SYSTEM
from assistant.turn.context import Guarded, Turn
from guardrails import tripwire
from guardrails.normalise import fold
from guardrails.redaction import is_ordinary
from guardrails.vault import Vault
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient

SENTENCE = 3
"""Words from which a message, repeated in a log record, is more than a coincidence."""

SURNAME = 4
"""Letters from which a surname alone tells of somebody."""


async def read_guarded(turn: Turn, session: AsyncSession) -> Guarded:
    """What the vault holds at this moment, and the record of whoever is proven."""
    vaulted = await Vault(session, turn.conversation.id).typed_values()
    of = turn.shown.patient_id
    return Guarded(vaulted, await _record(session, of), of)


async def _record(session: AsyncSession, of: UUID | None) -> tuple[str, ...]:
    """What is on record of this patient, name first."""
    patient = await session.get(Patient, of) if of else None
    if patient is None:
        return ()
    values = (patient.name, patient.birth_date, patient.phone, patient.email, patient.mrn)
    return tuple(value for value in values if value)


def told(turn: Turn) -> list[str]:
    """What the patient has told of themselves or another in this conversation."""
    person = turn.frame.person
    told = (person.name, person.theirs, person.phone, person.birth_date, person.their_birth_date)
    return [value for value in told if value]


async def wire_is_safe(turn: Turn) -> Callable[[str], bool]:
    """A last look at what would leave. Practitioners' keys as code writes them into the state are no patient's names."""
    of = turn.shown.patient_id
    if turn.guarded is None:
        async with turn.parts.database.begin() as session:
            turn.guarded = await read_guarded(turn, session)
    elif turn.guarded.of != of:
        async with turn.parts.database.look() as session:
            turn.guarded = replace(turn.guarded, record=await _record(session, of), of=of)
    public = _public(turn.parts.services.hospital)
    values = _private(turn, public)
    own = (SYSTEM, *public.keys)
    return lambda payload: not tripwire.leaks(payload, values, own=own)


def log_is_safe(turn: Turn) -> Callable[[str], bool]:
    """The same look at a log record of this turn, by what the turn knows by then; its own words are no log's."""
    public = _public(turn.parts.services.hospital)

    def safe(record: str) -> bool:
        whole = turn.text if len(turn.text.split()) >= SENTENCE else ""
        heard = (whole, *turn.covered, turn.conversation.address or "")
        return not tripwire.leaks(record, [*_private(turn, public), *heard])

    return safe


def _private(turn: Turn, public: Public) -> list[str]:
    """All that identifies whom this turn is about, but for names that are practitioners' too."""
    guarded = turn.guarded or Guarded()
    values = [v for v in (*guarded.values, *told(turn)) if fold(v) not in public.words]
    return [*values, *_surnames(guarded.record[:1], public.words), turn.frame.person.code or ""]


@dataclass(frozen=True)
class Public:
    """What a hospital's directory makes public: the words of its practitioners' names, and their keys as JSON holds them."""

    words: frozenset[str]
    keys: tuple[str, ...]


@lru_cache(maxsize=4)
def _public(hospital: Hospital) -> Public:
    people = hospital.directory.practitioners
    return Public(
        frozenset(word for p in people for word in fold(p.name).split()), tuple(f'"{person.key}"' for person in people)
    )


def _surnames(names: Iterable[str], directory: Container[str]) -> Iterator[str]:
    """Surnames that stand for their bearer alone: neither a practitioner's nor an ordinary word."""
    for last in (name.split()[-1] for name in names):
        if len(last) >= SURNAME and fold(last) not in directory and not is_ordinary(last):
            yield last
