"""LangGraph checkpoints in PostgreSQL, encrypted: redacted text and ids only, bound to their thread, failing closed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.base import SerializerProtocol
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

from runtime.crypto import KeyRing

MARK = "careline"


class EncryptedSerializer(SerializerProtocol):
    """AES-256-GCM around LangGraph's own serializer. What is not encrypted by us is not read."""

    def __init__(self, keyring: KeyRing) -> None:
        """`keyring` holds the current key and the older ones."""
        self._keyring, self._inner = keyring, JsonPlusSerializer()

    def dumps_typed(self, obj: Any) -> tuple[str, bytes]:
        """The object as (type, ciphertext); the type is authenticated with it."""
        kind, data = self._inner.dumps_typed(obj)
        return f"{kind}+{MARK}", self._keyring.encrypt(data, _aad(kind))

    def loads_typed(self, data: tuple[str, bytes]) -> Any:
        """The object; ValueError for anything stored in clear."""
        marked, ciphertext = data
        kind, plus, mark = marked.partition("+")
        if not plus or mark != MARK:
            raise ValueError("A checkpoint that is not encrypted is not read.")
        return self._inner.loads_typed((kind, self._keyring.decrypt(ciphertext, _aad(kind))))


def _aad(kind: str) -> bytes:
    return f"checkpoint:{kind}".encode()


@asynccontextmanager
async def open_checkpointer(database_url: str, keyring: KeyRing) -> AsyncIterator[AsyncPostgresSaver]:
    """The saver on its own small pool, its tables made where they are missing."""
    settings = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    pool: AsyncConnectionPool[Any] = AsyncConnectionPool(
        plain_url(database_url), min_size=1, max_size=8, kwargs=settings, open=False
    )
    async with pool:
        saver = AsyncPostgresSaver(pool, serde=EncryptedSerializer(keyring))
        await saver.setup()
        yield saver


def plain_url(url: str) -> str:
    """The URL as psycopg itself takes it."""
    return "postgresql://" + url.partition("://")[2]
