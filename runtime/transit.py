"""Whether what goes from this process to its servers is encrypted on the way."""

from __future__ import annotations

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from runtime.database import plain_url

ENCRYPTED = ("require", "verify-ca", "verify-full")
"""PostgreSQL's `sslmode`s that never fall back to plain text; only the last looks at the server's name."""


def on_this_machine(host: str | None) -> bool:
    """Whether a host is a Unix socket, `localhost` or a loopback address; no host is a socket."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def database_is_covered(url: str) -> bool:
    """Whether PostgreSQL is on this machine or reached by TLS alone, by the URL or the variables that libpq reads."""
    try:
        given = conninfo_to_dict(plain_url(url))
    except ProgrammingError:
        return False
    hosts = str(
        given.get("hostaddr") or given.get("host") or os.environ.get("PGHOSTADDR") or os.environ.get("PGHOST", "")
    )
    local = "service" not in given and all(map(on_this_machine, hosts.split(",")))
    return local or (given.get("sslmode") or os.environ.get("PGSSLMODE")) in ENCRYPTED


def redis_is_covered(url: str) -> bool:
    """Whether Redis is on this machine or reached by TLS."""
    parts = urlsplit(url)
    return parts.scheme in ("unix", "rediss") or (parts.scheme == "redis" and on_this_machine(parts.hostname))
