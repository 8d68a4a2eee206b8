"""What the dialog makes of what was said: the visit that a complaint clearly asks for, a question about parking."""

# ruff: noqa: E501
from __future__ import annotations

import re

from assistant.tracking.changing import TURNS
from assistant.tracking.doctors import NO_GUESS, with_their_kind, without_guesses
from assistant.tracking.intents import with_intents
from language.directory import Directory
from language.frame import Goal
from language.text import fold
from language.together import complaints_of
from language.types import Candidate, Expecting, Intent, Slots, Understanding

ASKS_FOR_IT = {Intent.BOOK, Intent.CORRECT, Intent.RESCHEDULE, Intent.DENY, Intent.WAITLIST}
"""With these a complaint asks for another visit."""

OF_THE_GARAGE = re.compile(
    r"\b(?:where|how (?:much|far|long|do|does)|(?:is|are) (?:there|it|the|your|parking)|do(?:es)? (?:you|the|parking|it|i)|can i park|what|far|free|looking for|info|information|informaci[oó]n|visit(?:ing|or|ors)|d[oó]nde|cu[aá]nto|hay|qu[eé]|lejos|cerca|gratis|cobran|cuesta|puedo)\b",
    re.IGNORECASE,
)
PIECE = re.compile(r"[.;?!,]|\b(?:and|but|y|pero)\b")
PARKED = re.compile(r"\b(?:park|garage|valet|estacion|parqu|aparc|cochera|garaje|caj[oó]n)", re.IGNORECASE)
CHANGING = {Intent.RESCHEDULE, Intent.CANCEL}
OWN_SPACE = re.compile(
    r"\b(?:my (?!car|truck|van|vehicle|bike)|usual|reserve|save|hold|keep|book|get me|need an?|want an?|mi (?!carro|coche|auto|troca|camioneta)|siempre|reservar|apartar|guardar)\b",
    re.IGNORECASE,
)
"""Parking that is only asked about reserves nothing."""

EVEN = 0.5
"""The share of each of two."""

ASKS_FOR_NONE = {Intent.GREETING, Intent.VERIFY, Intent.THANKS, Intent.CONFIRM}
"""What asks for no visit."""

FAIR = 0.5
"""How likely a department must be that no complaint was heard for. Of our own complaints without one, the first department
was right in 17 of 22 above it and in 17 of 27 below; of messages that were no complaint, 45 of 54 lay below."""


def inferred(
    heard: Understanding, directory: Directory, goal: Goal | None, asked: Expecting = Expecting.NOTHING
) -> Understanding:
    """`heard`, with the likely visit type as the one asked for where neither a type nor a department was named.

    Where `goal` has a type already, only a complaint that was named changes it; what words merely make likely does not,
    nor does a complaint beside an examination that was asked for by its name.
    """
    told = _of_a_visit_that_stands(_question_of_parking(heard))
    told = _of_two_complaints(told, directory) if goal is None else told
    heard = without_guesses(_without_faint(told, asked), directory, goal)
    settled = goal.visit_type if goal is not None else None
    slots = heard.slots
    if len(slots.birth_date_readings) > 1:
        slots = slots.model_copy(update={"birth_date": None})
    slots = with_their_kind(slots, directory)
    heard = heard.model_copy(update={"slots": slots})
    if slots.visit_type is not None:
        return _with(heard, slots, directory.specialty_of(slots.visit_type))
    likely = None if _is_faint(slots) else slots.likely_visit_type
    if settled is not None and (slots.symptom is None or slots.sooner or slots.later or told_beside(heard, goal)):
        return heard
    if (
        likely is None
        or _is_a_childs(settled, likely, directory)
        or slots.specialty not in (None, directory.specialty_of(likely))
    ):
        return heard
    return _with(heard, slots.model_copy(update={"visit_type": likely}), directory.specialty_of(likely))


def _is_a_childs(settled: str | None, likely: str, directory: Directory) -> bool:
    """ "He has a fever, too": what a family doctor would see of a grown-up stays with the children's doctor."""
    return directory.specialty_of(settled) == "pediatrics" and directory.specialty_of(likely) == "primary_care"


def told_beside(heard: Understanding, goal: Goal | None) -> bool:
    """Whether a complaint is only told beside the visit that was asked for by name: "I have a pacemaker", of an MRI."""
    told = heard.slots.symptom is not None and not ASKS_FOR_IT & set(heard.intents)
    named = heard.slots.visit_type or heard.slots.specialty or heard.slots.practitioner
    return told and goal is not None and goal.named and not named and TURNS.search(fold(heard.text)) is None


def _of_a_visit_that_stands(heard: Understanding) -> Understanding:
    """ "Move it to Friday" names no kind of visit, whatever its words are like."""
    intents = set(heard.intents)
    if heard.slots.symptom is not None or Intent.BOOK in intents or not intents & CHANGING:
        return heard
    return heard.model_copy(update={"slots": heard.slots.model_copy(update=NO_GUESS)})


def _of_two_complaints(heard: Understanding, directory: Directory) -> Understanding:
    """ "My stomach hurts and also my back": which of the two comes first is asked."""
    slots = heard.slots
    if slots.symptom is None or slots.visit_type or slots.specialty or slots.for_whom not in (None, "self"):
        return heard
    kinds = complaints_of(heard.text, directory, heard.lang)
    if not kinds:
        return heard
    either = tuple(Candidate(key=kind, score=EVEN) for kind in kinds)
    return heard.model_copy(update={"slots": slots.model_copy(update={"visit_type_candidates": either})})


def _is_faint(slots: Slots) -> bool:
    """Whether no complaint was heard and no department stands out."""
    first = slots.visit_type_candidates[:1]
    return slots.symptom is None and bool(first) and first[0].score < FAIR


def _without_faint(heard: Understanding, asked: Expecting) -> Understanding:
    """`heard` without kinds of visit that hardly a word speaks for; where the reason was asked for, they are asked about.

    Whoever only greets, or says who they are, is guessed nothing for.
    """
    only_greets = bool(heard.intents) and set(heard.intents) <= ASKS_FOR_NONE and heard.slots.symptom is None
    if asked is Expecting.REASON or not (only_greets or _is_faint(heard.slots)):
        return heard
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"visit_type_candidates": ()})})


def _question_of_parking(heard: Understanding) -> Understanding:
    if Intent.PARKING not in heard.intents:
        return heard
    about = [part for part in PIECE.split(heard.text) if PARKED.search(part)] or [heard.text]
    if not all(OF_THE_GARAGE.search(part) and not OWN_SPACE.search(part) for part in about):
        return heard
    return with_intents(heard, {*heard.intents, Intent.QUESTION} - {Intent.PARKING})


def _with(heard: Understanding, slots: Slots, specialty: str | None) -> Understanding:
    told = slots.model_copy(update={"specialty": slots.specialty or specialty or None})
    return heard.model_copy(update={"slots": told})
