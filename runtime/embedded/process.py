"""Starting server processes and telling a live one from a stale pid."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from runtime.embedded.places import Places
from runtime.errors import UnavailableError


def spawn(command: Sequence[str], places: Places, log: Path) -> subprocess.Popen[bytes]:
    """Start a server in its own session, its words in `log`: an inherited stdout would keep a pipe open."""
    user, group = places.owner if places.owner is not None else (None, None)
    with log.open("ab") as sink:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            cwd=places.sockets,
            start_new_session=True,
            user=user,
            group=group,
            extra_groups=[] if user is not None else None,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        )


def is_running(pid: int, program: str) -> bool:
    """Whether `pid` is a live process of `program`: neither gone, nor a zombie, nor another program with a reused pid."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    status = Path(f"/proc/{pid}/stat")
    if not status.exists():
        return _named(pid, program)
    try:
        state = status.read_text().rpartition(")")[2].split()[0]
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, IndexError):
        return False
    return state != "Z" and program.encode() in command


def _named(pid: int, program: str) -> bool:
    """Without /proc (macOS), ask ps."""
    shown = subprocess.run(["ps", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return program in shown.stdout and not shown.stdout.startswith("Z")


def stop(pid: int, how: signal.Signals, running: Callable[[], bool], seconds: float = 10.0) -> None:
    """Signal a server and wait until it is gone; the hard way when it does not go."""
    for signal_now in (how, signal.SIGKILL):
        try:
            os.kill(pid, signal_now)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            reap(pid)
            if not running():
                return
            time.sleep(0.02)


def reap(pid: int) -> None:
    """Collect a child that has ended, so that it does not stay as a zombie."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def wait_until(ready: Callable[[], bool], what: str, log: Path, seconds: float = 30.0) -> None:
    """Wait for a server; UnavailableError with the way to its log."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise UnavailableError(f"The embedded {what} did not start.", hint=f"Its log is {log}.")
        time.sleep(0.02)
