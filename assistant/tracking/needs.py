"""What somebody needs at any visit: an interpreter, a way in for a wheelchair. Told once, it holds for each of their visits."""

from __future__ import annotations

from collections.abc import Collection

from language.cautions import implant
from language.frame import WISHING, Frame, Goal, GoalKind, Needs
from language.spoken import Wish, refuses_interpreter
from language.types import Understanding

LOOKED_FOR = (GoalKind.BOOK, GoalKind.WAITLIST)


def note_needs(frame: Frame, heard: Understanding, wish: Wish | None) -> None:
    """Keep what the message tells of them, whether or not a visit is asked for yet."""
    told_of_implant = implant(heard.text)
    if wish is None and not heard.slots.accessible and not told_of_implant:
        return
    whose = heard.slots.for_whom or frame.person.for_whom
    if frame.needs.of != whose:
        frame.needs = Needs(of=whose)
    frame.needs.accessible |= bool(heard.slots.accessible)
    frame.needs.implant |= told_of_implant
    if wish is not None:
        setattr(frame.needs, *wish)


def refuse_interpreter(frame: Frame, text: str) -> bool:
    """Look without an interpreter from now on, where none is wanted; True where the message says so."""
    if not refuses_interpreter(text):
        return False
    frame.needs.interpreter = None
    for goal in frame.goals:
        if goal.status == "active" and goal.kind in WISHING:
            goal.interpreter, goal.no_interpreter, goal.tried, goal.offer = None, True, (), None
    return True


def meet_needs(frame: Frame, known: Collection[str]) -> None:
    """Look for the visits that were opened with what their patient needs."""
    for goal in frame.goals:
        if goal.id not in known and goal.kind in LOOKED_FOR and goal.for_whom in (None, frame.needs.of):
            _meet(goal, frame.needs)


def _meet(goal: Goal, needs: Needs) -> None:
    goal.accessible |= needs.accessible
    goal.speaks = goal.speaks or needs.speaks
    goal.interpreter = goal.interpreter or needs.interpreter
