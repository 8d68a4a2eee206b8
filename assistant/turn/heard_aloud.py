"""What is heard by voice and can be tried only so often: a code or a birth date is read back before an attempt is spent on it.

Keys cannot be misheard and are not asked about. Yes and no are code's to answer; the same said twice is a yes.
"""

from __future__ import annotations

from datetime import date

from assistant.acts import EXPECTS, Ask
from assistant.turn.agreeing import said_yes
from assistant.turn.context import Turn
from language.frame import HeardAloud, Person
from language.people.digits import digits_said
from language.types import Expecting, Intent, Understanding
from tools.types import Fact

KNOWN = 2
"""The level of proof from which a birth date is no attempt any more."""
LEAST_DIGITS = 4
"""From so many digits on an answer to the read-back says the number again."""


def said_anew(turn: Turn) -> Expecting | None:
    """As the answer to which question a message is read that says anew what was read back; None for any other."""
    aloud = turn.frame.aloud
    if aloud is None or len(digits_said(turn.text, turn.frame.lang)) < LEAST_DIGITS:
        return None
    return EXPECTS[Ask(aloud.kind)]


def answered_no(turn: Turn, heard: Understanding) -> bool:
    """Answer a bare no to a read-back: what was heard is forgotten and asked for again."""
    aloud, slots = turn.frame.aloud, heard.slots
    only_no = Intent.DENY in heard.intents and not set(heard.intents) - {Intent.DENY, Intent.CORRECT}
    if aloud is None or not only_no or slots.code or slots.birth_date or slots.birth_date_readings:
        return False
    turn.frame.aloud = None
    _ask(turn, Fact("misheard"), Ask(aloud.kind))
    return True


def hold_back(turn: Turn, before: Person) -> None:
    """After the message was taken in: what is new and was only heard waits for its yes, and what had its yes is taken."""
    aloud, turn.frame.aloud = turn.frame.aloud, None
    heard, fresh = turn.understanding, _fresh(turn, before)
    if heard is None or (fresh is None and aloud is None):
        _too_few(turn)
    elif fresh is not None and fresh != aloud:
        _withdraw(turn, fresh, before)
        if Intent.REQUEST_HUMAN not in heard.intents:
            _read_back(turn, fresh)
    elif aloud is not None and (fresh == aloud or (said_yes(heard) and turn.expected is Expecting.YES_NO)):
        _take(turn, aloud, heard)
    elif aloud is not None and not turn.understood:
        _read_back(turn, aloud)


def _fresh(turn: Turn, before: Person) -> HeardAloud | None:
    """What this message has told by voice and would spend an attempt."""
    person, shown = turn.frame.person, turn.shown
    if turn.conversation.channel != "voice" or turn.keypad or shown.consent_id is not None:
        return None
    if person.code is not None and shown.code_sent:
        return HeardAloud(kind="code", value=person.code)
    chosen = len(before.birth_date_readings) > 1  # both readings were said to the patient, who has picked one
    if person.birth_date in (None, before.birth_date) or chosen or shown.level >= KNOWN:
        return None
    return HeardAloud(kind="birth_date", value=person.birth_date)


def _withdraw(turn: Turn, fresh: HeardAloud, before: Person) -> None:
    person = turn.frame.person
    if fresh.kind == "code":
        person.code = None
    else:
        person.birth_date, person.birth_date_readings = before.birth_date, before.birth_date_readings


def _read_back(turn: Turn, aloud: HeardAloud) -> None:
    turn.frame.aloud, turn.frame.expecting = aloud, Expecting.YES_NO
    turn.frame.misunderstood, turn.answered = 0, True
    turn.say(Fact(f"{aloud.kind}-heard", {"heard": _worded(turn, aloud)}), "question")


def _worded(turn: Turn, aloud: HeardAloud) -> str:
    if aloud.kind == "code":
        return ", ".join(aloud.value)
    born = [date.fromisoformat(aloud.value)]
    return turn.parts.speaker.birth_dates(born, turn.frame.lang, turn.conversation.channel)


def _take(turn: Turn, aloud: HeardAloud, heard: Understanding) -> None:
    """As if it had been said now: the yes is used up by it."""
    setattr(turn.frame.person, aloud.kind, aloud.value)
    intents = (*(i for i in heard.intents if i is not Intent.CONFIRM), Intent.VERIFY)
    turn.understanding = heard.model_copy(update={"intents": tuple(dict.fromkeys(intents))})
    turn.understood, turn.expected, turn.frame.misunderstood = True, Expecting.NOTHING, 0


def _too_few(turn: Turn) -> None:
    """A code with digits missing, or too many, spends nothing; what was heard is said."""
    heard, person = turn.understanding, turn.frame.person
    waits = turn.expected is Expecting.CODE and turn.shown.code_sent and turn.conversation.channel == "voice"
    if heard is None or not waits or person.code is not None or heard.slots.birth_date:
        return
    span = next((s for s in heard.spans if s.type == "CODE"), None)
    if span is None:
        return
    said = digits_said(turn.text[span.start : span.end], heard.lang)
    fact = Fact("code-incomplete", {"heard": ", ".join(said)})
    _ask(turn, fact, Ask.CODE)


def _ask(turn: Turn, fact: Fact, ask: Ask) -> None:
    """Say so, and ask for it again."""
    turn.say(fact)
    turn.say(Fact(f"ask-{ask.value}"), "question")
    turn.frame.expecting, turn.frame.misunderstood, turn.answered = EXPECTS[ask], 0, True
