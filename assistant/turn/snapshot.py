"""What stands now, read from the tables before every step: proof, offers, visits, holds, consents; and the state message."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.prompt import SYSTEM
from assistant.state_message import GoalSeen, OfferSeen, StateMessage, VisitSeen, heard, local, proof_seen
from assistant.turn.context import Shown, Turn
from guardrails import tripwire
from guardrails.vault import Vault
from language.types import OfferView, Understanding
from scheduler_core import visits as visit_rows
from tools import offers as offer_rows
from tools.models import Offer
from tools.visit_handles import visit_handles


async def refresh(turn: Turn) -> None:
    """Read `turn.shown` anew."""
    services, here = turn.parts.services, turn.conversation.id
    async with turn.parts.database.begin() as session:
        proof = await services.identity.level(session, here, turn.now)
        status = await services.identity.status(session, here, turn.now)
        listed = await offer_rows.listed(session, here, turn.now)
        latest = [o for o in listed if o.batch == listed[-1].batch] if listed else []
        first = [o for o in listed if o.batch == listed[0].batch] if listed else []
        held = await offer_rows.held(session, here, turn.now)
        pending = await turn.parts.consents.pending(session, here, turn.now)
        visits = await _visits(turn, session) if proof.level >= 2 else ()
    turn.shown = Shown(
        level=proof.level,
        patient_id=proof.patient_id,
        code_sent=status.code_sent,
        locked=status.locked,
        offers=_views(turn, latest),
        first_offers=_views(turn, first),
        offer_types=tuple(offer_rows.slot_of(o).visit_type for o in latest),
        visits=visits,
        held=held.handle if held else None,
        consent_id=pending.id if pending else None,
        consent_action=pending.action if pending else None,
    )


def _views(turn: Turn, offers: Sequence[Offer]) -> tuple[OfferView, ...]:
    zone = turn.parts.services.hospital.zone
    slots = [(o.handle, offer_rows.slot_of(o)) for o in offers]
    return tuple(
        OfferView(
            handle=h,
            start=s.starts_at.astimezone(zone).replace(tzinfo=None),
            practitioner=s.practitioner,
            location=s.site,
        )
        for h, s in slots
    )


async def _visits(turn: Turn, session: AsyncSession) -> tuple[OfferView, ...]:
    """The visits that were listed here and still stand, in the order of their handles."""
    zone = turn.parts.services.hospital.zone
    views = []
    for handle in await visit_handles(session, turn.conversation.id):
        visit = await visit_rows.get(session, handle.visit_id)
        if visit.status in ("booked", "pending") and visit.starts_at > turn.now:
            start = visit.starts_at.astimezone(zone).replace(tzinfo=None)
            views.append(
                OfferView(handle=handle.handle, start=start, practitioner=visit.practitioner, location=visit.site)
            )
    return tuple(views)


def state_of(turn: Turn) -> StateMessage:
    """The state message for a model."""
    hospital, shown = turn.parts.services.hospital, turn.shown
    now = turn.now.astimezone(hospital.zone)
    active = turn.frame.active()
    understood = turn.understanding or Understanding(text="", lang=turn.frame.lang)
    return StateMessage(
        channel=turn.conversation.channel,
        lang=turn.frame.lang,
        now=now.strftime("%Y-%m-%d %H:%M"),
        weekday=now.strftime("%A"),
        proof=proof_seen(turn.frame, shown.level, shown.code_sent, shown.locked),
        goals=tuple(GoalSeen.of(g) for g in turn.frame.goals if g.status == "active" or g is turn.frame.goals[-1]),
        active=active.id if active else None,
        offers=tuple(_offer_seen(o, t) for o, t in zip(shown.offers, shown.offer_types, strict=True)),
        visits=tuple(
            VisitSeen(handle=v.handle, start=local(v.start), practitioner=v.practitioner) for v in shown.visits
        ),
        held=shown.held,
        pending={"kind": "consent", "action": shown.consent_action} if shown.consent_id else None,
        heard=heard(understood, turn.choice, turn.understood),
        results=tuple(turn.results),
        asked=turn.frame.expecting,
        misunderstood=turn.frame.misunderstood,
        first_turn=turn.first_turn,
        tools=tuple(spec.name for spec in turn.parts.gate.registry if not spec.by_code),
    )


def _offer_seen(offer: OfferView, visit_type: str) -> OfferSeen:
    return OfferSeen(
        handle=offer.handle,
        visit_type=visit_type,
        start=local(offer.start),
        practitioner=offer.practitioner,
        site=offer.location,
    )


async def wire_is_safe(turn: Turn) -> Callable[[str], bool]:
    """A last look at what would leave: none of the conversation's vault values or of what the patient told us of themselves."""
    async with turn.parts.database.begin() as session:
        values = await Vault(session, turn.conversation.id).values()
    person = turn.frame.person
    known = [*values, *(v for v in (person.name, person.phone, person.birth_date, person.code) if v)]
    return lambda payload: not tripwire.leaks(payload, known, own=(SYSTEM,))
