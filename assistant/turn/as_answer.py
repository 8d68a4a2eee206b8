"""What was heard, as the answer to what was asked: a yes, a code, a name, a birth date."""

# ruff: noqa: E501
from __future__ import annotations

import re

from assistant.tracking.intents import only, without
from assistant.tracking.several_questions import also_asked, asked_beside_choice
from guardrails.redaction.ordinary import is_plain
from language.code_again import code_is_missing
from language.people.birth_date import CUE
from language.people.part_of_date import lacks_a_part
from language.people.told_wrong import told_wrong
from language.text import fold
from language.types import Expecting, Intent, Slots, Understanding

TITLE = re.compile(r"\b(?:dr|dra|mrs?|ms|miss|sra?|prof|doctor|doctora|señora?)\b\.?", re.IGNORECASE)
TELLING = (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.PHONE, Expecting.CODE)
TELLS_ONLY = {Intent.VERIFY, Intent.REGISTER, Intent.GREETING, Intent.THANKS, Intent.DENY}
WISHES = re.compile(
    r"(?<!patient )(?<!been )(?<!was )\bwith\b|\b(?:want\w*|like|prefer\w*|rather|instead|can|could|may|would|change|switch|need|book|make it"
    r"|quier\w+|quisiera|prefier\w+|mejor|que sea|sea|puede\w*|podria|cambi\w+|necesit\w+|deme|ponga\w*)\b|(?<!paciente )(?<!ido )(?<!estado )\bcon\b"
)
"""What a doctor is asked for with."""

SHORT = 6
"""Words up to which an answer that gives what was asked for wants nothing else."""


def as_answer(heard: Understanding, asked: Expecting) -> Understanding:
    """The message put right by what it answers; one that was asked nothing stays as it is."""
    if asked is Expecting.YES_NO:
        return also_asked(_also_booked(heard))
    if asked is Expecting.CHOICE:
        return asked_beside_choice(heard)
    if asked in TELLING:
        heard = _without_their_doctor(heard, asked)
    if asked is Expecting.CODE:
        return _at_the_code(heard)
    if asked in (Expecting.NAME, Expecting.BIRTH_DATE) and CUE.search(fold(heard.text)):
        heard = heard.model_copy(update={"slots": heard.slots.model_copy(update={"when": ()})})
    if asked is Expecting.NAME:
        return _only_named(_without_plain_name(heard))
    if asked is not Expecting.BIRTH_DATE:
        return heard
    return only(heard) if lacks_a_part(heard) else _only_born(heard)


def _at_the_code(heard: Understanding) -> Understanding:
    if code_is_missing(heard.text):
        heard = without(heard, Intent.REPEAT, Intent.OUT_OF_SCOPE)
    if told_wrong(heard.text):
        heard = without(heard, Intent.OUT_OF_SCOPE, Intent.QUESTION)
    return heard


def _without_their_doctor(heard: Understanding, asked: Expecting) -> Understanding:
    """ "Nancy Osgood, March 22 1968. I've been seeing Dr. Kim for years": beside a name or birth date, or for a code, a doctor is only told of."""
    slots = heard.slots
    told = asked is Expecting.CODE or slots.person_name or slots.birth_date or slots.birth_date_readings
    named = slots.practitioner or slots.practitioner_candidates
    if not told or not named or not set(heard.intents) <= TELLS_ONLY or WISHES.search(fold(heard.text)):
        return heard
    nobody = {"practitioner": None, "practitioner_candidates": (), "follow_up": None, "same_practitioner_as_last": None}
    return heard.model_copy(update={"slots": slots.model_copy(update=nobody)})


def _also_booked(heard: Understanding) -> Understanding:
    """ "Yes, and also a blood test" asks for another visit behind the yes."""
    named = heard.slots.visit_type or heard.slots.specialty or heard.slots.symptom
    if heard.yes_with != "request" or not named or set(heard.intents) != {Intent.CONFIRM}:
        return heard
    return heard.model_copy(update={"intents": (Intent.BOOK, Intent.CONFIRM)})


def _without_plain_name(heard: Understanding) -> Understanding:
    """ "pm", "tomorrow" and "ok thanks" name nobody, whatever was asked."""
    name = heard.slots.person_name
    if name is None or not all(map(is_plain, name.split())):
        return heard
    slots = heard.slots.model_copy(update={"person_name": None})
    proving = any((slots.birth_date, slots.birth_date_readings, slots.phone, slots.code))
    intents = heard.intents if proving else tuple(i for i in heard.intents if i is not Intent.VERIFY)
    return heard.model_copy(update={"slots": slots, "intents": intents})


def _only_named(heard: Understanding) -> Understanding:
    """ "Will Smith" asks nothing and "Jane Park" parks nowhere: an answer that is nothing but a name wants nothing else."""
    name = next((span for span in heard.spans if span.type == "NAME"), None)
    if heard.slots.person_name is None or name is None or "?" in heard.text:
        return heard
    beside = TITLE.sub(" ", f"{heard.text[: name.start]} {heard.text[name.end :]}")
    if any(char.isalnum() for char in beside):
        return heard
    return only(heard, Intent.VERIFY, slots=Slots(person_name=heard.slots.person_name))


def _only_born(heard: Understanding) -> Understanding:
    """ "May 17, 1954" asks nothing: a short answer with a birth date is that."""
    if heard.slots.birth_date is None or "?" in heard.text:
        return heard
    if Intent.BOOK not in heard.intents:  # "eight months ago" is no complaint
        born = {"symptom": None, "visit_type_candidates": (), "when": ()}
        heard = heard.model_copy(update={"slots": heard.slots.model_copy(update=born)})
    if len(heard.text.split()) > SHORT:
        return heard
    return heard.model_copy(update={"intents": tuple(i for i in heard.intents if i is not Intent.QUESTION)})
