"""A visit moved from one time to another: "change my Thursday visit to Friday" wishes for the Friday, and is no stretch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from language.text.tokens import Token
from language.times.model import Node, Time

if TYPE_CHECKING:
    from language.times.parse import Phrase

MOVES = re.compile(
    r"mov(?:e|ing)|chang(?:e|ing)|switch|reschedul\w+|push|bump|shift|swap"
    r"|(?:mov|muev|cambi|reprogram|reagend|recorr)\w+|pas(?:ar|arl[oa]|eme|ame|en?|enme)"
)
VISIT = frozenset(
    "my the our his her it that this mine visit appointment appt one slot time from on"
    " mi la lo el su las los cita hora turno de del dia".split()
)
"""What stands between the verb and the time that the visit is at now."""

TO = frozenset("to for al a para pal".split())
STRETCH = frozenset("between entre".split())


def is_a_move(node: Node, tokens: Sequence[Token]) -> bool:
    """Whether a stretch is "from 2 to 4" behind a "move it"."""
    time = node.value
    if not isinstance(time, Time) or tokens[node.start].norm in STRETCH:
        return False
    of_ends = (time.hours is not None and time.hours.part is None) or (
        time.days is not None and time.days.grain == "days"
    )
    said = {t.norm for t in tokens[node.start : node.end]}
    return of_ends and bool(said & TO) and _is_moved(tokens, node.start)


def new_times(found: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """The phrases without the time that a visit is moved away from."""
    ahead = [*found[1:], None][: len(found)]
    return [p for p, then in zip(found, ahead, strict=True) if then is None or not _is_old(p, then, tokens)]


def _is_old(phrase: Phrase, then: Phrase, tokens: Sequence[Token]) -> bool:
    between = {t.norm for t in tokens[phrase.end : then.start]}
    led = bool(between & TO) or tokens[then.start].norm in TO
    return led and between <= VISIT | TO and _is_moved(tokens, phrase.start)


def _is_moved(tokens: Sequence[Token], place: int) -> bool:
    """Whether the verb stands before the place, with no more than the visit between."""
    while place and tokens[place - 1].norm in VISIT:
        place -= 1
    return place > 0 and MOVES.fullmatch(tokens[place - 1].norm) is not None
