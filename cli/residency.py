"""Where patients' data may go: every machine elsewhere that the settings name must stand in the hospital file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from runtime.errors import ConfigurationError
from runtime.settings import LOOPBACK, Settings

TWILIO = "api.twilio.com"


def check_residency(settings: Settings, hosts: Collection[str] | None) -> None:
    """ConfigurationError for a machine that is not among `hosts` (None: any is allowed)."""
    if hosts is None:
        return
    allowed = {host.casefold() for host in hosts}
    for setting, host in _elsewhere(settings):
        if host.casefold() not in allowed:
            raise ConfigurationError(
                f"Data would go to {host}, which the hospital file does not allow.",
                hint=f"Change {setting}, or add the host to residency.hosts.",
            )


def _elsewhere(settings: Settings) -> Iterator[tuple[str, str]]:
    """The settings that name a machine, with its name; sockets and this machine are left out."""
    model = settings.openai_base_url if settings.model != "embedded" else None
    named = {"DATABASE_URL": settings.database_url, "REDIS_URL": settings.redis_url, "OPENAI_BASE_URL": model}
    for setting, url in named.items():
        for host in _hosts(url or ""):
            if host not in LOOPBACK:
                yield setting, host
    if settings.twilio_account_sid:
        yield "TWILIO_ACCOUNT_SID", TWILIO


def _hosts(url: str) -> Iterator[str]:
    """The hosts of a URL; PostgreSQL's may list several, and give them as `?host=`."""
    parts = urlsplit(url)
    given = [
        value for key, _, value in (p.partition("=") for p in parts.query.split("&")) if key in ("host", "hostaddr")
    ]
    place = parts.netloc.rpartition("@")[2]
    for host in ",".join([place, *given]).split(","):
        bare = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
        if bare and not bare.startswith(("/", "%2F", "%2f")):
            yield bare
