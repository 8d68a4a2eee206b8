"""What stands now, read from the tables before every step: proof, offers, visits, holds, consents; and the state message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.heard import heard
from assistant.state_message import GoalSeen, OfferSeen, StateMessage, VisitSeen, local, proof_seen
from assistant.turn.context import Parts, Shown, Turn
from assistant.turn.guarded import ask_newly_proven, keep_guarded
from guardrails.identity import Proof, ask_standing, standing
from language.frame import Frame, Goal, GoalKind
from language.types import OfferView, Understanding
from runtime.driver import end_early
from runtime.prepared import Asked
from scheduler_core.types import Slot
from scheduler_core.visits import LIVE
from tools import offers as offer_rows
from tools import visit_handles


async def refresh(turn: Turn) -> None:
    """Read `turn.shown` anew, if something has been done since it was read."""
    if turn.stale:
        async with turn.parts.database.begin() as session:
            await look_again(turn, session)


async def look_again(turn: Turn, session: AsyncSession) -> None:
    """Read `turn.shown` in the transaction that has just changed something, and end it: it sees its own work."""
    looked = await ask_shown(session, turn.conversation.id, turn.now)
    guarded = await ask_newly_proven(turn, session)
    await end_early(session)
    turn.shown = await read_shown(session, turn.parts, turn.conversation.id, turn.now, looked)
    await keep_guarded(turn, session, guarded)
    turn.stale = False


@dataclass(frozen=True)
class Looked:
    """What was asked: proof and read-back, offers, visits."""

    stands: Asked
    shelf: Asked
    visits: Asked


async def ask_shown(session: AsyncSession, conversation_id: UUID, now: datetime) -> Looked:
    """Ask for what stands; `read_shown` reads it."""
    return Looked(
        await ask_standing(session, conversation_id, now),
        await offer_rows.ask_shelf(session, conversation_id, now),
        await visit_handles.ask_shown(session, conversation_id),
    )


async def read_shown(
    session: AsyncSession,
    parts: Parts,
    conversation_id: UUID,
    now: datetime,
    looked: Looked | None = None,
    *,
    spoken: bool = False,
) -> Shown:
    """What stands, as it was `looked` for if it was; `spoken` tells that the patient has just said something, which keeps
    their proof alive.
    """
    looked = looked or await ask_shown(session, conversation_id, now)
    stands = await standing(session, conversation_id, now, spoken=spoken, asked=looked.stands)
    shelf = offer_rows.shelf_of(await looked.shelf.all(), now)
    zone, proof = parts.services.hospital.zone, stands.proof
    latest = [(o.handle, offer_rows.slot_of(o)) for o in shelf.latest]
    same = shelf.first == shelf.latest
    first = latest if same else [(o.handle, offer_rows.slot_of(o)) for o in shelf.first]
    return Shown(
        level=proof.level,
        patient_id=proof.patient_id,
        made_here=proof.made_here,
        code_sent=stands.status.code_sent,
        locked=stands.status.locked,
        offers=tuple(_view(zone, handle, slot) for handle, slot in latest),
        first_offers=tuple(_view(zone, handle, slot) for handle, slot in first),
        visits=await _visits(looked.visits, proof, zone, now),
        held=shelf.held.handle if shelf.held else None,
        consent_id=stands.consent_id,
        consent_action=stands.consent_action,
    )


def _view(zone: ZoneInfo, handle: str, place: Slot | visit_handles.Shown) -> OfferView:
    start = place.starts_at.astimezone(zone).replace(tzinfo=None)
    return OfferView(
        handle=handle,
        start=start,
        practitioner=place.practitioner,
        location=place.site,
        visit_type=place.visit_type,
        modality=place.modality,
    )


async def _visits(looked: Asked, proof: Proof, zone: ZoneInfo, now: datetime) -> tuple[OfferView, ...]:
    """The visits that were listed here to who is proven and still stand, as they are listed: by their start."""
    if proof.level < 2 or proof.patient_id is None:
        return ()
    rows = [visit_handles.Shown._make(row) for row in await looked.all()]
    coming = [_view(zone, row.handle, row) for row in rows if row.status in LIVE and row.starts_at > now]
    return tuple(sorted(coming, key=lambda view: view.start))


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
        proof=proof_seen(turn.frame, shown.level, shown.code_sent, shown.locked, shown.made_here, _texting(turn)),
        goals=tuple(GoalSeen.of(g) for g in turn.frame.goals if g.status == "active" or g in _lately(turn.frame)),
        active=active.id if active else None,
        offers=tuple(_offer_seen(offer) for offer in shown.offers),
        visits=tuple(
            VisitSeen(handle=v.handle, start=local(v.start), practitioner=v.practitioner, visit_type=v.visit_type)
            for v in shown.visits
        ),
        held=shown.held,
        pending={"kind": "consent", "action": shown.consent_action} if shown.consent_id else None,
        heard=heard(
            understood,
            turn.choice,
            understood=turn.understood,
            let_go=turn.let_go,
            told_beside=turn.told_beside,
            wishes_changed=turn.wishes_changed,
            about_another=turn.about_another,
        ),
        results=tuple(turn.results),
        asked=turn.expected,
        ended=turn.frame.ended,
        repeated=turn.frame.repeated,
        said_alike=turn.frame.said_alike,
        with_staff=turn.with_staff,
        told_again=turn.told_again,
        misunderstood=turn.frame.misunderstood,
        first_turn=turn.first_turn,
        tools=tuple(spec.name for spec in turn.parts.gate.registry if not spec.by_code),
    )


def _texting(turn: Turn) -> bool:
    return turn.conversation.channel == "sms" and turn.conversation.address is not None


def _lately(frame: Frame) -> list[Goal]:
    """The goal added last and the visit arranged last, though they are done: what is said next may be about them."""
    arranged = [g for g in frame.goals if g.status == "done" and g.kind in (GoalKind.BOOK, GoalKind.MOVE)]
    return [*arranged[-1:], *frame.goals[-1:]]


def _offer_seen(offer: OfferView) -> OfferSeen:
    return OfferSeen(
        handle=offer.handle,
        visit_type=offer.visit_type or "",
        start=local(offer.start),
        practitioner=offer.practitioner,
        site=offer.location,
    )
