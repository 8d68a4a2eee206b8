"""A message as the rules for emergencies read it: its words, its sentences, the clause around a match."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from guardrails.emergency_rules import RuleBook
from guardrails.emergency_spelling import respelled
from guardrails.normalise import fold, plain

LIMIT = 20_000
"""Characters that are read: the first and the last half of this."""
MOST = 400
"""Different sentences that are looked at, from both ends."""
_ANSWER_NO = r"\s*(?:no|none|never|nope|ningun[oa]?|nunca|jamas)(?:\s\w+)?\s*(?:[.,;!]|$)"
SENTENCE = re.compile(rf"(?:[.!;\n]|\?(?!{_ANSWER_NO}))+(?!\d)")
"""Where a sentence ends; a question that is answered with no goes on to its answer."""

CLAUSE = re.compile(
    r"\s*(?:,|:|\s-+\s|\bbut\b|\bhowever\b|\balthough\b|\bpero\b|\baunque\b|\band now\b|\by ahora\b|\bbecause\b|"
    r"\bporque\b)\s*"
)
"""Where a clause ends."""


def readable(text: str, rules: RuleBook) -> str:
    """A message as the rules read it: lower case, no accents, no apostrophes, common misspellings put right.

    What means something else is left out.
    """
    if len(text) > LIMIT:
        text = f"{text[: LIMIT // 2]} . {text[-LIMIT // 2 :]}"
    words = _folded(text)
    words = re.sub(r"[^\w\s.,;:!?%-]", " ", words)
    words = re.sub(r"([a-z])\1{2,}", r"\1", words)
    words = re.sub(r"[ \t]+", " ", words)
    words = rules.spelling.sub(lambda match: rules.corrections[match[0]], words) if rules.corrections else words
    words = respelled(words, rules)
    others = rules.guards["meant_otherwise"]
    return " ".join(others.sub(" ", words).split(" ")) if others.search(words) else words


def means_otherwise(text: str, rules: RuleBook) -> bool:
    """Whether something in a message means something else than its words say elsewhere."""
    return rules.guards["meant_otherwise"].search(_folded(text[:LIMIT])) is not None


def _folded(text: str) -> str:
    return fold(plain(text).text).replace("'", "").replace('"', " ").replace("’", "")


def sentences_of(words: str) -> list[str]:
    """The different sentences of a readable text."""
    sentences = list(dict.fromkeys(s.strip() for s in SENTENCE.split(words) if s.strip()))
    return sentences if len(sentences) <= MOST else sentences[: MOST // 2] + sentences[-MOST // 2 :]


def clause_of(sentence: str, span: tuple[int, int], breaks: re.Pattern[str] = CLAUSE) -> tuple[int, str]:
    """The clause around a match, and where it begins: from the last break before the match to the first break after it."""
    begins, ends = _gaps(sentence, breaks)
    before, behind = bisect_right(ends, span[0]), bisect_left(begins, span[1])
    start = ends[before - 1] if before else 0
    return start, sentence[start : begins[behind] if behind < len(begins) else len(sentence)]


@lru_cache(maxsize=2)
def _gaps(sentence: str, breaks: re.Pattern[str]) -> tuple[list[int], list[int]]:
    """Where the breaks of a sentence begin and where they end; asked for at every match in it."""
    gaps = [gap.span() for gap in breaks.finditer(sentence)]
    return [begin for begin, _ in gaps], [end for _, end in gaps]
