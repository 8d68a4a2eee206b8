"""A picture of the weeks ahead: a panel a department, what was, what is expected with its bounds, and what can be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from runtime.errors import InvalidInput
from scheduler_core.forecast.capacity import Capacity
from scheduler_core.forecast.features import days_from
from scheduler_core.forecast.history import Series
from scheduler_core.forecast.outlook import Outlook
from scheduler_core.pictures import panels

PAST_DAYS = 42
INK, BLUE, RED = "#6c757d", "#2a6f97", "#c1666b"


def draw(history: Sequence[Series], outlook: Outlook, capacities: Mapping[str, Capacity], path: Path) -> None:
    """Write the picture; the ending of `path` says of which kind. InvalidInput where it cannot be written."""
    names = list(outlook.days)
    if not names:
        raise InvalidInput("There is no forecast to draw.", hint="See left_out in the answer.")
    with panels(path, len(names), (10, 2.4 * len(names))) as axes:
        for axis, name in zip(axes, names, strict=True):
            _panel(axis, name, [s for s in history if s.department == name], outlook, capacities.get(name))


def _panel(axis: Any, name: str, past: Sequence[Series], outlook: Outlook, capacity: Capacity | None) -> None:
    length = min(PAST_DAYS, *(len(series.counts) for series in past))
    before = np.sum([series.counts[-length:] for series in past], axis=0)
    axis.plot(_last(past[0], length), before, color=INK, label="came")
    ahead = [one for one in outlook.totals(name) if not one.closed]
    days = [one.day for one in ahead]
    axis.fill_between(days, [o.low95 for o in ahead], [o.high95 for o in ahead], color=BLUE, alpha=0.15, label="95 %")
    axis.fill_between(days, [o.low80 for o in ahead], [o.high80 for o in ahead], color=BLUE, alpha=0.3, label="80 %")
    axis.plot(days, [one.mean for one in ahead], ".-", color=BLUE, label="expected")
    if capacity is not None:
        axis.plot(days, [capacity.visits(day) for day in days], "_", color=RED, markersize=9, label="can be seen")
    axis.set_title(name, loc="left", fontsize=10)
    axis.set_ylim(0, 1.2 * axis.get_ylim()[1])  # room for the legend
    axis.spines[["top", "right"]].set_visible(False)
    axis.legend(frameon=False, fontsize=7, ncols=5, loc="upper left")


def _last(series: Series, length: int) -> list[Any]:
    """The last days of the series."""
    return days_from(series.start, len(series.counts))[-length:]
