"""Interpreters of visits: which language somebody interprets there, so that a visit that moves keeps its interpreter."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import visit_rows
from scheduler_core.hospital import Hospital
from scheduler_core.types import Slot

OWN = "en"
"""The hospital's own language, which nobody needs interpreted."""


def language_of(hospital: Hospital, slot: Slot, wished: str | None = None) -> str | None:
    """What is interpreted in this slot: the language `wished`, where its interpreter has that; None where nobody interprets."""
    return _language(hospital, (a.resource for a in slot.assignments), wished)


async def interpreted(session: AsyncSession, hospital: Hospital, visit_id: UUID) -> str | None:
    """What is interpreted at this visit; None where nobody interprets."""
    return _language(hospital, (a.resource for a in await visit_rows.assignments(session, visit_id)))


def _language(hospital: Hospital, keys: Iterable[str], wished: str | None = None) -> str | None:
    """The language wished, or the first foreign one of the interpreter: the file lists the one that they are there for first."""
    specs = [spec for spec in map(hospital.resources.get, keys) if spec is not None and spec.kind == "interpreter"]
    if wished is not None and any(wished in spec.languages for spec in specs):
        return wished
    return next((lang for spec in specs for lang in spec.languages if lang != OWN), None)
