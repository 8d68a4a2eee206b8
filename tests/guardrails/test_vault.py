"""The vault: stable placeholders, values back only for those they are about, nothing left after shredding."""

from __future__ import annotations

import asyncio
import re
from uuid import UUID

import pytest
from sqlalchemy import text

from guardrails.redaction import RedactedSpan, Redaction
from guardrails.vault import SPEAKER, Vault
from runtime.database import Database, new_id


def redacted(raw: str, *values: tuple[str, str]) -> Redaction:
    """A redaction of `raw` that covers each (type, value) where it first stands."""
    spans = [RedactedSpan(raw.index(v), raw.index(v) + len(v), kind, v) for kind, v in values]
    return Redaction(raw, tuple(sorted(spans, key=lambda s: s.start)))


ANA = redacted("I am Ana Example", ("NAME", "Ana Example"))


async def placeholders(database: Database, here: UUID, redaction: Redaction, subject: str = SPEAKER) -> str:
    async with database.begin() as session:
        return await Vault(session, here).placeholders(redaction, subject=subject)


async def restore(database: Database, here: UUID, words: str, subjects: tuple[str, ...] = (SPEAKER,)) -> str:
    async with database.begin() as session:
        return await Vault(session, here).restore(words, subjects)


async def test_a_value_keeps_its_placeholder_over_turns(database: Database) -> None:
    here = new_id()
    assert await placeholders(database, here, ANA) == "I am [NAME_1]"
    assert await placeholders(database, here, redacted("ana  EXAMPLE", ("NAME", "ana  EXAMPLE"))) == "[NAME_1]"
    assert await placeholders(database, here, redacted("Bo", ("NAME", "Bo"))) == "[NAME_2]"


async def test_a_phone_in_another_grouping_is_the_same_value(database: Database) -> None:
    here = new_id()
    assert await placeholders(database, here, redacted("555-0100", ("PHONE", "555-0100"))) == "[PHONE_1]"
    assert await placeholders(database, here, redacted("555 0100", ("PHONE", "555 0100"))) == "[PHONE_1]"


async def test_what_the_speaker_said_comes_back_to_the_speaker(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    assert await restore(database, here, "Hello [NAME_1]!") == "Hello Ana Example!"


async def test_values_about_others_are_not_restored(database: Database) -> None:
    here, patient = new_id(), str(new_id())
    await placeholders(database, here, ANA, subject=patient)
    assert await restore(database, here, "Hello [NAME_1]!") == "Hello [NAME_1]!"
    assert await restore(database, here, "Hello [NAME_1]!", (SPEAKER, patient)) == "Hello Ana Example!"


async def test_a_value_may_be_about_two_subjects(database: Database) -> None:
    here, patient = new_id(), str(new_id())
    await placeholders(database, here, ANA, subject=patient)
    await placeholders(database, here, ANA)
    assert await restore(database, here, "[NAME_1]") == "Ana Example"


async def test_a_placeholder_of_another_conversation_means_nothing_here(database: Database) -> None:
    here, there = new_id(), new_id()
    await placeholders(database, there, ANA)
    assert await restore(database, here, "[NAME_1]") == "[NAME_1]"


@pytest.mark.parametrize(
    "typed",
    [
        "[NAME_1]",
        "[ name 1 ]",
        "［NAME_1］",
        "[NAME-1]",
        "[PHONE_12]",
        "【Name_1】",
        "[NAME]",
        "{NAME_1}",
        "❲NAME_1❳",
        "[NA\u200bME_1]",
        "[ＮＡＭＥ_1]",
        "[NАМЕ_1]",
        "NAME_1",
        "name__1",
        "«NAME_1»",
        "<NAME_1>",
        "[NAME_①]",
        "[NAME:1]",
        "[[NAME_1]]",
        "NA\u00adME_1",
        "[NAME\U000e0020_1]",
        "BIRTH_DATE_2",
    ],
)
async def test_a_placeholder_that_a_user_types_is_disarmed(database: Database, typed: str) -> None:
    here = new_id()
    await placeholders(database, here, ANA, subject="somebody else")
    handed_on = await placeholders(database, here, Redaction(f"call {typed} please", ()))
    assert not re.search(r"(?i)(name|date|phone)_\d|\[\w", handed_on)
    assert "[" not in handed_on.replace("[(", "") and "［" not in handed_on and "【" not in handed_on
    assert "Ana" not in await restore(database, here, handed_on, ("somebody else",))


async def test_shredding_leaves_nothing_to_restore(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    async with database.begin() as session:
        await Vault(session, here).shred()
    assert await restore(database, here, "[NAME_1]") == "[NAME_1]"
    async with database.begin() as session:
        assert (await session.execute(text("SELECT count(*) FROM vault_entry"))).scalar_one() == 0


async def test_the_tables_hold_no_value_in_clear(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    async with database.begin() as session:
        for table in ("vault_entry", "vault_key", "vault_subject"):
            rows = (await session.execute(text(f"SELECT row_to_json(t)::text FROM {table} t"))).scalars()
            assert not any("Ana" in row or "Example" in row for row in rows)


async def test_turns_at_once_agree_on_placeholders(database: Database) -> None:
    here = new_id()
    names = [f"Person Number{chr(65 + i)}" for i in range(6)]
    turns = [redacted(" and ".join(order), *(("NAME", n) for n in order)) for order in (names, names[::-1]) * 4]
    seen = await asyncio.gather(*(placeholders(database, here, turn) for turn in turns))
    assert len(set(seen[::2])) == 1 and len(set(seen[1::2])) == 1
    async with database.begin() as session:
        mapping = await Vault(session, here).mapping()
    assert sorted(mapping.values()) == sorted(names) and len(mapping) == 6


async def test_the_tripwire_gets_every_value(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    await placeholders(database, here, redacted("555-0100", ("PHONE", "555-0100")), subject="x")
    async with database.begin() as session:
        assert sorted(await Vault(session, here).typed_values()) == [("NAME", "Ana Example"), ("PHONE", "555-0100")]
        assert await Vault(session, new_id()).typed_values() == ()
