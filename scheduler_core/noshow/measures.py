"""How good a set of predicted risks is: ranking, probability, calibration, and the same by group of patients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score  # type: ignore[import-untyped]

from scheduler_core.noshow.bookings import Booking

Risks = npt.NDArray[np.float64]
Missed = npt.NDArray[np.bool_]
BINS = 10
SMALLEST_GROUP = 30
"""Groups of fewer visits are not reported on their own: their figures would be noise, and could point at persons."""


def calibration_error(missed: Missed, risks: Risks, bins: int = BINS) -> float:
    """Expected calibration error: the gap between risk and rate in bins of equal width, weighted by their visits."""
    which = np.minimum((risks * bins).astype(int), bins - 1)
    gaps = [(which == n).mean() * abs(risks[which == n].mean() - missed[which == n].mean()) for n in set(which)]
    return float(sum(gaps))


def measures(missed: Missed, risks: Risks) -> dict[str, float]:
    """AUC, Brier score, log loss, calibration error; accuracy at one half beside that of always saying the commoner end."""
    share = float(missed.mean())
    both = 0 < share < 1
    return {
        "visits": len(missed),
        "missed_share": round(share, 4),
        "mean_risk": round(float(risks.mean()), 4),
        "auc": round(float(roc_auc_score(missed, risks)), 4) if both else float("nan"),
        "brier": round(float(brier_score_loss(missed, risks)), 5),
        "log_loss": round(float(log_loss(missed, risks, labels=[False, True])), 5),
        "calibration_error": round(calibration_error(missed, risks), 4),
        "accuracy": round(float(((risks >= 0.5) == missed).mean()), 4),
        "majority_accuracy": round(max(share, 1 - share), 4),
    }


def by_group(bookings: Sequence[Booking], missed: Missed, risks: Risks) -> dict[str, dict[str, Any]]:
    """The measures for every age band, language and payer that has enough visits."""
    members: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, booking in enumerate(bookings):
        for name, value in booking.groups.items():
            members[name, value].append(n)
    report: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for (name, value), numbers in sorted(members.items()):
        if len(numbers) >= SMALLEST_GROUP:
            report[name][value] = measures(missed[numbers], risks[numbers])
    return dict(report)
