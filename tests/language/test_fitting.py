"""What fitted models share: the features of messages, and the solution of a ridge regression."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from language.text.grams import counted, learned_from, matrix, vector
from language.text.ridge import ridge

PENALTY = 1.0


@given(st.integers(1, 60), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_the_solution_is_that_of_the_whole_matrix(messages: int, features: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows, targets = rng.normal(size=(messages, features)), rng.normal(size=(messages, 3))
    exact = np.linalg.solve(rows @ rows.T + PENALTY * np.eye(messages), targets)
    assert np.allclose(ridge(csr_matrix(rows), targets, PENALTY), rows.T @ exact, atol=2e-2)


@given(st.lists(st.text("abc ?", max_size=30), min_size=1, max_size=12))
def test_many_messages_at_once_have_the_features_of_each(texts: list[str]) -> None:
    counts = [counted(text) for text in texts]
    weights, learned = learned_from(counts)
    rows = matrix(counts, weights).toarray()
    assert np.array_equal(learned.toarray(), rows)
    for found, message in zip(rows, counts, strict=True):
        alone = vector(message, weights)
        assert np.allclose(found, [alone.get(feature, 0.0) for feature in weights], atol=1e-6)
