"""A yes that names another change than the one that was read back agrees to nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.turn.agreeing import DONE_BY, agreed
from assistant.turn.context import Shown
from language.types import Expecting
from tests.assistant.conftest import House, said
from tests.language.hearing import hear

NAMED = {"move_visit": ("yes, move it", "sí, muévala"), "cancel_visit": ("yes, cancel it", "sí, cancélela")}


def a_turn(action: str) -> Any:
    """As much of a turn as a yes is weighed by."""
    return SimpleNamespace(shown=Shown(consent_action=action))


@pytest.mark.parametrize("action", DONE_BY)
def test_a_bare_yes_agrees_to_whatever_was_read_back(action: str) -> None:
    assert agreed(a_turn(action), hear("yes please", Expecting.YES_NO))


@pytest.mark.parametrize("action", DONE_BY)
@pytest.mark.parametrize("named", NAMED)
def test_a_change_that_is_named_is_agreed_to_only_where_it_was_read_back(action: str, named: str) -> None:
    english, spanish = NAMED[named]
    assert agreed(a_turn(action), hear(english, Expecting.YES_NO)) == (action == named)
    assert action == named or not agreed(a_turn(action), hear(spanish, Expecting.YES_NO))


@pytest.mark.parametrize("action", ["confirm_visit", "reserve_parking"])
def test_yes_cancel_it_confirms_no_visit_and_keeps_no_space(action: str) -> None:
    assert not agreed(a_turn(action), hear("yes, cancel it", Expecting.YES_NO))


@pytest.mark.asyncio(loop_scope="session")
async def test_a_yes_with_another_wish_behind_it_books_first(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_read_back(talk, patient)
    await talk.say("yes but how long does it take")
    assert "minutes" in said(talk) and "Shall I book it?" in said(talk) and not await house.visits(patient)
    await talk.say("yep. and now my husband's cough, his name is Tom Brooks")
    assert said(talk).startswith("You're booked") and len(await house.visits(patient)) == 1
    await talk.say("did you book my heart visit or not")
    assert "Here are your coming visits" in said(talk) or "First heart visit" in said(talk)
