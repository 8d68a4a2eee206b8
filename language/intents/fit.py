"""Logistic regressions, one an intent, fitted together and at once: the same rows give the same weights.

Fewer rows than features: the weights lie in the span of the rows, so the products of rows with rows are all that is needed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cholesky, solve_triangular  # type: ignore[import-untyped]
from scipy.optimize import minimize  # type: ignore[import-untyped]

Matrix = NDArray[np.float32]

STEPS = 30
JITTER = 1e-3


def fit(gram: Matrix, right: NDArray[np.bool_]) -> Matrix:
    """Coefficients (rows × intents) of rows whose products are `gram` (rows × rows); weights are rows^T · coefficients.

    `right` says which intents each row has. The penalty is half the square of the weights.
    """
    rows, intents = right.shape
    lower = cholesky(gram + JITTER * np.eye(rows, dtype=np.float32), lower=True)
    sign = np.where(right, 1.0, -1.0).astype(np.float32)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        at = flat.reshape(rows, intents).astype(np.float32)
        margin = sign * (lower @ at)
        slope = -sign / (1 + np.exp(np.minimum(margin, 60)))
        value = float(np.logaddexp(0, -margin).sum() + 0.5 * (at * at).sum())
        return value, (lower.T @ slope + at).astype(np.float64).ravel()

    found = minimize(loss, np.zeros(rows * intents), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    at = found.x.reshape(rows, intents).astype(np.float32)
    return np.asarray(solve_triangular(lower, at, lower=True, trans="T"), dtype=np.float32)
