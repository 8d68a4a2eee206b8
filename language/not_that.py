"""Departments and kinds of visit that a message names to rule them out: "not cardiology", "no del corazón", "keep that one, cancel the other"."""

# ruff: noqa: E501
from __future__ import annotations

from language.message import Message
from language.text.patterns import says
from language.told_of import Places, beside
from language.types import Lang

OUT: dict[Lang, str] = {
    "en": r"(?:(?<!why )(?<!if )\bnot|\b(?:don't|do not|dont|didn't|did not) (?:want|need|mean|like|ask for)|\bwithout|\binstead of|\brather than|(?<=\w )no)(?: (?:to|see|go|a|an|any|the|that|this|my|for|in|from|with|be|at)){0,4} ?$",
    "es": r"(?:\bno (?:quiero|queremos|quisiera|necesito|pedi|dije|es|sea)|\ben (?:vez|lugar) de|(?<=\w )(?:no|ni))(?: (?:ver|ir|que|sea|me|vea|a|al|un|una|el|la|los|las|del|de|con|para|en|esa|ese|mi)){0,4} ?$",
}
"""What stands before a name that is not wanted. A bare no at the beginning answers, and what follows it is wanted."""

KEPT: dict[Lang, str] = {
    "en": r"\b(?:keep|leave|(?:don't|do not|dont) (?:cancel|touch|move|change))(?: (?:that|the|this|my|his|her|our)){0,2} ?$",
    "es": r"\b(?:dej\w+|conserv\w+|manten\w+|guard\w+|no (?:cancel|anul|muev|cambi)\w+)(?: (?:esa|ese|la|el|mi|su|cita|de|del)){0,4} ?$",
}
DONE_TO: dict[Lang, str] = {
    "en": r"(?<!don't )(?<!dont )(?<!do not )\b(?:cancel|move|change|reschedule)\b",
    "es": r"(?<!no )\b(?:cancel|anul|muev|mov|cambi)\w*",
}
"""Beside what is kept, what is to be done with another."""


def ruled_out(message: Message, named: Places) -> set[tuple[int, int]]:
    """Those of the runs of tokens `named` that are not wanted, or kept where another is to go."""
    text, lang = message.folded, message.lang
    goes = says(DONE_TO[lang], text)

    def is_out(start: int, end: int) -> bool:
        before, _ = beside(message, start, end)
        return says(OUT[lang], before) or (goes and says(KEPT[lang], before))

    return {place for place in named if is_out(*place)}
