"""Systems that may read by FHIR: their secrets and short-lived tokens, both random and stored as digests."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from channels.fhir.scopes import granted, parse_scopes
from channels.models import FhirClient, FhirToken
from runtime.clock import Clock
from runtime.crypto import token_hash
from runtime.database import Database
from runtime.errors import InvalidInput, NotAllowed, NotFound

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
LIFETIME = timedelta(minutes=5)
"""How long a token opens anything: SMART Backend Services recommends no more."""


@dataclass(frozen=True)
class Access:
    """Who asks, and with which scopes."""

    client: str
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Issued:
    """A fresh token."""

    token: str
    scopes: tuple[str, ...]
    seconds: int


class FhirClients:
    """Clients and tokens in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` decides what has expired."""
        self._database, self._clock = database, clock

    async def add(
        self, name: str, scopes: Iterable[str], recipient: str | None = None, purpose: str | None = None
    ) -> str:
        """Make a client, or give it a new secret and end its tokens. The secret is returned this once.

        `recipient` and `purpose` are what an accounting of disclosures says; left out, they stay as they were.
        """
        wanted = parse_scopes(scopes)
        if not NAME.fullmatch(name) or not wanted:
            raise InvalidInput(
                "This name cannot be used, or no scope was given.",
                hint="Names have lower-case letters, digits, '.', '_' and '-'. Give scopes such as system/Slot.read.",
            )
        secret = secrets.token_urlsafe(32)
        values = {
            "secret_hash": token_hash(secret),
            "scopes": wanted,
            "created_at": self._clock.now(),
            "disabled_at": None,
        }
        told = {"recipient": recipient, "purpose": purpose}
        values |= {key: text[:200] for key, text in told.items() if text}
        statement = insert(FhirClient).values(name=name, **values)
        async with self._database.begin() as session:
            await session.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))
            await session.execute(delete(FhirToken).where(FhirToken.client == name))
        return secret

    async def all(self) -> list[FhirClient]:
        """Every client by name; secrets are known to nobody here."""
        async with self._database.begin() as session:
            return list((await session.execute(select(FhirClient).order_by(FhirClient.name))).scalars())

    async def remove(self, name: str) -> None:
        """Shut a client out at once; its name stays, so that the audit trail can be read. NotFound."""
        disabled = update(FhirClient).where(FhirClient.name == name).values(disabled_at=self._clock.now())
        async with self._database.begin() as session:
            found = (await session.execute(disabled.returning(FhirClient.name))).scalar_one_or_none()
            await session.execute(delete(FhirToken).where(FhirToken.client == name))
        if found is None:
            raise NotFound("There is no such client.", hint="careline fhir client list shows them.")

    async def issue(self, name: str, secret: str, asked: str) -> Issued:
        """A token for a client that proves itself. NotAllowed alike for a wrong name or secret; InvalidInput."""
        now = self._clock.now()
        async with self._database.begin() as session:
            client = await session.get(FhirClient, name)
            stored = client.secret_hash if client else ""
            if not hmac.compare_digest(stored, token_hash(secret)) or client is None or client.disabled_at is not None:
                raise NotAllowed("The client or its secret is wrong.", hint="Check both.", code="invalid_client")
            scopes = granted(parse_scopes(asked), client.scopes)
            if not scopes:
                raise InvalidInput(
                    "The client has none of these scopes.", hint="Ask for its own.", code="invalid_scope"
                )
            token = secrets.token_urlsafe(32)
            await session.execute(delete(FhirToken).where(FhirToken.expires_at <= now))
            session.add(_row(token, name, scopes, now))
        return Issued(token, tuple(scopes), int(LIFETIME.total_seconds()))

    async def access(self, token: str) -> Access | None:
        """Whose token this is; None when it is unknown, expired or its client shut out."""
        query = select(FhirToken).join(FhirClient, FhirClient.name == FhirToken.client)
        live = (FhirToken.expires_at > self._clock.now()) & FhirClient.disabled_at.is_(None)
        async with self._database.begin() as session:
            row = (
                await session.execute(query.where(FhirToken.token_hash == token_hash(token), live))
            ).scalar_one_or_none()
        return Access(row.client, tuple(row.scopes)) if row else None


def _row(token: str, client: str, scopes: list[str], now: datetime) -> FhirToken:
    return FhirToken(token_hash=token_hash(token), client=client, scopes=scopes, expires_at=now + LIFETIME)
