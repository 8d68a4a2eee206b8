"""A second visit on the day of one that is booked, by talking: first words to receipt, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from language.types import Lang
from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.models import Visit
from scheduler_core.types import Window, Wishes, overlap
from tests.assistant.conftest import House, Known, said

pytestmark = pytest.mark.asyncio(loop_scope="session")
DAY = timedelta(days=1)


async def booked(house: House, kind: str, who: Known) -> Visit:
    app, now = house.app, house.clock.now()
    async with app.database.begin() as session:
        wishes = Wishes(kind, (Window(now + 8 * DAY, now + 30 * DAY),), earliest=True, limit=1, patient_id=who.id)
        slot = (await app.parts.services.search.find(session, wishes, now))[0]
        held = await visits.hold(session, slot, "test", now, DAY, new_id().hex)
        return await visits.book(session, held.id, who.id, new_id().hex, now)


def local_day(house: House, visit: Visit) -> str:
    return visit.starts_at.astimezone(house.app.hospital.zone).date().isoformat()


@pytest.mark.parametrize(
    ("lang", "wish", "first", "reason"),
    [
        ("en", "Can I have a blood test the same day as my MRI?", "the first one", "the same day as your MRI"),
        ("es", "Quiero un análisis de sangre el mismo día que mi resonancia", "la primera", "el mismo día que su cita"),
    ],
)
async def test_it_is_offered_and_booked_on_that_day(
    house: House, lang: Lang, wish: str, first: str, reason: str
) -> None:
    who = await house.patient()
    scan = await booked(house, "mri", who)
    talk = await house.talk(lang)
    born = who.born if lang == "en" else f"{who.birth_date.day}/{who.birth_date.month}/{who.birth_date.year}"
    await talk.say_all(wish, who.name, born)
    await talk.say(await house.code(who))
    assert reason in said(talk), said(talk)
    await talk.say(first)
    await talk.say("yes" if lang == "en" else "sí")
    found = {v.visit_type: v for v in await house.visits(who)}
    assert set(found) == {"mri", "blood-test"}
    assert local_day(house, found["blood-test"]) == local_day(house, scan)
    assert not overlap(found["blood-test"], found["mri"])


async def test_another_day_said_afterwards_takes_its_place(house: House) -> None:
    who = await house.patient()
    await booked(house, "mri", who)
    talk = await house.talk()
    await talk.say("I need a blood test the same day as my MRI")
    await house.prove(talk, who)
    assert "the same day as your MRI" in said(talk)
    await talk.say("actually, tomorrow would be better")
    assert "Wednesday, March 4" in said(talk) and "the same day as your MRI" not in said(talk)
