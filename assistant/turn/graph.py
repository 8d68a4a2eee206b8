"""The conversation as a LangGraph graph: receive → consent → think (and act) → speak. Nodes hold no state of their own."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypedDict

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Command, Overwrite

from assistant.turn.act import act as act_on
from assistant.turn.consent import may_consent, settle_consent
from assistant.turn.context import Turn
from assistant.turn.receive import receive as receive_message
from assistant.turn.speak import speak as speak_facts
from assistant.turn.think import think as think_next

HISTORY = 16
"""Redacted lines that a model sees of the conversation so far."""


def keep_last(old: list[dict[str, str]], new: list[dict[str, str]]) -> list[dict[str, str]]:
    """The reducer of the history: bounded."""
    return [*old, *new][-HISTORY:]


class TurnState(TypedDict):
    """What is checkpointed: redacted lines only. Everything else of a turn travels in its context and is never stored."""

    history: Annotated[list[dict[str, str]], keep_last]


Graph = CompiledStateGraph[TurnState, Turn, TurnState, TurnState]


# A node names where it leads to: an edge with a condition is a task of its own, a tenth of what the graph costs.
async def _receive(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["consent", "think", "speak"]]:
    await receive_message(runtime.context)
    if runtime.context.answered:
        return Command(goto="speak")
    return Command(goto="consent" if may_consent(runtime.context) else "think")


async def _consent(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["think", "speak"]]:
    await settle_consent(runtime.context)
    return Command(goto="speak" if runtime.context.answered else "think")


# Thinking and acting take turns inside one node: nothing is stored between them, and a step of the graph costs as much as
# three statements to the database.
async def _think(state: TurnState, runtime: Runtime[Turn]) -> dict[str, Any]:
    turn = runtime.context
    history = await think_next(turn, state["history"])
    while turn.end is None:
        await act_on(turn)
        history = await think_next(turn, history)
    return {} if history is state["history"] else {"history": Overwrite(history)}


async def _speak(state: TurnState, runtime: Runtime[Turn]) -> dict[str, Any]:
    lines = await speak_facts(runtime.context)
    return {"history": lines}


def build(checkpointer: BaseCheckpointSaver[int] | None = None) -> Graph:
    """The compiled graph; its context is a `Turn`."""
    graph = StateGraph(TurnState, context_schema=Turn)
    for name, node in (
        ("receive", _receive),
        ("consent", _consent),
        ("think", _think),
        ("speak", _speak),
    ):
        graph.add_node(name, node)
    graph.add_edge(START, "receive")
    graph.add_edge("think", "speak")
    graph.add_edge("speak", END)
    return graph.compile(checkpointer=checkpointer)
