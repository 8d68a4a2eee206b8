"""The composition root: the one place where the parts are made and put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from langgraph.checkpoint.base import BaseCheckpointSaver
from openai import AsyncOpenAI
from redis.asyncio import Redis

from assistant.checkpoints import Checkpoints
from assistant.conversations import Conversations
from assistant.desk import StaffDesk
from assistant.handovers import HandOvers
from assistant.life import Life
from assistant.model import Model, remote_client
from assistant.outbound import Outbound
from assistant.outgoing import CodeNotifier, Dispatcher
from assistant.push import Push
from assistant.schedule_desk import ScheduleDesk
from assistant.turn.context import Parts
from assistant.turn.graph import build
from assistant.wording import Catalog, Speaker
from channels.demo_phone import DemoPhone
from channels.privacy.retention import Retention
from channels.twilio.outbound import TwilioOutbound
from cli.keys import every_sealed_column, keyring_for, prove_keys
from cli.residency import check_residency
from cli.trail import anchors_for, sealer_for
from cli.work import worker_of
from guardrails.consent import Consents
from guardrails.identity import CodeBudget, Identity
from guardrails.redaction import Redactor
from language.embedding import embed, embed_kept
from runtime import crypto
from runtime.audit import Anchors, Sealer
from runtime.clock import Clock, SystemClock
from runtime.database import Database
from runtime.errors import ConfigurationError
from runtime.jobs import Worker
from runtime.redis import check, connect
from runtime.resealing import Resealer
from runtime.schema import load_models, migrate
from runtime.settings import Settings
from runtime.telemetry import Metrics
from scheduler_core import demo, qa
from scheduler_core.hospital import Hospital, load, read_folder
from scheduler_core.importing.phones import region_of
from scheduler_core.noshow.kept import kept
from scheduler_core.overbooking.offering import Overbooking
from scheduler_core.record import OwnTables
from scheduler_core.search import Search
from tools.gate import Gate
from tools.patient_directory import SchedulePatients
from tools.services import Services
from tools.toolbox import registry

MODELS = (
    "runtime.audit",
    "runtime.outbox",
    "guardrails.models",
    "scheduler_core.models",
    "tools.models",
    "assistant.models",
    "channels.models",
)
DEMO_HOSPITAL = Path(__file__).parent.parent / "deploy" / "demo_hospital"


@dataclass(frozen=True)
class App:
    """The running program."""

    settings: Settings
    clock: Clock
    database: Database
    redis: Redis
    hospital: Hospital
    parts: Parts
    conversations: Conversations
    desk: StaffDesk
    schedule: ScheduleDesk
    dispatcher: Dispatcher
    sealer: Sealer
    anchors: Anchors
    worker: Worker
    outbound: Outbound
    push: Push
    metrics: Metrics


@asynccontextmanager
async def bootstrap(
    settings: Settings,
    *,
    database_url: str,
    redis_url: str,
    clock: Clock | None = None,
    model: AsyncOpenAI | None = None,
    simulated: bool = False,
) -> AsyncIterator[App]:
    """The whole program on these servers, ready to talk. Typed errors name the setting that is wrong.

    `simulated` is the hospital of evals: the demo's patients, and phones that ring nowhere, whatever the settings say.
    """
    keyring = keyring_for(settings)
    crypto.install(keyring)
    clock = clock or SystemClock()
    database, redis = Database(database_url), connect(redis_url)
    try:
        await check(redis)
        load_models(MODELS)
        await migrate(database)
        async with database.begin() as session:
            await prove_keys(session)
        hospital = await _hospital(settings, database, clock, people=settings.demo or simulated)
        checkpointer = Checkpoints(database, keyring)
        app = _assemble(settings, clock, database, redis, hospital, model, checkpointer, simulated)
        yield app
        await app.dispatcher.settled()
        await app.parts.model.close()
    finally:
        await redis.aclose()
        await database.dispose()


async def _hospital(settings: Settings, database: Database, clock: Clock, *, people: bool) -> Hospital:
    """The hospital of the file, loaded; the demo's patients where there are none yet."""
    folder = settings.hospital or (None if settings.environment == "production" else DEMO_HOSPITAL)
    if folder is None:
        raise ConfigurationError(
            "No hospital is set.", hint="Set CARELINE_HOSPITAL to the folder of your hospital file."
        )
    file = await asyncio.to_thread(read_folder, folder)
    check_residency(settings, file.residency.hosts)
    hospital, now = Hospital(file), clock.now()
    async with database.begin() as session:
        await load(session, file, now)
        await qa.index(session, file, embed_kept)
        if people and not await demo.is_seeded(session):
            await demo.seed(session, hospital, now)
    return hospital


def _assemble(
    settings: Settings,
    clock: Clock,
    database: Database,
    redis: Redis,
    hospital: Hospital,
    client: AsyncOpenAI | None,
    checkpointer: BaseCheckpointSaver[int],
    simulated: bool,
) -> App:
    speaker, push, metrics = Speaker(Catalog()), Push(redis), Metrics()
    identity = Identity(SchedulePatients(), CodeNotifier(speaker, hospital), clock, _budget(hospital))
    search = Search(hospital)
    services = Services(
        hospital=hospital,
        search=search,
        record=OwnTables(),
        identity=identity,
        embed=embed,
        handovers=HandOvers(hospital),
        public_url=settings.base_url,
        overbooking=Overbooking(hospital, search, kept),
    )
    consents = Consents()
    parts = Parts(
        database=database,
        clock=clock,
        model=_model(settings, clock, client),
        gate=Gate(registry(), consents),
        consents=consents,
        redactor=Redactor(clock=clock, directory=hospital.directory),
        services=services,
        speaker=speaker,
        push=push,
        metrics=metrics,
    )
    outbound = DemoPhone(database, clock) if simulated else _outbound(settings, database, redis, clock)
    dispatcher = Dispatcher(database, outbound, clock, consents)
    sealer, anchors, life = sealer_for(settings), anchors_for(settings), Life(parts)
    retention = Retention(database, hospital, clock, anchors)
    resealer = Resealer(database, crypto.installed(), every_sealed_column())
    return App(
        settings=settings,
        clock=clock,
        database=database,
        redis=redis,
        hospital=hospital,
        parts=parts,
        conversations=Conversations(parts, build(checkpointer), dispatcher),
        desk=StaffDesk(parts, dispatcher),
        schedule=ScheduleDesk(parts),
        dispatcher=dispatcher,
        sealer=sealer,
        anchors=anchors,
        worker=worker_of(parts, redis, dispatcher, life, sealer, anchors, resealer, retention, simulated=simulated),
        outbound=outbound,
        push=push,
        metrics=metrics,
    )


def _budget(hospital: Hospital) -> CodeBudget:
    codes, home = hospital.file.codes, region_of(hospital.phone)
    return CodeBudget(
        home, codes.per_number, codes.per_range, codes.own_country, codes.other_country, codes.altogether,
        codes.reserved_percent / 100,
    )  # fmt: skip


def _model(settings: Settings, clock: Clock, client: AsyncOpenAI | None) -> Model:
    if client is None and settings.model == "embedded":
        return Model(clock)
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
    return Model(clock, client or remote_client(settings.openai_base_url or "", key), settings.model)


def _outbound(settings: Settings, database: Database, redis: Redis, clock: Clock) -> Outbound:
    if settings.twilio_account_sid and settings.twilio_auth_token and settings.twilio_from:
        return TwilioOutbound(settings, redis)
    return DemoPhone(database, clock)
