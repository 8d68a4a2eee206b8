""" "Say that again": the times on offer, or what was told last, before the open question is asked once more."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.kept_facts import kept, restored
from assistant.turn.context import Said, Turn
from language.types import Intent, Understanding
from tools.types import Fact

BESIDE = {Intent.REPEAT, Intent.THANKS, Intent.GREETING, Intent.HELP, Intent.CONFIRM, Intent.DENY, Intent.CORRECT}
"""What may stand beside it ("sorry, what?"); whoever wants more than that gets what they want."""

NOT_TOLD_AGAIN = ("ask-", "say-", "read-back", "emergency", "consent-", "free-")
"""What holds for its own turn alone; a read-back is made anew by its tool, with a consent of its own."""


def say_again(turn: Turn, heard: Understanding) -> None:
    """Tell it again where that is all that is asked; what was told under a higher proof than there is now is not."""
    if not asks_again(heard) or turn.shown.consent_id is not None:
        return
    goal, frame = turn.frame.active(), turn.frame
    if goal is not None and goal.offer is None and turn.shown.offers and frame.offered:
        turn.said += [Said(fact, "offer") for fact in restored(frame.offered)]
    elif frame.told and turn.shown.level >= frame.told_at_level:
        turn.say(Fact("said-again", {"lines": restored(frame.told)}))


def asks_again(heard: Understanding) -> bool:
    """Whether the message asks for what was said, and for nothing else."""
    return Intent.REPEAT in heard.intents and set(heard.intents) <= BESIDE


def keep_told(turn: Turn, said: Sequence[Said]) -> None:
    """Remember what this turn told, and the times that it offered."""
    if turn.understanding is not None and asks_again(turn.understanding):
        return
    facts = [s.fact for s in said if not s.fact.key.startswith(NOT_TOLD_AGAIN)]
    turn.frame.told, turn.frame.told_at_level = kept(facts) if facts else {}, turn.shown.level
    offered = [s.fact for s in said if s.kind == "offer"]
    turn.frame.offered = kept(offered) if offered else turn.frame.offered
