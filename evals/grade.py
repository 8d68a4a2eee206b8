"""The judge: database first, then tools, then words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from evals.expected_rows import Start, VisitRow
from evals.ledger import VisitState, changes, vanished
from evals.loosely import says
from evals.observed import Aftermath, Played
from evals.scenario import Expect, Scenario
from evals.scenario_values import WEEKDAYS

Where = Literal["database", "tools", "words", "crash"]
RAN = ("done", "consent_pending")
"""Outcomes of a tool that had its effect or asked the patient for the yes it needs."""


@dataclass(frozen=True)
class Fault:
    """One thing that was not as it must be. `step` counts from 1; None is the end."""

    where: Where
    what: str
    step: int | None = None


def grade(scenario: Scenario, played: tuple[Played, ...], end: Aftermath, zone: ZoneInfo) -> tuple[Fault, ...]:
    """All faults, the gravest first; none means the conversation works."""
    return (
        *_database(scenario, end, zone),
        *_tools(scenario, end),
        *(fault for p in played for fault in _words(p)),
        *_never(scenario, played),
    )


def _database(scenario: Scenario, end: Aftermath, zone: ZoneInfo) -> Iterator[Fault]:
    changed = changes(end.before, end.after, end.ignore)
    if vanished(end.before, end.after):
        yield Fault("database", "a visit's row is gone")
    yield from _visits(scenario, end, changed, zone)
    yield from _other_rows(scenario, end)


def _visits(scenario: Scenario, end: Aftermath, changed: tuple[VisitState, ...], zone: ZoneInfo) -> Iterator[Fault]:
    rows = scenario.expect_rows
    accounted: set[object] = set()
    for row in rows.visits:
        pool = changed if row.new else tuple(end.after.values())
        fits = [v for v in pool if matches(v, row, end, zone)]
        accounted.update(v.id for v in fits)
        if len(fits) != row.count:
            wanted = row.model_dump(mode="json", exclude_defaults=True)
            yield Fault(
                "database", f"{len(fits)} visits, not {row.count}, are {wanted}; changed: {_show(changed, zone)}"
            )
    extra = [v for v in changed if v.id not in accounted]
    if extra and (rows.no_visit_changes or rows.only_these_changes):
        yield Fault("database", f"changed without being asked: {_show(extra, zone)}")


def matches(visit: VisitState, row: VisitRow, end: Aftermath, zone: ZoneInfo) -> bool:
    """Whether the visit is as the row says."""
    return all((
        row.persona is None or visit.patient_id in end.patients.get(row.persona, frozenset()),
        row.visit_type in (None, visit.visit_type),
        row.status == visit.status,
        row.practitioner in (None, visit.practitioner),
        row.not_practitioner is None or row.not_practitioner != visit.practitioner,
        row.site in (None, visit.site),
        row.modality in (None, visit.modality),
        row.confirmed in (None, visit.confirmed),
        row.seeded is None or end.seeded[row.seeded] == visit.id,
        starts(visit.starts_at.astimezone(zone), row.start),
    ))  # fmt: skip


def starts(local: datetime, start: Start) -> bool:
    """Whether a local start is within the bounds."""
    clock, day = local.time(), local.date()
    return all((
        start.day in (None, day),
        not start.weekday or WEEKDAYS[day.weekday()] in start.weekday,
        start.not_before is None or clock >= start.not_before,
        start.before is None or clock < start.before,
        start.at in (None, clock),
        start.first_date is None or day >= start.first_date,
        start.last_date is None or day <= start.last_date,
    ))  # fmt: skip


def _other_rows(scenario: Scenario, end: Aftermath) -> Iterator[Fault]:
    rows = scenario.expect_rows
    for entry in rows.waitlist:
        found = [
            w
            for w in end.waitlist
            if entry.visit_type in (None, w.visit_type) and _is(w.patient_id, entry.persona, end)
        ]
        yield from _count("waitlist entries", len(found), entry.count)
    if rows.no_waitlist:
        yield from _count("waitlist entries", len(end.waitlist), 0)
    for wanted in rows.handovers:
        found_h = [
            h for h in end.handovers
            if wanted.urgent in (None, h.urgent) and wanted.reason in (None, h.reason)
            and wanted.promised in (None, h.promised)
        ]  # fmt: skip
        yield from _count(f"hand-overs {wanted.model_dump(exclude_defaults=True)}", len(found_h), wanted.count)
    for place in rows.parking:
        yield from _count("parking places", len([p for p in end.parking if _is(p, place.persona, end)]), place.count)
    yield from _exact("consents consumed", end.consents_consumed, rows.consents_consumed)
    yield from _exact("new patients", end.new_patients, rows.new_patients)
    yield from _exact("opted out", end.opted_out, rows.opted_out)
    if rows.proof_level_at_most is not None and end.proof_level > rows.proof_level_at_most:
        yield Fault("database", f"proof reached level {end.proof_level}, not at most {rows.proof_level_at_most}")


def _is(patient_id: object, persona: str | None, end: Aftermath) -> bool:
    return persona is None or patient_id in end.patients.get(persona, frozenset())


def _count(what: str, is_: int, want: int) -> Iterator[Fault]:
    if is_ != want:
        yield Fault("database", f"{is_} {what}, not {want}")


def _exact(what: str, is_: object, want: object) -> Iterator[Fault]:
    if want is not None and is_ != want:
        yield Fault("database", f"{what}: {is_}, not {want}")


def _tools(scenario: Scenario, end: Aftermath) -> Iterator[Fault]:
    ran = {tool for tool, status in end.tools if status in RAN}
    for tool in scenario.tools_must:
        if tool not in ran:
            yield Fault("tools", f"{tool} did not run; ran: {', '.join(sorted(ran)) or 'none'}")
    for tool in scenario.tools_must_not:
        if tool in ran:
            yield Fault("tools", f"{tool} ran")


def _words(played: Played) -> Iterator[Fault]:
    expect = played.step.expect
    if expect is not None:
        for what in _unmet(expect, played):
            yield Fault("words", what, played.number)


def _unmet(expect: Expect, played: Played) -> Iterator[str]:
    said = played.said
    if expect.silent and said:
        yield "something was said"
    if expect.any_of and not any(says(p, said) for p in expect.any_of):
        yield f"said none of {list(expect.any_of)}"
    yield from (f"did not say {p!r}" for p in expect.all_of if not says(p, said))
    yield from (f"said {p!r}" for p in expect.none_of if says(p, said))
    if expect.state is not None and played.state != expect.state:
        yield f"state is {played.state}, not {expect.state}"
    if expect.kind is not None and expect.kind not in played.kinds:
        yield f"no {expect.kind}; kinds: {sorted(played.kinds)}"
    if expect.max_options is not None and played.options > expect.max_options:
        yield f"{played.options} options, not at most {expect.max_options}"
    if expect.min_options is not None and played.options < expect.min_options:
        yield f"{played.options} options, not at least {expect.min_options}"


def _never(scenario: Scenario, played: tuple[Played, ...]) -> Iterator[Fault]:
    for pattern in scenario.never_said:
        for p in played:
            if says(pattern, p.said):
                yield Fault("words", f"said {pattern!r}, which must never be said", p.number)


def _show(visits: tuple[VisitState, ...] | list[VisitState], zone: ZoneInfo) -> str:
    # Ids and times only: a report is kept, and holds nothing that identifies a patient.
    shown = (
        f"{v.visit_type} {v.status} {v.starts_at.astimezone(zone):%a %m-%d %H:%M} {v.practitioner} {v.site} {v.modality}"
        for v in visits
    )
    return "; ".join(shown) or "none"
