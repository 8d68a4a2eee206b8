"""The records inside of a backup: kind, length, content. What is of a conversation is sealed under its own key once more."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from runtime.crypto import KEY_BYTES, NONCE_BYTES, KeyRing
from runtime.errors import ConfigurationError, InvalidInput
from runtime.sealed_stream import SealedReader, SealedWriter

Kind = Literal["table", "rows", "conversation", "key", "end"]
_KINDS: dict[Kind, bytes] = {"table": b"T", "rows": b"R", "conversation": b"C", "key": b"K", "end": b"E"}
_NAMES = {letter: kind for kind, letter in _KINDS.items()}
_HEAD = 5
MOST = 256 * 1024
"""Bytes of rows that are gathered into one record; a single longer row is one of its own."""


@dataclass(frozen=True)
class Record:
    """One record as it was read."""

    kind: Kind
    content: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The content of a "table" or an "end"."""
        found: dict[str, Any] = json.loads(self.content)
        return found


def put(stream: SealedWriter, kind: Kind, content: bytes | dict[str, Any]) -> None:
    """Write a record."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    stream.write(_KINDS[kind] + len(data).to_bytes(_HEAD - 1, "big") + data)


def records(stream: SealedReader) -> Iterator[Record]:
    """The records of a stream to its end. InvalidInput for what is none."""
    while head := stream.read(_HEAD):
        length = int.from_bytes(head[1:], "big")
        content, kind = stream.read(length), _NAMES.get(head[:1])
        if kind is None or len(head) < _HEAD or len(content) < length:
            raise InvalidInput("The backup holds a record that is none.", hint="Use another copy.")
        yield Record(kind, content)


class ConversationSeal:
    """Seals and opens the rows of one conversation in one archive."""

    def __init__(self, conversation: UUID, key: bytes, archive: str) -> None:
        """`key` is the key of the conversation's vault, from which this archive's is derived."""
        self._conversation = conversation
        derived = HKDF(hashes.SHA256(), KEY_BYTES, None, f"careline.backup:{archive}".encode()).derive(key)
        self._cipher = AESGCM(derived)

    def seal(self, table: str, rows: bytes) -> bytes:
        """The conversation's id in clear, then the rows."""
        nonce = os.urandom(NONCE_BYTES)
        return self._conversation.bytes + nonce + self._cipher.encrypt(nonce, rows, self._bound(table))

    def open(self, table: str, content: bytes) -> bytes:
        """The rows. InvalidInput where the key is another's."""
        start = len(self._conversation.bytes)
        nonce, sealed = content[start : start + NONCE_BYTES], content[start + NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, sealed, self._bound(table))
        except InvalidTag:
            raise InvalidInput(
                "The conversations' keys are not of this backup's hospital.", hint="Give the newest file of its keys."
            ) from None

    def _bound(self, table: str) -> bytes:
        return f"{table}:{self._conversation}".encode()


def conversation_of(record: Record) -> UUID:
    """Whose rows a "conversation" or whose key a "key" record holds."""
    return UUID(bytes=record.content[:16])


def check_keys(stream: SealedReader, ring: KeyRing) -> None:
    """ConfigurationError where the ring lacks a key that the backup needs."""
    missing = sorted(set(stream.header.get("data_keys", ())) - ring.ids)
    if missing:
        raise ConfigurationError(
            f"The key ring lacks data key {missing[0]}, which this backup needs.",
            hint="Put back the keys.json of the backup's time.",
        )
