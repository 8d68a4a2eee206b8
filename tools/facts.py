"""Facts made from slots and visits: what the texts need to word an offer, a read-back or a receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from language.types import Lang
from scheduler_core.models import Visit
from scheduler_core.types import Slot
from tools import names
from tools.models import Offer
from tools.offers import slot_of
from tools.reasons import NONE, Why, reasons
from tools.types import Fact, ToolContext

YES_NO: dict[Lang, tuple[str, str]] = {"en": ("Yes", "No"), "es": ("Sí", "No")}

OF_A_DOCTOR = ("offer-list-colleagues", "offer-list-not-theirs")
"""Lists whose first words name the doctor that was asked for."""


def meeting(ctx: ToolContext, what: Slot | Visit) -> dict[str, object]:
    """Arguments that word when, what, with whom, where and for whom. By text a sensitive visit has a time alone."""
    hidden = names.hidden(ctx, what.visit_type)
    return {
        "when": names.local(ctx, what.starts_at),
        "visit_type": names.visit_type_name(ctx, what.visit_type),
        "practitioner": names.practitioner_name(ctx, None if hidden else what.practitioner),
        "site": names.site_name(ctx, what.site, what.visit_type),
        "modality": what.modality,
        "for_whom": ctx.frame.person.for_whom,
    }


def read_back(ctx: ToolContext, key: str, args: Mapping[str, object]) -> Fact:
    """A question that only yes or no answers."""
    return Fact(key, args, choices=YES_NO[ctx.conversation.lang])


def several(ctx: ToolContext, parts: Sequence[Offer]) -> tuple[Fact, ...]:
    """A line for each visit of an offer of several, with whose it is."""
    whose = ctx.frame.person.for_whom
    return tuple(
        Fact("together-visit", {**meeting(ctx, slot_of(part)), "for_whom": part.for_whom or whose}) for part in parts
    )


def offer_list(ctx: ToolContext, key: str, offers: Sequence[Offer], about: Why) -> Fact:
    """A numbered list of offers with the reasons for each; the numbers are places in this list."""
    lines = tuple(
        Fact("offer-line", {"number": place, **meeting(ctx, slot), **_why(ctx, about, slot)})
        for place, slot in enumerate(map(slot_of, offers), 1)
    )
    kind = slot_of(offers[0]).visit_type
    if names.hidden(ctx, kind) and key in OF_A_DOCTOR:
        key = "offer-list-instead"
    named = names.visit_type_name(ctx, kind)
    choices = tuple(str(place) for place in range(1, len(lines) + 1))
    doctor = names.practitioner_name(ctx, about.wishes.practitioner)
    return Fact(key, {"offers": lines, "visit_type": named, "doctor": doctor}, choices)


def _why(ctx: ToolContext, about: Why, slot: Slot) -> dict[str, object]:
    first, second = (*reasons(ctx.services.hospital, about, slot), NONE, NONE)[:2]
    return {"why": first, "also": second}
