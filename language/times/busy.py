"""Days on which one is busy, said in passing: "Thursdays I have my church group", "los martes cuido a mis nietos"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence

from language.text.normalise import Clean
from language.types import When

_WHO = r"(?:i|we|he|she|mom|dad|yo)"
_FREE = (
    r"(?!(?: \w+){0,4}? (?:appointments?|appts?|visits?|check-?ups?|follow-?ups?|surgery|procedure|tests?|labs?|x-?ray|scan|doctor|dr"
    r"|off|free|open\w*|time|available|availability|nothing|ride|car|driver|someone|somebody|help"
    r"|citas?|consultas?|cirugia|operacion|examen|doctora?|libres?|descans\w+|tiempo|disponib\w+|nada|carro|coche|raite|quien|chance)\b)"
    r"(?! to (?:come|see|be seen|get|go in)\b)"
)
"""Not what leaves the day free or is itself a visit."""

_BUSY = rf"(?:{_WHO}(?:'ve)? (?:(?:usually|always|also|only|already|ya|siempre) )?(?:have|has|got|go to|goes to|work|volunteer|babysit|watch|teach|take care of|look after|am busy)|(?:i'm|we're|she's|he's|i am) (?:at|busy|working|teaching|away)|{_WHO}? ?(?:tengo|tiene|tenemos|voy a|vamos a|cuido|cuidamos|trabajo|trabaja|trabajamos|doy clases?|estoy en|ando en))\b{_FREE}"
AFTER = re.compile(rf"(?:,? (?:is|are|es|son))?(?: (?:when|cuando))?,? {_BUSY}")
RIGHT_AFTER = re.compile(rf" {_BUSY}")
OPENS = re.compile(
    r"(?:^|[.,;:!?]|\b(?:and|but|because|since|as|plus|also|y|pero|porque|que|ademas|tambien))\W*(?:(?:on|the|el|los|las|for|para) )?$"
)
"""Where a clause begins, of which the day is the first word."""

BEFORE = re.compile(
    rf"\b(?:{_WHO}(?:'ve)? (?:have|has|got)|tengo|tiene|tenemos)(?= [a-z]){_FREE}(?: (?!and\b|but\b|or\b|y\b|pero\b|to\b|que\b)[\w']+){{1,4}} (?:on|los|las)? ?$"
)


NEAR = 100
"""Characters that are looked at on either side of a day."""

LISTED = re.compile(r"\W*(?:and|or|y|o|,)\W*(?:on |los )?")
REFUSED = re.compile(r"(?:not|no|never|nor|except|but|nunca|menos|excepto)\b")


def without_busy_days(found: Sequence[When], text: Clean) -> tuple[When, ...]:
    """The times with the days ruled out on which somebody says they do something else; `found` stand in `text`."""
    told: list[When] = []
    for when in reversed(found):
        busy = _is_busy(when, text) or (bool(told) and _goes_on(when, told[-1], text))
        told.append(when.model_copy(update={"relation": "except"}) if busy else when)
    return tuple(reversed(told))


def _is_busy(when: When, text: Clean) -> bool:
    if when.relation != "at" or when.kind not in ("recurring", "date") or not when.span:
        return False
    start, end = text.inside(when.span)
    before, after = text.folded[max(0, start - NEAR) : start], text.folded[end : end + NEAR]
    weekly = when.kind == "recurring"
    opens = OPENS.search(before) is not None and (AFTER if weekly else RIGHT_AFTER).match(after) is not None
    return opens or (weekly and BEFORE.search(before) is not None)


def _goes_on(when: When, then: When, text: Clean) -> bool:
    """ "Tuesdays and Thursdays I have class": one more of the days that are ruled out after it."""
    if (when.relation, when.kind, then.relation) != ("at", "recurring", "except") or not (when.span and then.span):
        return False
    (start, end), (after, _) = text.inside(when.span), text.inside(then.span)
    opens = OPENS.search(text.folded[max(0, start - NEAR) : start]) is not None
    listed = after - end < NEAR and LISTED.fullmatch(text.folded[end:after]) is not None
    return opens and listed and REFUSED.match(text.folded, after) is None
