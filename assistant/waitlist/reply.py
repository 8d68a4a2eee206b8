"""The answer to an offered time: yes books it, no passes it on, and a yes that comes too late is told so."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.turn.agreeing import agreed
from assistant.turn.context import Turn
from assistant.turn.replied import begun_something_else, carry_out_reply, let_go
from assistant.waitlist.telling import offer_fact
from guardrails.models import Consent
from language.types import Intent, Understanding
from scheduler_core import visits
from scheduler_core.backfill import later_visit, offer_of
from scheduler_core.models import BackfillOffer, WaitlistEntry
from tools import take_waitlist_place
from tools.facts import YES_NO
from tools.replies import of_reply
from tools.types import Fact
from tools.waiting import backfill_of

REMEMBERED = timedelta(days=1)
"""How long after the question a bare yes is still taken for a late answer to it."""


def is_offer(turn: Turn) -> bool:
    """Whether the open question is that of a freed time."""
    return turn.shown.consent_id is not None and turn.shown.consent_action == take_waitlist_place.NAME


async def settle_offer(turn: Turn, heard: Understanding) -> None:
    """Book, pass on, or let the question go where the patient has begun something else; the time is held as long as it was."""
    denied = Intent.DENY in heard.intents
    if agreed(turn, heard):
        await carry_out_reply(turn)
        turn.answered = not heard.has_more_than_yes
    elif denied:
        await _pass_on(turn)
        turn.answered = not heard.has_more_than_yes
    elif begun_something_else(turn, heard):
        await let_go(turn, turn.parts.consents, "other_reply")


async def _pass_on(turn: Turn) -> None:
    """The next who waits gets it at once; this patient goes on waiting."""
    assert turn.shown.consent_id is not None
    turn.stale = True
    async with turn.parts.database.begin() as session:
        row = await turn.parts.consents.get(session, turn.shown.consent_id)
        mine = await of_reply(session, turn.shown.consent_id, turn.conversation.address)
        await turn.parts.consents.void(session, turn.shown.consent_id, turn.now, "declined")
        if row is not None and mine is not None:
            await backfill_of(turn.parts.services).pass_on(session, _place(row).offer_id, "declined", turn.now)
    turn.shown = turn.shown.without_consent()
    turn.say(Fact("waitlist-declined"))


async def answer_late(turn: Turn) -> bool:
    """A yes with no question open, after an offer by text: asked again while the time is held, else told that it is gone.

    False where no such offer was made here lately.
    """
    async with turn.parts.database.begin() as session:
        row = await _last_offer(session, turn)
        if row is None or await of_reply(session, row.id, turn.conversation.address) is None:
            return False
        offer = await offer_of(session, _place(row).offer_id)
        if offer.status == "accepted":
            return False
        if offer.status == "open" and offer.expires_at > turn.now:
            await _ask_again(session, turn, offer)
        else:
            turn.say(Fact("waitlist-late"))
    turn.answered = turn.stale = True
    return True


async def _ask_again(session: AsyncSession, turn: Turn, offer: BackfillOffer) -> None:
    held, lang = await visits.get(session, offer.hold_id), turn.conversation.lang
    later = await later_visit(session, await session.get_one(WaitlistEntry, offer.entry_id), held)
    asked = offer_fact("waitlist-again", turn.parts.services.hospital, held, later, offer.expires_at, lang)
    fact = Fact(asked.key, asked.args, choices=YES_NO[lang])
    here, ledger = turn.conversation.id, turn.parts.consents
    consent = await take_waitlist_place.ask_by_text(ledger, session, here, offer, later, fact, turn.now)
    turn.say(fact, "read_back", consent)


async def _last_offer(session: AsyncSession, turn: Turn) -> Consent | None:
    """The last question of this kind here, if it was not answered."""
    query = select(Consent).where(
        Consent.conversation_id == turn.conversation.id, Consent.action == take_waitlist_place.NAME,
        Consent.created_at > turn.now - REMEMBERED,
    )  # fmt: skip
    row = (await session.execute(query.order_by(Consent.created_at.desc()).limit(1))).scalar_one_or_none()
    return row if row is not None and row.consumed_at is None else None


def _place(row: Consent) -> take_waitlist_place.Place:
    return take_waitlist_place.Place.model_validate(row.arguments)
