"""Several questions in one message: a plan among them is looked up, what is free is searched, and the rest is answered."""

from __future__ import annotations

import re

from assistant.tracking.complaints import ASKING, BESIDE
from assistant.tracking.intents import with_intents
from language.insurers import asks_for_one, plan_named
from language.intents.sentences import asks, asks_for_a_time, asks_what_is_free, is_a_request
from language.text import fold
from language.types import Intent, Lang, Understanding

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
