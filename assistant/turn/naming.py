"""Whose names a message holds, by those that redaction has found in it: they need no capitals and no cue of their own."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import PARTICULARS
from assistant.tracking.intents import only, with_intents
from language.about_another import AboutAnother, about_another
from language.people.casing import cased_name
from language.people.introduced import introduced
from language.types import Expecting, Intent, Slots, Span, Understanding

LEAST_NAMES = 2

NOT_TOLD_AT = {*PARTICULARS, Expecting.YES_NO}
"""Questions whose answers are read for a name already, or at which words that nobody knows are no name."""

POINTING = (Expecting.CHOICE, Expecting.WHEN, Expecting.KIND, Expecting.YES_NO)
"""Questions at which she who has an appointment may be a doctor."""


def named(heard: Understanding, asked: Expecting, names: Sequence[str]) -> Understanding:
    """The message with whom it names: who speaks, or whom it is for. What asks for a name is read for it already."""
    return _introduced(named_for_reason(heard, asked, names), asked, names)


def of_another(
    heard: Understanding, asked: Expecting, names: Sequence[str]
) -> tuple[Understanding, AboutAnother | None]:
    """The message as it asks about another patient, and what: when their visit is may be told to who may act for them."""
    about, slots = about_another(heard.text, names), heard.slots
    arranging = {Intent.CANCEL, Intent.RESCHEDULE} & set(heard.intents)
    if about is None or arranging or slots.birth_date or slots.phone or slots.code:
        return heard, None
    if about != "visit":
        kept = (Intent.REQUEST_HUMAN,) if Intent.REQUEST_HUMAN in heard.intents else ()
        return only(heard, *kept), about
    if asked in POINTING or asked is Expecting.CODE:
        return heard, None
    whom = slots.for_whom if slots.for_whom not in (None, "self") else "other"
    wished = Slots(for_whom=whom, their_name=cased_name(names[0].split()) if names else None)
    return only(heard, Intent.LIST, slots=wished), about


def named_for_reason(heard: Understanding, asked: Expecting, names: Sequence[str]) -> Understanding:
    """Where the reason was asked for, an answer that is nothing but a name tells who, and is no complaint."""
    slots, name = heard.slots, next(iter(names), "")
    meant = slots.practitioner or slots.specialty or slots.visit_type or slots.symptom or slots.absent_practitioner
    if asked is not Expecting.REASON or meant or len(name.split()) < LEAST_NAMES:
        return heard
    if any(char.isalnum() for char in heard.text.replace(name, " ", 1)):
        return heard
    return only(heard, Intent.VERIFY, slots=Slots(person_name=name))


def _introduced(heard: Understanding, asked: Expecting, names: Sequence[str]) -> Understanding:
    slots = heard.slots
    if asked in NOT_TOLD_AT or not names or slots.person_name or slots.practitioner or slots.absent_practitioner:
        return heard
    born = next((span.start for span in heard.spans if span.type == "BIRTH_DATE"), None)
    found = introduced(heard.text, names, born)
    own = found.own or (found.theirs if len((found.theirs or "").split()) >= LEAST_NAMES else None)
    if own is None:
        return heard
    update = {
        "person_name": cased_name(own.split()),
        "their_name": cased_name(found.theirs.split()) if found.own and found.theirs else None,
    }
    parts = tuple(_with(part, update) if not place else part for place, part in enumerate(heard.parts))
    place = heard.text.find(own)
    spans = (*heard.spans, Span(start=place, end=place + len(own), type="NAME"))
    return with_intents(_with(heard, update), {*heard.intents, Intent.VERIFY}, parts=parts, spans=spans)


def _with(heard: Understanding, update: dict[str, str | None]) -> Understanding:
    return heard.model_copy(update={"slots": heard.slots.model_copy(update=update)})
