"""A remark that states something is made only where it is so, whatever a model chose."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.acts import Say, Speak
from assistant.turn.context import Said, Shown
from assistant.turn.remarks import TRUE_IF, remarks
from assistant.turn.speak import speak
from language import Context, understand
from language.frame import Alarm, Frame
from tests.assistant.conftest import House
from tools.types import Fact

STATING = sorted(TRUE_IF)


def a_turn(house: House, text: str, say: list[Say], **more: Any) -> Any:
    """As much of a turn as speaking needs."""
    now = house.app.clock.now().replace(tzinfo=None)
    heard = understand(text, Context(now=now, directory=house.app.hospital.directory))
    given: dict[str, Any] = {
        "parts": house.app.parts, "end": Speak(say=say), "understanding": heard, "frame": Frame(), "shown": Shown(),
        "said": [], "results": [], "let_go": False, "sentence": None, "redacted": "", "with_staff": False, "asked": None,
    }  # fmt: skip
    return SimpleNamespace(**(given | more))


@pytest.mark.parametrize("remark", STATING)
async def test_what_is_not_so_is_not_said(house: House, remark: Say) -> None:
    turn = a_turn(house, "an eye exam please", [remark], shown=Shown(visits=(None, None)))  # type: ignore[arg-type]
    assert remarks(turn) == []


@pytest.mark.parametrize("remark", [Say.NOTHING_DONE, Say.GOODBYE_UNDONE, Say.GOODBYE_HELD])
async def test_nothing_was_done_is_never_said_beside_a_receipt(house: House, remark: Say) -> None:
    receipt = [Said(Fact("receipt-book"), "receipt")]
    held = Shown(held="O1")
    assert remarks(a_turn(house, "forget it, bye", [remark], let_go=True, shown=held, said=receipt)) == []
    assert len(remarks(a_turn(house, "forget it, bye", [remark], let_go=True, shown=held))) == 1


async def test_a_remark_names_what_the_patient_said(house: House) -> None:
    (said,) = remarks(a_turn(house, "I want an eye exam on February 30", [Say.NO_SUCH_DAY]))
    assert said.fact.args == {"month": "February", "number": "30"}


async def test_the_number_to_call_is_the_hospitals(house: House) -> None:
    (said,) = remarks(a_turn(house, "should I take more aspirin?", [Say.NO_MEDICAL_ADVICE]))
    assert said.fact.args == {"number": house.app.hospital.emergency_numbers.emergency}


@pytest.mark.parametrize("state", [{"with_staff": True}, {"frame": Frame(alarm=Alarm(body=True))}])
async def test_a_model_has_no_words_of_its_own_after_an_alarm(house: House, state: dict[str, Any]) -> None:
    kind = "I'm so sorry you're going through this."
    turn = a_turn(house, "I am alone", [], sentence=kind, **state)
    await speak(turn)
    assert "free-sentence" not in [said.fact.key for said in turn.said]
    turn = a_turn(house, "I am alone", [], sentence=kind)
    await speak(turn)
    assert turn.said[0].fact.key == "free-sentence"
