"""The answer to a reminder: yes confirms that one visit and opens nothing else; no leads to moving or cancelling it."""

from __future__ import annotations

import re

from assistant.turn.agreeing import agreed
from assistant.turn.context import Turn
from assistant.turn.replied import begun_something_else, carry_out_reply, let_go
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


async def settle_reminder(turn: Turn, heard: Understanding) -> None:
    """Confirm, decline, or let the question go where the patient has begun something else."""
    denied = Intent.DENY in heard.intents or heard.yes_but
    if agreed(turn, heard) or CONFIRM_LETTER.fullmatch(turn.text) is not None:
        await carry_out_reply(turn)
        turn.answered = not heard.has_more_than_yes
        return
    if not denied and not begun_something_else(turn, heard):
        return  # not understood: the question is asked again, and this one still stands
    await let_go(turn, turn.parts.consents, "declined" if denied else "other_reply")
    if denied and not _names_a_way_out(turn, heard):
        for goal in turn.frame.goals:
            goal.status = "dropped" if goal.status == "active" else goal.status
        turn.say(Fact("reminder-declined"))
        turn.answered = True


def _names_a_way_out(turn: Turn, heard: Understanding) -> bool:
    wanted = any(g.status == "active" and g.kind in OTHER_GOALS for g in turn.frame.goals)
    return wanted or bool({Intent.CANCEL, Intent.RESCHEDULE, Intent.REQUEST_HUMAN} & set(heard.intents))
