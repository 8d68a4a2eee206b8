"""The time that is held for a patient, let go as soon as they want another instead, or when nothing is to be arranged."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.turn.act import context_for
from assistant.turn.context import Turn
from tools import holds


def wants_another(turn: Turn) -> bool:
    """Whether other wishes took the place of what is held; what waits for a yes is kept until that is settled."""
    held = turn.shown.held
    chosen = {goal.offer for goal in turn.frame.goals if goal.status in ("active", "waiting")}
    return turn.wishes_changed and held is not None and held not in chosen and turn.shown.consent_id is None


async def make_way(turn: Turn) -> None:
    """Let go of it for another, which is looked for by what stands then."""
    async with turn.parts.database.begin() as session:
        await let_go_of_held(turn, session)
    turn.stale = True


async def let_go_of_held(turn: Turn, session: AsyncSession) -> None:
    """Others may have it from now on."""
    await holds.let_go(await context_for(turn, session, "hold_slot", str(turn.message_id)))
