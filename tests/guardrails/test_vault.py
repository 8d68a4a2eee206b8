"""The vault: stable placeholders, one for each person, whose values come out for the tripwire and for nobody else."""

from __future__ import annotations

import asyncio
import re
from uuid import UUID

import pytest
from sqlalchemy import delete, text

from guardrails.models import VaultKey
from guardrails.redaction import RedactedSpan, Redaction
from guardrails.vault import SPEAKER, STAFF, Vault
from runtime.database import Database, new_id


def redacted(raw: str, *values: tuple[str, str]) -> Redaction:
    """A redaction of `raw` that covers each (type, value) where it first stands."""
    spans = [RedactedSpan(raw.index(v), raw.index(v) + len(v), kind, v) for kind, v in values]
    return Redaction(raw, tuple(sorted(spans, key=lambda s: s.start)))


ANA = redacted("I am Ana Example", ("NAME", "Ana Example"))


async def placeholders(database: Database, here: UUID, redaction: Redaction, subject: str = SPEAKER) -> str:
    async with database.begin() as session:
        return await Vault(session, here).placeholders(redaction, subject=subject)


async def values(database: Database, here: UUID, *subjects: str) -> list[tuple[str, str]]:
    """What the vault holds, or what of it is noted for these subjects."""
    async with database.begin() as session:
        return sorted(await Vault(session, here).typed_values(subjects or None))


async def test_a_value_keeps_its_placeholder_over_turns(database: Database) -> None:
    here = new_id()
    assert await placeholders(database, here, ANA) == "I am [NAME_1]"
    assert await placeholders(database, here, redacted("ana  EXAMPLE", ("NAME", "ana  EXAMPLE"))) == "[NAME_1]"
    assert await placeholders(database, here, redacted("Bo", ("NAME", "Bo"))) == "[NAME_2]"


async def test_a_phone_in_another_grouping_is_the_same_value(database: Database) -> None:
    here = new_id()
    assert await placeholders(database, here, redacted("555-0100", ("PHONE", "555-0100"))) == "[PHONE_1]"
    assert await placeholders(database, here, redacted("555 0100", ("PHONE", "555 0100"))) == "[PHONE_1]"


async def test_one_name_has_one_placeholder_however_it_is_spelled_and_every_spelling_is_kept(
    database: Database,
) -> None:
    here = new_id()
    for name in ("Maria Gonzalez Lopez", "María Gonzales López", "Maria", "GONZALEZ", "Lopez, Maria"):
        assert await placeholders(database, here, redacted(name, ("NAME", name))) == "[NAME_1]"
    assert await placeholders(database, here, redacted("Ana Lopez", ("NAME", "Ana Lopez"))) == "[NAME_2]"
    assert {name for _, name in await values(database, here)} >= {"María Gonzales López", "GONZALEZ", "Ana Lopez"}


async def test_names_of_one_message_are_told_apart_and_together(database: Database) -> None:
    both = redacted("Ana Diaz, Bo Diaz, Ana", ("NAME", "Ana Diaz"), ("NAME", "Bo Diaz"))
    assert await placeholders(database, new_id(), both) == "[NAME_1], [NAME_2], Ana"
    raw = "Ana Diaz and Bo"
    assert (
        await placeholders(database, new_id(), redacted(raw, ("NAME", "Ana Diaz"), ("NAME", "Bo")))
        == "[NAME_1] and [NAME_2]"
    )
    raw = "Ana Diaz, Diaz"
    spans = (RedactedSpan(0, 8, "NAME", "Ana Diaz"), RedactedSpan(10, 14, "NAME", "Diaz"))
    assert await placeholders(database, new_id(), Redaction(raw, spans)) == "[NAME_1], [NAME_1]"


async def test_two_spellings_at_once_are_both_kept(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    spellings = ["Ana Exampla", "Ana Exampel", "Ana Exmple"]
    seen = await asyncio.gather(*(placeholders(database, here, redacted(s, ("NAME", s))) for s in spellings))
    assert seen == ["[NAME_1]"] * 3
    assert {name for _, name in await values(database, here)} == {"Ana Example", *spellings}


async def test_what_the_person_said_and_what_a_colleague_wrote_are_told_apart(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    await placeholders(database, here, redacted("Bo", ("NAME", "Bo")), subject=STAFF)
    assert await values(database, here, SPEAKER) == [("NAME", "Ana Example")]
    assert await values(database, here, STAFF) == [("NAME", "Bo")]
    await placeholders(database, here, ANA, subject=STAFF)
    assert ("NAME", "Ana Example") in await values(database, here, SPEAKER)
    assert ("NAME", "Ana Example") in await values(database, here, STAFF)


async def test_what_another_conversation_holds_is_not_here(database: Database) -> None:
    await placeholders(database, new_id(), ANA)
    assert await values(database, new_id()) == []


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
    handed_on = await placeholders(database, here, Redaction(f"call {typed} please", ()))
    assert not re.search(r"(?i)(name|date|phone)_\d|\[\w", handed_on)
    assert not set("[［【{❲«<") & set(handed_on.replace("[(", "(").replace(")]", ")"))


async def test_without_its_key_a_vault_holds_nothing(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    async with database.begin() as session:
        await session.execute(delete(VaultKey).where(VaultKey.conversation_id == here))
    assert await values(database, here) == []
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
    names = "Ada Byron,Bo Chen,Cy Dunn,Di Earl,Ed Frye,Flo Gray".split(",")
    turns = [redacted(" and ".join(order), *(("NAME", n) for n in order)) for order in (names, names[::-1]) * 4]
    seen = await asyncio.gather(*(placeholders(database, here, turn) for turn in turns))
    assert len(set(seen[::2])) == 1 and len(set(seen[1::2])) == 1
    assert await values(database, here) == sorted(("NAME", name) for name in names)


async def test_the_tripwire_gets_every_value(database: Database) -> None:
    here = new_id()
    await placeholders(database, here, ANA)
    await placeholders(database, here, redacted("555-0100", ("PHONE", "555-0100")), subject="x")
    async with database.begin() as session:
        assert sorted(await Vault(session, here).typed_values()) == [("NAME", "Ana Example"), ("PHONE", "555-0100")]
        assert await Vault(session, new_id()).typed_values() == ()
