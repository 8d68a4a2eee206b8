"""Words that let go of what is under way: "never mind", "cancel that" before anything was booked."""

from __future__ import annotations

from assistant.acts import Ask
from assistant.tracking.which_visit import none_of_them
from language.answers.letting_go import cancels_it, leaves_it, lets_go, wants_no_visit
from language.frame import WISHING, Frame, Goal, GoalKind
from language.lacking import goes_on, lacks
from language.leaving_list import leaves_list
from language.our_texts import asks_what_we_texted
from language.plain_matters import matter_asked, refuses_to_sign_up, wants_own_results
from language.types import Intent, Understanding

LET_GO = (
    *WISHING, GoalKind.CANCEL, GoalKind.TELEHEALTH, GoalKind.PARKING, GoalKind.SWAP, GoalKind.LIST, GoalKind.REGISTER,
)  # fmt: skip


def only_lets_go(heard: Understanding) -> bool:
    """Whether the message says "never mind" and nothing else, whatever is under way."""
    return lets_go(heard.text)


def wants_nothing(heard: Understanding) -> bool:
    """Whether it says "never mind" or "leave it as it is"."""
    return only_lets_go(heard) or leaves_it(heard.text)


def changes_nothing(frame: Frame, heard: Understanding) -> bool:
    """Whether nothing is wanted of the message: "never mind" and "leave it as it is" where nothing is under way."""
    return frame.active() is None and wants_nothing(heard)


def _stays(goal: Goal, heard: Understanding) -> bool:
    """ "Leave it as it is", of a visit that stands, or of one for which no time was taken yet."""
    taken = goal.kind is GoalKind.BOOK and goal.offer is not None
    return not taken and leaves_it(heard.text)


def goes_on_only(frame: Frame, heard: Understanding) -> bool:
    """A "yes" to whether to go on, which gives nothing yet."""
    return _asked_whether(frame) and (goes_on(heard.text) or set(heard.intents) == {Intent.CONFIRM})


def _asked_whether(frame: Frame) -> bool:
    return frame.ended[-1:] == (Ask.GO_ON_MENU,)


def _does_not_go_on(frame: Frame, heard: Understanding) -> bool:
    """A "no" to whether to go on with it, or to other days and the waitlist."""
    asked = _asked_whether(frame) or frame.ended[-1:] == (Ask.ALTERNATIVES,)
    return asked and set(heard.intents) == {Intent.DENY} and not lacks(heard.text)


def drop_what_is_not_wanted(frame: Frame, heard: Understanding) -> None:
    """What the message says outright is not wanted: a visit where it is about a text or results, to be signed up."""
    if refuses_to_sign_up(heard.text):
        drop_untaken(frame, GoalKind.REGISTER)
    texted = asks_what_we_texted(heard.text) or matter_asked(heard.text) == "texted"
    if texted or wants_no_visit(heard.text) or wants_own_results(heard.text):
        drop_untaken(frame, GoalKind.BOOK)


def drop_untaken(frame: Frame, kind: GoalKind) -> None:
    """Nothing of this kind is arranged any more for which no time was taken."""
    for goal in frame.goals:
        if goal.kind is kind and goal.status == "active" and goal.offer is None:
            goal.status = "dropped"


def let_go(frame: Frame, heard: Understanding) -> bool:
    """Drop the goal under way if that is all the message says; True when it was dropped."""
    goal = frame.active()
    if goal is None or goal.kind not in LET_GO:
        return False
    if goal.kind is GoalKind.WAITLIST and leaves_list(heard.text):
        goal.status = "dropped"
        return True
    if none_of_them(frame, heard) or _does_not_go_on(frame, heard) or _stays(goal, heard):
        goal.status = "dropped"
        return True
    unmade = goal.kind in (GoalKind.BOOK, GoalKind.WAITLIST, GoalKind.PARKING)
    if not only_lets_go(heard) and not (unmade and cancels_it(heard.text)):
        return False
    goal.status = "dropped"
    return True
