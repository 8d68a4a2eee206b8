"""What is said once something was really done: the receipt, where to go, how to get ready, the calendar file."""

from __future__ import annotations

from scheduler_core.models import Visit
from tools import calendar_file, facts, names
from tools.models import Offer
from tools.offers import interpreted
from tools.private import hidden
from tools.types import Fact, ToolContext


def receipt_of(visit: Visit) -> str:
    """The reference of a change: the visit and its version."""
    return f"{visit.id}:{visit.version}"


def confirmed(ctx: ToolContext, key: str, visit: Visit) -> tuple[Fact, ...]:
    """The receipt under `key`, then what to know and the calendar link."""
    return (Fact(key, facts.meeting(ctx, visit)), *to_know(ctx, visit), *calendar(ctx, visit))


def to_know(ctx: ToolContext, visit: Visit) -> tuple[Fact, ...]:
    """Where to go, what is needed first and how to get ready."""
    return (place(ctx, visit), *needed(ctx, visit.visit_type), *preparation(ctx, visit))


def needed(ctx: ToolContext, visit_type: str) -> tuple[Fact, ...]:
    """What the patient has to have first: a referral, the insurer's approval."""
    kind = ctx.services.hospital.visit_type(visit_type)
    told = {"care-referral": kind.referral, "care-authorization": kind.authorization}
    return tuple(Fact(key) for key, applies in told.items() if applies)


def place(ctx: ToolContext, visit: Visit) -> Fact:
    """Where to go, or that there is nowhere to go."""
    if visit.modality == "telehealth":
        return Fact("receipt-place-video")
    if names.exposed(ctx, visit.visit_type):
        return Fact("place-unsaid", {"phone": names.phone(ctx)})
    site = ctx.services.hospital.site(visit.site)
    return Fact("receipt-place", {"site": names.name(ctx, visit.site), "address": site.address})


def preparation(ctx: ToolContext, visit: Visit) -> tuple[Fact, ...]:
    """How to get ready, where there is something to do; not by text for visits that must not be named."""
    text = preparation_text(ctx, visit.visit_type)
    return (Fact("receipt-preparation", {"text": text}),) if text else ()


def preparation_text(ctx: ToolContext, visit_type: str) -> str:
    """The hospital's own words, or nothing where they would give a sensitive visit away."""
    if names.visit_type_name(ctx, visit_type) == names.UNNAMED:
        return ""
    return names.worded(ctx, ctx.services.hospital.visit_type(visit_type).preparation)


def calendar(ctx: ToolContext, visit: Visit) -> tuple[Fact, ...]:
    """The link to the calendar file; none to what is hidden from who speaks."""
    if hidden(ctx, visit.visit_type):
        return ()
    others = ctx.acting is not None and ctx.acting.first_name is not None
    proxy = ctx.proof.patient_id if others else None
    url = calendar_file.url(ctx.services.public_url, visit.id, ctx.conversation.lang, proxy)
    return (Fact("receipt-calendar", {"url": url}),)


def interpreting(ctx: ToolContext, offer: Offer) -> tuple[Fact, ...]:
    """That somebody interprets, and which language, where they do."""
    language = interpreted(ctx, offer)
    return (Fact("receipt-interpreter", {"language": language}),) if language is not None else ()
