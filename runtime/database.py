"""PostgreSQL by async SQLAlchemy: the declarative base, encrypted column types, sessions as transactions."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, LargeBinary, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from runtime.crypto import installed
from runtime.driver import SINGLE, flushed
from runtime.line import Line

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
utc_datetime = DateTime(timezone=True)
"""The column type of every moment."""


class Base(DeclarativeBase):
    """All tables of all layers."""

    metadata = MetaData(naming_convention=NAMES)


class EncryptedText(TypeDecorator[str]):
    """Text stored as AES-256-GCM bytes; `place` (table.column) is authenticated, so ciphertexts cannot be moved."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        """`place` is `table.column`."""
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Encrypt on the way in."""
        return None if value is None else installed().encrypt(value.encode(), self.place.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Decrypt on the way out."""
        return None if value is None else installed().decrypt(value, self.place.encode()).decode()


class EncryptedJson(TypeDecorator[dict[str, Any]]):
    """A JSON object stored like `EncryptedText`."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        """`place` is `table.column`."""
        super().__init__()
        self.place = place

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> bytes | None:
        """Encrypt on the way in."""
        return None if value is None else installed().encrypt(json.dumps(value).encode(), self.place.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> dict[str, Any] | None:
        """Decrypt on the way out."""
        return None if value is None else json.loads(installed().decrypt(value, self.place.encode()))


class Database:
    """An engine and its sessions."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        """`url` is a PostgreSQL URL with or without a driver name."""
        self.url = async_url(url)
        lines = {"async_creator_fn": Line.connect}
        self.engine = create_async_engine(
            self.url,
            pool_size=pool_size,
            max_overflow=10,
            pool_pre_ping=False,
            pool_use_lifo=True,  # the one used last knows the most statements
            connect_args=lines,
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A session in one transaction: committed at the end, rolled back on any error."""
        session, end = self._sessions(), _give_up
        try:
            yield session
            await flushed(session)  # what has only changed leaves with the end, in one round trip
            end = _end
        finally:
            await asyncio.shield(session.run_sync(end))

    @asynccontextmanager
    async def look(self) -> AsyncIterator[AsyncSession]:
        """A session for a single statement that reads: without a transaction around it, a third of the round trips."""
        async with self._sessions(info={SINGLE: True}) as session:
            yield session

    async def dispose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _end(session: Session) -> None:
    """Commit and give the connection back, in one step: each is a greenlet and a task, which cost as much as a statement."""
    try:
        session.commit()
    finally:
        _give_up(session)  # closing alone would leave the connection in a transaction that failed


def _give_up(session: Session) -> None:
    """Undo what is under way, if anything is, and give the connection back."""
    try:
        session.rollback()
    finally:
        session.close()


def async_url(url: str) -> str:
    """The URL with the psycopg driver named."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url


def plain_url(url: str) -> str:
    """The URL as psycopg itself takes it, without a driver's name."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562, method 3): ordered by time to a quarter of a microsecond, so rows keep their order."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80 | int.from_bytes(os.urandom(8), "big")
    value = value | 0x7 << 76 | (rest * 4096 // 1_000_000) << 64
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)
