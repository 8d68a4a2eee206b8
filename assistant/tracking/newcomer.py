"""Whose record is proven: that of who speaks, or, where they bring somebody who is new here, one that is made for that person."""

from __future__ import annotations

from language.frame import Frame, GoalKind, Person
from language.types import Slots
from tools.subject import fits

SIGNED_UP_FOR = (GoalKind.BOOK, GoalKind.WAITLIST, GoalKind.REGISTER)
"""What somebody who is new here may want."""


def told_new(frame: Frame, slots: Slots) -> None:
    """Somebody who may not be acted for turns out to be new here: what was wanted for them is wanted still."""
    person = frame.person
    if not slots.new_patient or not person.not_on_record or frame.active() is not None:
        return
    wanted = [g for g in frame.goals if g.status == "dropped" and g.kind in SIGNED_UP_FOR]
    if wanted:
        wanted[-1].status, person.not_on_record = "active", False


def turn_to_record(frame: Frame) -> None:
    """Where it is another's record that has to be proven from now on, what was told of the one before is none of theirs."""
    person, whose = frame.person, _whose_record(frame)
    if not _same(person.of, whose):
        person.of, person.code, person.sent_for, person.sent_as_new = whose, None, (None, None), False
        person.name = person.birth_date = None
        person.birth_date_readings, person.birth_date_parts = (), (None, None, None)
        person.new_patient = person.new_patient if whose != "self" else None
    if whose != "self":
        person.of = whose
        person.name = person.theirs = person.name or person.theirs
        person.birth_date = person.birth_date or person.their_birth_date


def of_one_record(person: Person) -> bool:
    """Whether what was proven is the record that is meant now."""
    return _same(person.proven_of, person.of)


def _whose_record(frame: Frame) -> str:
    person, goal = frame.person, frame.active()
    several = goal is not None and goal.together is not None and goal.together.people
    if several or person.for_whom == "self":
        return "self"
    signed_up = person.of != "self" and _same(person.of, person.for_whom)
    new = person.new_patient and (goal is None or goal.kind in SIGNED_UP_FOR)
    return person.for_whom if signed_up or new else "self"


def _same(one: str, other: str) -> bool:
    """Whether both can be one person, by what they are to who speaks."""
    return one == other or ("self" not in (one, other) and fits(one, other))
