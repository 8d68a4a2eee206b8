"""What the simulated hospital needs from the composition root above it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from openai import AsyncOpenAI

from assistant.conversations import Conversations
from assistant.desk import StaffDesk
from assistant.outgoing import Dispatcher
from assistant.turn.context import Parts
from channels.ports import AppLike
from runtime.clock import Clock
from runtime.jobs import Worker
from scheduler_core.hospital import Hospital


class SimulatedApp(AppLike, Protocol):
    """The running program, as the adapters see it, plus what only the staff and the judge may touch."""

    @property
    def desk(self) -> StaffDesk:
        """The desk at which staff take, answer and hand back."""
        ...

    @property
    def conversations(self) -> Conversations:
        """The one way in."""
        ...

    @property
    def dispatcher(self) -> Dispatcher:
        """Sends codes beside the turn; a phone is looked at when it has."""
        ...

    @property
    def hospital(self) -> Hospital:
        """The hospital's names, hours and rules."""
        ...

    @property
    def worker(self) -> Worker:
        """Does what is due when time has passed."""
        ...

    @property
    def parts(self) -> Parts:
        """The parts of a turn: a judge calls the gate itself."""
        ...


class HospitalFactory(Protocol):
    """Opens the program on a database, with a pinned clock and, where given, another model than the built-in one.

    The first opening of an empty database migrates it, loads the demo hospital and generates its patients relative
    to the clock; a later opening finds all that and changes nothing. Texts and calls go to the demo phone.
    """

    @property
    def server_url(self) -> str:
        """A PostgreSQL server on which databases may be created and dropped, as the URL of any database there."""
        ...

    def __call__(
        self, *, database_url: str, clock: Clock, model: AsyncOpenAI | None = None
    ) -> AbstractAsyncContextManager[SimulatedApp]:
        """The program, running until the context ends."""
        ...
