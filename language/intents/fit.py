"""Logistic regressions, one an intent, fitted together and at once: the same rows give the same weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

Matrix = NDArray[np.float32]

STEPS = 30


def fit(rows: csr_matrix, right: NDArray[np.bool_]) -> Matrix:
    """Weights (features × intents) for `rows` (messages × features); `right` says which intents each row has.

    The penalty is half the square of the weights.
    """
    shape, columns = (rows.shape[1], right.shape[1]), rows.T.tocsr()
    sign = np.where(right, 1.0, -1.0).astype(np.float32)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        at = flat.reshape(shape).astype(np.float32)
        margin = sign * (rows @ at)
        slope = -sign / (1 + np.exp(np.minimum(margin, 60)))
        value = float(np.logaddexp(0, -margin).sum() + 0.5 * (at * at).sum())
        return value, (columns @ slope + at).astype(np.float64).ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x.reshape(shape), dtype=np.float32)
