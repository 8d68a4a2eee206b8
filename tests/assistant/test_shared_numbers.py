"""A phone that several people answer: what must not be read there is not written there."""

from __future__ import annotations

from datetime import date

import pytest

from runtime.database import new_id
from scheduler_core import patients
from scheduler_core.models import Patient, Proxy, Visit
from tests.assistant.conftest import House
from tests.assistant.test_reminders import Reminded
from tests.conftest_hospital import SEEDED_AT

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_reminder_of_a_teenagers_sensitive_visit_does_not_go_to_a_phone_shared_with_a_parent(
    house: House,
) -> None:
    reminded = Reminded(house, await house.patient())
    booked = await reminded.book()
    kind = next(v for v in house.app.hospital.file.visit_types if v.sensitive)
    async with house.app.database.begin() as session:
        (await session.get_one(Visit, booked.id)).visit_type = kind.key
        (await session.get_one(Patient, reminded.who.id)).birth_date = date(2012, 5, 2).isoformat()
        parent = await patients.register(
            session, "Ruth Delgado", date(1980, 1, 1), phone=reminded.who.phone, key=new_id().hex, now=SEEDED_AT
        )
        session.add(Proxy(proxy_id=parent.id, patient_id=reminded.who.id, relation="child"))
    await reminded.until_reminded()
    assert (await reminded.reminders())[0].why == "shared_number"
    assert await reminded.texts() == []
