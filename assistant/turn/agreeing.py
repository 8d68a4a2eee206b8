"""Whether a message agrees to what was read back: a yes and nothing that may bear on it. Anything else is asked again."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.tracking.which_visit import begins_in
from assistant.turn.context import Turn
from language.text import fold
from language.together.apart import IT
from language.types import Intent, OfferView, Reading, Understanding, When

CHANGES = {Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL, Intent.TELEHEALTH}
"""What changes a visit, and so comes before its parking space."""

ALSO = {
    *CHANGES, Intent.QUESTION, Intent.INSURANCE, Intent.PARKING, Intent.CHECK_IN, Intent.LIST, Intent.WAITLIST,
    Intent.REQUEST_HUMAN, Intent.OUT_OF_SCOPE,
}  # fmt: skip
"""What a message may want behind "yes, and also": it is done first, then the other."""

WEEKS = 60
"""How far ahead a weekday that is said again may lie."""

VERBS = {
    Intent.RESCHEDULE: re.compile(r"\b(?:move|reschedule|mover|mu[eé]v\w+|c[aá]mbi\w+|cambiar)\b", re.IGNORECASE),
    Intent.CANCEL: re.compile(r"\b(?:cancel|canc[eé]l\w+|an[uú]l\w+)\b", re.IGNORECASE),
}
"""What a change is called beside a yes, where the verb alone is heard as no wish of its own."""

AND_ALSO = re.compile(r"\W*(?:\w+\W+){1,3}?(?:and|also|plus|y|tambien|ademas)\b")
"""What opens another request right behind a yes."""

OTHER = re.compile(r"\b(?:other|old|otra|vieja|anterior)\b")

KEEPING = re.compile(r"\b(?:keep|kept|mant[eé]n|cons[eé]rv|d[eé]jel)", re.IGNORECASE)
"""Beside a yes to a cancellation it is none."""

BARE_DAY = re.compile(
    r"(?:on |the |el )?(?!this|next|este|today|tomorrow|hoy)[a-záéíóú]+"
    r"(?P<at>,? (?:at |a las? |@ ?)?\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?)?"
)
DONE_BY = {
    "book_visit": Intent.BOOK,
    "move_visit": Intent.RESCHEDULE,
    "cancel_visit": Intent.CANCEL,
    "switch_to_video": Intent.TELEHEALTH,
}
"""The wish that each action carries out: "yes, cancel it" agrees to a cancellation only, and "no, cancel it" asks for another."""


def said_yes(heard: Understanding) -> bool:
    """A yes, whatever stands beside it."""
    return Intent.CONFIRM in heard.intents and Intent.DENY not in heard.intents and not heard.yes_but


def agreed(turn: Turn, heard: Understanding) -> bool:
    """A yes to the very thing that was read back: alone, with its own day and hour, or with another request behind it."""
    if not said_yes(heard):
        return False
    if heard.yes_with == "request":
        return bool(ALSO & set(heard.intents))
    if heard.yes_with == "details":
        same = _the_same(turn, heard) and _no_other_change(turn, heard)
        return same or _names_another_change(turn, heard)
    return heard.yes_with == "nothing" and _no_other_change(turn, heard)


def _no_other_change(turn: Turn, heard: Understanding) -> bool:
    """Whether no change is named but the one that was read back; where that is none of them, at least no cancellation."""
    itself = DONE_BY.get(turn.shown.consent_action or "")
    if itself is Intent.CANCEL and KEEPING.search(heard.text):
        return False
    named = CHANGES & set(heard.intents) | {change for change, verb in VERBS.items() if verb.search(heard.text)}
    return not named - {itself, Intent.BOOK} if itself is not None else Intent.CANCEL not in named


def _names_another_change(turn: Turn, heard: Understanding) -> bool:
    """ "Yes. And cancel the December one" at a booking's read-back agrees to that, and wants the other besides."""
    if turn.shown.consent_action != "book_visit" or Intent.CANCEL not in heard.intents:
        return False
    words, slots = fold(heard.text), heard.slots
    told = (
        slots.when or slots.specialty or slots.visit_type or slots.symptom or slots.practitioner or OTHER.search(words)
    )
    return bool(told) and AND_ALSO.match(words) is not None and IT.search(words) is None


def _the_same(turn: Turn, heard: Understanding) -> bool:
    """Whether all that was said again is so of what was read back."""
    read = _read_back(turn)
    slots = heard.slots
    if turn.choice is not None:
        return read is not None and turn.choice == read.handle
    if read is None or slots.practitioner not in (None, read.practitioner) or slots.other_practitioner:
        return False
    return all(_holds(when, read) for when in slots.when)


def _read_back(turn: Turn) -> OfferView | None:
    """The time that is held, or the visit that is to be changed."""
    goal, shown = turn.frame.active(), turn.shown
    handle = shown.held or (goal.visit if goal else None)
    return next((o for o in (*shown.offers, *shown.first_offers, *shown.visits) if o.handle == handle), None)


def _holds(when: When, read: OfferView) -> bool:
    """Whether the time of what was read back lies in what was said."""
    if when.relation not in ("at", "around"):
        return False
    weeks = WEEKS if _only_a_weekday(when) else 1
    starts = [(read.start - timedelta(weeks=n)).isoformat(timespec="minutes") for n in range(weeks)]
    return any(_within(reading, start) for reading in (when, *when.ambiguous) for start in starts)


def _only_a_weekday(when: When) -> bool:
    """ "Thursday", "el jueves a las 10": the next one elsewhere, but after a read-back the one that was read back."""
    named = BARE_DAY.fullmatch(when.text.casefold())
    return named is not None and when.kind in ("date", "datetime") and (when.kind == "datetime" or not named["at"])


def _within(reading: Reading, start: str) -> bool:
    """Whether the reading is of a day or an hour, and the time that was read back lies in it."""
    of_a_time = reading.start is not None and reading.kind in ("date", "datetime", "time", "range")
    return of_a_time and begins_in(reading, start)
