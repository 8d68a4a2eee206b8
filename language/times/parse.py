"""Every time named in a message: seeds, rules, the best phrases side by side, then what they share with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from language.text.normalise import Clean
from language.text.tokens import Token
from language.times import (
    rules_bounds,
    rules_clock,
    rules_days,
    rules_from_days,
    rules_join,
    rules_lengths,
    rules_parts,
    rules_periods,
    rules_spans,
    rules_weekly,
    rules_years,
)
from language.times.counted import counted
from language.times.engine import Chart, Rule, index_by_first
from language.times.following import following
from language.times.formats import written
from language.times.grammar import Grammar
from language.times.lexicon import lexicon
from language.times.model import Node, Time
from language.times.out_of_place import out_of_place
from language.times.resolve import readings
from language.times.ruled_out import ruled_out
from language.times.share import share
from language.types import When

HOURS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve noon"
    " una dos tres cuatro cinco seis siete ocho nueve diez once doce mediodia".split()
)
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
        rules_clock,
        rules_periods,
        rules_weekly,
        rules_years,
        rules_lengths,
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
    nodes = [n for n in nodes if not _cuts_off(n, tokens)]
    best = _best(nodes + found.nodes("void"))
    return [Phrase(n.start, n.end, n.value) for n in best if isinstance(n.value, Time) and n.kind == "time"]


def _cuts_off(node: Node, tokens: Sequence[Token]) -> bool:
    """ "Before 9 or after 4": the "or after" is not the nine's, for an hour comes behind it."""
    if node.end >= len(tokens) or node.end - node.start < 3 or tokens[node.end - 2].norm not in ("or", "o"):
        return False
    ahead = [t for t in tokens[node.end : node.end + 3] if t.norm not in ("de", "las", "la", "the", "que")][:1]
    bound = tokens[node.end - 1].norm in ("after", "before", "later", "antes", "despues")
    return bound and bool(ahead) and (ahead[0].kind == "number" or ahead[0].norm in HOURS)


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
    named = ruled_out(following(phrases(text, tokens, grammar, latent=latent), tokens, grammar), tokens)
    found = share(named, tokens, grammar)
    return [when for phrase in found if (when := _when(phrase, text, tokens, grammar)) is not None]


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
