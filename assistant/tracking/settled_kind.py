"""The kind of visit that follows from a specialty or a doctor where no finer one was named."""

from __future__ import annotations

from language.directory import Directory
from language.frame import Goal, GoalKind
from language.types import Candidate, Slots


def settle_visit_type(goal: Goal, slots: Slots, directory: Directory) -> None:
    """A specialty with nothing finer becomes its first visit, or its follow-up where one was asked for."""
    entry = directory.visit_type(goal.visit_type)
    specialty = goal.specialty or (entry.specialty if entry else None)
    if entry is not None and entry.specialty == "follow_up":
        specialty = None
    wanted = slots.follow_up
    if goal.visit_type is None and specialty is None and not goal.visit_type_candidates and goal.kind is GoalKind.BOOK:
        goal.visit_type_candidates = theirs = _of_practitioner(directory, goal.practitioner, wanted)
        goal.visit_type = theirs[0].key if len(theirs) == 1 else None
    elif goal.visit_type is None and specialty is not None and not goal.visit_type_candidates:
        goal.visit_type = _of_specialty(directory, specialty, bool(wanted))
    elif entry is not None and wanted and not entry.follow_up:
        goal.visit_type = _follow_up(directory, entry.specialty) or goal.visit_type
    if goal.visit_type is not None:
        goal.visit_type_candidates = ()


def _of_practitioner(directory: Directory, key: str | None, follow_up: bool | None) -> tuple[Candidate, ...]:
    """Whoever asks for a doctor by name is asked whether it is a first visit there or a follow-up."""
    person = directory.practitioner(key)
    if person is None or len(person.specialties) != 1:
        return ()
    either = (False, True) if follow_up is None else (follow_up,)
    found = dict.fromkeys(_of_specialty(directory, person.specialties[0], kind) for kind in either)
    return tuple(Candidate(key=kind, score=1.0) for kind in found if kind is not None)


def _of_specialty(directory: Directory, specialty: str, follow_up: bool) -> str | None:
    types = [v for v in directory.visit_types if v.specialty == specialty]
    fitting = [v for v in types if v.follow_up is follow_up]
    return (fitting or types)[0].key if types else None


def _follow_up(directory: Directory, specialty: str) -> str | None:
    """The department's follow-up; None where it has none, and whoever comes again comes for the same."""
    return next((v.key for v in directory.visit_types if v.specialty == specialty and v.follow_up), None)
