"""Names after "Dr." and its like: clinicians, kept or covered as the policy says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.names import RUN, cut
from guardrails.redaction.ordinary import is_plain
from guardrails.redaction.types import Found

_TITLE = r"(?P<t>(?:dr|dra|doctor|doctora|doc|prof|professor)\b\.?)"
_DOCTORS = re.compile(rf"(?P<a>\b(?:the|a|my|your|his|her|our)\s+)?\b{_TITLE}\s+{RUN}", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")


def find_doctors(text: str) -> Iterator[Found]:
    """As many words after the title as are no everyday ones; none after "the doctor" but a capital."""
    at = 0
    while match := _DOCTORS.search(text, at):
        value = _own(cut(match["v"]))
        at = match.start("v") + len(value)
        if match["a"] and match["v"][0].islower() and len(match["t"]) > len("prof."):
            continue
        if len(value) > 1:
            yield Found(match.start("v"), match.start("v") + len(value), "DOCTOR", 0.65)


def _own(value: str) -> str:
    """The front of `value` up to a possessive, or to the first everyday word in small letters."""
    end = 0
    for word in re.finditer(r"\S+", value):
        if word[0].islower() and is_plain(_POSSESSIVE.sub("", word[0])):
            break
        possessive = _POSSESSIVE.search(word[0])
        end = word.start() + possessive.start() if possessive else word.end()
        if possessive:
            break
    return value[:end].rstrip(".,") if end > 2 else value[:end]
