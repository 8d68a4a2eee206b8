"""A doctor who was asked for by name: their own kinds of visit, and what no complaint may put in their place."""

from __future__ import annotations

from language.directory import Directory
from language.frame import Goal
from language.types import Slots, Understanding

NO_GUESS = {"visit_type_candidates": ()}
LIKELY = 0.05
"""How likely a complaint is one for the doctor's own department, where the doctor was asked for by name."""


def without_guesses(heard: Understanding, directory: Directory, goal: Goal | None) -> Understanding:
    """`heard` without kinds of visit that its words merely make likely, where a doctor or a list of kinds says more.

    Without a complaint, "I need an appointment with Dr. Lee" is about what Dr. Lee does, and "not on Friday" about nothing.
    """
    slots = heard.slots
    if slots.symptom is not None or not slots.visit_type_candidates:
        return heard
    doctor = slots.practitioner or (goal.practitioner if goal is not None else None)
    listed = goal is not None and bool(goal.visit_type_candidates) and slots.likely_visit_type is None
    if not listed and (doctor is None or sees(directory, doctor, slots.visit_type_candidates[0].key)):
        return heard
    return heard.model_copy(update={"slots": slots.model_copy(update=NO_GUESS)})


def with_their_kind(slots: Slots, directory: Directory) -> Slots:
    """`slots` with the visit that the named doctor would see such a complaint in, if it is one for them at all."""
    if slots.practitioner is None or slots.visit_type or slots.symptom is None:
        return slots
    fitting = (c for c in slots.visit_type_candidates if c.score >= LIKELY)
    theirs = next((c.key for c in fitting if sees(directory, slots.practitioner, c.key)), None)
    return slots if theirs is None else slots.model_copy(update={"visit_type": theirs})


def insisted_on(goal: Goal, slots: Slots, directory: Directory) -> bool:
    """Whether a doctor is named again who does not see patients for the visit under way: then it is the doctor that counts.

    So it is where a follow-up was wanted and nobody had said with whom.
    """
    again = slots.practitioner is not None and slots.practitioner == goal.practitioner
    entry = directory.visit_type(goal.visit_type)
    unsaid = slots.practitioner is not None and entry is not None and entry.follow_up and not goal.named
    other = slots.visit_type or slots.specialty or slots.symptom
    if not (again or unsaid) or other or goal.visit_type is None:
        return False
    return not sees(directory, slots.practitioner or "", goal.visit_type)


def with_its_kind(slots: Slots, goal: Goal, directory: Directory) -> Slots:
    """Instead of a follow-up that they do not see patients for, a follow-up with them."""
    entry = directory.visit_type(goal.visit_type)
    again = entry is not None and entry.follow_up and slots.follow_up is None
    return slots.model_copy(update={"follow_up": True}) if again else slots


def sees(directory: Directory, doctor: str, visit_type: str) -> bool:
    """Whether the doctor's departments are that of the visit; of what the directory does not know, yes."""
    person = directory.practitioner(doctor)
    entry = directory.visit_type(visit_type)
    return person is None or entry is None or entry.specialty in person.specialties
