"""Which goals a message opens, reopens, turns into another, or lets go."""

from __future__ import annotations

import re

from assistant.tracking.changing import BOOKING, days_not_kept, turned
from assistant.tracking.letting_go import drop_untaken
from assistant.tracking.not_another import becomes_a_move, instead_of_a_second
from assistant.tracking.topics import topic
from assistant.tracking.which_visit import asks_whether, asks_which, lacks_visit, name_visit
from language.frame import ANSWERED_AT_ONCE, CHANGES, WISHING, Frame, Goal, GoalKind
from language.offer_questions import asks_of_offers
from language.own_visits import has_one
from language.text import fold
from language.together import cancels_all
from language.types import Expecting, Intent, Understanding

KIND_OF = {
    Intent.BOOK: GoalKind.BOOK,
    Intent.RESCHEDULE: GoalKind.MOVE,
    Intent.CANCEL: GoalKind.CANCEL,
    Intent.LIST: GoalKind.LIST,
    Intent.WAITLIST: GoalKind.WAITLIST,
    Intent.PARKING: GoalKind.PARKING,
    Intent.TELEHEALTH: GoalKind.TELEHEALTH,
    Intent.INSURANCE: GoalKind.INSURANCE,
    Intent.QUESTION: GoalKind.QUESTION,
    Intent.CHECK_IN: GoalKind.CHECK_IN,
}
OF_A_KIND = ("preparation", "referral", "length")
"""What a question asks that a kind of visit answers by itself."""

ABOUT_CANCELLING = re.compile(
    r"^(?!.*\b(?:policy|fees?|pol[ií]tica|cargo)\b).*\b(?:cancel|anul)", re.IGNORECASE | re.DOTALL
)
"""A question with one of these asks about a visit of one's own, unless it asks for the rule."""

WHAT_IS_OFFERED = re.compile(
    r"\b(?:move|change|switch|shift|push|bump|bring|make|do) (?:it|that|this)\b"
    r"|\b(?:cambi|mu?ev|mov|pas|adelant|atras|corr)\w*l[ao]s?\b|\b[lm]e? ?l[ao] (?:puede|podr)",
    re.IGNORECASE,
)
"""A pronoun for the visit to be moved: while one is being booked, that one."""


OF_THEIRS = re.compile(r"\b(?:my|mine|our|mi|mis|mia|nuestra|other|otra|existing)\b(?! (?:mind|opinion|idea))")
"""What a visit is called by that the patient has already; folded text."""

INSTEAD = re.compile(r"\b(?:instead|en vez|en lugar|mejor)\b")
"""What puts the change of a visit in the place of one that is being looked for; folded text."""

MONEY = re.compile(r"\b(?:pay|charged?|costs?|penalty|cobran?|cobrar|pag(?:o|ar)|multa|cuesta)\b")
QUESTIONS = (GoalKind.QUESTION, GoalKind.INSURANCE)

AT_ONCE = (*CHANGES, GoalKind.LIST)
"""What is not put off until a booking or another change is through."""

SHORT = 4
"""Words up to which a time is named and nothing else."""

ALSO = re.compile(r"\b(?:also|too|as well|afterwards?|then|later on|after that|tambien|ademas|despues|luego|aparte)\b")
THAT_ONE = re.compile(
    r"\b(?:it|that|this)(?: one)?\b(?! (?:\w+ )?(?:appointment|appt|visit|one))"
    r"|\b(?:cambi|muev|mov|pas|cancel|anul|adelant|atras|corr)\w*l[ao]\b"
    r"|\bl[ao] (?:puede|podr|podemos|quier)|\bes[ae]\b(?! \w+ cita)",
)
"""A pronoun for the visit that was just booked; folded text."""


def wishing(frame: Frame) -> Goal | None:
    """The goal that a bare wish ("Thursday", "Dr. Lee") belongs to."""
    open_goals = [g for g in frame.goals if g.status == "active" and g.kind in WISHING]
    return open_goals[0] if open_goals else None


def lapse_questions(frame: Frame) -> None:
    """What was asked is answered in its own turn or, where a person was asked to take over, by them; never later."""
    for goal in frame.goals:
        if goal.kind in QUESTIONS and goal.status == "active" and not goal.about_cancelling:
            goal.status = "dropped"


def about_the_same(first: Understanding, second: Understanding) -> Understanding:
    """A question beside the visit that was wished for is about that visit, where it names no other."""
    named = first.slots.visit_type
    if named is None or second.slots.visit_type is not None or Intent.QUESTION not in second.intents:
        return second
    return second.model_copy(
        update={"slots": second.slots.model_copy(update={"visit_type": named, "visit_type_candidates": ()})}
    )


def update_goals(frame: Frame, heard: Understanding, *, also: bool = False) -> bool:
    """Open and change goals by what was heard; True when anything was. A space is kept last: it depends on its visit.

    What is wanted `also` is a goal of its own, done afterwards.
    """
    touched, before, under_way = False, len(frame.goals), frame.active()
    waits = Intent.WAITLIST in heard.intents and not also
    for intent in heard.intents:
        kind = None if waits and intent is Intent.BOOK else KIND_OF.get(intent)
        if kind is not None:
            touched |= _open(frame, kind, heard) if also else _take_up(frame, kind, heard)
    if Intent.REGISTER in heard.intents:
        frame.person.new_patient = True
        if frame.active() is None and not _implies_booking(frame, heard):
            frame.add(GoalKind.REGISTER)
        touched = True
    wished = wishing(frame)
    if also:
        return touched
    if (wished is None and _implies_booking(frame, heard)) or (wished is not None and _names_another(wished, heard)):
        frame.add(GoalKind.BOOK)
        touched = True
    if under_way is not None and not ALSO.search(fold(heard.text)):
        _put_first(frame, before, under_way, instead=INSTEAD.search(fold(heard.text)) is not None)
    frame.goals.sort(key=lambda g: g.kind is GoalKind.PARKING and g.status == "active")
    return touched


def _put_first(frame: Frame, known: int, under_way: Goal, *, instead: bool) -> None:
    """What is asked in the middle of something else is done first; another change of a visit not yet chosen replaces it."""
    at_once = (*AT_ONCE, GoalKind.BOOK) if under_way.kind in CHANGES else AT_ONCE
    new = [g for g in frame.goals[known:] if g.kind in at_once]
    frame.goals[:] = [*new, *(g for g in frame.goals if g not in new)]
    changes = any(g.kind in CHANGES for g in new)
    untaken = under_way.kind is GoalKind.BOOK and under_way.offer is None
    if changes and (lacks_visit(under_way) or (untaken and instead)):
        under_way.status = "dropped"


def _take_up(frame: Frame, kind: GoalKind, heard: Understanding) -> bool:
    active = wishing(frame)
    if kind is GoalKind.MOVE and active is not None and instead_of_a_second(active, heard):
        becomes_a_move(frame, active)
        return True
    if turned(frame.active(), kind, heard):
        return True
    if active is not None and _changes_what_is_under_way(active, kind, heard):
        return True
    same = next((g for g in frame.goals if g.kind is kind and g.status == "active"), None)
    if same is None or (kind is GoalKind.BOOK and _is_another(same, heard)):
        return _open(frame, kind, heard)
    if kind in ANSWERED_AT_ONCE:
        _note_question(frame, same, heard)
    return True


def _open(frame: Frame, kind: GoalKind, heard: Understanding) -> bool:
    if kind is GoalKind.LIST and has_one(heard.text):
        drop_untaken(frame, GoalKind.BOOK)  # who has a visit already wanted no new one
    goal = frame.add(kind)
    if kind in CHANGES:
        goal.latest = _just_booked(frame) and THAT_ONE.search(fold(heard.text)) is not None
        goal.was = days_not_kept(heard) or heard.moved
    if kind in CHANGES and kind is not GoalKind.MOVE:
        name_visit(goal, heard.slots)
    if kind is GoalKind.WAITLIST and not (heard.slots.visit_type or heard.slots.specialty):
        goal.visit_type = _spoken_of_last(frame)
    goal.every = kind is GoalKind.CANCEL and cancels_all(fold(heard.text))
    if kind in ANSWERED_AT_ONCE:
        _note_question(frame, goal, heard)
    return True


def _spoken_of_last(frame: Frame) -> str | None:
    """The kind of visit that the talk was about, for which somebody wants to wait who names none."""
    about = (g.visit_type for g in reversed(frame.goals) if g.kind in (GoalKind.BOOK, *CHANGES))
    return next((kind for kind in about if kind is not None), None)


def _changes_what_is_under_way(active: Goal, kind: GoalKind, heard: Understanding) -> bool:
    """Whether what is asked for belongs to the visit being arranged, and is no goal of its own; it is written there."""
    if kind is GoalKind.TELEHEALTH:
        active.modality, active.tried, active.offer = "telehealth", (), None
        return True
    if kind is GoalKind.MOVE:
        return _means_the_offer(active, heard)
    if kind is GoalKind.WAITLIST and active.kind is GoalKind.BOOK:
        active.kind, active.tried = GoalKind.WAITLIST, ()
        return True
    if kind is GoalKind.WAITLIST and active.kind is GoalKind.MOVE and active.visit_type is not None:
        active.kind, active.tried, active.visit, active.offer = GoalKind.WAITLIST, (), None, None
        return True
    if kind is GoalKind.BOOK and active.kind is GoalKind.WAITLIST and not heard.slots.visit_type:
        if _is_bare_time(heard):
            return True
        active.kind, active.tried = GoalKind.BOOK, ()
        return True
    return kind is GoalKind.BOOK and active.kind is GoalKind.MOVE and _is_its_new_time(active, heard)


def _is_bare_time(heard: Understanding) -> bool:
    """ "Mornings", said of a visit that is waited for, is when they would come."""
    short = len(heard.text.split()) <= SHORT
    return short and bool(heard.slots.when) and BOOKING.search(fold(heard.text)) is None


def _is_general(heard: Understanding) -> bool:
    """Whether a question names no visit of theirs and no day."""
    return OF_THEIRS.search(fold(heard.text)) is None and not heard.slots.when


def _note_question(frame: Frame, goal: Goal, heard: Understanding) -> None:
    """What a question asks, in the patient's own words and as far as it is known."""
    asks = goal.kind is GoalKind.QUESTION
    goal.text, goal.tried = heard.text, ()
    of_money = asks and MONEY.search(fold(heard.text)) is not None
    goal.visit = next(
        (g.visit for g in frame.goals if of_money and g.kind is GoalKind.CANCEL and g.status == "active"), None
    )
    rule_only = of_money and not _just_booked(frame) and _is_general(heard)
    goal.about_cancelling = asks and not rule_only and ABOUT_CANCELLING.search(heard.text) is not None
    goal.about_cancelling |= goal.visit is not None
    goal.of_offers = asks_of_offers(heard.text) if asks else None
    goal.topic = topic(heard.text) if asks and goal.of_offers is None else None
    if goal.topic == "directions" and heard.slots.location is not None:  # of that site, whichever visit is spoken of
        goal.topic, goal.location = None, heard.slots.location
    if goal.about_cancelling and goal.visit is None:
        name_visit(goal, heard.slots)
    elif not goal.about_cancelling:
        named = None if heard.slots.visit_type_candidates else heard.slots.visit_type
        goal.visit_type = named if goal.topic in OF_A_KIND else None
        goal.practitioner = heard.slots.practitioner if asks else None
        goal.specialty = heard.slots.specialty if asks else None
    goal.insurer = heard.slots.insurer


def _just_booked(frame: Frame) -> bool:
    """Whether the change arranged last is a booking that stands."""
    done = [g for g in frame.goals if g.status == "done" and g.kind in (GoalKind.BOOK, *CHANGES)]
    return bool(done) and done[-1].kind is not GoalKind.CANCEL


def _means_the_offer(active: Goal, heard: Understanding) -> bool:
    """ "Can you make it an hour later?" before the yes: it is the visit that is being booked, unless one is called theirs."""
    theirs = bool(heard.moved) or OF_THEIRS.search(fold(heard.text)) is not None
    return active.kind is GoalKind.BOOK and (not theirs or WHAT_IS_OFFERED.search(heard.text) is not None)


def _is_its_new_time(moved: Goal, heard: Understanding) -> bool:
    """ "Book me for Thursday" where a visit is being moved says when; another kind of visit is a booking of its own."""
    named = heard.slots.visit_type or heard.slots.specialty
    return named in (None, moved.visit_type, moved.specialty) and ALSO.search(fold(heard.text)) is None


def _names_another(moved: Goal, heard: Understanding) -> bool:
    """Another kind of visit named while one is being moved is a booking of its own: a move changes no kind."""
    slots = heard.slots
    moving = moved.kind is GoalKind.MOVE and moved.visit is not None and moved.visit_type is not None
    another = slots.visit_type not in (None, moved.visit_type) and not slots.follow_up
    return moving and another and not {Intent.CORRECT, Intent.QUESTION, Intent.BOOK} & set(heard.intents)


def _is_another(goal: Goal, heard: Understanding) -> bool:
    """ "…and I also need a blood test": a second booking, not a correction of the first."""
    visit_type = heard.slots.visit_type
    correcting = Intent.CORRECT in heard.intents
    if goal.offer and heard.yes_with == "request" and not correcting:
        return True
    return bool(goal.offer and visit_type and goal.visit_type and visit_type != goal.visit_type and not correcting)


def _implies_booking(frame: Frame, heard: Understanding) -> bool:
    """A symptom or a visit type named without a verb is a wish to be seen, unless something else was asked for."""
    slots = heard.slots
    if asks_which(frame) or asks_whether(frame):
        return False
    named = bool(slots.visit_type or slots.visit_type_candidates or slots.specialty or slots.symptom)
    other = {*KIND_OF, Intent.MEDICAL_ADVICE, Intent.REQUEST_HUMAN, Intent.OUT_OF_SCOPE}
    asked_elsewhere = frame.expecting in (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE, Expecting.PHONE)
    return named and not asked_elsewhere and not other & set(heard.intents)
