"""`careline serve`: the HTTP doors and the work that comes back, in one process or in several by role."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Sequence
from types import FrameType

import uvicorn

from channels.http.app import create_app
from channels.staff.accounts import FIRST_NAME, StaffAccounts
from cli.bootstrap import App
from cli.running import clock_for, running
from guardrails import emergency
from language import Context, understand
from runtime.collector import settle
from runtime.errors import UnavailableError
from runtime.settings import Settings

GRACE_SECONDS = 10
MAX_FRAME_BYTES = 128 * 1024


class Server(uvicorn.Server):
    """A server that tells when its doors are open, or that they will never be."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.opened = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the doors."""
        await super().startup(sockets)
        self.opened.set()


async def serve(settings: Settings, roles: Sequence[str], now: str | None) -> None:
    """Serve until stopped. UnavailableError when the port is taken."""
    signal.signal(signal.SIGTERM, _stop)
    listener = _listen(settings)
    clock = clock_for(settings, now, ticking=True)
    async with running(settings, clock) as (app, servers):
        password = await StaffAccounts(app.database, app.clock).first_password(_given_password(settings))
        _greet(settings, password)
        tasks = [asyncio.create_task(servers.watch())]
        if {"worker", "all"} & set(roles):
            tasks.append(asyncio.create_task(app.worker.run()))
        server = _http_server(app, roles)
        warming = asyncio.create_task(_warm_up(app, server))
        try:
            await server.serve(sockets=[listener])
            await warming
        finally:
            await _end(tasks)


async def _warm_up(app: App, server: Server) -> None:
    """Once the first page can be served: what is loaded here keeps a processor busy for some seconds."""
    await server.opened.wait()
    if server.should_exit:
        return
    await asyncio.to_thread(_warm, app)
    settle()


def _warm(app: App) -> None:
    """Load what the first message would wait for: the name model, the emergency rules, what complaints are known."""
    app.parts.redactor.warm()
    emergency.detect("warm up")
    hospital = app.parts.services.hospital
    now = app.clock.now().astimezone(hospital.zone).replace(tzinfo=None)
    understand("warm up", Context(now, hospital.directory, tz=str(hospital.zone)))


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Stop what works beside the doors, while its servers are still there."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _stop(_number: int, _frame: FrameType | None) -> None:
    """A stop that was asked for unwinds the program, so that embedded servers are stopped with it."""
    raise SystemExit(0)


def _http_server(app: App, roles: Sequence[str]) -> Server:
    http = create_app(app, roles=roles)
    config = uvicorn.Config(
        http,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=app.settings.trusted_proxies is not None,
        forwarded_allow_ips=app.settings.trusted_proxies,
        ws_max_size=MAX_FRAME_BYTES,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config)


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise UnavailableError(
            f"Port {settings.port} is not free: {error.strerror}.", hint="Set PORT to another one."
        ) from None
    return listener


def _given_password(settings: Settings) -> str | None:
    return settings.staff_password.get_secret_value() if settings.staff_password else None


def _greet(settings: Settings, password: str | None) -> None:
    print(f"\n  Careline is at {settings.base_url}      staff: {settings.base_url}/staff", file=sys.stderr)
    if password:
        print(f"  First sign-in: name {FIRST_NAME}, password {password}   (shown once)", file=sys.stderr)
    print("  Stop with Ctrl-C.\n", file=sys.stderr, flush=True)
