"""Visits shown in a conversation: the handles that stand for them, and the way back with ownership checked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity import PROVEN_HERE
from runtime.prepared import Asked, Prepared
from scheduler_core import visits
from scheduler_core.models import Proxy, Visit
from scheduler_core.types import Modality
from tools.errors import Mendable
from tools.models import VisitHandle
from tools.private import visible
from tools.proof import touched
from tools.subject import subject
from tools.types import ToolContext


async def show(ctx: ToolContext, shown: Sequence[Visit]) -> tuple[VisitHandle, ...]:
    """Handles for `shown`, in that order; a visit shown before keeps its handle."""
    here = ctx.conversation.id
    known = {h.visit_id: h for h in await visit_handles(ctx.session, here)}
    last = max((h.number for h in known.values()), default=0)
    handles = []
    for visit in shown:
        handle = known.get(visit.id)
        if handle is None:
            last += 1
            handle = VisitHandle(
                conversation_id=here, number=last, visit_id=visit.id, patient_id=visit.patient_id, shown_at=ctx.now
            )
            ctx.session.add(handle)
        handles.append(handle)
    await ctx.session.flush()
    return tuple(handles)


async def visit_handles(session: AsyncSession, conversation_id: UUID) -> tuple[VisitHandle, ...]:
    """Every visit handle of the conversation, in order."""
    query = select(VisitHandle).where(VisitHandle.conversation_id == conversation_id).order_by(VisitHandle.number)
    return tuple((await session.execute(query)).scalars())


class Shown(NamedTuple):
    """A visit as it was shown; the columns are those of `VisitHandle` and `Visit`."""

    number: int
    visit_type: str
    site: str
    practitioner: str | None
    starts_at: datetime
    status: str
    modality: Modality

    @property
    def handle(self) -> str:
        """What the model calls it."""
        return f"V{self.number}"


_SHOWN = Prepared(
    select(VisitHandle.number, *(getattr(Visit, name) for name in Shown._fields[1:]))
    .join(Visit, Visit.id == VisitHandle.visit_id)
    .where(
        VisitHandle.conversation_id == bindparam("here", type_=Uuid),
        or_(
            VisitHandle.patient_id == PROVEN_HERE,
            VisitHandle.patient_id.in_(select(Proxy.patient_id).where(Proxy.proxy_id == PROVEN_HERE)),
        ),
    )
    .order_by(VisitHandle.number)
)


async def ask_shown(session: AsyncSession, conversation_id: UUID) -> Asked:
    """Ask for every visit that was shown here to who is proven, of them or of those they act for, as it is now, in order of
    the handles; the rows are those of `Shown`.

    Another patient may have proven themselves here before.
    """
    return await _SHOWN.ask(session, here=conversation_id)


async def find(ctx: ToolContext, handle: str, why: str) -> Visit:
    """The live visit behind the handle, if it belongs to whom the verified patient may act for; audited.

    Mendable when there is no such handle here; somebody else's visit looks the same as none, and so does a hidden one.
    """
    query = select(VisitHandle.visit_id).where(
        VisitHandle.conversation_id == ctx.conversation.id, VisitHandle.number == int(handle[1:])
    )
    visit_id = (await ctx.session.execute(query)).scalar_one_or_none()
    if visit_id is None:
        raise unknown()
    return await owned(ctx, visit_id, why)


async def owned(ctx: ToolContext, visit_id: UUID, why: str) -> Visit:
    """The live visit of this id, ownership checked and the access audited; Mendable otherwise."""
    who = await subject(ctx)
    visit = await visits.get(ctx.session, visit_id)
    theirs = visit.patient_id == who and visit.status in visits.LIVE
    if not theirs or not await visible(ctx, [visit]):
        raise unknown()
    await touched(ctx, "read", "visit", visit.id, why)
    return visit


def unknown() -> Mendable:
    """The one answer for a handle that means nothing here, whatever the reason."""
    return Mendable("unknown_visit", "No such visit in this conversation; use a handle that was listed.")
