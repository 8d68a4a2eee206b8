"""Speak: code's messages and the one checked sentence, in the patient's language, in order, shaped for the channel."""

from __future__ import annotations

from assistant.acts import CHOICES, EXPECTS, Ask, Say, Speak
from assistant.prompt import said_by_patient
from assistant.turn.again import keep_told
from assistant.turn.context import Said, Turn
from assistant.turn.questions import question
from assistant.turn.remarks import remarks
from guardrails.speech import check_sentence
from language.frame import GoalKind
from language.types import Expecting
from tools.types import Fact

LAST = {f"say-{Say.GOODBYE.value}", f"say-{Say.REGISTERING.value}"}
"""Remarks that come behind what was done."""


async def speak(turn: Turn) -> list[dict[str, str]]:
    """Finish `turn.said` and return the redacted lines of this turn for the model's history."""
    if turn.end is not None:
        _add_remarks(turn)
        _add_sentence(turn)
        _add_question(turn, turn.end.ask)
        _keep_end(turn, turn.end)
        if not turn.said:
            turn.said.append(Said(question(turn, Ask.REPHRASE), "question"))
    keep_told(turn, turn.said)
    lines = [said_by_patient(turn.redacted)] if turn.redacted else []
    told = ", ".join(said.fact.key for said in turn.said)
    return [*lines, {"role": "assistant", "content": f"({told})"}] if told else lines


def _keep_end(turn: Turn, end: Speak) -> None:
    """How the turn ended, and how often in a row it has: choices offered in place of the question count as it again."""
    frame, ended = turn.frame, (*end.say, end.ask)
    if Say.CHECK_IN in end.say:
        frame.finish(GoalKind.CHECK_IN)
    frame.ended = ended
    if not turn.results and (ended == frame.repeated or (frame.said_alike and end.ask in CHOICES)):
        frame.said_alike += 1
    else:
        frame.repeated, frame.said_alike = ended, 0


def _add_remarks(turn: Turn) -> None:
    """Remarks go in front of the facts they do not depend on."""
    said = remarks(turn)
    closing = [r for r in said if r.fact.key in LAST]
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
    turn.frame.expecting = turn.expected if ask is Ask.GO_ON_MENU else EXPECTS.get(ask, Expecting.NOTHING)
    if ask is not Ask.NOTHING:
        turn.said.append(Said(question(turn, ask), "question"))
