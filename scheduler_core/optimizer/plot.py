"""A picture of a planned day: a row a clinician, a bar a visit, two half bars where two share a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scheduler_core.optimizer.instance import Instance, Plan
from scheduler_core.pictures import panels

COLOURS = ("#2a6f97", "#c1666b", "#5f8d4e", "#b08900", "#6d597a", "#457b9d")
"""By room kind; told apart by people who see red and green alike, since each also has its hatching."""
HATCHES = ("", "//", "..", "xx", "--", "++")


def draw(day: Instance, before: Plan | None, after: Plan, path: Path) -> None:
    """Write the day before (where there is one) and after as an image; the ending of `path` says of which kind."""
    plans = [("before", before), ("after", after)] if before is not None else [("planned", after)]
    with panels(path, len(plans), (12, 0.35 * day.clinicians * len(plans) + 1.5)) as axes:
        for axis, (name, plan) in zip(axes, plans, strict=True):
            _rows(axis, day, plan)
            axis.set_title(f"{day.name}: {name}", loc="left")


def _rows(axis: Any, day: Instance, plan: Plan) -> None:
    taken: set[tuple[int, int]] = set()
    for request, choice in zip(day.requests, plan, strict=True):
        if choice is None:
            continue
        clinician, start, _ = request.candidates[choice]
        cells = {(clinician, step) for step in range(start, start + request.steps)}
        lower = bool(cells & taken)
        taken |= cells
        kind = request.room_kind % len(COLOURS)
        bottom = clinician - 0.4 if lower else clinician
        axis.broken_barh(
            [(start, request.steps)], (bottom, 0.4), facecolor=COLOURS[kind], hatch=HATCHES[kind], edgecolor="white"
        )
    axis.set(
        xlim=(0, day.steps),
        ylim=(-0.6, day.clinicians - 0.4),
        xlabel=f"steps of {day.step_minutes} minutes",
        ylabel="clinician",
    )
    axis.set_yticks(range(day.clinicians))
