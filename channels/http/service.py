"""What operators ask: alive, ready, how much."""

from __future__ import annotations

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from channels.http.dependencies import Doors, TheDoors
from channels.http.problems import problem
from runtime.jobs import counts

router = APIRouter(tags=["service"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(doors: TheDoors) -> Response:
    """PostgreSQL and Redis answer too; otherwise 503 and which one does not."""
    missing = [name for name, works in (("postgresql", _database), ("redis", _redis)) if not await works(doors)]
    if missing:
        return problem(503, "not_ready", "A service that is needed does not answer.", missing=missing)
    return Response('{"status":"ready"}', media_type="application/json")


@router.get("/metrics")
async def metrics(doors: TheDoors) -> Response:
    """Prometheus text. No label holds anything about a person."""
    await _count_jobs(doors)
    return Response(generate_latest(doors.app.metrics.registry), media_type=CONTENT_TYPE_LATEST)


async def _count_jobs(doors: Doors) -> None:
    """Read anew at every look; while the database is away, the other figures are told without."""
    gauge = doors.app.metrics.jobs
    gauge.clear()
    try:
        async with doors.app.database.begin() as session:
            for counted in await counts(session):
                gauge.labels(counted.task, counted.status).set(counted.number)
    except (SQLAlchemyError, OSError):
        return


async def _database(doors: Doors) -> bool:
    try:
        async with doors.app.database.begin() as session:
            await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return False
    return True


async def _redis(doors: Doors) -> bool:
    try:
        await doors.app.redis.ping()
    except (RedisError, OSError):
        return False
    return True
