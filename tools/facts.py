"""Facts made from slots and visits: what the texts need to word an offer, a read-back or a receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from language.types import Lang
from scheduler_core.models import Visit
from scheduler_core.types import Slot
from tools import names
from tools.models import Offer
from tools.offers import slot_of
from tools.reasons import NONE, Why, beside, reasons
from tools.types import Acting, Fact, ToolContext

YES_NO: dict[Lang, tuple[str, str]] = {"en": ("Yes", "No"), "es": ("Sí", "No")}

OF_A_DOCTOR = ("offer-list-colleagues", "offer-list-not-theirs")
"""Lists whose first words name the doctor that was asked for."""


def meeting(ctx: ToolContext, what: Slot | Visit, whose: Acting | None = None) -> dict[str, object]:
    """Arguments that word when, what, with whom, where, how to get in and for whom: `whose`, else whom the call is for.

    By text a sensitive visit has a time alone.
    """
    hidden = names.exposed(ctx, what.visit_type)
    return {
        "when": names.local(ctx, what.starts_at),
        "visit_type": names.visit_type_name(ctx, what.visit_type),
        "practitioner": names.practitioner_name(ctx, None if hidden else what.practitioner),
        "site": names.site_name(ctx, what.site, what.visit_type),
        "modality": what.modality,
        "access": "yes" if what.lasting.accessible and what.modality == "in_person" and not hidden else "no",
        **for_whom(ctx, what.visit_type, whose),
    }


def for_whom(ctx: ToolContext, visit_type: str, whose: Acting | None = None) -> dict[str, object]:
    """Arguments that word whom a visit of this kind is for."""
    whose = whose or ctx.acting
    own = whose is not None and whose.first_name is None
    whom = names.person(ctx, visit_type, whose)
    return {"for_whom": "self" if own else ctx.frame.person.for_whom, "whom": whom}


def read_back(ctx: ToolContext, key: str, args: Mapping[str, object]) -> Fact:
    """A question that only yes or no answers."""
    return Fact(key, args, choices=YES_NO[ctx.conversation.lang])


def several(ctx: ToolContext, parts: Sequence[Offer], whose: Sequence[Acting] = ()) -> tuple[Fact, ...]:
    """A line for each visit of an offer of several, with whose it is, by name where that is known."""
    return tuple(
        Fact("together-visit", _of(ctx, part, one)) for part, one in zip_longest(parts, whose) if part is not None
    )


def _of(ctx: ToolContext, part: Offer, whose: Acting | None) -> dict[str, object]:
    told = meeting(ctx, slot_of(part), whose)
    return told | ({"for_whom": part.for_whom} if part.for_whom else {})


def offer_list(ctx: ToolContext, key: str, offers: Sequence[Offer], about: Why, shut: tuple[Fact, ...] = ()) -> Fact:
    """A numbered list of offers with the reasons for each; the numbers are places in this list.

    `shut` says why there is nothing at the very time that was wished for.
    """
    lines = tuple(
        Fact("offer-line", {"number": place, **meeting(ctx, slot), **why_of(ctx, about, slot)})
        for place, slot in enumerate(map(slot_of, offers), 1)
    )
    kind = slot_of(offers[0]).visit_type
    if names.exposed(ctx, kind) and key in OF_A_DOCTOR:
        key = "offer-list-instead"
    named = names.visit_type_name(ctx, kind)
    choices = tuple(str(place) for place in range(1, len(lines) + 1))
    doctor = names.practitioner_name(ctx, about.wishes.practitioner)
    told = {"offers": lines, "visit_type": named, "doctor": doctor, "shut": shut or NONE}
    return Fact(key, told, choices)


def why_of(ctx: ToolContext, about: Why, slot: Slot) -> dict[str, object]:
    """Arguments that word why this slot is offered."""
    hospital = ctx.services.hospital
    first, second = (*reasons(hospital, about, slot), NONE, NONE)[:2]
    kind = beside(hospital, about, slot)
    other = names.UNNAMED if kind is None else names.visit_type_name(ctx, kind)
    return {"why": first, "also": second, "beside": other}
