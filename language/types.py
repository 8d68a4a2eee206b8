"""What understanding yields: intents, typed slots, spans of identifying words, and what stayed unclear."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from language.directory import Directory

Lang = Literal["en", "es"]


CLEAR = 1.8
"""The best visit type needs no question when it is so many times as likely as the next."""


def lang_of(written: str) -> Lang:
    """The language that a record or an option names; English for whatever is not Spanish."""
    return "es" if written == "es" else "en"


class Intent(StrEnum):
    """What a message wants; several may hold at once."""

    BOOK = "book"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    LIST = "list"
    CONFIRM = "confirm"
    DENY = "deny"
    CHOOSE = "choose"
    CORRECT = "correct"
    WAITLIST = "waitlist"
    CHECK_IN = "check_in"
    PARKING = "parking"
    TELEHEALTH = "telehealth"
    QUESTION = "question"
    INSURANCE = "insurance"
    REGISTER = "register"
    VERIFY = "verify"
    REQUEST_HUMAN = "request_human"
    EMERGENCY = "emergency"
    MEDICAL_ADVICE = "medical_advice"
    REPEAT = "repeat"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    STOP = "stop"
    HELP = "help"
    OUT_OF_SCOPE = "out_of_scope"


class Expecting(StrEnum):
    """What the last question asked for; it settles what a bare "the second" or "483920" means."""

    NOTHING = "nothing"
    REASON = "reason"
    KIND = "kind"
    WHEN = "when"
    CHOICE = "choice"
    READING = "reading"
    YES_NO = "yes_no"
    NAME = "name"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    CODE = "code"
    PERSON = "person"


class Frozen(BaseModel):
    """Immutable data that crosses a border."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """Characters [start, end) of the raw text that hold something identifying or meaningful."""

    start: int
    end: int
    type: str


class Reading(Frozen):
    """One way to read a time phrase: local ISO without offset, ranges half-open."""

    kind: Literal["date", "range", "datetime", "time", "duration", "recurring"]
    start: str | None = None
    end: str | None = None


class When(Reading):
    """A time that the patient named, with how it bounds the visit."""

    text: str
    relation: Literal["at", "before", "after", "around", "except", "earliest"] = "at"
    ambiguous: tuple[Reading, ...] = ()
    span: tuple[int, int] | None = None


class Choice(Frozen):
    """Which offer was meant: by its number (-1 is the last), its local time, its doctor, its site, or by comparison."""

    ordinal: int | None = None
    time: str | None = None
    date: str | None = None
    practitioner: str | None = None
    location: str | None = None
    which: Literal["earlier", "later", "earliest", "latest", "first_again", "none", "any"] | None = None


class Candidate(Frozen):
    """A key of the directory with how sure the match is (0 to 1)."""

    key: str
    score: float


class Slots(Frozen):
    """The typed content of one message. Keys name entries of the directory; raw words stay inside the wall."""

    specialty: str | None = None
    visit_type: str | None = None
    visit_type_candidates: tuple[Candidate, ...] = ()
    practitioner: str | None = None
    practitioner_candidates: tuple[Candidate, ...] = ()
    practitioner_gender: Literal["female", "male"] | None = None
    location: str | None = None
    not_practitioners: tuple[str, ...] = ()
    not_locations: tuple[str, ...] = ()
    absent_practitioner: bool | None = None
    when: tuple[When, ...] = ()
    gone_by: str | None = None
    no_such_day: str | None = None
    for_whom: (
        Literal["self", "son", "daughter", "child", "mother", "father", "wife", "husband", "partner", "other"] | None
    ) = None
    person_name: str | None = None
    their_name: str | None = None
    """Somebody else's, whom the message is for."""
    birth_date: str | None = None
    birth_date_readings: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    code: str | None = None
    choice: Choice | None = None
    modality: Literal["in_person", "telehealth"] | None = None
    language: Lang | None = None
    insurer: str | None = None
    follow_up: bool | None = None
    same_practitioner_as_last: bool | None = None
    usual: bool | None = None
    new_patient: bool | None = None
    symptom: str | None = None
    absent_specialty: str | None = None
    not_specialty: str | None = None
    """A department that was named to rule it out."""
    sooner: bool | None = None
    later: bool | None = None
    other_practitioner: bool | None = None
    other_location: bool | None = None
    accessible: bool | None = None
    as_late: bool | None = None

    @property
    def likely_visit_type(self) -> str | None:
        """The visit type that a complaint clearly asks for; None where two are about as likely."""
        first, second = (*self.visit_type_candidates, None, None)[:2]
        clear = first is not None and (second is None or first.score >= CLEAR * second.score)
        return first.key if clear and first is not None else None


class DayOf(Frozen):
    """Another visit of the patient, whose day is wished for: of a kind, with a doctor, or the one that was spoken of last."""

    visit_type: str | None = None
    specialty: str | None = None
    practitioner: str | None = None
    latest: bool = False


class Understanding(Frozen):
    """One message, understood."""

    text: str
    lang: Lang
    intents: tuple[Intent, ...] = ()
    slots: Slots = Slots()
    unclear: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    moved: tuple[When, ...] = Field(
        default=(), description="When the visit is that is to be moved, as in 'move my Thursday visit'"
    )
    day_of: DayOf | None = Field(default=None, description="The visit on whose day another is wished for")
    has_more_than_yes: bool = Field(
        default=False, description="A yes or no that brings a condition, a change or a request along"
    )
    yes_with: Literal["nothing", "request", "details", "else"] = Field(
        default="nothing", description='What stands beside a yes; only "else" makes it no consent by itself'
    )
    yes_but: bool = Field(
        default=False, description="A yes that takes something back ('yes, but…'): consent to nothing"
    )
    visits: tuple[Slots, ...] = Field(
        default=(), description="Two visits of different kinds that are wished for at once"
    )
    parts: tuple[Understanding, ...] = Field(
        default=(), description="The halves of a message that wants two different things, each understood by itself"
    )


class OfferView(Frozen):
    """An offer as the listener needs it, to tell which one was meant."""

    handle: str
    start: datetime
    practitioner: str | None = None
    location: str | None = None
    visit_type: str | None = None
    modality: Literal["in_person", "telehealth"] | None = None


class Context:
    """What is known before a message is read: the pinned local clock, the directory and the last question."""

    def __init__(
        self,
        now: datetime,
        directory: Directory,
        *,
        tz: str = "America/New_York",
        lang: Lang | Literal["auto"] = "auto",
        last_lang: Lang = "en",
        expecting: Expecting = Expecting.NOTHING,
        offers: tuple[OfferView, ...] = (),
        day_first: bool | None = None,
    ) -> None:
        """`now` is naive local time of the facility; `day_first` settles 03/04 where the hospital has said which it is."""
        self.now, self.directory, self.tz, self.lang, self.last_lang = now, directory, tz, lang, last_lang
        self.expecting, self.offers, self.day_first = expecting, offers, day_first

    def with_nothing_asked(self) -> Context:
        """The same where no question was asked and nothing was shown."""
        return Context(
            self.now, self.directory, tz=self.tz, lang=self.lang, last_lang=self.last_lang, day_first=self.day_first
        )
