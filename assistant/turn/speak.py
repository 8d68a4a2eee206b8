"""Speak: code's messages and the one checked sentence, in the patient's language, in order, shaped for the channel."""

from __future__ import annotations

from datetime import date

from assistant.acts import EXPECTS, Ask, Say
from assistant.prompt import said_by_patient
from assistant.turn.context import Said, Turn
from assistant.turn.questions import question
from assistant.wording.times import MONTHS
from guardrails.speech import check_sentence
from language.types import Expecting, Slots
from tools.types import Fact


async def speak(turn: Turn) -> list[dict[str, str]]:
    """Finish `turn.said` and return the redacted lines of this turn for the model's history."""
    if turn.end is not None:
        _add_remarks(turn)
        _add_sentence(turn)
        _add_question(turn, turn.end.ask)
        if not turn.said:
            turn.said.append(Said(question(turn, Ask.REPHRASE), "question"))
    lines = [said_by_patient(turn.redacted)] if turn.redacted else []
    told = ", ".join(said.fact.key for said in turn.said)
    return [*lines, {"role": "assistant", "content": f"({told})"}] if told else lines


def _add_remarks(turn: Turn) -> None:
    """Remarks go in front of the facts they do not depend on."""
    remarks = [Said(_remark(turn, remark)) for remark in (turn.end.say if turn.end else [])]
    closing = [r for r in remarks if r.fact.key == f"say-{Say.GOODBYE.value}"]
    turn.said[:0] = [r for r in remarks if r not in closing]
    turn.said.extend(closing)


def _remark(turn: Turn, remark: Say) -> Fact:
    key = f"say-{remark.value}"
    if remark in (Say.DAY_GONE, Say.NO_SUCH_DAY):
        return Fact(key, _unreal_day(turn, remark))
    if remark is not Say.NO_SUCH_DEPARTMENT:
        return Fact(key)
    hospital, lang = turn.parts.services.hospital, turn.frame.lang
    there = ", ".join(hospital.name(s.key, lang) for s in hospital.directory.specialties)
    return Fact(key, {"departments": there})


def _unreal_day(turn: Turn, remark: Say) -> dict[str, object]:
    """The day that has passed, or the number and the month of one that no calendar has."""
    slots = turn.understanding.slots if turn.understanding else Slots()
    if remark is Say.DAY_GONE:
        return {"day": date.fromisoformat(slots.gone_by)} if slots.gone_by else {}
    month, _, number = (slots.no_such_day or "").partition("-")
    return {"month": MONTHS[turn.frame.lang][int(month) - 1], "number": str(int(number))} if month else {}


def _add_sentence(turn: Turn) -> None:
    """The model's own sentence, if it holds nothing that only code may say."""
    if turn.sentence is None or any(said.kind in ("emergency", "read_back") for said in turn.said):
        return
    names = turn.parts.services.hospital.spoken_names
    checked = check_sentence(turn.sentence, turn.frame.lang, names)
    if checked is not None:
        turn.said.insert(0, Said(Fact("free-sentence", {"sentence": checked})))


def _add_question(turn: Turn, ask: Ask) -> None:
    """One question at most: a read-back asks its own."""
    if any(said.kind == "read_back" for said in turn.said):
        turn.frame.expecting = Expecting.YES_NO
        turn.asked = Ask.NOTHING
        return
    if ask is Ask.CHOICE and not turn.shown.offers:
        ask = Ask.ALTERNATIVES
    if ask is Ask.ANYTHING_ELSE:
        ask = Ask.NOTHING if turn.frame.offered_more and turn.said else ask
        turn.frame.offered_more = True
    turn.asked = ask
    turn.frame.expecting = EXPECTS.get(ask, Expecting.NOTHING)
    if ask is not Ask.NOTHING:
        turn.said.append(Said(question(turn, ask), "question"))
