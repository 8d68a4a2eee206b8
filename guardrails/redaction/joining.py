"""Pieces of a name: given name and surname in one, the particle before it, who is named beside or once more."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guardrails.redaction.ordinary import is_plain
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

_TELLING = 5
"""Letters from which a word of a whole name is that person's wherever it stands, without a capital too."""

_WORD = re.compile(r"\w+")
_NAME_GAP = re.compile(
    r"^(?:[ \t]*[.,]?[ \t]+(?:(?:de|del|la|las|los|y|van|von|der|da|bin|bint|ibn|n[ií]c?|al|[^\W\d_])\.?[ \t]+){0,2}|-)$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"(?<!\w)(?:De|Del|La|Las|Los|Van|Von|Di|Da|Dos|El|Al|Le)(?: (?:la|los|las|der|den))? $")
_SMALL = r"(?:van|von|bin|bint|ibn|n[ií]c?)(?: (?:der|den))?"
_SMALL_PARTICLE = re.compile(rf"(?<!\w){_SMALL} $", re.IGNORECASE)
_SMALL_AFTER = re.compile(rf" {_SMALL} [^\W\d_]{{3,}}", re.IGNORECASE)
_BYNAME = re.compile(
    r"(?<![\w'’-])(?:(?:big|lil|li'l|little|baby(?: (?:boy|girl))?|mrs?|ms|miss|mister|do[nñ]a|saint)\.? )$",
    re.IGNORECASE,
)
"""What a person is called by beside a name."""
_NICKNAMED = re.compile(r"\b(?:soy|somos|habla|aqu[ií]|aki|es) (?P<v>(?:el|la) )$", re.IGNORECASE)
"""The article before a nickname: "soy el Chuy"."""
_DEVOUT = re.compile(
    r" (?:de (?:la|los|las|el)|del|de) (?:santos|[aá]ngeles|[aá]ngel|cruz|luz|rosa|rosario|paz|jes[uú]s|carmen|mercedes|pilar|socorro|guadalupe|fuente|torre|vega|r[ií]os?|reyes|"
    r"le[oó]n|mar|valle|campo|monte|peña|rosas|nieves|dolores|consuelo|refugio|concepci[oó]n|asunci[oó]n|sol|hoyos|garza|cueva|casas|lima|haro|anda|soto|avila)\b(?! (?:de|que)\b)",
    re.IGNORECASE,
)
"""How names go on in Spanish, with words that are everyday ones too: "de los Santos", "del Carmen"."""
_GENERATION = re.compile(
    r",? (?:jr|sr|junior|senior|i{2,3}|iv|the (?:second|third|fourth)(?! of\b| de\b))\b\.?", re.IGNORECASE
)
"""What follows a whole name and is part of it: "Otis Grant III"."""
_AFTER_INITIAL = re.compile(r"(?: [A-Z]\.?){1,2} (?!Dr|MD)[A-ZÀ-Þ][\w'’-]+")
_ENDS_IN_INITIAL = re.compile(r"\s[A-Z]\.?$")
_NEXT_CAPITAL = re.compile(r"\.? [A-ZÀ-Þ][\w'’-]+")
_AND_NAME = re.compile(r"(?:,? (?:and|y|e|&|\+) )(?P<v>[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+){0,2})")
_NAME_AND = re.compile(r"(?<![.!?] )(?<![\w.])(?P<v>[A-ZÀ-Þ][^\W\d_]+(?:, [A-ZÀ-Þ][^\W\d_]+)?),? (?:and|y|e|&|\+) $")


_SURNAME = re.compile(
    r"(?:^|[.:;!?(\n]\s*|\b(?:is|es|for|para|name|patient|paciente|nombre|it['’]s|under|son|daughter)\s+)"
    r"(?P<v>[A-ZÀ-Þ][^\W\d_]+(?:[ '’-][A-ZÀ-Þ][^\W\d_]+)?),\s+$"
)
_FORM_AFTER = re.compile(r"(?:\s[A-Z]\.?)?\s*(?:[.;)\n]|$|,?\s*(?:\d|dob\b|born\b|nacid[oa]\b))", re.IGNORECASE)
_INITIAL_AFTER = re.compile(r" (?:(?![ap]\. ?m\b)[^\W\d_]\.(?=[\s,;)]|$)|[b-hj-np-xz](?=,))", re.IGNORECASE)
_INITIAL_BEFORE = re.compile(r"(?<![\w.])(?:[^\W\d_]\. ?){1,2}$")


def surname_first(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """The surname with a comma before a given name, as on a form ("Okada, Mei")."""
    for item in names:
        before = _SURNAME.search(text, max(0, item.start - 60), item.start)
        if before and _FORM_AFTER.match(text, item.end) and not is_plain(before["v"]):
            yield Found(*before.span("v"), "NAME", item.weight)


def again_named(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """Other places where a word of a found name stands, written as a name: who is named once is named everywhere."""
    words = {w for f in names for w in re.findall(r"[^\W\d_]{4,}", text[f.start : f.end]) if w[0].isupper()}
    whole = [text[f.start : f.end].split() for f in names]
    words |= {w for parts in whole if len(parts) > 1 for w in parts if len(w) >= _TELLING and w.isalpha()}
    words = {w for w in words if not is_ordinary(w)}
    for match in _WORD.finditer(text) if words else ():
        if match[0] in words:
            yield Found(*match.span(), "NAME", 0.3)
    for two in {two for parts in whole for two in _pairs(parts)}:
        yield from (Found(*m.span(), "NAME", 0.3) for m in re.finditer(rf"(?<!\w){re.escape(two)}(?!\w)", text))


def _pairs(parts: Sequence[str]) -> Iterator[str]:
    """Two capitals that stand together in a name of three words or more: they may be short ones, as "Wai Keung"."""
    if len(parts) > 2:
        yield from (f"{one} {other}" for one, other in pairwise(parts) if one[0].isupper() and other[0].isupper())


def joined_by_and(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """A capitalised word that "and", "y", "&" or a comma joins to a name is a name too ("Bao and Linh Tran")."""
    for item in names:
        after = _AND_NAME.match(text, item.end)
        if after and not is_ordinary(after["v"].split()[0]):
            yield Found(*after.span("v"), "NAME", 0.3)
        before = _NAME_AND.search(text, max(0, item.start - 40), item.start)
        if before and not is_ordinary(before["v"].split()[0]):
            yield Found(*before.span("v"), "NAME", 0.3)


def join_names(text: str, found: Sequence[Found]) -> list[Found]:
    """Given name and surname that stand together are one person's name, so that they get one placeholder."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.type == item.type == "NAME"
            and _NAME_GAP.match(text[last.end : item.start])
            and "," not in text[last.end : item.start]
        ):
            joined[-1] = Found(last.start, item.end, "NAME", max(last.weight, item.weight))
        else:
            joined.append(_widened(text, item) if item.type == "NAME" else item)
    return joined


def _widened(text: str, item: Found) -> Found:
    """A name with the particle before it ("De la") and what follows an initial ("S Bouts")."""
    near = text[max(0, item.start - 12) : item.start]
    before = _PARTICLE.search(near) or _SMALL_PARTICLE.search(near) or _BYNAME.search(near)
    initial = _ENDS_IN_INITIAL.search(text[item.start : item.end])
    after = (_NEXT_CAPITAL if initial else _AFTER_INITIAL).match(text, item.end)
    if after and is_ordinary(after[0].split()[-1]):
        after = None
    nicknamed = _NICKNAMED.search(text[max(0, item.start - 15) : item.start])
    start = item.start - len(before[0] if before else nicknamed["v"] if nicknamed else "")
    ahead = _INITIAL_BEFORE.search(text, max(0, start - 8), start)
    end = after.end() if after else item.end
    for more in (_SMALL_AFTER, _DEVOUT, _GENERATION if " " in text[start:end].strip() else _SMALL_AFTER):
        tail = more.match(text, end)
        end = tail.end() if tail else end
    behind = _INITIAL_AFTER.match(text, end)
    return Found(ahead.start() if ahead else start, behind.end() if behind else end, item.type, item.weight)
