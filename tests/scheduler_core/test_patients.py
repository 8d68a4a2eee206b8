"""Patients are found by keyed digests, however their name is written, and registered once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from runtime.database import Database, new_id
from runtime.errors import NotFound
from scheduler_core import patients

NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
BORN = date(1982, 3, 5)


@pytest.mark.parametrize(
    "written", ["José Peñaloza", "jose penaloza", "PEÑALOZA, JOSÉ", "  josé   peñaloza ", "Jose\u0301 Pen\u0303aloza"]
)
async def test_a_patient_is_found_without_accents_case_or_order(database: Database, written: str) -> None:
    async with database.begin() as session:
        known = await patients.register(session, "José Peñaloza", BORN, phone=None, key="one", now=NOW)
        assert [p.id for p in await patients.find(session, written, BORN)] == [known.id]


@pytest.mark.parametrize("known", ["Maria de la Cruz", "Maria Cruz", "Maria Dela Cruz"])
@pytest.mark.parametrize("written", ["Maria de la Cruz", "maria cruz", "Dela Cruz, Maria", "María De La Cruz"])
async def test_a_surname_is_found_with_its_de_la_or_without(database: Database, known: str, written: str) -> None:
    async with database.begin() as session:
        patient = await patients.register(session, known, BORN, phone=None, key="one", now=NOW)
        assert [p.id for p in await patients.find(session, written, BORN)] == [patient.id]


async def test_who_bears_the_name_as_it_was_said_comes_before_who_bears_one_like_it(database: Database) -> None:
    async with database.begin() as session:
        one = await patients.register(session, "Maria Cruz", BORN, phone=None, key="one", now=NOW)
        two = await patients.register(session, "Maria de la Cruz", BORN, phone=None, key="two", now=NOW)
        assert [p.id for p in await patients.find(session, "maria cruz", BORN)] == [one.id]
        assert [p.id for p in await patients.find(session, "maria de la cruz", BORN)] == [two.id]


@pytest.mark.parametrize("name", ["Ana Prado", "Maria de la Cruz", "Bo", "O'Brien Dela Rosa, Juan"])
def test_as_many_spellings_are_looked_for_whoever_is_asked_for(name: str) -> None:
    assert len(patients.written_otherwise(name)) == len(patients.written_otherwise("Ana Prado"))


async def test_the_name_alone_or_the_birth_date_alone_finds_nobody(database: Database) -> None:
    async with database.begin() as session:
        await patients.register(session, "Ana Prado", BORN, phone=None, key="one", now=NOW)
        assert await patients.find(session, "Ana Prado", BORN + timedelta(days=1)) == []
        assert await patients.find(session, "Ana Prato", BORN) == []


async def test_two_people_of_one_name_and_birth_date_are_both_found(database: Database) -> None:
    async with database.begin() as session:
        for key in ("one", "two"):
            await patients.register(session, "Ana Prado", BORN, phone=None, key=key, now=NOW)
        assert len(await patients.find(session, "ana prado", BORN)) == 2


async def test_a_shared_phone_finds_everyone_behind_it(database: Database) -> None:
    async with database.begin() as session:
        for name in ("Ana Prado", "Luz Prado"):
            await patients.register(session, name, BORN, phone="+12125550142", key=name, now=NOW)
        found = await patients.by_phone(session, "+12125550142")
        assert {p.name for p in found} == {"Ana Prado", "Luz Prado"}
        assert await patients.by_phone(session, "+12125550143") == []


async def test_the_same_key_registers_once_and_a_new_record_is_not_verified(database: Database) -> None:
    async with database.begin() as session:
        first = await patients.register(session, "Ana Prado", BORN, phone=None, key="one", now=NOW)
        second = await patients.register(session, "Ana Prado", BORN, phone=None, key="one", now=NOW)
        assert first.id == second.id
        assert not first.verified


async def test_no_identifier_stands_in_the_table_in_clear(database: Database) -> None:
    async with database.begin() as session:
        await patients.register(session, "Zephyrine Quillfeather", BORN, phone="+12125550142", key="one", now=NOW)
    async with database.begin() as session:
        row = str((await session.execute(text("SELECT p::text FROM patient p"))).scalar_one())
    for value in ("Zephyrine", "Quillfeather", "5550142", "1982-03-05"):
        assert value not in row
        assert value.encode().hex() not in row


async def test_an_id_that_nobody_has_is_not_found(database: Database) -> None:
    async with database.begin() as session:
        with pytest.raises(NotFound):
            await patients.get(session, new_id())


@given(st.text(max_size=60))
def test_folding_a_name_twice_is_folding_it_once(name: str) -> None:
    assert patients.folded(patients.folded(name)) == patients.folded(name)


async def test_one_surname_more_than_on_record_finds_them_and_whoever_has_both_comes_first(database: Database) -> None:
    async with database.begin() as session:
        one = await patients.register(session, "Carmen Vega", BORN, phone=None, key="one", now=NOW)
        assert [p.id for p in await patients.find(session, "Carmen Vega Ruiz", BORN)] == [one.id]
        assert not await patients.find(session, "Carmen Ruiz", BORN)
        both = await patients.register(session, "Carmen Vega Ruiz", BORN, phone=None, key="two", now=NOW)
        assert [p.id for p in await patients.find(session, "carmen vega ruiz", BORN)] == [both.id]
