"""Keys: what is encrypted opens only with its key in its place; indexes find equal values and tell nothing else."""

from __future__ import annotations

import base64
import json
import stat
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import StatementError

from runtime import crypto
from runtime.crypto import KeyRing, token_hash
from runtime.database import Database, EncryptedJson, EncryptedText
from runtime.errors import ConfigurationError
from runtime.keyfile import FollowingRing

KEY, OTHER, DIGEST = (bytes([n]) * 32 for n in (1, 2, 3))
AAD = b"patient.name"


@pytest.fixture
def ring() -> KeyRing:
    return KeyRing({1: KEY}, DIGEST)


def test_what_is_encrypted_opens_again(ring: KeyRing) -> None:
    assert ring.decrypt(ring.encrypt(b"Maria", AAD), AAD) == b"Maria"
    assert ring.decrypt(ring.encrypt(b"", AAD), AAD) == b""


def test_the_same_text_never_looks_the_same_twice(ring: KeyRing) -> None:
    assert len({ring.encrypt(b"Maria", AAD) for _ in range(100)}) == 100


def test_a_ciphertext_tells_which_key_opens_it(ring: KeyRing) -> None:
    both = KeyRing({1: KEY, 7: OTHER}, DIGEST)
    assert both.encrypt(b"new", AAD)[0] == 7
    assert both.decrypt(ring.encrypt(b"old", AAD), AAD) == b"old"


@pytest.mark.parametrize("place", range(30))
def test_one_changed_bit_anywhere_is_found(ring: KeyRing, place: int) -> None:
    blob = bytearray(ring.encrypt(b"Maria", AAD))
    blob[place % len(blob)] ^= 1
    with pytest.raises(ConfigurationError):
        ring.decrypt(bytes(blob), AAD)


def test_a_ciphertext_moved_to_another_column_does_not_open(ring: KeyRing) -> None:
    with pytest.raises(ConfigurationError, match="does not open"):
        ring.decrypt(ring.encrypt(b"Maria", AAD), b"patient.phone")


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x01\x00", b"\x01" + b"\x00" * 11, b"\x09" * 40])
def test_what_is_no_ciphertext_does_not_open(ring: KeyRing, blob: bytes) -> None:
    with pytest.raises(ConfigurationError):
        ring.decrypt(blob, AAD)


def test_errors_hold_nothing_of_the_text_or_the_key(ring: KeyRing) -> None:
    other = KeyRing({1: OTHER}, DIGEST)
    with pytest.raises(ConfigurationError) as refusal:
        other.decrypt(ring.encrypt(b"Maria", AAD), AAD)
    said = f"{refusal.value} {refusal.value.hint}"
    assert "CARELINE_SECRET_KEYS" in said
    assert "Maria" not in said
    assert KEY.hex() not in said


def test_equal_values_have_equal_indexes_of_the_same_kind_only(ring: KeyRing) -> None:
    assert ring.blind_index("phone", "+12025550110") == ring.blind_index("phone", "+12025550110")
    assert ring.blind_index("phone", "+12025550110") != ring.blind_index("name", "+12025550110")
    assert ring.blind_index("phone", "+12025550110") != ring.blind_index("phone", "+12025550111")


def test_an_index_needs_its_key(ring: KeyRing) -> None:
    other = KeyRing({1: KEY}, OTHER)
    assert ring.blind_index("phone", "+12025550110") != other.blind_index("phone", "+12025550110")


def test_a_new_data_key_keeps_the_indexes(ring: KeyRing) -> None:
    assert KeyRing({1: KEY, 2: OTHER}, DIGEST).digest("x") == ring.digest("x")


def test_keys_for_different_purposes_differ(ring: KeyRing) -> None:
    assert len({ring.derive("cookies"), ring.derive("links"), DIGEST, KEY}) == 4
    assert ring.derive("cookies") == KeyRing({9: OTHER}, DIGEST).derive("cookies")


def test_a_first_start_makes_keys_that_only_the_owner_may_read(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    ring = FollowingRing.load_or_create(home)
    assert stat.S_IMODE((home / "keys.json").stat().st_mode) == 0o600
    assert FollowingRing.load_or_create(home).decrypt(ring.encrypt(b"Maria", AAD), AAD) == b"Maria"


def encoded(key: bytes) -> str:
    return base64.b64encode(key).decode()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "null",
        json.dumps({"data": [], "digest": encoded(DIGEST)}),
        json.dumps({"data": {}, "digest": encoded(DIGEST)}),
        json.dumps({"data": {"x": encoded(KEY)}, "digest": encoded(DIGEST)}),
        json.dumps({"data": {"1": encoded(KEY[:16])}, "digest": encoded(DIGEST)}),
        json.dumps({"data": {"1": encoded(KEY)}, "digest": "short"}),
        json.dumps({"data": {"1": encoded(KEY)}}),
    ],
)
def test_keys_that_are_none_are_refused_by_the_name_of_their_setting(content: str) -> None:
    with pytest.raises(ConfigurationError, match=r"CARELINE_SECRET_KEYS|32 bytes") as refusal:
        KeyRing.parse(content, "CARELINE_SECRET_KEYS")
    assert refusal.value.hint


def test_a_token_is_kept_as_its_hash() -> None:
    assert token_hash("secret") != "secret"
    assert token_hash("secret") == token_hash("secret")
    assert token_hash("secret") != token_hash("Secret")


def test_without_a_key_ring_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crypto, "_installed", [])
    with pytest.raises(ConfigurationError, match="No key ring"):
        crypto.installed()


SECRETS = Table(
    "secrets_of_a_test",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", EncryptedText("secrets.name")),
    Column("more", EncryptedJson("secrets.more")),
)


async def test_an_encrypted_column_is_clear_to_the_program_and_to_nobody_else(
    database: Database, keyring: KeyRing
) -> None:
    async with database.engine.begin() as connection:
        await connection.run_sync(SECRETS.metadata.create_all)
        values = [{"id": 1, "name": "María", "more": {"age": 43}}, {"id": 2, "name": None, "more": None}]
        await connection.execute(insert(SECRETS), values)
        assert [tuple(r) for r in await connection.execute(select(SECRETS).order_by(SECRETS.c.id))] == [
            (1, "María", {"age": 43}),
            (2, None, None),
        ]
        raw = (await connection.execute(text("SELECT name, more FROM secrets_of_a_test WHERE id = 1"))).one()
    assert "María".encode() not in bytes(raw.name)
    assert b"43" not in bytes(raw.more) or b"age" not in bytes(raw.more)


async def test_a_value_copied_to_another_column_does_not_open(database: Database, keyring: KeyRing) -> None:
    async with database.engine.begin() as connection:
        await connection.run_sync(SECRETS.metadata.create_all)
        await connection.execute(insert(SECRETS), [{"id": 1, "name": "Maria", "more": {}}])
        await connection.execute(text("UPDATE secrets_of_a_test SET more = name"))
        with pytest.raises((ConfigurationError, StatementError)):
            (await connection.execute(select(SECRETS.c.more))).all()
