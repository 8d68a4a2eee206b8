"""Ridge regression over the features: one solution, the same every time, and what each example is heard as by a net without it.

Thresholds are chosen on outputs of nets that have not seen the example.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

import numpy as np

from guardrails.learned.examples import Example, examples
from guardrails.learned.features import counted, whole
from language.text.grams import learned_from, matrix
from language.text.kept import once
from language.text.linear import Linear, fit_linear, kept_linear
from language.text.ridge import Floats, ridge

RIDGE = 1.0
"""How much the squares of the weights cost."""

ALONE = 0.3
"""How much less one thing that a message says counts than all of it."""

PARTS = 10
"""Each example is heard by a net fitted without its part."""


@dataclass(frozen=True)
class Heard:
    """How much a message sounds like an emergency, and like one of each kind: from −1 to 1, roughly."""

    score: float
    kinds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Net:
    """A fitted net: its model has an output for "an emergency" and one for each kind."""

    model: Linear
    kinds: tuple[str, ...]

    def hear(self, text: str) -> Heard:
        """How much `text` sounds like an emergency."""
        whole, *things = map(self.model.outputs, counted(text))
        return _heard(whole, things, self.kinds)


def fit(given: Sequence[Example]) -> Net:
    """The net of these examples."""
    kinds = _kinds(given)
    return Net(fit_linear([whole(example.text) for example in given], _targets(given, kinds), RIDGE), kinds)


def heard_without_each(given: Sequence[Example]) -> list[Heard]:
    """What each example is heard as by a net fitted without it and the others of its part, in their order."""
    kinds = _kinds(given)
    targets = _targets(given, kinds)
    bias = targets.mean(axis=0)
    said = [counted(example.text) for example in given]
    wholes = [whole for whole, *_ in said]
    rare, fitted_on = learned_from(wholes)
    rows = matrix([counts for parts in said for counts in parts], rare)
    of = np.repeat(np.arange(len(given)), [len(parts) for parts in said])
    part = np.arange(len(given)) % PARTS
    outputs = np.empty((len(of), targets.shape[1]), dtype=np.float32)
    for left_out in range(PARTS):
        weights = ridge(fitted_on[part != left_out], targets[part != left_out] - bias, RIDGE)
        outputs[part[of] == left_out] = rows[part[of] == left_out] @ weights + bias
    each = np.split(outputs, np.flatnonzero(np.diff(of)) + 1)
    return [_heard(whole, things, kinds) for whole, *things in each]


@once
def fitted() -> Net:
    """The net of all examples; fitted once in a release, in a few seconds of processor time."""

    def fit_all() -> tuple[Linear, tuple[str, ...]]:
        net = fit(examples())
        return net.model, net.kinds

    return Net(*kept_linear("emergencies", fit_all, Path(__file__).parent.parent))


def _heard(whole: Floats, things: Sequence[Floats], kinds: Sequence[str]) -> Heard:
    """The message as a whole, or one thing that it says, which must sound worse: what stands around it may be what it means."""
    score, heard = max(
        [(float(whole[0]), whole), *((float(thing[0]) - ALONE, thing) for thing in things)], key=itemgetter(0)
    )
    return Heard(score, dict(zip(kinds, heard[1:].tolist(), strict=True)))


def _kinds(given: Sequence[Example]) -> tuple[str, ...]:
    return tuple(sorted({example.kinds[0] for example in given if example.kinds}))


def _targets(given: Sequence[Example], kinds: Sequence[str]) -> Floats:
    """A row each: 1 for an emergency and for each of its kinds, else -1."""
    rows = [(bool(example.kinds), *(kind in example.kinds for kind in kinds)) for example in given]
    return np.where(rows, np.float32(1), np.float32(-1))
