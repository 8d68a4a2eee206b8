"""Calendar files of visits, for the calendar link."""

from __future__ import annotations

from channels.ports import AppLike
from tools.calendar_file import calendar_file


class VisitCalendar:
    """Opens calendar links."""

    def __init__(self, app: AppLike) -> None:
        """`app` has the visits and the hospital."""
        self._app = app

    async def __call__(self, token: str) -> str:
        """RFC 5545 text; NotFound when the token is not ours or has outlived its visit."""
        async with self._app.database.begin() as session:
            return await calendar_file(session, self._app.hospital, token, self._app.clock.now())
