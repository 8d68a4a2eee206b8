"""The answer to a reminder: yes confirms that one visit and opens nothing else; no leads to moving or cancelling it."""

from __future__ import annotations

import re

from assistant.turn.act import context_for, log_call, take_in
from assistant.turn.context import Turn
from guardrails.consent import Consents
from language.frame import GoalKind
from language.types import Intent, Understanding
from tools import confirm_visit
from tools.types import Fact

CONFIRM_LETTER = re.compile(r"\s*c\W*", re.IGNORECASE)
"""The bare C that reminders of many hospitals ask for."""

OTHER_GOALS = (GoalKind.MOVE, GoalKind.CANCEL)


def is_reminder(turn: Turn) -> bool:
    """Whether the open question is that of a reminder."""
    return turn.shown.consent_id is not None and turn.shown.consent_action == confirm_visit.NAME


async def settle_reminder(turn: Turn, heard: Understanding, consents: Consents) -> None:
    """Confirm, decline, or let the question go where the patient has begun something else."""
    denied = Intent.DENY in heard.intents or heard.yes_but
    agreed = Intent.CONFIRM in heard.intents or CONFIRM_LETTER.fullmatch(turn.text) is not None
    if agreed and not denied:
        await _confirm(turn)
        turn.answered = not heard.has_more_than_yes
        return
    if not denied and not heard.intents and not turn.wishes_changed:
        return  # not understood: the question is asked again, and this one still stands
    assert turn.shown.consent_id is not None
    async with turn.parts.database.begin() as session:
        await consents.void(session, turn.shown.consent_id, turn.now, "declined" if denied else "other_reply")
    turn.shown = turn.shown.without_consent()
    if denied and not _names_a_way_out(turn, heard):
        for goal in turn.frame.goals:
            goal.status = "dropped" if goal.status == "active" else goal.status
        turn.say(Fact("reminder-declined"))
        turn.answered = True


def _names_a_way_out(turn: Turn, heard: Understanding) -> bool:
    wanted = any(g.status == "active" and g.kind in OTHER_GOALS for g in turn.frame.goals)
    return wanted or bool({Intent.CANCEL, Intent.RESCHEDULE, Intent.REQUEST_HUMAN} & set(heard.intents))


async def _confirm(turn: Turn) -> None:
    """Through the gate, with the proof that this reply is: level 1, for this visit, for this moment."""
    assert turn.shown.consent_id is not None
    turn.stale, identity = True, turn.parts.services.identity
    async with turn.parts.database.begin() as session:
        before = await identity.level(session, turn.conversation.id, turn.now)
        about = await confirm_visit.of_reply(session, turn.shown.consent_id, turn.conversation.address)
        if about is not None:
            await identity.grant_reply(session, turn.conversation.id, about.patient_id, about.visit_id, turn.now)
        ctx = await context_for(turn, session, confirm_visit.NAME, str(turn.shown.consent_id))
        outcome = await turn.parts.gate.carry_out(turn.shown.consent_id, ctx)
        log_call(turn, session, outcome)
        if before.level < 2:
            await identity.drop(session, turn.conversation.id, "reply_used")
    take_in(turn, outcome)
    turn.shown = turn.shown.without_consent()
