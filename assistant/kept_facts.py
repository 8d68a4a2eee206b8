"""Facts as JSON and back: what a carried-out consent told, kept with its call until the patient has surely heard it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from tools.types import Fact

MOMENTS: Mapping[str, type[datetime] | type[date] | type[time]] = {"datetime": datetime, "date": date, "time": time}
"""Types of argument that JSON lacks, by their tag. A datetime is a date too, so it comes first."""


def kept(facts: Sequence[Fact]) -> dict[str, object]:
    """The facts as JSON."""
    return {"facts": [_plain(fact) for fact in facts]}


def restored(row: Mapping[str, Any] | None) -> tuple[Fact, ...]:
    """What `kept` made; nothing where nothing was kept."""
    return tuple(_fact(value) for value in row["facts"]) if row else ()


def _plain(value: object) -> Any:
    if isinstance(value, Fact):
        args = {name: _plain(arg) for name, arg in value.args.items()}
        return {"fact": value.key, "args": args, "choices": list(value.choices)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    for tag, kind in MOMENTS.items():
        if isinstance(value, kind):
            return {tag: value.isoformat()}
    return value


def _fact(value: Mapping[str, Any]) -> Fact:
    args = {name: _restored(arg) for name, arg in value["args"].items()}
    return Fact(value["fact"], args, tuple(value["choices"]))


def _restored(value: Any) -> object:
    if isinstance(value, list):
        return tuple(_restored(item) for item in value)
    if not isinstance(value, dict):
        return value
    if "fact" in value:
        return _fact(value)
    tag, text = next(iter(value.items()))
    return MOMENTS[tag].fromisoformat(text)
