"""From the link in the reminder to the room: patients check in, staff see the line as it stands and call who is next."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from assistant.models import Reminder
from evals.phone import texts_to
from runtime.audit import AuditRow
from runtime.crypto import installed
from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.models import Patient, Visit
from scheduler_core.queue.check_in import token
from scheduler_core.queue_tables import QueueEntry
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.assistant.conftest import Known
from tests.console.conftest import Console

pytestmark = pytest.mark.asyncio(loop_scope="session")
KIND = "cardiology-follow-up"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


async def booked(console: Console, who: Known, after: timedelta = 9 * DAY) -> Visit:
    """A visit on the first free time after so long."""
    app, now = console.house.app, console.house.clock.now()
    async with app.database.begin() as session:
        wishes = Wishes(KIND, (Window(now + after, now + after + 9 * DAY),), earliest=True)
        slot = (await Search(app.hospital).find(session, wishes, now))[0]
        held = await visits.hold(session, slot, "test", now, DAY, new_id().hex)
        visit = await visits.book(session, held.id, who.id, new_id().hex, now)
    await app.worker.drain()
    return visit


async def emptied(console: Console, line: str) -> None:
    """Nobody is in this line: other tests have been here."""
    async with console.house.app.database.begin() as session:
        gone = {"status": "left", "ended_at": console.house.clock.now()}
        await session.execute(update(QueueEntry).where(QueueEntry.line == line).values(**gone))
    async for key in console.house.app.redis.scan_iter(f"queue:{{{line}}}:*"):
        await console.house.app.redis.delete(key)


async def walk_in(console: Console, line: str, tier: str = "P2") -> str:
    """Somebody comes without a visit; the number they get."""
    answer = await console.post("/staff/queue/join", line=line, tier=tier)
    found = re.search(r"has number ([0-9A-F]{4})", answer.text)
    assert found is not None, answer.text
    console.house.clock.advance(timedelta(seconds=1))
    return found.group(1)


async def rows(console: Console, line: str) -> list[str]:
    """The rows of the line's table."""
    page = (await console.get(f"/staff/queue?line={line}")).text
    return re.findall(r"<tr[ >].*?</tr>", page.split("<tbody>")[1], re.S) if "<tbody>" in page else []


def entry_in(row: str) -> str:
    found = re.search(r"/staff/queue/([0-9a-f-]{36})/", row)
    assert found is not None
    return found.group(1)


async def test_the_last_reminder_brings_the_link_that_puts_the_patient_into_the_line_with_a_room(
    console: Console,
) -> None:
    who = await console.house.patient()
    visit = await booked(console, who)
    async with console.house.app.database.begin() as session:
        due = select(Reminder.due_at).where(Reminder.visit_id == visit.id).order_by(Reminder.due_at)
        moments = (await session.execute(due)).scalars().all()
    for moment in moments:
        console.house.clock.set(moment)
        await console.house.app.worker.drain()
    *_, last = await texts_to(console.house.app, who.phone)
    found = re.search(r"https://careline\.example(/check-in/[\w-]+)", last)
    assert found is not None, last
    assert sum("/check-in/" in text for text in await texts_to(console.house.app, who.phone)) == 1
    line = f"{visit.site}:cardiology"
    await emptied(console, line)
    console.house.clock.set(visit.starts_at - 0.5 * HOUR)
    assert "You are checked in" in (await console.client.post(found.group(1))).text
    await console.sign_in()
    (row,) = await rows(console, line)
    assert who.name in row and "P1" in row and "exam" in row
    day = visit.starts_at.astimezone(console.house.app.hospital.zone).date()
    listed = (await console.get(f"/staff/visits?day={day}&department=cardiology")).text
    assert re.search(rf"{who.name}.*?Arrived", listed, re.S)
    await console.post("/staff/queue/next", line=line)
    for step in ("here", "done"):
        await console.post(f"/staff/queue/{entry_in(row)}/{step}", line=line)
    listed = (await console.get(f"/staff/visits?day={day}&department=cardiology")).text
    assert re.search(rf"{who.name}.*?Took place", listed, re.S)


async def test_who_looked_at_a_patient_sets_how_urgent_it_is_and_that_is_on_record(console: Console) -> None:
    line = "main:neurology"
    await emptied(console, line)
    first, second = [await walk_in(console, line, "P2") for _ in range(2)]
    async with console.house.app.database.begin() as session:
        entries = (await session.execute(select(QueueEntry).where(QueueEntry.line == line))).scalars()
        (entry,) = [e for e in entries if e.status == "waiting" and e.id.hex[-4:].upper() == second]
    await console.post(f"/staff/queue/{entry.id}/triage", line=line, tier="P0")
    page = (await console.get(f"/staff/queue?line={line}")).text
    assert page.index(second) < page.index(first) and "P0 emergency 1" in page
    async with console.house.app.database.begin() as session:
        acted = (await session.execute(select(AuditRow.action).where(AuditRow.subject_id == str(entry.id)))).scalars()
        assert "queue.triage.P0" in set(acted)
    refused = await console.post(f"/staff/queue/{entry.id}/triage", line=line, tier="P7")
    assert refused.status_code in (400, 422)


async def test_the_urgent_go_first_and_everybody_sees_position_and_wait(console: Console) -> None:
    line = "main:dermatology"
    await emptied(console, line)
    first, second, urgent = [await walk_in(console, line, tier) for tier in ("P2", "P2", "P0")]
    listed = await rows(console, line)
    assert [n for row in listed for n in (first, second, urgent) if n in row] == [urgent, first, second]
    assert ["<strong>1</strong>" in listed[0], "about 15 min" in listed[1], "about 30 min" in listed[2]] == [True] * 3
    page = (await console.get(f"/staff/queue?line={line}")).text
    assert "P0 emergency 1" in page and "P2 walk-in 2" in page and "about 45 min" in page


async def test_who_is_called_and_came_in_is_not_called_again_until_done(console: Console) -> None:
    line = "main:dermatology"
    await emptied(console, line)
    first, second = [await walk_in(console, line) for _ in range(2)]
    await console.post("/staff/queue/next", line=line)
    listed = await rows(console, line)
    assert first in listed[0] and f"called by {console.name}" in listed[0]
    entry = entry_in(listed[0])
    await console.post(f"/staff/queue/{entry}/here", line=line)
    console.house.clock.advance(timedelta(minutes=20))
    await console.post("/staff/queue/next", line=line)
    listed = await rows(console, line)
    assert f"with {console.name}" in listed[0] and second in listed[1] and "called by" in listed[1]
    await console.post(f"/staff/queue/{entry}/done", line=line)
    async with console.house.app.database.begin() as session:
        assert (await session.get_one(QueueEntry, UUID(entry))).status == "served"
        did = select(AuditRow.action).where(AuditRow.subject_id == entry)
        assert {"queue.join", "queue.call", "queue.here", "queue.done"} <= set((await session.execute(did)).scalars())


async def test_who_was_called_and_does_not_come_returns_to_their_place(console: Console) -> None:
    line = "main:dermatology"
    await emptied(console, line)
    first, _ = [await walk_in(console, line) for _ in range(2)]
    await console.post("/staff/queue/next", line=line)
    console.house.clock.advance(timedelta(minutes=3))
    (head, _) = await rows(console, line)
    assert first in head and "<strong>1</strong>" in head


async def waiting_by_code(console: Console, who: Known, kind_line: str = "cardiology") -> tuple[Visit, str, str]:
    """Somebody who checked in by their code, behind three emergencies; the visit, its line and the path of their page."""
    visit = await booked(console, who)
    line = f"{visit.site}:{kind_line}"
    await emptied(console, line)
    await emptied(console, f"{line}@video")
    console.house.clock.set(visit.starts_at - 0.5 * HOUR)
    await console.sign_in()
    for _ in range(5):
        await walk_in(console, line, "P0")
    path = f"/check-in/{token(installed(), visit)}"
    assert "You are checked in" in (await console.client.post(path)).text
    return visit, line, path


async def test_who_waits_elsewhere_gets_a_text_when_it_is_nearly_and_when_it_is_their_turn(console: Console) -> None:
    who = await console.house.patient()
    _, line, path = await waiting_by_code(console, who)
    assert "We text you" in (await console.client.post(f"{path}/elsewhere")).text
    assert "waits elsewhere" in (await rows(console, line))[-1]
    told = []
    for _ in range(6):
        await console.post("/staff/queue/next", line=line)
        await console.house.app.worker.drain()
        told.append(sum("patient" in t or "it is your turn" in t for t in await texts_to(console.house.app, who.phone)))
    assert told == [0, 0, 1, 1, 1, 2], "two ahead, then called"
    *_, soon, called = await texts_to(console.house.app, who.phone)
    assert (
        "2 patients are ahead of you" in soon
        and "it is your turn" in called
        and "cardio" not in (soon + called).lower()
    )


async def test_whom_no_text_reaches_is_marked_for_staff(console: Console) -> None:
    who = await console.house.patient()
    _, line, path = await waiting_by_code(console, who)
    async with console.house.app.database.begin() as session:
        await session.execute(update(Patient).where(Patient.id == who.id).values(phone_kind="landline"))
    assert "We cannot text you" in (await console.client.post(f"{path}/elsewhere")).text
    for _ in range(6):
        await console.post("/staff/queue/next", line=line)
    await console.house.app.worker.drain()
    assert any(who.name in row and "no text reaches them" in row for row in await rows(console, line))


async def test_who_was_called_in_vain_stands_apart_until_they_are_there(console: Console) -> None:
    line = "main:dermatology"
    await emptied(console, line)
    first = await walk_in(console, line)
    for _ in range(2):
        await console.post("/staff/queue/next", line=line)
        console.house.clock.advance(timedelta(minutes=3))
    page = (await console.get(f"/staff/queue?line={line}")).text
    apart = page.split("Called, and did not come")[1]
    assert first in apart and "called 2 times" in apart and first not in page.split("Called, and did not come")[0]
    await console.post(f"/staff/queue/{entry_in(apart)}/again", line=line)
    (row,) = await rows(console, line)
    assert first in row and "<strong>1</strong>" in row


async def test_a_walk_in_gets_a_ticket_and_hears_that_the_wait_is_long(console: Console) -> None:
    line = "main:dermatology"
    await emptied(console, line)
    first = (await console.post("/staff/queue/join", line=line, tier="P2")).text
    assert re.search(r'<img src="/ticket/[\w-]+\.svg"', first) and "may wait elsewhere" not in first
    for _ in range(2):
        late = (await console.post("/staff/queue/join", line=line, tier="P2")).text
    assert "may wait elsewhere" in late


async def test_a_colleagues_patient_is_not_ended_by_another(console: Console) -> None:
    line = "main:dermatology"
    await emptied(console, line)
    await walk_in(console, line)
    await console.post("/staff/queue/next", line=line)
    entry = entry_in((await rows(console, line))[0])
    await console.sign_in("desk")
    refused = await console.post(f"/staff/queue/{entry}/done", line=line)
    assert refused.status_code == 403 and "not called by you" in refused.text


async def test_who_leaves_or_is_seen_by_video_is_out_of_this_line(console: Console) -> None:
    line = "main:dermatology"
    await emptied(console, line)
    await emptied(console, f"{line}@video")
    left, video = [await walk_in(console, line) for _ in range(2)]
    one, two = [entry_in(row) for row in await rows(console, line)]
    await console.post(f"/staff/queue/{one}/left", line=line)
    await console.post(f"/staff/queue/{two}/video", line=line)
    assert await rows(console, line) == []
    (row,) = await rows(console, f"{line}@video")
    assert video in row and left not in row


@pytest.mark.parametrize(("path", "status"), [("join", 404), ("next", 404)])
async def test_a_line_that_is_none_takes_nobody(console: Console, path: str, status: int) -> None:
    answer = await console.post(f"/staff/queue/{path}", line="moon:cheese", tier="P2")
    assert answer.status_code == status and "There is no such line" in answer.text
