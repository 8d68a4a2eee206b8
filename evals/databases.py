"""A fresh database for every scenario, cloned from a template that is filled once."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from runtime.database import new_id, plain_url

_PREFIX = "careline_eval_"


class Databases:
    """Creates, clones and drops the databases of one run. Close it, or they stay behind."""

    def __init__(self, server_url: str) -> None:
        """`server_url` names any database of a server on which databases may be created."""
        self._server_url = server_url
        self._templates: dict[str, str] = {}
        self._run = new_id().hex[-8:]

    async def template(self, key: str, fill: Callable[[str], Awaitable[None]]) -> str:
        """The name of the template for `key`, filled by `fill(url)` the first time."""
        if key not in self._templates:
            name = f"{_PREFIX}{self._run}_{hashlib.sha256(key.encode()).hexdigest()[:10]}"
            await self._execute("CREATE DATABASE {}", name)
            async with AsyncExitStack() as undo:
                undo.push_async_callback(self._execute, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
                await fill(self._url(name))
                undo.pop_all()
            self._templates[key] = name
        return self._templates[key]

    @asynccontextmanager
    async def clone(self, template: str) -> AsyncIterator[str]:
        """The URL of a copy of the template, dropped afterwards."""
        name = f"{_PREFIX}{self._run}_{new_id().hex[-10:]}"
        await self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        try:
            yield self._url(name)
        finally:
            await self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    async def close(self) -> None:
        """Drops the templates."""
        while self._templates:
            _, name = self._templates.popitem()
            await self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _url(self, name: str) -> str:
        return urlunsplit(urlsplit(self._server_url)._replace(path=f"/{name}"))

    async def _execute(self, statement: str, *names: str) -> None:
        async with await psycopg.AsyncConnection.connect(plain_url(self._server_url), autocommit=True) as connection:
            identifiers = [sql.Identifier(name) for name in names]
            await connection.execute(sql.SQL(statement).format(*identifiers))
