"""Intents by pattern, several at once, then what they make of each other: the first reading."""

from __future__ import annotations

import re
from collections.abc import Iterable

from language.intents.complaints import complains
from language.intents.kinds import ANSWERING, ASKED
from language.intents.questions import questions
from language.intents.sentences import asks_what_is_free, is_idle
from language.intents.settle import settle
from language.intents.signals import Signals
from language.message import Message
from language.missed import missed_visit
from language.text.patterns import says
from language.types import Expecting, Intent
from language.vocabulary.wishes import SAME_DOCTOR

FILLED = re.compile(r"^\W*(?:yeah|yes|yep|ok|okay|well|sure|right|si|bueno|claro|ok|pues|este|ah)\b")
"""What people begin with before the first question was asked: no answer."""

NO_FIRST = re.compile(r"^\W*(?:ay |ah |oh |uh |um )?(?:no|nope)\b")


def by_rule(message: Message, signals: Signals, words_say: Iterable[Intent]) -> tuple[Intent, ...]:
    """Everything the message wants, in the order of `Intent`; `words_say` are the intents whose patterns stand in it."""
    said = set(words_say)
    if Intent.EMERGENCY in said:
        return (Intent.EMERGENCY,)
    _answers(said, message, signals)
    questions(said, message, signals)
    settle(said, message, signals)
    _wishes(said, message, signals)
    if signals.known:
        said.discard(Intent.REGISTER)
    if signals.in_person:
        said.discard(Intent.TELEHEALTH)
    if signals.chosen:
        said -= {Intent.REPEAT, Intent.OUT_OF_SCOPE} | (set() if signals.refused else {Intent.BOOK})
    if message.expecting is Expecting.REASON and signals.places:
        said.discard(Intent.GOODBYE)
    return tuple(i for i in Intent if i in said)


def _answers(said: set[Intent], message: Message, signals: Signals) -> None:
    """Yes, no, which one and who I am: what the last question may have been answered with."""
    filler = message.expecting not in (*ANSWERING, Expecting.CHOICE) and len(message.tokens) > 3
    if signals.yes is not None and not (filler and FILLED.match(message.folded)) and not signals.refused:
        said.add(Intent.CONFIRM if signals.yes else Intent.DENY)
    if message.expecting in ANSWERING and Intent.CORRECT in said and NO_FIRST.match(message.folded):
        said.add(Intent.DENY)
    if signals.chosen:
        said.add(Intent.CHOOSE)
        said -= {Intent.CORRECT, Intent.BOOK} if not signals.other else set()
    if signals.given:
        said.add(Intent.VERIFY)


def _wishes(said: set[Intent], message: Message, signals: Signals) -> None:
    """A reason, a doctor or a time with nothing else asked is a wish to be seen; among offers, a question for others is."""
    if signals.refused and (signals.other or signals.timed or asks_what_is_free(message.folded, message.lang)):
        said.add(Intent.BOOK)
    free = message.expecting is Expecting.WHEN and asks_what_is_free(message.folded, message.lang)
    if said & ASKED - ({Intent.QUESTION} if free else set()) or said & {Intent.CORRECT, Intent.CHOOSE}:
        return
    wished = signals.named or complains(message, signals) or (signals.timed and is_idle(signals.left, message.lang))
    wished = wished or missed_visit(message.folded) or says(SAME_DOCTOR[message.lang], message.folded)
    if message.expecting is Expecting.NOTHING:
        if wished and signals.yes is not False and not said & {Intent.STOP, Intent.GOODBYE}:
            said.add(Intent.BOOK)
    elif message.expecting is Expecting.CHOICE and (signals.other or signals.timed or signals.medical):
        said.add(Intent.BOOK)
    elif message.expecting is Expecting.WHEN and asks_what_is_free(message.folded, message.lang):
        said.discard(Intent.QUESTION)
        said.add(Intent.BOOK)
