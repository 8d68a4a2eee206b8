"""The hospital factory of evals and benches: the whole program on a database of its own, texts to the demo phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from openai import AsyncOpenAI
from pydantic import SecretStr

from cli.bootstrap import App, bootstrap
from cli.servers import Servers
from runtime.clock import Clock
from runtime.settings import Settings


@dataclass(frozen=True)
class Factory:
    """See `evals.ports.HospitalFactory`."""

    settings: Settings
    servers: Servers

    @property
    def server_url(self) -> str:
        """A PostgreSQL on which databases may be made."""
        return self.servers.database_url

    @asynccontextmanager
    async def __call__(
        self, *, database_url: str, clock: Clock, model: AsyncOpenAI | None = None
    ) -> AsyncIterator[App]:
        """The program, running until the context ends."""
        async with bootstrap(
            self.settings,
            database_url=database_url,
            redis_url=self.servers.redis_url,
            clock=clock,
            model=model,
            simulated=True,
        ) as app:
            yield app


def simulated_settings(settings: Settings) -> Settings:
    """Settings under which webhooks are signed as Twilio would, with a token that opens nothing."""
    changes = {
        "environment": "development",
        "public_url": "https://careline.example",
        "twilio_auth_token": SecretStr("simulated-token"),
        "twilio_account_sid": "AC" + "0" * 32,
        "twilio_from": "+12025550100",
    }
    return settings.model_copy(update=changes)
