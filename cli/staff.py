"""`careline staff`: accounts of the console."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import Any

from assistant.colleague import ROLES, Role
from channels.staff.accounts import StaffAccounts
from cli.running import clock_for, running
from runtime.errors import InvalidInput
from runtime.settings import Settings


async def add(settings: Settings, name: str, role: str) -> dict[str, Any]:
    """Make an account, or renew it; its new password. InvalidInput for a role that there is not."""
    known: Role | None = next((r for r in ROLES if r == role), None)
    if known is None:
        raise InvalidInput(f"There is no role {role!r}.", hint=f"Use one of {', '.join(ROLES)}.")
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    async with running(settings, clock_for(settings, None, ticking=False)) as (app, _):
        await StaffAccounts(app.database, app.clock).add(name, password, known)
    return {"name": name, "role": role, "password": password}


async def listed(settings: Settings) -> dict[str, Any]:
    """Every account."""
    async with running(settings, clock_for(settings, None, ticking=False)) as (app, _):
        return {"accounts": [asdict(a) for a in await StaffAccounts(app.database, app.clock).all()]}


async def remove(settings: Settings, name: str) -> dict[str, Any]:
    """Shut an account; NotFound."""
    async with running(settings, clock_for(settings, None, ticking=False)) as (app, _):
        await StaffAccounts(app.database, app.clock).remove(name)
    return {"removed": name}
