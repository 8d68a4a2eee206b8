"""What several times of one message make of each other: the one that is taken back, the one before which it must be."""

from __future__ import annotations

import re

from language.types import Context, Expecting, When

ANSWERING = (Expecting.YES_NO, Expecting.READING)
CORRECTS = re.compile(
    r"\bi (?:said|sed|meant|asked for)\b|\bnot the\b.*\bthe\b|\b(?:dije|quise decir|quedamos|habia dicho|no era|no es)\b"
)
BEFORE_THEN = re.compile(r"\b(?:before|by) (?:then|that)\b|\bantes de (?:eso|ese dia|esa fecha)\b")
BEFORE_AN_EVENT = re.compile(
    r"\bbefore (?:(?:my|our|his|her|the|we|i|they)\b(?: \w+){1,5}|\w+ing\b(?: \w+){0,3})(?: on)? $"
    r"|\bantes del? (?:mi|mis|su|la|el|que)\b(?: \w+){1,5} (?:el |del |de )?$"
)


def bounded_by_an_event(when: When, before: str) -> When:
    """ "before my trip on the 21st": the day bounds the visit."""
    if when.relation == "at" and when.kind in ("date", "datetime") and BEFORE_AN_EVENT.search(before):
        return when.model_copy(update={"relation": "before"})
    return when


def settled(found: tuple[When, ...], folded: str, context: Context) -> tuple[When, ...]:
    """The times that stand, once corrections and "before then" are heard."""
    if len(found) == 1 and found[0].relation == "at" and found[0].kind == "date" and BEFORE_THEN.search(folded):
        return (found[0].model_copy(update={"relation": "before"}),)
    if context.expecting not in ANSWERING and not CORRECTS.search(folded):
        return found
    stand = [w for w in found if w.relation != "except"]
    wanted_kinds = {w.kind for w in stand}
    if stand:
        return tuple(w for w in found if w.relation != "except" or w.kind not in wanted_kinds)
    said_no = [w for w in found if re.match(r"(?:no|nope)\b", w.text.lower()) and context.expecting in ANSWERING]
    return tuple(w.model_copy(update={"relation": "at"}) if w in said_no else w for w in found)
