"""What the hospital's things are called in the patient's language; sensitive visits are not named by text."""

from __future__ import annotations

from datetime import datetime

import phonenumbers

from scheduler_core.hospital.schema import Text
from tools.types import ToolContext

UNNAMED = "none"
"""Stands in a fact for a name that is missing or must not be said; the texts word it."""

TITLE = "Dr. "
SPANISH_TITLES = {"female": ("la Dra.", "la doctora"), "male": ("el Dr.", "el doctor")}
"""With their article, as written and as spoken."""

EXPOSED = ("sms",)
"""Channels whose messages others may see on a locked screen."""


def visit_type_name(ctx: ToolContext, key: str) -> str:
    """The visit type as the patient knows it, or UNNAMED where it is sensitive and the channel exposed."""
    return UNNAMED if hidden(ctx, key) else name(ctx, key)


def hidden(ctx: ToolContext, visit_type: str) -> bool:
    """Whether this kind of visit, who sees the patient and where stay unsaid on this channel."""
    return ctx.conversation.channel in EXPOSED and ctx.services.hospital.visit_type(visit_type).sensitive


def site_name(ctx: ToolContext, site: str, visit_type: str) -> str:
    """Where the visit takes place; the hospital as a whole where the site would give the visit away."""
    return house(ctx) if hidden(ctx, visit_type) else name(ctx, site)


def house(ctx: ToolContext) -> str:
    """The hospital's name in the conversation's language."""
    return worded(ctx, ctx.services.hospital.file.name)


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
