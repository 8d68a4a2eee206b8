"""A visit that stands is to be moved to the time that was looked for: "move it, don't add another", "ya tengo una cita, quiero moverla"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from assistant.tracking.intents import with_intents
from language.frame import Frame, Goal, GoalKind
from language.text import fold
from language.types import Intent, Understanding

NO_SECOND = re.compile(
    r"\b(?:don'?t|do not|no need to) (?:want to |wanna )?(?:add|book|make|need|want|get|have) (?:me )?(?:another|an additional|a second|a new|an extra|one more|two|both)\b"
    r"|\bnot (?:another|two|both|a (?:second|new)|an (?:extra|additional)|in addition|add(?:ing)? (?:another|one))\b"
    r"|\bno (?:quiero|necesito|deseo|ocupo) (?:dos|otra|las dos|una mas|una nueva)\b|\bno (?:otra|dos|una (?:mas|nueva))\b(?! (?:vez|hora|horas|dias|semanas))"
)
"""What says that there should not be two of them."""

HAS_ONE = re.compile(
    r"\b(?:i|he|she|we)(?: already|'ve already)?(?: have| has|'ve)(?: already)? (?:one|an? (?:\w+ )?(?:appointment|appt|visit))\b"
    r"|\bya (?:tengo|tiene|tenemos) (?:una|mi|su|la) ?(?:cita|visita|consulta|turno)?\b"
)
MOVED = re.compile(
    r"(?<!don't )(?<!dont )(?<!do not )\b(?:move|mov(?:ed|ing)|change|reschedul\w+|switch|push|bring)\b|(?<!no )\b(?:mu?ev|mov|cambi|pas|adelant|atras|corr|reprogram|reagend)(?:e|a|o|ar|er|en|an|ue)?(?:me|la|lo|las|mela|melo)?\b"
)
IN_ITS_PLACE = re.compile(
    r"\b(?:cancel|drop|scrap|get rid of) (?:that|the (?:other|old|first|december|january|february|march|april|may|june|july|august|september|october|november))\b[^.?!]{0,40}\b(?:book|take|keep|do|get|have|want) (?:me )?(?:this|the new|the later|the earlier)\b"
    r"|\b(?:cancel|anul|quit|borr)\w* (?:esa|la (?:otra|vieja|anterior|primera))\b[^.?!]{0,40}\b(?:reserv|dej|agend|apart|hag|pong|quier|tom)\w* (?:esta|la nueva)\b"
)
"""The old visit goes once the new one is had: both at once, and never the new one."""

EARLIER = re.compile(r"\bi (?:want|need|would like|was hoping for) (?:it |something |one )?(?:earlier|sooner)\b")
"""Of one that somebody has."""


def instead_of_a_second(goal: Goal | None, heard: Understanding) -> bool:
    """Whether the visit that is being looked for is to take the place of one that they have already."""
    if goal is None or goal.kind is not GoalKind.BOOK or goal.together is not None:
        return False
    text = fold(heard.text)
    if goal.offer is not None and IN_ITS_PLACE.search(text):
        return True
    has_one = HAS_ONE.search(text) is not None
    if MOVED.search(text):
        return has_one or NO_SECOND.search(text) is not None
    return has_one and EARLIER.search(text) is not None


def as_a_move(goal: Goal | None, heard: Understanding) -> Understanding:
    """The message as the wish to move; a day told beside "I have one" is that one's and takes none of those shown."""
    if not instead_of_a_second(goal, heard):
        return heard
    text = fold(heard.text)
    told = HAS_ONE.search(text) is not None
    without: dict[str, object] = {"visit_type_candidates": (), "symptom": None, "absent_specialty": None}
    if told:
        without |= {"choice": None, "when": ()}
    if IN_ITS_PLACE.search(text):
        without |= {"choice": None, "when": (), "practitioner": None}
    wanted = {*heard.intents} - {Intent.BOOK, Intent.LIST, Intent.CORRECT, Intent.QUESTION, Intent.CANCEL}
    wanted = wanted - ({Intent.CHOOSE} if told else set()) | {Intent.RESCHEDULE}
    return with_intents(heard, wanted, slots=heard.slots.model_copy(update=without))


def becomes_a_move(frame: Frame, goal: Goal) -> None:
    """What is looked for is moved instead of booked, the time that was taken with it; which visit goes there is found by its kind."""
    goal.kind, goal.visit, goal.tried = GoalKind.MOVE, None, ()
    for other in frame.goals:
        if other is not goal and other.kind is GoalKind.MOVE and other.status == "active":
            other.status = "dropped"
