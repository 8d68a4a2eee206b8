"""Who says that they have arrived gets the link to check in with, when it is time."""

from __future__ import annotations

from datetime import timedelta

from runtime.crypto import KeyRing
from scheduler_core.queue.check_in import visit_of
from tests.tools.conftest import CHILD_BORN, Desk, acts_for, keys
from tests.tools.test_proxies import told

TODAY, TOMORROW = "2026-03-03T11:00", "2026-03-04T10:30"


async def test_a_patient_who_is_there_gets_the_link_of_this_visit(desk: Desk, keyring: KeyRing) -> None:
    patient = await desk.verified()
    visit = await desk.seeded(patient, TODAY)
    await desk.seeded(patient, TOMORROW)
    given = await desk.call("check_in")
    assert keys(given) == ["check-in-link"]
    assert visit_of(keyring, str(given.facts[0].args["url"]).rsplit("/", 1)[1]) == visit.id
    assert given.data == {"links": 1}
    assert ("list", str(patient.id)) in await desk.audited()


async def test_who_is_late_still_gets_it(desk: Desk) -> None:
    await desk.seeded(await desk.verified(), TODAY)
    desk.clock.advance(timedelta(hours=2, minutes=10))
    await desk.call("start_verification")
    desk.frame.person.code = desk.codes.last
    await desk.call("check_code")
    assert keys(await desk.call("check_in")) == ["check-in-link"]


async def test_before_the_day_the_patient_hears_when_it_will_be_time(desk: Desk) -> None:
    await desk.seeded(await desk.verified(), TOMORROW)
    early = await desk.call("check_in")
    assert keys(early) == ["check-in-early"]
    assert "from two hours before" in told(desk, early)


async def test_nobody_checks_in_for_a_visit_by_video_or_for_none(desk: Desk) -> None:
    visit = await desk.seeded(await desk.verified(), TODAY)
    assert keys(await desk.call("list_visits")) == ["visit-list"]
    await desk.yes(await desk.call("switch_to_video", visit="V1"))
    assert (await desk.visits())[0].modality == "telehealth", visit
    assert keys(await desk.call("check_in")) == ["check-in-none"]


async def test_by_phone_no_address_is_read_out(desk: Desk) -> None:
    await desk.seeded(await desk.verified(), TODAY)
    desk.channel = "voice"
    said = told(desk, await desk.call("check_in"))
    assert "front desk" in said
    assert "http" not in said


async def test_an_unknown_person_gets_no_link(desk: Desk) -> None:
    await desk.seeded(await desk.patient(), TODAY)
    assert (await desk.call("check_in")).data["code"] == "proof_needed"


async def test_a_parent_gets_the_link_of_the_childs_visit(desk: Desk) -> None:
    mother = await desk.verified()
    child = await desk.patient("Leo Gonzalez", phone=None, born=CHILD_BORN)
    await desk.add(acts_for(mother, child, "son"))
    await desk.seeded(child, TODAY)
    assert keys(await desk.call("check_in")) == ["check-in-none"]
    desk.frame.person.for_whom = "son"
    assert keys(await desk.call("check_in")) == ["check-in-link"]
