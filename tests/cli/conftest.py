"""The command `careline` in process: its arguments, its input, what it prints and the code it ends with."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog

from cli.main import main
from runtime import crypto
from runtime.database import new_id
from tests.conftest import run_sql, with_database

SETTINGS = ("DATABASE_URL", "REDIS_URL", "PORT", "PUBLIC_URL", "OPENAI_BASE_URL", "OPENAI_API_KEY")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What machines read."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """What machines read, line by line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Input(io.StringIO):
    """Text that is also read as bytes, as a pipe is."""

    def __init__(self, content: str | bytes) -> None:
        raw = content if isinstance(content, bytes) else content.encode()
        super().__init__(raw.decode("utf-8", errors="replace"))
        self.buffer = io.BytesIO(raw)


Careline = Callable[..., Done]


@pytest.fixture
def careline(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Careline]:
    """Run `careline ARGS` with this standard input and these settings beside an empty home."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CARELINE_HOME", str(tmp_path / "home"))
    rings = list(crypto._installed)

    def run(*args: object, stdin: str | bytes | io.TextIOBase = "", **settings: str) -> Done:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["careline", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", stdin if isinstance(stdin, io.TextIOBase) else Input(stdin))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
            raise SystemExit(0)
        written = capsys.readouterr()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0 if code is None else 1, written.out, written.err)

    yield run
    crypto._installed[:] = rings
    structlog.reset_defaults()
    logging.basicConfig(level="WARNING", force=True)


@contextmanager
def demo_in(folder: Path, servers: tuple[str, str], template: str) -> Iterator[dict[str, str]]:
    """Settings of a demo whose keys are in `folder`, with a database of its own for as long as it is open."""
    name = f"careline_cli_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    url = with_database(servers[0], name)
    yield {"DATABASE_URL": url, "REDIS_URL": servers[1], "CARELINE_HOME": str(folder)}
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def home(servers: tuple[str, str], template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Settings of a demo with a database and keys of its own, shared by the tests of this folder."""
    with demo_in(tmp_path_factory.mktemp("cli-home"), servers, template) as settings:
        yield settings


@pytest.fixture
def hospital(careline: Careline, servers: tuple[str, str], template: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Settings of a demo of the test's own with patients."""
    with demo_in(tmp_path / "h", servers, template) as settings:
        careline("search", "cardiology-new", "--now", "2026-03-03T09:00", **settings)
        yield settings
