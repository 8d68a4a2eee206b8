"""What a planner is paid for: w₁·utilisation + w₂·waiting⁻¹ − w₃·expected loss by no-show, by request and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from scheduler_core.optimizer.instance import Instance


class Weights(BaseModel):
    """The weights of the three terms; each term lies between 0 and 1 for one request."""

    model_config = ConfigDict(extra="forbid")

    utilisation: float = Field(default=1.0, ge=0, description="For each step of a clinician that is used")
    waiting: float = Field(default=0.5, ge=0, description="For seeing first who has waited longest")
    no_show_loss: float = Field(default=0.7, ge=0, description="Against steps that are likely to stay empty")


SCALE = 100
"""Values are whole numbers: hundredths of a step."""


@dataclass(frozen=True)
class Worth:
    """The value of a place by its terms, in hundredths of a step: two gains and two losses."""

    utilisation: int = 0
    waiting: int = 0
    no_show_loss: int = 0
    moving: int = 0

    @property
    def value(self) -> int:
        """What it is worth."""
        return self.utilisation + self.waiting - self.no_show_loss - self.moving


def worth_of(steps: int, waited_days: float, days_until: float, no_show: float, weights: Weights) -> Worth:
    """The worth of seeing a request at a place. Times in days, both at least 0.

    The waiting term is the share of the whole wait that is over already: 1 for who is seen at once, less the longer it goes on.
    """
    wait = (1 + waited_days) / (1 + waited_days + days_until)
    gains = (weights.utilisation, weights.waiting * wait, weights.no_show_loss * no_show)
    return Worth(*(round(SCALE * steps * gain) for gain in gains))


@dataclass(frozen=True)
class Terms:
    """A plan in figures. Shares lie between 0 and 1; steps are the instance's."""

    placed: int
    left_out: int
    utilisation: float
    expected_empty_steps: float
    shared_steps: int
    chosen_value: int
    overlap_cost: int


def terms_of(day: Instance, plan: Sequence[int | None], shared_steps: int) -> Terms:
    """Every term of the plan's value, each by itself."""
    placed = [(r, r.candidates[c]) for r, c in zip(day.requests, plan, strict=True) if c is not None]
    used = sum(request.steps for request, _ in placed)
    return Terms(
        placed=len(placed),
        left_out=len(day.requests) - len(placed),
        utilisation=round((used - shared_steps) / (day.clinicians * day.steps), 4),
        expected_empty_steps=round(sum(request.steps * request.no_show for request, _ in placed), 2),
        shared_steps=shared_steps,
        chosen_value=sum(worth for _, (_, _, worth) in placed),
        overlap_cost=day.overlap_cost_per_step * shared_steps,
    )
