"""Think: show the model the state and take its proposal. What it cannot decide, the built-in policy does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from assistant.acts import Speak
from assistant.builtin import decide
from assistant.model import Proposal, ProposedCall
from assistant.prompt import SPEAK_TOOL, messages_for, said_by_patient
from assistant.state_message import StateMessage
from assistant.turn.context import Turn
from assistant.turn.guarded import wire_watch
from assistant.turn.kept_in import keep_in
from assistant.turn.pieces import without_pieces
from assistant.turn.snapshot import refresh, state_of

MAX_THOUGHTS = 10
"""Requests to a model in one turn; then code ends it with the policy's own question."""


async def think(turn: Turn, history: Sequence[dict[str, str]]) -> Sequence[dict[str, str]]:
    """Either `turn.end` is set, or a call waits in `turn.steps`' last proposal (`turn.proposed`).

    The history as it is to be kept: a line that was about to tell too much is covered from then on.
    """
    turn.thoughts += 1
    await refresh(turn)
    state = state_of(turn)
    if turn.thoughts > MAX_THOUGHTS:
        _end(turn, state, None)
        return history
    spec = [*turn.parts.gate.registry.schemas(state.tools), SPEAK_TOOL]
    lines = without_pieces([*history, said_by_patient(turn.redacted)])
    messages = messages_for(lines, turn.steps, state)
    if not turn.parts.model.remote:
        _take(turn, state, await turn.parts.model.ask_built_in(messages))
        return history
    watch = await wire_watch(turn)
    if turn.kept_in:
        proposal = await turn.parts.model.ask_built_in(messages)
    else:
        proposal = await turn.parts.model.propose(messages, spec, watch.safe)
    if watch.hits:
        history = await keep_in(turn, history, watch.hits)
    if proposal.built_in:
        turn.parts.metrics.fallbacks.inc()
    _take(turn, state, proposal)
    return history


def _take(turn: Turn, state: StateMessage, proposal: Proposal) -> None:
    if proposal.sentence:
        turn.sentence = proposal.sentence
    last = state.results[-1] if state.results else None
    read_back_open = last is not None and last.status == "consent_pending"
    if proposal.calls and not read_back_open:
        turn.proposed = proposal.calls
        turn.steps.append(_as_message(proposal.calls))
        return
    _end(turn, state, proposal.speak)


def _end(turn: Turn, state: StateMessage, speak: Speak | None) -> None:
    """End the turn with the model's act, or with the policy's where the model chose none."""
    turn.proposed = ()
    if speak is None:
        decision = decide(state)
        speak = decision.speak or Speak()
    turn.end = speak


def _as_message(calls: Sequence[ProposedCall]) -> dict[str, Any]:
    entries = [
        {
            "id": c.id,
            "type": "function",
            "function": {"name": c.name, "arguments": c.arguments if _is_json(c.arguments) else "{}"},
        }
        for c in calls
    ]
    return {"role": "assistant", "content": None, "tool_calls": entries}


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
