"""`careline forecast`: the weeks ahead by department as JSON, with warnings, proposals and a picture."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from cli.bootstrap import DEMO_HOSPITAL
from cli.reckoning import history_up_to
from cli.running import clock_for, run, running
from runtime.errors import InvalidInput
from runtime.settings import Settings
from scheduler_core.forecast import (
    Able,
    Outlook,
    Outside,
    Series,
    Surroundings,
    look_ahead,
    own_able,
    read_capacity,
    read_history,
    read_outside,
)  # fmt: skip
from scheduler_core.forecast.kept import keep
from scheduler_core.hospital import Hospital, read_folder

FURTHEST = 91


def forecast(
    settings: Settings,
    *,
    now: str | None,
    history: Path | None,
    columns: str,
    outside: Sequence[str],
    events: Sequence[str],
    capacity: Path | None,
    horizon: int,
    plot: Path | None,
    kept: bool = False,
) -> dict[str, Any]:
    """The `horizon` days after the history, or after today where the history is the hospital's own.

    `kept` puts what follows from it before the staff.
    """
    if not 1 <= horizon <= FURTHEST:
        raise InvalidInput(f"--horizon must lie between 1 and {FURTHEST}.", hint="Leave it out for three weeks.")
    hospital = Hospital(read_folder(settings.hospital or DEMO_HOSPITAL))
    given = read_history(history, pairs(columns.split(","), "--columns")) if history else None
    around = Surroundings(frozenset(hospital.holidays), [*_read(outside, event=False), *_read(events, event=True)])
    capacities = read_capacity(capacity) if capacity else None
    series, able = _own(settings, hospital, now, given, horizon)
    if capacities is not None:
        able = replace(able, capacities=capacities)
    with tqdm(total=len(series), file=sys.stderr, disable=not sys.stderr.isatty(), desc="forecasting") as bar:

        def progress() -> None:
            bar.update()

        outlook = look_ahead(series, around, able, horizon, progress)
    if plot is not None:
        from scheduler_core.forecast.plot import draw

        draw(series, outlook, able.capacities, plot)
    if kept:
        _keep(settings, outlook, now)
    first = series[0].end if series else None
    return {"from": first and first.isoformat(), "horizon": horizon, **outlook.as_json()}


def _own(
    settings: Settings, hospital: Hospital, now: str | None, given: list[Series] | None, horizon: int
) -> tuple[list[Series], Able]:
    """What the database knows: the visits up to yesterday unless a history is `given`, and who works on the days after it."""

    async def read() -> tuple[list[Series], Able]:
        clock = clock_for(settings, now, ticking=False)
        async with running(settings, clock) as (app, _), app.database.begin() as session:
            today = clock.now()
            series = await history_up_to(session, hospital, today) if given is None else given
            first = series[0].end if series else today.astimezone(hospital.zone).date()
            return series, await own_able(session, hospital, first, horizon, today)

    return run(read)


def _keep(settings: Settings, outlook: Outlook, now: str | None) -> None:
    async def write() -> None:
        clock = clock_for(settings, now, ticking=False)
        async with running(settings, clock) as (app, _):
            await keep(app.redis, app.database, outlook, clock.now())

    run(write)


def pairs(given: Sequence[str], option: str) -> dict[str, str]:
    """NAME=VALUE, several; InvalidInput for anything else."""
    found = {}
    for part in given:
        if not part:
            continue
        name, sign, value = part.partition("=")
        if not (name and sign and value):
            raise InvalidInput(f"{option}: {part!r} is not NAME=VALUE.", hint="For example flu=flu.csv.")
        found[name.strip()] = value.strip()
    return found


def _read(given: Sequence[str], *, event: bool) -> list[Outside]:
    named = pairs(given, "--events" if event else "--outside")
    return [read_outside(name, Path(path), event=event) for name, path in named.items()]
