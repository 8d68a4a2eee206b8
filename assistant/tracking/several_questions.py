"""Questions beside something else in one message: several of them, one behind a yes, a no or thanks; each is answered."""

from __future__ import annotations

import re

from assistant.tracking.complaints import ASKING, BESIDE, COURTESIES
from assistant.tracking.intents import with_intents
from language.answers.restated import behind_answer
from language.insurers import asks_for_one, plan_named
from language.intents.sentences import asks, asks_for_a_time, asks_what_is_free, is_a_request, sentences
from language.text import fold
from language.types import Intent, Lang, Understanding

LEAST_ASKED = 4
"""Words that a question behind a courtesy takes at least."""

PARTS = re.compile(r"[.;!?:]+|,\s|\s(?:and|also|plus|y|tambien|ademas)\s")


def each_question(heard: Understanding) -> Understanding:
    """The message with all that its questions ask for; one with a single question as it was heard."""
    intents = set(heard.intents)
    if not intents & ASKING or not intents <= {*BESIDE, Intent.BOOK} or heard.parts:
        return heard
    parts = [p.strip() for p in PARTS.split(fold(heard.text)) if p.strip()]
    asked = [p for p in parts if asks(p, heard.lang) or asks_for_one(p)]
    if len(asked) < 2:
        return heard
    named = heard.slots.specialty or heard.slots.visit_type or heard.slots.practitioner
    plans = {p for p in asked if plan_named(p) is not None or asks_for_one(p)}
    free = {p for p in asked if named and asks_what_is_free(p, heard.lang)}
    more = {Intent.INSURANCE} if plans else set()
    more |= {Intent.BOOK} if free else set()
    rest = [p for p in asked if p not in plans | free and not (Intent.BOOK in intents and _wishes(p, heard.lang))]
    more |= {Intent.QUESTION} if rest and Intent.PARKING not in intents else set()
    return with_intents(heard, intents | more)


def _wishes(part: str, lang: Lang) -> bool:
    """ "Can I get a physical on Friday" is the wish itself, and no question beside it."""
    return is_a_request(part, lang) and asks_for_a_time(part, lang)


def asked_politely(heard: Understanding) -> Understanding:
    """ "Thank you. And it's ok if my mom comes?": thanks do not answer what is asked behind them."""
    thanks = Intent.THANKS in heard.intents and set(heard.intents) <= {Intent.THANKS, Intent.GREETING}
    asked = thanks and heard.text.rstrip().endswith("?") and len(heard.text.split()) > LEAST_ASKED
    return with_intents(heard, {*heard.intents, Intent.QUESTION}) if asked else heard


def asks_behind_a_no(heard: Understanding) -> bool:
    """ "No, I'm asking. Will they still see me": where nothing was asked, the no only brings a question."""
    if set(heard.intents) != {Intent.DENY} or not heard.has_more_than_yes or heard.slots.symptom:
        return False
    return _asks_behind_answer(heard)


def _asks_behind_answer(heard: Understanding) -> bool:
    return any(asks(part, heard.lang) for _, part in sentences(behind_answer(heard.text)))


def asked_beside_choice(heard: Understanding) -> Understanding:
    """ "The second one. Do I need someone to drive me?": the question behind a choice is answered, too."""
    if heard.slots.choice is None or not set(heard.intents) <= {Intent.CHOOSE, Intent.CONFIRM, *COURTESIES}:
        return heard
    behind = [part for _, part in sentences(fold(heard.text))][1:] if "?" in heard.text else []
    asked = any(asks(part, heard.lang) and not asks_for_a_time(part, heard.lang) for part in behind)
    return with_intents(heard, {*heard.intents, Intent.QUESTION}) if asked else heard


def also_asked(heard: Understanding) -> Understanding:
    """ "Yes, but how long does it take?": the question beside a yes or a no is answered, too."""
    if not heard.has_more_than_yes or not set(heard.intents) <= {Intent.CONFIRM, Intent.DENY}:
        return heard
    if not _asks_behind_answer(heard):
        return heard
    slots = heard.slots.model_copy(update={"symptom": None, "visit_type_candidates": ()})
    return with_intents(heard, {*heard.intents, Intent.QUESTION}, slots=slots)
