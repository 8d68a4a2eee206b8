"""Where somebody else's record is to be proven from now on, what was proven of the one before is dropped."""

from __future__ import annotations

from assistant.turn.context import Turn
from assistant.turn.snapshot import look_again


async def forget_another(turn: Turn, before: str) -> None:
    """Drop proof and code of whose record it was `before`, if it is another's now."""
    known = turn.shown.patient_id is not None or turn.shown.code_sent
    if turn.frame.person.of == before or not known:
        return
    async with turn.parts.database.begin() as session:
        await turn.parts.services.identity.drop(session, turn.conversation.id, "another_person")
        await look_again(turn, session)
