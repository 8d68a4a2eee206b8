"""A visit that was cancelled in this conversation: looked for again as it stood, and told by ("the same week")."""

from __future__ import annotations

import re

from assistant.tracking.intents import only
from assistant.tracking.relative import like_the_visit, whole_week
from language.frame import CHANGES, Frame, Goal, GoalKind
from language.text import fold
from language.types import Intent, OfferView, Slots, Understanding, When
from language.undoing import names_the_change, undoes
from tools.wishes import DAY

SAME_WEEK = re.compile(r"\b(?:the |that )?same week\b|\b(?:la |esa )?misma semana\b")
ANEW = re.compile(
    r"\b(?:a new one|another one|rebook|re-book|book (?:it|her|him|me|one|that)|again|una nueva|otra|de nuevo|otra vez)\b"
)
"""How another visit in its place is asked for without saying of which kind."""


def cancelled_last(frame: Frame) -> Goal | None:
    """The cancellation, where nothing was arranged after it."""
    arranged = [g for g in frame.goals if g.status == "done" and g.kind in (GoalKind.BOOK, *CHANGES)]
    last = arranged[-1] if arranged else None
    return last if last is not None and last.kind is GoalKind.CANCEL and last.stood is not None else None


def as_undoing(frame: Frame, heard: Understanding) -> Understanding:
    """The message as nothing but the wish for what was cancelled; any other as it was heard."""
    if _brought_back(frame, heard) is None:
        return heard
    return only(heard, Intent.BOOK, slots=Slots(when=heard.slots.when, practitioner=heard.slots.practitioner))


def undone(frame: Frame, heard: Understanding) -> bool:
    """Open the visit that was cancelled anew, with its doctor, place and time; only its read-back's yes books it."""
    cancelled = _brought_back(frame, heard)
    if cancelled is None or cancelled.stood is None:
        return False
    stood, goal = cancelled.stood, frame.add(GoalKind.BOOK)
    for other in frame.goals:
        if other.kind is GoalKind.BOOK and other.status == "active" and other is not goal:
            other.status = "dropped"
    goal.for_whom, goal.theirs, goal.stood, goal.named = cancelled.for_whom, cancelled.theirs, stood, True
    goal.visit_type, goal.practitioner, goal.modality = stood.visit_type, stood.practitioner, stood.modality
    said = _in_the_same_week(heard, heard.slots.when, stood) or _otherwise(heard.slots.when, stood)
    goal.when = said or (_at(stood),)
    return True


def _brought_back(frame: Frame, heard: Understanding) -> Goal | None:
    """The cancellation that the message takes back."""
    cancelled = cancelled_last(frame)
    if cancelled is None or not undoes(heard.text):
        return None
    return cancelled if frame.active() is None or names_the_change(heard.text) else None


def _at(stood: OfferView) -> When:
    return When(text="", kind="datetime", start=stood.start.isoformat(timespec="minutes"))


def _otherwise(said: tuple[When, ...], stood: OfferView) -> tuple[When, ...]:
    """The times that were said, without those that only say when the visit was."""
    day = stood.start.date().isoformat()
    return tuple(w for w in said if (w.start or "")[:DAY] != day and (w.start or "") != f"{stood.start:%H:%M}")


def _in_the_same_week(heard: Understanding, said: tuple[When, ...], stood: OfferView) -> tuple[When, ...] | None:
    """The week of the visit beside whatever else was said; None where no "same week" was."""
    if not SAME_WEEK.search(fold(heard.text)):
        return None
    rest = (w for w in said if not SAME_WEEK.search(fold(w.text)))
    return (*rest, whole_week(stood.start.date()))


def like_the_cancelled(frame: Frame, goal: Goal, heard: Understanding, slots: Slots) -> Slots:
    """ "The same week", "the same doctor", "a new one" behind a cancellation: those of the visit that was cancelled."""
    cancelled, text = cancelled_last(frame), fold(heard.text)
    stood = cancelled.stood if cancelled is not None else None
    if stood is None or goal.kind is not GoalKind.BOOK or goal.visit_type not in (None, stood.visit_type):
        return slots
    if slots.symptom or slots.specialty or slots.visit_type not in (None, stood.visit_type):
        return slots
    told: dict[str, object] = {}
    when = _in_the_same_week(heard, slots.when, stood) or like_the_visit(heard.text, slots, stood.start).when
    if when != slots.when:
        told["when"] = when
    if slots.same_practitioner_as_last:
        told |= {"practitioner": stood.practitioner, "same_practitioner_as_last": None}
    if told or (slots.practitioner and slots.practitioner == stood.practitioner) or ANEW.search(text):
        told |= {"visit_type": stood.visit_type, "visit_type_candidates": ()}
    return slots.model_copy(update=told) if told else slots


def taken_again(goal: Goal, offers: tuple[OfferView, ...]) -> str | None:
    """The handle of the offer that is the cancelled visit once more; None where it is not among those found."""
    stood = goal.stood if goal.kind is GoalKind.BOOK else None
    if stood is None:
        return None
    found = (o for o in offers if o.model_copy(update={"handle": stood.handle}) == stood)
    return next((offer.handle for offer in found), None)
