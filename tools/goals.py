"""The goal that a call works for, and what it wishes for, as the search takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from language.frame import WISHING, Goal, GoalKind
from language.times.calendar import week_of
from language.types import When
from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit
from scheduler_core.types import Lasting, Modality, Slot, Wishes
from tools import names
from tools.clinicians import is_interpreted, who_could
from tools.errors import Mendable
from tools.holds import holder
from tools.shifts import from_visit, in_its_month
from tools.types import ToolContext
from tools.wishes import Bounds, bounds, of_day


def wishing(ctx: ToolContext) -> Goal:
    """The goal that times and doctors are wished for; an empty one when there is none."""
    candidates = [ctx.goal, *ctx.frame.goals]
    found = next((g for g in candidates if g is not None and g.status == "active" and g.kind in WISHING), None)
    return found or Goal(id="G0", kind=GoalKind.BOOK)


def known_visit_type(ctx: ToolContext, key: str | None) -> str:
    """`key` if the hospital has such a visit type; Mendable otherwise."""
    if key is None:
        raise Mendable("visit_type_needed", "It is not known yet which kind of visit; ask for the reason first.")
    if key not in ctx.services.hospital.visit_types:
        raise Mendable("unknown_visit_type", "There is no such visit type; use a key of the directory.")
    return key


@dataclass(frozen=True)
class Asked:
    """A search to make: the wishes, whether the times can be met at all, and which practitioners and sites not to show."""

    wishes: Wishes
    possible: bool = True
    not_practitioners: frozenset[str] = frozenset()
    not_sites: frozenset[str] = frozenset()

    def rules_out(self, slot: Slot) -> bool:
        """Whether the slot is with somebody, or somewhere, that is not wanted."""
        return slot.practitioner in self.not_practitioners or slot.site in self.not_sites

    def is_then(self, slot: Slot) -> bool:
        """Whether the slot is at a time that was wished for, whatever else it lacks."""
        return any(window.starts_at <= slot.starts_at < window.ends_at for window in self.wishes.windows)

    def searches(self, hospital: Hospital) -> tuple[Wishes, ...]:
        """The searches to make: one, or one for each doctor or place that is left when some are ruled out."""
        made: tuple[Wishes, ...] = (self.wishes,)
        if self.wishes.interpreter is not None:  # who speaks it needs nobody to interpret
            made = (replace(self.wishes, interpreter=None, language=self.wishes.interpreter), self.wishes)
        if self.not_practitioners and self.wishes.practitioner is None:
            left = [p.key for p in who_could(hospital, self.wishes.visit_type) if p.key not in self.not_practitioners]
            made = tuple(replace(w, practitioner=key) for w in made for key in left)
        if self.not_sites and self.wishes.site is None:
            left = [s.key for s in hospital.file.sites if s.key not in self.not_sites]
            made = tuple(replace(w, site=key) for w in made for key in left)
        return made


def asked(
    ctx: ToolContext, goal: Goal, visit_type: str, shown: Sequence[Slot], moving: Visit | None, who: UUID | None
) -> Asked:
    """What `goal` asks for. `shown` are the offers shown last: "sooner", "later" and "another doctor" are relative to them."""
    when = _said(ctx, goal, moving)
    relative = (goal.sooner or goal.later) and when == goal.when
    own = names.local(ctx, moving.starts_at).date().isoformat() if moving else None
    kept = [
        w for w in when if not relative or w.relation == "except" or of_day(w) or (w.kind, w.start) == ("date", own)
    ]
    limits = _bounds(ctx, kept)
    before, after = _between(goal, shown, moving) if relative else (None, None)
    wishes = Wishes(
        visit_type=visit_type,
        windows=limits.windows,
        excluded=limits.excluded,
        around=limits.around,
        practitioner=_practitioner(goal, moving),
        gender=goal.practitioner_gender,
        site=None if goal.other_location else goal.location,
        modality=_modality(ctx, goal, visit_type, moving),
        earliest=limits.earliest or relative,
        patient_id=who,
        ignore_visit=moving.id if moving else None,
        before=before, after=after, accessible=goal.accessible, interpreter=goal.interpreter, holder=holder(ctx),
    )  # fmt: skip
    return Asked(
        _kept(_spoken(ctx.services.hospital, wishes, goal), goal, moving),
        possible=not limits.impossible,
        not_practitioners=_others(goal.other_practitioner, goal.practitioner, [s.practitioner for s in shown], moving)
        | frozenset(goal.not_practitioners),
        not_sites=_other_sites(goal, shown) | frozenset(goal.not_locations),
    )


def _spoken(hospital: Hospital, wishes: Wishes, goal: Goal) -> Wishes:
    """A clinician who speaks the language, or where none of those who see such patients does, somebody to interpret it.

    Where no interpreter is wanted either, it is whoever sees such patients.
    """
    language = goal.speaks
    if language is None:
        return wishes
    if any(language in p.languages for p in who_could(hospital, wishes.visit_type)):
        return replace(wishes, language=language)
    if goal.no_interpreter:
        return wishes
    interpreted = is_interpreted(hospital, language)
    return replace(wishes, interpreter=language) if interpreted else replace(wishes, language=language)


def _kept(wishes: Wishes, goal: Goal, moving: Visit | None) -> Wishes:
    """What was wished for when the visit was booked; of the clinician only where nobody is named now."""
    if moving is None:
        return wishes
    named = goal.practitioner is not None
    return wishes.keeping(Lasting(moving.lasting.accessible) if named else moving.lasting)


def _said(ctx: ToolContext, goal: Goal, moving: Visit | None) -> tuple[When, ...]:
    """The times that were said; "half an hour later" counts from the visit to be moved."""
    if moving is None:
        return goal.when
    start = names.local(ctx, moving.starts_at).replace(tzinfo=None)
    said = in_its_month(goal.when, goal.was, start, ctx.frame.lang)
    return from_visit(said, start, ctx.frame.lang, sooner=goal.sooner, later=goal.later)


def on_the_same_day(ctx: ToolContext, goal: Goal, moving: Visit | None) -> tuple[Goal, ...]:
    """ "Move it to the afternoon" means that day's, where there is one; another day's is looked for after it."""
    hours = all(w.kind in ("time", "range") and of_day(w) and w.relation != "except" for w in goal.when)
    if moving is None or not goal.when or not hours:
        return ()
    day = names.local(ctx, moving.starts_at).date().isoformat()
    return (goal.model_copy(update={"when": (*goal.when, When(text="", kind="date", start=day))}),)


def in_its_week(ctx: ToolContext, goal: Goal, moving: Visit | None) -> tuple[Goal, ...]:
    """A visit that is moved to no day in particular is looked for in its own week, where that is yet to come."""
    dated = goal.sooner or goal.later or any(not of_day(w) and w.relation != "except" for w in goal.when)
    if moving is None or dated:
        return ()
    its = week_of(names.local(ctx, moving.starts_at).date())
    week = When(text="", kind="range", start=its.start.isoformat(), end=its.end.isoformat())
    return (goal.model_copy(update={"when": (*goal.when, week)}),)


def _bounds(ctx: ToolContext, when: Sequence[When]) -> Bounds:
    return bounds(when, ctx.services.hospital.zone, ctx.now)


def _practitioner(goal: Goal, moving: Visit | None) -> str | None:
    """Who was asked for; a moved visit stays with its practitioner unless somebody or somewhere else was asked for."""
    if goal.other_practitioner:
        return None
    stays = goal.location in (None, moving.site if moving else None) and goal.practitioner_gender is None
    if goal.practitioner is None and moving is not None and stays:
        return None if moving.practitioner in goal.not_practitioners else moving.practitioner
    return goal.practitioner


def _other_sites(goal: Goal, shown: Sequence[Slot]) -> frozenset[str]:
    ruled_out = [goal.location, *(slot.site for slot in shown)] if goal.other_location else []
    return frozenset(key for key in ruled_out if key is not None)


def _modality(ctx: ToolContext, goal: Goal, visit_type: str, moving: Visit | None) -> Modality:
    if goal.modality is None and moving is not None:
        return moving.modality
    possible = ctx.services.hospital.visit_type(visit_type).telehealth
    return "telehealth" if goal.modality == "telehealth" and possible else "in_person"


def _between(goal: Goal, shown: Sequence[Slot], moving: Visit | None) -> tuple[datetime | None, datetime | None]:
    """Before and after when "sooner" and "later" want it: than what was shown, else than the visit to be moved."""
    starts = [s.starts_at for s in shown] or ([moving.starts_at] if moving else [])
    if not starts:
        return None, None
    return min(starts) if goal.sooner else None, max(starts) if goal.later else None


def _others(wanted: bool, named: str | None, shown: Sequence[str | None], moving: Visit | None) -> frozenset[str]:
    if not wanted:
        return frozenset()
    before = {named, *shown} if named or shown else {moving.practitioner if moving else None}
    return frozenset(key for key in before if key is not None)
