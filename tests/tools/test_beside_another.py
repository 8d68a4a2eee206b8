"""On the day of another visit: times of that day that leave time to get there, never over it, and nothing without proof."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from sqlalchemy import select

from assistant.wording import Catalog, Speaker
from language.frame import GoalKind
from language.types import DayOf, When
from scheduler_core.history import WAY
from scheduler_core.models import Patient
from tests.tools.conftest import Desk, keys
from tools.day_of import BREATH
from tools.models import Offer
from tools.offers import slot_of
from tools.types import GateOutcome

THAT_DAY = "2026-03-12"


def told(found: GateOutcome) -> list[dict[str, Any]]:
    return [line.args for line in found.facts[0].args["offers"]]  # type: ignore[attr-defined]


async def seen_on(desk: Desk, *times: str, **more: Any) -> Patient:
    """A patient who has proven who they are, with a follow-up at each of these times."""
    patient = await desk.verified()
    for at in times:
        await desk.seeded(patient, at, **more)
    return patient


async def test_times_are_of_that_day_and_say_so(desk: Desk) -> None:
    await seen_on(desk, f"{THAT_DAY}T10:00")
    desk.wants(visit_type="check-up", day_of=DayOf(specialty="cardiology"))
    found = await desk.call("search_slots")
    assert found.data["match"] == "wished"
    lines = told(found)
    assert len(lines) == 3
    for line in lines:
        assert line["when"].date().isoformat() == THAT_DAY
        assert (line["why"], line["beside"]) == ("day_of", "Cardiology follow-up")


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "the same day as your Cardiology"), ("es", "el mismo día que su cita")]
)
async def test_the_reason_is_said_in_every_channel_and_language(desk: Desk, lang: Any, words: str) -> None:
    await seen_on(desk, f"{THAT_DAY}T10:00")
    desk.lang = lang
    desk.wants(visit_type="check-up", day_of=DayOf())
    found = await desk.call("search_slots")
    for channel in ("chat", "sms", "voice"):
        assert words in Speaker(Catalog()).word(found.facts[0], lang, channel)  # type: ignore[arg-type]


@pytest.mark.parametrize(("at", "part"), list(product(("09:00", "12:15", "16:30"), (None, "morning", "afternoon"))))
async def test_no_time_runs_into_the_other_visit_or_leaves_no_time_to_get_there(
    desk: Desk, at: str, part: str | None
) -> None:
    await seen_on(desk, f"{THAT_DAY}T{at}")
    hours = {"morning": ("08:00", "12:00"), "afternoon": ("12:00", "17:00")}.get(part or "")
    when = (When(text="then", kind="time", start=hours[0], end=hours[1]),) if hours else ()
    desk.wants(visit_type="check-up", day_of=DayOf(), when=when)
    await desk.call("search_slots")
    (visit,) = await desk.visits()
    async with desk.database.begin() as session:
        shown = [slot_of(offer) for offer in (await session.execute(select(Offer))).scalars()]
    assert shown
    for slot in shown:
        gap = BREATH if slot.site == visit.site else WAY
        assert slot.starts_at >= visit.ends_at + gap or slot.ends_at <= visit.starts_at - gap
        assert desk.local(slot.starts_at)[:10] == THAT_DAY
        if hours:
            assert hours[0] <= desk.local(slot.starts_at)[11:] < hours[1]


async def test_the_other_visits_own_site_comes_first(desk: Desk) -> None:
    await seen_on(desk, f"{THAT_DAY}T10:00", doctor="ruiz")
    desk.wants(visit_type="follow-up", day_of=DayOf(practitioner="ruiz"))
    found = await desk.call("search_slots")
    assert {line["practitioner"] for line in told(found)} == {"Dr. Ruiz"}


async def test_where_that_day_is_full_the_nearest_times_are_said_to_be(desk: Desk) -> None:
    await seen_on(desk, f"{THAT_DAY}T10:00")
    desk.wants(visit_type="check-up", day_of=DayOf(), when=(When(kind="time", start="10:00", text="at ten"),))
    assert keys(await desk.call("search_slots"))[0] == "offer-list-nearest"


async def test_of_several_visits_the_one_that_was_named_is_meant_else_all_of_them(desk: Desk) -> None:
    patient = await seen_on(desk, f"{THAT_DAY}T10:00")
    await desk.seeded(patient, "2026-03-17T10:00", "check-up", "kim")
    for other, days in (
        (DayOf(visit_type="check-up"), {"17"}),
        (DayOf(practitioner="lee"), {"12"}),
        (DayOf(), {"12", "17"}),
    ):
        desk.frame.goals.clear()
        desk.wants(visit_type="follow-up", day_of=other)
        lines = told(await desk.call("search_slots"))
        assert {f"{line['when'].day}" for line in lines} == days


async def test_the_visit_that_was_just_booked_is_that_same_day(desk: Desk) -> None:
    await seen_on(desk, "2026-03-17T10:00")
    desk.wants(visit_type="follow-up", practitioner="lee", when=(When(kind="date", start=THAT_DAY, text="thursday"),))
    await desk.call("search_slots")
    await desk.yes(await desk.call("book_visit", offer="O1"))
    desk.frame.goals.clear()
    desk.wants(visit_type="check-up", day_of=DayOf(latest=True))
    lines = told(await desk.call("search_slots"))
    assert {line["when"].date().isoformat() for line in lines} == {THAT_DAY}


async def test_a_visit_is_moved_to_the_day_of_another_and_never_to_its_own(desk: Desk) -> None:
    patient = await seen_on(desk, f"{THAT_DAY}T10:00")
    await desk.seeded(patient, "2026-03-17T10:00", "check-up", "kim")
    await desk.call("list_visits")
    desk.wants(GoalKind.MOVE, visit="V2", visit_type="check-up", day_of=DayOf())
    lines = told(await desk.call("search_slots"))
    assert {line["when"].date().isoformat() for line in lines} == {THAT_DAY}


async def test_where_there_is_no_such_visit_it_is_said_with_times_of_any_day(desk: Desk) -> None:
    await desk.verified()
    desk.wants(visit_type="check-up", day_of=DayOf(visit_type="follow-up"))
    assert keys(await desk.call("search_slots")) == ["offer-list", "day-of-none"]


async def test_without_proof_nothing_is_looked_up(desk: Desk) -> None:
    patient = await desk.patient()
    await desk.seeded(patient, f"{THAT_DAY}T10:00")
    desk.wants(visit_type="check-up", day_of=DayOf())
    refused = await desk.call("search_slots")
    assert (refused.status, refused.data["code"]) == ("refused", "proof_needed")


async def test_by_text_a_sensitive_visit_is_not_named_as_the_reason(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, f"{THAT_DAY}T10:00", "counseling", "kim")
    desk.channel = "sms"
    desk.wants(visit_type="follow-up", day_of=DayOf())
    found = await desk.call("search_slots")
    assert {line["beside"] for line in told(found)} == {"none"}
    said = Speaker(Catalog()).word(found.facts[0], "en", "sms")
    assert "the same day as another visit of yours" in said and "counsel" not in said.lower()


async def test_any_time_on_the_day_of_a_visit_says_so_unasked(desk: Desk) -> None:
    await seen_on(desk, f"{THAT_DAY}T10:00")
    desk.wants(visit_type="check-up", when=(When(kind="date", start=THAT_DAY, text="thursday"),))
    lines = told(await desk.call("search_slots"))
    assert {line["why"] for line in lines} == {"day_of"}


async def test_a_time_for_another_site_leaves_the_way_to_it_whether_or_not_that_day_was_asked_for(desk: Desk) -> None:
    await seen_on(desk, f"{THAT_DAY}T13:30", doctor="ruiz")
    desk.wants(
        visit_type="check-up", when=(When(kind="range", start=f"{THAT_DAY}T12:00", end=f"{THAT_DAY}T16:00", text=""),)
    )
    at = [line["when"].strftime("%H:%M") for line in told(await desk.call("search_slots"))]
    assert at and all(moment <= "12:00" or moment >= "15:00" for moment in at), at


async def test_who_held_a_time_before_it_was_known_who_they_are_is_told_that_there_is_hardly_time_to_get_there(
    desk: Desk,
) -> None:
    patient = await desk.patient()
    await desk.seeded(patient, f"{THAT_DAY}T13:30", doctor="ruiz")
    desk.wants(visit_type="check-up", when=(When(kind="datetime", start=f"{THAT_DAY}T13:00", text=""),))
    await desk.call("search_slots")
    await desk.verified()
    asked = await desk.call("book_visit", offer="O1")
    assert keys(asked) == ["little-way", "read-back-book"]
    for lang in ("en", "es"):
        assert "13:30" in str(asked.facts[0].args["when"]) and "North Clinic" in Speaker(Catalog()).word(
            asked.facts[0], lang, "chat"
        )
