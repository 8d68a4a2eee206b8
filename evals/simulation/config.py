"""What a simulated hospital is made of: departments, their people and hours, how patients behave, what the policies assume."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scheduler_core.hospital.parts import WallTime
from scheduler_core.hospital.schema import Key
from scheduler_core.queue import Tier

TIERS: tuple[Tier, ...] = ("P0", "P1", "P2")
Share = Annotated[float, Field(ge=0, le=1)]
Length = Annotated[float, Field(gt=0, le=720, description="minutes")]
Pause = Annotated[float, Field(ge=0, le=720, description="minutes")]
PolicyName = Literal["reminders", "overbooking", "priority", "day_plan"]
POLICY_NAMES: tuple[PolicyName, ...] = ("reminders", "overbooking", "priority", "day_plan")


class Part(BaseModel):
    """A piece of the file; unknown keys are refused, so that a typing error is found."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class DayHours(Part):
    """When clinicians see patients, by the wall; the break is taken in full once the patient at hand is seen."""

    opens: WallTime = time(8)
    closes: WallTime = time(16)
    break_at: WallTime | None = None
    break_minutes: Pause = 0

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.closes <= self.opens:
            raise ValueError("closes must be after opens")
        if self.break_at is not None and not self.opens < self.break_at < self.closes:
            raise ValueError("break_at must lie between opens and closes")
        if (self.break_at is None) != (self.break_minutes == 0):
            raise ValueError("break_at and break_minutes go together")
        if self.start + self.break_minutes >= self.end:
            raise ValueError("the break is as long as the day")
        return self

    @property
    def start(self) -> float:
        """Minutes after midnight."""
        return minutes_of(self.opens)

    @property
    def end(self) -> float:
        """Minutes after midnight."""
        return minutes_of(self.closes)

    @property
    def minutes(self) -> float:
        """Minutes that a clinician has for patients."""
        return self.end - self.start - self.break_minutes


def minutes_of(moment: time) -> float:
    """Minutes after midnight."""
    return moment.hour * 60 + moment.minute


class Kind(Part):
    """A kind of visit: how often it is booked, how long it takes (log-normal) and how long its room is cleaned afterwards."""

    key: Key
    share: Annotated[float, Field(gt=0, le=1)] = 1.0
    minutes: Length
    cv: Annotated[float, Field(ge=0, le=3, description="standard deviation divided by the mean")] = 0.5
    clean_up: Pause = 0


class WalkIns(Part):
    """Who comes without a visit booked: a Poisson stream. `by_hour` weighs equal parts of the day; empty: all alike."""

    per_day: Annotated[float, Field(ge=0, le=100_000)] = 0
    tiers: dict[Tier, Share] = {"P2": 1.0}
    by_hour: tuple[Annotated[float, Field(ge=0)], ...] = ()
    minutes: Length = 15
    cv: Annotated[float, Field(ge=0, le=3)] = 0.5

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if abs(sum(self.tiers.values()) - 1) > 1e-6:
            raise ValueError("the shares of the tiers must add up to 1")
        if self.by_hour and sum(self.by_hour) == 0:
            raise ValueError("one hour of by_hour must weigh more than 0")
        return self


class Patients(Part):
    """How booked patients behave.

    Each has a no-show risk of their own, from a beta distribution with this mean and standard deviation. They come
    `early_mean` minutes before their time, give or take `early_sd` (normal).
    """

    no_show: Annotated[float, Field(ge=0, lt=1)] = 0.2
    no_show_sd: Annotated[float, Field(ge=0, lt=0.5)] = 0.1
    early_mean: Annotated[float, Field(ge=-120, le=120)] = 10
    early_sd: Annotated[float, Field(ge=0, le=120)] = 15

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.no_show_sd and self.no_show_sd**2 >= self.no_show * (1 - self.no_show):
            raise ValueError("no_show_sd is larger than a share with this mean can vary")
        return self


class Department(Part):
    """A department. Booked patients wait for their clinician; whoever walks in is seen by the first who is free.

    Booked patients are of the tier that the waiting room gives them when they check in.
    """

    key: Key
    clinicians: Annotated[int, Field(ge=1, le=2_000)]
    rooms: Annotated[int, Field(ge=1, le=5_000)]
    booked_per_day: Annotated[int, Field(ge=0, le=100_000)]
    kinds: tuple[Kind, ...] = Field(min_length=1)
    walk_ins: WalkIns = WalkIns()
    hours: DayHours | None = None
    patients: Patients | None = None
    block_minutes: Pause | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if abs(sum(kind.share for kind in self.kinds) - 1) > 1e-6:
            raise ValueError("the shares of the kinds must add up to 1")
        return self


class Reminders(Part):
    """What reminders with an answer do: fewer no-shows, some of them cancelling in time, some of their places filled again."""

    fewer_no_shows: Share = 0.29
    cancelled: Share = 0.3
    refilled: Share = 0.5


class Overbooking(Part):
    """What a place left empty and a patient too many cost, in any unit; and how many more a clinician may be given a day."""

    idle_cost: Annotated[float, Field(gt=0)] = 1.0
    overtime_cost: Annotated[float, Field(gt=0)] = 2.0
    most_extra: Annotated[int, Field(ge=0, le=50)] = 2


class Boosts(Part):
    """Minutes by which a tier counts as having come earlier; P0 always goes first."""

    p1_boost_minutes: Annotated[int, Field(ge=0, le=720)] = 30


class DayPlans(Part):
    """The spaced plan: the share of the day over which times are spread; the rest is left for those who still wait then."""

    spread: Annotated[float, Field(gt=0, le=1)] = 0.95


class Policies(Part):
    """What each policy assumes when it is switched on."""

    reminders: Reminders = Reminders()
    overbooking: Overbooking = Overbooking()
    priority: Boosts = Boosts()
    day_plan: DayPlans = DayPlans()


class Variation(Part):
    """A number of this file (`patients.no_show`; `*` is every entry of a list) and the ends of its range.

    With `times` the ends multiply what stands there.
    """

    path: Annotated[str, Field(min_length=1, max_length=200)]
    low: float
    high: float
    times: bool = False


class Assumption(Part):
    """Something that the configuration takes from elsewhere, from where, and the numbers by which it is varied, all at once."""

    what: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    vary: tuple[Variation, ...] = ()


class Target(Part):
    """A figure that the baseline has to reproduce: its mean lies within `within` of `value`."""

    value: float
    within: Annotated[float, Field(gt=0)]


class HospitalDay(Part):
    """The whole file: one or more days, repeated.

    The days go through `week` over and over, which multiplies what is booked and who walks in: [1.2, 1, 1, 1, 0.8] begins with
    a full Monday.
    Patients of a block of `block_minutes` are all told to come at its start; with 0 each has a time of their own.
    Clinicians start `clinicians_late` minutes after opening on average (exponential).
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    seed: Annotated[int, Field(ge=0)] = 0
    replications: Annotated[int, Field(ge=2, le=10_000)] = 10
    days: Annotated[int, Field(ge=1, le=366)] = 1
    hours: DayHours = DayHours()
    patients: Patients = Patients()
    week: tuple[Annotated[float, Field(ge=0, le=10)], ...] = Field(default=(1.0,), min_length=1, max_length=7)
    block_minutes: Pause = 0
    clinicians_late: Annotated[float, Field(ge=0, le=120)] = 0
    departments: tuple[Department, ...] = Field(min_length=1)
    policies: Policies = Policies()
    wait_goals: dict[Tier, Length] = {"P0": 10, "P1": 60, "P2": 120}
    targets: dict[str, Target] = {}
    assumptions: tuple[Assumption, ...] = ()

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        keys = [department.key for department in self.departments]
        for key in keys:
            if keys.count(key) > 1:
                raise ValueError(f"the department {key!r} stands twice")
        return self

    def hours_of(self, department: Department) -> DayHours:
        """The department's own hours, or everybody's."""
        return department.hours or self.hours

    def patients_of(self, department: Department) -> Patients:
        """How the department's patients behave."""
        return department.patients or self.patients

    def block_of(self, department: Department) -> float:
        """The length of the department's blocks."""
        return self.block_minutes if department.block_minutes is None else department.block_minutes
