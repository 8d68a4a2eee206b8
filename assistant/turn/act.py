"""Act: every proposed call goes through the gate, each in its own transaction; outcomes go into the memory and the next state."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.kept_facts import kept
from assistant.messages import Kind
from assistant.model import ProposedCall
from assistant.models import ToolCall
from assistant.state_message import ResultSeen
from assistant.tracking import find_visits
from assistant.tracking.relative import count_from_visits
from assistant.tracking.undoing import taken_again
from assistant.turn.context import Turn
from assistant.turn.effects import apply_outcome, goal_for
from assistant.turn.snapshot import look_again
from guardrails.identity import Proof
from runtime.database import new_id
from runtime.prepared import Prepared
from tools.step import ask_step
from tools.types import Fact, GateOutcome, ToolContext

MAX_CALLS = 12
"""Tool calls in one turn; the rest are answered with a refusal."""

_LOG = Prepared(insert(ToolCall), *ToolCall.__table__.columns.keys())

KINDS: dict[str, Kind] = {"read-back": "read_back", "receipt": "receipt", "offer": "offer"}


async def act(turn: Turn) -> None:
    """Carry the proposed calls through the gate."""
    for call in turn.proposed:
        turn.calls += 1
        turn.stale = True
        if turn.calls > MAX_CALLS:
            take_in(turn, GateOutcome(call.name, "refused", {"why": "too many calls in one turn"}), call)
            continue
        outcome = await _through_gate(turn, call, last=call is turn.proposed[-1])
        take_in(turn, outcome, call)
    turn.proposed = ()


async def _through_gate(turn: Turn, call: ProposedCall, *, last: bool) -> GateOutcome:
    """In one transaction: the call, its record and, after the `last` one, what stands now."""
    async with turn.parts.database.begin() as session:
        step = await ask_step(session, turn.conversation.id, turn.now)
        ctx = await context_for(turn, session, call.name, f"{turn.message_id}:{turn.calls}")
        ctx.step = step
        outcome = await turn.parts.gate.call(call.name, call.arguments, ctx)
        await log_call(turn, session, outcome)
        if last:
            await look_again(turn, session)
    return outcome


async def context_for(turn: Turn, session: AsyncSession, tool: str, key: str) -> ToolContext:
    """What a tool may use, with the proof as it stands now."""
    goal = goal_for(turn.frame, tool)
    turn.frame.turn_to(goal)
    proof: Proof = await turn.parts.services.identity.level(session, turn.conversation.id, turn.now)
    return ToolContext(
        session=session,
        now=turn.now,
        conversation=turn.conversation,
        proof=proof,
        frame=turn.frame,
        goal=goal,
        services=turn.services,
        key=key,
    )


async def log_call(turn: Turn, session: AsyncSession, outcome: GateOutcome) -> None:
    """Keep what was tried, without a word of its content."""
    await _LOG.all(
        session,
        id=new_id(),
        conversation_id=turn.conversation.id,
        message_id=turn.message_id,
        tool=outcome.tool[:64],
        status=outcome.status,
        receipt=outcome.receipt,
        facts=kept(outcome.facts) if outcome.receipt else None,
        at=turn.now,
    )


def take_in(turn: Turn, outcome: GateOutcome, call: ProposedCall | None = None) -> None:
    """The outcome into memory, into the next state and into what the patient is told."""
    apply_outcome(turn.frame, outcome)
    if outcome.tool == "search_slots":
        outcome = _as_it_stood(turn, outcome)
    if outcome.tool == "list_visits":
        find_visits(turn.frame, turn.shown.visits, turn.parts.services.hospital.directory)
        count_from_visits(turn.frame, turn.shown.visits)
    turn.parts.metrics.tools.labels(outcome.tool, outcome.status).inc()
    data = dict(outcome.data)
    turn.results.append(ResultSeen(tool=outcome.tool, status=outcome.status, data=data))
    if call is not None:
        content = json.dumps({"status": outcome.status, **data}, default=str)
        turn.steps.append({"role": "tool", "tool_call_id": call.id, "content": content})
    for fact in outcome.facts:
        turn.say(fact, kind_of(fact.key), outcome.read_back if kind_of(fact.key) == "read_back" else None)


def _as_it_stood(turn: Turn, outcome: GateOutcome) -> GateOutcome:
    """A cancelled visit that is wanted back and still free is taken: no list is shown where one time was asked for."""
    goal = turn.frame.active()
    if goal is None:
        return outcome
    again, goal.stood = taken_again(goal, turn.shown.offers), None
    if again is None:
        return outcome
    goal.offer = again
    return replace(outcome, facts=(Fact("slot-still-free"),))


def kind_of(key: str) -> Kind:
    """What kind of message a fact is, by its name."""
    return next((kind for prefix, kind in KINDS.items() if key.startswith(prefix)), "text")
