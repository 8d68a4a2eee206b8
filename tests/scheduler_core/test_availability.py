"""The bits of free time against a slow, obvious reference, through random histories of changes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from runtime.errors import SlotTaken
from scheduler_core import changes, visits
from scheduler_core.availability import Availability
from scheduler_core.bits import unpack
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import DAYS
from scheduler_core.localtime import CELL, wall_clock
from scheduler_core.models import Closure, Leave, Resource
from scheduler_core.opening import Line
from scheduler_core.types import Assignment, Slot, Window
from tests.scheduler_core.clinic import NOW, TTL, ZONE, booked, clinic, furnish, hours, practitioner, slot, thing

FROM, UNTIL = datetime(2026, 3, 6, tzinfo=UTC), datetime(2026, 3, 10, tzinfo=UTC)
"""The days looked at: the clock jumps on March 8."""

WEEKEND = ["fri", "sat", "sun", "mon"]


def small_hospital() -> Hospital:
    return clinic(
        practitioners=[
            practitioner("ada", hours("00:00", "11:00", WEEKEND), hours("13:00", "20:00", WEEKEND, "north")),
            practitioner("ben", hours("01:30", "09:10", WEEKEND), breaks=[hours("02:15", "03:20", ["sun"])]),
        ],
        nurses=[],
        rooms=[thing("bay", "exam", capacity=2)],
        devices=[],
        holidays=[{"date": "2026-03-09", "name": {"en": "Day", "es": "Día"}}],
    )


@dataclass
class World:
    """What the reference knows: everything that takes time away."""

    away: dict[UUID, tuple[str | None, str | None, Window]] = field(default_factory=dict)
    taken: dict[UUID, tuple[Slot, datetime | None]] = field(default_factory=dict)
    unused: set[str] = field(default_factory=set)

    def free(self, hospital: Hospital, line: Line, cell: Window, now: datetime) -> bool:
        if line.resource in self.unused or not works(hospital, line, cell):
            return False
        for resource, site, window in self.away.values():
            if resource in (None, line.resource) and site in (None, line.site) and meets(window, cell):
                return False
        for taken, expires_at in self.taken.values():
            for claim in taken.assignments:
                same = (claim.resource, claim.unit) == (line.resource, line.unit)
                if (
                    same
                    and meets(Window(claim.starts_at, claim.ends_at), cell)
                    and (not expires_at or expires_at > now)
                ):
                    return False
        return True


def meets(a: Window, b: Window) -> bool:
    return a.starts_at < b.ends_at and b.starts_at < a.ends_at


def works(hospital: Hospital, line: Line, cell: Window) -> bool:
    """Whether the wall clock lies within the line's hours all through the cell."""
    local = cell.starts_at.astimezone(ZONE)
    if local.date() in hospital.holidays:
        return False
    spec = hospital.resources[line.resource]
    if spec.hours is None:
        return True

    def within(entries: tuple[object, ...]) -> bool:
        return any(
            DAYS[local.weekday()] in h.days and h.site in (None, line.site) and h.start <= local.time() < h.end  # type: ignore[attr-defined]
            for h in entries
        )

    return within(spec.hours) and not within(spec.breaks)


def compare(hospital: Hospital, availability: Availability, world: World, now: datetime) -> None:
    flags = unpack(availability.free)
    first = (FROM - availability.base) // CELL
    for number, line in enumerate(availability.lines):
        for n in range((UNTIL - FROM) // CELL):
            cell = Window(FROM + CELL * n, FROM + CELL * (n + 1))
            expected = world.free(hospital, line, cell, now)
            assert flags[number, first + n] == expected, (line, cell.starts_at.astimezone(ZONE))


def moment(dice: random.Random) -> datetime:
    return FROM + timedelta(minutes=5 * dice.randrange((UNTIL - FROM) // CELL))


async def book_something(session: AsyncSession, world: World, dice: random.Random, now: datetime) -> None:
    wanted = slot(moment(dice), dice.choice(["ada", "ben"]), minutes=5 * dice.randint(1, 20))
    bay = Assignment("bay", dice.randrange(2), wanted.starts_at, wanted.ends_at + timedelta(minutes=10))
    wanted = Slot(**{**wanted.__dict__, "assignments": (*wanted.assignments, bay)})
    try:
        if dice.random() < 0.4:
            held = await visits.hold(session, wanted, "me", now, TTL * dice.randint(1, 4), new_id().hex)
            world.taken[held.id] = (wanted, held.hold_expires_at)
        else:
            world.taken[(await booked(session, wanted, now=now)).id] = (wanted, None)
    except SlotTaken:
        return


async def cancel_something(session: AsyncSession, world: World, dice: random.Random, now: datetime) -> None:
    certain = sorted(visit_id for visit_id, (_, expires_at) in world.taken.items() if expires_at is None)
    if certain:
        visit = await visits.get(session, dice.choice(certain))
        await visits.cancel(session, visit.id, visit.version, "patient", new_id().hex, now)
        del world.taken[visit.id]


async def send_away(session: AsyncSession, world: World, dice: random.Random, now: datetime) -> None:
    window = Window(starts := moment(dice), starts + timedelta(minutes=dice.randint(1, 500)))
    if dice.random() < 0.5:
        leave = Leave(
            resource_key=dice.choice(["ada", "ben", "bay"]), starts_at=starts, ends_at=window.ends_at, reason="x"
        )
        session.add(leave)
        await session.flush()
        world.away[leave.id] = (leave.resource_key, None, window)
    else:
        closure = Closure(site=dice.choice(["main", "north"]), starts_at=starts, ends_at=window.ends_at, reason="x")
        session.add(closure)
        await session.flush()
        world.away[closure.id] = (None, closure.site, window)


async def bring_back(session: AsyncSession, world: World, dice: random.Random, now: datetime) -> None:
    if world.away:
        row = dice.choice(sorted(world.away))
        for table in (Leave, Closure):
            await session.execute(delete(table).where(table.id == row))
        del world.away[row]


async def put_out_of_use(session: AsyncSession, world: World, dice: random.Random, now: datetime) -> None:
    key = dice.choice(["ada", "bay"])
    world.unused ^= {key}
    await session.execute(update(Resource).where(Resource.key == key).values(active=key not in world.unused))


ACTIONS = [book_something] * 6 + [cancel_something, send_away, bring_back, put_out_of_use]


@pytest.mark.parametrize("seed", range(4))
async def test_the_bits_follow_every_change_of_the_tables(database: Database, seed: int) -> None:
    hospital, dice, now = small_hospital(), random.Random(seed), NOW
    await furnish(database, hospital)
    availability, world = Availability(hospital), World()
    for _ in range(12):
        for _ in range(dice.randint(1, 8)):
            async with database.begin() as session:
                await dice.choice(ACTIONS)(session, world, dice, now)
        now += timedelta(minutes=dice.randint(0, 25))
        async with database.begin() as session:
            await availability.refresh(session, now)
            if dice.random() < 0.3:
                await visits.sweep_expired_holds(session, now)
        compare(hospital, availability, world, now)
        world.taken = {k: v for k, v in world.taken.items() if v[1] is None or v[1] > now}


async def test_a_second_process_sees_what_the_first_one_books(database: Database) -> None:
    hospital = small_hospital()
    await furnish(database, hospital)
    ours, theirs = Availability(hospital), Availability(hospital)
    for n in range(3):
        async with database.begin() as session:
            await theirs.refresh(session, NOW)
            await booked(session, slot(FROM + timedelta(hours=8, minutes=30 * n), "ada"))
        async with database.begin() as session:
            await ours.refresh(session, NOW)
            await theirs.refresh(session, NOW)
        assert (ours.free == theirs.free).all()
        assert (ours.free == (await fresh(database, hospital)).free).all()


async def test_a_change_that_commits_late_is_not_missed(database: Database) -> None:
    hospital = small_hospital()
    await furnish(database, hospital)
    availability = Availability(hospital)
    async with database.begin() as slow:
        await booked(slow, slot(FROM + timedelta(hours=8), "ada"))
        async with database.begin() as quick:
            await booked(quick, slot(FROM + timedelta(hours=9), "ada"))
        async with database.begin() as session:
            await availability.refresh(session, NOW)
    async with database.begin() as session:
        await availability.refresh(session, NOW)
    assert (availability.free == (await fresh(database, hospital)).free).all()


async def test_a_process_that_slept_through_the_pruned_log_starts_over(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    hospital = small_hospital()
    await furnish(database, hospital)
    availability = await fresh(database, hospital)
    async with database.begin() as session:
        for n in range(4):
            await booked(session, slot(FROM + timedelta(hours=8 + n), "ada"))
    monkeypatch.setattr(changes, "KEPT", 2)
    async with database.begin() as session:
        await changes.prune(session)
    async with database.begin() as session:
        await availability.refresh(session, NOW)
    assert (availability.free == (await fresh(database, hospital)).free).all()


async def test_a_new_day_keeps_what_it_knows_and_learns_the_last_one(database: Database) -> None:
    hospital = small_hospital()
    await furnish(database, hospital)
    availability = await fresh(database, hospital)
    async with database.begin() as session:
        await visits.hold(session, slot(FROM + timedelta(hours=8), "ada"), "me", NOW, timedelta(days=2), "h")
        await booked(session, slot(datetime(2026, 6, 5, 13, tzinfo=UTC), "ada"))
        await availability.refresh(session, NOW)
    for days in (1, 2, 5, 96, 200, 3):
        now = NOW + timedelta(days=days)
        async with database.begin() as session:
            await availability.refresh(session, now)
        anew = await fresh(database, hospital, now)
        assert (availability.free == anew.free).all()
        assert (availability.scheduled == anew.scheduled).all()


async def fresh(database: Database, hospital: Hospital, now: datetime = NOW) -> Availability:
    availability = Availability(hospital)
    async with database.begin() as session:
        await availability.refresh(session, now)
    return availability


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 287))
def test_the_wall_clock_of_any_cell_is_the_zones(day: date, cell: int) -> None:
    base = datetime(day.year, day.month, day.day, tzinfo=UTC)
    local = (base + CELL * cell).astimezone(ZONE)
    assert wall_clock(base, 2, ZONE).minute[cell] == local.hour * 60 + local.minute
