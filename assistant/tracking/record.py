"""A wish to change what is on record: a goal of its own, of which nothing is taken for a visit or for proof."""

from __future__ import annotations

from language.code_trouble import code_trouble
from language.frame import Frame, GoalKind
from language.record_change import wants_record_changed
from language.types import Expecting, Intent, Understanding

KEPT = {Intent.GREETING, Intent.THANKS, Intent.REQUEST_HUMAN, Intent.EMERGENCY}
"""What such a message may say besides."""


def for_staff(frame: Frame, heard: Understanding) -> Understanding | None:
    """What is left of such a message, its goal put first in `frame`; None for any other message."""
    lacks_the_code = frame.expecting is Expecting.CODE and code_trouble(heard.text) is not None
    if lacks_the_code or not wants_record_changed(heard.text):
        return None
    if not any(g.kind is GoalKind.RECORD and g.status == "active" for g in frame.goals):
        goal = frame.add(GoalKind.RECORD)
        frame.goals[:] = [goal, *(g for g in frame.goals if g is not goal)]
    nothing = {"phone": None, "email": None, "when": (), "choice": None, "visit_type": None, "specialty": None}
    slots = heard.slots.model_copy(update={**nothing, "visit_type_candidates": (), "for_whom": None})
    intents = tuple(intent for intent in heard.intents if intent in KEPT)
    return heard.model_copy(update={"slots": slots, "intents": intents, "visits": ()})
