"""LangGraph checkpoints in their conversation's row, encrypted: redacted text only, bound to their thread, failing closed.

A turn brings the checkpoint that it read with the conversation and takes the new one to its end, where it is written in
the same transaction as the answer: neither can be there without the other, and neither costs a statement of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    BaseCheckpointSaver,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
    get_checkpoint_metadata,
)
from langgraph.checkpoint.serde.base import SerializerProtocol
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from sqlalchemy import select

from assistant.models import Conversation
from runtime.crypto import KeyRing
from runtime.database import Database
from runtime.resealing import Parted, Sealed

MARK = "careline"


@dataclass
class Kept:
    """The stored checkpoint of a conversation as its turn has it: read at the start, replaced by the graph's end."""

    stored: bytes | None = None


class EncryptedSerializer(SerializerProtocol):
    """AES-256-GCM around LangGraph's own serializer. What is not encrypted by us, for this very place, is not read."""

    def __init__(self, keyring: KeyRing, place: str = "") -> None:
        """`keyring` holds the current key and the older ones; `place` is the thread that it is for."""
        self._keyring, self._place, self._inner = keyring, place, _PLAIN

    def dumps_typed(self, obj: Any) -> tuple[str, bytes]:
        """The object as (type, ciphertext); the type and the place are authenticated with it."""
        kind, data = self._inner.dumps_typed(obj)
        return f"{kind}+{MARK}", self._keyring.encrypt(data, self._aad(kind))

    def loads_typed(self, data: tuple[str, bytes]) -> Any:
        """The object; ValueError for anything stored in clear."""
        marked, ciphertext = data
        kind, plus, mark = marked.partition("+")
        if not plus or mark != MARK:
            raise ValueError("A checkpoint that is not encrypted is not read.")
        return self._inner.loads_typed((kind, self._keyring.decrypt(ciphertext, self._aad(kind))))

    def _aad(self, kind: str) -> bytes:
        return _bound_to(self._place, kind)


_PLAIN = JsonPlusSerializer()


def sealed_checkpoints() -> Sealed:
    """The column of checkpoints, for who puts what is stored under another key."""
    return Sealed(
        column=Conversation.metadata.tables[Conversation.__tablename__].c.checkpoint, parted=_parted, marker=b"\n"
    )


def _parted(thread: object, stored: bytes) -> Parted:
    marked, end, ciphertext = stored.partition(b"\n")
    kind = marked.decode().partition("+")[0]
    return marked + end, ciphertext, _bound_to(str(thread), kind)


def _bound_to(place: str, kind: str) -> bytes:
    return f"checkpoint:{place}:{kind}".encode()


class Checkpoints(BaseCheckpointSaver[int]):
    """The latest checkpoint of each thread; a thread is a conversation."""

    def __init__(self, database: Database, keyring: KeyRing) -> None:
        """`database` serves whoever looks from outside a turn."""
        super().__init__()
        self._database, self._keyring = database, keyring

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """The checkpoint that the turn has brought; from outside a turn, the one in the table."""
        thread = _thread(config)
        kept: Kept | None = config["configurable"].get("kept")
        stored = kept.stored if kept is not None else await self._stored(UUID(thread))
        if stored is None:
            return None
        kind, _, data = stored.partition(b"\n")
        checkpoint, metadata = self._serializer(thread).loads_typed((kind.decode(), data))
        place = {"thread_id": thread, "checkpoint_ns": "", "checkpoint_id": checkpoint["id"]}
        return CheckpointTuple({"configurable": place}, checkpoint, metadata, None, [])

    async def aput(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        """Hand the checkpoint to the turn, which writes it with its answer."""
        thread = _thread(config)
        kept: Kept = config["configurable"]["kept"]
        pair = (checkpoint, get_checkpoint_metadata(config, metadata))
        kind, data = self._serializer(thread).dumps_typed(pair)
        kept.stored = kind.encode() + b"\n" + data
        place = {"thread_id": thread, "checkpoint_ns": "", "checkpoint_id": checkpoint["id"]}
        return {"configurable": place}

    async def aput_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        """Nothing: a turn that died is repeated from its message, never from the middle of its graph."""

    def _serializer(self, thread: str) -> EncryptedSerializer:
        return EncryptedSerializer(self._keyring, thread)

    async def _stored(self, conversation_id: UUID) -> bytes | None:
        query = select(Conversation.checkpoint).where(Conversation.id == conversation_id)
        async with self._database.look() as session:
            return (await session.execute(query)).scalar_one_or_none()


def _thread(config: RunnableConfig) -> str:
    return str(config["configurable"]["thread_id"])
