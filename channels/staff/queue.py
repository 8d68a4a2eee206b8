"""The queue in the console: who waits in a line, call who is next, say who came and who is done, add a walk-in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import select

from channels.http.arriving import waiting_room
from channels.staff.names import Choice, departments, name_of, sites
from channels.staff.pages import Desk, DeskForm, TheDesk, to
from runtime.audit import AuditEntry, record
from runtime.crypto import installed
from runtime.errors import CarelineError, NotFound
from scheduler_core.models import Patient
from scheduler_core.queue import Standing, Tier, line_of, video_line
from scheduler_core.queue.check_in import ticket
from scheduler_core.queue.rows import lengths
from scheduler_core.queue_tables import QueueEntry

router = APIRouter(prefix="/staff/queue", include_in_schema=False)
HERE = "queue"
LineName = Annotated[str, Form(max_length=130)]


def lines(desk: Desk) -> Sequence[Choice]:
    """Every line there is: each department at each site, in person and by video."""
    hospital, lang = desk.doors.app.hospital, desk.lang
    found = []
    for site in sites(hospital, lang):
        for department in departments(hospital, lang):
            line = line_of(site.key, department.key)
            found.append(Choice(line, f"{department.name} · {site.name}"))
            found.append(
                Choice(video_line(line), f"{department.name} · {site.name} · {desk.views.known('staff-', 'by-video')}")
            )
    return found


@router.get("")
async def shown(desk: TheDesk, line: Annotated[str, Query(max_length=130)] = "") -> HTMLResponse:
    """One line, and how many wait in the others."""
    return await _page(desk, line)


@router.post("/join")
async def join(desk: DeskForm, line: LineName, tier: Annotated[Tier, Form()]) -> Response:
    """A walk-in takes a number."""
    try:
        _known(desk, line)
        entry_id = await waiting_room(desk.doors).join(line, tier)
        await _audit(desk, "queue.join", entry_id)
    except CarelineError as error:
        return await _page(desk, line, error)
    return await _page(desk, line, joined=entry_id)


@router.post("/next")
async def call_next(desk: DeskForm, line: LineName) -> Response:
    """Call who is next."""
    try:
        _known(desk, line)
        called = await waiting_room(desk.doors).claim(line, desk.who.name)
        if called is not None:
            await _audit(desk, "queue.call", called.entry_id)
    except CarelineError as error:
        return await _page(desk, line, error)
    return _back(line)


@router.post("/{entry_id}/triage")
async def triaged(desk: DeskForm, entry_id: UUID, line: LineName, tier: Annotated[Tier, Form()]) -> Response:
    """Who looked at them says how urgent it is."""
    try:
        await waiting_room(desk.doors).triage(entry_id, tier)
        await _audit(desk, f"queue.triage.{tier}", entry_id)
    except CarelineError as error:
        return await _page(desk, line, error)
    return _back(line)


@router.post("/{entry_id}/{step}")
async def step(desk: DeskForm, entry_id: UUID, step: str, line: LineName) -> Response:
    """here: they came; done: they were seen; back, again: to their place; left: they went away; elsewhere, video: as it says."""
    room = waiting_room(desk.doors)
    try:
        if step == "here":
            await room.here(entry_id, desk.who.name)
        elif step == "done":
            await room.finish(entry_id, desk.who.name)
        elif step == "back":
            await room.release(entry_id, desk.who.name)
        elif step == "left":
            await room.leave(entry_id)
        elif step == "again":
            await room.again(entry_id)
        elif step == "elsewhere":
            await room.elsewhere(entry_id)
        elif step == "video":
            await room.divert(entry_id, desk.doors.app.hospital)
        else:
            raise NotFound("There is no such step.", hint="Reload the page.")
        await _audit(desk, f"queue.{step}", entry_id)
    except CarelineError as error:
        return await _page(desk, line, error)
    return _back(line)


def _back(line: str) -> Response:
    return to(f"/staff/queue?line={line}")


def _known(desk: Desk, line: str) -> None:
    if not any(choice.key == line for choice in lines(desk)):
        raise NotFound("There is no such line.", hint="Choose one from the list.", code="line")


async def _audit(desk: Desk, action: str, entry_id: UUID) -> None:
    app = desk.doors.app
    async with app.database.begin() as session:
        entry = AuditEntry(desk.who.actor, action, "queue_entry", str(entry_id), "the line", app.clock.now())
        await record(session, entry)


async def _page(desk: Desk, line: str, error: CarelineError | None = None, joined: UUID | None = None) -> HTMLResponse:
    app, all_lines = desk.doors.app, lines(desk)
    async with app.database.begin() as session:
        waiting = await lengths(session)
    busiest = max(all_lines, key=lambda choice: waiting.get(choice.key, 0)).key
    chosen = line if any(choice.key == line for choice in all_lines) else busiest
    room = waiting_room(desk.doors)
    standing, aside = await room.standing(chosen), await room.aside(chosen)
    rules, wait = app.hospital.file.queue, (await room.wait_of_line(chosen)).minutes
    return desk.page(
        "queue.html",
        HERE,
        error,
        lines=[(c.key, c.name, waiting.get(c.key, 0)) for c in all_lines],
        chosen=chosen,
        again=f"/staff/queue?line={chosen}",
        number=_number(joined) if joined else None,
        ticket=ticket(installed(), joined) if joined else None,
        long=wait > rules.virtual_after_minutes,
        counts={t: sum(s.row.tier == t and s.wait is not None for s in standing) for t in ("P0", "P1", "P2")},
        wait=wait,
        rows=await _rows(desk, standing),
        aside=await _rows(desk, [Standing(row, None) for row in aside]),
    )


async def _rows(desk: Desk, standing: Sequence[Standing]) -> list[dict[str, object]]:
    """The entries in words. Patients who are booked are named, which is on record; walk-ins have a number."""
    app, ids = desk.doors.app, [s.row.patient_id for s in standing if s.row.patient_id]
    async with app.database.begin() as session:
        found = (await session.execute(select(Patient).where(Patient.id.in_(ids)))).scalars().all()
        for patient in found:
            entry = AuditEntry(desk.who.actor, "read", "patient", str(patient.id), "the line", app.clock.now())
            await record(session, entry)
    names = {patient.id: patient.name for patient in found}
    return [_row(desk, s.row, s, names) for s in standing]


def _row(desk: Desk, row: QueueEntry, standing: Standing, names: dict[UUID, str]) -> dict[str, object]:
    seen = row.lease_until is not None and row.called_at is not None and standing.wait is None
    here = seen and row.calls == 0
    return {
        "id": row.id,
        "who": names.get(row.patient_id) if row.patient_id else None,
        "number": _number(row.id),
        "tier": row.tier,
        "since": desk.views.clock(row.arrived_at),
        "room": name_of(desk.doors.app.hospital, row.room, desk.lang),
        "ahead": standing.wait.ahead if standing.wait else None,
        "minutes": standing.wait.minutes if standing.wait else None,
        "called_by": row.claimed_by if standing.wait is None else None,
        "mine": standing.wait is None and row.claimed_by == desk.who.name,
        "here": here,
        "virtual": row.virtual,
        "unreached": row.told == "unreached",
        "calls": row.calls,
    }


def _number(entry_id: UUID) -> str:
    """What a walk-in is called by: short enough to say, and nothing about them."""
    return entry_id.hex[-4:].upper()
