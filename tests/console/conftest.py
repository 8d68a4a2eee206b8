"""The console over the whole program: real pages, real visits, a colleague who is signed in."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest_asyncio
from argon2 import PasswordHasher

from assistant.colleague import Role
from channels.http.app import create_app
from channels.staff.accounts import StaffAccounts
from evals.world import UNHURRIED
from runtime.database import new_id
from tests.assistant.conftest import House, house, running
from tests.channels.conftest import PASSWORD, in_process

__all__ = ["house", "running"]


@dataclass
class Console:
    """A browser at the staff desk."""

    house: House
    client: httpx.AsyncClient
    name: str = ""
    csrf: str = ""

    async def sign_in(self, role: Role = "schedule") -> None:
        """As a colleague of this role."""
        self.name = f"c{new_id().hex[:12]}"
        hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        await StaffAccounts(self.house.app.database, self.house.app.clock, hasher).add(self.name, PASSWORD, role)
        answered = await self.client.post("/staff/sign-in", data={"name": self.name, "password": PASSWORD})
        page = await self.get("/staff")
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
        assert found is not None, (
            f"signing in: {answered.status_code} {answered.text}; the desk: {page.status_code} {page.text}"
        )
        self.csrf = found.group(1)

    async def get(self, path: str) -> httpx.Response:
        """A page."""
        return await self.client.get(path)

    async def post(self, path: str, **fields: str) -> httpx.Response:
        """A form of ours."""
        return await self.client.post(path, data={"csrf": self.csrf, **fields})


@pytest_asyncio.fixture(loop_scope="session")
async def console(house: House) -> AsyncIterator[Console]:
    """Signed in as a colleague who may change the schedule."""
    async with in_process(create_app(house.app, limits=UNHURRIED), house.app.settings.base_url) as client:
        made = Console(house, client)
        await made.sign_in()
        yield made
