"""A served Careline for tests: the program in a process of its own, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping

import httpx

START_SECONDS = 90.0


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(settings: Mapping[str, str], *options: str, without: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
    """`careline serve` with these settings over the test's own environment, `without` some of it."""
    environment = {name: value for name, value in os.environ.items() if name not in without}
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve", *options]
    return subprocess.Popen(command, env=environment | dict(settings), stderr=subprocess.DEVNULL)


def wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return once the service answers; AssertionError when it does not come up."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("the service did not start")
