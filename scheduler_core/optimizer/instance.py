"""A day to plan: requests with their possible clinicians and starts, and what the day has room for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from runtime.errors import InvalidInput

MAX_BYTES = 50_000_000
MOST = 1_000_000_000
"""No value, cost or capacity is larger: sums of them stay exact in the compiled loop's 64 bits."""

Number = Annotated[int, Field(ge=-MOST, le=MOST)]
Candidate = Annotated[list[Number], Field(min_length=3, max_length=3, description="[clinician, start step, value]")]
Plan = list[int | None]
"""For each request the index of the candidate chosen, or None where it is left out."""


class Request(BaseModel):
    """One visit to place."""

    model_config = ConfigDict(extra="ignore")

    id: int | str
    steps: int = Field(ge=1, le=2000, description="Length in steps")
    room_kind: int = Field(ge=0)
    device_kind: int | None = Field(default=None, ge=0)
    no_show: float = Field(default=0.0, ge=0, le=1, description="Probability that the patient does not come")
    after: int | str | None = Field(default=None, description="Id of the request that has to be over before this one")
    candidates: list[Candidate]

    @property
    def attendance(self) -> int:
        """Expected attendance in hundredths, rounded as the rule says."""
        return 100 - round(100 * self.no_show)


class Instance(BaseModel):
    """A day of `steps` steps. At most two requests share a clinician's step, and then their attendance is capped."""

    model_config = ConfigDict(extra="ignore")

    name: str = "day"
    proven_bound: float | None = Field(
        default=None, allow_inf_nan=False, description="No plan is worth more, where that is known"
    )
    steps: int = Field(ge=1, le=2000)
    step_minutes: int = Field(default=15, ge=1)
    clinicians: int = Field(ge=1, le=10_000)
    room_capacity: list[Annotated[int, Field(ge=0, le=MOST)]]
    device_capacity: list[Annotated[int, Field(ge=0, le=MOST)]] = Field(default_factory=list)
    overlap_cost_per_step: int = Field(default=0, ge=0, le=MOST)
    overlap_attendance_cap: float = Field(default=1.0, ge=0, le=MOST)
    requests: list[Request]

    @property
    def attendance_cap(self) -> int:
        """The cap in hundredths."""
        return round(100 * self.overlap_attendance_cap)

    def place_of(self) -> dict[int | str, int]:
        """The place of each request in the list, by id."""
        return {request.id: place for place, request in enumerate(self.requests)}


def parse_instance(data: Any, source: str = "the instance") -> Instance:
    """`data` as an instance. InvalidInput names the item that is wrong and the rule it breaks."""
    try:
        day = Instance.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the top"
        raise InvalidInput(
            f"{source}: {where}: {first['msg']}", hint="`careline optimize --schema` prints the form."
        ) from None
    for request in day.requests:
        _check(day, request, source)
    _check_order(day, source)
    return day


def _check(day: Instance, request: Request, source: str) -> None:
    wrong = None
    if request.room_kind >= len(day.room_capacity):
        wrong = f"room kind {request.room_kind} has no capacity in room_capacity"
    elif request.device_kind is not None and request.device_kind >= len(day.device_capacity):
        wrong = f"device kind {request.device_kind} has no capacity in device_capacity"
    for number, (clinician, start, _) in enumerate(request.candidates):
        if not 0 <= clinician < day.clinicians:
            wrong = f"candidate {number} names clinician {clinician} of {day.clinicians}"
        elif start < 0 or start + request.steps > day.steps:
            wrong = f"candidate {number} runs from step {start} to {start + request.steps} of a day of {day.steps}"
    if wrong:
        raise InvalidInput(f"{source}: request {request.id}: {wrong}.", hint="Mend the request or leave it out.")


def _check_order(day: Instance, source: str) -> None:
    """Ids name one request each; what a request waits for is there, and nothing waits for itself."""
    places = day.place_of()
    twice = next((request.id for place, request in enumerate(day.requests) if places[request.id] != place), None)
    if twice is not None:
        raise InvalidInput(f"{source}: two requests have the id {twice}.", hint="Give each its own.")
    for request in day.requests:
        if request.after is not None and request.after not in places:
            raise InvalidInput(f"{source}: request {request.id} comes after {request.after}, which is not there.")
    settled: set[int | str] = set()
    for request in day.requests:
        chain: list[int | str] = []
        at: int | str | None = request.id
        while at is not None and at not in settled:
            if at in chain:
                ring = " → ".join(str(i) for i in [*chain[chain.index(at) :], at])
                raise InvalidInput(f"{source}: requests wait for each other: {ring}.", hint="Take one `after` out.")
            chain.append(at)
            at = day.requests[places[at]].after
        settled.update(chain)


def read_instance(path: Path) -> Instance:
    """The instance in a JSON file. InvalidInput for a file that is none."""
    return parse_instance(read_json(path), str(path))


def read_json(path: Path) -> Any:
    """What stands in a file of moderate size. InvalidInput for one that cannot be read as JSON."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInput(
                f"{path} is larger than {MAX_BYTES} bytes.", hint="Plan one day of one department at a time."
            )
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidInput(
            f"{path} cannot be read as JSON: {error}", hint="Give the path of an instance file."
        ) from None
