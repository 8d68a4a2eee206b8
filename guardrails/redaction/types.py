"""What redaction yields: the spans it covered and the text that is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import category

from guardrails.normalise import plain

Policy = Literal["booking", "safe-harbor"]
"""`booking` keeps what scheduling needs (the visit's date, department, clinician, whom a title
or the directory tells from patients); `safe-harbor` covers the
18 identifiers of 45 CFR 164.514(b)(2)."""

TYPES = frozenset(
    "NAME PHONE EMAIL BIRTH_DATE MRN MEMBER_ID SSN CARD ACCOUNT ADDRESS URL IP PLATE DEVICE LICENSE ID CODE "
    "DATE AGE PLACE TEXT".split()
)
"""Every type a span can have; a placeholder is one of these in brackets."""


def _brackets(*categories: str) -> str:
    """Every bracket and quotation mark of these Unicode categories, escaped for a character class."""
    found = (chr(code) for code in (*range(0x20, 0x3100), *range(0xFE00, 0xFFFF)) if category(chr(code)) in categories)
    return "".join(re.escape(char) for char in found if char not in "()")


_LOOK_ALIKE = re.compile(
    rf"[<{_brackets('Ps', 'Pi')}]\s*([A-Za-z]+(?:_[A-Za-z]+)*)\s*(?:[-_\s:#.]*(\d{{1,6}}))?\s*[>{_brackets('Pe', 'Pf')}]"
)
_BARE = re.compile(
    rf"(?<![A-Za-z])({'|'.join(sorted(TYPES, key=len, reverse=True))})_+(\d{{1,6}})(?!\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RedactedSpan:
    """Characters [start, end) of the raw text that were covered, with what they held."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """`text` is `raw` with each span replaced by "[TYPE]". Keep `raw` and the values inside the wall."""

    raw: str
    spans: tuple[RedactedSpan, ...]

    @property
    def text(self) -> str:
        """The redacted text, safe to hand on."""
        return self.render(lambda span: f"[{span.type}]")

    def render(self, label: Callable[[RedactedSpan], str]) -> str:
        """The text with each span replaced by `label(span)`; what stands between them as a reader sees it, and disarmed."""
        pieces: list[str] = []
        at = 0
        for span in self.spans:
            pieces += [disarm(self.raw[at : span.start]), label(span)]
            at = span.end
        return "".join([*pieces, disarm(self.raw[at:])])


def visible(text: str) -> str:
    """`text` as a reader sees it: nothing invisible, and every letter and bracket in its plain form."""
    return plain(text).text


def disarm(text: str) -> str:
    """`text` as a reader sees it, with what was typed to look like a placeholder ("[NAME_1]", NAME_1) made to look like none."""

    def replace(match: re.Match[str]) -> str:
        return f"({match[1]} {match[2]})" if match[2] else f"({match[1]})" if match[1].upper() in TYPES else match[0]

    return _BARE.sub(r"\1 \2", _LOOK_ALIKE.sub(replace, visible(text)))


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate on the plain text. `weight` decides between overlapping candidates: patterns with context win."""

    start: int
    end: int
    type: str
    weight: float = 0.5


def settle(found: Sequence[Found]) -> list[Found]:
    """Candidates without overlap. Heavier ones give the type; what hangs over is covered too."""
    ordered = sorted(found, key=lambda f: (f.start, -f.end))
    merged: list[Found] = []
    for item in ordered:
        if merged and item.start < merged[-1].end:
            last = merged[-1]
            winner = item if (item.weight, item.end - item.start) > (last.weight, last.end - last.start) else last
            merged[-1] = Found(last.start, max(last.end, item.end), winner.type, winner.weight)
        else:
            merged.append(item)
    return merged
