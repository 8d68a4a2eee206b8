"""SMART scopes of system clients: `system/Appointment.read`, or in the letters of SMART 2 `system/Appointment.rs`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from runtime.errors import InvalidInput

KINDS = (
    "Appointment",
    "Device",
    "HealthcareService",
    "Location",
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "Schedule",
    "Slot",
)
"""What is served."""

Right = Literal["r", "s"]
FORM = re.compile(r"system/(?P<kind>\*|[A-Za-z]+)\.(?P<rights>read|rs|r|s)")
RIGHTS = {"read": "rs"}


def parse_scopes(text: str | Iterable[str]) -> list[str]:
    """Scopes as they are stored, each once. InvalidInput for one that is not offered here: only reading is."""
    scopes = sorted(set(text.split() if isinstance(text, str) else text))
    for scope in scopes:
        found = FORM.fullmatch(scope)
        if found is None or found["kind"] not in (*KINDS, "*"):
            raise InvalidInput(
                "A scope is not offered here.",
                hint=f"Scopes are system/KIND.read, .r or .s with KIND one of {', '.join(KINDS)} or *.",
                code="invalid_scope",
            )
    return scopes


def allows(scopes: Iterable[str], kind: str, right: Right) -> bool:
    """Whether these scopes let a client read (`r`) or search (`s`) this kind."""
    for scope in scopes:
        found = FORM.fullmatch(scope)
        if found and found["kind"] in (kind, "*") and right in RIGHTS.get(found["rights"], found["rights"]):
            return True
    return False


def granted(asked: Sequence[str], own: Sequence[str]) -> list[str]:
    """Those of the scopes asked for that the client has all rights of; asked for nothing, it gets what it has."""
    if not asked:
        return list(own)
    return [scope for scope in asked if _within(scope, own)]


def _within(scope: str, own: Sequence[str]) -> bool:
    found = FORM.fullmatch(scope)
    if found is None:
        return False
    rights: list[Right] = ["r", "s"] if found["rights"] in ("read", "rs") else ["r" if found["rights"] == "r" else "s"]
    return all(allows(own, found["kind"], right) for right in rights)
