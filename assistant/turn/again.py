""" "Say that again": the times on offer, or what was told last, before the open question is asked once more."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.kept_facts import kept, restored
from assistant.turn.context import Said, Turn
from assistant.turn.effects import SEARCHES
from language.frame import Told
from language.types import Intent, Lang, Understanding
from tools.types import Fact

BESIDE = {Intent.REPEAT, Intent.THANKS, Intent.GREETING, Intent.HELP, Intent.CONFIRM, Intent.DENY, Intent.CORRECT}
"""What may stand beside it ("sorry, what?"); whoever wants more than that gets what they want."""

NOT_TOLD_AGAIN = ("ask-", "say-", "read-back", "receipt", "emergency", "consent-", "free-")
"""What holds for its own turn alone: a read-back is made anew by its tool, and what came of a yes stands in the visits."""


def say_again(turn: Turn, heard: Understanding, *, after_alarm: bool = False) -> None:
    """Tell it again where that is all that is asked; what was told under a higher proof than there is now is not.

    `after_alarm` the times that were on offer before it are told again unasked.
    """
    goal, frame = turn.frame.active(), turn.frame
    choosing = goal is not None and goal.offer is None and bool(turn.shown.offers)
    unasked = after_alarm and choosing and set(heard.intents) <= BESIDE
    if not (unasked or asks_again(heard)) or turn.shown.consent_id is not None:
        return
    again = frame.offered if choosing and frame.offered.facts else frame.told
    if not again.facts or turn.shown.level < again.level:
        return
    facts = restored(again.facts)
    turn.said += [Said(fact, "offer") for fact in facts] if again is frame.offered else [_told(facts)]
    turn.told_again = True


def show_in_new_language(turn: Turn, was: Lang) -> None:
    """Times on the table are looked for once more where the patient has gone on in another language than they were told in."""
    goal = turn.frame.active()
    if turn.frame.lang == was or goal is None or goal.offer is not None or not turn.shown.offers:
        return
    if not (goal.sooner or goal.later or goal.other_practitioner or goal.other_location):
        goal.tried = tuple(tool for tool in goal.tried if tool not in SEARCHES)


def _told(facts: tuple[Fact, ...]) -> Said:
    """One message of all of them."""
    return Said(Fact("said-again", {"lines": facts}))


def asks_again(heard: Understanding) -> bool:
    """Whether the message asks for what was said, and for nothing else."""
    return Intent.REPEAT in heard.intents and set(heard.intents) <= BESIDE


def keep_told(turn: Turn, said: Sequence[Said]) -> None:
    """Remember what this turn told, and the times that it offered."""
    if turn.understanding is not None and asks_again(turn.understanding):
        return
    facts = [s.fact for s in said if not s.fact.key.startswith(NOT_TOLD_AGAIN)]
    offered = [s.fact for s in said if s.kind == "offer"]
    turn.frame.told = _kept(turn, facts)
    turn.frame.offered = _kept(turn, offered) if offered else turn.frame.offered


def _kept(turn: Turn, facts: Sequence[Fact]) -> Told:
    return Told(facts=kept(facts), level=turn.shown.level) if facts else Told()
