"""Codes are bounded by number, range, country and hour, silently: against SMS pumping and code bombing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from guardrails.identity import CodeBudget, Contact, Identity, Started
from guardrails.identity.budgets import country_of
from runtime.clock import FrozenClock
from runtime.database import Database, new_id
from tests.guardrails.builders import BORN, Patients, Phone

HOUR = timedelta(hours=1)
SMALL = CodeBudget(number=2, prefix=3, home_country=6, other_country=2, all=8, reserved=0, slices=1)
FAIR = CodeBudget(number=2, prefix=20, home_country=120, all=150)
"""Of 120 codes an hour 60 are for whoever types in a number: 10 in ten minutes; from the seventh on each range has two."""


class Desk:
    """Identity with small budgets; every wish comes in a conversation of its own."""

    def __init__(self, database: Database, clock: FrozenClock, budget: CodeBudget = SMALL) -> None:
        self.database, self.clock, self.patients, self.phone = database, clock, Patients(), Phone()
        self.identity = Identity(self.patients, self.phone, clock, budget)

    async def register(self, number: str) -> Started:
        """A code to a number that somebody gives."""
        async with self.database.begin() as session:
            return await self.identity.start_registration(session, new_id(), number, self.clock.now())

    async def identify(self, name: str) -> Started:
        """A code to the contact on record."""
        async with self.database.begin() as session:
            return await self.identity.start(session, new_id(), name, BORN, self.clock.now())

    @property
    def to(self) -> list[str | None]:
        """Where codes went."""
        return [m.to for m in self.phone.sent]


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


def number(area: int, last: int) -> str:
    return f"+1{area}555{last:04d}"


async def test_one_number_cannot_be_bombed_under_many_names(desk: Desk) -> None:
    for i in range(6):
        desk.patients.add(f"Patient {i}", BORN, Contact("+12025550100"))
        assert await desk.identify(f"Patient {i}") == Started("sent")
    assert len(desk.to) == SMALL.number


async def test_a_range_of_numbers_cannot_be_pumped(desk: Desk) -> None:
    for last in range(100, 110):
        assert await desk.register(number(202, last)) == Started("sent")
    assert len(desk.to) == SMALL.prefix
    await desk.register(number(212, 100))
    assert desk.to[-1] == number(212, 100)


async def test_another_country_has_a_small_budget_of_its_own(desk: Desk) -> None:
    for last in range(5):
        await desk.register(f"+2526155{last}1234")
    assert len(desk.to) == SMALL.other_country
    await desk.register(number(202, 100))
    assert desk.to[-1] == number(202, 100)


async def test_a_country_that_shares_the_country_code_is_another_country(desk: Desk) -> None:
    for last in range(5):
        await desk.register(f"+1876{last}551234")
    assert len(desk.to) == SMALL.other_country


async def test_an_hour_has_a_budget_in_all(desk: Desk) -> None:
    for country in ("+44791112", "+3361234", "+4915112", "+3464512", "+3932012"):
        for last in range(2):
            await desk.register(f"{country}{last}3456")
    assert len(desk.to) == SMALL.all


async def test_numbers_typed_in_shut_no_patient_of_the_same_range_out(desk: Desk) -> None:
    desk.patients.add("Ana Example", BORN, Contact(number(202, 142)))
    for last in range(100, 120):
        await desk.register(number(202, last))
    await desk.identify("Ana Example")
    assert desk.to[-1] == number(202, 142)


async def test_a_patients_own_number_typed_in_by_others_shuts_them_out_no_more(
    database: Database, clock: FrozenClock
) -> None:
    desk = Desk(database, clock, CodeBudget(number=2))
    desk.patients.add("Ana Example", BORN, Contact(number(202, 142)))
    for _ in range(8):
        assert await desk.register(number(202, 142)) in (Started("sent"), Started("locked", clock.now() + HOUR))
    assert len(desk.to) == 2
    await desk.identify("Ana Example")
    assert len(desk.to) == 3


async def test_a_range_of_patients_on_record_is_bounded_by_patient_and_number_alone(desk: Desk) -> None:
    for last in range(SMALL.prefix + 2):
        desk.patients.add(f"Patient {last}", BORN, Contact(number(202, 100 + last)))
        await desk.identify(f"Patient {last}")
    assert len(desk.to) == SMALL.prefix + 2


async def test_budgets_come_back_after_the_hour(desk: Desk, clock: FrozenClock) -> None:
    for last in range(100, 110):
        await desk.register(number(202, last))
    clock.advance(HOUR)
    await desk.register(number(202, 120))
    assert desk.to[-1] == number(202, 120)


async def test_strangers_spend_nobodys_budget(desk: Desk) -> None:
    desk.patients.add("Ana Example", BORN, Contact("+12025550100"))
    for i in range(20):
        assert await desk.identify(f"Nobody {i}") == Started("sent")
    await desk.identify("Ana Example")
    assert desk.to == ["+12025550100"]


async def test_a_spent_budget_costs_and_answers_as_a_stranger_does(desk: Desk) -> None:
    desk.patients.add("Ana Example", BORN, Contact("+12025550100"))
    for i in range(SMALL.number):
        desk.patients.add(f"Sister {i}", BORN, Contact("+12025550100"))
        await desk.identify(f"Sister {i}")
    rows: list[int] = []

    def seen(*args: object) -> None:
        given, many = args[3], args[5]
        rows.append(len(given) if many and isinstance(given, list) else 1)

    event.listen(desk.database.engine.sync_engine, "before_cursor_execute", seen)
    work = []
    for name in ("Ana Example", "Nobody Known"):
        rows.clear()
        assert await desk.identify(name) == Started("sent")
        work.append(list(rows))
    assert work[0] == work[1]
    assert len(desk.to) == SMALL.number


@pytest.fixture
def fair(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock, FAIR)


async def attack(desk: Desk, wishes: int, first: int = 200) -> int:
    """As many registrations, each from a range of its own; how many codes they cost."""
    before = len(desk.to)
    for i in range(wishes):
        assert await desk.register(f"+1202{first + i}0100") == Started("sent")
    return len(desk.to) - before


async def test_whoever_types_in_numbers_cannot_take_the_codes_of_patients_on_record(fair: Desk) -> None:
    cost = 0
    for round_ in range(6):
        cost += await attack(fair, 40, 200 + 40 * round_)
        fair.clock.advance(timedelta(minutes=9, seconds=59))
    assert cost <= 60
    for i in range(20):
        fair.patients.add(f"Patient {i}", BORN, Contact(number(212, 100 + i)))
        await fair.identify(f"Patient {i}")
    assert len(fair.to) == cost + 20


async def test_an_attack_shuts_new_patients_out_for_ten_minutes_not_for_an_hour(fair: Desk) -> None:
    assert await attack(fair, 40) == 10
    await fair.register(number(212, 100))
    assert fair.to[-1] != number(212, 100)
    fair.clock.advance(timedelta(minutes=10))
    await fair.register(number(212, 100))
    assert fair.to[-1] == number(212, 100)


async def test_few_ranges_cannot_take_the_slice_from_the_others(fair: Desk) -> None:
    for last in range(100, 140):
        await fair.register(number(202, last))
    assert len(fair.to) == 6
    await fair.register(number(212, 100))
    assert fair.to[-1] == number(212, 100)


async def test_a_record_that_nobody_has_proven_spends_as_a_number_typed_in(fair: Desk) -> None:
    assert await attack(fair, 40) == 10
    fair.patients.add("New Here", BORN, Contact(number(212, 100)), verified=False)
    fair.patients.add("Known Here", BORN, Contact(number(212, 101)))
    await fair.identify("New Here")
    await fair.identify("Known Here")
    assert fair.to[-1] == number(212, 101)
    assert number(212, 100) not in fair.to


@pytest.mark.parametrize(
    ("written", "country"),
    [("+12025550100", "US"), ("+18765551234", "JM"), ("+447400123456", "GB"), ("nonsense", "unknown")],
)
def test_the_country_is_that_of_the_number(written: str, country: str) -> None:
    assert country_of(written) == country
