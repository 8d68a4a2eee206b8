"""Two of one's own visits change times by one yes: each keeps its doctor, and both move or neither does."""

from __future__ import annotations

import pytest

from scheduler_core import visits
from tests.tools.conftest import Desk, keys
from tools.types import GateOutcome


async def listed(desk: Desk) -> None:
    """A follow-up with Dr. Lee on Thursday at ten, a check-up with Dr. Kim on Friday at two."""
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.seeded(patient, "2026-03-13T14:00", "check-up", "kim")
    await desk.call("list_visits")


async def where(desk: Desk) -> list[tuple[str, str | None]]:
    return [(desk.local(v.starts_at), v.practitioner) for v in await desk.visits()]


async def asked(desk: Desk) -> GateOutcome:
    await listed(desk)
    return await desk.call("swap_visits", visit="V1", other="V2")


async def test_the_read_back_names_both_with_old_and_new_times(desk: Desk) -> None:
    outcome = await asked(desk)
    assert (outcome.status, keys(outcome)) == ("consent_pending", ["read-back-swap"])
    lines = outcome.facts[0].args["visits"]
    told = [(v.args["practitioner"], f"{v.args['old']:%d %H:%M}", f"{v.args['when']:%d %H:%M}") for v in lines]  # type: ignore[attr-defined]
    assert told == [("Dr. Lee", "12 10:00", "13 14:00"), ("Dr. Kim", "13 14:00", "12 10:00")]
    assert await where(desk) == [("2026-03-12T10:00", "lee"), ("2026-03-13T14:00", "kim")]


async def test_a_yes_moves_both_and_each_keeps_its_doctor(desk: Desk) -> None:
    done = await desk.yes(await asked(desk))
    assert keys(done) == ["receipt-swap"] and done.receipt
    assert await where(desk) == [("2026-03-12T10:00", "kim"), ("2026-03-13T14:00", "lee")]


async def test_without_delivery_or_twice_it_does_not_happen_again(desk: Desk) -> None:
    outcome = await asked(desk)
    assert keys(await desk.yes(outcome, delivered=False)) == ["consent-unheard"]
    await desk.yes(outcome)
    assert (await desk.yes(outcome)).status == "refused"
    assert await where(desk) == [("2026-03-12T10:00", "kim"), ("2026-03-13T14:00", "lee")]


@pytest.mark.parametrize("which", [0, 1])
async def test_a_visit_that_changed_after_the_read_back_changes_neither(desk: Desk, which: int) -> None:
    outcome = await asked(desk)
    visit = (await desk.visits())[which]
    async with desk.database.begin() as session:
        await visits.confirm(session, visit.id, visit.version, "meanwhile", desk.now)
    assert keys(await desk.yes(outcome)) == ["changed-meanwhile"]
    assert await where(desk) == [("2026-03-12T10:00", "lee"), ("2026-03-13T14:00", "kim")]


async def test_visits_that_are_alike_are_not_swapped(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.seeded(patient, "2026-03-13T10:00")
    await desk.call("list_visits")
    assert keys(await desk.call("swap_visits", visit="V1", other="V2")) == ["swap-alike"]


async def test_where_a_doctor_is_not_free_then_it_is_said(desk: Desk) -> None:
    await listed(desk)
    await desk.seeded(await desk.patient("Some Body", phone="+16175550149"), "2026-03-13T14:00")
    assert keys(await desk.call("swap_visits", visit="V1", other="V2")) == ["swap-not-possible"]


async def test_nobody_elses_visit_and_not_one_with_itself(desk: Desk) -> None:
    stranger = await desk.patient("Some Body", phone="+16175550149")
    theirs = await desk.seeded(stranger, "2026-03-11T09:00")
    await listed(desk)
    for other in ("V1", "V3", "V9"):
        assert (await desk.call("swap_visits", visit="V1", other=other)).status == "invalid"
    assert (await desk.call("swap_visits", visit="V1", other=str(theirs.id))).status == "invalid"


async def test_without_proof_nothing_is_swapped(desk: Desk) -> None:
    assert (await desk.call("swap_visits", visit="V1", other="V2")).status in ("invalid", "refused")
