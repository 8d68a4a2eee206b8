"""What stands beside a yes: nothing, another request, what was read back, or anything else, which makes it no consent."""

from __future__ import annotations

from typing import Literal

from language.answers.yes_no import Answer
from language.message import Message
from language.text.patterns import says
from language.types import Lang
from language.vocabulary.answers import AND_ALSO, AROUND_DETAILS, DOUBTS, TAKES_BACK

Beside = Literal["nothing", "request", "details", "else"]


def beside_yes(message: Message, answer: Answer, told: frozenset[int]) -> Beside:
    """How the rest of a message bears on its yes; `told` are the tokens of days, times, doctors and places.

    A condition, a question, a doubt, a story: whatever is not known to be harmless is "else", and the patient is asked again.
    """
    if answer.yes is not True or says(DOUBTS[message.lang], message.folded):
        return "else"
    asks = "?" in message.text.text
    if not answer.rest:
        return "else" if asks else "nothing"
    norms = message.norms()
    around = AROUND_DETAILS[message.lang]
    if not asks and told.intersection(answer.rest) and all(i in told or norms[i] in around for i in answer.rest):
        return "details"
    return "request" if _goes_on(message, answer.rest[0], message.lang) else "else"


def _goes_on(message: Message, first: int, lang: Lang) -> bool:
    """Whether "and also" opens what follows, and nothing in it bears on the yes."""
    norms = message.norms()
    opened = AND_ALSO[lang].intersection(norms[: first + 1])
    tail = message.folded[message.tokens[first].start :]
    return bool(opened) and not says(TAKES_BACK[lang], tail)
