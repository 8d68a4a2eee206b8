"""What the built-in model decides: one tool to call, or how to end the turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.acts import Ask, Say, Speak
from assistant.state_message import StateMessage


@dataclass(frozen=True)
class Decision:
    """Either `tool` with `args`, or an end of the turn in `speak`."""

    tool: str | None = None
    args: Mapping[str, object] = field(default_factory=dict)
    speak: Speak | None = None


def call(name: str, **args: object) -> Decision:
    """Propose a tool call; arguments that are None are left out."""
    return Decision(tool=name, args={k: v for k, v in args.items() if v is not None})


def ask(about: Ask, *say: Say) -> Decision:
    """End the turn with one question."""
    return Decision(speak=Speak(ask=about, say=list(say)))


def tried(state: StateMessage, tool: str) -> bool:
    """Whether this tool was already called in this turn."""
    return state.result(tool) is not None


def to_a_person(state: StateMessage, reason: str, then: Ask = Ask.NOTHING) -> Decision:
    """Staff are asked to take over, once."""
    return ask(then, Say.STAFF_KNOW) if state.with_staff else call("hand_over", reason=reason)
