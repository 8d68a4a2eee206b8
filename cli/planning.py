"""`careline optimize --from-schedule`: the hospital's own day planned anew; a proposal, nothing is moved by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from assistant.reminders.counting import reminders_by_visit
from cli.optimize import search
from cli.running import clock_for, run, running
from runtime.errors import InvalidInput, NotFound
from runtime.settings import Settings, load_settings
from scheduler_core.noshow.coming import coming_risks
from scheduler_core.optimizer import Verdict, judge, prove_same, read_instance, read_plan, terms_of
from scheduler_core.optimizer.from_schedule import Builder, OwnInstance
from scheduler_core.optimizer.instance import Plan
from scheduler_core.optimizer.own_day import read_day
from scheduler_core.optimizer.proving import Proven, prove
from scheduler_core.types import Slot
from tools.waiting import understood


async def own_instance(settings: Settings, now: str | None, day: date, site: str | None) -> OwnInstance:
    """The day of that site, by default the hospital's first, as it is booked; risks by the no-show model in use, if any."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _), app.database.begin() as session:
        hospital, at = app.hospital, app.clock.now()
        where = hospital.site(site or hospital.file.sites[0].key).key
        found = await read_day(session, hospital, where, day, at, understood(hospital))
        try:
            risks = await coming_risks(session, hospital, await reminders_by_visit(session))
        except NotFound:
            risks = {}  # no model was trained yet: every visit is expected to take place
        return Builder(found, risks).build()


def found(own: OwnInstance, seconds: float, iterations: int | None, seed: int) -> Proven:
    """The best plan that was found, proven in the diary, or the one that stands where no more is left of it."""
    stands = not judge(own.instance, own.standing).violations
    best = search(own.instance, seconds, iterations, seed, own.standing if stands else None)
    both = prove(own, best.plan), prove(own, own.standing)
    return max(both, key=lambda each: own.worth(each.plan).value)


def given(own: OwnInstance, plan: Path, of: Path) -> Proven:
    """A plan that was made of a saved instance, proven in the diary as it is now. InvalidInput names what speaks against it."""
    prove_same(read_instance(of), own.instance, str(of))
    return prove(own, read_plan(plan, own.instance))


def shown(own: OwnInstance, proven: Proven, plot: Path | None) -> dict[str, Any]:
    """The plan beside the one that stands, with every term of both, and what would change."""
    day = own.instance
    before, verdict = judge(day, own.standing), judge(day, proven.plan)
    if plot is not None:
        from scheduler_core.optimizer.plot import draw

        draw(day, own.standing, proven.plan, plot)
    return {
        "day": day.name,
        "visits": own.booked,
        "waiting": len(day.requests) - own.booked,
        "before": _terms(own, own.standing, before),
        "after": _terms(own, proven.plan, verdict),
        "violations": verdict.violations,
        **told(own, proven),
    }


def told(own: OwnInstance, proven: Proven) -> dict[str, Sequence[object]]:
    """What the plan changes: visits that move, who of those that wait can come, and whose planned place cannot be had."""

    def place(slot: Slot) -> dict[str, object]:
        used = [a.resource for a in slot.assignments]
        at = slot.starts_at.astimezone(own.day.hospital.zone).isoformat()
        return {"clinician": slot.practitioner, "starts_at": at, "modality": slot.modality, "resources": used}

    booked = {one.id for one in own.day.booked}
    return {
        "moves": [{"visit": m.visit_id, "before": place(m.before), "after": place(m.after)} for m in proven.moves],
        "from_waitlist": [{"entry": entry, **place(slot)} for entry, slot in proven.come],
        "dropped": [{"visit" if id_ in booked else "entry": id_} for id_ in proven.dropped],
    }


def _terms(own: OwnInstance, plan: Plan, verdict: Verdict) -> dict[str, Any]:
    """The value and its terms, without what a plan is worth only because it keeps what was agreed."""
    terms, worth = asdict(terms_of(own.instance, plan, verdict.shared_steps)), own.worth(plan)
    return {"value": worth.value, **terms, "chosen_value": worth.value, "value_by_term": asdict(worth)}


def plan_own_day(
    day: date,
    site: str | None,
    now: str | None,
    effort: tuple[float, int | None, int],
    plot: Path | None,
    save: Path | None,
    made: tuple[Path | None, Path | None] = (None, None),
) -> dict[str, Any]:
    """Read the day, plan it and tell; `effort` is seconds, iterations and seed. `save` gets the instance for other solvers.

    `made` are a plan that was made elsewhere, to be proven instead, and the instance that it was made of.
    """
    seconds, iterations, seed = effort
    if seconds < 0 or (iterations is not None and iterations < 0):
        raise InvalidInput("--seconds and --iterations cannot be negative.", hint="Leave them out for one second.")
    plan, of = made
    if (plan is None) != (of is None):
        raise InvalidInput(
            "--prove and --of belong together.", hint="Give the plan, and the instance that was saved for it."
        )
    own = run(lambda: own_instance(load_settings(), now, day, site))
    if save is not None:
        save.write_text(own.instance.model_dump_json(), encoding="utf-8")
    if plan is not None and of is not None:
        return shown(own, given(own, plan, of), plot)
    return shown(own, found(own, seconds, iterations, seed), plot)
