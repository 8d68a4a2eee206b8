"""Ridge regression of many targets at once over sparse rows: one solution, the same every time.

The dual system (XXᵀ + λI)a = y of the centred targets is solved by conjugate gradients (Hestenes and Stiefel, 1952), which
need the sparse rows X alone: neither the time nor the memory of a matrix of all pairs.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

NEAR_ENOUGH, MOST_ROUNDS = 1e-4, 300
"""Of the targets' length, what may be left of each when the solution is taken; and the rounds after which it is anyhow."""

Floats = npt.NDArray[np.floating]


def ridge(rows: csr_matrix, targets: Floats, penalty: float) -> Floats:
    """Weights (features × targets) for centred targets, a row each; `penalty` is λ."""
    columns = rows.T.tocsr()
    solution, left = np.zeros_like(targets), targets.copy()
    step, size = left.copy(), (left * left).sum(axis=0)
    small = NEAR_ENOUGH**2 * size
    for _ in range(MOST_ROUNDS):
        if (size <= small).all():
            break
        onward = rows @ (columns @ step) + penalty * step
        length = _ratio(size, (step * onward).sum(axis=0))
        solution += length * step
        left -= length * onward
        before, size = size, (left * left).sum(axis=0)
        step = left + _ratio(size, before) * step
    return np.asarray(columns @ solution)


def _ratio(part: Floats, whole: Floats) -> Floats:
    """Nothing where there is nothing to divide by: a target that is solved already."""
    return np.asarray(np.divide(part, whole, out=np.zeros_like(part), where=whole > 0))
