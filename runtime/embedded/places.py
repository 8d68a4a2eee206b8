"""Where the embedded servers keep their data, sockets and logs, and as whom they run."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

SOCKET_PATH_LIMIT = 90
"""Unix socket paths end at 107 bytes on Linux and 103 on macOS; the file's name needs the rest."""

SERVER_USERS = ("careline", "postgres", "nobody")
"""As root, the servers run as the first of these that exists: PostgreSQL refuses to run as root."""


@dataclass(frozen=True)
class Places:
    """The folders below one home, and the user id and group id to run as (None: our own)."""

    home: Path
    sockets: Path
    owner: tuple[int, int] | None

    @property
    def postgres_data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.home / "postgres"

    @property
    def valkey_data(self) -> Path:
        """Valkey's data folder."""
        return self.home / "valkey"

    @property
    def logs(self) -> Path:
        """Where the servers write what they have to say."""
        return self.home / "logs"

    @property
    def secret(self) -> Path:
        """The password of the embedded database, readable by us alone."""
        return self.home / "postgres.secret"

    @property
    def lease(self) -> Path:
        """Locked shared by every process that uses the servers."""
        return self.home / "servers.lease"

    @property
    def starting(self) -> Path:
        """Locked by whoever starts or stops the servers."""
        return self.home / "servers.starting"


def places_for(home: Path) -> Places:
    """Make the folders below `home` and tell where they are."""
    owner = _server_user()
    home = home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    places = Places(home, _socket_folder(home), owner)
    for folder in (places.postgres_data, places.valkey_data, places.logs, places.sockets):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        if owner is not None:
            os.chown(folder, *owner)
    if owner is not None:
        home.chmod(home.stat().st_mode | stat.S_IXOTH)
    return places


def _server_user() -> tuple[int, int] | None:
    if os.geteuid() != 0:
        return None
    for name in SERVER_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    return None


def _socket_folder(home: Path) -> Path:
    """Beside the data where the path is short enough, else a short hashed one."""
    folder = home / "run"
    if len(str(folder)) <= SOCKET_PATH_LIMIT - 30:
        return folder
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"careline-{digest}"


def reachable_copy(source: Path, places: Places, name: str) -> Path:
    """`source` itself, or a copy of it that the server's user may read where the original lies in a private folder."""
    if places.owner is None or _readable_by_others(source):
        return source
    target = places.home / "bin" / name
    if not target.exists():
        partial = target.with_name(f"{name}.{os.getpid()}")
        shutil.copytree(source, partial, symlinks=True)
        partial.rename(target)
        (places.home / "bin").chmod(0o755)
    return target


def _readable_by_others(path: Path) -> bool:
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in (path, *path.parents))
