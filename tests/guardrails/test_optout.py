"""Opt-out words: alone they always work, in a sentence they are the patient's own (invariant 11)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from guardrails.optout import HELP_WORDS, START_WORDS, STOP_WORDS, ContactLedger, Keyword, classify
from runtime.clock import FrozenClock
from runtime.database import Database

NUMBER = "+15550100001"


@pytest.mark.parametrize("word", sorted(STOP_WORDS))
@pytest.mark.parametrize("shape", ["{}", "{}.", " {} ", "{}!!!", "\u200b{}\u200b", '"{}"', "🛑 {}"])
def test_a_bare_stop_word_opts_out(word: str, shape: str) -> None:
    assert classify(shape.format(word.upper())) is Keyword.STOP
    assert classify(shape.format(word)) is Keyword.STOP


@pytest.mark.parametrize(
    "text", ["S T O P", "opt-out", "Opt out", "STOP ALL", "s.t.o.p", "ＳＴＯＰ", "dar de baja", "¡Alto!"]
)
def test_stop_in_other_shapes_opts_out(text: str) -> None:
    assert classify(text) is Keyword.STOP


@pytest.mark.parametrize(
    "text",
    [
        "cancel my appointment",
        "please stop the reminders for tuesday",
        "quiero cancelar mi cita",
        "cancelar la cita del martes",
        "can you end this",
        "stop by at 3",
        "cancel 2",
        "STOP1",
        "yes",
        "sí",
        "",
        "🛑",
        "the end",
        "help me find a doctor",
    ],
)
def test_anything_longer_is_what_the_patient_means(text: str) -> None:
    assert classify(text) is None


def test_start_and_help_words() -> None:
    assert {classify(w) for w in START_WORDS} == {Keyword.START}
    assert {classify(w.upper()) for w in HELP_WORDS} == {Keyword.HELP}


def test_a_yes_is_never_an_opt_in() -> None:
    assert not START_WORDS & {"yes", "si", "y", "ok"}


def test_a_long_message_costs_nothing() -> None:
    assert classify("stop " * 1_000_000) is None


async def test_the_last_word_of_a_number_holds(database: Database, clock: FrozenClock) -> None:
    async with database.begin() as session:
        ledger = ContactLedger(session)
        assert not await ledger.is_opted_out(NUMBER)
        await ledger.record(NUMBER, Keyword.STOP, clock.now(), proof="SM1")
        assert await ledger.is_opted_out(NUMBER)
        assert await ledger.is_opted_out("+1 (555) 010-0001")
        assert not await ledger.is_opted_out("+15550100002")
        clock.advance(timedelta(minutes=1))
        await ledger.record(NUMBER, Keyword.START, clock.now(), proof="SM2")
        assert not await ledger.is_opted_out(NUMBER)
        assert await ledger.has_opted_in(NUMBER)


async def test_the_ledger_keeps_every_row_with_its_proof(database: Database, clock: FrozenClock) -> None:
    async with database.begin() as session:
        ledger = ContactLedger(session)
        for proof in ("SM1", "SM2", "SM3"):
            await ledger.record(NUMBER, Keyword.STOP, clock.now(), proof=proof)
        await ledger.record(NUMBER, Keyword.HELP, clock.now(), proof="SM4")
        assert [row.proof for row in await ledger.history(NUMBER)] == ["SM1", "SM2", "SM3"]


async def test_purposes_are_kept_apart(database: Database, clock: FrozenClock) -> None:
    async with database.begin() as session:
        ledger = ContactLedger(session)
        await ledger.record(NUMBER, Keyword.STOP, clock.now(), proof="SM1", purpose="recording")
        assert not await ledger.is_opted_out(NUMBER)
        assert await ledger.is_opted_out(NUMBER, purpose="recording")
