"""The state message: the one JSON that every model reads. Typed slots, offers as handles, the step reached; no identifiers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from assistant.tracking.newcomer import of_one_record
from assistant.tracking.readings import unsettled
from language.about_another import AboutAnother
from language.asides import Aside, aside
from language.cautions import caution, names_a_scan
from language.code_again import code_is_missing
from language.code_trouble import Trouble, code_trouble
from language.er_or_wait import er_or_wait
from language.feeling import Feeling, feeling
from language.for_staff import Matter, asks_what_now, matter
from language.frame import Frame, Goal, OfferTopic, Together, Topic
from language.harmed import is_harmed
from language.lacking import lacks, wants_else, withholds
from language.leaving_list import leaves_list
from language.medicines import about_a_medicine
from language.missed import missed_visit
from language.needs import hears_badly
from language.our_texts import asks_what_we_texted
from language.people.name_run import is_first_name
from language.people.part_of_date import lacks_a_part, missing
from language.people.relation import asks_whose, tells_relation
from language.people.told_wrong import told_wrong
from language.staff_coming import asks_for_staff
from language.temper import Temper, temper
from language.text import fold
from language.together import cancels_all, wants_some
from language.types import Expecting, Intent, Lang, Understanding

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


class Heard(BaseModel):
    """What this message said."""

    intents: tuple[Intent, ...] = ()
    understood: bool = True
    let_go: bool = False
    wishes_changed: bool = Field(default=False, description="Another time, doctor or place is wanted than before")
    choice: str | None = None
    unclear: tuple[str, ...] = ()
    temper: Temper | None = None
    harmed: bool = Field(default=False, description="Somebody at home hurts or threatens them")
    told_beside: bool = Field(default=False, description="A complaint told beside the visit that was asked for by name")
    code_is_missing: bool = False
    code_trouble: Trouble | None = Field(default=None, description="Why no code can be given, where one was asked for")
    aside: Aside | None = Field(default=None, description="Small talk and nothing else, or who answers here")
    is_new: bool = Field(default=False, description="They say that they are new here")
    feeling: Feeling | None = Field(default=None, description="A death in the family, or a wait that was too long")
    caution: bool = Field(default=False, description="What a scan's team must know of them first, as a pacemaker")
    names_a_scan: bool = False
    of_a_medicine: bool = Field(default=False, description="Whether a medicine is to be taken or stopped")
    er_or_wait: bool = Field(default=False, description="Whether they ask if it is for an emergency room or can wait")
    waits_for_staff: bool = Field(default=False, description="When or where our staff will answer")
    lacks: bool = Field(default=False, description="What was asked for is not known or not at hand")
    withholds: bool = Field(default=False, description="They ask why it is needed, or would rather not give it")
    wants_else: bool = Field(default=False, description="Something else is wanted, not told what")
    absent_specialty: str | None = None
    two_visits: bool = False
    refused: bool = Field(default=False, description="None of the times shown is wanted")
    gone_by: str | None = None
    no_such_day: str | None = None
    absent_practitioner: bool = Field(default=False, description="A doctor was named who does not work here")
    same_practitioner: bool = Field(default=False, description="Whoever they saw last is wanted")
    cancels_all: bool = False
    lacks_a_part: bool = Field(default=False, description="A part of a birth date, where one was asked for")
    leaves_list: bool = Field(default=False, description="They no longer want to be on a waitlist")
    wants_some: bool = Field(default=False, description="A number of visits is wanted")
    matter: Matter | None = Field(default=None, description="What only a person can take on")
    asks_what_now: bool = Field(
        default=False, description="They ask what can be done where they may not act for another"
    )
    missed_visit: bool = Field(default=False, description="A visit that they did not come to; they want another")
    told_wrong: bool = Field(default=False, description="A name or birth date that they told was wrong")
    asks_whose: bool = Field(default=False, description="They ask whose name is meant")
    tells_relation: bool = Field(default=False, description="They say what they are to the patient, and nothing else")
    asks_our_texts: bool = Field(default=False, description="They ask what a text of ours was about")
    hears_badly: bool = Field(default=False, description="They say that they are deaf or hear badly")
    about_another: AboutAnother | None = Field(default=None, description="What they ask about another patient")


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


def heard(
    understanding: Understanding,
    choice: str | None,
    *,
    understood: bool,
    let_go: bool,
    told_beside: bool,
    wishes_changed: bool,
    about_another: AboutAnother | None = None,
) -> Heard:
    """What the model may know of the message beyond its redacted words."""
    picked, folded = understanding.slots.choice, fold(understanding.text)
    return Heard(
        intents=understanding.intents,
        choice=choice,
        unclear=understanding.unclear,
        understood=understood,
        let_go=let_go,
        told_beside=told_beside,
        wishes_changed=wishes_changed,
        two_visits=bool(understanding.visits or understanding.parts),
        refused=picked is not None and picked.which == "none",
        temper=temper(understanding.text),
        code_is_missing=code_is_missing(understanding.text),
        harmed=is_harmed(understanding.text),
        code_trouble=code_trouble(understanding.text) if understanding.slots.code is None else None,
        aside=aside(understanding.text),
        is_new=bool(understanding.slots.new_patient),
        feeling=feeling(understanding.text),
        caution=caution(understanding.text),
        of_a_medicine=about_a_medicine(understanding.text),
        er_or_wait=er_or_wait(understanding.text),
        names_a_scan=names_a_scan(understanding.text),
        waits_for_staff=asks_for_staff(understanding.text),
        lacks=lacks(understanding.text),
        withholds=withholds(understanding.text),
        wants_else=wants_else(understanding.text),
        absent_specialty=understanding.slots.absent_specialty,
        gone_by=understanding.slots.gone_by,
        no_such_day=understanding.slots.no_such_day,
        absent_practitioner=bool(understanding.slots.absent_practitioner),
        same_practitioner=bool(understanding.slots.same_practitioner_as_last),
        lacks_a_part=lacks_a_part(understanding),
        leaves_list=leaves_list(understanding.text),
        cancels_all=Intent.CANCEL in understanding.intents and cancels_all(folded),
        matter=matter(understanding.text),
        asks_what_now=asks_what_now(understanding.text),
        wants_some=Intent.BOOK in understanding.intents and wants_some(folded),
        missed_visit=Intent.BOOK in understanding.intents and missed_visit(folded),
        told_wrong=told_wrong(understanding.text) is not None,
        asks_whose=asks_whose(understanding.text),
        tells_relation=tells_relation(understanding.text),
        asks_our_texts=asks_what_we_texted(understanding.text),
        hears_badly=hears_badly(folded),
        about_another=about_another,
    )


def local(moment: datetime) -> str:
    """A local time as the model reads it: `Tue 2026-03-10 14:30`."""
    return moment.strftime("%a %Y-%m-%d %H:%M")


NO_CODE = (None, None)


def proof_seen(frame: Frame, level: int, code_sent: bool, locked: bool, made_here: bool) -> ProofSeen:
    """What has been proven and what has been given, without the values."""
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
        has_phone=person.phone is not None,
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
