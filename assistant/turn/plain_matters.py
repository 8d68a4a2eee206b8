"""A message that asks plainly for results, a reminder, the phone or the bus wants that answered, whatever it sounds like."""

from __future__ import annotations

from assistant.tracking.intents import PERSONAL, with_intents
from language.plain_matters import Matter, matter_asked, refuses_to_sign_up, wishes_beside_it
from language.types import Intent, Slots, Understanding

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


def as_plain_matter(heard: Understanding) -> Understanding:
    """The question, with what is answered, wished for or chosen beside it; any other message as it was heard."""
    if refuses_to_sign_up(heard.text) and Intent.REGISTER in heard.intents:
        heard = with_intents(heard, set(heard.intents) - {Intent.REGISTER})
    matter = matter_asked(heard.text)
    if matter is None:
        return heard
    if wishes_beside_it(heard.text):
        return with_intents(heard, {*heard.intents, Intent.QUESTION} - {Intent.OUT_OF_SCOPE})
    told = {name: getattr(heard.slots, name) for name in (*PERSONAL, "choice")}
    none_of_it = SOUNDS_LIKE | AND_NOT.get(matter, set())
    asked = with_intents(heard, {*heard.intents, Intent.QUESTION} - none_of_it)
    return asked.model_copy(update={"slots": Slots(**told), "unclear": (), "visits": (), "parts": ()})
