"""Many chats at once come to an end and break nothing."""

from __future__ import annotations

import pytest

from evals.day import day
from evals.ports import HospitalFactory
from runtime.errors import InvalidInput


async def test_every_conversation_ends_most_with_a_receipt_and_no_invariant_is_broken(factory: HospitalFactory) -> None:
    found = await day(factory, conversations=8, at_once=4, progress=False)
    assert sum(found["ended"].values()) == found["conversations"] == 8
    assert found["ended"]["receipt"] >= 3 and found["visits_changed"] > 0
    assert (found["errors"], found["breaches"]) == ({}, [])


@pytest.mark.parametrize(("conversations", "at_once"), [(0, 1), (5, 6), (5, 0), (10**9, 1)])
async def test_a_day_of_impossible_numbers_is_refused(
    factory: HospitalFactory, conversations: int, at_once: int
) -> None:
    with pytest.raises(InvalidInput):
        await day(factory, conversations=conversations, at_once=at_once)
