"""A caller with nothing but a keypad: the number they call from is the hint that stands for a name. It proves nothing."""

from __future__ import annotations

from assistant.turn.context import Turn
from scheduler_core import patients

NOBODY = "unknown caller"
"""Stands for the name of a caller who is not on record, so that the dialog goes on just the same."""


async def name_by_number(turn: Turn) -> None:
    """Claim the name of the one patient with this number and birth date; the code to the contact on record proves it."""
    person, address = turn.frame.person, turn.conversation.address
    async with turn.parts.database.begin() as session:
        known = await patients.by_phone(session, address) if address else []
    fitting = [p.name for p in known if p.birth_date == person.birth_date]
    person.name = fitting[0] if len(fitting) == 1 else NOBODY
