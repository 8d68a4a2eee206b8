"""What every store does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.search.query import Parameter, Query

Json = Mapping[str, Any]

ID = Parameter("_id", "token", says="Logical id")
LAST_UPDATED = Parameter("_lastUpdated", "date", says="When the version was made")


@dataclass(frozen=True)
class Page:
    """Some resources of `total`; `after` is the position of the last where more follow."""

    resources: Sequence[Json]
    total: int
    after: tuple[str, ...] = ()


class Store(Protocol):
    """Reads one kind of resource. `touches` says whose data it is, for the audit trail: none, or patients'."""

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it is searched by."""
        ...

    async def read(self, session: AsyncSession, id_: str, now: datetime) -> Json | None:
        """One resource."""
        ...

    async def search(self, session: AsyncSession, query: Query, now: datetime) -> Page:
        """A page of those that match, in an order that does not change."""
        ...
