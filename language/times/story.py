"""Times that are part of a story and no wish: how long it has hurt, when it was done, how far away one lives."""

# ruff: noqa: E501
from __future__ import annotations

import re
from datetime import datetime

from language.types import When

STORY = re.compile(
    r"\b(?:since|started|began|ago|for the (?:last|past)|desde|hace|empezo|comenzo)\W*(?:\w+\W+){0,2}$|\b(?:desde|hace)\b.{0,12}$"
)
SINCE = re.compile(r"since\b|(?:ya )?desde\b")
LASTING = re.compile(
    r"\b(?:ya|llev[oa]|due\w+|teng[oa]|tiene|tra[ie]\w+|estoy|esta|and[oa]|sigue|come\w*|siento|duerm\w+|dormir|orin\w+|vomit\w+|mal)\b[^.?!,]{0,30}$"
)
"""What lasts "desde el domingo"; without it Sunday is where the free days begin."""

PAST_VERB = re.compile(
    r"\b(?:had|did|was|were|saw|got|went|started|broke|moved|gave|opere|operaron|hicieron|hice|mande|mandaron|tuve|fui|fue|dieron|sali|empece|naci|nacio|cai|puse|pusieron|saque|sacaron|vine|atendieron)\b[^.?!]{0,40}$"
)
NOT_UNTIL = re.compile(r"(?:n't|\bnot|\bnothing|\bno|\bnada) (?:\w+ ){0,2}$|\b(?:es|son|sea|sera|seria|hay) $")
UNTIL = re.compile(r"(?:until|till|til|hasta)\b")
AWAY = re.compile(r"\b(?:away|early|late|out|de distancia|de camino)\b")
WANTS_LENGTH = re.compile(
    r"\b(?:need|want|like|get|have|book|reserve|schedule|give me|appointment of|visit of|quier\w+|necesit\w+|apart\w+|reserv\w+|den|deme|denme|cita de|consulta de)\W+(?:\w+\W+){0,1}$"
)
"""What asks for a visit of some length."""


def is_told(when: When, said: str, before: str, after: str, now: datetime) -> bool:
    """Whether a time is told of: a mere length, the moment of speaking, a time gone by."""
    if when.kind == "duration":
        return not (when.start or "").startswith("PT") or WANTS_LENGTH.search(before) is None
    if when.relation == "earliest":
        return False
    if when.kind == "datetime" and when.relation == "at" and (AWAY.search(said) or AWAY.match(after.lstrip())):
        return True
    return _over(when, now) or _of_a_story(when, said, before, now) or _is_limit(when, said, before)


def _over(when: When, now: datetime) -> bool:
    moment = now.strftime("%Y-%m-%dT%H:%M")
    if when.kind == "datetime" and when.start and when.start <= moment:
        return True
    return when.kind == "range" and when.end is not None and len(when.end) > 10 and when.end <= moment


def _of_a_story(when: When, said: str, before: str, now: datetime) -> bool:
    if when.relation == "after" and SINCE.match(said):
        return said.startswith("since") or LASTING.search(before + said[:3]) is not None or said.startswith("ya")
    if when.relation != "at" or not before:
        return False
    month = when.kind == "range" and (when.start or "").endswith("-01") and (when.end or "").endswith("-01")
    if month and PAST_VERB.search(before):
        return True
    return STORY.search(before) is not None and (when.start or "")[:10] <= now.date().isoformat()


def _is_limit(when: When, said: str, before: str) -> bool:
    """ "nothing until April": that is how it is, not what is wished."""
    return when.relation == "before" and UNTIL.match(said) is not None and NOT_UNTIL.search(before) is not None
