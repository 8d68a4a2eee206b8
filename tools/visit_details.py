"""Details: how to get ready, how to get there, what is needed first, and the calendar file."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from language.frame import Topic
from scheduler_core.models import Visit
from scheduler_core.types import Slot
from tools import names, offers, visit_handles
from tools.proof import require
from tools.receipts import calendar, preparation_text
from tools.spec import Args, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult


class DetailArgs(Args):
    """A visit or an offer."""

    visit: str | None = Field(default=None, pattern=r"^V[0-9]{1,4}$", description="Handle of a visit, as in V1")
    offer: str | None = Field(default=None, pattern=r"^O[0-9]{1,4}$", description="Handle of an offer, as in O2")

    about: Topic | None = Field(default=None, description="The one thing that was asked; everything when left out")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.visit is None) == (self.offer is None):
            raise ValueError("give either a visit or an offer")
        return self


class Details(Seen):
    """What was told, by key of the directory."""

    visit_type: str
    referral: bool
    modality: str


async def visit_details(ctx: ToolContext, args: DetailArgs) -> ToolResult:
    """A visit of one's own needs proof like any look at it; an offer does not."""
    what: Visit | Slot
    if args.visit is not None:
        require(ctx, 2)
        what = await visit_handles.find(ctx, args.visit, "its preparation and directions")
    else:
        what = offers.slot_of(await offers.find(ctx, args.offer or ""))
    kind = ctx.services.hospital.visit_type(what.visit_type)
    facts: dict[Topic, Fact] = {
        "preparation": _preparation(ctx, what),
        "directions": _directions(ctx, what),
        "referral": _referral(kind.referral),
        "length": Fact("visit-length", {"minutes": kind.minutes}),
    }
    told = [facts[args.about]] if args.about else list(facts.values())
    if isinstance(what, Visit) and args.about is None:
        told += [Fact("visit-calendar", link.args) for link in calendar(ctx, what)]
    data = Details(visit_type=kind.key, referral=kind.referral, modality=what.modality)
    return ToolResult(data, tuple(told))


def about_kind(ctx: ToolContext, visit_type: str, about: Topic | None) -> Fact | None:
    """What the hospital's file says of any visit of this kind; None where it says nothing."""
    kind = ctx.services.hospital.visit_type(visit_type)
    if about == "preparation":
        text = preparation_text(ctx, visit_type)
        return Fact("visit-preparation", {"text": text}) if text else None
    if about == "referral":
        return _referral(kind.referral)
    return Fact("visit-length", {"minutes": kind.minutes}) if about == "length" else None


def _preparation(ctx: ToolContext, what: Visit | Slot) -> Fact:
    text = preparation_text(ctx, what.visit_type)
    return Fact("visit-preparation", {"text": text}) if text else Fact("visit-no-preparation")


def _directions(ctx: ToolContext, what: Visit | Slot) -> Fact:
    if what.modality == "telehealth":
        return Fact("visit-directions-video")
    if names.exposed(ctx, what.visit_type):
        return Fact("place-unsaid", {"phone": names.phone(ctx)})
    return about_site(ctx, what.site)


def about_site(ctx: ToolContext, key: str) -> Fact:
    """Where a site is and how to get there."""
    site = ctx.services.hospital.site(key)
    text = " ".join(t for t in (names.worded(ctx, site.directions), names.worded(ctx, site.parking)) if t)
    return Fact("visit-directions", {"site": names.name(ctx, key), "address": site.address, "text": text})


def _referral(needed: bool) -> Fact:
    return Fact("visit-referral" if needed else "visit-no-referral")


SPEC = ToolSpec(
    name="visit_details",
    description="Tell how to prepare for a visit or an offer, how to get there and whether a referral is needed.",
    args=DetailArgs,
    changes_state=False,
    level=0,
    run=visit_details,
)
