"""Who waits for an earlier time and has a later visit is asked whether to move it, and only a yes to that moves it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from runtime.audit import AuditRow
from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.models import Visit
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.assistant.test_waitlist_offers import DAY, KIND, MINUTE, Freeing, freeing

__all__ = ["freeing"]
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def later(freeing: Freeing) -> Visit:
    """The first who waits has such a visit three weeks on."""
    house, at = freeing.house, freeing.slot.starts_at + 12 * DAY
    now = house.clock.now()
    async with house.app.database.begin() as session:
        wishes = Wishes(KIND, (Window(at, at + 6 * DAY),), earliest=True)
        slot = (await Search(house.app.hospital).find(session, wishes, now))[0]
        held = await visits.hold(session, slot, "test", now, MINUTE, new_id().hex)
        return await visits.book(session, held.id, freeing.first.id, new_id().hex, now)


async def asked(freeing: Freeing) -> tuple[Visit, str]:
    """The visit, and the question that came."""
    visit = await later(freeing)
    await freeing.wait_for_it(freeing.first)
    await freeing.give_up()
    return visit, (await freeing.texts(freeing.first))[-1]


async def test_a_yes_moves_the_later_visit_and_books_no_second_one(freeing: Freeing) -> None:
    visit, question = await asked(freeing)
    assert "Shall we move yours of" in question and "keep yours" in question
    reply = await freeing.reply(freeing.first, "YES")
    assert "Your visit is now on" in reply.messages[0].text
    (mine,) = await freeing.house.visits(freeing.first)
    assert (mine.id, mine.starts_at) == (visit.id, freeing.slot.starts_at)
    async with freeing.house.app.database.begin() as session:
        query = select(AuditRow.action).where(AuditRow.subject_id == str(visit.id))
        assert "move" in (await session.execute(query)).scalars().all()


async def test_a_no_keeps_the_later_visit_and_passes_the_time_on(freeing: Freeing) -> None:
    visit, _ = await asked(freeing)
    await freeing.wait_for_it(freeing.second)
    await freeing.reply(freeing.first, "NO")
    await freeing.work()
    (mine,) = await freeing.house.visits(freeing.first)
    assert (mine.id, mine.version) == (visit.id, visit.version)
    assert len(await freeing.texts(freeing.second)) == 1


async def test_silence_moves_nothing(freeing: Freeing) -> None:
    visit, _ = await asked(freeing)
    await freeing.work(31 * MINUTE)
    assert "no longer kept" in (await freeing.reply(freeing.first, "YES")).messages[0].text
    (mine,) = await freeing.house.visits(freeing.first)
    assert mine.version == visit.version


async def test_a_visit_that_changed_since_the_question_is_not_moved(freeing: Freeing) -> None:
    visit, _ = await asked(freeing)
    async with freeing.house.app.database.begin() as session:
        now = freeing.house.clock.now()
        await visits.confirm(session, visit.id, visit.version, new_id().hex, now)
    reply = await freeing.reply(freeing.first, "YES")
    assert "Something changed" in reply.messages[0].text
    again = await freeing.reply(freeing.first, "YES")
    assert "Move yours of" in again.messages[0].text, "asked anew about the visit as it is"
    await freeing.house.app.conversations.delivered([m.id for m in again.messages])
    assert "Your visit is now on" in (await freeing.reply(freeing.first, "YES")).messages[0].text
    (mine,) = await freeing.house.visits(freeing.first)
    assert (mine.id, mine.starts_at) == (visit.id, freeing.slot.starts_at)
