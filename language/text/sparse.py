"""Messages as rows of a sparse matrix, for what is learned from examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]


def sparse_rows(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> csr_matrix:
    """len(rows) × len(columns) in single precision; features without a column are left out."""
    kept = [[(columns[feature], value) for feature, value in row.items() if feature in columns] for row in rows]
    ends = np.cumsum([0, *map(len, kept)])
    places = np.array([place for row in kept for place, _ in row], dtype=np.int32)
    values = np.array([value for row in kept for _, value in row], dtype=np.float32)
    return csr_matrix((values, places, ends), shape=(len(rows), len(columns)))
