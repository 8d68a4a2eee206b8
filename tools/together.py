"""Finding several visits that go together: a series, an order of different visits, a family's one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from uuid import UUID

from language.frame import Goal, Together
from language.together.weekdays import spread
from language.types import When
from scheduler_core import series
from scheduler_core.chains import NO_GAP, ONE_DAY, Link
from scheduler_core.series import Rhythm
from scheduler_core.types import Slot, Window, Wishes
from tools import names
from tools.clinicians import who_could
from tools.goals import Asked, asked, known_visit_type
from tools.proof import require
from tools.subject import family
from tools.types import ToolContext
from tools.wishes import DAY, of_day

SHOWN = 3
HALF_A_DAY, TWO_DAYS, A_WEEK = timedelta(hours=12), timedelta(days=2), timedelta(weeks=1)
FIRSTS = 10
"""First visits from which a series is tried."""

BACK_TO_BACK = timedelta(minutes=30)
"""Longest wait between two visits of a family."""

CLINICIANS = 8
"""Clinicians who are looked at for seeing a whole family."""

Found = tuple[tuple[Slot, ...], ...]


async def find(ctx: ToolContext, goal: Goal, together: Together, who: UUID | None) -> Found:
    """At most three ways to have all of them, by their first start. Refused for visits whose prerequisites are missing."""
    if together.then:
        return await _in_order(ctx, goal, together, who)
    ask = asked(ctx, goal, known_visit_type(ctx, goal.visit_type), (), None, who)
    if not ask.possible:
        return ()
    if together.people:
        kinds = [known_visit_type(ctx, kind) for kind in together.kinds] or [ask.wishes.visit_type] * len(
            together.people
        )
        for kind in kinds:
            _prove_prerequisites(ctx, [kind])
        return await _family(ctx, ask, together, kinds)
    found = await _series(ctx, ask, together)
    if found or not together.on:
        return found
    days = goal.model_copy(update={"when": tuple(_whole_day(w) for w in goal.when if not of_day(w))})
    return await _series(ctx, asked(ctx, days, known_visit_type(ctx, goal.visit_type), (), None, who), together)


def _whole_day(when: When) -> When:
    """The day without its hours: at other hours of the weekdays that were named is better than not at all."""
    if when.kind == "range" or len(when.start or "") <= DAY:
        return when
    kind = "recurring" if when.kind == "recurring" else "date"
    return when.model_copy(update={"kind": kind, "start": (when.start or "")[:DAY], "end": None, "ambiguous": ()})


def asked_times(ctx: ToolContext, goal: Goal) -> tuple[Window, ...]:
    """The times that were asked for; none where any would do."""
    return asked(ctx, goal, known_visit_type(ctx, goal.visit_type), (), None, None).wishes.windows


def as_asked(windows: Sequence[Window], found: Found) -> bool:
    """Whether each visit of a series lies in the times that were asked for, as far as these reach."""
    starts = [slot.starts_at for slots in found for slot in slots]
    reach = max((w.ends_at for w in windows), default=None)
    return reach is None or all(any(w.starts_at <= at < w.ends_at for w in windows) for at in starts if at < reach)


def begins_late(ctx: ToolContext, windows: Sequence[Window], found: Found) -> date | None:
    """The day on which the first of them begins, where that is more than a week behind the time that was asked for."""
    first = min(slots[0].starts_at for slots in found)
    late = bool(windows) and first - max(ctx.now, min(w.starts_at for w in windows)) > A_WEEK
    return names.local(ctx, first).date() if late else None


async def _series(ctx: ToolContext, ask: Asked, together: Together) -> Found:
    """Whole series only, the steadiest of those that begin on several days; where it is to be soon, the first ones."""
    services = ctx.services
    firsts = SHOWN if ask.wishes.earliest else FIRSTS
    begins = await services.search.find(ctx.session, replace(ask.wishes, limit=firsts), ctx.now)
    whole: list[tuple[Slot, ...]] = []
    zone = services.hospital.zone
    for first in begins:
        rhythm = _rhythm(together, names.local(ctx, first.starts_at).weekday())
        found = await series.find(ctx.session, services.search, ask.wishes, first, rhythm, zone, ctx.now)
        slots = tuple(slot for slot in found if slot is not None)
        if len(slots) == together.times:
            whole.append(slots)
    return tuple(tuple(slots) for slots in series.steadiest(whole, _rhythm(together), zone, SHOWN))


def _rhythm(together: Together, first: int = 0) -> Rhythm:
    """How the visits follow one another, of which the first is on this weekday."""
    on = together.on or spread(first, together.a_week)
    return Rhythm(together.every, together.times, 0 if on else min(2, (together.every - 1) // 2), on)


async def _in_order(ctx: ToolContext, goal: Goal, together: Together, who: UUID | None) -> Found:
    kinds = [known_visit_type(ctx, key) for key in together.then]
    _prove_prerequisites(ctx, kinds)
    first = asked(ctx, goal, kinds[0], (), None, who)
    if not first.possible:
        return ()
    later = replace(first.wishes, windows=(), after=None, before=None)
    links = [Link(_for(ctx, first.wishes, kinds[0]))]
    for kind, days in zip_longest(kinds[1:], together.days_between, fillvalue=0):
        least = timedelta(days=int(days))
        gaps = (least - HALF_A_DAY, least + TWO_DAYS) if days else (NO_GAP, ONE_DAY)
        links.append(Link(_for(ctx, later, str(kind)), *gaps))
    soonest = first.wishes.earliest
    found = await ctx.services.search.chains.find(ctx.session, links, ctx.now, SHOWN * 2, soonest=soonest)
    one_day = [slots for slots in found if len({names.local(ctx, s.starts_at).date() for s in slots}) == 1]
    return tuple(one_day or found)[:SHOWN]


def _for(ctx: ToolContext, wishes: Wishes, kind: str) -> Wishes:
    """The wishes for one kind of the chain: a doctor who was asked for is wished where they see patients for it."""
    own = replace(wishes, visit_type=kind)
    able = {p.key for p in who_could(ctx.services.hospital, own.visit_type)}
    possible = ctx.services.hospital.visit_type(kind).telehealth
    return replace(
        own,
        practitioner=own.practitioner if own.practitioner in able else None,
        modality=own.modality if possible else "in_person",
    )


def _prove_prerequisites(ctx: ToolContext, kinds: Sequence[str]) -> None:
    """What must have come before the chain is only known of a patient who has proven who they are."""
    for place, kind in enumerate(kinds):
        needed = ctx.services.hospital.visit_type(kind).needed_before
        if not set(needed) <= set(kinds[:place]):
            require(ctx, 2)


async def _family(ctx: ToolContext, ask: Asked, together: Together, kinds: Sequence[str]) -> Found:
    """With one clinician for all where that can be, else with whoever is free for each one's kind of visit."""
    patients: tuple[UUID | None, ...] = (None,) * len(together.people)
    if ctx.proof.level >= 2:
        patients = tuple(one.patient_id for one in await family(ctx, together.people))
    found: list[tuple[Slot, ...]] = []
    each = [_for(ctx, ask.wishes, kind) for kind in kinds]
    able = [{p.key for p in who_could(ctx.services.hospital, own.visit_type)} for own in each]
    for person in who_could(ctx.services.hospital, each[0].visit_type)[:CLINICIANS]:
        wished = ask.wishes.practitioner in (None, person.key) and person.key not in ask.not_practitioners
        if wished and all(person.key in keys for keys in able):
            same = [replace(own, practitioner=person.key) for own in each]
            found += await _one_after_the_other(ctx, same, patients)
    if not found:
        found += await _one_after_the_other(ctx, each, patients)
    return tuple(sorted(found, key=lambda slots: slots[0].starts_at)[:SHOWN])


async def _one_after_the_other(ctx: ToolContext, wishes: Sequence[Wishes], patients: Sequence[UUID | None]) -> Found:
    each = [replace(own, patient_id=patient_id) for own, patient_id in zip(wishes, patients, strict=True)]
    free = [replace(own, windows=(), after=None, before=None) for own in each[1:]]
    links = [Link(each[0]), *(Link(own, NO_GAP, BACK_TO_BACK) for own in free)]
    chains = ctx.services.search.chains
    return await chains.find(ctx.session, links, ctx.now, SHOWN, soonest=wishes[0].earliest)
