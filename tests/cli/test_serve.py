"""A served program that is told to stop takes its embedded servers with it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from runtime.embedded.places import places_for
from runtime.embedded.postgres import Postgres
from runtime.embedded.valkey import Valkey

START_SECONDS = 90.0


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="careline-serve-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ready(port: int, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            time.sleep(0.1)
    return False


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_service_stops_its_embedded_servers(home: Path, how: signal.Signals) -> None:
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
    environment |= {"CARELINE_HOME": str(home), "PORT": str(port)}
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        assert ready(port, process)
        process.send_signal(how)
        process.wait(40)
        places = places_for(home)
        assert not Postgres(places).healthy()
        assert not Valkey(places).healthy()
    finally:
        process.kill()
