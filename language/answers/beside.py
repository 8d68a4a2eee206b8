"""What stands beside a yes: nothing, another request, what was read back, or anything else, which makes it no consent."""

# ruff: noqa: E501
from __future__ import annotations

from typing import Literal

from language.answers.yes_no import Answer
from language.message import Message
from language.text.patterns import compiled, says
from language.types import Lang
from language.vocabulary.answers import AND_ALSO, AROUND_DETAILS, DOUBTS, SAID_BEFORE, TAKES_BACK

BUT_ALSO: dict[Lang, str] = {
    "en": r"^\W*(?:(?:ok|okay|yes|yeah|yep|sure|please|great|perfect)\W+){1,3}but (?:i|we) also (?:want|need|would like)\b(?! (?:it|that|this|to)\b)",
    "es": r"^\W*(?:(?:ok|si|claro|bueno|por favor|perfecto)\W+){1,3}pero (?:tambien|ademas) (?:quiero|quisiera|necesito|ocupo)\b(?! que\b)",
}
"""A "but" that takes nothing back: what follows is wanted beside what was read back."""

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
    if not asks and _only_said_before(message, answer.rest):
        return "nothing"
    if not asks and told.intersection(answer.rest) and all(i in told or norms[i] in around for i in answer.rest):
        return "details"
    return "request" if _goes_on(message, answer.rest[0], message.lang) else "else"


def _only_said_before(message: Message, rest: tuple[int, ...]) -> bool:
    """ "Yes, I already am verified" says no more than the yes."""
    before = compiled(SAID_BEFORE[message.lang]).search(message.folded)
    return before is not None and all(message.tokens[i].start >= before.start() for i in rest)


def wants_more(message: Message) -> bool:
    """Whether another visit is wished for behind such a "but"."""
    return says(BUT_ALSO[message.lang], message.folded)


def _goes_on(message: Message, first: int, lang: Lang) -> bool:
    """Whether "and also" opens what follows, and nothing in it bears on the yes."""
    norms = message.norms()
    more = compiled(BUT_ALSO[lang]).search(message.folded)
    if more is not None:
        return not says(TAKES_BACK[lang], message.folded[more.end() :])
    opened = AND_ALSO[lang].intersection(norms[: first + 1])
    tail = message.folded[message.tokens[first].start :]
    return bool(opened) and not says(TAKES_BACK[lang], tail)
