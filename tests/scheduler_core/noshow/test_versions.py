"""Versions of the model in the database: trained on the hospital's history, put into use, rolled back, explained."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from cli.noshow import explained
from runtime.audit import AuditRow
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.errors import NotFound
from scheduler_core.demo.people import ZONE
from scheduler_core.forecast_tables import NoShowVersion
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.models import Visit
from scheduler_core.noshow import train
from scheduler_core.noshow.coming import coming_risks
from scheduler_core.noshow.hospital_history import bookings
from scheduler_core.noshow.retraining import retrain
from scheduler_core.noshow.store import activate, in_use, model_in_use, roll_back, save, versions
from tests.scheduler_core.clinic import NOW
from tests.scheduler_core.noshow.visits import many


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
    zone = Hospital(demo_file).zone
    assert str(zone) == ZONE
    async with seeded.begin() as session:
        found = await bookings(session, zone, groups=True)
        outcome = await retrain(session, found, NOW)
        assert outcome.in_use
        assert "language" in outcome.metrics["by_group"]
        query = select(Visit.id).where(Visit.status == "booked", Visit.starts_at > NOW).limit(1)
        coming: UUID = (await session.execute(query)).scalar_one()
        told = await explained(session, coming, zone, None, FrozenClock(NOW))
        assert 0 < told["risk"] < 1
        assert "The chance that this visit is missed" in told["words"]
        risks = await coming_risks(session, zone)
        assert risks[coming] == pytest.approx(told["risk"], abs=1e-4)
        audited = select(AuditRow.subject_id).where(AuditRow.action == "noshow.explain")
        assert (await session.execute(audited)).scalars().all() == [str(coming)]
        again = await retrain(session, found, NOW, replace=False)
        assert not again.in_use
        current = await in_use(session)
        assert current is not None
        assert current.id == outcome.version
        assert len((await session.execute(select(NoShowVersion.id))).all()) == 2
