"""What the hospital's things are called in the patient's language; sensitive visits are not named by text."""

from __future__ import annotations

from datetime import datetime

import phonenumbers

from scheduler_core.hospital.schema import Text
from tools.private import hidden
from tools.types import Acting, ToolContext

UNNAMED = "none"
"""Stands in a fact for a name that is missing or must not be said; the texts word it."""

TITLE = "Dr. "
SPANISH_TITLES = {"female": ("la Dra.", "la doctora"), "male": ("el Dr.", "el doctor")}
"""With their article, as written and as spoken."""

EXPOSED = ("sms",)
"""Channels whose messages others may see on a locked screen."""


def visit_type_name(ctx: ToolContext, key: str) -> str:
    """The visit type as the patient knows it, or UNNAMED where it is sensitive and the channel exposed or the patient young."""
    if exposed(ctx, key) or hidden(ctx, key):
        return UNNAMED
    return name(ctx, key)


def site_name(ctx: ToolContext, site: str, visit_type: str) -> str:
    """Where the visit takes place; the hospital as a whole where the site would give the visit away."""
    return house(ctx) if exposed(ctx, visit_type) else name(ctx, site)


def house(ctx: ToolContext) -> str:
    """The hospital's name in the conversation's language."""
    return worded(ctx, ctx.services.hospital.file.name)


def exposed(ctx: ToolContext, visit_type: str) -> bool:
    """Whether a message about a visit of this kind may be seen by others."""
    return ctx.services.hospital.visit_type(visit_type).sensitive and ctx.conversation.channel in EXPOSED


def person(ctx: ToolContext, visit_type: str, whose: Acting | None) -> str:
    """The first name of whom the visit is for, or UNNAMED: who speaks, or beside a visit that a text must not name."""
    if whose is None or whose.first_name is None or exposed(ctx, visit_type):
        return UNNAMED
    return whose.first_name


def practitioner_name(ctx: ToolContext, key: str | None) -> str:
    """The practitioner, or UNNAMED where nobody in particular sees the patient. Spanish says "la Dra." and "el Dr."."""
    if not key:
        return UNNAMED
    called = name(ctx, key)
    if ctx.conversation.lang != "es" or not called.startswith(TITLE):
        return called
    titles = SPANISH_TITLES.get(ctx.services.hospital.practitioner(key).gender)
    return f"{titles[ctx.conversation.channel == 'voice']} {called.removeprefix(TITLE)}" if titles else called


def name(ctx: ToolContext, key: str) -> str:
    """Any entry of the hospital file in the conversation's language."""
    return ctx.services.hospital.name(key, ctx.conversation.lang)


def worded(ctx: ToolContext, text: Text | None) -> str:
    """A text of the hospital file in the conversation's language; empty when there is none."""
    if text is None:
        return ""
    return text.es if ctx.conversation.lang == "es" else text.en


def phone(ctx: ToolContext) -> str:
    """The hospital's main number as people write it: (617) 555-0100."""
    return worded_phone(ctx.services.hospital.phone)


def worded_phone(number: str) -> str:
    """A number as people write it; what is no number stays as it is."""
    try:
        parsed = phonenumbers.parse(number, "US")
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def local(ctx: ToolContext, moment: datetime) -> datetime:
    """A moment in the hospital's own time."""
    return moment.astimezone(ctx.services.hospital.zone)
