"""The remarks that end a turn: each worded by code, with what it names, and said only where it is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from assistant.acts import Say
from assistant.turn.context import Said, Turn
from assistant.wording.times import MONTHS
from language.needs import hears_badly
from language.text import fold
from language.types import Intent, Slots
from tools.names import worded_phone
from tools.types import Fact


def remarks(turn: Turn) -> list[Said]:
    """What the model chose to remark, without what is not so."""
    chosen = turn.end.say if turn.end else []
    return [Said(_worded(turn, remark)) for remark in chosen if TRUE_IF.get(remark, _always)(turn)]


def _always(_: Turn) -> bool:
    return True


def _nothing_came_of_it(turn: Turn) -> bool:
    """Nothing was done in this turn, and the patient let go or left."""
    leaves = turn.let_go or _heard(turn, Intent.GOODBYE)
    return leaves and not any(said.kind == "receipt" for said in turn.said)


def _handed_over(turn: Turn) -> bool:
    """Staff were asked to take over in this turn."""
    return any(result.tool == "hand_over" for result in turn.results)


def _staff_know(turn: Turn) -> bool:
    """They were asked to, in this turn or before."""
    return turn.with_staff or _handed_over(turn)


def _heard(turn: Turn, intent: Intent) -> bool:
    return turn.understanding is not None and intent in turn.understanding.intents


def _hears_badly(turn: Turn) -> bool:
    return turn.understanding is not None and hears_badly(fold(turn.understanding.text))


def _slots(turn: Turn) -> Slots:
    return turn.understanding.slots if turn.understanding else Slots()


TRUE_IF: Mapping[Say, Callable[[Turn], bool]] = {
    Say.NOTHING_DONE: _nothing_came_of_it,
    Say.GOODBYE_UNDONE: _nothing_came_of_it,
    Say.GOODBYE_STANDS: _nothing_came_of_it,
    Say.GOODBYE_HELD: lambda turn: turn.shown.held is not None and _nothing_came_of_it(turn),
    Say.THREATENED: _handed_over,
    Say.NO_SUCH_VISIT: lambda turn: len(turn.shown.visits) == 1,
    Say.OFF_THE_LIST: _handed_over,
    Say.CODE_FIRST: lambda turn: turn.shown.code_sent,
    Say.CODE_AGAIN: lambda turn: turn.shown.code_sent,
    Say.NOTED: lambda turn: _heard(turn, Intent.VERIFY) or bool(_slots(turn).new_patient),
    Say.DEATH: _staff_know,
    Say.LATE: _staff_know,
    Say.WAITING: _staff_know,
    Say.ON_BEHALF: _staff_know,
    Say.STAFF_KNOW: lambda turn: turn.with_staff,
    Say.CAUTION: _handed_over,
    Say.REGISTERING: lambda turn: bool(turn.frame.person.new_patient),
    Say.SENT_ON_FILE: lambda turn: turn.shown.code_sent and not turn.frame.person.sent_as_new,
    Say.HEARS_BADLY: lambda turn: _hears_badly(turn) and turn.frame.needs.interpreter is None,
    Say.SWAP_NEEDS_TWO: lambda turn: len(turn.shown.visits) < 2,
    Say.NO_SUCH_DEPARTMENT: lambda turn: _slots(turn).absent_specialty is not None,
    Say.DAY_GONE: lambda turn: _slots(turn).gone_by is not None,
    Say.NO_SUCH_DAY: lambda turn: _slots(turn).no_such_day is not None,
}
"""Remarks that state something; any other is a courtesy or a refusal, which a model may choose wrongly but not falsely."""


def _worded(turn: Turn, remark: Say) -> Fact:
    words = WORDS.get(remark)
    return Fact(f"say-{remark.value}", words(turn) if words else {})


def _there(turn: Turn) -> dict[str, object]:
    hospital, lang = turn.parts.services.hospital, turn.frame.lang
    return {"departments": ", ".join(hospital.name(s.key, lang) for s in hospital.directory.specialties)}


def _gone(turn: Turn) -> dict[str, object]:
    return {"day": date.fromisoformat(_slots(turn).gone_by or "")}


def _impossible(turn: Turn) -> dict[str, object]:
    """The number and the month of a day that no calendar has."""
    month, _, number = (_slots(turn).no_such_day or "").partition("-")
    return {"month": MONTHS[turn.frame.lang][int(month) - 1], "number": str(int(number))}


def _house(turn: Turn) -> dict[str, object]:
    return {"hospital": turn.parts.services.hospital.display_name}


def _emergency(turn: Turn) -> dict[str, object]:
    return {"number": turn.parts.services.hospital.emergency_numbers.emergency}


def _now(turn: Turn) -> dict[str, object]:
    now = turn.now.astimezone(turn.parts.services.hospital.zone)
    return {"today": now.date(), "clock": now.time().replace(second=0, microsecond=0)}


def _phone(turn: Turn) -> dict[str, object]:
    return {"phone": worded_phone(turn.parts.services.hospital.phone)}


WORDS: Mapping[Say, Callable[[Turn], dict[str, object]]] = {
    Say.NO_SUCH_DEPARTMENT: _there,
    Say.DAY_GONE: _gone,
    Say.NO_SUCH_DAY: _impossible,
    Say.NO_MEDICAL_ADVICE: _emergency,
    Say.ER_OR_WAIT: _emergency,
    Say.OUT_OF_MEDICINE: lambda turn: _emergency(turn) | _phone(turn),
    Say.TELL_THE_TEAM: _phone,
    Say.ANOTHERS: _phone,
    Say.OTHER_LANGUAGE: _phone,
    Say.HARMED: lambda turn: _emergency(turn) | {"crisis": turn.parts.services.hospital.emergency_numbers.violence},
    Say.WHO_ANSWERS: _house,
    Say.TODAY: _now,
}
"""What a remark names, from the hospital's file or the patient's message."""
