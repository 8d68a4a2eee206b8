"""A message, taken to want something else than it was heard to want."""

from __future__ import annotations

from collections.abc import Collection

from language.types import Intent, Slots, Understanding

PERSONAL = ("person_name", "birth_date", "birth_date_readings", "phone", "email", "code", "new_patient", "for_whom")
"""What a question may tell of who asks it."""


def with_intents(heard: Understanding, intents: Collection[Intent], **more: object) -> Understanding:
    """The message with these intents, in their own order, and whatever `more` of it changes."""
    return heard.model_copy(update={"intents": tuple(i for i in Intent if i in intents), **more})


def without(heard: Understanding, *intents: Intent) -> Understanding:
    """The message with all that it asks for but these."""
    return with_intents(heard, set(heard.intents).difference(intents))


def only(heard: Understanding, *intents: Intent, slots: Slots | None = None) -> Understanding:
    """This and nothing else."""
    slots = slots or Slots()
    return Understanding(text=heard.text, lang=heard.lang, intents=intents, slots=slots, spans=heard.spans)


def asking(heard: Understanding, intents: Collection[Intent], *also: str) -> Understanding:
    """The question with these intents, with who asks and what it tells `also`; no time, doctor or kind in it is a wish."""
    told = {name: getattr(heard.slots, name) for name in (*PERSONAL, *also)}
    return with_intents(heard, intents, slots=Slots(**told), unclear=(), visits=(), parts=())


def of_their_visit(heard: Understanding) -> Understanding:
    """The question when or whether there is one."""
    return asking(heard, {Intent.LIST} | ({Intent.VERIFY, Intent.DENY} & set(heard.intents)))
