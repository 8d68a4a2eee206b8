"""What handlers ask FastAPI for: the program, its parts and who is asking, each declared once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

from channels.demo_phone import DemoPhone
from channels.fhir.house import FhirHouse
from channels.http.hub import Hub
from channels.http.limits import Limits, RateLimiter
from channels.ports import AppLike, CalendarFiles
from channels.urgent import Urgent
from channels.words import Words


@dataclass(frozen=True)
class Doors:
    """Everything that the adapters use; one per application."""

    app: AppLike
    limiter: RateLimiter
    limits: Limits
    hub: Hub
    words: Words
    urgent: Urgent
    phone: DemoPhone
    calendar: CalendarFiles
    fhir: FhirHouse


def doors_of(connection: HTTPConnection) -> Doors:
    """The parts, as the factory made them."""
    return cast("Doors", connection.app.state.doors)


def address_of(connection: HTTPConnection) -> str:
    """The address a request comes from; behind a proxy the server has already read X-Forwarded-For."""
    return connection.client.host if connection.client else "unknown"


async def _doors(connection: HTTPConnection) -> Doors:
    return doors_of(connection)


async def _address(connection: HTTPConnection) -> str:
    return address_of(connection)


# Asked as coroutines: FastAPI takes anything else to a thread and back, at each request.
TheDoors = Annotated[Doors, Depends(_doors)]
Address = Annotated[str, Depends(_address)]
