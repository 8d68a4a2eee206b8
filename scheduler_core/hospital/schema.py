"""The hospital file: configuration only. Keys are short slugs; texts come in every language of the hospital."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from scheduler_core.hospital.acting import ProxyRules
from scheduler_core.hospital.geography import Latitude, Longitude, PostalArea
from scheduler_core.hospital.parts import Part, WallTime
from scheduler_core.hospital.planning import ForecastRules, NoShowRules, PlannerRules
from scheduler_core.hospital.reaching import Codes, EmergencyNumbers, Residency, Retention, Texting
from scheduler_core.hospital.waiting import QueueRules, WaitlistRules

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Minutes = Annotated[int, Field(ge=5, le=720, multiple_of=5)]
Offset = Annotated[int, Field(ge=0, le=720, multiple_of=5)]
Gender = Literal["female", "male", "other"]
Phrase = Annotated[str, Field(min_length=1)]


class Text(Part):
    """A text in both languages."""

    en: Phrase
    es: Phrase


class Aliases(Part):
    """What people also call it."""

    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()


class Hours(Part):
    """Weekly hours in local time; `site` says where."""

    days: tuple[Day, ...] = Field(min_length=1)
    start: WallTime
    end: WallTime
    site: Key | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end <= self.start:
            raise ValueError("hours must end after they start; split them at midnight")
        return self


class Site(Part):
    """A place with an address."""

    key: Key
    name: Text
    aliases: Aliases = Aliases()
    address: str
    phone: str
    directions: Text
    parking: Text | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class Department(Part):
    """A department; its key is what practitioners name as their specialty."""

    key: Key
    name: Text
    aliases: Aliases = Aliases()


class Practitioner(Part):
    """Somebody whom patients see."""

    key: Key
    name: str
    aliases: tuple[str, ...] = ()
    specialties: tuple[Key, ...]
    languages: tuple[str, ...] = ("en",)
    gender: Gender
    accepts_new: bool = True
    hours: tuple[Hours, ...]
    breaks: tuple[Hours, ...] = ()


class Nurse(Part):
    """Somebody who assists."""

    key: Key
    name: str
    site: Key
    hours: tuple[Hours, ...]
    breaks: tuple[Hours, ...] = ()


class Interpreter(Part):
    """Somebody who interprets for patients; `languages` are codes of ISO 639 (`ase` is American Sign Language)."""

    key: Key
    name: str
    site: Key
    languages: tuple[str, ...] = Field(min_length=1)
    hours: tuple[Hours, ...]
    breaks: tuple[Hours, ...] = ()


class Thing(Part):
    """A room or a device; `capacity` alike units of it exist."""

    key: Key
    type: Key
    site: Key
    capacity: int = Field(default=1, ge=1, le=200)
    accessible: bool = True


class Need(Part):
    """One resource that a visit uses, from `offset` minutes after its start for `minutes` (default: to the end).

    It is taken `set_up` minutes before and `clean_up` after. Needs with the same `same_as` get the same one of their kind.
    """

    role: Literal["practitioner", "nurse", "room", "device", "group"]
    type: Key | None = None
    count: int = Field(default=1, ge=1, le=4)
    offset: Offset = 0
    minutes: Minutes | None = None
    set_up: Offset = 0
    clean_up: Offset = 0
    same_as: Key | None = None


class Prerequisite(Part):
    """A kind of visit that must have taken place before, at most `within_days` before."""

    visit_type: Key
    within_days: int = Field(default=180, ge=1, le=3_650)


def _spelled_out(value: object) -> object:
    return {"visit_type": value} if isinstance(value, str) else value


Before = Annotated[Prerequisite, BeforeValidator(_spelled_out, json_schema_input_type=Key | Prerequisite)]
"""A prerequisite, or just its key."""


class VisitType(Part):
    """A kind of visit."""

    key: Key
    department: Key
    name: Text
    aliases: Aliases = Aliases()
    reasons: Aliases = Aliases()
    minutes: Minutes
    needs: tuple[Need, ...] = Field(min_length=1)
    grid: Minutes = 15
    follow_up: bool = False
    telehealth: bool = False
    sensitive: bool = False
    referral: bool = False
    authorization: bool = False
    prerequisites: tuple[Before, ...] = ()
    preparation: Text | None = None
    notice_hours: int = Field(default=2, ge=0, le=720)
    cancel_hours: int = Field(default=24, ge=0, le=720)
    cancel_fee: int = Field(default=0, ge=0, le=10_000, description="Whole units of the currency")
    waitlist_class: int = Field(default=5, ge=0, le=9, description="Of who waits for it; 0 is asked first")

    def taken(self, need: Need) -> tuple[int, int]:
        """From which minute of the visit until which it takes what it needs, setting up and cleaning up included."""
        return need.offset - need.set_up, need.offset + (need.minutes or self.minutes - need.offset) + need.clean_up

    @property
    def needed_before(self) -> tuple[Key, ...]:
        """The kinds of visits that must have taken place before."""
        return tuple(rule.visit_type for rule in self.prerequisites)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        for need in self.needs:
            if need.offset + (need.minutes or 5) > self.minutes:
                raise ValueError(f"a {need.role} is needed past the end of the visit")
            if need.role in ("room", "device") and need.type is None:
                raise ValueError(f"a {need.role} needs a type")
        return self


class Group(Part):
    """A session that several patients attend together: `seats` visits of one type, led by one practitioner in one room.

    In its hours, each as long as the visit, neither the leader nor the room is free for anything else.
    """

    key: Key
    visit_type: Key
    leader: Key
    room: Key
    seats: int = Field(ge=2, le=200)
    hours: tuple[Hours, ...] = Field(min_length=1)


class Insurer(Part):
    """A plan that is accepted."""

    key: Key
    name: str
    aliases: Aliases = Aliases()


class ParkingSpaces(Part):
    """Spaces at a site that can be reserved."""

    site: Key
    spaces: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,16}$")], ...]


class Answered(Part):
    """How a question is asked, and its answer."""

    questions: tuple[Annotated[str, Field(min_length=1, max_length=400)], ...] = Field(min_length=1)
    answer: str = Field(min_length=1, max_length=2_000)


class QuestionAnswer(Part):
    """A question that the hospital answers, in both languages."""

    key: Key
    en: Answered
    es: Answered


class Holiday(Part):
    """A day on which no ordinary visits take place."""

    date: date
    name: Text


class OverbookingRules(Part):
    """Whether and how a department's sessions are overbooked; off unless the clinic says so.

    `overtime_cost` is what one patient too many costs, `idle_cost` what one unused place costs: only their ratio counts.
    """

    department: Key
    enabled: bool = False
    overtime_cost: float = Field(default=2.0, gt=0, le=1_000)
    idle_cost: float = Field(default=1.0, gt=0, le=1_000)
    most_extra: int = Field(default=2, ge=0, le=10)


class HospitalFile(Part):
    """The whole file."""

    name: Text
    phone: str
    time_zone: str
    currency: str = "$"
    emergency: EmergencyNumbers = EmergencyNumbers()
    texting: Texting = Texting()
    codes: Codes = Codes()
    retention: Retention = Retention()
    residency: Residency = Residency()
    proxies: ProxyRules = ProxyRules()
    staff_hours: tuple[Hours, ...] = Field(min_length=1)
    sites: tuple[Site, ...] = Field(min_length=1)
    departments: tuple[Department, ...] = Field(min_length=1)
    practitioners: tuple[Practitioner, ...] = Field(min_length=1)
    nurses: tuple[Nurse, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    rooms: tuple[Thing, ...] = ()
    devices: tuple[Thing, ...] = ()
    visit_types: tuple[VisitType, ...] = Field(min_length=1)
    groups: tuple[Group, ...] = ()
    insurers: tuple[Insurer, ...] = ()
    parking: tuple[ParkingSpaces, ...] = ()
    answers: tuple[QuestionAnswer, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    waitlist: WaitlistRules = WaitlistRules()
    queue: QueueRules = QueueRules()
    overbooking: tuple[OverbookingRules, ...] = ()
    postal_areas: tuple[PostalArea, ...] = ()
    forecast: ForecastRules = ForecastRules()
    planner: PlannerRules = PlannerRules()
    noshow: NoShowRules = NoShowRules()

    def resource_keys(self) -> set[str]:
        """Keys of everything that can be claimed."""
        people: tuple[Practitioner | Nurse | Interpreter, ...] = (
            *self.practitioners, *self.nurses, *self.interpreters,
        )  # fmt: skip
        things: Iterable[Practitioner | Nurse | Interpreter | Thing] = (*people, *self.rooms, *self.devices)
        sessions = {group.key for group in self.groups}
        return {t.key for t in things} | sessions | {space_key(p.site, s) for p in self.parking for s in p.spaces}


def space_key(site: str, space: str) -> str:
    """The resource key of a parking space."""
    return f"parking-{site}-{space.lower()}"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a hospital folder, all its files taken together."""
    schema = HospitalFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Careline hospital"}
