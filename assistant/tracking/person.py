"""Who is speaking and whom the visit is for, as told: names, birth dates, and what the two are to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.frame import Frame, Person
from language.people.kin_name import name_of_kin
from language.text import fold
from language.types import Expecting, Slots, Understanding

FOR = r"\b(?:for|on behalf of|para)\s+"


def tell_person(frame: Frame, heard: Understanding) -> bool:
    """Take in who is speaking and for whom; True when the visit turns out to be for somebody else than thought."""
    person, slots = frame.person, heard.slots
    theirs, for_whom = _somebody_else(frame, heard)
    if slots.person_name and not _same(slots.person_name, theirs):
        person.name = slots.person_name
    if slots.birth_date or slots.birth_date_readings:
        person.birth_date, person.birth_date_readings = slots.birth_date, slots.birth_date_readings
    elif frame.expecting is Expecting.BIRTH_DATE and person.birth_date_readings:
        person.birth_date = which_reading(slots, person.birth_date_readings)
    if slots.phone:
        person.phone = slots.phone
    person.code = slots.code
    if slots.new_patient is not None:
        person.new_patient = slots.new_patient
    return _is_for(person, for_whom, theirs)


def _is_for(person: Person, for_whom: str | None, theirs: str | None) -> bool:
    """Note whom the visit is for; a name stays until another person is told of, or the relation anew after it was refused."""
    changed = for_whom is not None and for_whom != person.for_whom
    renamed = theirs is not None and theirs != person.theirs
    again = person.not_on_record and for_whom not in (None, "other")
    if changed or renamed or again:
        person.theirs, person.not_on_record = theirs, False
    person.for_whom = for_whom or person.for_whom
    return changed or renamed


def _somebody_else(frame: Frame, heard: Understanding) -> tuple[str | None, str | None]:
    """The name and the relation of who the visit is for. A second name, in "one for Leo", is somebody else's."""
    named, for_whom, own = heard.slots.person_name, heard.slots.for_whom, frame.person.name
    theirs = name_of_kin(heard.text) if for_whom not in (None, "self") else None
    if theirs is not None or named is None or own is None or frame.expecting is Expecting.NAME:
        return theirs, for_whom
    second = re.search(FOR + re.escape(fold(named)), fold(heard.text)) is not None and not _same(named, own)
    return (named, for_whom or "other") if second else (None, for_whom)


def _same(name: str, other: str | None) -> bool:
    """Whether both can be one person's, as "Leo" and "Leo Brooks" can."""
    one, two = set(fold(name).split()), set(fold(other or "").split())
    return bool(two) and (one <= two or two <= one)


def which_reading(slots: Slots, readings: Sequence[str]) -> str | None:
    """Which reading of a birth date was meant: by its place, or by its day and month said again."""
    place = slots.choice.ordinal if slots.choice else None
    if place is not None and 0 < place <= len(readings):
        return readings[place - 1]
    said = {(w.start or "")[5:10] for w in slots.when}
    fitting = [r for r in readings if r[5:10] in said]
    return fitting[0] if len(fitting) == 1 else None
