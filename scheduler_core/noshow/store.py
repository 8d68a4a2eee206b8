"""Versions of the model in the database: kept, put into use, rolled back. At most one is in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotFound
from scheduler_core.forecast_tables import NoShowVersion
from scheduler_core.noshow.model import NoShowModel
from scheduler_core.noshow.training import Trained

LOCK = 7_208_114_551
"""Key of the advisory lock that lets one process change which version is in use."""


async def save(session: AsyncSession, trained: Trained, visits: int, now: datetime) -> NoShowVersion:
    """Keep a trained model; it is not used yet."""
    version = NoShowVersion(
        trained_at=now,
        visits=visits,
        model=trained.model.to_bytes(),
        settings=dict(trained.settings),
        metrics=dict(trained.metrics),
    )
    session.add(version)
    await session.flush()
    return version


async def versions(session: AsyncSession) -> Sequence[NoShowVersion]:
    """All of them, the newest first."""
    return (await session.execute(select(NoShowVersion).order_by(NoShowVersion.id.desc()))).scalars().all()


async def in_use(session: AsyncSession) -> NoShowVersion | None:
    """The version in use; none before the first training."""
    return (await session.execute(select(NoShowVersion).where(NoShowVersion.active))).scalar_one_or_none()


async def model_in_use(session: AsyncSession) -> NoShowModel:
    """Its model; NotFound before the first training."""
    version = await in_use(session)
    if version is None:
        raise NotFound("No no-show model is in use.", hint="Run careline noshow train.")
    return NoShowModel.from_bytes(version.model)


async def activate(session: AsyncSession, version_id: int, now: datetime) -> NoShowVersion:
    """Use this version from now on; NotFound. ConfigurationError for one of another release, which could predict nothing."""
    await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    version = await session.get(NoShowVersion, version_id, populate_existing=True)
    if version is None:
        raise NotFound(f"There is no version {version_id}.", hint="careline noshow versions lists them.")
    NoShowModel.from_bytes(version.model)
    await session.execute(update(NoShowVersion).where(NoShowVersion.active).values(active=False))
    version.active, version.activated_at = True, now
    await session.flush()
    return version


async def roll_back(session: AsyncSession, now: datetime) -> NoShowVersion:
    """Use the version again that was in use before this one; NotFound where there was none, else as `activate`."""
    current = await in_use(session)
    query = select(NoShowVersion.id).where(NoShowVersion.activated_at.is_not(None), ~NoShowVersion.active)
    if current is not None and current.activated_at is not None:
        query = query.where(NoShowVersion.activated_at < current.activated_at)
    before = (await session.execute(query.order_by(NoShowVersion.activated_at.desc()).limit(1))).scalar_one_or_none()
    if before is None:
        raise NotFound("No earlier version was in use.", hint="Train one with careline noshow train.")
    restored = await session.get(NoShowVersion, before)
    kept = restored.activated_at if restored else None
    version = await activate(session, before, now)
    version.activated_at = kept
    await session.flush()
    return version
