"""`careline noshow`: train, evaluate, explain, and which version is in use; on the hospital's history or on any CSV."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.reminders.counting import reminders_by_visit
from cli.hospital import database_of
from cli.running import facility
from runtime.audit import AuditEntry, record
from runtime.clock import Clock, SystemClock
from runtime.errors import InvalidInput, NotFound
from runtime.settings import Settings
from scheduler_core.hospital import Hospital
from scheduler_core.noshow import (
    NoShowModel,
    RecordedWeather,
    Table,
    Trained,
    Weather,
    evaluate,
    explain,
    features,
    last_days,
    read_csv,
    read_map,
    weather_of,
)
from scheduler_core.noshow import train as train_on
from scheduler_core.noshow.hospital_history import bookings as own_bookings
from scheduler_core.noshow.retraining import retrain
from scheduler_core.noshow.store import activate, model_in_use, roll_back, versions


def table_of(csv: Path, columns: Path | None) -> Table:
    """A CSV by its map of columns."""
    if columns is None:
        raise InvalidInput(
            "A CSV needs a map of its columns.", hint="Give --columns MAP.yaml; see docs/noshow-model.md."
        )
    return read_csv(csv, read_map(columns))


def recorded(path: Path | None) -> Weather | None:
    """The recorded weather, where a file of it is given."""
    return RecordedWeather(path) if path else None


def train_csv(csv: Path, columns: Path | None, weather: Path | None, out: Path) -> dict[str, Any]:
    """Train on a CSV and write the model to a file; no database is needed."""
    found = table_of(csv, columns)
    trained: Trained = train_on(found.bookings, recorded(weather))
    out.write_bytes(trained.model.to_bytes())
    left_out = {"booked_after_the_visit": found.left_out}
    return {"model": str(out), "left_out": left_out, "settings": trained.settings, "metrics": trained.metrics}


def evaluate_csv(
    csv: Path,
    columns: Path | None,
    weather: Path | None,
    *,
    test_days: int,
    history: Path | None,
    model: Path | None,
) -> dict[str, Any]:
    """Measure on the last days of a CSV, or on all of it with `history` as what came before.

    Without a model one is trained on the days before those that are tested.
    """
    table, sky = table_of(csv, columns), recorded(weather)
    earlier_table = table_of(history, columns) if history else Table([], 0)
    tested, before = table.bookings, earlier_table.bookings
    first = (
        min((b.day for b in tested if b.missed is not None), default=None) if before else last_days(tested, test_days)
    )
    if first is None:
        raise InvalidInput("No visit of the file has an outcome.", hint="See outcome in the map of columns.")
    everything = [*before, *tested]
    earlier = [b for b in everything if b.day < first]
    chosen = NoShowModel.from_bytes(model.read_bytes()) if model else train_on(earlier, sky).model
    left_out = {"booked_after_the_visit": table.left_out + earlier_table.left_out}
    return {"from": first.isoformat(), "left_out": left_out, **evaluate(chosen, everything, first, sky)}


async def train_own(settings: Settings, weather: Path | None, *, keep: bool) -> dict[str, Any]:
    """Train on the hospital's own visits and keep the model as a new version; used where it is no worse than the old one."""
    hospital, clock = facility(settings), SystemClock()
    async with database_of(settings) as database, database.begin() as session:
        found = await own_bookings(session, hospital, groups=True, reminders=await reminders_by_visit(session))
        sky = recorded(weather) or weather_of(hospital)
        outcome = await retrain(session, found, clock.now(), sky, replace=not keep)
    return asdict(outcome)


async def evaluate_own(settings: Settings, weather: Path | None, *, test_days: int) -> dict[str, Any]:
    """Measure a model trained on the days before on the hospital's own last days."""
    hospital = facility(settings)
    async with database_of(settings) as database, database.begin() as session:
        reminders = await reminders_by_visit(session)
        found = await own_bookings(session, hospital, groups=True, reminders=reminders)
    first, sky = last_days(found, test_days), recorded(weather) or weather_of(hospital)
    return {
        "from": first.isoformat(),
        **evaluate(train_on([b for b in found if b.day < first], sky).model, found, first, sky),
    }


async def explain_own(settings: Settings, visit_id: str, weather: Path | None) -> dict[str, Any]:
    """Why a coming visit has the risk it has; the look at the patient's history is in the audit trail."""
    try:
        wanted = UUID(visit_id)
    except ValueError:
        raise InvalidInput(
            f"{visit_id!r} is not a visit's id.", hint="Give the visit id that Visits in the console shows."
        ) from None
    async with database_of(settings) as database, database.begin() as session:
        return await explained(session, wanted, facility(settings), recorded(weather), SystemClock())


async def explained(
    session: AsyncSession, visit_id: UUID, hospital: Hospital, weather: Weather | None, clock: Clock
) -> dict[str, Any]:
    """The risk of this visit and its reasons, by this weather, else by the hospital file's; NotFound."""
    model = await model_in_use(session)
    found = await own_bookings(session, hospital, reminders=await reminders_by_visit(session))
    number = next((n for n, booking in enumerate(found) if booking.key == str(visit_id)), None)
    if number is None:
        raise NotFound("There is no such visit, or it was cancelled.", hint="Give the id of a booked visit.")
    entry = AuditEntry("cli", "noshow.explain", "visit", str(visit_id), "explanation of a risk", clock.now())
    await record(session, entry)
    told = explain(model, features(found, weather or weather_of(hospital))[number])
    return {"risk": told.risk, "words": told.words, "reasons": [asdict(reason) for reason in told.reasons]}


async def list_versions(settings: Settings) -> dict[str, Any]:
    """Every version, the newest first."""
    async with database_of(settings) as database, database.begin() as session:
        rows = await versions(session)
        shown = ("id", "trained_at", "visits", "active", "settings", "metrics")
        return {"versions": [{name: getattr(row, name) for name in shown} for row in rows]}


async def use_version(settings: Settings, version: int | None) -> dict[str, Any]:
    """Use that version, or without a number the one before."""
    now = SystemClock().now()
    async with database_of(settings) as database, database.begin() as session:
        row = await (roll_back(session, now) if version is None else activate(session, version, now))
        return {"in_use": row.id, "trained_at": row.trained_at}
