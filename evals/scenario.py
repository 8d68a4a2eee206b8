"""A scenario: a persona's words against a pinned clock and a seeded hospital, and what must be true afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, ValidationError, field_validator, model_validator

from assistant.messages import Kind, State
from evals.expected_rows import ExpectRows
from evals.scenario_values import Duration, Patterns, Strict
from language.types import Lang
from runtime.errors import InvalidInput
from runtime.yaml_files import from_yaml
from tools.types import Channel


class Words(Strict):
    """What must and must not be said; each entry is a regular expression."""

    any_of: Patterns = ()
    all_of: Patterns = ()
    none_of: Patterns = ()

    @field_validator("any_of", "all_of", "none_of")
    @classmethod
    def _compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            re.compile(pattern)
        return patterns


class Expect(Words):
    """What one answer must be."""

    state: State | None = None
    kind: Kind | None = Field(default=None, description="At least one message of the answer is of this kind")
    max_options: int | None = Field(default=None, description="At most this many offers to choose from")
    min_options: int | None = None
    silent: bool = Field(default=False, description="Nothing at all is said")


class StaffAnswer(Strict):
    """What the person at the desk writes."""

    answer: str


class ClinicMoves(Strict):
    """The clinic gives a seeded visit another time."""

    seeded: str
    to: datetime = Field(description="Local time of the facility, without offset")


class Step(Strict):
    """One thing that happens. Exactly one action; `expect` judges what is said because of it."""

    say: str | None = Field(default=None, description="The patient types, texts or speaks")
    repeat: int = Field(default=1, ge=1, le=10_000, description="`say` is repeated this often, in one message")
    digits: str | None = Field(default=None, description="The patient presses these keys")
    silence: bool | None = Field(default=None, description="The caller says nothing until the line gives up waiting")
    code: Literal["right", "wrong"] | None = Field(default=None, description="Types the code that the demo phone got")
    sms_duplicate: bool | None = Field(default=None, description="The provider delivers the last text once more")
    advance: Duration | None = Field(default=None, description="Time passes, and the worker does what is due")
    staff: Literal["take", "hand_back"] | StaffAnswer | None = None
    take_slot: int | Literal["all"] | None = Field(default=None, description="Another patient books this offer, from 1")
    clinic_moves: ClinicMoves | None = Field(default=None, description="The clinic moves a seeded visit")
    cancels: str | None = Field(default=None, description="Whoever has the seeded visit of this name cancels it")
    restart: bool | None = Field(default=None, description="The service stops and starts again on the same database")
    hang_up: bool | None = Field(default=None, description="The caller hangs up; the next step calls again")
    new_conversation: bool | None = Field(default=None, description="The same person starts over")
    expect: Expect | None = None

    @property
    def action(self) -> str:
        """The name of the one action."""
        return self._actions()[0]

    def _actions(self) -> list[str]:
        given = [name for name in self.model_fields_set if name not in ("expect", "repeat")]
        return [name for name in given if getattr(self, name) not in (None, False)]

    @model_validator(mode="after")
    def _exactly_one(self) -> Step:
        if len(self._actions()) != 1:
            raise ValueError("a step does exactly one thing")
        return self


class NewPerson(Strict):
    """Somebody the demo hospital does not know yet, or a seeded patient of this scenario's own."""

    name: str
    birth_date: date
    phone: str = Field(default="+16175550190", pattern=r"^\+1\d{3}55501\d\d$", description="Fictitious numbers only")
    landline: bool = False
    known: bool = Field(default=False, description="Already a patient before the scenario starts")
    lang: Lang = "en"


class SeedVisit(Strict):
    """A visit that exists before the scenario starts."""

    persona: str | None = Field(default=None, description="Default: the scenario's own")
    visit_type: str
    at: datetime = Field(description="Local time of the facility, without offset")
    practitioner: str | None = None
    site: str | None = None
    as_name: str | None = Field(default=None, description="A name that `expect_rows` may use for it")


class SeedFull(Strict):
    """No free time is left for this visit type between two local dates (the last is included)."""

    visit_type: str
    first: date
    last: date
    except_practitioner: str | None = None


class SeedWaiting(Strict):
    """Somebody who is on the waitlist before the scenario starts."""

    persona: str | None = Field(default=None, description="Default: the scenario's own")
    visit_type: str
    since: Duration = Field(default=timedelta(days=1), description="How long they have waited")
    priority: int = Field(default=5, ge=0, le=9)


class Seeds(Strict):
    """How this hospital differs from the demo hospital at `now`."""

    visits: tuple[SeedVisit, ...] = ()
    full: tuple[SeedFull, ...] = ()
    waiting: tuple[SeedWaiting, ...] = ()
    clear_visits: bool = Field(default=False, description="The persona starts without upcoming visits")


class Scenario(Strict):
    """One conversation that works."""

    name: str
    about: str = ""
    lang: Lang
    channel: Channel = "chat"
    now: datetime = Field(description="Local time of the facility at the first step, without offset")
    tz: str = Field(default="America/New_York", description="Zone of the facility")
    persona: str | NewPerson
    from_phone: str | None = Field(default=None, description="Number it comes from, if not the persona's own")
    seeds: Seeds = Seeds()
    opening: Expect | None = Field(default=None, description="What the first words must be, before the first step")
    steps: tuple[Step, ...] = Field(min_length=1)
    expect_rows: ExpectRows
    tools_must: Patterns = ()
    tools_must_not: Patterns = ()
    never_said: Patterns = ()
    path: Path | None = Field(default=None, exclude=True)

    @field_validator("now")
    @classmethod
    def _local(cls, now: datetime) -> datetime:
        if now.tzinfo is not None:
            raise ValueError("now is local time of the facility, without offset")
        return now


def read(path: Path) -> Scenario:
    """The scenario in a YAML file; InvalidInput names the file and what is wrong."""
    try:
        raw = from_yaml(path.read_text(encoding="utf-8"))
        return Scenario.model_validate(raw).model_copy(update={"path": path})
    except yaml.YAMLError as error:
        raise InvalidInput(f"{path}: not YAML", hint=str(error), code="bad-scenario") from error
    except ValidationError as error:
        raise InvalidInput(f"{path}: not a scenario", hint=str(error), code="bad-scenario") from error


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The scenario files at or below the paths, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*.yaml"))
        elif path.exists():
            yield path
        else:
            raise InvalidInput(f"{path}: no such scenario", hint="give YAML files or folders", code="bad-scenario")


SCENARIOS = Path(__file__).parent / "scenarios"
