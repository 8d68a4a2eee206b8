"""What the worker reckons anew from time to time, because a conversation or a page cannot wait for it."""

from __future__ import annotations

from contextlib import suppress

from assistant.reminders.counting import reminders_by_visit
from assistant.turn.context import Parts
from runtime.errors import NotFound
from scheduler_core.noshow import kept
from scheduler_core.noshow.coming import coming_risks


class Reckoning:
    """Sweeps that look whether it is time, and mostly are done with that."""

    def __init__(self, parts: Parts) -> None:
        """`parts` are the program's parts."""
        self._parts = parts

    async def keep_risks(self) -> None:
        """The risks that overbooking goes by; nothing where no department overbooks or no model was trained."""
        hospital, now = self._parts.services.hospital, self._parts.clock.now()
        async with self._parts.database.begin() as session:
            if not await kept.due(session, hospital, now):
                return
            with suppress(NotFound):
                risks = await coming_risks(session, hospital.zone, reminders=await reminders_by_visit(session))
                await kept.keep(session, hospital, risks, now)
