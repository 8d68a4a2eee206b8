"""A message that asks plainly for results, a reminder, the phone or the bus wants that answered, whatever it sounds like."""

from __future__ import annotations

from assistant.tracking.intents import asking, with_intents, without
from language.plain_matters import Matter, refuses_to_sign_up, wishes_beside_it
from language.types import Intent, Understanding

SOUNDS_LIKE = {
    Intent.BOOK,
    Intent.OUT_OF_SCOPE,
    Intent.INSURANCE,
    Intent.MEDICAL_ADVICE,
    Intent.TELEHEALTH,
    Intent.REGISTER,
    Intent.CORRECT,
    Intent.HELP,
    Intent.PARKING,
    Intent.GOODBYE,
    Intent.REPEAT,
}
"""What such a question may be heard as, and is not."""

AND_NOT: dict[Matter, set[Intent]] = {"texted": {Intent.LIST}, "cancelling": {Intent.CANCEL, Intent.WAITLIST}}
"""What one of them may be heard as besides."""


def not_signed_up(heard: Understanding) -> Understanding:
    """The message without the wish to be signed up, where it was only asked about."""
    refused = Intent.REGISTER in heard.intents and refuses_to_sign_up(heard.text)
    return without(heard, Intent.REGISTER) if refused else heard


def as_plain_matter(heard: Understanding, matter: Matter) -> Understanding:
    """The question, with what is answered, wished for or chosen beside it."""
    if wishes_beside_it(heard.text):
        return with_intents(heard, {*heard.intents, Intent.QUESTION} - {Intent.OUT_OF_SCOPE})
    none_of_it = SOUNDS_LIKE | AND_NOT.get(matter, set())
    return asking(heard, {*heard.intents, Intent.QUESTION} - none_of_it, "choice")
