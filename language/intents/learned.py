"""What messages of each intent have in common, learned when first asked from the rows of `language/training`.

A row is a message as it was heard (`heard.jsonl`); `python -m evals.hear_training` writes them anew. The weights are fitted
when a release first asks, in a second.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

from language.intents.features import features
from language.intents.fit import Matrix, fit
from language.intents.heard import Heard
from language.text.kept import Arrays, kept, once, packed, unpacked
from language.text.sparse import sparse_rows
from language.types import Expecting, Intent

FOLDER = Path(__file__).parent.parent / "training"
HEARD = FOLDER / "heard.jsonl"

WEIGHED = tuple(
    i for i in Intent if i not in (Intent.CONFIRM, Intent.DENY, Intent.CHOOSE, Intent.EMERGENCY, Intent.STOP)
)
"""The intents that weights decide. Yes, no, choices, emergencies and opt-outs are read by rule alone."""

SEEN = 2
"""In how many rows a feature must stand."""

CONSTANT = 1.0
"""What every message has."""


@dataclass(frozen=True)
class Row:
    """One message that was labelled by hand."""

    heard: Heard
    intents: frozenset[Intent]


@dataclass(frozen=True)
class Learned:
    """Weights by feature, and for every message."""

    columns: Mapping[str, int]
    words: Matrix
    """features × intents"""
    bias: Matrix

    def logits(self, heard: Heard) -> dict[Intent, float]:
        """How strongly a message speaks for each intent: above 0 is more likely than not."""
        known = [(self.columns[f], value) for f, value in features(heard).items() if f in self.columns]
        places, values = [c for c, _ in known], np.array([v for _, v in known], dtype=np.float32)
        found = values @ self.words[places] + self.bias
        return dict(zip(WEIGHED, found.tolist(), strict=True))


def learn(rows: Sequence[Row]) -> Learned:
    """Weights that tell the rows' intents."""
    columns, table = _table([features(row.heard) for row in rows])
    right = np.array([[i in row.intents for i in WEIGHED] for row in rows])
    always = csr_matrix(np.full((len(rows), 1), CONSTANT, dtype=np.float32))
    weights = fit(hstack([table, always], format="csr"), right)
    return Learned(columns, weights[:-1], CONSTANT * weights[-1])


def read_rows(path: Path = HEARD) -> list[Row]:
    """The rows as they were heard."""
    with path.open(encoding="utf-8") as lines:
        return [_row(json.loads(line)) for line in lines]


@once
def learned() -> Learned:
    """What the rows that came with the code teach."""

    def fit_all() -> Arrays:
        taught = learn(read_rows())
        return {"features": packed(taught.columns), "words": taught.words, "bias": taught.bias}

    found = kept("intents", fit_all)
    columns = {feature: place for place, feature in enumerate(unpacked(found["features"]))}
    return Learned(columns, np.asarray(found["words"], np.float32), np.asarray(found["bias"], np.float32))


def _row(raw: dict[str, list[str] | str]) -> Row:
    def some(name: str) -> tuple[Intent, ...]:
        return tuple(Intent(i) for i in raw.get(name, ()))

    words, asked = str(raw["words"]).split(), Expecting(str(raw.get("expecting", "nothing")))
    heard = Heard(asked, tuple(words), tuple(raw.get("has", ())), some("says"), some("ruled"))
    return Row(heard, frozenset(some("intents")))


def _table(found: Sequence[Mapping[str, float]]) -> tuple[dict[str, int], csr_matrix]:
    seen: dict[str, int] = {}
    for row in found:
        for feature in row:
            seen[feature] = seen.get(feature, 0) + 1
    columns = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= SEEN))}
    return columns, sparse_rows(found, columns)
