"""Why each offer is made, in words: what is known of a proven patient, what they wished for, and nothing to anybody else."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from assistant.wording import Catalog, Speaker
from language.frame import GoalKind, Together
from language.types import When
from scheduler_core import visits
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.hospital.loader import load
from scheduler_core.interpreting import interpreted
from scheduler_core.models import Patient
from scheduler_core.search import Search
from tests.tools.conftest import Desk, hospital_file, hours, keys
from tools.types import GateOutcome

WEEK = (When(kind="range", start="2026-03-09", end="2026-03-14", text="next week"),)
NIGHT = (When(kind="range", start="2026-03-12T06:00", end="2026-03-12T07:00", text="early on thursday"),)


async def with_file(desk: Desk, **more: Any) -> Desk:
    """The desk of a hospital with these parts."""
    hospital = Hospital(HospitalFile.model_validate({**hospital_file().model_dump(), **more}))
    async with desk.database.begin() as session:
        await load(session, hospital.file, desk.now)
    desk.services = replace(desk.services, hospital=hospital, search=Search(hospital))
    return desk


def why(found: GateOutcome) -> dict[str, set[str]]:
    """The reasons by doctor."""
    said: dict[str, set[str]] = {}
    for line in found.facts[0].args["offers"]:  # type: ignore[attr-defined]
        reasons = {line.args["why"], line.args["also"]} - {"none"}
        said.setdefault(line.args["practitioner"], set()).update(reasons)
    return said


async def seen_before(desk: Desk, patient: Patient, doctor: str) -> None:
    """A visit that took place the day before."""
    visit = await desk.seeded(patient, "2026-03-04T10:00", doctor=doctor)
    async with desk.database.begin() as session:
        (await visits.get(session, visit.id)).status = "fulfilled"
    desk.clock.set(visit.ends_at)


async def test_the_doctor_seen_last_is_said_to_be(desk: Desk) -> None:
    patient = await desk.patient()
    await seen_before(desk, patient, "ruiz")
    await desk.verified()
    desk.wants(visit_type="follow-up", when=WEEK)
    found = why(await desk.call("search_slots"))
    assert "last_doctor" in found["Dr. Ruiz"] and "last_doctor" not in found.get("Dr. Lee", set())


async def test_before_proof_nothing_of_a_history_is_said(desk: Desk) -> None:
    await seen_before(desk, await desk.patient(), "ruiz")
    desk.frame.person.name = "Maria Gonzalez"
    desk.wants(visit_type="follow-up", when=WEEK)
    said = set().union(*why(await desk.call("search_slots")).values())
    assert said == {"soonest"}


async def test_a_doctor_who_was_asked_for_needs_no_reason(desk: Desk) -> None:
    await seen_before(desk, await desk.patient(), "lee")
    await desk.verified()
    desk.wants(visit_type="follow-up", when=WEEK, practitioner="lee")
    assert why(await desk.call("search_slots"))["Dr. Lee"] == {"soonest"}


async def test_the_site_closest_to_where_the_patient_lives(desk: Desk) -> None:
    file = hospital_file().model_dump()
    places = [{**s, "latitude": 42.3 + n / 10, "longitude": -71.0} for n, s in enumerate(file["sites"])]
    await with_file(desk, sites=places, postal_areas=[{"area": "021", "latitude": 42.4, "longitude": -71.0}])
    patient = await desk.verified()
    async with desk.database.begin() as session:
        (await session.get_one(Patient, patient.id)).postal_area = "02139"
    desk.wants(visit_type="follow-up", when=WEEK)
    found = why(await desk.call("search_slots"))
    assert "nearest" in found["Dr. Ruiz"] and "nearest" not in found.get("Dr. Lee", set())


async def test_where_nothing_fits_what_is_kept_of_the_wish_is_said(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=NIGHT)
    found = await desk.call("search_slots")
    assert found.data["match"] == "nearest"
    said = set().union(*why(found).values())
    assert said and said <= {"same_day", "same_part"}


INTERPRETER = {
    "key": "int-1", "name": "Lan", "site": "main", "languages": ["vi"], "hours": [hours(None, 9, 17)]
}  # fmt: skip


async def test_with_an_interpreter_it_is_read_back_claimed_and_kept_when_moved(desk: Desk) -> None:
    await with_file(desk, interpreters=[INTERPRETER])
    desk.wants(visit_type="follow-up", when=WEEK, interpreter="vi")
    found = await desk.call("search_slots")
    assert all("interpreter" in said for said in why(found).values())
    await desk.verified()
    asked = await desk.call("book_visit", offer="O1")
    assert keys(asked) == ["read-back-book-interpreter"]
    done = await desk.yes(asked)
    assert keys(done)[-1] == "receipt-interpreter"
    (visit,) = await desk.visits()
    desk.frame.goals.clear()
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V1", when=(When(kind="date", start="2026-03-18", text="wednesday"),))
    moved = await desk.call("search_slots")
    await desk.yes(await desk.call("move_visit", visit="V1", offer=moved.data["offers"][0]))  # type: ignore[index]
    async with desk.database.begin() as session:
        assert await interpreted(session, desk.services.hospital, visit.id) == "vi"


async def test_who_speaks_the_language_is_offered_without_one(desk: Desk) -> None:
    await with_file(desk, interpreters=[INTERPRETER])
    desk.wants(visit_type="follow-up", when=WEEK, interpreter="es")
    found = await desk.call("search_slots")
    assert all("speaks" in said for said in why(found).values())
    desk.frame.goals.clear()
    desk.wants(visit_type="follow-up", when=WEEK, speaks="es")
    assert all("speaks" in said for said in why(await desk.call("search_slots")).values())


async def test_where_no_clinician_speaks_it_somebody_interprets(desk: Desk) -> None:
    await with_file(desk, interpreters=[INTERPRETER])
    desk.wants(visit_type="follow-up", when=WEEK, speaks="vi")
    found = await desk.call("search_slots")
    assert found.data["match"] == "wished"
    assert all("interpreter" in said for said in why(found).values())


async def test_where_nobody_interprets_it_the_number_to_call_is_said(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=WEEK, interpreter="ko")
    found = await desk.call("search_slots")
    assert keys(found)[0] == "no-slots" and "interpreter-call" in keys(found)


@pytest.mark.parametrize(("lang", "words"), [("en", "the doctor you saw last time"), ("es", "la última vez")])
async def test_the_reasons_have_words_in_both_languages(desk: Desk, lang: Any, words: str) -> None:
    await seen_before(desk, await desk.patient(), "ruiz")
    await desk.verified()
    desk.lang = lang
    desk.wants(visit_type="follow-up", when=WEEK)
    found = await desk.call("search_slots")
    for channel in ("chat", "sms", "voice"):
        assert words in Speaker(Catalog()).word(found.facts[0], lang, channel)  # type: ignore[arg-type]


async def test_several_visits_together_say_why_as_one_does(desk: Desk) -> None:
    await seen_before(desk, await desk.patient(), "ruiz")
    await desk.verified()
    desk.wants(visit_type="follow-up", when=WEEK, together=Together(times=2, every=7))
    found = await desk.call("search_together")
    lines = found.facts[0].args["offers"]
    assert {line.args["why"] for line in lines if line.args["practitioner"] == "Dr. Ruiz"} == {"last_doctor"}  # type: ignore[attr-defined]
    for lang, channel in product(("en", "es"), ("chat", "sms", "voice")):
        said = Speaker(Catalog()).word(found.facts[0], lang, channel)  # type: ignore[arg-type]
        assert {"en": "the doctor you saw last time", "es": "la última vez"}[lang] in said


async def test_only_what_begins_at_the_hours_wished_for_is_at_the_time_of_day_wished_for(desk: Desk) -> None:
    desk.wants(visit_type="follow-up", when=(When(kind="datetime", start="2026-03-07T14:00", text="saturday at two"),))
    found = await desk.call("search_slots")
    for line in found.facts[0].args["offers"]:  # type: ignore[attr-defined]
        told = "same_part" in {line.args["why"], line.args["also"]}
        assert told is (desk.local(line.args["when"])[-5:] in ("14:00", "14:05", "14:10"))


async def test_no_day_is_given_as_a_reason_where_only_hours_were_asked_for(desk: Desk) -> None:
    await desk.verified()
    desk.wants(visit_type="follow-up", when=(When(kind="range", start="19:00", end="20:00", text="evenings"),))
    assert not any("same_day" in reasons for reasons in why(await desk.call("search_slots")).values())
