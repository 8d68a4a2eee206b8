"""Emergencies measured: found where they are told, silent where they only sound so. The held third is only counted."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from evals.outside import data_folder
from evals.own_sets import PARTS, SHOWN, rows
from guardrails.emergency import by_rules, detect, judged
from guardrails.learned import COMPLAINTS, FILES, MESSAGES, examples, heard_without_each


@dataclass
class Alarms:
    """How many of the rows raised an alarm, and of the right kind."""

    rows: int = 0
    raised: int = 0
    right: int = 0
    milliseconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Rows that came out wrong; only of the parts that are shown."""

    def as_json(self) -> dict[str, Any]:
        """Counts and shares."""
        return {"rows": self.rows, "alarms": self.raised, "share": round(self.raised / max(self.rows, 1), 4)}


def emergencies(which: str) -> Alarms:
    """Emergencies found in one part of the set; `right` counts those of the labelled kind or one as defensible."""
    tally = Alarms()
    for row in (r for r in rows("emergencies") if r["part"] == which):
        found = _timed(row, tally)
        tally.raised += found is not None
        tally.right += found is not None and found.kind in (row["kind"], *_list(row.get("also_ok")))
        if found is None and which in SHOWN:
            tally.wrong.append(f"{row['id']} {row['kind']}: {row['text']}")
    return tally


def near_misses(which: str) -> Alarms:
    """False alarms in one part of the set."""
    tally = Alarms()
    for row in (r for r in rows("near_misses") if r["part"] == which):
        found = _timed(row, tally)
        tally.raised += found is not None
        if found is not None and which in SHOWN:
            tally.wrong.append(f"{row['id']} {row['why'].split(':')[0]} [{found.rule}]: {row['text']}")
    return tally


def clinc() -> Alarms | None:
    """Alarms among utterances to other assistants; None where the data is missing."""
    path = data_folder() / "clinc150" / "utterances.jsonl"
    if not path.is_file():
        return None
    tally = Alarms()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = _timed(row, tally)
        tally.raised += found is not None
        if found is not None:
            tally.wrong.append(f"{row['intent']} [{found.rule}]: {row['text']}")
    return tally


def left_out() -> dict[str, Alarms]:
    """The examples that the learned net is fitted from, each heard by a net fitted without it, and by the rules."""
    tallies = {name: Alarms() for name in (*FILES, COMPLAINTS, MESSAGES)}
    given = examples()
    for example, heard in zip(given, heard_without_each(given), strict=True):
        tally = tallies[example.file]
        found = judged(by_rules(example.text), heard)
        tally.rows += 1
        tally.raised += found is not None
        tally.right += found is not None and found.kind in example.kinds
        if (found is None) == bool(example.kinds):
            tally.wrong.append(f"{example.file} [{found.rule if found else None}]: {example.text}")
    return tallies


def figures() -> dict[str, Any]:
    """All figures of the benchmark."""
    out: dict[str, Any] = {}
    for name, tally in left_out().items():
        out[f"examples/{name}"] = tally.as_json()
    for which in PARTS:
        found, false = emergencies(which), near_misses(which)
        out[f"emergencies/{which}"] = {**found.as_json(), "kind_right": round(found.right / max(found.rows, 1), 4)}
        out[f"near_misses/{which}"] = false.as_json()
    elsewhere = clinc()
    if elsewhere is not None:
        out["clinc150"] = elsewhere.as_json()
    return out


def _timed(row: dict[str, Any], tally: Alarms) -> Any:
    started = time.thread_time()
    found = detect(row["text"])
    tally.milliseconds.append((time.thread_time() - started) * 1000)
    tally.rows += 1
    return found


def _list(value: Any) -> Iterable[str]:
    return [value] if isinstance(value, str) else value or []


def wrong() -> Iterator[str]:
    """What came out wrong in the parts that are shown and elsewhere."""
    shown = [measure(which) for which in SHOWN for measure in (emergencies, near_misses)]
    for tally in (*shown, clinc() or Alarms(), *left_out().values()):
        yield from tally.wrong


if __name__ == "__main__":
    sys.stdout.write(json.dumps(figures(), indent=1) + "\n")
    if "-v" in sys.argv:
        sys.stderr.write("\n".join(wrong()) + "\n")
