"""In conversation: an X-ray before the visit that needs it. What is said before it is cancelled or moved behind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.assistant.conftest import House, Known, Talk, house, running

__all__ = ["house", "running"]
pytestmark = pytest.mark.asyncio(loop_scope="session")
DAY = timedelta(days=1)


async def with_both(house: House) -> tuple[Known, Talk]:
    """A patient with an X-ray next week and the follow-up after surgery some days later, in a new conversation."""
    who, now = await house.patient(), house.clock.now()
    async with house.app.database.begin() as session:
        for kind, after in (("xray", now + 7 * DAY), ("surgery-follow-up", now + 10 * DAY)):
            wishes = Wishes(kind, (Window(after, after + 6 * DAY),), earliest=True, patient_id=who.id)
            slot = (await Search(house.app.hospital).find(session, wishes, now))[0]
            held = await visits.hold(session, slot, "test", now, DAY, new_id().hex)
            await visits.book(session, held.id, who.id, new_id().hex, now)
    return who, await house.talk()


async def test_before_the_x_ray_is_cancelled_the_patient_hears_which_visit_needs_it(house: House) -> None:
    who, talk = await with_both(house)
    await talk.say("please cancel my x-ray")
    reply = await house.prove(talk, who)
    said = " ".join(message.text for message in reply.messages)
    assert reply.state == "consent_pending", said
    assert "Follow-up after surgery" in said and "needs this visit before it" in said and "cancel" in said
    await talk.say("yes")
    assert [visit.visit_type for visit in await house.visits(who)] == ["surgery-follow-up"]


async def test_the_x_ray_goes_to_no_time_behind_the_visit_that_needs_it_and_the_patient_hears_why(house: House) -> None:
    who, talk = await with_both(house)
    before = {visit.id: visit.starts_at for visit in await house.visits(who)}
    await talk.say("please move my x-ray to three weeks from today")
    reply = await house.prove(talk, who)
    said = " ".join(message.text for message in reply.messages)
    assert "needs this visit before it" in said, said
    assert {visit.id: visit.starts_at for visit in await house.visits(who)} == before
