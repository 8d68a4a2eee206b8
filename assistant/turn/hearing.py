"""What was heard, put right by what was asked: small talk, "I don't have it", everyday words for a name, side questions."""

from __future__ import annotations

from assistant.acts import TO_BE_TOLD
from assistant.turn.told_alone import in_part, is_new_here, only_name
from guardrails.redaction.ordinary import is_plain
from language.asides import aside
from language.lacking import answers_about
from language.side_questions import asks_beside, asks_options
from language.together import wants_swap
from language.types import Expecting, Intent, Slots, Understanding

NO_SWAP = (Intent.OUT_OF_SCOPE, Intent.QUESTION)
"""What "swap my two visits" may sound like."""

SHORT = 6
"""Words up to which an answer that gives what was asked for wants nothing else."""


def put_right(heard: Understanding, asked: Expecting) -> Understanding:
    """The message as the talk goes on with it; what is covered in it stays covered."""
    about_it = asked in TO_BE_TOLD and answers_about(heard.text)
    if about_it or aside(heard.text) is not None:
        return _only(heard)
    if asks_options(heard.text):
        return _only(heard, Intent.REPEAT)
    if wants_swap(heard.text):  # which no intent stands for
        return heard.model_copy(update={"intents": tuple(i for i in heard.intents if i not in NO_SWAP)})
    if asks_beside(heard.text):
        return _only(heard, Intent.QUESTION)
    if asked is Expecting.YES_NO and _asks_for_another(heard):
        return heard.model_copy(update={"intents": (Intent.BOOK, *heard.intents)})
    if asked is Expecting.NAME:
        return only_name(heard) or _without_plain_name(heard)
    if asked is Expecting.BIRTH_DATE and in_part(heard):
        return _only(heard)
    if asked is Expecting.CODE and is_new_here(heard.text):
        return _only(heard, Intent.VERIFY).model_copy(update={"slots": Slots(new_patient=True)})
    return _only_born(heard) if asked is Expecting.BIRTH_DATE else heard


def _asks_for_another(heard: Understanding) -> bool:
    """ "Yes, and also a blood test": a request behind the yes that has no verb."""
    slots = heard.slots
    named = slots.visit_type or slots.specialty or slots.symptom
    return heard.yes_with == "request" and set(heard.intents) == {Intent.CONFIRM} and bool(named)


def _only(heard: Understanding, *intents: Intent) -> Understanding:
    """This and nothing else."""
    return Understanding(text=heard.text, lang=heard.lang, intents=intents, spans=heard.spans)


def _without_plain_name(heard: Understanding) -> Understanding:
    """ "pm", "tomorrow" and "ok thanks" name nobody, whatever was asked."""
    name = heard.slots.person_name
    if name is None or not all(map(is_plain, name.split())):
        return heard
    slots = heard.slots.model_copy(update={"person_name": None})
    proving = any((slots.birth_date, slots.birth_date_readings, slots.phone, slots.code))
    intents = heard.intents if proving else tuple(i for i in heard.intents if i is not Intent.VERIFY)
    return heard.model_copy(update={"slots": slots, "intents": intents})


def _only_born(heard: Understanding) -> Understanding:
    """ "May 17, 1954" asks nothing: a short answer with a birth date is that."""
    short = len(heard.text.split()) <= SHORT and "?" not in heard.text
    if not short or heard.slots.birth_date is None:
        return heard
    return heard.model_copy(update={"intents": tuple(i for i in heard.intents if i is not Intent.QUESTION)})
