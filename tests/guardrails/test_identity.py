"""Identity: levels, codes, locks, and that strangers and patients cannot be told apart (DESIGN §4)."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, func, select, text

from guardrails.identity import Contact, Identity, Outcome, Proof, Started, network_of, standing
from guardrails.identity.codes import ATTEMPTS
from guardrails.models import Challenge, IdentityProof
from runtime.clock import FrozenClock
from runtime.database import Database, new_id
from runtime.errors import NotAllowed
from tests.guardrails.builders import ANA, BORN, Patients, Phone

WRONG = "not a code"


class Desk:
    """Identity over a real database, one transaction a step."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database, self.clock = database, clock
        self.patients, self.phone = Patients(), Phone()
        self.ana = self.patients.add(ANA, BORN)
        self.identity = Identity(self.patients, self.phone, clock)
        self.here = new_id()

    async def start(self, name: str = ANA, born: date = BORN, here: UUID | None = None) -> Started:
        async with self.database.begin() as session:
            return await self.identity.start(session, here or self.here, name, born, self.clock.now())

    async def check(self, code: str, here: UUID | None = None, *, after: int = 60, message: str = "") -> Outcome:
        """A code that comes `after` so many seconds: long enough not to be too early, unless told otherwise."""
        self.clock.advance(timedelta(seconds=after))
        async with self.database.begin() as session:
            return await self.identity.check(session, here or self.here, code, self.clock.now(), message=message)

    async def level(self, here: UUID | None = None, channel: str | None = None) -> Proof:
        async with self.database.begin() as session:
            return await self.identity.level(session, here or self.here, self.clock.now(), channel=channel)

    async def touch(self) -> None:
        async with self.database.begin() as session:
            await standing(session, self.here, self.clock.now(), spoken=True)

    async def drop(self, why: str) -> None:
        async with self.database.begin() as session:
            await self.identity.drop(session, self.here, why)

    async def verified(self) -> None:
        await self.start()
        assert (await self.check(self.phone.code)).proven


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


async def test_one_network_cannot_ask_for_codes_without_end_and_is_free_again_soon(desk: Desk) -> None:
    async def ask(i: int, address: str) -> str:
        async with desk.database.begin() as session:
            now, network = desk.clock.now(), network_of(address)
            return (await desk.identity.start(session, new_id(), f"Nobody {i}", BORN, now, address=network)).status

    told = [await ask(i, f"2001:db8::{i:x}") for i in range(42)]
    assert told == ["sent"] * 40 + ["locked"] * 2
    assert await ask(50, "2001:db8:0:1::1") == "sent"
    desk.clock.advance(timedelta(minutes=11))
    assert await ask(51, "2001:db8::1") == "sent"


async def test_nobody_is_proven_at_first(desk: Desk) -> None:
    assert (await desk.level()).level == 0


async def test_a_code_to_the_contact_on_record_proves_the_patient(desk: Desk) -> None:
    assert await desk.start() == Started("sent")
    assert desk.phone.sent[-1].to == "+15550100001"
    outcome = await desk.check(desk.phone.code)
    assert outcome.proven and outcome.patient_id == desk.ana
    assert (await desk.level()).level == 3


async def test_a_code_may_be_typed_with_blanks_and_dashes(desk: Desk) -> None:
    await desk.start()
    assert (await desk.check(f"it is {'-'.join(desk.phone.code)} ok")).proven


async def test_level_three_lasts_five_minutes(desk: Desk) -> None:
    await desk.verified()
    desk.clock.advance(timedelta(minutes=5))
    assert (await desk.level()).level == 3
    desk.clock.advance(timedelta(seconds=1))
    assert (await desk.level()).level == 2


async def test_level_two_lapses_after_fifteen_idle_minutes(desk: Desk) -> None:
    await desk.verified()
    for _ in range(3):
        desk.clock.advance(timedelta(minutes=14))
        await desk.touch()
        assert (await desk.level()).level == 2
    desk.clock.advance(timedelta(minutes=15, seconds=1))
    assert (await desk.level()).level == 0


async def test_speaking_again_does_not_revive_a_lapsed_proof(desk: Desk) -> None:
    await desk.verified()
    desk.clock.advance(timedelta(minutes=16))
    await desk.touch()
    assert (await desk.level()).level == 0


@pytest.mark.parametrize("why", ["hand_over", "other_person", "wrong_number"])
async def test_a_proof_is_dropped_on(desk: Desk, why: str) -> None:
    await desk.verified()
    await desk.drop(why)
    assert (await desk.level()).level == 0


async def test_a_proof_does_not_travel_to_another_channel(desk: Desk) -> None:
    await desk.verified()
    assert (await desk.level(channel="chat")).level == 3
    assert (await desk.level(channel="voice")).level == 0
    assert (await desk.level(channel="chat")).level == 0


async def test_a_code_under_way_is_worth_nothing_after_a_hand_over(desk: Desk) -> None:
    await desk.start()
    await desk.drop("hand_over")
    assert (await desk.check(desk.phone.code)).status == "none"


async def test_a_code_works_once(desk: Desk) -> None:
    await desk.verified()
    assert (await desk.check(desk.phone.code)).status == "none"


async def test_a_code_lapses_after_ten_minutes(desk: Desk) -> None:
    await desk.start()
    desk.clock.advance(timedelta(minutes=10))
    assert (await desk.check(desk.phone.code)).status == "expired"
    assert (await desk.level()).level == 0


async def test_three_wrong_codes_end_a_challenge(desk: Desk) -> None:
    await desk.start()
    assert [(await desk.check(WRONG)).attempts_left for _ in range(ATTEMPTS)] == [2, 1, 0]
    assert (await desk.check(desk.phone.code)).status == "none"


async def test_a_new_code_makes_the_old_one_worthless(desk: Desk) -> None:
    await desk.start()
    old = desk.phone.code
    await desk.start()
    assert old == desk.phone.code or not (await desk.check(old)).proven
    assert (await desk.check(desk.phone.code)).proven


async def test_a_code_of_another_conversation_is_worth_nothing_here(desk: Desk) -> None:
    other = new_id()
    await desk.start()
    code = desk.phone.code
    await desk.start(here=other)
    assert code == desk.phone.code or not (await desk.check(code, here=other)).proven


async def test_asking_for_someone_else_drops_what_was_proven(desk: Desk) -> None:
    await desk.verified()
    await desk.start("Somebody Else", BORN)
    assert (await desk.level()).level == 0


async def test_guessing_locks_the_conversation_and_then_the_person(desk: Desk) -> None:
    for _ in range(2):
        await desk.start()
        for _ in range(ATTEMPTS):
            await desk.check(WRONG)
    assert (await desk.start()).status == "locked"
    assert (await desk.start(here=new_id())).status == "locked"
    desk.clock.advance(timedelta(hours=1, seconds=1))
    assert (await desk.start(here=new_id())).status == "sent"


async def test_a_locked_conversation_refuses_even_the_right_code(desk: Desk) -> None:
    for _ in range(2):
        await desk.start()
        for _ in range(ATTEMPTS):
            last = await desk.check(WRONG)
    assert last.status == "locked"
    assert (await desk.check(desk.phone.code)).status in ("locked", "none")


async def test_asking_for_codes_over_and_over_is_locked(desk: Desk) -> None:
    seen = [(await desk.start()).status for _ in range(7)]
    assert seen == ["sent"] * 5 + ["locked"] * 2
    assert len(desk.phone.sent) == 5


async def test_who_proves_themselves_often_is_not_locked_out(desk: Desk) -> None:
    for _ in range(12):
        desk.clock.advance(timedelta(minutes=14))
        assert (await desk.start()).status == "sent"
        assert (await desk.check(desk.phone.code)).proven
    assert len(desk.phone.sent) == 12


async def test_right_codes_give_back_nothing_of_the_hours_budget_of_a_number(desk: Desk) -> None:
    for _ in range(6):
        await desk.start()
        assert (await desk.check(desk.phone.code)).proven
    assert (await desk.start()).status == "sent", "told as before"
    assert len(desk.phone.sent) == 6, "but nothing is sent"


async def test_right_codes_give_back_no_more_than_they_cost(desk: Desk) -> None:
    await desk.verified()
    seen = [(await desk.start()).status for _ in range(6)]
    assert seen == ["sent"] * 5 + ["locked"]


async def test_a_number_is_not_bombed_from_many_conversations(desk: Desk) -> None:
    for day in range(1, 28):
        desk.patients.people["child", date(2015, 1, day)] = desk.patients.people[ANA.lower(), BORN]
        await desk.start("child", date(2015, 1, day), here=new_id())
    assert len(desk.phone.sent) == 6
    assert len(desk.phone.messages) == 27


@pytest.mark.parametrize(("name", "born"), [("Nobody Known", BORN), (ANA, date(1982, 3, 6))])
async def test_a_stranger_gets_the_same_answers_all_the_way(desk: Desk, name: str, born: date) -> None:
    began, heard = desk.clock.now(), []
    for who, day, here in ((ANA, BORN, desk.here), (name, born, new_id())):
        desk.clock.advance(began - desk.clock.now())
        told: list[Started | Outcome] = [await desk.start(who, day, here)]
        told += [await desk.check(WRONG, here, after=after) for after in (0, 0, 0, 2, 9)]
        told += [await desk.start(who, day, here) for _ in range(5)]
        heard.append(told)
    assert heard[0] == heard[1]


async def test_a_stranger_costs_the_same_statements(desk: Desk) -> None:
    counted: list[str] = []
    event.listen(
        desk.database.engine.sync_engine, "before_cursor_execute", lambda *a: counted.append(a[2].split("(")[0][:40])
    )
    kinds = []
    for name, born in ((ANA, BORN), ("Nobody Known", BORN)):
        counted.clear()
        here = new_id()
        await desk.start(name, born, here)
        await desk.check(WRONG, here)
        kinds.append(list(counted))
    assert kinds[0] == kinds[1]


async def test_a_decoys_code_proves_nothing(desk: Desk) -> None:
    await desk.start("Nobody Known")
    assert desk.phone.messages[-1].to is None
    assert not (await desk.check(desk.phone.messages[-1].code)).proven


async def test_a_patient_without_a_contact_gets_no_code_and_the_same_answer(desk: Desk) -> None:
    desk.patients.add("No Phone", BORN, None)
    assert await desk.start("No Phone") == Started("sent")
    assert desk.phone.sent == []


async def test_a_landline_is_called(desk: Desk) -> None:
    desk.patients.add("Land Line", BORN, Contact("+15550100002", "landline"))
    await desk.start("Land Line")
    assert desk.phone.sent[-1].kind == "call"


async def test_codes_are_stored_hashed_and_unlike_for_the_same_digits(desk: Desk) -> None:
    await desk.start()
    async with desk.database.begin() as session:
        row = (await session.execute(text("SELECT row_to_json(c)::text FROM identity_challenge c"))).scalar_one()
    assert desk.phone.code not in row and "Ana" not in row and "5550100001" not in row


async def test_step_up_renews_level_three_for_the_same_patient(desk: Desk) -> None:
    await desk.verified()
    desk.clock.advance(timedelta(minutes=8))
    async with desk.database.begin() as session:
        assert (await desk.identity.step_up(session, desk.here, desk.clock.now())).status == "sent"
    assert (await desk.level()).level == 2
    assert (await desk.check(desk.phone.code)).patient_id == desk.ana
    assert (await desk.level()).level == 3


async def test_step_up_needs_a_proof(desk: Desk) -> None:
    async with desk.database.begin() as session:
        with pytest.raises(NotAllowed):
            await desk.identity.step_up(session, desk.here, desk.clock.now())


async def test_registering_proves_a_number_and_opens_only_the_new_record(desk: Desk) -> None:
    new_patient = new_id()
    async with desk.database.begin() as session:
        await desk.identity.start_registration(session, desk.here, "+15550100009", desk.clock.now())
    outcome = await desk.check(desk.phone.code)
    assert (outcome.status, outcome.purpose, outcome.patient_id) == ("proven", "register", None)
    assert (await desk.level()).level == 0
    async with desk.database.begin() as session:
        await desk.identity.bind_registered(session, desk.here, new_patient, desk.clock.now())
    proof = await desk.level()
    assert (proof.level, proof.patient_id, proof.verified) == (2, new_patient, False)


async def test_one_registration_code_makes_one_record(desk: Desk) -> None:
    async with desk.database.begin() as session:
        await desk.identity.start_registration(session, desk.here, "+15550100009", desk.clock.now())
    await desk.check(desk.phone.code)
    async with desk.database.begin() as session:
        await desk.identity.bind_registered(session, desk.here, new_id(), desk.clock.now())
        with pytest.raises(NotAllowed):
            await desk.identity.bind_registered(session, desk.here, desk.ana, desk.clock.now())


async def test_identifying_does_not_let_one_bind_a_record(desk: Desk) -> None:
    await desk.verified()
    async with desk.database.begin() as session:
        with pytest.raises(NotAllowed):
            await desk.identity.bind_registered(session, desk.here, new_id(), desk.clock.now())


async def test_a_reply_to_a_reminder_proves_level_one_for_that_visit(desk: Desk) -> None:
    visit = new_id()
    async with desk.database.begin() as session:
        await desk.identity.grant_reply(session, desk.here, desk.ana, visit, desk.clock.now())
    proof = await desk.level()
    assert (proof.level, proof.visit_id) == (1, visit)


async def test_a_reply_never_lowers_a_better_proof(desk: Desk) -> None:
    await desk.verified()
    async with desk.database.begin() as session:
        await desk.identity.grant_reply(session, desk.here, desk.ana, new_id(), desk.clock.now())
    assert (await desk.level()).level == 3


async def test_status_tells_that_a_code_is_awaited(desk: Desk) -> None:
    async with desk.database.begin() as session:
        assert not (await standing(session, desk.here, desk.clock.now())).status.code_sent
    await desk.start()
    async with desk.database.begin() as session:
        status = (await standing(session, desk.here, desk.clock.now())).status
    assert (status.code_sent, status.locked, status.attempts_left) == (True, False, 3)


async def test_two_right_codes_at_once_are_one_proof(desk: Desk) -> None:
    await desk.start()
    outcomes = await asyncio.gather(*(desk.check(desk.phone.code) for _ in range(6)))
    assert sorted(o.status for o in outcomes) == ["none"] * 5 + ["proven"]
    async with desk.database.begin() as session:
        assert await session.scalar(select(func.count()).select_from(IdentityProof)) == 1


async def test_guesses_at_once_do_not_get_more_attempts(desk: Desk) -> None:
    await desk.start()
    outcomes = await asyncio.gather(*(desk.check(WRONG, after=0) for _ in range(8)))
    assert sorted(o.status for o in outcomes) == ["early"] * 6 + ["wrong"] * 2
    desk.clock.advance(timedelta(minutes=1))
    outcomes = await asyncio.gather(*(desk.check(WRONG, after=0) for _ in range(8)))
    assert sorted(o.status for o in outcomes) == ["none"] * 7 + ["wrong"]
    async with desk.database.begin() as session:
        assert await session.scalar(select(Challenge.attempts)) == ATTEMPTS


async def test_every_step_is_in_the_audit_trail(desk: Desk) -> None:
    await desk.start()
    await desk.check(WRONG)
    await desk.check(desk.phone.code)
    async with desk.database.begin() as session:
        rows = (await session.execute(text("SELECT action, subject_id FROM audit ORDER BY id"))).all()
    assert [r[0] for r in rows] == ["identity.code", "identity.wrong_code", "identity.proven"]
    assert {r[1] for r in rows} == {str(desk.ana)}
