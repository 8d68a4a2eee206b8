"""The end of a turn in one transaction: what was said, what is remembered, where the conversation stands."""

from __future__ import annotations

from uuid import UUID

from assistant import store
from assistant.acts import DIGITS
from assistant.messages import Reply, State
from assistant.models import Message
from assistant.turn.context import Said, Turn
from language.frame import Frame
from language.types import Expecting
from runtime.database import new_id
from runtime.errors import Conflict
from tools.types import Channel

ONE_MESSAGE: tuple[Channel, ...] = ("sms", "voice")
"""Channels that answer with a single message; a chat shows one bubble a fact."""

OPEN_TO_ALL = (
    "say-",
    "ask-",
    "greeting",
    "emergency",
    "opted",
    "help-",
    "consent-",
    "too-long",
    "no-text",
    "hand",
    "menu",
)
"""Facts that hold nothing about a patient: their words are their own redacted form."""

SAID_BACK = frozenset(
    {
        "ask-birth_date_which",
        "ask-birth_date_month",
        "ask-which_time",
        "ask-which-line",
        "say-day_gone",
        "say-no_such_day",
    }
)
"""Facts that begin like those but say back what the patient has told: a birth date, or what may be one."""


def stands_for_itself(key: str) -> bool:
    """Whether the words of this fact may be read again by whoever reads the conversation."""
    return key.startswith(OPEN_TO_ALL) and key not in SAID_BACK


async def finish(turn: Turn, token: UUID) -> Reply:
    """Store the answer and the memory. Conflict when the turn's lock was lost to another process."""
    state = _state(turn)
    rows = _rows(turn)
    async with turn.parts.database.begin() as session:
        here, told, memory = turn.conversation.id, turn.redacted, _memory(turn, state)
        if not await store.end_turn(session, here, token, turn.message_id, told, rows, memory):
            raise Conflict(
                "Another process has taken over this turn.", hint="Send the message again.", code="turn_lost"
            )
    messages = tuple(store.outbound(row) for row in rows)
    digits, yes_no = wanted(turn.frame)
    return Reply(turn.conversation.id, messages, state, turn.frame.lang, digits, yes_no)


def wanted(frame: Frame) -> tuple[int | None, bool]:
    """How many keys the open question asks for, and whether it is one of yes or no."""
    return DIGITS.get(frame.expecting), frame.expecting is Expecting.YES_NO


def _memory(turn: Turn, state: State) -> dict[str, object]:
    """What the conversation remembers of this turn, by column."""
    return {
        "frame": turn.frame.model_dump(mode="json"),
        "checkpoint": turn.kept.stored,
        "state": state.value,
        "lang": turn.frame.lang,
        "last_at": turn.now,
    }


def _state(turn: Turn) -> State:
    if (
        turn.with_staff
        or turn.state is State.STAFF
        or any(r.tool == "hand_over" and r.status == "done" for r in turn.results)
    ):
        return State.STAFF
    if any(said.consent_id for said in turn.said) or turn.shown.consent_id:
        return State.CONSENT
    return State.WAITING


def _rows(turn: Turn) -> list[Message]:
    worded = [
        (said, turn.parts.speaker.word(said.fact, turn.frame.lang, turn.conversation.channel)) for said in turn.said
    ]
    worded = [(said, text) for said, text in worded if text]
    if not worded:
        return []
    groups = [worded] if turn.conversation.channel in ONE_MESSAGE else [[pair] for pair in worded]
    return [_row(turn, group, place) for place, group in enumerate(groups)]


def _row(turn: Turn, group: list[tuple[Said, str]], place: int) -> Message:
    joint = " " if turn.conversation.channel == "voice" else "\n"
    redacted = joint.join(text if stands_for_itself(said.fact.key) else f"({said.fact.key})" for said, text in group)
    choices = next((said.fact.choices for said, _ in reversed(group) if said.fact.choices), ())
    kinds = [said.kind for said, _ in group]
    strongest = next((k for k in ("emergency", "read_back", "receipt", "offer", "notice") if k in kinds), kinds[-1])
    return Message(
        id=new_id(),
        conversation_id=turn.conversation.id,
        answers=turn.message_id,
        who="assistant",
        kind=strongest,
        text=joint.join(text for _, text in group),
        redacted=redacted,
        choices={"items": list(choices)} if choices else None,
        consent_id=next((said.consent_id for said, _ in group if said.consent_id), None),
        position=place + 1,
        at=turn.now,
    )
