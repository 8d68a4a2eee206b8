"""Acting for somebody else: exactly the one who was named and is on record, told by name, and not longer than it lasts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from assistant.wording import Speaker
from assistant.wording.catalog import Catalog
from language.frame import GoalKind
from language.types import Lang
from runtime.audit import AuditRow
from tests.tools.conftest import CHILD_BORN, QUARTER_PAST, Desk, acts_for, keys
from tools.types import Channel, GateOutcome

SPEAKER = Speaker(Catalog())


def told(desk: Desk, outcome: GateOutcome) -> str:
    return " ".join(SPEAKER.word(fact, desk.lang, desk.channel) for fact in outcome.facts)


async def charged(desk: Desk, relation: str, name: str = "Leo Gonzalez", born: date = CHILD_BORN) -> Any:
    """Whom the verified patient may act for by a record of this relation, with a visit."""
    speaker = await desk.verified()
    patient = await desk.patient(name, phone=None, born=born)
    await desk.add(acts_for(speaker, patient, relation))
    await desk.seeded(patient, "2026-03-12T10:00")
    return patient


async def test_a_parent_sees_and_changes_a_childs_visits_by_a_record(desk: Desk) -> None:
    mother = await desk.verified()
    son = await desk.patient("Diego Gonzalez", phone=None, born=CHILD_BORN)
    visit = await desk.seeded(son, "2026-03-12T10:00")
    desk.frame.person.for_whom = "son"
    assert keys(await desk.call("list_visits")) == ["proxy-needed"]
    await desk.add(acts_for(mother, son, "child"))
    assert keys(await desk.call("list_visits")) == ["visit-list-for"]
    done = await desk.yes(await desk.call("cancel_visit", visit="V1"))
    assert done.status == "done"
    assert (await desk.visits())[0].id == visit.id


async def test_with_two_sons_the_name_decides(desk: Desk) -> None:
    mother = await desk.verified()
    sons = [await desk.patient(name, phone=None, born=CHILD_BORN) for name in ("Diego Gonzalez", "Luis Gonzalez")]
    for son in sons:
        await desk.add(acts_for(mother, son, "son"))
    desk.frame.person.for_whom = "son"
    assert keys(await desk.call("list_visits")) == ["proxy-which"]
    desk.frame.person.name = "luis gonzález"
    assert (await desk.call("list_visits")).status == "done"


async def test_a_handle_shown_for_a_child_means_nothing_for_oneself(desk: Desk) -> None:
    mother = await desk.verified()
    son = await desk.patient("Diego Gonzalez", phone=None, born=CHILD_BORN)
    await desk.seeded(son, "2026-03-12T10:00")
    await desk.add(acts_for(mother, son, "son"))
    desk.frame.person.for_whom = "son"
    await desk.call("list_visits")
    desk.frame.person.for_whom = "self"
    assert (await desk.call("cancel_visit", visit="V1")).status == "invalid"


@pytest.mark.parametrize(
    ("recorded", "for_whom", "name"),
    [
        ("mother", "other", None),  # "my friend"
        ("mother", "other", "Bob"),
        ("son", "other", "Bob"),
        ("son", "son", "Bob"),
        ("son", "daughter", None),
        ("mother", "father", None),
        ("other", "other", "Bob"),
        ("son", "other", "Gonzalez"),
    ],
)
async def test_whom_nobody_has_put_on_record_is_not_taken_for_who_is(
    desk: Desk, recorded: str, for_whom: str, name: str | None
) -> None:
    await charged(desk, recorded)
    desk.frame.person.for_whom, desk.frame.person.theirs = for_whom, name
    assert keys(await desk.call("list_visits")) == ["proxy-needed"]


@pytest.mark.parametrize(
    ("recorded", "for_whom", "name"),
    [
        ("mother", "mother", None),
        ("other", "other", None),
        ("grandson", "other", None),
        ("son", "child", "Leo"),
        ("son", "son", "leo james gonzález"),
        ("son", "other", "Leo"),
    ],
)
async def test_whoever_is_on_record_under_that_relation_and_name_is_meant(
    desk: Desk, recorded: str, for_whom: str, name: str | None
) -> None:
    await charged(desk, recorded)
    desk.frame.person.for_whom, desk.frame.person.theirs = for_whom, name
    assert keys(await desk.call("list_visits")) == ["visit-list-for"]


@pytest.mark.parametrize("channel", ["chat", "sms", "voice"])
@pytest.mark.parametrize(("lang", "words"), [("en", "for Leo"), ("es", "para Leo")])
async def test_every_read_back_names_whom_the_visit_is_for(
    desk: Desk, channel: Channel, lang: Lang, words: str
) -> None:
    await charged(desk, "son")
    desk.channel, desk.lang, desk.frame.person.for_whom = channel, lang, "son"
    assert words in told(desk, await desk.call("list_visits"))
    assert words in told(desk, await desk.call("cancel_visit", visit="V1"))
    assert words in told(desk, await desk.call("switch_to_video", visit="V1"))
    desk.wants(GoalKind.MOVE, visit="V1", when=QUARTER_PAST)
    await desk.call("search_slots")
    assert words in told(desk, await desk.call("move_visit", visit="V1", offer="O1"))
    desk.wants(GoalKind.BOOK, visit_type="check-up")
    await desk.call("search_slots")
    asked = await desk.call("book_visit", offer="O4")
    assert words in told(desk, asked) and words in told(desk, await desk.yes(asked))
    desk.wants(GoalKind.WAITLIST, visit_type="follow-up")
    assert words in told(desk, await desk.call("join_waitlist"))


@pytest.mark.parametrize(("channel", "named"), [("chat", True), ("voice", True), ("sms", False)])
async def test_a_text_says_no_name_beside_a_visit_that_it_must_not_name(
    desk: Desk, channel: Channel, named: bool
) -> None:
    await charged(desk, "son")
    desk.channel, desk.frame.person.for_whom = channel, "son"
    desk.wants(GoalKind.BOOK, visit_type="counseling")
    await desk.call("search_slots")
    said = told(desk, await desk.call("book_visit", offer="O1"))
    assert ("for Leo" in said, "for your son" in said, "counseling" in said) == (named, not named, named)


async def test_what_is_ones_own_is_read_back_without_a_name(desk: Desk) -> None:
    patient = await desk.verified()
    await desk.seeded(patient, "2026-03-12T10:00")
    await desk.call("list_visits")
    assert " for " not in told(desk, await desk.call("cancel_visit", visit="V1"))


async def test_a_parent_no_longer_acts_for_a_child_who_is_of_age(desk: Desk) -> None:
    grown = await charged(desk, "son", born=date(2006, 5, 2))
    desk.frame.person.for_whom = "son"
    assert keys(await desk.call("list_visits")) == ["proxy-needed"]
    assert grown


async def test_the_trail_says_who_acted_for_whom(desk: Desk) -> None:
    patient = await charged(desk, "son")
    desk.frame.person.for_whom = "son"
    await desk.call("list_visits")
    await desk.yes(await desk.call("cancel_visit", visit="V1"))
    async with desk.database.begin() as session:
        rows = list((await session.scalars(select(AuditRow).where(AuditRow.actor == "assistant"))).all())
        proof = await desk.services.identity.level(session, desk.conversation, desk.now)
    both = {"acting": str(proof.patient_id), "acting_for": str(patient.id)}
    done = [row for row in rows if row.action in ("list", "cancel")]
    assert {row.action for row in done} == {"list", "cancel"} and all(row.digests == both for row in done)
    own = [row.digests for row in rows if row.why == "whom they may act for"]
    assert own and all(row == {"acting": str(proof.patient_id)} for row in own)
