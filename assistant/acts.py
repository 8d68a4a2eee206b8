"""The speech acts a model may choose: what to say in passing and the one thing to ask. Code words them all."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from language.types import Expecting


class Say(StrEnum):
    """A remark that code words."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    NO_MEDICAL_ADVICE = "no_medical_advice"
    OWN_DOCTOR = "own_doctor"
    ER_OR_WAIT = "er_or_wait"
    OUT_OF_MEDICINE = "out_of_medicine"
    OUT_OF_SCOPE = "out_of_scope"
    CHECK_IN = "check_in"
    NOTHING_DONE = "nothing_done"
    SORRY = "sorry"
    SWAP_NEEDS_TWO = "swap_needs_two"
    HELP = "help"
    GOODBYE_UNDONE = "goodbye_undone"
    GOODBYE_HELD = "goodbye_held"
    CALM = "calm"
    THREATENED = "threatened"
    CODE_FIRST = "code_first"
    CODE_AGAIN = "code_again"
    NOTED = "noted"
    NO_SUCH_DEPARTMENT = "no_such_department"
    ONE_BY_ONE = "one_by_one"
    DAY_GONE = "day_gone"
    NO_SUCH_DAY = "no_such_day"
    MISSED_VISIT = "missed_visit"
    NO_SUCH_DOCTOR = "no_such_doctor"
    WHO_WAS_LAST = "who_was_last"
    LOOKED_UP = "looked_up"
    CANCELS_EACH = "cancels_each"
    HOW_OFTEN = "how_often"
    HOW_ARE_YOU = "how_are_you"
    WEATHER = "weather"
    KIND_WORDS = "kind_words"
    JOKE = "joke"
    HERE = "here"
    OF_COURSE = "of_course"
    WHO_ANSWERS = "who_answers"
    SPEAKS_SPANISH = "speaks_spanish"
    SPEAKS_ENGLISH = "speaks_english"
    WHOLE_DATE = "whole_date"
    NO_SUCH_VISIT = "no_such_visit"
    CONDOLENCE = "condolence"
    OFF_THE_LIST = "off_the_list"
    ONLY_ON_FILE = "only_on_file"
    NO_OTHER_PROOF = "no_other_proof"
    NOTHING_LOST = "nothing_lost"
    NEEDED = "needed"
    REGISTERING = "registering"
    DEATH = "death"
    LATE = "late"
    PRIVATE = "private"
    WAITING = "waiting"
    MISUSE = "misuse"
    ON_BEHALF = "on_behalf"
    STAFF_KNOW = "staff_know"
    SORRY_WAIT = "sorry_wait"
    SORRY_BILL = "sorry_bill"
    DELICATE = "delicate"
    GOODBYE_STANDS = "goodbye_stands"
    CAUTION = "caution"
    TELL_THE_TEAM = "tell_the_team"
    OTHER_LANGUAGE = "other_language"
    HARMED = "harmed"
    HEARS_BADLY = "hears_badly"
    RECORD_FIRST = "record_first"
    PATIENTS_NAME = "patients_name"
    SENT_ON_FILE = "sent_on_file"
    PUT_RIGHT = "put_right"
    TODAY = "today"
    OUR_TEXTS = "our_texts"
    ANOTHERS = "anothers"
    ANOTHERS_VISIT = "anothers_visit"
    THEIR_PHONE = "their_phone"
    TEXTS_ONLY = "texts_only"


class Ask(StrEnum):
    """The one question that ends a turn."""

    REASON = "reason"
    REASON_HOW = "reason_how"
    WHICH_TYPE = "which_type"
    WHEN = "when"
    NEW_TIME = "new_time"
    WHICH_TIME = "which_time"
    CHOICE = "choice"
    WHICH_NUMBER = "which_number"
    JUST_NUMBER = "just_number"
    ALTERNATIVES = "alternatives"
    WHICH_VISIT = "which_visit"
    THAT_VISIT = "that_visit"
    WHICH_OTHER = "which_other"
    NAME = "name"
    NAME_HOW = "name_how"
    SURNAME = "surname"
    BIRTH_DATE = "birth_date"
    BIRTH_DATE_HOW = "birth_date_how"
    BIRTH_DATE_WHICH = "birth_date_which"
    BIRTH_DATE_MONTH = "birth_date_month"
    BIRTH_DATE_REST = "birth_date_rest"
    PHONE = "phone"
    PHONE_HOW = "phone_how"
    CODE = "code"
    CODE_HOW = "code_how"
    AS_ON_CARD = "as_on_card"
    ANYTHING_ELSE = "anything_else"
    HOW_HELP = "how_help"
    REPHRASE = "rephrase"
    MENU = "menu"
    CODE_MENU = "code_menu"
    GO_ON_MENU = "go_on_menu"
    NOTHING = "nothing"


EXPECTS = {
    Ask.REASON: Expecting.REASON,
    Ask.REASON_HOW: Expecting.REASON,
    Ask.WHICH_TYPE: Expecting.KIND,
    Ask.WHEN: Expecting.WHEN,
    Ask.NEW_TIME: Expecting.WHEN,
    Ask.ALTERNATIVES: Expecting.WHEN,
    Ask.WHICH_TIME: Expecting.READING,
    Ask.CHOICE: Expecting.CHOICE,
    Ask.WHICH_NUMBER: Expecting.CHOICE,
    Ask.JUST_NUMBER: Expecting.CHOICE,
    Ask.WHICH_VISIT: Expecting.CHOICE,
    Ask.THAT_VISIT: Expecting.CHOICE,
    Ask.WHICH_OTHER: Expecting.CHOICE,
    Ask.NAME: Expecting.NAME,
    Ask.NAME_HOW: Expecting.NAME,
    Ask.SURNAME: Expecting.NAME,
    Ask.BIRTH_DATE: Expecting.BIRTH_DATE,
    Ask.BIRTH_DATE_HOW: Expecting.BIRTH_DATE,
    Ask.BIRTH_DATE_WHICH: Expecting.BIRTH_DATE,
    Ask.BIRTH_DATE_MONTH: Expecting.BIRTH_DATE,
    Ask.BIRTH_DATE_REST: Expecting.BIRTH_DATE,
    Ask.PHONE: Expecting.PHONE,
    Ask.PHONE_HOW: Expecting.PHONE,
    Ask.CODE: Expecting.CODE,
    Ask.CODE_HOW: Expecting.CODE,
    Ask.AS_ON_CARD: Expecting.CODE,
    Ask.CODE_MENU: Expecting.CODE,
}
"""What the listener should be ready for after each question."""

EXPLAINED = {
    Ask.REASON: Ask.REASON_HOW,
    Ask.NAME: Ask.NAME_HOW,
    Ask.SURNAME: Ask.NAME_HOW,
    Ask.BIRTH_DATE: Ask.BIRTH_DATE_HOW,
    Ask.BIRTH_DATE_WHICH: Ask.BIRTH_DATE_MONTH,
    Ask.BIRTH_DATE_REST: Ask.BIRTH_DATE_HOW,
    Ask.PHONE: Ask.PHONE_HOW,
    Ask.CODE: Ask.CODE_HOW,
}
"""The same question with how to answer it, for whoever has not."""

WAYS_OUT = {
    Ask.REASON: Ask.GO_ON_MENU,
    Ask.NAME: Ask.GO_ON_MENU,
    Ask.SURNAME: Ask.GO_ON_MENU,
    Ask.BIRTH_DATE: Ask.GO_ON_MENU,
    Ask.BIRTH_DATE_WHICH: Ask.GO_ON_MENU,
    Ask.BIRTH_DATE_MONTH: Ask.GO_ON_MENU,
    Ask.BIRTH_DATE_REST: Ask.GO_ON_MENU,
    Ask.PHONE: Ask.GO_ON_MENU,
    Ask.CODE: Ask.CODE_MENU,
}
"""The choices in place of a question that could not be answered; for any other the menu."""

CHOICES = {Ask.MENU, Ask.GO_ON_MENU, Ask.CODE_MENU}
"""What is offered before a person takes over."""

PARTICULARS = {Expecting.NAME, Expecting.BIRTH_DATE, Expecting.PHONE, Expecting.CODE}
"""What is asked of a patient to know who they are."""

TO_BE_TOLD = {*PARTICULARS, Expecting.REASON}
"""What only the patient can tell, and may not know or not want to."""

DIGITS = {
    Expecting.CHOICE: 1,
    Expecting.KIND: 1,
    Expecting.READING: 1,
    Expecting.YES_NO: 1,
    Expecting.BIRTH_DATE: 8,
    Expecting.PHONE: 10,
    Expecting.CODE: 6,
}
"""How many keypad digits answer what is expected."""


class Speak(BaseModel):
    """How a turn ends: remarks and at most one question. The model's only way to choose words."""

    model_config = ConfigDict(extra="forbid")

    say: list[Say] = Field(default_factory=list, max_length=3)
    ask: Ask = Ask.NOTHING
