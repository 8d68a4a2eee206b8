"""An interpreter is a resource: claimed for the whole visit, never twice at a time, and kept when the visit moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from runtime.database import Database
from scheduler_core import disruption, visit_rows, visits
from scheduler_core.disruption import Disruption
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.rules import faults
from scheduler_core.interpreting import interpreted, language_of
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, hours, local

DAY = date(2026, 3, 4)
MORNING = Window(local(DAY, 9), local(DAY, 12))


def interpreter(key: str = "int-1", **more: Any) -> dict[str, Any]:
    return {"key": key, "name": key, "site": "main", "languages": ["vi"], "hours": [hours("10:00", "12:00")], **more}


def with_one(**more: Any) -> Hospital:
    return clinic(interpreters=[interpreter()], **more)


async def find(database: Database, hospital: Hospital, **wishes: Any) -> list[Any]:
    async with database.begin() as session:
        asked = Wishes("follow-up", windows=(MORNING,), earliest=True, limit=9, **wishes)
        return list(await Search(hospital).find(session, asked, NOW))


async def test_a_visit_lies_in_the_interpreters_hours_and_claims_them_whole(database: Database) -> None:
    hospital = with_one()
    await furnish(database, hospital)
    found = await find(database, hospital, interpreter="vi")
    assert found[0].starts_at == local(DAY, 10)
    for slot in found:
        (mine,) = [a for a in slot.assignments if a.resource == "int-1"]
        assert (mine.starts_at, mine.ends_at) == (slot.starts_at, slot.ends_at)
        assert language_of(hospital, slot) == "vi"


async def test_two_patients_do_not_share_one(database: Database) -> None:
    hospital = with_one()
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, (await find(database, hospital, interpreter="vi"))[0])
    later = await find(database, hospital, interpreter="vi")
    assert later[0].starts_at >= local(DAY, 10, 30)
    assert (await find(database, hospital))[0].starts_at == local(DAY, 9), "who needs none is not held up"


async def test_of_a_language_that_nobody_interprets_there_is_none(database: Database) -> None:
    hospital = with_one()
    await furnish(database, hospital)
    assert await find(database, hospital, interpreter="ko") == []


async def test_by_video_they_are_there_too(database: Database) -> None:
    hospital = with_one()
    await furnish(database, hospital)
    found = await find(database, hospital, interpreter="vi", modality="telehealth")
    assert {a.resource for a in found[0].assignments} >= {"int-1"} and len(found[0].assignments) == 2


async def test_a_visit_that_is_moved_for_a_disruption_keeps_its_interpreter(database: Database) -> None:
    hospital = with_one()
    await furnish(database, hospital)
    async with database.begin() as session:
        visit = await booked(session, (await find(database, hospital, interpreter="vi"))[0])
        sick = Disruption("sick", visit.practitioner or "", Window(local(DAY, 9), local(DAY, 17)))
        plan = await disruption.propose(session, Search(hospital), sick, NOW)
        assert (await disruption.apply(session, hospital, plan, "key", NOW)).moved == (visit.id,)
        assert await interpreted(session, hospital, visit.id) == "vi"


def test_an_interpreter_without_a_language_or_a_site_is_a_fault() -> None:
    with pytest.raises(ValidationError):
        clinic(interpreters=[interpreter(languages=[])])
    assert any("no site" in text for _, text in faults(clinic(interpreters=[interpreter(site="moon")]).file))
    twice = clinic(interpreters=[interpreter("ada")])
    assert any("used twice" in text for _, text in faults(twice.file))


async def test_a_visit_that_becomes_a_video_visit_keeps_its_interpreter(database: Database) -> None:
    hospital = with_one()
    await furnish(database, hospital)
    async with database.begin() as session:
        visit = await booked(session, (await find(database, hospital, interpreter="vi"))[0])
        await visits.to_telehealth(session, visit.id, visit.version, "video", NOW)
        assert await interpreted(session, hospital, visit.id) == "vi"
        assert len(await visit_rows.assignments(session, visit.id)) == 2


async def test_when_the_interpreter_is_out_the_visit_moves_to_another_one(database: Database) -> None:
    hospital = clinic(interpreters=[interpreter(), interpreter("int-2", hours=[hours("13:00", "15:00")])])
    await furnish(database, hospital)
    async with database.begin() as session:
        visit = await booked(session, (await find(database, hospital, interpreter="vi"))[0])
        visit_id = visit.id
        out = Disruption("sick", "int-1", Window(local(DAY, 9), local(DAY, 17)))
        plan = await disruption.propose(session, Search(hospital), out, NOW)
    (step,) = plan.steps
    assert step.visit_id == visit_id and step.after is not None
    assert "int-2" in {a.resource for a in step.after.assignments}
