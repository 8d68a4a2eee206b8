"""The file of the keys: made at the first start, changed as a whole, and followed by every process that runs."""

from __future__ import annotations

import fcntl
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog

from runtime.crypto import Digest, KeyRing, new_key
from runtime.errors import ConfigurationError, Conflict, NotFound
from runtime.files import appearing

FILE_NAME = "keys.json"
IDS = 256
LOOK_SECONDS = 1.0
"""How long a process may go on encrypting with the key before the last one."""

log = structlog.get_logger(__name__)


class FollowingRing(KeyRing):
    """The ring of a file. A key that another process adds is taken up within a second, and at once to decrypt."""

    def __init__(self, path: Path) -> None:
        """ConfigurationError when the file cannot be read."""
        self._path = path
        self._take()

    @classmethod
    def load_or_create(cls, home: Path) -> FollowingRing:
        """The ring in `home`, made with mode 0600 at the first start. ConfigurationError when the file cannot be read."""
        path = home / FILE_NAME
        if not path.exists():
            _write(path, _fresh(), first=True)
        return cls(path)

    def encrypt(self, data: bytes, aad: bytes) -> bytes:
        """With the newest key that the file holds."""
        self._keep_up()
        return super().encrypt(data, aad)

    def blind_index(self, kind: str, value: str) -> Digest:
        """At the level that the file holds."""
        self._keep_up()
        return super().blind_index(kind, value)

    @property
    def digest_level(self) -> int:
        """As the file has it."""
        self._keep_up()
        return super().digest_level

    def _keep_up(self) -> None:
        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._look()

    def decrypt(self, blob: bytes, aad: bytes) -> bytes:
        """Also what another process has encrypted with a key that is new here."""
        if blob and blob[0] not in self.ids:
            self._look()
        return super().decrypt(blob, aad)

    def _look(self) -> None:
        """Read the file where it has changed. One that cannot be read changes nothing: the keys at hand still serve."""
        self._looked = time.monotonic()
        try:
            if _stamp(self._path) != self._stamp:
                self._take()
        except (OSError, ConfigurationError) as error:
            log.error("keys.not_read", error=type(error).__name__)

    def _take(self) -> None:
        self._looked, self._stamp = time.monotonic(), _stamp(self._path)
        found = KeyRing.parse(self._path.read_text(encoding="utf-8"), str(self._path))
        self.__dict__.update(found.__dict__)


class KeyFile:
    """Changes the keys; each change is whole or not there, and two wait for each other."""

    def __init__(self, path: Path) -> None:
        """`path` exists."""
        self._path = path

    def rotate(self) -> int:
        """Add a data key that encrypts from now on; its id."""
        with self._changing() as content:
            return added(content, current=True)

    def drop(self, key_id: int) -> None:
        """Destroy a data key: what is sealed under it can never be read again. NotFound, or Conflict for the current one."""
        with self._changing() as content:
            removed(content, key_id)

    def add_digest(self) -> None:
        """Add a digest key that is read alone for now; one that was added and not written with yet stays the next."""
        with self._changing() as content:
            digest_added(content)

    def switch_digest(self) -> int:
        """Write digests with the key that was added, from now on; the level. Conflict where none was."""
        with self._changing() as content:
            return digest_switched(content)

    def retire_digest(self, seal: int) -> None:
        """Let the former digest keys vouch for nothing behind this batch of the audit trail."""
        with self._changing() as content:
            digest_retired(content, seal)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Any]]:
        with self._path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            content = json.loads(self._path.read_text(encoding="utf-8"))
            yield content
            _write(self._path, content)


def added(content: dict[str, Any], *, current: bool) -> int:
    """Put a fresh data key into a ring's JSON; its id. Conflict when there is no id left."""
    used = {int(i) for i in content["data"]}
    free: int | None = next((i for i in (*range(max(used) + 1, IDS), *range(1, IDS)) if i not in used), None)
    if free is None:
        raise Conflict("Every key id is in use.", hint="Retire the oldest keys first.", code="no_key_id")
    content["current"] = free if current else content.get("current", max(used))
    content["data"][str(free)] = new_key()
    content.setdefault("made", {})[str(free)] = _now()
    return free


def digest_waits(content: dict[str, Any]) -> bool:
    """Whether a digest key was added that nothing is written with yet."""
    return len(content.get("digests", {})) + 1 > int(content.get("digest_level", 1))


def digest_added(content: dict[str, Any]) -> None:
    """Put a digest key into a ring's JSON, to be read alone for now."""
    if not digest_waits(content):
        more = content.setdefault("digests", {})
        more[str(len(more) + 2)] = new_key()


def digest_switched(content: dict[str, Any]) -> int:
    """Write with the digest key that waits."""
    if not digest_waits(content):
        raise Conflict("No digest key was added.", hint="careline keys rotate-digest adds one.", code="no_digest_key")
    content["digest_level"], content["digest_since"] = int(content.get("digest_level", 1)) + 1, _now()
    content.pop("digest_retired", None)
    return int(content["digest_level"])


def digest_retired(content: dict[str, Any], seal: int) -> None:
    """Let the digest keys before the one that is written with vouch for nothing behind a batch of the audit trail."""
    content["digest_retired"] = seal


def removed(content: dict[str, Any], key_id: int) -> None:
    """Take a data key out of a ring's JSON."""
    if str(key_id) not in content["data"]:
        raise NotFound(f"There is no key {key_id}.", hint="careline keys list shows them.")
    if key_id == content.get("current", max(int(i) for i in content["data"])):
        raise Conflict("This is the current key.", hint="careline keys rotate makes another one first.", code="current")
    del content["data"][str(key_id)]
    content.get("made", {}).pop(str(key_id), None)


def _fresh() -> dict[str, Any]:
    return {"data": {"1": new_key()}, "digest": new_key(), "signing": {"1": new_key()}, "made": {"1": _now()}}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _write(path: Path, content: dict[str, Any], *, first: bool = False) -> None:
    """Nobody ever reads half of it. Where somebody else was `first`, theirs stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with appearing(path, first=first) as file:
        file.write(json.dumps(content).encode())
