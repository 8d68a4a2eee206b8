"""The state message: the one JSON that every model reads. Typed slots, offers as handles, the step reached; no identifiers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from assistant.heard import Heard
from assistant.tracking.newcomer import of_one_record
from assistant.tracking.readings import unsettled
from language.frame import Frame, Goal, OfferTopic, Together, Topic
from language.people.name_run import is_first_name
from language.people.part_of_date import missing
from language.types import Expecting, Lang

UNSEEN = {
    "visit_type_candidates", "when", "was", "text", "insurer", "other_practitioner", "other_location",
    "not_practitioners", "not_locations", "day_of",
}  # fmt: skip
"""What of a goal no model is told, or is told otherwise."""


class GoalSeen(BaseModel):
    """A goal without the patient's own words."""

    id: str
    kind: str
    status: str
    specialty: str | None = None
    visit_type: str | None = None
    candidates: tuple[str, ...] = ()
    practitioner: str | None = None
    practitioner_gender: str | None = None
    location: str | None = None
    when: tuple[dict[str, Any], ...] = ()
    when_unclear: bool = False
    same_practitioner: bool = Field(default=False, description="With whoever they saw last")
    day_of_another: bool = Field(default=False, description="To be on the day of another of their visits")
    sooner: bool = False
    later: bool = False
    as_late: bool = False
    modality: str | None = None
    visit: str | None = None
    other_visit: str | None = None
    together: Together | None = None
    latest: bool = False
    offer: str | None = None
    tried: tuple[str, ...] = ()
    about_cancelling: bool = False
    topic: Topic | None = None
    of_offers: OfferTopic | None = None

    @classmethod
    def of(cls, goal: Goal) -> GoalSeen:
        """The goal as the model may see it."""
        when = tuple(w.model_dump(include={"kind", "start", "end", "relation"}, exclude_none=True) for w in goal.when)
        return cls(
            candidates=tuple(c.key for c in goal.visit_type_candidates),
            when=when,
            when_unclear=unsettled(goal) is not None,
            day_of_another=goal.day_of is not None,
            **goal.model_dump(exclude=UNSEEN),
        )


class ProofSeen(BaseModel):
    """How far the patient has proven who they are, and what they have given towards it (never the values)."""

    level: int = 0
    has_name: bool = False
    lacks_surname: bool = Field(default=False, description="Only a first name was given")
    has_birth_date: bool = False
    birth_date_unclear: bool = False
    birth_date_lacks_one: bool = Field(default=False, description="Two of its year, month and day were told")
    has_phone: bool = False
    has_code: bool = False
    code_sent: bool = False
    locked: bool = False
    new_patient: bool = False
    made_here: bool = Field(default=False, description="Their record was made in this conversation")
    sent_as_new: bool = Field(default=False, description="The code went to the number that a new patient gave")
    other_number: bool = Field(default=False, description="A new patient has given another number than it went to")
    phone_gone: bool = Field(default=False, description="They told that they no longer have their phone")
    not_on_record: bool = Field(default=False, description="It was refused to act for another who is not on record")
    told_anew: bool = Field(default=False, description="Another name or birth date than the code was sent for")
    for_whom: str = "self"


class OfferSeen(BaseModel):
    """An offer by its handle; times are local."""

    handle: str
    visit_type: str
    start: str
    practitioner: str | None = None
    site: str | None = None


class VisitSeen(BaseModel):
    """An upcoming visit of the verified patient by its handle; times are local."""

    handle: str
    start: str
    practitioner: str | None = None
    visit_type: str | None = None


class ResultSeen(BaseModel):
    """What a tool call of this turn gave."""

    tool: str
    status: str
    data: dict[str, Any] = Field(default_factory=dict)


class StateMessage(BaseModel):
    """Everything a model needs to choose the next step; it carries enough to change models in the middle of a dialog."""

    version: Literal[1] = 1
    channel: str
    lang: Lang
    now: str
    weekday: str
    proof: ProofSeen = ProofSeen()
    goals: tuple[GoalSeen, ...] = ()
    active: str | None = None
    offers: tuple[OfferSeen, ...] = ()
    visits: tuple[VisitSeen, ...] = ()
    held: str | None = None
    pending: dict[str, Any] | None = None
    heard: Heard = Heard()
    results: tuple[ResultSeen, ...] = ()
    asked: Expecting = Expecting.NOTHING
    ended: tuple[str, ...] = Field(default=(), description="How the last turn ended: its remarks and its question")
    repeated: tuple[str, ...] = Field(default=(), description="How turns have ended in a row in which nothing was done")
    said_alike: int = Field(default=0, description="How often that was said again")
    told_again: bool = Field(default=False, description="What they asked to hear again was told")
    with_staff: bool = Field(default=False, description="Staff were asked to take over and have not yet")
    misunderstood: int = 0
    first_turn: bool = False
    tools: tuple[str, ...] = ()

    def goal(self, goal_id: str | None) -> GoalSeen | None:
        """The goal with this handle."""
        return next((g for g in self.goals if g.id == goal_id), None)

    def result(self, tool: str) -> ResultSeen | None:
        """The latest result of this tool in this turn."""
        return next((r for r in reversed(self.results) if r.tool == tool), None)


def local(moment: datetime) -> str:
    """A local time as the model reads it: `Tue 2026-03-10 14:30`."""
    return moment.strftime("%a %Y-%m-%d %H:%M")


NO_CODE = (None, None)


def proof_seen(
    frame: Frame, level: int, code_sent: bool, locked: bool, made_here: bool, texting: bool = False
) -> ProofSeen:
    """What has been proven and what has been given, without the values. Whoever is `texting` has given their number."""
    person = frame.person
    if not of_one_record(person):
        level, made_here = 0, False
    return ProofSeen(
        level=level,
        has_name=person.name is not None,
        lacks_surname=is_first_name(person.name),
        has_birth_date=person.birth_date is not None,
        birth_date_lacks_one=missing(person.birth_date_parts) is not None,
        birth_date_unclear=person.birth_date is None and len(person.birth_date_readings) > 1,
        has_phone=person.phone is not None or texting,
        other_number=person.sent_as_new and person.phone not in (None, person.sent_to),
        phone_gone=person.phone_gone,
        has_code=person.code is not None,
        code_sent=code_sent,
        locked=locked,
        new_patient=bool(person.new_patient),
        made_here=made_here,
        not_on_record=person.not_on_record,
        sent_as_new=person.sent_as_new,
        told_anew=code_sent and person.sent_for not in (NO_CODE, (person.name, person.birth_date)),
        for_whom=person.for_whom,
    )
