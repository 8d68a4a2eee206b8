"""Versions of the model in the database: trained on the hospital's history, put into use, rolled back, explained."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest
from redis.asyncio import Redis
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from assistant.turn.context import Parts
from cli.noshow import explained
from cli.reckoning import Reckoning
from runtime.audit import AuditRow
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.errors import ConfigurationError, InvalidInput, NotFound
from scheduler_core.forecast_tables import NoShowVersion, VisitRisk
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.models import Patient, Visit
from scheduler_core.noshow import features, train
from scheduler_core.noshow import model as models
from scheduler_core.noshow.coming import coming_risks
from scheduler_core.noshow.hospital_history import bookings
from scheduler_core.noshow.retraining import retrain
from scheduler_core.noshow.store import activate, in_use, model_in_use, roll_back, save, versions
from tests.scheduler_core.builders import add_visit
from tests.scheduler_core.clinic import NOW, clinic, furnish, site
from tests.scheduler_core.noshow.visits import Sky, many, surrounded


async def test_versions_are_put_into_use_one_at_a_time_and_rolled_back(database: Database) -> None:
    trained = train(many())
    async with database.begin() as session:
        with pytest.raises(NotFound):
            await model_in_use(session)
        first, second, third = [(await save(session, trained, 3_000, NOW)).id for _ in range(3)]
        for n, version in enumerate((first, second, third)):
            await activate(session, version, NOW.replace(hour=15 + n))
        assert (await roll_back(session, NOW.replace(hour=20))).id == second
        assert (await roll_back(session, NOW.replace(hour=21))).id == first
        with pytest.raises(NotFound, match="No earlier version"):
            await roll_back(session, NOW.replace(hour=22))
        assert [v.active for v in await versions(session)] == [False, False, True]
        with pytest.raises(NotFound):
            await activate(session, 99, NOW)


async def test_it_learns_from_the_hospitals_own_history_and_explains_a_coming_visit(
    seeded: Database, demo_file: HospitalFile
) -> None:
    hospital = Hospital(demo_file)
    async with seeded.begin() as session:
        found = await bookings(session, hospital, groups=True)
        outcome = await retrain(session, found, NOW)
        assert outcome.in_use
        assert "language" in outcome.metrics["by_group"]
        query = select(Visit.id).where(Visit.status == "booked", Visit.starts_at > NOW).limit(1)
        coming: UUID = (await session.execute(query)).scalar_one()
        told = await explained(session, coming, hospital, None, FrozenClock(NOW))
        assert 0 < told["risk"] < 1
        assert "The chance that this visit is missed" in told["words"]
        risks = await coming_risks(session, hospital)
        assert risks[coming] == pytest.approx(told["risk"], abs=1e-4)
        audited = select(AuditRow.subject_id).where(AuditRow.action == "noshow.explain")
        assert (await session.execute(audited)).scalars().all() == [str(coming)]
        again = await retrain(session, found, NOW, replace=False)
        assert not again.in_use
        current = await in_use(session)
        assert current is not None
        assert current.id == outcome.version
        assert len((await session.execute(select(NoShowVersion.id))).all()) == 2


ON = clinic(overbooking=[{"department": "cardiology", "enabled": True}])


async def of_another_release(session: AsyncSession, monkeypatch: pytest.MonkeyPatch) -> int:
    """A version that looks at other inputs than this program."""
    with monkeypatch.context() as other:
        other.setattr(models, "NAMES", (*models.NAMES[:-1], "moon"))
        return (await save(session, train(many()), 3_000, NOW)).id


async def test_a_version_of_another_release_is_not_put_into_use(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.begin() as session:
        old = await of_another_release(session, monkeypatch)
        own = (await save(session, train(many()), 3_000, NOW)).id
        await activate(session, own, NOW)
        with pytest.raises(ConfigurationError, match="another release"):
            await activate(session, old, NOW + timedelta(hours=1))
        current = await in_use(session)
        assert current is not None and current.id == own
        (await session.get_one(NoShowVersion, old)).activated_at = NOW - timedelta(hours=1)
        with pytest.raises(ConfigurationError):
            await roll_back(session, NOW + timedelta(hours=2))


def reckoning(database: Database, hospital: Hospital) -> Reckoning:
    parts = SimpleNamespace(services=SimpleNamespace(hospital=hospital), clock=FrozenClock(NOW), database=database)
    return Reckoning(cast(Parts, parts), cast(Redis, None))


async def test_the_sweep_says_that_a_model_cannot_be_read_and_keeps_no_risks(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was in use when the program was upgraded."""
    await furnish(database, ON)
    async with database.begin() as session:
        await add_visit(session)
        old = await of_another_release(session, monkeypatch)
        (await session.get_one(NoShowVersion, old)).active = True
    with capture_logs() as logged:
        await reckoning(database, ON).keep_risks()
    assert [(e["event"], e["error"]) for e in logged] == [("risks.not_kept", "model_of_another_release")]
    async with database.begin() as session:
        assert (await session.execute(select(VisitRisk))).first() is None


async def rained_on(database: Database, tmp_path: Path) -> Hospital:
    """A hospital with a visit tomorrow, whose model has seen what rain does and whose file names a record of weather."""
    record = tmp_path / "weather.csv"
    hospital = clinic(overbooking=[{"department": "cardiology", "enabled": True}], noshow={"weather": str(record)})
    await furnish(database, hospital)
    record.write_text(f"day,rain_mm,high_c\n{date(2026, 3, 4)},25,12\n", encoding="utf-8")
    async with database.begin() as session:
        await add_visit(session, starts_at=NOW + timedelta(days=1))
        version = await save(session, train(surrounded(), Sky()), 3_000, NOW)
        await activate(session, version.id, NOW)
    return hospital


async def kept_risk(database: Database) -> float:
    async with database.begin() as session:
        return (await session.execute(select(VisitRisk.risk))).scalar_one()


async def test_the_worker_knows_the_weather_that_the_hospital_file_names(database: Database, tmp_path: Path) -> None:
    hospital = await rained_on(database, tmp_path)
    await reckoning(database, hospital).keep_risks()
    wet = await kept_risk(database)
    async with database.begin() as session:
        (told,) = (await coming_risks(session, hospital, {})).values()
        (visit_id,) = (await session.execute(select(Visit.id))).scalars()
        explained_ = await explained(session, visit_id, hospital, None, FrozenClock(NOW))
        (tmp_path / "weather.csv").write_text("day,rain_mm,high_c\n2026-03-04,0,12\n", encoding="utf-8")
        (dry,) = (await coming_risks(session, hospital, {})).values()
    assert wet == pytest.approx(told) and wet > dry + 0.1
    assert explained_["risk"] == pytest.approx(wet, abs=1e-4)
    assert "25 mm of rain" in explained_["words"]


async def test_a_record_of_weather_that_cannot_be_read_keeps_the_risks_as_they_are(
    database: Database, tmp_path: Path
) -> None:
    hospital = await rained_on(database, tmp_path)
    (tmp_path / "weather.csv").write_text("day\nnever\n", encoding="utf-8")
    with capture_logs() as logged:
        await reckoning(database, hospital).keep_risks()
    assert [(e["event"], e["error"]) for e in logged] == [("risks.not_kept", "weather")]
    async with database.begin() as session:
        with pytest.raises(InvalidInput, match="weather"):
            await coming_risks(session, hospital)


async def test_the_way_is_known_where_the_patients_postal_area_is(database: Database) -> None:
    placed = {**site("main"), "latitude": 43.605, "longitude": -77.430}
    hospital = clinic(
        sites=[placed, site("north")], postal_areas=[{"area": "00012", "latitude": 43.700, "longitude": -77.420}]
    )
    await furnish(database, hospital)
    async with database.begin() as session:
        known, unknown, by_video = [await add_visit(session, starts_at=NOW + timedelta(days=n)) for n in range(3)]
        for visit, code in ((known, "00012"), (unknown, None), (by_video, "00012")):
            (await session.get_one(Patient, visit.patient_id)).postal_area = code
        by_video.modality = "telehealth"
        await session.flush()
        found = await bookings(session, hospital)
    assert [b.distance_km for b in found] == [pytest.approx(10.6, abs=0.1), None, None]
    assert features(found)[0][models.NAMES.index("distance_km")] > 10
