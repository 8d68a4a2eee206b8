"""Disruptions in the console: say what is away, see whom it touches before and after, apply it, call who cannot be texted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, Response

from assistant.schedule_desk import Plan, Touched
from channels.staff.names import name_of, resources, sites
from channels.staff.pages import Desk, DeskForm, TheDesk, to
from runtime.errors import CarelineError, InvalidInput
from scheduler_core.away import KINDS, Kind
from scheduler_core.disruption import Disruption
from scheduler_core.types import Window

router = APIRouter(prefix="/staff/disruptions", include_in_schema=False)
HERE = "disruptions"


@dataclass(frozen=True)
class Row:
    """One visit of a plan in words. `state` is what became of its notice; it `stands` if it takes place as it was after all;
    `ordered` if it has no place because another visit must come before or after.
    """

    visit_id: UUID
    patient: str
    phone: str | None
    visit_type: str
    before: str
    after: str | None
    moved: bool
    state: str | None
    why: str | None
    notice_id: UUID | None
    call: bool
    stands: bool
    ordered: bool


@dataclass(frozen=True)
class Days:
    """From when on the first day until when on the last, as the form says it."""

    day: date
    until: date
    start: time
    end: time

    def given(self) -> dict[str, str]:
        """For the form again; the last day is empty where it is the first."""
        days = {"day": self.day.isoformat(), "until": self.until.isoformat() if self.until != self.day else ""}
        return {"one_unit": "", **days, "start": f"{self.start:%H:%M}", "end": f"{self.end:%H:%M}"}

    def window(self, zone: ZoneInfo) -> Window:
        """InvalidInput (`order`) where the end is not after the start."""
        ends = ((self.day, self.start), (self.until, self.end))
        window = Window(*(datetime.combine(day, at, zone).astimezone(UTC) for day, at in ends))
        if window.ends_at <= window.starts_at:
            raise InvalidInput("The end is not after the start.", hint="Name a later end.", code="order")
        return window


def _days(
    day: Annotated[date, Form()],
    start: Annotated[time, Form()],
    end: Annotated[time, Form()],
    until: Annotated[date | None, Form()] = None,
) -> Days:
    return Days(day, until or day, start, end)


@router.get("")
async def start(desk: TheDesk) -> HTMLResponse:
    """The form, and what is under way."""
    return await _start(desk)


@router.post("")
async def propose(
    desk: DeskForm,
    kind: Annotated[Kind, Form()],
    resource: Annotated[str, Form(max_length=64)],
    days: Annotated[Days, Depends(_days)],
    one_unit: Annotated[bool, Form()] = False,
) -> Response:
    """Make a proposal and show it; the form again with what was wrong."""
    given = {"kind": kind, "resource": resource, **days.given(), "one_unit": "true" if one_unit else ""}
    try:
        window = days.window(desk.doors.app.hospital.zone)
        plan_id = await desk.doors.app.schedule.propose(desk.who, Disruption(kind, resource, window, one_unit))
    except CarelineError as error:
        return await _start(desk, error, given)
    return to(f"/staff/disruptions/{plan_id}")


@router.get("/{plan_id}")
async def shown(plan_id: UUID, desk: TheDesk) -> HTMLResponse:
    """A proposal before it is applied, or what became of it."""
    try:
        return _plan(desk, await desk.doors.app.schedule.plan(desk.who, plan_id))
    except CarelineError as error:
        return await _start(desk, error)


@router.post("/{plan_id}/apply")
async def apply(plan_id: UUID, desk: DeskForm) -> Response:
    """Carry out what was shown, once."""
    try:
        plan = await desk.doors.app.schedule.apply(desk.who, plan_id)
    except CarelineError as error:
        return await _start(desk, error)
    return _plan(desk, plan) if plan.left else to(f"/staff/disruptions/{plan_id}")


@router.post("/{plan_id}/end")
async def end(plan_id: UUID, desk: DeskForm) -> Response:
    """Back before the time that was named."""
    try:
        await desk.doors.app.schedule.end(desk.who, plan_id)
    except CarelineError as error:
        return await _start(desk, error)
    return to(f"/staff/disruptions/{plan_id}")


@router.post("/notices/{notice_id}/called")
async def called(notice_id: UUID, desk: DeskForm) -> Response:
    """The patient was told by a call."""
    try:
        return to(f"/staff/disruptions/{await desk.doors.app.schedule.called(desk.who, notice_id)}")
    except CarelineError as error:
        return await _start(desk, error)


async def _start(desk: Desk, error: CarelineError | None = None, given: dict[str, str] | None = None) -> HTMLResponse:
    app, views = desk.doors.app, desk.views
    local = app.clock.now().astimezone(app.hospital.zone)
    today = local.date()
    fresh = {"kind": "sick", "resource": "", **Days(today, today, local.time(), time(17)).given()}
    recent = [
        {
            "id": row.id,
            "what": name_of(app.hospital, row.resource_key, desk.lang),
            "kind": views.known("staff-disruption-", row.kind),
            "span": _span(desk, row.starts_at, row.ends_at),
            "by": row.applied_by,
            "ended": views.clock(row.ended_at) if row.ended_at else None,
        }
        for row in await app.schedule.recent()
    ]
    groups = {**resources(app.hospital, desk.lang), "site": sites(app.hospital, desk.lang)}
    return desk.page("disruptions.html", HERE, error, groups=groups, kinds=KINDS, given=given or fresh, recent=recent)


def _plan(desk: Desk, plan: Plan) -> HTMLResponse:
    app, views, row = desk.doors.app, desk.views, plan.row
    rows = [_row(desk, touched) for touched in plan.touched]
    return desk.page(
        "disruption.html",
        HERE,
        plan=row,
        what=name_of(app.hospital, row.resource_key, desk.lang),
        kind=views.known("staff-disruption-", row.kind),
        span=_span(desk, row.starts_at, row.ends_at),
        rows=rows,
        moving=sum(r.after is not None for r in rows),
        homeless=sum(r.after is None for r in rows),
        minutes=plan.minutes_moved,
        left=len(plan.left),
        applied=views.clock(row.applied_at) if row.applied_at else None,
        ended=views.clock(row.ended_at) if row.ended_at else None,
        one=plan.unit is not None,
        begun=row.starts_at <= app.clock.now(),
        lasts=row.applied_at is not None and row.ended_at is None and row.ends_at > app.clock.now(),
    )


def _row(desk: Desk, touched: Touched) -> Row:
    step, person, notice, hospital = touched.step, touched.person, touched.notice, desk.doors.app.hospital
    after, moved = None, False
    if step.after is not None:
        rooms = [
            a.resource for a in step.after.assignments if hospital.resources[a.resource].kind in ("room", "device")
        ]
        after = _place(desk, step.after.starts_at, step.after.practitioner, step.after.site, rooms)
        was = (step.starts_at, step.practitioner, step.site)
        moved = (step.after.starts_at, step.after.practitioner, step.after.site) != was
    waits = notice is not None and (notice.state == "call" or (notice.kind == "stranded" and notice.state == "sent"))
    return Row(
        visit_id=step.visit_id,
        patient=person.name if person else "",
        phone=person.phone if person else None,
        visit_type=name_of(hospital, touched.visit_type, desk.lang),
        before=_place(desk, step.starts_at, step.practitioner, step.site, ()),
        after=after,
        moved=moved,
        state=desk.views.known("staff-notice-", notice.state) if notice else None,
        why=desk.views.known("staff-notice-why-", notice.why) if notice and notice.why else None,
        notice_id=notice.id if notice else None,
        call=waits,
        stands=notice is not None and notice.kind == "standing",
        ordered=step.ordered,
    )


def _place(desk: Desk, at: datetime, practitioner: str | None, site: str, rooms: list[str] | tuple[()]) -> str:
    hospital = desk.doors.app.hospital
    things = [name_of(hospital, key, desk.lang) for key in (practitioner, site, *rooms) if key]
    return " · ".join((desk.views.clock(at), *things))


def _span(desk: Desk, start: datetime, end: datetime) -> str:
    zone = desk.doors.app.hospital.zone
    same = start.astimezone(zone).date() == end.astimezone(zone).date()
    return f"{desk.views.clock(start)}–{f'{end.astimezone(zone):%H:%M}' if same else desk.views.clock(end)}"
