"""A sensitive kind of visit is guessed at only where the patient's own words lead to it."""

from __future__ import annotations

import pytest

from assistant.turn.discreet import without_sensitive_guesses
from language import understand
from language.types import Context
from scheduler_core.hospital import Hospital
from tests.assistant.conftest import House
from tests.conftest_hospital import SEEDED_AT

pytestmark = pytest.mark.asyncio(loop_scope="session")


def guessed(hospital: Hospital, text: str) -> set[str]:
    """Sensitive kinds that a message is taken to be about."""
    context = Context(
        now=SEEDED_AT.replace(tzinfo=None), directory=hospital.directory, tz=str(hospital.zone), lang="auto"
    )
    slots = without_sensitive_guesses(hospital, understand(text, context)).slots
    keys = {c.key for c in slots.visit_type_candidates} | {slots.visit_type} - {None}
    return {key for key in keys if key and hospital.visit_type(key).sensitive}


@pytest.mark.parametrize(
    "text",
    [
        "stop texting me",
        "I need to talk to someone",
        "I want an appointment",
        "not feeling well",
        "I can't sleep and have headaches",
    ],
)
async def test_a_vague_wish_leads_to_no_sensitive_kind(house: House, text: str) -> None:
    assert guessed(house.app.hospital, text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I feel depressed", "behavioral-first"),
        ("trouble sleeping", "behavioral-first"),
        ("anxiety", "behavioral-first"),
        ("therapy visit", "behavioral-first"),
        ("I need to see someone about my bladder", "urology-new"),
        ("pregnancy check", "prenatal"),
    ],
)
async def test_a_name_a_reason_or_a_complaint_leads_to_it(house: House, text: str, kind: str) -> None:
    assert kind in guessed(house.app.hospital, text)


@pytest.mark.parametrize(
    ("text", "of_women"), [("my husband has a rash down there", False), ("my wife has an itch down there", True)]
)
async def test_a_mans_complaint_leads_to_no_womens_visit(house: House, text: str, of_women: bool) -> None:
    context = Context(now=SEEDED_AT.replace(tzinfo=None), directory=house.app.hospital.directory, lang="auto")
    slots = without_sensitive_guesses(house.app.hospital, understand(text, context)).slots
    assert ("gynecology-annual" in {c.key for c in slots.visit_type_candidates}) is of_women
