"""Times told by those on the table ("a week earlier", "something else", "the same doctor, another day"), made wishes of their own."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from assistant.tracking.goals import wishing
from assistant.tracking.intents import with_intents
from assistant.tracking.not_another import instead_of_a_second
from assistant.tracking.relative import WEEK_AFTER
from language.answers.choice import is_bare_weekday
from language.frame import Frame, Goal, GoalKind
from language.intents.settle import HAS_ALREADY
from language.other_times import Other, Shift, others, shifted
from language.text import fold
from language.times.calendar import week_of
from language.types import Choice, Intent, OfferView, Slots, Understanding, When
from tools.shifts import in_week_of
from tools.wishes import DAY, is_long, of_day

NOON = 12
ONLY = re.compile(
    r"\W*(?:(?:no|ok|okay|yes|si|but|pero)\W+)*(?:just|only|at|in|solo|solamente|nada mas|en|que sea en)\b"
)
WRONG_DOCTOR = re.compile(
    r"\W*(?:(?:no|wait|sorry|that's|its|it's|espere|es|ese|esa)\W+)*(?:the wrong (?:doctor|dr|one)|wrong (?:doctor|dr)|not (?:that|this) (?:doctor|dr)|not (?:him|her)|(?:ese|esa) no es (?:mi|el|la) doctora?|no es (?:mi|el|la) doctora?|(?:otro|equivocado|equivocada) doctora?|doctora? equivocad[oa])\W*"
)
CHANGED_MIND = re.compile(
    r"\W*(?:(?:no|wait|actually|sorry|please|ay|espere|perdon|mejor)\W+)*(?:reschedule|(?:change|move) (?:it|that|the time)|(?:a |some )?(?:other|another|different) time|other times|cambi(?:ar|e|ela|arla|emela)|reagend(?:ar|e|ela)|otra hora|otro horario)(?:\W+(?:please|por favor))*\W*"
)
DAY_OF_ONE = re.compile(
    r"\b(?P<place>first|second|third|primer|segundo|tercer) (?:day|date|dia) (?:that )?(?:(?:you|que) )?(?:me )?(?:mentioned|said|gave|offered|have|dijo|dio|menciono|ofrecio)\b"
)
NUMBER = re.compile(r"(?:not|no|except|but|menos)? ?(?:on |the |el )*(?P<day>\d{1,2})(?:st|nd|rd|th)?")
ONE_AFTER = re.compile(r"\bone after\b|\b(?:la|el) (?:siguiente|que sigue)\b")
"""Of one day that was shown: that day of the week after."""

PLACES = (("first", "primer"), ("second", "segundo"), ("third", "tercer"))
WITH: Mapping[Literal["female", "male"], re.Pattern[str]] = {
    "female": re.compile(
        r"\W*(?:(?:with|the|con|la|yes|ok|si|nice|one)\W+)*(?:lady|woman|female|doctora|senora|mujer)(?:\W+(?:doctor|one|please|por favor))*\W*"
    ),
    "male": re.compile(
        r"\W*(?:(?:with|the|yes|ok|nice|one)\W+)*(?:man|guy|gentleman|male)(?:\W+(?:doctor|one|please))*\W*|\W*(?:con )?el (?:senor|hombre)(?:\W+por favor)?\W*"
    ),
}
NOT_HEARD = {Intent.QUESTION, Intent.OUT_OF_SCOPE, Intent.DENY, Intent.CHOOSE, Intent.MEDICAL_ADVICE, Intent.REPEAT}
"""What such words sound like."""

FEW = 2
"""Of so many "the other one" is one."""


def told_by_shown(frame: Frame, heard: Understanding, offers: Sequence[OfferView]) -> Understanding:
    """The message as the wish or the choice that it is among the times shown; any other as it was heard."""
    goal = wishing(frame)
    heard = _without_days_gone(heard)
    if goal is None or not offers or goal.together is not None or _before_any(goal):
        return heard
    if instead_of_a_second(goal, heard):
        return heard
    if goal.kind is GoalKind.BOOK and _moves_theirs(heard):
        return _of_none_shown(heard)
    shift = None if WEEK_AFTER.search(fold(heard.text)) else shifted(heard.text)
    which = others(heard.text) if shift is None else None
    taken = next((o for o in offers if o.handle == goal.offer), None)
    if which == "more" and ONE_AFTER.search(fold(heard.text)) and len({o.start.date() for o in offers}) == 1:
        shift = Shift(7)
    if shift is not None:
        return _wish(heard, Slots(when=(_shifted(shift, taken, offers),)))
    if which is None:
        return _on_their_day(_in_their_weeks(_of_what_is_there(heard, taken), goal, offers), offers)
    if which == "the_other":
        return _the_other(heard, taken, offers)
    return _wish(heard, _slots(which, goal, taken, offers))


def _moves_theirs(heard: Understanding) -> bool:
    """ "Move my March 20 visit to Friday", while another one is being booked."""
    return Intent.RESCHEDULE in heard.intents and HAS_ALREADY.search(fold(heard.text)) is not None


def _of_none_shown(heard: Understanding) -> Understanding:
    """The day and the hour as a wish, and no choice of a time that is shown."""
    choice = heard.slots.choice
    if choice is None or choice.date is None:
        return heard
    at = choice.date if choice.time is None else f"{choice.date}T{choice.time}"
    wished = When(text="", kind="date" if choice.time is None else "datetime", start=at)
    slots = heard.slots.model_copy(update={"choice": None, "when": (*heard.slots.when, wished)})
    return with_intents(heard, {*heard.intents} - {Intent.CHOOSE, Intent.BOOK}, slots=slots)


def _of_what_is_there(heard: Understanding, taken: OfferView | None) -> Understanding:
    """ "Just the North Clinic", "with the lady": a wish for what some of them have, and no question."""
    words = fold(heard.text)
    gender = next((gender for gender, pattern in WITH.items() if pattern.fullmatch(words)), None)
    if gender is not None:
        return _wish(heard, Slots(practitioner_gender=gender))
    if WRONG_DOCTOR.fullmatch(words):
        return _wish(heard, Slots(other_practitioner=True))
    if CHANGED_MIND.fullmatch(words):
        return _wish(heard, Slots(later=True))
    asks = set(heard.intents) == {Intent.QUESTION}
    if asks and taken is not None and heard.slots.later and not heard.slots.when:
        after = (taken.start + timedelta(minutes=1)).isoformat(timespec="minutes")
        return _wish(heard, Slots(when=(When(text="", kind="range", start=after),)))
    only = heard.slots.location is not None and "?" not in heard.text and ONLY.match(words)
    return _wish(heard, heard.slots) if asks and (only or heard.slots.sooner or heard.slots.later) else heard


def _in_their_weeks(heard: Understanding, goal: Goal, offers: Sequence[OfferView]) -> Understanding:
    """A weekday alone, where a later week or month was asked for and shown, is that week's, or any of that month."""
    days = sorted(o.start.date() for o in offers)
    heard = _of_their_month(heard, days)
    week = week_of(days[0])
    stretch = next((w for w in goal.when if w.relation == "at" and is_long(w)), None)
    one_week = days[-1] < week.end
    if heard.slots.choice is not None or not goal.when or not (stretch or one_week):
        return heard

    def there(when: When) -> When:
        said = (when.start or "")[:DAY]
        if len(said) < DAY or when.relation != "at" or not is_bare_weekday(fold(when.text)):
            return when
        if stretch is not None and said < (stretch.start or "") and when.kind == "date":
            return when.model_copy(update={"kind": "recurring", "ambiguous": ()})
        return when if stretch is not None else in_week_of(when, week.start)

    slots = heard.slots.model_copy(update={"when": tuple(there(w) for w in heard.slots.when)})
    unclear = tuple(u for u in heard.unclear if u != "when" or any(w.ambiguous for w in slots.when))
    return heard.model_copy(update={"slots": slots, "unclear": unclear})


def _of_their_month(heard: Understanding, days: Sequence[date]) -> Understanding:
    """ "Not the 10th" is the 10th that is shown."""

    def there(when: When) -> When:
        number = NUMBER.fullmatch(fold(when.text))
        shown = [day for day in days if number is not None and day.day == int(number["day"])]
        at = {"start": shown[0].isoformat()} if shown and when.kind == "date" and when.relation == "except" else {}
        return when.model_copy(update=at)

    return heard.model_copy(
        update={"slots": heard.slots.model_copy(update={"when": tuple(there(w) for w in heard.slots.when)})}
    )


def _on_their_day(heard: Understanding, offers: Sequence[OfferView]) -> Understanding:
    """ "In the afternoon on the second day you mentioned": the day of that offer."""
    found = DAY_OF_ONE.search(fold(heard.text))
    place = next((n for n, said in enumerate(PLACES, 1) if found is not None and found["place"] in said), 0)
    if not 1 <= place <= len(offers):
        return heard
    said = (w for w in heard.slots.when if of_day(w) and w.relation in ("at", "after"))
    hours = (w.model_copy(update={"relation": "at"}) for w in said)
    return _wish(heard, Slots(when=(*hours, _day(offers[place - 1].start.date()))))


def _without_days_gone(heard: Understanding) -> Understanding:
    """ "A week earlier" is counted from something else than today, and so names no day that has passed."""
    if heard.slots.gone_by is None or shifted(heard.text) is None:
        return heard
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"gone_by": None})})


def _before_any(goal: Goal) -> bool:
    """Whether the times shown are of something else: none were looked for yet for the visit to be moved."""
    return goal.kind is GoalKind.MOVE and "search_slots" not in goal.tried and goal.offer is None


def _wish(heard: Understanding, slots: Slots) -> Understanding:
    wanted = {*heard.intents} - NOT_HEARD | {Intent.BOOK}
    return with_intents(heard, wanted, slots=slots, unclear=(), has_more_than_yes=False)


def _the_other(heard: Understanding, taken: OfferView | None, offers: Sequence[OfferView]) -> Understanding:
    """The one of two that was not taken; where there are more, which one is asked."""
    left = [place for place, offer in enumerate(offers, 1) if offer is not taken]
    one = taken is not None and len(offers) == FEW
    choice = Choice(ordinal=left[0]) if one else Choice()
    return with_intents(heard, (Intent.CHOOSE,), slots=Slots(choice=choice), unclear=())


def _slots(which: Other, goal: Goal, taken: OfferView | None, offers: Sequence[OfferView]) -> Slots:
    base = taken or offers[0]
    if which == "that_day":
        return Slots(when=(_day(base.start.date()),))
    if which == "elsewhere":
        return Slots(sooner=True) if goal.when or goal.later else Slots(other_location=True)
    if which == "another_day":
        away = tuple(_day(day, relation="except") for day in sorted({o.start.date() for o in offers}))
        return Slots(practitioner=base.practitioner, when=away)
    if which in ("earlier_hours", "later_hours"):
        return Slots(when=(_hours(which, [o.start.hour for o in ((taken,) if taken else offers)]),))
    return Slots(later=True)


def _hours(which: Other, hours: Sequence[int]) -> When:
    """Before the first of them, or the morning where some are after noon; the same the other way round."""
    if which == "earlier_hours":
        bound = NOON if max(hours) >= NOON else min(hours)
        return When(text="", kind="time", start=f"{bound:02d}:00", relation="before")
    bound = NOON if min(hours) < NOON else max(hours) + 1
    return When(text="", kind="time", start=f"{bound:02d}:00", relation="after")


def _shifted(shift: Shift, taken: OfferView | None, offers: Sequence[OfferView]) -> When:
    """From the time that was taken, the one day shown, or the first or last of several; weeks of several are whole weeks."""
    days = sorted({o.start.date() for o in ((taken,) if taken else offers)})
    base, by = days[-1] if shift.days > 0 else days[0], timedelta(days=shift.days)
    if shift.weeks and len(days) > 1:
        first, last = week_of(days[0]).start + by, week_of(days[-1]).end + by
        return When(text="", kind="range", start=first.isoformat(), end=last.isoformat())
    return _day(base + by)


def _day(day: date, relation: Literal["at", "except"] = "at") -> When:
    return When(text="", kind="date", start=day.isoformat(), relation=relation)
