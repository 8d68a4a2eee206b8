"""Chains of visits: in order, with gaps, proven together, prerequisites kept; against every combination tried."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.database import Database
from runtime.errors import InvalidInput, NotAllowed
from scheduler_core.availability import Availability
from scheduler_core.chaining import Gap, completable, followers
from scheduler_core.chains import Chain, Chains, Link
from scheduler_core.hospital import Hospital
from scheduler_core.types import Wishes
from tests.scheduler_core.clinic import (
    NOW,
    booked,
    clinic,
    furnish,
    local,
    patient,
    practitioner,
    slot,
    thing,
    visit_type,
)

DAY = date(2026, 3, 4)
HOUR = timedelta(hours=1)

BLOOD = visit_type("blood", 10, {"role": "nurse"}, {"role": "room", "type": "exam", "clean_up": 20})
SCAN = visit_type("scan", 20, {"role": "device", "type": "echo"})
SURGEON = visit_type("surgeon", 30, {"role": "practitioner"}, {"role": "room", "type": "exam"}, prerequisites=["scan"])


def house(**parts: Any) -> Hospital:
    return clinic(**{"visit_types": [BLOOD, SCAN, SURGEON], "practitioners": [practitioner("ada")], **parts})


async def find(database: Database, hospital: Hospital, *links: Link, **how: Any) -> tuple[Chain, ...]:
    async with database.begin() as session:
        return await Chains(hospital, Availability(hospital)).find(session, links, NOW, **how)


def link(key: str, least: int = 0, most: int = 24 * 60, **wishes: Any) -> Link:
    return Link(Wishes(key, **wishes), timedelta(minutes=least), timedelta(minutes=most))


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[list[bool]], list[int], list[Gap]]:
    size, count = draw(st.integers(1, 14)), draw(st.integers(1, 3))
    starts = [draw(st.lists(st.booleans(), min_size=size, max_size=size)) for _ in range(count)]
    lengths = [draw(st.integers(1, 4)) for _ in range(count)]
    gap = st.tuples(st.integers(0, 4), st.integers(0, 5)).map(lambda pair: (pair[0], sum(pair)))
    gaps: list[Gap] = draw(st.lists(gap, min_size=count - 1, max_size=count - 1))
    return starts, lengths, gaps


def every_chain(starts: list[list[bool]], lengths: list[int], gaps: list[Gap]) -> set[tuple[int, ...]]:
    """Try all combinations of cells."""

    def fits(cells: tuple[int, ...]) -> bool:
        waits = [cells[k + 1] - cells[k] - lengths[k] for k in range(len(gaps))]
        return all(least <= wait <= most for wait, (least, most) in zip(waits, gaps, strict=True))

    possible = product(*([n for n, flag in enumerate(line) if flag] for line in starts))
    return {cells for cells in possible if fits(cells)}


@settings(max_examples=400, deadline=None)
@given(chains())
def test_the_chains_found_are_exactly_those_that_trying_everything_finds(
    drawn: tuple[list[list[bool]], list[int], list[Gap]],
) -> None:
    starts, lengths, gaps = drawn
    masks = completable([np.array(line) for line in starts], lengths, gaps)
    expected = every_chain(starts, lengths, gaps)
    assert set(np.flatnonzero(masks[0]).tolist()) == {cells[0] for cells in expected}
    found = [c for first in np.flatnonzero(masks[0]).tolist() for c in followers(masks, lengths, gaps, first)]
    assert set(found) == expected
    assert len(found) == len(expected)


async def test_a_chain_comes_in_order_with_its_gaps_and_can_be_booked(database: Database) -> None:
    hospital = house()
    await furnish(database, hospital)
    found = await find(database, hospital, link("blood"), link("scan", 30, 60), link("surgeon", 0, 120))
    assert len(found) == 3
    assert len({chain[0].starts_at.date() for chain in found}) == 3
    for blood, scan, surgeon in found:
        assert timedelta(minutes=30) <= scan.starts_at - blood.ends_at <= HOUR
        assert timedelta() <= surgeon.starts_at - scan.ends_at <= 2 * HOUR
    async with database.begin() as session:
        for part in found[0]:
            await booked(session, part)


async def test_a_room_that_is_being_cleaned_serves_no_later_visit_of_the_chain(database: Database) -> None:
    hospital = house(rooms=[thing("only", "exam")])
    await furnish(database, hospital)
    blood, scan, surgeon = (await find(database, hospital, link("blood"), link("scan"), link("surgeon"), soonest=True))[
        0
    ]
    assert scan.starts_at == blood.ends_at + timedelta(minutes=5)  # the grid's next quarter
    assert surgeon.starts_at >= blood.ends_at + timedelta(minutes=20)


async def test_what_others_have_booked_moves_the_later_visits_within_their_gap(database: Database) -> None:
    hospital = house()
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 9), "ada", minutes=360))
    wished = (link("scan", after=local(DAY, 0), before=local(DAY, 23)), link("surgeon", 0, 60))
    scan, surgeon = (await find(database, hospital, *wished, soonest=True))[0]
    assert surgeon.starts_at >= local(DAY, 15)
    assert surgeon.starts_at - scan.ends_at <= HOUR


async def test_a_prerequisite_that_neither_comes_first_nor_is_on_record_is_named(database: Database) -> None:
    hospital = house()
    await furnish(database, hospital)
    with pytest.raises(NotAllowed, match="surgeon needs scan first") as refused:
        await find(database, hospital, link("blood"), link("surgeon"), link("scan"))
    assert refused.value.code == "care_first"


async def test_a_prerequisite_on_record_counts_and_is_waited_for(database: Database) -> None:
    hospital = house()
    await furnish(database, hospital)
    at: datetime = local(DAY, 14)
    async with database.begin() as session:
        who = await patient(session)
        scan = slot(at, "echo-1", minutes=20)
        await booked(session, type(scan)(**{**scan.__dict__, "visit_type": "scan"}), who)
    wished = [Link(Wishes("blood", patient_id=who)), Link(Wishes("surgeon", patient_id=who), most=7 * 24 * HOUR)]
    _, surgeon = (await find(database, hospital, *wished, soonest=True))[0]
    assert surgeon.starts_at >= at + timedelta(minutes=20)


async def test_no_chain_and_gaps_that_cannot_be_are_refused(database: Database) -> None:
    with pytest.raises(InvalidInput):
        await find(database, house())
    with pytest.raises(InvalidInput):
        await find(database, house(), link("blood"), link("scan", 60, 30))
