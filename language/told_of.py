"""What a message tells of and does not wish for: an examination that was done, who sent the patient, an organ that is well."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from language.message import Message
from language.text.patterns import compiled, says
from language.vocabulary.told_of import ACTS, BEFORE, FOUND, IS_WELL, NEVER, OF_IT, SENT_BACK, TO_COME

SENTENCE_ENDS = r"[?!;\n]|\.(?!\w)"


Places = Set[tuple[int, int]]
"""Runs of tokens, each with its end."""


def without_what_is_told(message: Message, exams: Places, others: Places) -> Message:
    """The message without the words of what it only tells of; `exams` name what is done, `others` departments and clinicians."""
    told = {place for place in exams if _was_done(message, *place)}
    told |= {place for place in others if _was_done(message, *place) or _acts(message, *place)}
    return without(message, told, IS_WELL[message.lang])


def without(message: Message, places: Places = frozenset(), clauses: Iterable[str] = ()) -> Message:
    """The message without these runs of tokens, nor those of the clauses that these patterns find; itself where it has none."""
    left_out = {i for start, end in places for i in range(start, end)}
    found = [match.span() for part in clauses for match in compiled(part).finditer(message.folded)]
    left_out |= {i for i, t in enumerate(message.tokens) if any(start <= t.start < end for start, end in found)}
    if not left_out:
        return message
    return replace(message, tokens=tuple(token for i, token in enumerate(message.tokens) if i not in left_out))


def _was_done(message: Message, start: int, end: int) -> bool:
    """Whether what tokens [start, end) name has shown something already, or was seen before."""
    before, after = beside(message, start, end)
    if says(OF_IT[message.lang] + FOUND[message.lang], after):
        return True
    done = compiled(BEFORE[message.lang]).search(before)
    return done is not None and not says(NEVER, before[: done.start()]) and says(f"^{TO_COME}", after)


def _acts(message: Message, start: int, end: int) -> bool:
    """Whether whom tokens [start, end) name did or said something, and does not want the patient back."""
    return says(ACTS[message.lang] + SENT_BACK[message.lang], beside(message, start, end)[1])


def beside(message: Message, start: int, end: int) -> tuple[str, str]:
    """What is said before and behind them in the same sentence."""
    text = message.folded
    before = compiled(SENTENCE_ENDS).split(text[: message.tokens[start].start])[-1]
    return before, compiled(SENTENCE_ENDS).split(text[message.tokens[end - 1].end :])[0]
