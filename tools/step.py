"""Where a conversation stands, as far as it decides which tools are legal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from language.frame import Frame, GoalKind
from runtime.database import utc_datetime
from runtime.prepared import Asked, Prepared
from tools.models import Offer, VisitHandle
from tools.types import ToolContext

_HERE = bindparam("here", type_=Uuid)
_SHOWN = Prepared(
    select(
        exists().where(Offer.conversation_id == _HERE, Offer.expires_at > bindparam("now", type_=utc_datetime)),
        exists().where(VisitHandle.conversation_id == _HERE),
    )
)


@dataclass(frozen=True)
class Step:
    """What has happened so far: things shown, things told, goals opened, proof reached."""

    level: int = 0
    offers: bool = False
    visits: bool = False
    named: bool = False
    code: bool = False
    phone: bool = False
    goals: frozenset[GoalKind] = field(default_factory=frozenset)

    def wants(self, *kinds: GoalKind) -> bool:
        """Whether the patient has opened a goal of one of these kinds."""
        return bool(self.goals.intersection(kinds))


async def ask_step(session: AsyncSession, conversation_id: UUID, now: datetime) -> Asked:
    """Ask for what decides the step, for `ToolContext.step`."""
    return await _SHOWN.ask(session, here=conversation_id, now=now)


async def step_of(ctx: ToolContext) -> Step:
    """The step that the conversation of `ctx` has reached."""
    offers, visits = await _shown(ctx)
    return Step(
        level=ctx.proof.level,
        offers=offers,
        visits=visits,
        named=_named(ctx.frame),
        code=ctx.frame.person.code is not None,
        phone=ctx.frame.person.phone is not None or ctx.conversation.address is not None,
        goals=frozenset(g.kind for g in ctx.frame.goals if g.status in ("active", "waiting")),
    )


async def _shown(ctx: ToolContext) -> tuple[bool, bool]:
    """By what was asked ahead, once: a second look sees what the call has done."""
    asked, ctx.step = ctx.step or await ask_step(ctx.session, ctx.conversation.id, ctx.now), None
    row = await asked.first()
    assert row is not None
    return bool(row[0]), bool(row[1])


def _named(frame: Frame) -> bool:
    return bool(frame.person.name and frame.person.birth_date)
