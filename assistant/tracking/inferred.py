"""What the dialog takes as wanted although it was not named: the visit that a complaint clearly asks for."""

from __future__ import annotations

from language.directory import Directory
from language.types import Slots, Understanding


def inferred(heard: Understanding, directory: Directory) -> Understanding:
    """`heard`, with the likely visit type as the one asked for where neither a type nor a department was named."""
    slots = heard.slots
    if len(slots.birth_date_readings) > 1:
        slots = slots.model_copy(update={"birth_date": None})
        heard = heard.model_copy(update={"slots": slots})
    if slots.visit_type is not None:
        return _with(heard, slots, _specialty(directory, slots.visit_type))
    likely = slots.likely_visit_type
    if likely is None or slots.specialty not in (None, _specialty(directory, likely)):
        return heard
    return _with(heard, slots.model_copy(update={"visit_type": likely}), _specialty(directory, likely))


def _specialty(directory: Directory, visit_type: str) -> str | None:
    return next((v.specialty for v in directory.visit_types if v.key == visit_type), None)


def _with(heard: Understanding, slots: Slots, specialty: str | None) -> Understanding:
    told = slots.model_copy(update={"specialty": slots.specialty or specialty or None})
    return heard.model_copy(update={"slots": told})
