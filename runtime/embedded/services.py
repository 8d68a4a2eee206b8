"""Both servers together: started by the first process that needs them, stopped by the last that leaves."""

from __future__ import annotations

from pathlib import Path

from runtime.embedded.lease import Lease, only_one
from runtime.embedded.places import places_for
from runtime.embedded.postgres import Postgres
from runtime.embedded.valkey import Valkey


class EmbeddedServices:
    """PostgreSQL and Valkey below one home. Many processes may use them at once."""

    def __init__(self, home: Path, **postgres_settings: str) -> None:
        """Nothing is started yet."""
        self._places = places_for(home)
        self._postgres = Postgres(self._places, **postgres_settings)
        self._valkey = Valkey(self._places)
        self._lease: Lease | None = None

    @classmethod
    def start(cls, home: Path, **postgres_settings: str) -> EmbeddedServices:
        """The running servers below `home`; UnavailableError names the log of one that does not start."""
        services = cls(home, **postgres_settings)
        services.ensure_running()
        return services

    @property
    def database_url(self) -> str:
        """As DATABASE_URL would be."""
        return self._postgres.url

    @property
    def redis_url(self) -> str:
        """As REDIS_URL would be."""
        return self._valkey.url

    def ensure_running(self) -> None:
        """Start what does not run. Called again it mends a server that was killed."""
        with only_one(self._places.starting):
            if self._lease is None:
                self._lease = Lease(self._places.lease)
            self._valkey.ensure_running()
            self._postgres.ensure_running()

    def healthy(self) -> bool:
        """Whether both are there."""
        return self._postgres.healthy() and self._valkey.healthy()

    def shut_down(self) -> bool:
        """Stop servers that nobody uses; False while another process does."""
        with only_one(self._places.starting):
            if not Lease(self._places.lease).give_up():
                return False
            self._valkey.stop()
            self._postgres.stop()
        return True

    def stop(self) -> None:
        """Leave; the last to leave stops the servers. Safe to call twice."""
        with only_one(self._places.starting):
            if self._lease is None:
                return
            last, self._lease = self._lease.give_up(), None
            if last:
                self._valkey.stop()
                self._postgres.stop()
