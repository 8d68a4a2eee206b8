"""Search: what is offered, what is not, and in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from runtime.database import Database
from runtime.errors import NotFound
from scheduler_core import visits
from scheduler_core.hospital import Hospital
from scheduler_core.models import Closure, Leave
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.scheduler_core.clinic import (
    FOLLOW_UP,
    NOW,
    TTL,
    ZONE,
    booked,
    clinic,
    furnish,
    hours,
    local,
    nurse,
    patient,
    practitioner,
    slot,
    thing,
    visit_type,
)

TODAY = date(2026, 3, 3)
TOMORROW = date(2026, 3, 4)


def day(of: date, start: int = 0, end: int = 24) -> Window:
    ends = local(of + timedelta(days=1), 0) if end == 24 else local(of, end)
    return Window(local(of, start), ends)


async def find(database: Database, search: Search, now: datetime = NOW, **wishes: Any) -> tuple[Slot, ...]:
    async with database.begin() as session:
        return await search.find(session, Wishes(**{"visit_type": "follow-up", **wishes}), now)


def times(slots: tuple[Slot, ...]) -> list[str]:
    return [s.starts_at.astimezone(ZONE).strftime("%a %H:%M") for s in slots]


@pytest.fixture
async def hospital(database: Database) -> Hospital:
    hospital = clinic()
    await furnish(database, hospital)
    return hospital


@pytest.fixture
def search(hospital: Hospital) -> Search:
    return Search(hospital)


async def test_offers_are_spread_over_days_halves_and_clinicians(database: Database, search: Search) -> None:
    found = await find(database, search)
    assert times(found) == ["Tue 09:15", "Wed 12:00", "Thu 09:00"]
    assert {s.practitioner for s in found} == {"ada", "ben"}


async def test_the_earliest_are_the_next_starts_in_turn(database: Database, search: Search) -> None:
    assert times(await find(database, search, earliest=True)) == ["Tue 09:15", "Tue 09:30", "Tue 09:45"]


async def test_one_day_gets_offers_apart_from_each_other(database: Database, search: Search) -> None:
    found = await find(database, search, windows=(day(TOMORROW),))
    assert times(found) == ["Wed 09:00", "Wed 10:00", "Wed 12:00"]


async def test_every_offer_carries_exactly_what_the_visit_uses(database: Database, search: Search) -> None:
    (offer,) = await find(database, search, limit=1, practitioner="ben")
    assert (offer.practitioner, offer.site, offer.modality) == ("ben", "main", "in_person")
    assert [a.resource for a in offer.assignments] == ["ben", "room-1"]
    assert {(a.starts_at, a.ends_at) for a in offer.assignments} == {(offer.starts_at, offer.ends_at)}


async def test_wishes_for_a_clinician_a_gender_and_a_language_hold(database: Database, search: Search) -> None:
    wishes: tuple[dict[str, Any], ...] = ({"practitioner": "ben"}, {"gender": "male"}, {"language": "es"})
    for wish in wishes:
        assert {s.practitioner for s in await find(database, search, **wish)} == {"ben"}
    assert await find(database, search, gender="female", language="es") == ()


async def test_starts_lie_in_the_windows_outside_exclusions_and_between_the_bounds(
    database: Database, search: Search
) -> None:
    window = (day(TOMORROW, 13, 15),)
    assert times(await find(database, search, windows=window, earliest=True, limit=20))[-1] == "Wed 14:45"
    out = (Window(local(TOMORROW, 13, 30), local(TOMORROW, 14, 20)),)
    left = await find(database, search, windows=window, excluded=out, earliest=True, limit=20)
    assert times(left) == ["Wed 13:00", "Wed 14:30", "Wed 14:45"]
    bounds: dict[str, Any] = {"after": local(TOMORROW, 13), "before": local(TOMORROW, 13, 45)}
    assert times(await find(database, search, earliest=True, **bounds)) == ["Wed 13:15", "Wed 13:30"]


async def test_the_past_and_the_notice_period_are_not_offered(database: Database) -> None:
    hospital = clinic(visit_types=[{**FOLLOW_UP, "notice_hours": 4}])
    await furnish(database, hospital)
    found = await find(database, Search(hospital), earliest=True, limit=1)
    assert times(found) == ["Tue 13:00"]
    assert await find(database, Search(hospital), windows=(day(TODAY, 9, 12),)) == ()


async def test_breaks_holidays_leave_and_closures_are_respected(database: Database) -> None:
    hospital = clinic(
        practitioners=[practitioner("ada", breaks=[hours("12:00", "13:00")])],
        holidays=[{"date": "2026-03-05", "name": {"en": "Founders", "es": "Fundadores"}}],
    )
    await furnish(database, hospital)
    search = Search(hospital)
    assert "Wed 12:00" not in times(await find(database, search, windows=(day(TOMORROW),), earliest=True, limit=99))
    assert "Wed 11:45" not in times(await find(database, search, windows=(day(TOMORROW),), earliest=True, limit=99))
    assert await find(database, search, windows=(day(date(2026, 3, 5)),)) == ()
    async with database.begin() as session:
        morning = day(TOMORROW, 0, 13)
        session.add(Leave(resource_key="ada", starts_at=morning.starts_at, ends_at=morning.ends_at, reason="ill"))
    assert times(await find(database, search, windows=(day(TOMORROW),), limit=1)) == ["Wed 13:00"]
    async with database.begin() as session:
        friday = day(date(2026, 3, 6))
        session.add(Closure(site="main", starts_at=friday.starts_at, ends_at=friday.ends_at, reason="flood"))
    assert await find(database, search, windows=(friday,)) == ()


async def test_what_is_booked_is_gone_and_what_is_cancelled_comes_back(database: Database, search: Search) -> None:
    window: dict[str, Any] = {"windows": (Window(local(TOMORROW, 9), local(TOMORROW, 9, 15)),), "practitioner": "ada"}
    (offer,) = await find(database, search, **window)
    async with database.begin() as session:
        visit = await booked(session, offer)
    assert await find(database, search, **window) == ()
    async with database.begin() as session:
        assert not await search.still_free(session, offer, NOW)
        await visits.cancel(session, visit.id, visit.version, "patient", "c", NOW)
    assert await find(database, search, **window) == (offer,)


async def test_a_lapsed_hold_frees_its_time_without_any_change_in_the_tables(
    database: Database, search: Search
) -> None:
    window: dict[str, Any] = {"windows": (Window(local(TOMORROW, 9), local(TOMORROW, 9, 15)),), "practitioner": "ada"}
    (offer,) = await find(database, search, **window)
    async with database.begin() as session:
        await visits.hold(session, offer, "somebody", NOW, TTL, "h")
    assert await find(database, search, **window) == ()
    assert await find(database, search, now=NOW + TTL, **window) == (offer,)


async def test_a_rolled_back_change_leaves_no_trace(database: Database, search: Search) -> None:
    window: dict[str, Any] = {"windows": (Window(local(TOMORROW, 9), local(TOMORROW, 9, 15)),), "practitioner": "ada"}
    (offer,) = await find(database, search, **window)
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            await booked(session, offer)
            assert await search.find(session, Wishes("follow-up", **window), NOW) == ()
            raise RuntimeError
    assert await find(database, search, **window) == (offer,)


async def test_a_moving_visit_does_not_stand_in_its_own_way(database: Database, search: Search) -> None:
    async with database.begin() as session:
        visit = await booked(session, slot(local(TOMORROW, 10), "ada", "room-1"))
    window: dict[str, Any] = {
        "windows": (Window(local(TOMORROW, 10, 15), local(TOMORROW, 10, 30)),),
        "practitioner": "ada",
    }
    assert await find(database, search, **window) == ()
    found = await find(database, search, ignore_visit=visit.id, **window)
    assert times(found) == ["Wed 10:15"]


async def test_the_patients_own_visits_and_clinician_are_considered(database: Database, search: Search) -> None:
    async with database.begin() as session:
        who = await patient(session)
        await booked(session, slot(local(TOMORROW, 10), "ben", "room-1"), who)
    found = await find(database, search, windows=(day(TOMORROW),), patient_id=who, earliest=True, limit=99)
    assert not {"Wed 09:45", "Wed 10:00", "Wed 10:15"} & set(times(found))
    assert {s.practitioner for s in found} == {"ben"}


async def test_two_nurses_at_once_need_two_nurses(database: Database) -> None:
    both = visit_type("pair", 30, {"role": "nurse", "count": 2}, {"role": "practitioner"})
    one = clinic(visit_types=[both])
    await furnish(database, one)
    assert await find(database, Search(one), visit_type="pair") == ()


async def test_a_pool_that_two_needs_share_is_divided_exactly(database: Database) -> None:
    shared = visit_type(
        "shared", 60, {"role": "nurse", "minutes": 30}, {"role": "nurse", "offset": 15, "minutes": 30},
        {"role": "room", "type": "exam"},
    )  # fmt: skip
    hospital = clinic(visit_types=[shared], nurses=[nurse("nina"), nurse("nora", hours("10:00", "12:00"))])
    await furnish(database, hospital)
    found = await find(
        database, Search(hospital), visit_type="shared", windows=(day(TOMORROW),), earliest=True, limit=99
    )
    assert times(found)[0] == "Wed 09:45"
    assert times(found)[-1] == "Wed 11:30"
    for offer in found:
        nurses = [a for a in offer.assignments if a.resource in ("nina", "nora")]
        assert len({a.resource for a in nurses}) == 2


async def test_units_of_one_resource_are_used_one_by_one(database: Database) -> None:
    hospital = clinic(rooms=[thing("bay", "exam", capacity=2)])
    await furnish(database, hospital)
    search = Search(hospital)
    window: dict[str, Any] = {"windows": (Window(local(TOMORROW, 9), local(TOMORROW, 9, 15)),)}
    units = set()
    for _ in range(2):
        (offer,) = await find(database, search, **window)
        units |= {a.unit for a in offer.assignments if a.resource == "bay"}
        async with database.begin() as session:
            await booked(session, offer)
    assert units == {0, 1}
    assert await find(database, search, **window) == ()


async def test_clean_up_keeps_the_room_after_the_patient_has_gone(database: Database) -> None:
    needs = ({"role": "practitioner"}, {"role": "room", "type": "exam", "clean_up": 15})
    hospital = clinic(visit_types=[visit_type("follow-up", 30, *needs)], rooms=[thing("room-1", "exam")])
    await furnish(database, hospital)
    search = Search(hospital)
    (offer,) = await find(database, search, windows=(day(TOMORROW),), limit=1)
    async with database.begin() as session:
        await booked(session, offer)
    assert times(await find(database, search, windows=(day(TOMORROW),), earliest=True, limit=1)) == ["Wed 09:45"]


async def test_a_clinician_is_offered_only_where_they_are(database: Database) -> None:
    two = practitioner("ada", hours("09:00", "12:00"), hours("13:00", "17:00", site="north"))
    hospital = clinic(practitioners=[two], rooms=[thing("room-1", "exam"), thing("room-n", "exam", "north")])
    await furnish(database, hospital)
    found = await find(database, Search(hospital), windows=(day(TOMORROW),), earliest=True, limit=99)
    assert {(s.site, s.starts_at < local(TOMORROW, 12)) for s in found} == {("main", True), ("north", False)}
    north = await find(database, Search(hospital), windows=(day(TOMORROW),), site="north", limit=1)
    assert times(north) == ["Wed 13:00"]


async def test_a_video_visit_needs_the_clinician_only(database: Database, search: Search) -> None:
    (offer,) = await find(database, search, modality="telehealth", limit=1)
    assert offer.modality == "telehealth"
    assert [a.resource for a in offer.assignments] == [offer.practitioner]


async def test_the_nearest_times_stand_in_for_what_is_not_free(database: Database, search: Search) -> None:
    saturday = date(2026, 3, 7)
    wishes = Wishes("follow-up", windows=(day(saturday),))
    async with database.begin() as session:
        assert await search.find(session, wishes, NOW) == ()
        found = await search.nearest(session, wishes, NOW)
    assert {t[:3] for t in times(found)} <= {"Fri", "Mon", "Thu", "Tue"}
    assert "Fri 16:30" in times(found)


async def test_the_nearest_to_an_evening_are_the_last_of_the_day(database: Database, search: Search) -> None:
    evenings = tuple(Window(local(date(2026, 3, dom), 17), local(date(2026, 3, dom), 20)) for dom in (4, 5, 6))
    async with database.begin() as session:
        found = await search.nearest(session, Wishes("follow-up", windows=evenings), NOW)
    assert len(found) == 3
    assert {t[4:] for t in times(found)} == {"16:30"}


async def test_an_unknown_visit_type_is_named(database: Database, search: Search) -> None:
    with pytest.raises(NotFound, match="levitation"):
        await find(database, search, visit_type="levitation")


async def test_the_next_day_is_seen_when_the_day_turns(database: Database, search: Search) -> None:
    async with database.begin() as session:
        await booked(session, slot(local(date(2026, 3, 10), 9), "ada", "room-1"))
    await find(database, search)
    later = NOW + timedelta(days=5)
    window: dict[str, Any] = {"windows": (Window(local(date(2026, 3, 10), 9), local(date(2026, 3, 10), 9, 15)),)}
    found = await find(database, search, now=later, **window)
    assert [s.practitioner for s in found] == ["ben"]
    far = await find(database, search, now=later, windows=(day(date(2026, 6, 5)),), limit=1)
    assert times(far) == ["Fri 09:00"]


@pytest.mark.parametrize(("jump", "utc_hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25)])
async def test_every_hour_of_the_days_that_jump_is_offered_once(database: Database, jump: date, utc_hours: int) -> None:
    around_the_clock = [hours("00:00", "23:59", ["sat", "sun", "mon"])]
    hospital = clinic(practitioners=[practitioner("ada", *around_the_clock)])
    await furnish(database, hospital)
    now = local(jump - timedelta(days=2), 12)
    found = await find(
        database, Search(hospital), now=now, windows=(day(jump),), earliest=True, limit=999, practitioner="ada"
    )
    starts = [s.starts_at for s in found]
    last = local(jump + timedelta(days=1), 0) - timedelta(minutes=45)
    expected = [local(jump, 0) + timedelta(minutes=15 * n) for n in range(utc_hours * 4)]
    assert starts == [moment for moment in expected if moment <= last]
    assert all(s.astimezone(ZONE).date() == jump and s.tzinfo == UTC for s in starts)
