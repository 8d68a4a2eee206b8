"""Staff accounts and their sessions: argon2id passwords, random tokens stored as hashes, expiry by the clock."""

from __future__ import annotations

import asyncio
import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from assistant.colleague import ROLES, Colleague, Role
from channels.models import StaffAccount, StaffSession
from runtime.clock import Clock
from runtime.crypto import Digest, installed, token_hash
from runtime.database import Database
from runtime.errors import InvalidInput, NotAllowed, NotFound
from runtime.settings import MIN_STAFF_PASSWORD

FIRST_NAME = "desk"
NEVER = datetime.min.replace(tzinfo=UTC)
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True)
class SignedIn(Colleague):
    """A colleague at a browser. `token` is the cookie's value; `csrf` must come with every form."""

    token: str = field(default="", repr=False)
    csrf: Digest = field(default=Digest("", ()), repr=False)
    expires_at: datetime = NEVER


@dataclass(frozen=True)
class Account:
    """An account as an operator lists it."""

    name: str
    role: Role
    created_at: datetime
    disabled_at: datetime | None


class StaffAccounts:
    """Accounts and sessions in the database."""

    def __init__(self, database: Database, clock: Clock, hasher: PasswordHasher | None = None) -> None:
        """`hasher` may be cheaper in tests."""
        self._database, self._clock = database, clock
        self._hasher = hasher or PasswordHasher()

    async def first_password(self, password: str | None = None) -> str | None:
        """At the first start of all: make the account `desk` and return its password to print once. Else None."""
        async with self._database.begin() as session:
            if (await session.execute(select(func.count()).select_from(StaffAccount))).scalar_one():
                return None
        made = password or "-".join(secrets.token_hex(2) for _ in range(4))
        await self.add(FIRST_NAME, made, "schedule")
        return made

    async def add(self, name: str, password: str, role: Role = "desk") -> None:
        """Make an account, or give it a new password and role and end its sessions."""
        if not NAME.fullmatch(name) or len(password) < MIN_STAFF_PASSWORD:
            raise InvalidInput(
                "This name or password cannot be used.",
                hint=f"Names have lower-case letters and digits; passwords at least {MIN_STAFF_PASSWORD} characters.",
            )
        hashed = await asyncio.to_thread(self._hasher.hash, password)
        values = {
            "name": name,
            "password_hash": hashed,
            "role": role,
            "created_at": self._clock.now(),
            "disabled_at": None,
        }
        statement = insert(StaffAccount).values(**values)
        update_ = {"password_hash": hashed, "role": role, "disabled_at": None}
        async with self._database.begin() as session:
            await session.execute(statement.on_conflict_do_update(index_elements=["name"], set_=update_))
            await session.execute(delete(StaffSession).where(StaffSession.name == name))

    async def all(self) -> list[Account]:
        """Every account, by name."""
        async with self._database.begin() as session:
            rows = (await session.execute(select(StaffAccount).order_by(StaffAccount.name))).scalars().all()
        return [Account(row.name, _role(row), row.created_at, row.disabled_at) for row in rows]

    async def remove(self, name: str) -> None:
        """Shut a colleague out at once; what they did stays on record. NotFound."""
        async with self._database.begin() as session:
            row = await session.get(StaffAccount, name, with_for_update=True)
            if row is None or row.disabled_at is not None:
                raise NotFound("There is no such account.", hint="List them with careline staff list.")
            row.disabled_at = self._clock.now()
            await session.execute(delete(StaffSession).where(StaffSession.name == name))

    async def sign_in(self, name: str, password: str, old_token: str | None = None) -> SignedIn:
        """A fresh session, the browser's old one ended. NotAllowed says the same, as slowly, for any wrong pair."""
        now = self._clock.now()
        async with self._database.begin() as session:
            account = await session.get(StaffAccount, name)
            usable = account is not None and account.disabled_at is None
            stored = account.password_hash if account is not None and usable else None
            role = _role(account) if account is not None else "desk"
        if not await asyncio.to_thread(self._fits, stored, password):
            raise NotAllowed("The name or the password is wrong.", hint="Try again.", code="wrong_password")
        token = secrets.token_urlsafe(32)
        row = StaffSession(
            token_hash=token_hash(token), name=name, created_at=now, seen_at=now, expires_at=now + LONGEST
        )
        async with self._database.begin() as session:
            stale = (StaffSession.expires_at <= now) | (StaffSession.token_hash == token_hash(old_token or ""))
            await session.execute(delete(StaffSession).where(stale))
            session.add(row)
        return _signed_in(row, token, role)

    async def session(self, token: str | None, *, used: bool = True) -> SignedIn | None:
        """Whose session this is, and that it was `used`; None when it is unknown, idle too long or over."""
        now = self._clock.now()
        live = (StaffSession.expires_at > now) & (StaffSession.seen_at > now - IDLE)
        statement = (
            update(StaffSession)
            .where(StaffSession.token_hash == token_hash(token or ""), live)
            .values(seen_at=now if used else StaffSession.seen_at)
            .returning(StaffSession)
        )
        async with self._database.begin() as session:
            row = (await session.execute(statement)).scalar_one_or_none()
            account = await session.get(StaffAccount, row.name) if row is not None else None
        return None if row is None or token is None or account is None else _signed_in(row, token, _role(account))

    async def lives(self, token: str) -> bool:
        """Whether the session lives, without prolonging it: an open page is not a person at work."""
        now = self._clock.now()
        live = (StaffSession.expires_at > now) & (StaffSession.seen_at > now - IDLE)
        query = select(StaffSession.name).where(StaffSession.token_hash == token_hash(token), live)
        async with self._database.begin() as session:
            return (await session.execute(query)).scalar_one_or_none() is not None

    async def sign_out(self, token: str | None) -> None:
        """End the session."""
        async with self._database.begin() as session:
            await session.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash(token or "")))

    def _fits(self, stored: str | None, password: str) -> bool:
        """Without an account a hash is made all the same, so that the time taken tells nothing."""
        if stored is None:
            self._hasher.hash(password)
            return False
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False


def _role(account: StaffAccount) -> Role:
    """The role, or the least of them where a newer program has written one that this one does not know."""
    return account.role if account.role in ROLES else "desk"


def _signed_in(row: StaffSession, token: str, role: Role) -> SignedIn:
    return SignedIn(row.name, role, token, installed().blind_index("staff.csrf", token), row.expires_at)
