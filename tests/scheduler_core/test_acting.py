"""Whom a patient may act for: by records that are valid, and for a child only until it is of age."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from runtime.crypto import KeyRing
from runtime.database import Database, new_id
from scheduler_core import patients
from scheduler_core.acting import charges_of, hidden_from_texts
from scheduler_core.hospital import Hospital
from scheduler_core.models import Proxy
from tests.tools.conftest import hospital_file

NOW = datetime(2026, 3, 3, 14, tzinfo=UTC)
BORN = date(1982, 3, 5)
HOSPITAL = Hospital(hospital_file())
PHONE, OTHER_PHONE = "+12125550142", "+12125550143"


async def acted_for(database: Database, relation: str, born: date, until: date | None = None) -> bool:
    async with database.begin() as session:
        parent = await patients.register(session, "Ana Prado", BORN, phone=None, key=new_id().hex, now=NOW)
        child = await patients.register(session, "Luz Prado", born, phone=None, key=new_id().hex, now=NOW)
        session.add(Proxy(proxy_id=parent.id, patient_id=child.id, relation=relation, valid_until=until))
        await session.flush()
        return bool(await charges_of(session, HOSPITAL, parent.id, NOW))


@pytest.mark.parametrize(("days", "valid"), [(None, True), (0, True), (-1, False)])
async def test_a_record_holds_until_its_last_day(
    database: Database, keyring: KeyRing, days: int | None, valid: bool
) -> None:
    until = None if days is None else NOW.date() + timedelta(days=days)
    assert await acted_for(database, "mother", BORN, until) is valid


@pytest.mark.parametrize("relation", ["son", "daughter", "child"])
@pytest.mark.parametrize(("born", "valid"), [(date(2008, 3, 4), True), (date(2008, 3, 3), False)])
async def test_a_parent_acts_until_the_birthday_on_which_the_child_is_of_age(
    database: Database, keyring: KeyRing, relation: str, born: date, valid: bool
) -> None:
    assert await acted_for(database, relation, born) is valid


@pytest.mark.parametrize("relation", ["mother", "wife", "other"])
async def test_who_acts_for_a_grown_up_does_so_at_any_age(database: Database, keyring: KeyRing, relation: str) -> None:
    assert await acted_for(database, relation, BORN)


@pytest.mark.parametrize(
    ("born", "phone", "visit_type", "hidden"),
    [
        (date(2012, 5, 2), PHONE, "counseling", True),
        (date(2013, 3, 3), PHONE, "counseling", True),
        (date(2013, 3, 4), PHONE, "counseling", False),  # twelve
        (date(2008, 3, 3), PHONE, "counseling", False),  # of age
        (date(2012, 5, 2), OTHER_PHONE, "counseling", False),  # a phone of their own
        (date(2012, 5, 2), PHONE, "check-up", False),
    ],
)
async def test_texts_about_the_sensitive_visits_of_the_young_do_not_go_to_a_phone_shared_with_a_parent(
    database: Database, keyring: KeyRing, born: date, phone: str, visit_type: str, hidden: bool
) -> None:
    async with database.begin() as session:
        parent = await patients.register(session, "Ana Prado", BORN, phone=PHONE, key=new_id().hex, now=NOW)
        child = await patients.register(session, "Luz Prado", born, phone=phone, key=new_id().hex, now=NOW)
        session.add(Proxy(proxy_id=parent.id, patient_id=child.id, relation="daughter"))
        await session.flush()
        assert await hidden_from_texts(session, HOSPITAL, child, visit_type, NOW) is hidden
