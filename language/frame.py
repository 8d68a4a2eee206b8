"""What a patient has told us so far: the goals of a conversation and the person it is for. Never leaves the wall."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, Field

from language.types import Candidate, DayOf, Expecting, Lang, OfferView, When


class GoalKind(StrEnum):
    """What a patient can want done; questions are answered at once and are goals only until they are."""

    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"
    LIST = "list"
    WAITLIST = "waitlist"
    PARKING = "parking"
    TELEHEALTH = "telehealth"
    QUESTION = "question"
    INSURANCE = "insurance"
    REGISTER = "register"
    CHECK_IN = "check_in"
    SWAP = "swap"
    RECORD = "record"
    HUMAN = "human"


Topic = Literal["preparation", "directions", "referral", "length"]
"""What a question about one visit asks."""

OfferTopic = Literal["doctor", "soonest"]
"""What a question about the times shown asks."""

CHANGES = (GoalKind.MOVE, GoalKind.CANCEL, GoalKind.TELEHEALTH)
"""Goals about a visit that the patient has already."""

ANSWERED_AT_ONCE = (GoalKind.QUESTION, GoalKind.INSURANCE, GoalKind.CHECK_IN)
"""Goals that are a question; they are answered first and leave the others where they were."""

WISHING = (GoalKind.BOOK, GoalKind.MOVE, GoalKind.WAITLIST)
"""Goals that a time, a doctor or a place can be a wish of."""


class Together(BaseModel):
    """Several visits wanted as one: in this order (`then`, with the least days in between), `times` over, or for `people`."""

    then: tuple[str, ...] = ()
    days_between: tuple[int, ...] = ()
    times: int = 1
    every: int = Field(default=7, description="Days from one to the next")
    a_week: int = Field(default=1, description="How many of a series there are to be in each week")
    on: tuple[int, ...] = Field(default=(), description="The weekdays of a series that is on several of each week")
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = Field(default=(), description="Each one's kind of visit, where those of a family differ")


class Goal(BaseModel):
    """One thing to get done, with the wishes stated for it. Keys name entries of the hospital's directory."""

    id: str
    kind: GoalKind
    status: Literal["active", "waiting", "done", "dropped"] = "active"
    for_whom: str | None = Field(default=None, description="Whose visit it is; None for whom the talk is about")
    theirs: str | None = Field(default=None, description="The name of that person, where it was told")
    specialty: str | None = None
    visit_type: str | None = None
    visit_type_candidates: tuple[Candidate, ...] = ()
    named: bool = Field(default=False, description="The kind of visit was named, not made out from a complaint")
    practitioner: str | None = None
    practitioner_gender: Literal["female", "male"] | None = None
    other_practitioner: bool = False
    not_practitioners: tuple[str, ...] = Field(default=(), description="Who is not wanted, by name")
    same_practitioner: bool = Field(default=False, description="Whoever they saw last for such a visit")
    location: str | None = None
    other_location: bool = False
    not_locations: tuple[str, ...] = Field(default=(), description="Sites that are not wanted")
    when: tuple[When, ...] = ()
    was: tuple[When, ...] = Field(default=(), description="When the visit to be changed is, as told")
    day_of: DayOf | None = Field(default=None, description="Another of their visits, on whose day this is to be")
    sooner: bool = False
    later: bool = False
    as_late: bool = Field(default=False, description="The latest times of the day are wanted")
    modality: Literal["in_person", "telehealth"] | None = None
    accessible: bool = False
    speaks: str | None = Field(default=None, description="A language that the clinician must speak (ISO 639)")
    interpreter: str | None = Field(default=None, description="A language that somebody must interpret (ISO 639)")
    no_interpreter: bool = Field(default=False, description="No interpreter is wanted, also where nobody speaks it")
    visit: str | None = Field(default=None, description="Handle of the visit to move, cancel or convert, as in V1")
    stood: OfferView | None = Field(default=None, description="The visit as it stood before it was cancelled")
    every: bool = Field(default=False, description="Each visit that fits what was said is meant, not one of them")
    other_visit: str | None = Field(default=None, description="Handle of the visit that it changes places with")
    together: Together | None = None
    latest: bool = Field(default=False, description='The visit meant is the one that was booked last, as in "move it"')
    offer: str | None = Field(default=None, description="Handle of the offer chosen, as in O2")
    text: str | None = Field(default=None, description="The patient's own words of a question; raw, inside the wall")
    insurer: str | None = None
    about_cancelling: bool = Field(default=False, description="A question whether a visit can still be cancelled")
    topic: Topic | None = Field(default=None, description="What a question about the visit under discussion asks")
    of_offers: OfferTopic | None = Field(default=None, description="What a question about the times shown asks")
    tried: tuple[str, ...] = Field(
        default=(), description="Tools that have run for this goal since its wishes last changed"
    )


class Person(BaseModel):
    """Who the visit is for, as told. Claims, not proof."""

    for_whom: str = "self"
    of: str = Field(
        default="self", description="Whose name and birth date these are: who speaks, or a newcomer they sign up"
    )
    proven_of: str = Field(default="self", description="Whose record was proven, in the same words")
    theirs: str | None = Field(
        default=None, description="The name of who the visit is for, where that is somebody else"
    )
    their_birth_date: str | None = None
    not_on_record: bool = Field(default=False, description="Nobody of that relation and name may be acted for")
    name: str | None = None
    birth_date: str | None = None
    birth_date_readings: tuple[str, ...] = ()
    birth_date_parts: tuple[int | None, int | None, int | None] = Field(
        default=(None, None, None), description="Year, month and day, as far as they were told one by one"
    )
    phone: str | None = None
    code: str | None = None
    new_patient: bool | None = None
    sent_for: tuple[str | None, str | None] = Field(
        default=(None, None), description="Whose code is under way: name and birth date"
    )
    sent_as_new: bool = Field(
        default=False, description="The code under way went to the number that a new patient gave"
    )


class Needs(BaseModel):
    """What somebody needs at any visit, whenever it was told; a visit asked for afterwards is looked for with it."""

    of: str = Field(default="self", description="Whose they are, as in a goal's `for_whom`")
    accessible: bool = False
    speaks: str | None = None
    interpreter: str | None = None
    implant: bool = Field(default=False, description="They told of an implant, which staff clear before an MRI")


class HeardAloud(BaseModel):
    """What was said by voice, read back and not tried before its yes: an attempt is spent on what the patient really said."""

    kind: Literal["code", "birth_date"]
    value: str


class Alarm(BaseModel):
    """An emergency that was told of and that nobody has said is over. Nothing is arranged until then."""

    body: bool = Field(default=False, description="Something that an ambulance is for")
    self_harm: bool = Field(default=False, description="Words of not wanting to live, or of self-harm")
    answers: int = Field(default=0, description="How often it has been said meanwhile whom to call")


class Told(BaseModel):
    """Something that can be told again: facts as JSON, and the proof that there was when they were told."""

    facts: dict[str, Any] = Field(default_factory=dict)
    level: int = 0


class Frame(BaseModel):
    """The whole of a conversation's memory, stored encrypted beside it."""

    goals: list[Goal] = Field(default_factory=list)
    person: Person = Field(default_factory=Person)
    needs: Needs = Field(default_factory=Needs)
    lang: Lang = "en"
    expecting: Expecting = Expecting.NOTHING
    misunderstood: int = 0
    ended: tuple[str, ...] = Field(default=(), description="How the last turn ended: its remarks and its question")
    repeated: tuple[str, ...] = Field(default=(), description="How turns have ended in a row in which nothing was done")
    said_alike: int = Field(default=0, description="How often that was said again")
    next_goal: int = 1
    told: Told = Field(default_factory=Told, description="What the last turn told")
    offered: Told = Field(default_factory=Told, description="The times offered last")
    offered_more: bool = Field(default=False, description="It was asked already whether there is anything else")
    alarm: Alarm | None = None
    aloud: HeardAloud | None = None

    def active(self) -> Goal | None:
        """The goal being worked on: the first that is neither done nor dropped nor waiting for another."""
        return next((g for g in self.goals if g.status == "active"), None)

    def goal(self, goal_id: str) -> Goal | None:
        """The goal with this handle."""
        return next((g for g in self.goals if g.id == goal_id), None)

    def add(self, kind: GoalKind) -> Goal:
        """A new goal at the end of the list."""
        goal = Goal(id=f"G{self.next_goal}", kind=kind)
        self.next_goal += 1
        self.goals.append(goal)
        return goal

    def finish(self, kind: GoalKind) -> None:
        """What was open of this kind is done."""
        for goal in self.goals:
            if goal.kind is kind and goal.status == "active":
                goal.status = "done"

    def turn_to(self, goal: Goal | None) -> None:
        """From now on the talk is about whom this goal is for."""
        if goal is not None and goal.for_whom is not None:
            self.person.for_whom, self.person.theirs = goal.for_whom, goal.theirs
