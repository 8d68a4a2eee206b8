"""Who sees whom: every patient has a family doctor and perhaps specialists, fit for their age and their language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from scheduler_core.demo.people import Persona
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Practitioner, VisitType

GROWN_UP = 18
FOR_CHILDREN = frozenset({"pediatrics", "dermatology", "ophthalmology", "ent", "orthopedics"})
PREGNANCY = range(19, 43)

Panel = dict[str, list[Persona]]
"""The patients of each practitioner, by key."""


def panels(hospital: Hospital, random: Random, people: Iterable[Persona], today: date) -> Panel:
    """Give every patient one to four practitioners of different departments."""
    of_department: dict[str, list[Practitioner]] = defaultdict(list)
    for practitioner in hospital.file.practitioners:
        for specialty in practitioner.specialties:
            of_department[specialty].append(practitioner)
    panel: Panel = defaultdict(list)
    for person in people:
        first = "pediatrics" if person.age(today) < GROWN_UP else "primary_care"
        others = [key for key in of_department if key != first and _fits(key, person, today)]
        for department in [first, *random.sample(others, min(random.randint(0, 3), len(others)))]:
            panel[_choose(random, of_department.get(department, ()), person)].append(person)
    panel.pop("", None)
    return panel


def suits(visit_type: VisitType, person: Persona, day: date) -> bool:
    """Whether a person of that age and gender would come for it."""
    return _fits(visit_type.department, person, day) and (visit_type.key != "prenatal" or person.age(day) in PREGNANCY)


def _fits(department: str, person: Persona, day: date) -> bool:
    if person.age(day) < GROWN_UP:
        return department in FOR_CHILDREN
    if department == "gynecology":
        return person.gender == "female"
    return department != "pediatrics"


def _choose(random: Random, able: Sequence[Practitioner], person: Persona) -> str:
    """Somebody who speaks their language, if there is one; an empty key if there is nobody at all."""
    speaking = [p for p in able if person.language in p.languages] or able
    return random.choice(speaking).key if speaking else ""
