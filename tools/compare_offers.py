"""Compare: who the doctors of the times shown are, and which time is the first; nothing is chosen by it."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from language.frame import OfferTopic
from language.spoken import CALLED
from scheduler_core.types import Slot
from tools import facts, names, offers
from tools.spec import Args, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult


class CompareArgs(Args):
    """What is asked of the times shown."""

    about: OfferTopic = Field(description="Who the doctors are, or which time is the soonest")
    offer: str | None = Field(
        default=None, pattern=r"^O[0-9]{1,4}$", description="Only of this offer; of all that were shown when left out"
    )


class Compared(Seen):
    """Whether there was an answer."""

    answered: bool


async def compare_offers(ctx: ToolContext, args: CompareArgs) -> ToolResult:
    """Each doctor once, with the places in the list, or the first of the times."""
    slots = await _asked_about(ctx, args.offer)
    if not slots:
        return ToolResult(Compared(answered=False), (Fact("answer-unknown-phone", {"phone": names.phone(ctx)}),))
    if names.exposed(ctx, slots[0].visit_type):
        return ToolResult(Compared(answered=True), (Fact("place-unsaid", {"phone": names.phone(ctx)}),))
    told = _soonest(ctx, slots) if args.about == "soonest" else _doctors(ctx, slots)
    return ToolResult(Compared(answered=True), told)


async def _asked_about(ctx: ToolContext, handle: str | None) -> tuple[Slot, ...]:
    if handle is not None:
        return (offers.slot_of(await offers.find(ctx, handle, however_old=True)),)
    shelf = await offers.shelf(ctx.session, ctx.conversation.id, ctx.now)
    return tuple(map(offers.slot_of, shelf.latest))


def _soonest(ctx: ToolContext, slots: Sequence[Slot]) -> tuple[Fact, ...]:
    place, first = min(enumerate(slots, 1), key=lambda one: one[1].starts_at)
    return (Fact("offer-soonest", {"number": place, **facts.meeting(ctx, first)}),)


def _doctors(ctx: ToolContext, slots: Sequence[Slot]) -> tuple[Fact, ...]:
    places: dict[str, list[str]] = {}
    for place, slot in enumerate(slots, 1):
        if slot.practitioner is not None:
            places.setdefault(slot.practitioner, []).append(str(place))
    if not places:
        return (Fact("offer-no-doctor"),)
    key = "offer-doctor-line" if len(slots) > 1 else "offer-doctor"
    return tuple(Fact(key, {"places": tuple(there), **_doctor(ctx, who)}) for who, there in places.items())


def _doctor(ctx: ToolContext, key: str) -> dict[str, object]:
    """What a patient may know of a doctor: the name, whether a woman or a man, and the languages."""
    person = ctx.services.hospital.practitioner(key)
    called = CALLED[ctx.conversation.lang]
    spoken = tuple(called[code] for code in person.languages if code in called)
    return {"practitioner": names.practitioner_name(ctx, key), "gender": person.gender, "languages": spoken}


SPEC = ToolSpec(
    name="compare_offers",
    description="Tell who the doctors of the times shown are (woman or man, languages), or which time is the soonest.",
    args=CompareArgs,
    changes_state=False,
    level=0,
    run=compare_offers,
)
