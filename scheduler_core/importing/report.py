"""The report of an import: what became of every row, and why those that did not fit did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from scheduler_core.importing.records import Fault, Kind

Fate = Literal["new", "changed", "unchanged", "not_needed", "refused"]
SHOWN = 1_000
"""Faults that the report itself holds; every one goes to `each`."""


@dataclass
class Report:
    """Counts by kind, and faults. Its size does not grow with the source's."""

    each: Callable[[Fault], None] = lambda _fault: None
    counts: dict[Kind, Counter[Fate]] = field(default_factory=dict)
    rules: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def count(self, kind: Kind, fate: Fate) -> None:
        """One more row of this fate."""
        self.counts.setdefault(kind, Counter())[fate] += 1

    def add(self, fault: Fault) -> None:
        """One more row that did not fit, or not wholly."""
        self.rules[fault.rule] += 1
        if not fault.warning:
            self.count(fault.kind, "refused")
        if len(self.faults) < SHOWN:
            self.faults.append(fault)
        self.each(fault)

    @property
    def refused(self) -> int:
        """How many rows did not fit."""
        return sum(counter["refused"] for counter in self.counts.values())

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "counts": {kind: dict(counter) for kind, counter in sorted(self.counts.items())},
            "rules": dict(sorted(self.rules.items())),
            "faults": [fault.as_json() for fault in self.faults],
            "faults_left_out": self.rules.total() - len(self.faults),
        }
