"""The features of a message as the net reads it: what is typed to be overlooked is made readable, every number is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from guardrails.learned import concepts
from guardrails.normalise import fold, plain
from guardrails.things import things_of
from language.text.grams import Counts
from language.text.grams import counted as counted_in

READ = 2_000
"""Characters that are read: the first and the last half of this."""
ACROSS = 5
"""Letters of a run that reaches over a word's end."""
PAIRED = 40
"""Different words of a message that are paired, from its beginning."""
SCOPES = (
    ("no not dont doesnt didnt isnt wasnt havent hasnt without never cant wont denies nobody sin ni nunca niega "
     "tampoco nadie"),
    "was had were did used ago last years since when fue tuvo tuve hace era anos pasado cuando",
    "if what do does can is should how si que como",
    "my his her i he she me you they we the our mi su",
)  # fmt: skip
"""Words that deny, tell of another time, ask, and say whose: what stands behind one, up to the next of its sort or the end
of the sentence, is counted with it, so that "chest pain" differs from "no chest pain" and from "my father had chest pain"."""

_SORT = {word: sort for sort, words in enumerate(SCOPES) for word in words.split()}
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"[a-z0-9]+|[?!.,]")
_ENDS = frozenset("?!.")


def counted(text: str) -> list[Counts]:
    """The features of a message, and of each thing that it says where it says several."""
    words = _readable(text)
    return [_counted(part) for part in (words, *things_of(words))]


def whole(text: str) -> Counts:
    """The features of a message as a whole."""
    return _counted(_readable(text))


def _counted(words: str) -> Counts:
    tokens = _TOKEN.findall(words)
    said, letters = counted_in(words)
    said.update(concepts.counted(tokens))
    pairs = Counter((*_pairs(tokens), *concepts.pairs(tokens)))
    return said, letters, Counter(_within_scopes(tokens)), Counter(_across(words)), pairs


def _readable(text: str) -> str:
    if len(text) > READ:
        text = f"{text[: READ // 2]} . {text[-READ // 2 :]}"
    return _NUMBER.sub("0", fold(plain(text).text).replace("'", "").replace("’", ""))


def _within_scopes(tokens: list[str]) -> Iterator[str]:
    """Each word with each word of `SCOPES` that it stands under. A comma ends a denial."""
    under: dict[int, str] = {}
    for token in tokens:
        if token == ",":
            under.pop(0, None)
        elif token in _ENDS:
            under = {}
        else:
            yield from (f"{word}: {token}" for word in under.values())
            if token in _SORT:
                under[_SORT[token]] = token


def _across(words: str) -> Iterator[str]:
    runs = (words[i : i + ACROSS] for i in range(len(words) - ACROSS + 1))
    return (f"~{run}" for run in runs if " " in run[1:-1])


def _pairs(tokens: list[str]) -> Iterator[str]:
    """Any two longer words, in whichever order and however far from each other."""
    longer = list(dict.fromkeys(token for token in tokens if len(token) > 2))[:PAIRED]
    return (" & ".join(sorted(two)) for two in combinations(longer, 2))
