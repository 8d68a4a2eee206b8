"""A small hospital and a front desk over it: calls go through the gate, each in its own transaction."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.consent import Consents
from guardrails.identity import CodeMessage, Identity
from language.frame import Frame, Goal, GoalKind
from language.types import Lang, When
from runtime.audit import AuditRow
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database, new_id
from scheduler_core import patients, visits
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.hospital.loader import load
from scheduler_core.models import ParkingHabit, Patient, Proxy, Visit
from scheduler_core.record import OwnTables
from scheduler_core.search import Search
from scheduler_core.types import Wishes
from tools.gate import Gate
from tools.patient_directory import SchedulePatients
from tools.services import Services
from tools.toolbox import registry
from tools.types import Channel, ConversationRef, GateOutcome, ToolContext

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
BORN = date(1984, 5, 12)
CHILD_BORN = date(2017, 5, 2)
QUARTER_PAST = (When(kind="datetime", start="2026-03-12T10:15", text="10:15"),)
"""A wish for a quarter of an hour later than a visit at ten."""


def hours(site: str | None, start: int = 9, end: int = 17) -> dict[str, Any]:
    return {"days": WEEKDAYS, "start": time(start), "end": time(end), "site": site}


def words(en: str, es: str | None = None) -> dict[str, str]:
    return {"en": en, "es": es or en}


def visit_type(key: str, en: str, department: str = "cardiology", **more: Any) -> dict[str, Any]:
    needs = [{"role": "practitioner"}, {"role": "room", "type": "exam"}]
    return {
        "key": key,
        "name": words(en, f"{en} (es)"),
        "department": department,
        "minutes": 30,
        "needs": needs,
        **more,
    }


def hospital_file() -> HospitalFile:
    """Two sites, two departments, three doctors."""
    site = {"phone": "+16175550100", "directions": words("Take the elevator.", "Tome el elevador.")}
    doctor = {"gender": "female", "languages": ("en", "es")}
    return HospitalFile.model_validate({
        "name": words("Riverside Hospital"), "phone": "+16175550100", "time_zone": "America/New_York",
        "staff_hours": [hours(None, 8, 18)],
        "sites": [
            {"key": "main", "name": words("Main Campus"), "address": "1 River Road", **site},
            {"key": "north", "name": words("North Clinic"), "address": "9 Hill Street", **site},
        ],
        "departments": [
            {"key": "cardiology", "name": words("Cardiology", "Cardiología")},
            {"key": "primary", "name": words("Primary care", "Atención primaria")},
        ],
        "practitioners": [
            {"key": "lee", "name": "Dr. Lee", "specialties": ["cardiology"], "hours": [hours("main")], **doctor},
            {"key": "ruiz", "name": "Dr. Ruiz", "specialties": ["cardiology"], "hours": [hours("north")], **doctor},
            {"key": "kim", "name": "Dr. Kim", "specialties": ["primary"], "hours": [hours("main")], **doctor},
        ],
        "rooms": [
            {"key": "exam-main", "type": "exam", "site": "main", "capacity": 3},
            {"key": "exam-north", "type": "exam", "site": "north"},
        ],
        "visit_types": [
            visit_type("follow-up", "Cardiology follow-up", telehealth=True, follow_up=True, cancel_fee=40, waitlist_class=3,
                       preparation=words("Bring your medicine list.", "Traiga su lista de medicinas.")),
            visit_type("stress-test", "Stress test", prerequisites=["follow-up"], referral=True),
            visit_type("check-up", "Check-up", "primary"),
            visit_type("counseling", "Private counseling", "primary", sensitive=True,
                       preparation=words("Bring your counseling notes.")),
        ],
        "insurers": [{"key": "aetna", "name": "Aetna"}, {"key": "cigna", "name": "Cigna"}],
        "parking": [{"site": "main", "spaces": ["A1", "A2"]}],
        "answers": [{
            "key": "parking",
            "en": {"questions": ["Where do I park?"], "answer": "Park in the garage."},
            "es": {"questions": ["¿Dónde me estaciono?"], "answer": "En el garaje."},
        }],
    })  # fmt: skip


class Codes:
    """Keeps the codes instead of sending them."""

    def __init__(self) -> None:
        self.sent: list[CodeMessage] = []

    async def send_code(self, session: AsyncSession, message: CodeMessage) -> None:
        self.sent.append(message)

    @property
    def last(self) -> str:
        return self.sent[-1].code


class Staff:
    """Notes who asked for a person; answers with the promise it was given."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.promise: datetime | None = None

    async def request(self, ctx: ToolContext, reason: str, urgent: bool = False) -> datetime | None:
        self.asked.append(reason)
        return self.promise


def embed(texts: Sequence[str]) -> list[list[float]]:
    """Texts about parking point one way, all others another."""
    return [
        [1.0, 0.0] + [0.0] * 382 if "par" in t.lower() or "estac" in t.lower() else [0.0, 1.0] + [0.0] * 382
        for t in texts
    ]


@dataclass
class Desk:
    """One conversation at the front desk."""

    database: Database
    clock: FrozenClock
    services: Services
    codes: Codes
    staff: Staff
    gate: Gate
    consents: Consents
    channel: Channel = "chat"
    lang: Lang = "en"
    address: str | None = None
    conversation: UUID = field(default_factory=new_id)
    frame: Frame = field(default_factory=Frame)
    calls: Any = field(default_factory=count)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    async def context(self, session: AsyncSession, goal: Goal | None = None) -> ToolContext:
        return ToolContext(
            session=session,
            now=self.now,
            conversation=ConversationRef(self.conversation, self.channel, self.lang, self.address),
            proof=await self.services.identity.level(session, self.conversation, self.now),
            frame=self.frame,
            goal=goal or self.frame.active(),
            services=self.services,
            key=f"call-{self.conversation}-{next(self.calls)}",
        )

    async def call(self, tool: str, /, **args: object) -> GateOutcome:
        """A call as a model makes it."""
        async with self.database.begin() as session:
            return await self.gate.call(tool, args, await self.context(session))

    async def yes(self, asked: GateOutcome, *, delivered: bool = True) -> GateOutcome:
        """The patient's yes to a read-back."""
        assert asked.read_back is not None, asked
        async with self.database.begin() as session:
            if delivered:
                await self.consents.delivered(session, asked.read_back, self.now)
        async with self.database.begin() as session:
            return await self.gate.carry_out(asked.read_back, await self.context(session))

    def wants(self, kind: GoalKind = GoalKind.BOOK, **wishes: Any) -> Goal:
        """Open a goal in front of the others."""
        goal = self.frame.add(kind)
        for name, value in wishes.items():
            setattr(goal, name, value)
        self.frame.goals.sort(key=lambda g: g is not goal)
        return goal

    async def patient(
        self, name: str = "Maria Gonzalez", phone: str | None = "+16175550142", born: date = BORN, **more: Any
    ) -> Patient:
        """A patient on record."""
        async with self.database.begin() as session:
            return await patients.register(
                session, name, born, phone=phone, key=f"seed-{name}", now=self.now, verified=True, **more
            )

    async def verified(self, name: str = "Maria Gonzalez", **more: Any) -> Patient:
        """A patient on record who proves who they are."""
        patient = await self.patient(name, **more)
        self.frame.person.name, self.frame.person.birth_date = name, BORN.isoformat()
        assert (await self.call("start_verification")).data == {"code": "sent"}
        self.frame.person.code = self.codes.last
        assert (await self.call("check_code")).data["outcome"] == "verified"
        self.frame.person.code = None
        return patient

    async def seeded(self, patient: Patient, local: str, kind: str = "follow-up", doctor: str | None = "lee") -> Visit:
        """A visit of the patient at this local time."""
        at = datetime.fromisoformat(local).replace(tzinfo=self.services.hospital.zone)
        async with self.database.begin() as session:
            found = await self.services.search.find(
                session,
                Wishes(kind, practitioner=doctor, after=at - timedelta(seconds=1), earliest=True, limit=1),
                self.now,
            )
            assert found[0].starts_at == at, found
            hold = await visits.hold(
                session, found[0], "seed", self.now, timedelta(hours=1), f"seed-{local}-{new_id()}"
            )
            return await visits.book(session, hold.id, patient.id, f"seed-book-{hold.id}", self.now)

    async def visits(self) -> list[Visit]:
        """Every visit but holds, in order of time."""
        async with self.database.begin() as session:
            query = select(Visit).where(Visit.status != "proposed").order_by(Visit.starts_at)
            return list((await session.execute(query)).scalars())

    async def holds(self) -> list[Visit]:
        async with self.database.begin() as session:
            return list((await session.execute(select(Visit).where(Visit.status == "proposed"))).scalars())

    async def audited(self) -> list[tuple[str, str]]:
        """Action and subject of every row of the audit trail."""
        async with self.database.begin() as session:
            rows = (await session.execute(select(AuditRow).order_by(AuditRow.id))).scalars()
            return [(row.action, row.subject_id) for row in rows]

    async def add(self, *rows: object) -> None:
        async with self.database.begin() as session:
            session.add_all(rows)

    def other(self) -> Desk:
        """Another conversation at the same desk."""
        return Desk(self.database, self.clock, self.services, self.codes, self.staff, self.gate, self.consents)

    def local(self, moment: datetime) -> str:
        return moment.astimezone(self.services.hospital.zone).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
async def desk(database: Database, clock: FrozenClock, keyring: KeyRing) -> AsyncIterator[Desk]:
    """The front desk on Tuesday, March 3, 2026, at nine in the morning."""
    hospital = Hospital(hospital_file())
    async with database.begin() as session:
        await load(session, hospital.file, clock.now())
    codes, staff = Codes(), Staff()
    services = Services(
        hospital=hospital,
        search=Search(hospital),
        record=OwnTables(),
        identity=Identity(SchedulePatients(), codes, clock),
        embed=embed,
        handovers=staff,
        public_url="http://127.0.0.1:8000",
    )
    consents = Consents()
    yield Desk(database, clock, services, codes, staff, Gate(registry(), consents), consents)


def keys(outcome: GateOutcome) -> list[str]:
    """Keys of what the patient is told."""
    return [fact.key for fact in outcome.facts]


def habit(patient: Patient, space: str = "parking-main-a1") -> ParkingHabit:
    return ParkingHabit(patient_id=patient.id, space=space)


def acts_for(proxy: Patient, patient: Patient, relation: str) -> Proxy:
    return Proxy(proxy_id=proxy.id, patient_id=patient.id, relation=relation)
