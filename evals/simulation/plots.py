"""Pictures of a simulation: the waiting room through the day, who waits how long, and what each policy does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.simulation.config import TIERS
from evals.simulation.measures import GRID, STEPS_A_MINUTE
from evals.simulation.shares import Comparison
from evals.simulation.study import Outcome, interval

BEFORE, AFTER, COLOURS = "#8d99ae", "#2a6f97", ("#2a6f97", "#c1666b", "#5f8d4e", "#b08900")
_SHARED = {
    "wait/all/mean": "mean wait, minutes", "visits/seen": "visits done a day",
    "utilisation/clinicians": "clinicians' utilisation", "overtime/hours_a_day": "overtime, hours a day",
}  # fmt: skip
Studies = Sequence[tuple[str, Outcome]]


def draw_all(folder: Path, studies: Studies, comparison: Comparison | None) -> list[tuple[str, str]]:
    """Write the pictures into the folder; their file names with what they show."""
    import matplotlib

    matplotlib.use("Agg")
    pictures = [
        ("queue.png", "Patients in the waiting rooms through the day (mean of all days)", lambda a: _queue(a, studies)),
        ("waits.png", "Share of patients who waited at most so long", lambda a: _waits(a, studies)),
        (
            "tiers.png",
            "Wait by tier: mean, 95 of 100, worst (minutes; mean of the replications)",
            lambda a: _tiers(a, studies),
        ),
    ]
    if comparison is not None:
        for figure, title in _SHARED.items():
            name = f"share-{figure.replace('/', '-')}.png"
            pictures.append((name, f"What each policy adds to: {title}", _bars_of(comparison, figure)))
    for name, title, paint in pictures:
        _picture(folder / name, title, paint)
    return [(name, title) for name, title, _ in pictures]


def _picture(path: Path, title: str, paint: Any) -> None:
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(figsize=(8, 3.6))
    paint(axis)
    axis.set_title(title, loc="left", fontsize=10)
    axis.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def _colours(studies: Studies) -> list[str]:
    return [BEFORE, AFTER] if len(studies) > 1 else [AFTER]


def _queue(axis: Any, studies: Studies) -> None:
    busy = np.flatnonzero(sum(outcome.queue for _, outcome in studies) > 0.5)
    seen = slice(busy[0], busy[-1] + 2) if len(busy) else slice(0, 2)
    for (name, outcome), colour in zip(studies, _colours(studies), strict=True):
        axis.plot(GRID[seen] / 60, outcome.queue[seen], color=colour, label=name)
    axis.set(xlabel="hour of the day", ylabel="patients waiting", ylim=(0, None))
    axis.legend(frameon=False)


def _waits(axis: Any, studies: Studies) -> None:
    longest = 1.0
    for (name, outcome), colour in zip(studies, _colours(studies), strict=True):
        share = np.cumsum(outcome.wait_counts) / max(outcome.wait_counts.sum(), 1)
        end = int(np.searchsorted(share, 0.999)) + 2
        longest = max(longest, end / STEPS_A_MINUTE)
        axis.plot(np.arange(end) / STEPS_A_MINUTE, 100 * share[:end], color=colour, label=name)
    axis.set(xlabel="minutes", ylabel="% of patients", xlim=(0, longest), ylim=(0, 101))
    axis.legend(frameon=False)


def _tiers(axis: Any, studies: Studies) -> None:
    names = [f"{tier} {what}" for tier in TIERS for what in ("mean", "p95", "worst")]
    keys = [f"wait/tiers/{tier}/{what}" for tier in TIERS for what in ("mean", "p95", "worst")]
    width = 0.8 / len(studies)
    for number, ((name, outcome), colour) in enumerate(zip(studies, _colours(studies), strict=True)):
        heights = [outcome.interval(key).mean if outcome.values(key) else 0 for key in keys]
        axis.bar(np.arange(len(keys)) + number * width, heights, width, color=colour, label=name)
    axis.set_xticks(np.arange(len(keys)) + 0.4 - width / 2, names, fontsize=8)
    axis.legend(frameon=False)


def _bars_of(comparison: Comparison, figure: str) -> Any:
    def paint(axis: Any) -> None:
        before, after = comparison.before.interval(figure), comparison.after.interval(figure)
        shares = {policy: interval(values) for policy, values in comparison.shares(figure).items()}
        level = before.mean
        axis.bar("before", level, color=BEFORE)
        for (policy, share), colour in zip(shares.items(), COLOURS, strict=False):
            half = share.mean - share.low if share.low is not None else 0
            axis.bar(policy, share.mean, bottom=level, yerr=half, capsize=3, color=colour)
            axis.annotate(
                f"{share.mean:+.3g}", (policy, level + max(share.mean, 0)), ha="center", va="bottom", fontsize=8
            )
            level += share.mean
        axis.bar("after", after.mean, color=AFTER)

    return paint
