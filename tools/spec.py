"""What a tool is: its name, what it needs to be allowed, and the functions behind it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from guardrails.identity import Proof
from tools.step import Step
from tools.types import Plan, Resolved, ToolContext, ToolResult


class Args(BaseModel):
    """Arguments as the model gives them: handles and keys only, nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoArgs(Args):
    """A tool whose every value comes from the conversation's memory."""


class OfferArgs(Args):
    """An offer, by its handle."""

    offer: str = Field(pattern=r"^O[0-9]{1,4}$", description="Handle of an offer shown in this conversation, as in O2")


class VisitArgs(Args):
    """A visit, by its handle."""

    visit: str = Field(pattern=r"^V[0-9]{1,4}$", description="Handle of a visit shown in this conversation, as in V1")


def always(_: Step) -> bool:
    """Legal at every step."""
    return True


@dataclass(frozen=True)
class Consenting:
    """The two halves of a tool that needs the patient's yes: what would be done, and doing it.

    `plan` may hold a slot, but changes nothing else. `carry_out` gets the arguments that were agreed to, re-checks
    ownership, and takes `ctx.key` (the consent's id) as its idempotency key. `version` is the visit's version now.
    """

    resolved: type[Resolved]
    plan: Callable[[ToolContext, Any], Awaitable[Plan]]
    carry_out: Callable[[ToolContext, Any], Awaitable[ToolResult]]
    version: Callable[[ToolContext, Any], Awaitable[int | None]] | None = None


@dataclass(frozen=True)
class ToolSpec:
    """One tool. `level` is the proof it needs (0 to 3); exactly one of `run` and `consenting` is given.

    One that is `by_code` is shown to no model and refused to every model: code alone carries it out.
    """

    name: str
    description: str
    args: type[Args]
    changes_state: bool
    level: int
    level_if_new: int | None = None
    """The proof it needs of a record that was made in this conversation and holds nothing older, where that is less."""
    run: Callable[[ToolContext, Any], Awaitable[ToolResult]] | None = None
    consenting: Consenting | None = None
    legal: Callable[[Step], bool] = always
    by_code: bool = False

    @property
    def consent(self) -> bool:
        """Whether the patient must say yes to a read-back first."""
        return self.consenting is not None

    def needs(self, proof: Proof) -> int:
        """The level that whoever has proven this much must have reached."""
        return self.level_if_new if proof.made_here and self.level_if_new is not None else self.level

    def schema(self) -> dict[str, Any]:
        """The tool as OpenAI's chat completions take it."""
        parameters = _without_titles(self.args.model_json_schema())
        parameters.pop("description", None)
        parameters.setdefault("properties", {})
        function = {"name": self.name, "description": self.description, "parameters": parameters}
        return {"type": "function", "function": function}


def _without_titles(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_titles(item) for item in schema]
    if isinstance(schema, dict):
        return {k: _without_titles(v) for k, v in schema.items() if not (k == "title" and isinstance(v, str))}
    return schema
