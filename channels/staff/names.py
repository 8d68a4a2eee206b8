"""What the console calls the hospital's things: people by name, rooms and devices by their keys in readable form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from language.types import Lang
from runtime.errors import NotFound
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Interpreter, Nurse

AWAY_KINDS = ("practitioner", "nurse", "interpreter", "room", "device")
"""What can be away; a parking space is nobody's visit."""


@dataclass(frozen=True)
class Choice:
    """An entry of a list to choose from."""

    key: str
    name: str


def name_of(hospital: Hospital, key: str | None, lang: Lang) -> str:
    """The name of an entry, or its key in readable form where the file gives it none; empty for no key."""
    if key is None:
        return ""
    others: Iterable[Nurse | Interpreter] = chain(hospital.file.nurses, hospital.file.interpreters)
    called = next((other.name for other in others if other.key == key), None)
    if called is not None:
        return called
    try:
        return hospital.name(key, lang)
    except NotFound:
        return key.replace("-", " ").replace("_", " ")


def resources(hospital: Hospital, lang: Lang) -> dict[str, Sequence[Choice]]:
    """Everything that can be away, by kind, in order of name."""
    found: dict[str, list[Choice]] = {kind: [] for kind in AWAY_KINDS}
    for spec in hospital.resources.values():
        if spec.kind in found:
            found[spec.kind].append(Choice(spec.key, name_of(hospital, spec.key, lang)))
    return {kind: sorted(choices, key=lambda c: c.name) for kind, choices in found.items() if choices}


def departments(hospital: Hospital, lang: Lang) -> Sequence[Choice]:
    """The departments, by name."""
    return sorted((Choice(d.key, hospital.name(d.key, lang)) for d in hospital.file.departments), key=lambda c: c.name)


def practitioners(hospital: Hospital) -> Sequence[Choice]:
    """The practitioners, by name."""
    return sorted((Choice(p.key, p.name) for p in hospital.file.practitioners), key=lambda c: c.name)


def sites(hospital: Hospital, lang: Lang) -> Sequence[Choice]:
    """The sites, in the file's order."""
    return [Choice(s.key, hospital.name(s.key, lang)) for s in hospital.file.sites]
