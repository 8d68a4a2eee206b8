"""What a model may know of the message beyond its redacted words."""

from __future__ import annotations

from pydantic import BaseModel, Field

from language.about_another import AboutAnother
from language.asides import Aside, aside
from language.cautions import caution, names_a_scan
from language.code_again import code_is_missing
from language.code_trouble import Trouble, code_trouble
from language.er_or_wait import er_or_wait
from language.feeling import Feeling, feeling
from language.for_staff import Matter, asks_what_now, matter
from language.harmed import is_harmed
from language.lacking import lacks, wants_else, withholds
from language.leaving_list import leaves_list
from language.medicines import about_a_medicine, is_out_of_medicine
from language.missed import missed_visit
from language.needs import hears_badly
from language.our_texts import asks_what_we_texted
from language.people.part_of_date import lacks_a_part
from language.people.relation import asks_whose, tells_relation
from language.people.told_wrong import told_wrong
from language.staff_coming import asks_for_staff
from language.temper import Temper, temper
from language.text import fold
from language.together import cancels_all, wants_some
from language.types import Intent, Understanding


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
    out_of_medicine: bool = Field(default=False, description="They have no more of a medicine")
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
    said, slots = understanding.text, understanding.slots
    folded, picked = fold(said), slots.choice
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
        temper=temper(said),
        code_is_missing=code_is_missing(said),
        harmed=is_harmed(said),
        code_trouble=code_trouble(said) if slots.code is None else None,
        aside=aside(said),
        is_new=bool(slots.new_patient),
        feeling=feeling(said),
        caution=caution(said),
        out_of_medicine=is_out_of_medicine(said),
        of_a_medicine=about_a_medicine(said),
        er_or_wait=er_or_wait(said),
        names_a_scan=names_a_scan(said),
        waits_for_staff=asks_for_staff(said),
        lacks=lacks(said),
        withholds=withholds(said),
        wants_else=wants_else(said),
        absent_specialty=slots.absent_specialty,
        gone_by=slots.gone_by,
        no_such_day=slots.no_such_day,
        absent_practitioner=bool(slots.absent_practitioner),
        same_practitioner=bool(slots.same_practitioner_as_last),
        lacks_a_part=lacks_a_part(understanding),
        leaves_list=leaves_list(said),
        cancels_all=Intent.CANCEL in understanding.intents and cancels_all(folded),
        matter=matter(said),
        asks_what_now=asks_what_now(said),
        wants_some=Intent.BOOK in understanding.intents and wants_some(folded),
        missed_visit=Intent.BOOK in understanding.intents and missed_visit(folded),
        told_wrong=told_wrong(said) is not None,
        asks_whose=asks_whose(said),
        tells_relation=tells_relation(said),
        asks_our_texts=asks_what_we_texted(said),
        hears_badly=hears_badly(folded),
        about_another=about_another,
    )
