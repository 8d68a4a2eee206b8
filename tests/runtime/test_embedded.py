"""The embedded servers: started once, shared, mended after a kill, stopped by the last who leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from runtime.embedded import EmbeddedServices
from runtime.embedded.process import is_running

HOLD = """
import sys, time, pathlib
from runtime.embedded import EmbeddedServices
EmbeddedServices.start(pathlib.Path(sys.argv[1]))
print("up", flush=True)
time.sleep(600)
"""
START_AND_STOP = """
import sys, pathlib
from runtime.embedded import EmbeddedServices
services = EmbeddedServices.start(pathlib.Path(sys.argv[1]) / "h")
print("up", flush=True)
services.stop()
"""


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="careline-embedded-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
        leftover = EmbeddedServices(Path(folder))
        leftover.ensure_running()
        leftover.stop()


def postgres_pid(home: Path) -> int:
    return int((home / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def ask(services: EmbeddedServices) -> int:
    with psycopg.connect(services.database_url) as connection:
        row = connection.execute("SELECT 41 + 1").fetchone()
    return int(row[0]) if row else 0


def alive(pid: int) -> bool:
    return is_running(pid, "postgres")


def test_both_servers_answer_and_postgres_has_vectors(home: Path) -> None:
    services = EmbeddedServices.start(home)
    with psycopg.connect(services.database_url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION vector")
        assert connection.execute("SHOW server_version_num").fetchone()[0].startswith("18")  # type: ignore[index]
    with redis.Redis.from_url(services.redis_url) as client:
        assert client.ping()
    services.stop()


def test_no_server_listens_on_the_network(home: Path) -> None:
    services = EmbeddedServices.start(home)
    with psycopg.connect(services.database_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    with redis.Redis.from_url(services.redis_url) as client:
        assert client.config_get("port") == {"port": "0"}
    services.stop()


def test_a_wrong_password_is_refused(home: Path) -> None:
    services = EmbeddedServices.start(home)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(services.database_url.replace("careline:", "careline:x", 1))
    services.stop()


def test_the_last_to_leave_stops_the_servers(home: Path) -> None:
    first, second = EmbeddedServices.start(home), EmbeddedServices.start(home)
    first.stop()
    assert ask(second) == 42
    second.stop()
    assert not second.healthy()


def test_a_killed_server_is_started_again_and_keeps_what_was_committed(home: Path) -> None:
    services = EmbeddedServices.start(home)
    with psycopg.connect(services.database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    os.kill(postgres_pid(home), signal.SIGKILL)
    deadline = time.monotonic() + 5
    while services.healthy() and time.monotonic() < deadline:
        time.sleep(0.02)
    services.ensure_running()
    with psycopg.connect(services.database_url) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
    services.stop()


def test_a_stale_pid_file_of_another_program_does_not_stop_the_start(home: Path) -> None:
    EmbeddedServices.start(home).stop()
    (home / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{home / 'postgres'}\n")
    services = EmbeddedServices.start(home)
    assert ask(services) == 42
    services.stop()


def test_servers_of_a_killed_owner_are_adopted(home: Path) -> None:
    owner = subprocess.Popen([sys.executable, "-c", HOLD, str(home)], stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"up\n"
    pid = postgres_pid(home)
    owner.kill()
    owner.wait()
    services = EmbeddedServices.start(home)
    assert ask(services) == 42
    assert postgres_pid(home) == pid
    services.stop()
    assert not alive(pid)


def test_a_second_process_attaches_while_the_first_runs(home: Path) -> None:
    services = EmbeddedServices.start(home)
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(home)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"up\n"
    services.stop()
    assert alive(postgres_pid(home))
    other.terminate()
    other.wait()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
def test_an_ordinary_user_runs_them_too() -> None:
    with tempfile.TemporaryDirectory(prefix="careline-nobody-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o777)
        command = [sys.executable, "-c", START_AND_STOP, folder]
        try:
            done = subprocess.run(
                command, user=65534, group=65534, extra_groups=[], capture_output=True, text=True, check=False
            )
        except PermissionError:
            pytest.skip("the interpreter itself lies in a private folder")
        assert done.stdout == "up\n", done.stderr
