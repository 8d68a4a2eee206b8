"""Why an offer is a good one for this patient, as slugs that the texts word: whom they know, how far it is, how soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scheduler_core.history import History, history_of
from scheduler_core.hospital import Hospital
from scheduler_core.interpreting import language_of
from scheduler_core.types import Slot, Window, Wishes
from tools.private import hidden
from tools.types import ToolContext
from tools.wishes import until

NONE = "none"
MOST = 2
"""Reasons with one offer: the first that apply, in the order of `_reasons`."""

WORKING_DAYS = 5
"""Who asks for so many days of the week asks for hours."""

MOST_HOURS = timedelta(hours=6)
"""What is longer is no time of day."""


@dataclass(frozen=True)
class Why:
    """What the reasons of a list rest on: the wishes, what is known of the patient, and whether the list is what was wished."""

    wishes: Wishes
    history: History
    wished: bool
    slots: tuple[Slot, ...]


async def why(ctx: ToolContext, wishes: Wishes, slots: Sequence[Slot], *, wished: bool) -> Why:
    """Nothing is known of a patient who has not proven who they are: then only the times themselves speak."""
    hospital = ctx.services.hospital
    untold = frozenset(key for key in hospital.visit_types if hidden(ctx, key))
    history = await history_of(ctx.session, hospital, wishes, ctx.now, untold)
    return Why(wishes, history, wished, tuple(slots))


def reasons(hospital: Hospital, about: Why, slot: Slot) -> tuple[str, ...]:
    """At most two slugs for this slot."""
    found = {
        "day_of": beside(hospital, about, slot) is not None,
        "last_doctor": _is_last(about, slot),
        "known_doctor": _is_known(about, slot),
        "interpreter": about.wishes.interpreter is not None and language_of(hospital, slot) is not None,
        "speaks": _speaks(hospital, about, slot),
        "nearest": _is_nearest(about, slot),
        "same_day": not about.wished and _on_a_day_named(hospital, about, slot),
        "same_part": not about.wished and any(_at_its_hours(hospital, slot, w) for w in about.wishes.windows),
        "soonest": _is_soonest(about, slot),
    }
    return tuple(slug for slug, applies in found.items() if applies)[:MOST]


def beside(hospital: Hospital, about: Why, slot: Slot) -> str | None:
    """The kind of another visit of the patient on the day of this slot, the nearest one's."""
    there = [(s, kind) for s, kind in about.history.coming if _local_day(hospital, s.starts_at) == _day(hospital, slot)]
    return min(there, key=lambda one: abs(one[0].starts_at - slot.starts_at))[1] if there else None


def _is_soonest(about: Why, slot: Slot) -> bool:
    """Not of a list that begins after another one, nor of times about a day: it would be no praise for these."""
    first = min(about.slots, key=lambda s: s.starts_at)
    return (
        len(about.slots) > 1
        and slot == first
        and about.wished
        and about.wishes.after is None
        and not about.wishes.around
    )


def _is_last(about: Why, slot: Slot) -> bool:
    asked = about.wishes.practitioner is not None
    return not asked and slot.practitioner is not None and slot.practitioner == about.history.last


def _is_known(about: Why, slot: Slot) -> bool:
    asked = about.wishes.practitioner is not None
    return not asked and slot.practitioner in about.history.practitioners and slot.practitioner != about.history.last


def _speaks(hospital: Hospital, about: Why, slot: Slot) -> bool:
    wanted = about.wishes.language or about.wishes.interpreter
    spec = hospital.resources.get(slot.practitioner or "")
    return wanted is not None and spec is not None and wanted in spec.languages


def _is_nearest(about: Why, slot: Slot) -> bool:
    """Only where there is a choice of sites and the patient has not chosen."""
    km = about.history.km
    if about.wishes.site is not None or slot.modality == "telehealth" or len(km) < 2:
        return False
    return slot.site in km and km[slot.site] == min(km.values())


def _on_a_day_named(hospital: Hospital, about: Why, slot: Slot) -> bool:
    """Not where any day would do, as for "evenings"."""
    days = {day for w in about.wishes.windows if isinstance(day := _day(hospital, w), date)}
    any_day = len({day.weekday() for day in days}) >= WORKING_DAYS
    return not any_day and _day(hospital, slot) in days


def _day(hospital: Hospital, what: Slot | Window) -> object:
    """Of a window only where it lies within one day."""
    first, last = _local_day(hospital, what.starts_at), _local_day(hospital, what.ends_at)
    return first if isinstance(what, Slot) or first == last else None


def _local_day(hospital: Hospital, at: datetime) -> date:
    return at.astimezone(hospital.zone).date()


def _at_its_hours(hospital: Hospital, slot: Slot, wished: Window) -> bool:
    """Whether the slot begins at the hours of the day that the window takes, where it is shorter than a working day."""
    if wished.ends_at - wished.starts_at > MOST_HOURS:
        return False
    first, last, at = (m.astimezone(hospital.zone) for m in (wished.starts_at, wished.ends_at, slot.starts_at))
    return first.time() <= at.time() < until(first, last)
