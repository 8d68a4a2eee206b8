"""One whole dialog against an OpenAI-compatible HTTP server that is not the built-in model."""

from __future__ import annotations

import json

import pytest
from openai import AsyncOpenAI

from evals.databases import Databases
from evals.grade import grade
from evals.ports import HospitalFactory
from evals.scenario import SCENARIOS, read
from evals.world import World
from tests.evals.scripted_model import ScriptedModel, serve

DIALOG = SCENARIOS / "en" / "fluttering_heart.yaml"


@pytest.mark.slow
async def test_a_visit_is_booked_with_another_model_over_http(factory: HospitalFactory, databases: Databases) -> None:
    scenario, model = read(DIALOG), ScriptedModel()
    with serve(model.app()) as base_url:
        client = AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0)
        async with World(scenario, factory, databases, model=client) as world:
            for step in scenario.steps:
                await world.take(step)
            faults = grade(scenario, tuple(world.played), await world.aftermath(), world.zone)
    assert [f for f in faults if f.where != "words"] == []
    assert len(model.requests) >= len(scenario.steps)
    assert any(model.sentence in p.said for p in world.played), "its one free sentence is spoken where it is harmless"


@pytest.mark.slow
async def test_the_model_is_shown_no_identifier(factory: HospitalFactory, databases: Databases) -> None:
    scenario, model = read(DIALOG), ScriptedModel()
    with serve(model.app()) as base_url:
        client = AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0)
        async with World(scenario, factory, databases, model=client) as world:
            for step in scenario.steps:
                await world.take(step)
            person = world.person
    seen = json.dumps(model.requests, ensure_ascii=False).casefold()
    for part in (*person.name.casefold().split(), person.phone.removeprefix("+1"), person.birth_date.isoformat()):
        assert part not in seen
