"""Search: up to three times that fit what the patient wishes for, else the nearest, else what can be done instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from pydantic import Field

from language.frame import Goal, GoalKind
from scheduler_core.history import history_of, last_visit
from scheduler_core.interpreting import interpreted
from scheduler_core.models import Visit
from scheduler_core.types import Slot, Window, Wishes
from tools import care, facts, names, offers, visit_handles
from tools.care import Order
from tools.clinicians import not_spoken, who_could
from tools.closed import closed
from tools.day_of import Beside, beside
from tools.errors import Mendable
from tools.goals import Asked, asked, in_its_week, known_visit_type, on_the_same_day, wishing
from tools.horizon import beyond_horizon
from tools.models import Offer
from tools.private import hidden
from tools.reasons import why
from tools.spec import Args, ToolSpec
from tools.subject import known_subject
from tools.types import Fact, Seen, ToolContext, ToolResult
from tools.wishes import day_of_windows

SHOWN = 3
"""At most so many offers at a time."""

NEAREST = "offer-list-nearest"
"""The list of what comes closest, which may say why there is nothing at the time itself."""

WHOLE_DAY = 96
"""Starts of a day, every quarter of an hour."""

AROUND_OTHERS = "times that go with their other visits"


class SearchArgs(Args):
    """What the model may add to the patient's own wishes."""

    visit_type: str | None = Field(
        default=None, pattern=r"^[a-z0-9_-]{1,64}$", description="Key of a visit type, if it was settled in this turn"
    )
    sooner: bool | None = Field(default=None, description="Only times before the earliest one shown")


class Found(Seen):
    """Handles of what was shown, and whether it is what was wished for."""

    offers: tuple[str, ...] = ()
    match: str = "none"
    again: str | None = Field(default=None, description="The kind of visit that they want again, as it was found")
    nobody_seen: bool | None = Field(default=None, description="They have seen nobody here before")


async def search_slots(ctx: ToolContext, args: SearchArgs) -> ToolResult:
    """Find times, show them as offers, and say plainly when they are not what was asked for."""
    goal = _with_sooner(wishing(ctx), args)
    moving, who = await _moving(ctx, goal), await known_subject(ctx, AROUND_OTHERS)
    goal = await _with_interpreter(ctx, goal, moving)
    if moving is None and _names_none(goal, args) and who is not None:
        return await _again(ctx, goal, who)
    visit_type = known_visit_type(ctx, moving.visit_type if moving else args.visit_type or goal.visit_type)
    goal = await _with_whom_they_saw(ctx, goal, visit_type, who, moving)
    shown = await _shown(ctx, visit_type, moving)
    order = await care.order_of(ctx, visit_type, moving, who)
    for tried in await _searches(ctx, goal, moving, who):
        ask = _barred(asked(ctx, tried.goal, visit_type, shown, moving, who), (*order.bars, *tried.clear))
        hour = None if goal.as_late else _hour_around(tried.goal)
        slots = await _looked_for(ctx, ask, moving, late=goal.as_late, hour=hour) if ask.possible else ()
        if slots:
            told = (*_not_as_wished(ctx, goal, visit_type), *tried.told)
            wishes = replace(ask.wishes, after=slots[0].starts_at) if goal.as_late else ask.wishes
            return await _show(ctx, _heading(goal), slots, "wished", wishes, told)
    if beyond := beyond_horizon(ctx, goal):
        return ToolResult(Found(), beyond)
    because = (*_not_as_wished(ctx, goal, visit_type), *await _out_of_order(ctx, ask, order))
    if ask.wishes.before is not None or ask.wishes.after is not None:
        return await _nothing(ctx, "no-sooner" if goal.sooner else "no-later", ask, because)
    shut = closed(ctx, ask.wishes)
    if shut and any(w.kind == "recurring" for w in goal.when):
        ask = replace(ask, wishes=replace(ask.wishes, windows=()))
        return await _show(ctx, NEAREST, await _find(ctx, ask, moving), "nearest", ask.wishes, because, shut)
    nearest = [s for s in await _nearest(ctx, ask) if not ask.rules_out(s) and (moving is None or not _same(s, moving))]
    if nearest:
        near = sorted(nearest, key=lambda slot: not ask.is_then(slot))[:SHOWN]
        return await _show(ctx, _heading_nearest(ctx, ask, near), near, "nearest", ask.wishes, because, shut)
    return await _nothing(ctx, "no-slots", ask, because)


def _names_none(goal: Goal, args: SearchArgs) -> bool:
    """ "My usual doctor, the same as last time": whom they saw last says which kind of visit it is."""
    return goal.same_practitioner and not (args.visit_type or goal.visit_type or goal.visit_type_candidates)


async def _again(ctx: ToolContext, goal: Goal, who: UUID) -> ToolResult:
    """Times for a follow-up with whoever they saw last, or that they have seen nobody."""
    hospital = ctx.services.hospital
    untold = [key for key in hospital.visit_types if hidden(ctx, key)]
    seen = await last_visit(ctx.session, who, ctx.now, untold)
    if seen is None:
        return ToolResult(Found(nobody_seen=True), (Fact("nobody-seen"),))
    department = hospital.visit_type(seen.visit_type).department
    ahead = (k.key for k in hospital.visit_types.values() if k.department == department and k.follow_up)
    goal.visit_type, goal.practitioner = next(ahead, seen.visit_type), seen.practitioner
    found = await search_slots(ctx, SearchArgs())
    return replace(found, data=found.data.model_copy(update={"again": goal.visit_type}))


async def _searches(ctx: ToolContext, goal: Goal, moving: Visit | None, who: UUID | None) -> tuple[Beside, ...]:
    """What is looked for, one after the other, until something is found."""
    if goal.day_of is not None:
        return await beside(ctx, goal, goal.day_of, moving, who)
    return tuple(map(Beside, (*on_the_same_day(ctx, goal, moving), *in_its_week(ctx, goal, moving), goal)))


def _barred(ask: Asked, bars: tuple[Window, ...]) -> Asked:
    return replace(ask, wishes=replace(ask.wishes, excluded=(*ask.wishes.excluded, *bars)))


async def _out_of_order(ctx: ToolContext, ask: Asked, order: Order) -> tuple[Fact, ...]:
    """Why a wished time that is free is not offered: another visit must come before or after."""
    if not order.bars or not ask.possible:
        return ()
    anyhow = replace(ask.wishes, excluded=tuple(w for w in ask.wishes.excluded if w not in order.bars))
    free = await _find(ctx, replace(ask, wishes=anyhow), None)
    return order.why_not(ctx, free[0]) if free else ()


def _not_as_wished(ctx: ToolContext, goal: Goal, visit_type: str) -> tuple[Fact, ...]:
    """That video was wished for and this kind of visit is in person, and that nobody there speaks what was wished for."""
    possible = ctx.services.hospital.visit_type(visit_type).telehealth
    by_video = () if possible or goal.modality != "telehealth" else (Fact("not-by-video"),)
    return (*by_video, *not_spoken(ctx, goal, visit_type))


def _with_sooner(goal: Goal, args: SearchArgs) -> Goal:
    return goal.model_copy(update={"sooner": True, "later": False}) if args.sooner else goal


async def _with_interpreter(ctx: ToolContext, goal: Goal, moving: Visit | None) -> Goal:
    """A visit that moves keeps its interpreter, unless another language was asked for."""
    if moving is None or goal.interpreter is not None:
        return goal
    kept = await interpreted(ctx.session, ctx.services.hospital, moving.id)
    return goal if kept is None else goal.model_copy(update={"interpreter": kept})


async def _with_whom_they_saw(
    ctx: ToolContext, goal: Goal, visit_type: str, who: UUID | None, moving: Visit | None
) -> Goal:
    """ "The same doctor": that of a visit that moves, else whoever the patient saw last in that department."""
    if who is None or not goal.same_practitioner or goal.practitioner is not None:
        return goal
    if moving is not None:
        return goal.model_copy(update={"practitioner": moving.practitioner})
    wishes = Wishes(visit_type=visit_type, patient_id=who)
    seen = await history_of(ctx.session, ctx.services.hospital, wishes, ctx.now)
    return goal.model_copy(update={"practitioner": seen.last})


async def _moving(ctx: ToolContext, goal: Goal) -> Visit | None:
    """The visit that is to be moved, where the search is for that."""
    if goal.kind is not GoalKind.MOVE:
        return None
    if goal.visit is None:
        raise Mendable("visit_needed", "It is not known yet which visit is to be moved; list the visits first.")
    return await visit_handles.find(ctx, goal.visit, "looking for another time")


async def _shown(ctx: ToolContext, visit_type: str, moving: Visit | None) -> list[Slot]:
    """What was shown last, where it was shown for the same purpose."""
    latest = (await offers.shelf(ctx.session, ctx.conversation.id, ctx.now)).latest
    slots = [offers.slot_of(o) for o in latest if o.for_visit == (moving.id if moving else None)]
    return [slot for slot in slots if slot.visit_type == visit_type]


def _hour_around(goal: Goal) -> time | None:
    """The one hour that "around three" is about."""
    hours = {(w.start or "")[-5:] for w in goal.when if w.relation == "around" and ":" in (w.start or "")}
    return time.fromisoformat(hours.pop()) if len(hours) == 1 else None


def _distance(ctx: ToolContext, slot: Slot, hour: time) -> int:
    """Minutes between the slot's hour and this one."""
    at = names.local(ctx, slot.starts_at)
    return abs((at.hour - hour.hour) * 60 + at.minute - hour.minute)


async def _looked_for(
    ctx: ToolContext, ask: Asked, moving: Visit | None, *, late: bool, hour: time | None
) -> tuple[Slot, ...]:
    """What is free; of each day found the latest, or the closest to an hour, where these are wanted."""
    found = await _find(ctx, ask, moving)
    if not (late or hour) or not found:
        return found
    days = dict.fromkeys(names.local(ctx, slot.starts_at).date() for slot in found)
    wanted: list[Slot] = []
    for day in days:
        windows = day_of_windows(ask.wishes.windows, day, ctx.services.hospital.zone)
        wishes = replace(ask.wishes, windows=windows, earliest=True, limit=WHOLE_DAY)
        there = await ctx.services.search.find(ctx.session, wishes, ctx.now)
        there = tuple(s for s in there if not ask.rules_out(s) and (moving is None or not _same(s, moving)))
        if hour is not None:
            there = tuple(sorted(there, key=lambda slot: (-_distance(ctx, slot, hour), slot.starts_at)))
        last = there[-(SHOWN if len(days) == 1 else 1) :]
        wanted += sorted(last, key=lambda slot: slot.starts_at)
    return tuple(wanted)


async def _find(ctx: ToolContext, ask: Asked, moving: Visit | None) -> tuple[Slot, ...]:
    """What is free, but for the time that a visit to be moved has already."""
    found: list[Slot] = []
    limit = SHOWN if moving is None else SHOWN + 1
    for wishes in ask.searches(ctx.services.hospital):
        slots = await ctx.services.search.find(ctx.session, replace(wishes, limit=limit), ctx.now)
        found += [slot for slot in slots if moving is None or not _same(slot, moving)]
    regular = _few(found, earliest=ask.wishes.earliest)
    return regular if len(regular) == SHOWN else (*regular, *await _beyond(ctx, ask, SHOWN - len(regular)))


async def _beyond(ctx: ToolContext, ask: Asked, most: int) -> tuple[Slot, ...]:
    """Places beyond capacity come last, and only where too few regular ones are left. The patient sees no difference."""
    found: list[Slot] = []
    if ctx.services.overbooking is not None:
        for wishes in ask.searches(ctx.services.hospital):
            found += await ctx.services.overbooking.places(ctx.session, wishes, ctx.now, most)
    return _few(found, earliest=True)[:most]


def _few(found: Sequence[Slot], *, earliest: bool) -> tuple[Slot, ...]:
    """The first of each day before the second of any, or simply the first."""
    ordered = sorted(found, key=lambda slot: slot.starts_at)
    if not earliest:
        seen: Counter[date] = Counter()
        turns = [seen.update([slot.starts_at.date()]) or seen[slot.starts_at.date()] for slot in ordered]
        ordered = [slot for _, slot in sorted(zip(turns, ordered, strict=True), key=lambda pair: pair[0])]
    return tuple(sorted(ordered[:SHOWN], key=lambda slot: slot.starts_at))


async def _nearest(ctx: ToolContext, ask: Asked) -> tuple[Slot, ...]:
    """The closest times to those wished for, with the same doctor if that can be had."""
    wishes = replace(ask.wishes, limit=SHOWN + 1)
    return await ctx.services.search.nearest(ctx.session, wishes, ctx.now)


def _same(slot: Slot, visit: Visit) -> bool:
    """The time that the visit has already."""
    return slot.starts_at == visit.starts_at and slot.practitioner == visit.practitioner and slot.site == visit.site


def _heading(goal: Goal) -> str:
    if goal.sooner:
        return "offer-list-sooner"
    return "offer-list-later" if goal.later else "offer-list"


def _heading_nearest(ctx: ToolContext, ask: Asked, nearest: Sequence[Slot]) -> str:
    """What was not to be had: the doctor for such a visit, the doctor at all, the time, or something else."""
    asked_for = ask.wishes.practitioner
    if asked_for is not None and all(slot.practitioner != asked_for for slot in nearest):
        could = any(p.key == asked_for for p in who_could(ctx.services.hospital, ask.wishes.visit_type))
        return "offer-list-colleagues" if could else "offer-list-not-theirs"
    then = any(ask.is_then(slot) for slot in nearest)
    return "offer-list-instead" if then or (ask.possible and not ask.wishes.windows) else NEAREST


async def _show(
    ctx: ToolContext,
    heading: str,
    slots: Sequence[Slot],
    match: str,
    wishes: Wishes,
    told: Sequence[Fact] = (),
    shut: tuple[Fact, ...] = (),
) -> ToolResult:
    stored: Sequence[Offer] = await offers.show(ctx, slots, wishes.ignore_visit)
    about = await why(ctx, wishes, [offers.slot_of(offer) for offer in stored], wished=match == "wished")
    data = Found(offers=tuple(offer.handle for offer in stored), match=match)
    reached = (Fact("offer-accessible"),) if wishes.accessible and wishes.modality == "in_person" else ()
    return ToolResult(data, (facts.offer_list(ctx, heading, stored, about, shut), *told, *reached))


async def _nothing(ctx: ToolContext, key: str, ask: Asked, because: Sequence[Fact]) -> ToolResult:
    """Nothing to show: the reason, the waitlist, and video where that is free."""
    told = [Fact(key), *because, Fact("suggest-waitlist")]
    if ask.wishes.interpreter is not None:
        told.append(Fact("interpreter-call", {"phone": names.phone(ctx)}))
    if await _by_video(ctx, ask):
        told.append(Fact("suggest-telehealth"))
    return ToolResult(Found(), tuple(told))


async def _by_video(ctx: ToolContext, ask: Asked) -> bool:
    if ask.wishes.modality == "telehealth" or not ctx.services.hospital.visit_type(ask.wishes.visit_type).telehealth:
        return False
    wishes = replace(ask.wishes, modality="telehealth", windows=(), practitioner=None, site=None, limit=1)
    return bool(await ctx.services.search.find(ctx.session, wishes, ctx.now))


SPEC = ToolSpec(
    name="search_slots",
    description="Find up to three times that fit the patient's wishes, which the tool knows, and show them.",
    args=SearchArgs,
    changes_state=False,
    level=0,
    run=search_slots,
)
