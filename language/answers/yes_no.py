"""Yes and no, what they bring along, and what they take back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from language.message import Message
from language.text.patterns import says
from language.text.phrases import Hit, Phrases
from language.types import Expecting, Lang
from language.vocabulary.answers import BUT, COURTESY, LEAD, NEITHER, NO, YES

_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
""" "yesss", "siii"."""

KEYS = {"1": True, "2": False}
"""The telephone keypad's answers."""

SECOND_THOUGHTS = {"en": {"no", "nope", "not", "wait", "don't"}, "es": {"no", "espere", "espera"}}


THINKS_AGAIN = frozenset("wait sorry actually espere espera perdon digo".split())
MOST_WORDS = 8
"""Words of "no wait, yes", which is neither before it is asked again."""

SHRUGS = frozenset("whatever anyway ok okay bueno entonces total then".split())
BEHIND_NO = frozenset(
    ", . ! ? keep leave don't do forget thanks thank let's just then please cancel gracias deje dejela dejelo mejor asi".split()
)
"""What stands before and behind a no that answers by itself."""

CORE = frozenset({"yes", "yeah", "yep", "yup", "yea", "no", "nope", "nop", "nah", "nel", "si", "sip"})
"""Words that answer whatever follows, in English; a Spanish "no" before a verb is a longer phrase of its own."""


@dataclass(frozen=True)
class Answer:
    """`yes` is None where neither was said; `rest`: the tokens of what came along; `but`: it takes something back."""

    yes: bool | None = None
    rest: tuple[int, ...] = ()
    but: bool = False

    @property
    def more(self) -> bool:
        """Whether something came along."""
        return bool(self.rest)


@lru_cache(maxsize=2)
def _tables(lang: Lang) -> tuple[Phrases[bool | None], frozenset[str], frozenset[str]]:
    table: dict[bool | None, str] = {True: YES[lang], False: NO[lang], None: NEITHER[lang]}
    answers = [(phrase, means) for means, phrases in table.items() for phrase in phrases.split("|")]
    lead = frozenset(LEAD[lang].split("|"))
    courtesy = frozenset(word for phrase in COURTESY[lang].split("|") for word in phrase.split())
    return Phrases.of(answers), lead, courtesy


def yes_no(message: Message) -> Answer:
    """The answer at the head of a message, or alone anywhere in a short one."""
    answers, lead, courtesy = _tables(message.lang)
    tokens = [t if t.norm in lead else replace(t, norm=_DRAWN_OUT.sub(r"\1", t.norm)) for t in message.tokens]
    norms = tuple(token.norm for token in tokens)
    if message.expecting is Expecting.YES_NO and len(norms) <= 2 and norms and norms[0] in KEYS:
        return Answer(KEYS[norms[0]])
    start = next((i for i, n in enumerate(norms) if n not in lead), len(norms))
    hits = [Hit(h.start, h.end, h.value) for h in answers.longest(tokens) if h.value is not None]
    head = next((h for h in hits if h.start <= start), None)
    if head is None:
        asked = message.expecting is Expecting.YES_NO
        head = _alone(norms, hits, courtesy) or _after_all(norms, hits, lead) if asked else None
    if head is None:
        return Answer()
    if message.expecting is not Expecting.YES_NO and not _stands_apart(norms, head, hits, courtesy, message.lang):
        return Answer()
    said = _said(head.value, [h.value for h in hits], norms, message.lang)
    rest = _rest(norms, [(h.start, h.end) for h in hits if h.value is head.value], courtesy)
    said_too = [norms[i] for i in rest]
    but = rest and head.value and (says(BUT[message.lang], message.folded) or _takes_back(said_too, message.lang))
    return Answer(said, tuple(rest), bool(but))


def _stands_apart(
    norms: tuple[str, ...], head: Hit[bool], hits: list[Hit[bool]], courtesy: frozenset[str], lang: Lang
) -> bool:
    """Unasked, an answer is one only where it is all that was said or is set off ("no, Friday"; not "no puedo dormir")."""
    after = norms[head.end] if head.end < len(norms) else "."
    if head.end - head.start == 1 and norms[head.start] in CORE and (norms[head.start] != "no" or lang == "en"):
        return True
    same = [(h.start, h.end) for h in hits if h.value is head.value]
    return not after.isalnum() or not _rest(norms, same, courtesy)


def _said(first: bool, all_of_them: list[bool], norms: tuple[str, ...], lang: Lang) -> bool | None:
    """ "yes no wait" is neither; "no problem, yes" is told by its head only where nothing contradicts it."""
    if first and False in all_of_them and len(norms) <= 4:
        return None
    if not first and all_of_them[-1] and THINKS_AGAIN & set(norms) and len(norms) <= MOST_WORDS:
        return None
    return first


def _takes_back(rest: list[str], lang: Lang) -> bool:
    return bool(SECOND_THOUGHTS[lang] & set(rest[:3]))


def _alone(norms: tuple[str, ...], hits: list[Hit[bool]], courtesy: frozenset[str]) -> Hit[bool] | None:
    """ "that time sounds good": the yes stands behind a few harmless words."""
    for hit in hits:
        if not _rest(norms, [(hit.start, hit.end)], courtesy) or (len(norms) <= 8 and hit.end - hit.start >= 2):
            return hit
    return None


def _after_all(norms: tuple[str, ...], hits: list[Hit[bool]], lead: frozenset[str]) -> Hit[bool] | None:
    """ "I thought it was the 3rd. Whatever, no, keep it": a no that opens a later sentence and says no more than that."""
    begins = {i + 1 for i, norm in enumerate(norms) if norm in ".!?"}
    for hit in (h for h in hits if not h.value and norms[h.start] in CORE):
        first = hit.start
        while first and first not in begins and (norms[first - 1] in lead or norms[first - 1] in SHRUGS):
            first -= 1
        if first in begins and (norms[hit.end :] or (".",))[0] in BEHIND_NO:
            return hit
    return None


def _rest(norms: tuple[str, ...], used: list[tuple[int, int]], courtesy: frozenset[str]) -> list[int]:
    """The tokens that say something beyond the answer."""
    return [
        i
        for i, n in enumerate(norms)
        if not any(a <= i < b for a, b in used) and n not in courtesy and (n.isalnum() or "'" in n)
    ]
