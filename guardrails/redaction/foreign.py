"""Words in scripts that the listener does not read: no name can be told there from any other word, so all of them are covered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.characters import kind_of
from guardrails.normalise import PlainText
from guardrails.redaction.types import Found

_WORD = re.compile(r"[lfm]+")
_GAP = 3
"""Characters between two words of one stretch."""
_NAME_WORDS, _NAME_LONGEST = 3, 30
"""A stretch of more than this is no name but talk."""
_GREEK = range(0x370, 0x400)
_IDEOGRAPHS = 0x2E80
"""From here on a single character can be a name."""


def find_foreign(view: PlainText) -> Iterator[Found]:
    """Stretches of words that hold letters of another script than Latin; a stray symbol ("β", "µg") is none."""
    if view.offsets is None or view.typed.isascii():
        return
    kinds = "".join(map(kind_of, view.typed))
    for start, end in _stretches(kinds):
        letters = [view.typed[at] for at in range(start, end) if kinds[at] == "f"]
        if _telling(letters, end - start):
            talk = end - start > _NAME_LONGEST or len(view.text[start:end].split()) > _NAME_WORDS
            yield Found(start, end, "TEXT" if talk else "NAME", 0.3)


def _stretches(kinds: str) -> Iterator[tuple[int, int]]:
    begun = ended = -1
    for match in _WORD.finditer(kinds):
        if "f" not in match[0]:
            continue
        if begun >= 0 and match.start() - ended <= _GAP and not set(kinds[ended : match.start()]) - {"p"}:
            ended = match.end()
            continue
        if begun >= 0:
            yield begun, ended
        begun, ended = match.span()
    if begun >= 0:
        yield begun, ended


def _telling(letters: list[str], length: int) -> bool:
    if len(letters) > 1:
        return True
    code = ord(letters[0])
    return code >= _IDEOGRAPHS or (length > 1 and code not in _GREEK)
