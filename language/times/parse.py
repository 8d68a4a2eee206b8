"""Every time named in a message: seeds, rules, the best phrases side by side, then what they share with each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from language.text.normalise import Clean
from language.text.tokens import Token
from language.times import (
    rules_ahead,
    rules_bounds,
    rules_clock,
    rules_days,
    rules_from_days,
    rules_holidays,
    rules_join,
    rules_lengths,
    rules_parts,
    rules_periods,
    rules_spans,
    rules_weekly,
    rules_years,
)
from language.times.alternatives import alternatives, breaks_a_list
from language.times.counted import counted
from language.times.engine import Chart, Rule, index_by_first
from language.times.following import following
from language.times.formats import written
from language.times.grammar import Grammar
from language.times.lexicon import lexicon
from language.times.model import Node, Time
from language.times.old_and_new import is_a_move, new_times
from language.times.other_week import other_week
from language.times.out_of_place import out_of_place
from language.times.resolve import readings
from language.times.ruled_out import ruled_out
from language.times.rules_join import MASCULINE
from language.times.share import share
from language.types import When
from language.vocabulary.common import HOUR_WORDS

BOUNDS = frozenset(
    {"before", "after", "since", "named_doms", "dom_range", "days_of_month", "day_range", "week_of", "week_of_dom"}
)
"""Rules whose last day is no day of an hour behind it."""

IN_THE = {("in", "the"), ("en", "la"), ("por", "la")}
"""Before a part of the day that is said of all the days: "after the 15th in the afternoon"."""

STARTING = frozenset({"starting", "beginning", "empezando", "comenzando"})
"""What a run of days begins with."""

SIGNS = {",": ",", "-": "-", "/": "/", ".": ".", "'": "'", "(": "(", ")": "PAREN"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [start, end) that name a time."""

    start: int
    end: int
    time: Time


@lru_cache(maxsize=1)
def _rules() -> dict[str, list[Rule]]:
    modules = (
        rules_days,
        rules_from_days,
        rules_holidays,
        rules_clock,
        rules_periods,
        rules_weekly,
        rules_years,
        rules_lengths,
        rules_ahead,
        rules_join,
        rules_parts,
        rules_spans,
        rules_bounds,
    )
    return index_by_first([r for module in modules for r in module.rule.all])


def chart(text: Clean, tokens: Sequence[Token], grammar: Grammar) -> Chart:
    """All that the rules can make of the message."""
    found = Chart(grammar, _rules())
    seeds = [n for n in lexicon(grammar.lang).nodes(tokens) if not out_of_place(n, tokens, grammar.lang)]
    seeds += [n for n in counted(tokens, grammar, seeds) if not out_of_place(n, tokens, grammar.lang)]
    seeds += written(text.folded, tokens, grammar)
    seeds += [Node(i, i + 1, SIGNS[t.norm], t.norm) for i, t in enumerate(tokens) if t.norm in SIGNS]
    found.add(seeds, 0)
    found.saturate()
    return found


def phrases(text: Clean, tokens: Sequence[Token], grammar: Grammar, *, latent: bool = False) -> list[Phrase]:
    """The times named, in order, none overlapping; `latent` takes bare numbers for hours where a time was asked for."""
    found = chart(text, tokens, grammar)
    nodes = [n for n in found.nodes("time") if isinstance(n.value, Time) and (latent or not n.value.latent)]
    bounds = [n for n in nodes if n.rule in BOUNDS]
    runs = [n for n in nodes if n.rule in ("month_days", "days_of_month")]
    nodes = [n for n in nodes if not any(_cuts_a_run(n, run) for run in runs)]
    nodes = [n for n in nodes if not _cuts_off(n, tokens) and not any(_takes_its_day(n, b) for b in bounds)]
    nodes = [n for n in nodes if not is_a_move(n, tokens) and not _cuts_a_day(n, tokens)]
    months = {n.end for n in found.nodes("month")}
    nodes = [n for n in nodes if not breaks_a_list(n, tokens) and not _torn_from_its_month(n, months, tokens)]
    best = _best(nodes + found.nodes("void"))
    bare = [n for n in found.nodes("time") if isinstance(n.value, Time) and n.value.clock is not None]
    best = alternatives(best, found.nodes("number"), bare, tokens)
    return [Phrase(n.start, n.end, n.value) for n in best if isinstance(n.value, Time) and n.kind == "time"]


def _torn_from_its_month(node: Node, months: Collection[int], tokens: Sequence[Token]) -> bool:
    """ "April 15, April 16": the fifteen is of the month before it, and not of the one behind the comma."""
    torn = node.start in months and tokens[node.start].kind == "number" and node.end - node.start > 2
    return torn and tokens[node.start + 1].norm == ","


def _cuts_off(node: Node, tokens: Sequence[Token]) -> bool:
    """ "Before 9 or after 4": the "or after" is not the nine's, for an hour comes behind it."""
    if node.end >= len(tokens) or node.end - node.start < 3 or tokens[node.end - 2].norm not in ("or", "o"):
        return False
    ahead = [t for t in tokens[node.end : node.end + 3] if t.norm not in ("de", "las", "la", "the", "que")][:1]
    bound = tokens[node.end - 1].norm in ("after", "before", "later", "antes", "despues")
    return bound and bool(ahead) and (ahead[0].kind == "number" or ahead[0].norm in HOUR_WORDS)


def _cuts_a_run(node: Node, run: Node) -> bool:
    """ "In two weeks, December 12 to 14": neither its twelfth alone nor an hour of it goes with what stands before."""
    if not node.start < run.start < node.end <= run.end or not node.parts:
        return False
    last = node.parts[-1]
    if last.start < run.start:
        return _cuts_a_run(last, run)
    return last.start > run.start or last.end != run.end or last.rule == "together"


def _cuts_a_day(node: Node, tokens: Sequence[Token]) -> bool:
    """ "Del 5 al 9": both are days, and no hours."""
    time, first = node.value, node.parts[0].value if node.rule == "together" else None
    if isinstance(time, Time) and time.hours is not None and not time.dated:
        inside = zip(tokens[node.start : node.end], tokens[node.start + 1 : node.end], strict=False)
        return any(word.norm in MASCULINE and number.kind == "number" for word, number in inside)
    bare = isinstance(first, Time) and first.latent and first.clock is not None and _is_of_a_day(node, tokens)
    last = node.parts[-1] if node.rule == "together" else node
    numbered = isinstance(last.value, Time) and last.value.clock is not None and not last.value.dated
    return bare or (numbered and tokens[last.start].kind == "number" and _is_of_a_day(last, tokens))


def _is_of_a_day(node: Node, tokens: Sequence[Token]) -> bool:
    """Whether what a number begins stands behind the article of days."""
    return node.start > 0 and tokens[node.start - 1].norm in MASCULINE


def _takes_its_day(node: Node, bound: Node) -> bool:
    """ "After the 14th, not before 9": the fourteenth is bounded, and is not the day of the nine."""
    return (
        node.rule == "together"
        and bound.start < node.start
        and bound.end == node.parts[0].end
        and isinstance(node.parts[0].value, Time)
        and node.parts[0].value.dated
    )


def _best(nodes: Sequence[Node]) -> list[Node]:
    """The longest first, the surer of equal ones, none overlapping."""
    taken: list[Node] = []
    for node in sorted(nodes, key=_rank):
        if all(node.end <= other.start or node.start >= other.end for other in taken):
            taken.append(node)
    return sorted(taken, key=lambda n: n.start)


def _rank(node: Node) -> tuple[int, ...]:
    time = node.value
    assert isinstance(time, Time)
    short = node.rule == "short_numeric"
    return (-(node.end - node.start), time.latent, time.length is not None, short, -node.weight, node.age, node.start)


def whens(text: Clean, tokens: Sequence[Token], grammar: Grammar, *, latent: bool = False) -> list[When]:
    """The times named, resolved on the pinned clock."""
    said = new_times(phrases(text, tokens, grammar, latent=latent), tokens)
    named = ruled_out(following(said, tokens, grammar), tokens)
    named = other_week(share(named, tokens, grammar), tokens, grammar)
    found = [part for phrase in named for part in _days_and_hours(phrase, tokens)]
    return [when for phrase in found if (when := _when(phrase, text, tokens, grammar)) is not None]


def _days_and_hours(phrase: Phrase, tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """ "From the 20th on, in the morning" bounds the days and not their hours; "since Friday evening" is one moment."""
    time = phrase.time
    said = [t.norm for t in tokens[phrase.start : phrase.end]]
    apart = "," in said or said[0] in STARTING or any(pair in IN_THE for pair in pairwise(said))
    moment = time.day is None or time.day.lapsed or not apart
    if moment or time.relation != "after" or time.hours is None or time.hours.part is None:
        return (phrase,)
    return replace(phrase, time=time.but(hours=None)), replace(phrase, time=Time(hours=time.hours))


def _when(phrase: Phrase, text: Clean, tokens: Sequence[Token], grammar: Grammar) -> When | None:
    read = readings(phrase.time, grammar)
    if not read or read[0].start is None:
        return None
    start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
    span = text.span(start, end)
    return When(
        text=text.raw[span[0] : span[1]], span=span, relation=phrase.time.relation, ambiguous=read[1:],
        kind=read[0].kind, start=read[0].start, end=read[0].end,
    )  # fmt: skip
