"""Which goals a message opens, reopens, turns into another, or lets go."""

from __future__ import annotations

import re

from assistant.tracking.topics import topic
from language.frame import WISHING, Frame, Goal, GoalKind
from language.text import fold
from language.types import Expecting, Intent, Understanding

KIND_OF = {
    Intent.BOOK: GoalKind.BOOK,
    Intent.RESCHEDULE: GoalKind.MOVE,
    Intent.CANCEL: GoalKind.CANCEL,
    Intent.LIST: GoalKind.LIST,
    Intent.WAITLIST: GoalKind.WAITLIST,
    Intent.PARKING: GoalKind.PARKING,
    Intent.TELEHEALTH: GoalKind.TELEHEALTH,
    Intent.INSURANCE: GoalKind.INSURANCE,
    Intent.QUESTION: GoalKind.QUESTION,
    Intent.CHECK_IN: GoalKind.CHECK_IN,
}
ANSWERED_AT_ONCE = (GoalKind.QUESTION, GoalKind.INSURANCE, GoalKind.CHECK_IN)
"""Goals that are a question; they are answered first and leave the others where they were."""


OF_A_KIND = ("preparation", "referral", "length")
"""What a question asks that a kind of visit answers by itself."""

ABOUT_CANCELLING = re.compile(
    r"^(?!.*\b(?:policy|fees?|pol[ií]tica|cargo)\b).*\b(?:cancel|anul)", re.IGNORECASE | re.DOTALL
)
"""A question with one of these asks about a visit of one's own, unless it asks for the rule."""

WHAT_IS_OFFERED = re.compile(
    r"\b(?:move|change|switch|shift|push|bump|bring|make|do) (?:it|that|this)\b"
    r"|\b(?:cambi|mu?ev|mov|pas|adelant|atras|corr)\w*l[ao]s?\b|\b[lm]e? ?l[ao] (?:puede|podr)",
    re.IGNORECASE,
)
"""A pronoun for the visit to be moved: while one is being booked, that one."""


CHANGES = (GoalKind.MOVE, GoalKind.CANCEL, GoalKind.TELEHEALTH)
THAT_ONE = re.compile(
    r"\b(?:it|that|this)(?: one)?\b(?! (?:\w+ )?(?:appointment|appt|visit|one))"
    r"|\b(?:cambi|muev|mov|pas|cancel|anul|adelant|atras|corr)\w*l[ao]\b|\bl[ao] (?:puede|podr|quier)|\bes[ae]\b(?! \w+ cita)",
)
"""A pronoun for the visit that was just booked; folded text."""


def wishing(frame: Frame) -> Goal | None:
    """The goal that a bare wish ("Thursday", "Dr. Lee") belongs to."""
    open_goals = [g for g in frame.goals if g.status == "active" and g.kind in WISHING]
    return open_goals[0] if open_goals else None


def update_goals(frame: Frame, heard: Understanding) -> bool:
    """Open and change goals by what was heard; True when anything was. A space is kept last: it depends on its visit."""
    touched = False
    for intent in heard.intents:
        kind = KIND_OF.get(intent)
        if kind is not None:
            touched |= _take_up(frame, kind, heard)
    if Intent.REGISTER in heard.intents:
        frame.person.new_patient = True
        touched = True
    if not any(g.status == "active" and g.kind in WISHING for g in frame.goals) and _implies_booking(frame, heard):
        frame.add(GoalKind.BOOK)
        touched = True
    frame.goals.sort(key=lambda g: g.kind is GoalKind.PARKING and g.status == "active")
    return touched


def _take_up(frame: Frame, kind: GoalKind, heard: Understanding) -> bool:
    active = wishing(frame)
    if kind is GoalKind.TELEHEALTH and active is not None:
        active.modality = "telehealth"
        active.tried, active.offer = (), None
        return True
    if kind is GoalKind.MOVE and _means_the_offer(active, heard):
        return True
    if kind is GoalKind.WAITLIST and active is not None and active.kind is GoalKind.BOOK:
        active.kind, active.tried = GoalKind.WAITLIST, ()
        return True
    if kind is GoalKind.BOOK and active is not None and active.kind is GoalKind.WAITLIST and not heard.slots.visit_type:
        active.kind, active.tried = GoalKind.BOOK, ()
        return True
    same = next((g for g in frame.goals if g.kind is kind and g.status == "active"), None)
    goal = same or frame.add(kind)
    if same is None and kind in CHANGES and _just_booked(frame) and THAT_ONE.search(fold(heard.text)):
        goal.latest = True
    if same is not None and kind is GoalKind.BOOK and _is_another(same, heard):
        goal = frame.add(kind)
    if kind in ANSWERED_AT_ONCE:
        goal.text, goal.tried = heard.text, ()
        goal.about_cancelling = kind is GoalKind.QUESTION and ABOUT_CANCELLING.search(heard.text) is not None
        goal.topic = topic(heard.text) if kind is GoalKind.QUESTION else None
        named = None if heard.slots.visit_type_candidates else heard.slots.visit_type
        goal.visit_type = named if goal.topic in OF_A_KIND else None
        goal.insurer = heard.slots.insurer or goal.insurer
    return True


def _just_booked(frame: Frame) -> bool:
    """Whether the change arranged last is a booking that stands."""
    done = [g for g in frame.goals if g.status == "done" and g.kind in (GoalKind.BOOK, *CHANGES)]
    return bool(done) and done[-1].kind is not GoalKind.CANCEL


def _means_the_offer(active: Goal | None, heard: Understanding) -> bool:
    """ "Can you make it an hour later?" before the yes: it is the visit that is being booked."""
    return active is not None and active.kind is GoalKind.BOOK and WHAT_IS_OFFERED.search(heard.text) is not None


def _is_another(goal: Goal, heard: Understanding) -> bool:
    """ "…and I also need a blood test": a second booking, not a correction of the first."""
    visit_type = heard.slots.visit_type
    correcting = Intent.CORRECT in heard.intents
    return bool(goal.offer and visit_type and goal.visit_type and visit_type != goal.visit_type and not correcting)


def _implies_booking(frame: Frame, heard: Understanding) -> bool:
    """A symptom or a visit type named without a verb is a wish to be seen, unless something else was asked for."""
    slots = heard.slots
    named = bool(slots.visit_type or slots.visit_type_candidates or slots.specialty or slots.symptom)
    other = {*KIND_OF, Intent.MEDICAL_ADVICE, Intent.REQUEST_HUMAN, Intent.EMERGENCY, Intent.OUT_OF_SCOPE}
    asked_elsewhere = frame.expecting in (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE, Expecting.PHONE)
    return named and not asked_elsewhere and not other & set(heard.intents)
