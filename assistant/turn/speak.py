"""Speak: code's messages and the one checked sentence, in the patient's language, in order, shaped for the channel."""

from __future__ import annotations

from assistant.acts import EXPECTS, Ask, Say
from assistant.prompt import said_by_patient
from assistant.turn.context import Said, Turn
from assistant.turn.questions import question
from assistant.turn.remarks import remarks
from guardrails.speech import check_sentence
from language.types import Expecting
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
    said = remarks(turn)
    closing = [r for r in said if r.fact.key == f"say-{Say.GOODBYE.value}"]
    turn.said[:0] = [r for r in said if r not in closing]
    turn.said.extend(closing)


def _add_sentence(turn: Turn) -> None:
    """The model's own sentence, if it is a courtesy; none after an alarm, while staff are asked for, or over a read-back."""
    grave = any(said.kind in ("emergency", "read_back") for said in turn.said)
    alone = grave or turn.frame.alarm is not None or turn.with_staff
    checked = None if turn.sentence is None or alone else check_sentence(turn.sentence, turn.frame.lang)
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
