"""A process that dies at any statement after the yes: the consent is spent and all of it is done, or neither."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from language.frame import GoalKind, Together
from language.types import When
from tests.scheduler_core.killing import Work, all_or_nothing
from tests.tools.conftest import Desk
from tools.types import GateOutcome

WEEK = (When(kind="range", start="2026-03-09", end="2026-03-14", text="next week"),)
TUESDAY = (When(kind="date", start="2026-03-10", text="tuesday"),)
WRITTEN = ("consent", "audit", "waitlist_entry", "offer")


async def to_book(desk: Desk) -> GateOutcome:
    desk.wants(visit_type="follow-up", when=TUESDAY)
    await desk.call("search_slots")
    return await desk.call("book_visit", offer="O1")


async def to_book_together(desk: Desk) -> GateOutcome:
    desk.wants(visit_type="follow-up", together=Together(times=3, every=7), when=WEEK)
    await desk.call("search_together")
    return await desk.call("book_together", offer="O1")


async def to_move(desk: Desk) -> GateOutcome:
    desk.wants(GoalKind.MOVE, visit="V1", when=TUESDAY)
    await desk.call("search_slots")
    return await desk.call("move_visit", visit="V1", offer="O1")


async def to_swap(desk: Desk) -> GateOutcome:
    return await desk.call("swap_visits", visit="V1", other="V2")


async def to_see_by_video(desk: Desk) -> GateOutcome:
    return await desk.call("switch_to_video", visit="V1")


async def to_cancel(desk: Desk) -> GateOutcome:
    return await desk.call("cancel_visit", visit="V1")


async def to_wait(desk: Desk) -> GateOutcome:
    desk.wants(GoalKind.WAITLIST, visit_type="follow-up")
    return await desk.call("join_waitlist")


@pytest.mark.parametrize(
    "ask",
    [to_book, to_book_together, to_move, to_swap, to_see_by_video, to_cancel, to_wait],
    ids=lambda ask: ask.__name__,
)
async def test_a_yes_is_carried_out_whole_or_not_at_all(
    desk: Desk, ask: Callable[[Desk], Awaitable[GateOutcome]]
) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00", doctor="lee")
    await desk.seeded(patient, "2026-03-17T14:00", doctor="ruiz")
    await desk.call("list_visits")
    asked = await ask(desk)
    assert asked.read_back is not None, asked
    async with desk.database.begin() as session:
        await desk.consents.delivered(session, asked.read_back, desk.now)

    read_back = asked.read_back

    async def agreed(session: AsyncSession) -> None:
        done = await desk.gate.carry_out(read_back, await desk.context(session))
        assert done.status == "done", done

    async def prepare() -> Work:
        return agreed

    await all_or_nothing(desk.database, prepare, *WRITTEN)
    again = await desk.yes(asked, delivered=False)
    assert again.status != "done"
