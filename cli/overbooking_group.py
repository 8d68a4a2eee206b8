"""`careline overbooking …`: the options of its commands."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

overbooking = typer.Typer(no_args_is_help=True, help="Overbooking: ask for a grant, waits by group.")
Now = Annotated[str | None, typer.Option(help="Pinned time, ISO.")]


@overbooking.command("ask")
def ask(
    visit_type: str,
    practitioner: str,
    day: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"])],
    now: Now = None,
) -> None:
    """Leave for one more visit on a full day, by the clinic's policy; null where it says no."""
    from cli import overbooking as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.ask(load_settings(), now, visit_type, practitioner, day.date())))


@overbooking.command("report")
def report(days: int = 30, now: Now = None) -> None:
    """Waits by age band, language, and overbooked or not."""
    from cli import overbooking as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.report(load_settings(), now, days)))
