"""A plan from a file: none is taken that does not fit its day, breaks a hard rule of it, or was made of another day."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from runtime.errors import InvalidInput
from scheduler_core.optimizer.instance import Instance, Plan, Request, read_json
from scheduler_core.optimizer.judge import faults


def read_plan(path: Path, day: Instance) -> Plan:
    """The plan in a JSON file: a list, or an object with `plan`. InvalidInput where it does not fit the day or breaks
    a hard rule, with the item."""
    data = read_json(path)
    try:
        plan = TypeAdapter(Plan).validate_python(data.get("plan") if isinstance(data, dict) else data)
    except ValidationError:
        raise InvalidInput(
            f"{path} is not a plan.", hint="A plan is a list: a candidate's index or null for each request."
        ) from None
    if len(plan) != len(day.requests):
        raise InvalidInput(
            f"{path} has {len(plan)} entries for {len(day.requests)} requests.", hint="Give one entry a request."
        )
    for request, choice in zip(day.requests, plan, strict=True):
        if choice is not None and not 0 <= choice < len(request.candidates):
            raise InvalidInput(f"{path}: request {request.id} has no candidate {choice}.", hint="Count from 0.")
    prove_rules(day, plan, str(path))
    return plan


def prove_rules(day: Instance, plan: Plan, source: str = "the plan") -> None:
    """InvalidInput that names what breaks the first hard rule that is broken."""
    broken = next(faults(day, plan), None)
    if broken is not None:
        raise InvalidInput(
            f"{source} breaks a hard rule: {broken}.", hint="Mend the plan, or let `careline optimize` make one."
        )


def prove_same(saved: Instance, day: Instance, source: str) -> None:
    """InvalidInput with the first difference where `saved` is not the day as it is now; what places are worth may change."""
    for name in ("name", "steps", "step_minutes", "clinicians", "room_capacity", "device_capacity"):
        if getattr(saved, name) != getattr(day, name):
            raise _changed(source, f"{name} is {getattr(day, name)} now, and was {getattr(saved, name)}")
    if len(saved.requests) != len(day.requests):
        raise _changed(source, f"it has {len(day.requests)} requests now, and had {len(saved.requests)}")
    for before, now in zip(saved.requests, day.requests, strict=True):
        if _form(before) != _form(now):
            raise _changed(source, f"request {now.id} is another one, or has other places")


def _form(request: Request) -> tuple[object, ...]:
    places = [candidate[:2] for candidate in request.candidates]
    return request.id, request.steps, request.room_kind, request.device_kind, request.after, places


def _changed(source: str, what: str) -> InvalidInput:
    return InvalidInput(
        f"{source}: the day has changed since: {what}.", hint="Save it anew with --save, and plan that."
    )
