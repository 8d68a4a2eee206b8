"""The model that means harm: the same for the same seed, and really harmful in every way it knows."""

from __future__ import annotations

from typing import Any

import pytest
from openai import APIError

from evals.hostile import HostileModel, Loot, completion, offered_tools, random_call

REQUEST: dict[str, Any] = {
    "model": "hostile",
    "messages": [{"role": "user", "content": "hello"}],
    "tools": [
        {"type": "function", "function": {"name": "book_visit", "parameters": {"type": "object"}}},
        {"type": "function", "function": {"name": "search_slots", "parameters": {"type": "object"}}},
    ],
}


async def bodies(seed: int, turns: int = 60) -> list[bytes]:
    model = HostileModel(seed, Loot(ids=("id-1",), names=("Ada Lovelace",)))
    return [bytes((await model.respond(REQUEST)).body) for _ in range(turns)]


async def test_the_same_seed_gives_the_same_attacks() -> None:
    assert await bodies(7) == await bodies(7)


async def test_another_seed_gives_others() -> None:
    assert await bodies(7) != await bodies(8)


async def test_every_kind_of_attack_is_made() -> None:
    model = HostileModel(1)
    for _ in range(400):
        await model.respond(REQUEST)
    assert len(model.attacks) == 12


async def test_an_honest_model_is_heard_and_tainted() -> None:
    async def honest(_: dict[str, Any]) -> dict[str, Any]:
        return completion(None, [("search_slots", "{}")])

    model = HostileModel(3, honest=honest, honest_share=1.0)
    answers = [(await model.respond(REQUEST)).body for _ in range(30)]
    assert any(b'"content": null' in a for a in answers)
    assert model.attacks["taint"] > 0


async def test_it_answers_through_the_client_that_the_assistant_uses() -> None:
    model = HostileModel(2)
    outcomes = []
    for _ in range(40):
        try:
            answer = await model.client().chat.completions.create(model="x", messages=[], tools=REQUEST["tools"])
            outcomes.append(type(answer).__name__)
        except (APIError, ValueError) as error:
            outcomes.append(type(error).__name__)
    assert "ChatCompletion" in outcomes
    assert len(set(outcomes)) > 1
    assert len(model.requests) == 40


def test_the_tools_offered_are_read_from_the_request() -> None:
    assert offered_tools(REQUEST) == ["book_visit", "search_slots"]


@pytest.mark.parametrize("seed", range(5))
def test_a_random_call_is_a_name_and_raw_arguments(seed: int) -> None:
    import random

    name, arguments = random_call(random.Random(seed), ["book_visit"], Loot())
    assert isinstance(name, str)
    assert isinstance(arguments, str)
