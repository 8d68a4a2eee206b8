"""Every two weeks, six times: found around the same hour, booked together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from runtime.database import Database, new_id
from runtime.errors import InvalidInput, SlotTaken
from scheduler_core import series, visits
from scheduler_core.search import Search
from scheduler_core.series import Rhythm
from scheduler_core.types import Slot, Window, Wishes
from tests.scheduler_core.clinic import NOW, TTL, ZONE, booked, clinic, furnish, local, patient, slot
from tests.scheduler_core.killing import Work, all_or_nothing

FIRST = slot(local(date(2026, 3, 4), 10), "ada", "room-1")
WEEKLY = Rhythm(days=7, count=3)


async def found(database: Database, rhythm: Rhythm) -> list[Slot]:
    async with database.begin() as session:
        slots = await series.find(session, Search(clinic()), Wishes("follow-up"), FIRST, rhythm, ZONE, NOW)
    assert None not in slots
    return [one for one in slots if one is not None]


async def test_it_keeps_the_hour_of_the_wall_clock_and_the_clinician_over_the_clock_change(database: Database) -> None:
    await furnish(database, clinic())
    slots = await found(database, Rhythm(days=14, count=6))
    walls = [one.starts_at.astimezone(ZONE) for one in slots]
    assert [wall.date() - walls[0].date() for wall in walls] == [timedelta(days=14 * n) for n in range(6)]
    assert {(wall.hour, wall.minute) for wall in walls} == {(10, 0)}
    assert {one.practitioner for one in slots} == {"ada"}


def test_on_several_weekdays_it_is_on_each_of_them_in_the_weeks_of_the_rhythm() -> None:
    tuesday = date(2026, 3, 3)
    weekly = Rhythm(days=7, count=4, slack=0, on=(1, 3)).due(tuesday)
    assert [f"{day:%a %d}" for day in weekly] == ["Tue 03", "Thu 05", "Tue 10", "Thu 12"]
    fortnightly = Rhythm(days=14, count=4, slack=0, on=(0, 3)).due(date(2026, 3, 5))
    assert [f"{day:%a %d}" for day in fortnightly] == ["Thu 05", "Mon 16", "Thu 19", "Mon 30"]


async def test_a_taken_hour_gives_the_nearest_of_that_day_and_a_taken_day_one_beside_it(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        await booked(session, slot(local(date(2026, 3, 11), 10), "ada", minutes=60))
        await booked(session, slot(local(date(2026, 3, 18), 9), "ada", minutes=480))
    walls = [one.starts_at.astimezone(ZONE) for one in await found(database, WEEKLY)]
    assert f"{walls[1]:%d %H:%M}" == "11 09:30"
    assert f"{walls[2]:%d %H:%M}" == "17 10:00"


async def test_all_are_booked_or_none(database: Database) -> None:
    await furnish(database, clinic())
    slots = await found(database, WEEKLY)
    async with database.begin() as session:
        who = await patient(session)
        rival = await booked(session, slots[2])
        with pytest.raises(SlotTaken):
            await series.hold(session, slots, "me", NOW, TTL, "s")
        await visits.cancel(session, rival.id, rival.version, "patient", "c", NOW)
        held = await series.hold(session, slots, "me", NOW, TTL, "s")
        made = await series.book(session, [hold.id for hold in held], who, "b", NOW, holder="me")
        again = await series.book(session, [hold.id for hold in held], who, "b", NOW, holder="me")
        assert [v.id for v in again] == [v.id for v in made]
        assert [v.starts_at for v in await visits.of_patient(session, who, NOW)] == [one.starts_at for one in slots]


async def test_what_is_no_rhythm_is_refused(database: Database) -> None:
    with pytest.raises(InvalidInput):
        await found(database, Rhythm(days=0, count=3))
    with pytest.raises(InvalidInput):
        await found(database, Rhythm(days=7, count=60))


async def test_later_visits_keep_to_the_hours_that_were_wished(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        await booked(session, slot(local(date(2026, 3, 11), 9), "ada", minutes=180))
        morning = Window(local(date(2026, 3, 4), 9), local(date(2026, 3, 4), 12))
        wishes = Wishes("follow-up", windows=(morning,))
        slots = await series.find(session, Search(clinic()), wishes, FIRST, WEEKLY, ZONE, NOW)
    walls = [one.starts_at.astimezone(ZONE) for one in slots if one is not None]
    assert len(walls) == 3 and all(9 <= wall.hour < 12 for wall in walls)
    assert walls[1].date() != date(2026, 3, 11)


def weekly(first: date, *hours: int) -> list[Slot]:
    return [slot(local(first + timedelta(days=7 * n), hour), "ada") for n, hour in enumerate(hours)]


def test_the_steadiest_series_are_chosen_and_told_by_their_first_times() -> None:
    jumping, steady, late = (
        weekly(date(2026, 3, 3), 9, 15, 14),
        weekly(date(2026, 3, 5), 10, 10, 10),
        weekly(date(2026, 3, 6), 9, 10, 9),
    )
    chosen = series.steadiest([jumping, steady, late], WEEKLY, ZONE, most=2)
    assert chosen == [steady, late]


def test_a_steady_series_months_away_is_no_better_than_one_that_moves_an_hour_next_week() -> None:
    soon, far = weekly(date(2026, 3, 4), 9, 10, 9), weekly(date(2026, 6, 3), 9, 9, 9)
    assert series.steadiest([far, soon], WEEKLY, ZONE, most=1) == [soon]


def test_a_series_that_is_mostly_another_one_is_not_offered_beside_it() -> None:
    whole = weekly(date(2026, 3, 4), 9, 9, 9, 9)
    assert series.steadiest([whole[:3], whole[1:]], WEEKLY, ZONE, most=2) == [whole[:3]]


def test_of_no_series_none_is_chosen() -> None:
    assert series.steadiest([], WEEKLY, ZONE, most=3) == []


@pytest.mark.parametrize("what", ["hold", "book"])
async def test_killed_at_any_statement_the_whole_series_is_held_or_booked_or_nothing_of_it(
    database: Database, what: str
) -> None:
    await furnish(database, clinic())
    slots = await found(database, WEEKLY)

    async def prepare() -> Work:
        async with database.begin() as session:
            await session.execute(text("DELETE FROM visit"))
            who, key = await patient(session), new_id().hex
            if what == "hold":
                return lambda session: series.hold(session, slots, "me", NOW, TTL, key)
            held = [hold.id for hold in await series.hold(session, slots, "me", NOW, TTL, f"hold {key}")]
            return lambda session: series.book(session, held, who, key, NOW, holder="me")

    await all_or_nothing(database, prepare)
