"""A time that comes free is offered by text to who waits: a yes in time books it, anything else passes it on, nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
import pytest_asyncio
from sqlalchemy import Select, select, update

from assistant.messages import InboundMessage, Reply
from assistant.waitlist import WaitlistTexts
from assistant.waitlist.telling import offer_fact
from evals.phone import texts_to
from guardrails.models import Consent, IdentityProof
from guardrails.optout import ContactLedger, Keyword
from runtime.audit import AuditRow
from runtime.database import new_id
from scheduler_core import visits, waitlist
from scheduler_core.backfill import freed_by
from scheduler_core.models import BackfillOffer, Patient, Visit, WaitlistEntry
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.assistant.conftest import House, Known
from tests.scheduler_core.killing import run_until_killed
from tools.waiting import backfill_of

pytestmark = pytest.mark.asyncio(loop_scope="session")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
KIND = "cardiology-follow-up"


@dataclass
class Freeing:
    """A visit to be given up, and those who wait for such a time."""

    house: House
    slot: Slot
    visit: Visit
    first: Known
    second: Known

    async def wait_for_it(self, who: Known, **wishes: object) -> UUID:
        """They join the waitlist."""
        async with self.house.app.database.begin() as session:
            entry = await waitlist.join(session, who.id, KIND, wishes, new_id().hex, self.house.clock.now())
        self.house.clock.advance(timedelta(seconds=1))
        return entry.id

    async def give_up(self) -> None:
        """The visit is cancelled, and what follows happens."""
        async with self.house.app.database.begin() as session:
            now = self.house.clock.now()
            await visits.cancel(session, self.visit.id, self.visit.version, "patient", new_id().hex, now)
        await self.work()

    async def work(self, after: timedelta = timedelta()) -> None:
        """Time passes and the worker works: what one sweep has brought about is taken up by the next."""
        self.house.clock.advance(after)
        for _ in range(3):
            await self.house.app.worker.drain()

    async def texts(self, who: Known) -> list[str]:
        """What came to their phone."""
        return await texts_to(self.house.app, who.phone)

    async def reply(self, who: Known, words: str, key: str | None = None) -> Reply:
        """They text back."""
        message = InboundMessage("sms", words, client_message_id=key or new_id().hex, address=who.phone)
        return await self.house.app.conversations.handle(message)

    @property
    def latest(self) -> Select[tuple[BackfillOffer]]:
        """The newest offer of the time that was given up."""
        mine = select(BackfillOffer).where(BackfillOffer.gave_up == self.visit.patient_id)
        return mine.order_by(BackfillOffer.id.desc()).limit(1).execution_options(populate_existing=True)

    async def offers(self) -> list[str]:
        """What became of the offers, in order."""
        query = select(BackfillOffer).where(BackfillOffer.gave_up == self.visit.patient_id).order_by(BackfillOffer.id)
        async with self.house.app.database.begin() as session:
            return [row.status for row in (await session.execute(query)).scalars()]


@pytest_asyncio.fixture(loop_scope="session")
async def freeing(house: House) -> Freeing:
    """At nine on a Tuesday: a visit in nine days, nobody else on the waitlist."""
    giver, first, second = await house.patient(), await house.patient(), await house.patient()
    now = house.clock.now()
    async with house.app.database.begin() as session:
        await session.execute(update(WaitlistEntry).values(status="left"))
        await session.execute(update(BackfillOffer).where(BackfillOffer.status == "open").values(status="expired"))
        wishes = Wishes(KIND, (Window(now + 9 * DAY, now + 16 * DAY),), earliest=True)
        slot = (await Search(house.app.hospital).find(session, wishes, now))[0]
        held = await visits.hold(session, slot, "test", now, MINUTE, new_id().hex)
        visit = await visits.book(session, held.id, giver.id, new_id().hex, now)
    await house.app.worker.drain()
    return Freeing(house, slot, visit, first, second)


async def test_a_yes_in_time_books_the_freed_time_for_who_waited_longest(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.wait_for_it(freeing.second)
    await freeing.give_up()
    (offered,) = await freeing.texts(freeing.first)
    assert all(part in offered for part in ("Lakeside General", "YES", "NO", "STOP", "9:30 AM"))
    assert await freeing.texts(freeing.second) == []
    reply = await freeing.reply(freeing.first, "YES")
    assert "You're booked" in reply.messages[0].text
    (mine,) = await freeing.house.visits(freeing.first)
    assert (mine.starts_at, mine.status) == (freeing.slot.starts_at, "booked")
    async with freeing.house.app.database.begin() as session:
        live = IdentityProof.dropped_at.is_(None) & (IdentityProof.patient_id == freeing.first.id)
        assert (await session.execute(select(IdentityProof).where(live))).first() is None
        consent = (await session.execute(select(Consent).where(Consent.patient_id == freeing.first.id))).scalar_one()
        assert consent.consumed_at is not None
        actions = select(AuditRow.action).where(AuditRow.subject_id.in_([str(freeing.first.id), str(mine.id)]))
        assert {"offer", "book"} <= set((await session.execute(actions)).scalars())
    assert await freeing.texts(freeing.second) == []


async def test_a_no_passes_the_time_on_and_keeps_the_place_on_the_list(freeing: Freeing) -> None:
    entry = await freeing.wait_for_it(freeing.first)
    await freeing.wait_for_it(freeing.second)
    await freeing.give_up()
    reply = await freeing.reply(freeing.first, "NO")
    assert "still on the waitlist" in reply.messages[0].text
    await freeing.work()
    assert len(await freeing.texts(freeing.second)) == 1
    assert await freeing.offers() == ["declined", "open"]
    async with freeing.house.app.database.begin() as session:
        assert (await session.get_one(WaitlistEntry, entry)).status == "waiting"
    assert await freeing.house.visits(freeing.first) == []


async def test_a_late_yes_books_nothing_and_is_told_so(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.wait_for_it(freeing.second)
    await freeing.give_up()
    await freeing.work(31 * MINUTE)
    assert await freeing.offers() == ["expired", "open"]
    reply = await freeing.reply(freeing.first, "Yes")
    assert "no longer kept for you" in reply.messages[0].text
    assert await freeing.house.visits(freeing.first) == []
    assert "You're booked" in (await freeing.reply(freeing.second, "yes")).messages[0].text


async def test_a_yes_before_the_sweep_has_seen_that_it_is_late_books_nothing(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.give_up()
    freeing.house.clock.advance(30 * MINUTE)
    assert "no longer kept for you" in (await freeing.reply(freeing.first, "YES")).messages[0].text
    assert await freeing.house.visits(freeing.first) == []


async def test_the_same_yes_twice_books_once(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.give_up()
    first, again = [await freeing.reply(freeing.first, "YES", "the-same") for _ in range(2)]
    assert [m.id for m in first.messages] == [m.id for m in again.messages]
    assert len(await freeing.house.visits(freeing.first)) == 1
    assert "booked" not in (await freeing.reply(freeing.first, "YES")).messages[0].text.lower()
    assert len(await freeing.house.visits(freeing.first)) == 1


async def test_a_yes_after_something_else_is_asked_about_again_first(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.give_up()
    await freeing.reply(freeing.first, "Where can I park?")
    asked = await freeing.reply(freeing.first, "yes")
    assert "still kept for you" in asked.messages[0].text
    assert await freeing.house.visits(freeing.first) == []
    await freeing.house.app.conversations.delivered([m.id for m in asked.messages])
    assert "You're booked" in (await freeing.reply(freeing.first, "yes")).messages[0].text


@pytest.mark.parametrize("number", ["another", "changed"])
async def test_a_yes_from_any_number_but_the_one_on_record_books_nothing(freeing: Freeing, number: str) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.give_up()
    who = freeing.first
    if number == "another":
        who = freeing.second
    else:
        async with freeing.house.app.database.begin() as session:
            await session.execute(update(Patient).where(Patient.id == who.id).values(phone_index=new_id().hex))
    await freeing.reply(who, "YES")
    assert await freeing.house.visits(freeing.first) == []
    assert await freeing.house.visits(freeing.second) == []


async def test_who_cannot_be_texted_makes_way_for_the_next(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.wait_for_it(freeing.second)
    async with freeing.house.app.database.begin() as session:
        now = freeing.house.clock.now()
        await ContactLedger(session).record(freeing.first.phone, Keyword.STOP, now, proof="x")
    await freeing.give_up()
    assert await freeing.texts(freeing.first) == []
    assert len(await freeing.texts(freeing.second)) == 1
    assert await freeing.offers() == ["unreachable", "open"]


async def test_wishes_kept_in_the_patients_words_are_met(freeing: Freeing) -> None:
    local = freeing.slot.starts_at.astimezone(freeing.house.app.hospital.zone)
    other_day = {"text": "x", "kind": "date", "start": (local + DAY).date().isoformat()}
    asap = {"text": "asap", "kind": "range", "relation": "earliest", "start": "2026-03-03T09:00"}
    await freeing.wait_for_it(freeing.first, when=[other_day])
    await freeing.wait_for_it(freeing.second, when=[asap], location=freeing.slot.site)
    await freeing.give_up()
    assert await freeing.texts(freeing.first) == []
    assert len(await freeing.texts(freeing.second)) == 1


async def test_what_is_freed_at_night_is_offered_in_the_morning(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    freeing.house.clock.advance(timedelta(hours=14))
    await freeing.give_up()
    assert await freeing.texts(freeing.first) == []
    await freeing.work(timedelta(hours=8, minutes=58))
    assert await freeing.texts(freeing.first) == []
    await freeing.work(2 * MINUTE)
    (offered,) = await freeing.texts(freeing.first)
    assert "8:30 AM" in offered


async def test_who_is_just_talking_with_us_is_told_a_little_later(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.reply(freeing.first, "I need a skin doctor")
    await freeing.give_up()
    assert await freeing.texts(freeing.first) == []
    await freeing.work(12 * MINUTE)
    (offered,) = await freeing.texts(freeing.first)
    assert "9:42 AM" in offered
    assert "You're booked" in (await freeing.reply(freeing.first, "YES")).messages[0].text


async def test_of_a_sensitive_visit_the_offer_says_the_time_alone(freeing: Freeing) -> None:
    hospital, speaker = freeing.house.app.hospital, freeing.house.app.parts.speaker
    kind = next(v for v in hospital.file.visit_types if v.sensitive)
    doctor = next(p for p in hospital.file.practitioners if kind.department in p.specialties)
    at = freeing.slot.starts_at
    held = Visit(visit_type=kind.key, practitioner=doctor.key, site="north", starts_at=at, modality="in_person")
    theirs = Visit(visit_type=kind.key, practitioner=doctor.key, site="north", starts_at=at, modality="in_person")
    for lang, later in product(("en", "es"), (None, theirs)):
        for key in ("waitlist-offer", "waitlist-again"):
            said = speaker.word(offer_fact(key, hospital, held, later, at, lang), lang, "sms")
            assert not any(n in said for n in (doctor.name, kind.name.en, kind.name.es, hospital.name("north", lang)))
            assert str(at.astimezone(hospital.zone).day) in said


async def test_a_process_killed_at_any_statement_of_a_yes_books_all_or_nothing_and_answers_the_same_text_again(
    freeing: Freeing,
) -> None:
    await freeing.wait_for_it(freeing.first)
    await freeing.give_up()
    database = freeing.house.app.database
    for statement in range(1, 200):
        await run_until_killed(database, statement, lambda _: freeing.reply(freeing.first, "YES", "the-yes"))
        booked = await freeing.house.visits(freeing.first)
        async with database.begin() as session:
            offer = (await session.execute(freeing.latest)).scalar_one()
            consent = await session.scalar(select(Consent).where(Consent.patient_id == freeing.first.id))
            entry = await session.get_one(WaitlistEntry, offer.entry_id)
        assert consent is not None
        stands = {
            len(booked) == 1,
            offer.status == "accepted",
            entry.status == "booked",
            consent.consumed_at is not None,
        }
        assert len(stands) == 1
        if booked:
            break
    assert statement > 10
    assert "You're booked" in (await freeing.reply(freeing.first, "YES", "the-yes")).messages[0].text
    assert len(await freeing.house.visits(freeing.first)) == 1


async def test_a_process_killed_at_any_statement_of_the_telling_asks_and_texts_once(freeing: Freeing) -> None:
    await freeing.wait_for_it(freeing.first)
    app, database, now = freeing.house.app, freeing.house.app.database, freeing.house.clock.now()
    async with database.begin() as session:
        gone = await visits.cancel(session, freeing.visit.id, freeing.visit.version, "x", new_id().hex, now)
        freed = await freed_by(session, gone.id, gone.version)
        assert freed is not None
        offer = await backfill_of(app.parts.services).offer(session, freed, now)
    assert offer is not None
    tell = WaitlistTexts(app.parts).job().run
    for statement in range(1, 100):
        done = await run_until_killed(database, statement, lambda _: tell(offer=str(offer.id)))
        async with database.begin() as session:
            told = (await session.execute(freeing.latest)).scalar_one().told_at is not None
            asked = len((await session.scalars(select(Consent).where(Consent.patient_id == freeing.first.id))).all())
        assert (told, asked) == (done, int(done))
        if done:
            break
    await tell(offer=str(offer.id))
    await freeing.work()
    assert len(await freeing.texts(freeing.first)) == 1
