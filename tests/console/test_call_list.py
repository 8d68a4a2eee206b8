"""Who was passed over because no text reaches them stands on the call list until somebody has called; and again after."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from runtime.audit import AuditRow
from runtime.database import new_id
from scheduler_core import waitlist
from scheduler_core.models import BackfillOffer, Patient, WaitlistEntry
from tests.assistant.conftest import Known
from tests.console.conftest import Console

pytestmark = pytest.mark.asyncio(loop_scope="session")
KIND = "cardiology-follow-up"


async def passed_over(console: Console, *, again: UUID | None = None) -> tuple[Known, UUID]:
    """Somebody with a landline, and their entry."""
    app, now = console.house.app, console.house.clock.now()
    who = await console.house.patient()
    async with app.database.begin() as session:
        await session.execute(update(Patient).where(Patient.id == who.id).values(phone_kind="landline"))
        entry_id = again or (await waitlist.join(session, who.id, KIND, {}, new_id().hex, now)).id
        session.add(_offer(entry_id, now))
    return who, entry_id


def _offer(entry_id: UUID, now: datetime) -> BackfillOffer:
    later = now + timedelta(days=2)
    return BackfillOffer(
        id=new_id(), entry_id=entry_id, cause=new_id().hex, visit_type=KIND, starts_at=later, ends_at=later,
        hold_id=new_id(), status="unreachable", offered_at=now, expires_at=now,
    )  # fmt: skip


async def test_they_are_listed_with_number_and_reason_and_that_they_were_read_is_on_record(console: Console) -> None:
    who, _ = await passed_over(console)
    page = (await console.get("/staff/waitlist")).text
    row = page.split(who.name)[1].split("</tr>")[0]
    assert f"tel:{who.phone}" in row and "landline" in row and "once" in row
    async with console.house.app.database.begin() as session:
        read = select(AuditRow.actor).where(AuditRow.subject_id == str(who.id), AuditRow.action == "read")
        assert set((await session.execute(read)).scalars()) == {f"staff:{console.name}"}


async def test_called_they_are_gone_keep_their_place_and_come_back_when_passed_over_again(console: Console) -> None:
    who, entry_id = await passed_over(console)
    assert (await console.post(f"/staff/waitlist/{entry_id}/called")).status_code == 303
    assert who.name not in (await console.get("/staff/waitlist")).text
    async with console.house.app.database.begin() as session:
        entry = await session.get_one(WaitlistEntry, entry_id)
        assert (entry.status, entry.called_by) == ("waiting", console.name)
    console.house.clock.advance(timedelta(minutes=5))
    await passed_over(console, again=entry_id)
    page = (await console.get("/staff/waitlist")).text
    assert "2 times" in page.split(who.name)[1].split("</tr>")[0]


async def test_who_was_offered_a_time_by_text_or_waits_no_longer_is_not_listed(console: Console) -> None:
    who, entry_id = await passed_over(console)
    async with console.house.app.database.begin() as session:
        await session.execute(update(WaitlistEntry).where(WaitlistEntry.id == entry_id).values(status="left"))
    assert who.name not in (await console.get("/staff/waitlist")).text
    assert (await console.post(f"/staff/waitlist/{entry_id}/called")).status_code == 404


async def test_staff_see_everybody_who_waits_and_give_them_a_class(console: Console) -> None:
    app, who = console.house.app, await console.house.patient()
    async with app.database.begin() as session:
        entry_id = (await waitlist.join(session, who.id, KIND, {}, new_id().hex, console.house.clock.now())).id
    assert '<option value="5" selected>' in (await console.get("/staff/waitlist/everybody")).text.split(who.name)[1]
    assert (await console.post(f"/staff/waitlist/{entry_id}/class", priority="10")).status_code == 400
    assert (await console.post(f"/staff/waitlist/{entry_id}/class", priority="1")).status_code == 303
    async with app.database.begin() as session:
        assert (await session.get_one(WaitlistEntry, entry_id)).priority == 1
        did = select(AuditRow.action).where(AuditRow.subject_id == str(who.id))
        assert {"read", "waitlist.class"} <= set((await session.execute(did)).scalars())
    await console.sign_in("desk")
    page = (await console.get("/staff/waitlist/everybody")).text.split(who.name)[1].split("</tr>")[0]
    assert "<select" not in page and "1" in page
    assert (await console.post(f"/staff/waitlist/{entry_id}/class", priority="0")).status_code == 403


async def test_a_form_from_elsewhere_or_nobody_signed_in_ticks_nobody_off(console: Console) -> None:
    _, entry_id = await passed_over(console)
    path = f"/staff/waitlist/{entry_id}/called"
    assert (await console.client.post(path, data={"csrf": "0" * 64})).status_code == 403
    console.client.cookies.clear()
    assert (await console.client.post(path, data={"csrf": console.csrf})).status_code == 401
    assert (await console.get("/staff/waitlist")).status_code == 401
    async with console.house.app.database.begin() as session:
        assert (await session.get_one(WaitlistEntry, entry_id)).called_at is None
