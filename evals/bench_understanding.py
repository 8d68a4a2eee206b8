"""How well messages are understood, against data that no one here wrote. `python -m evals.bench_understanding` prints JSON.

The data is looked for in CARELINE_OUTSIDER_DATA (default ../shared/data); a set that is missing is left out.
"""

# ruff: noqa: E501
from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from evals.outside import data_folder
from evals.understanding import clinc, dates, dialogs, own, symptoms

Score = dict[str, Any]

SETS: dict[str, Callable[[Path, bool], Score]] = {
    "recognizers_en": lambda data, verbose: dates.recognizers(data, "en", verbose),
    "recognizers_es": lambda data, verbose: dates.recognizers(data, "es", verbose),
    "duckling_en": lambda data, verbose: dates.duckling(data, "en", verbose),
    "duckling_es": lambda data, verbose: dates.duckling(data, "es", verbose),
    "sgd_pairs": dates.sgd_pairs,
    "sgd_dialogs": dialogs.sgd,
    "star": dialogs.star,
    "clinc150": clinc.false_starts,
    "symptoms": symptoms.departments,
    "booking": own.booking,
    "complaints": own.complaints,
}
GOALS = {"recognizers_en": 0.93, "recognizers_es": 0.88, "duckling_en": 0.90, "duckling_es": 0.85, "sgd_pairs": 0.99, "sgd_dialogs": 0.95,
         "star": 0.90, "clinc150": 0.995, "symptoms": 0.70, "booking": 0.95, "complaints": 0.90}  # fmt: skip


def run(names: list[str], *, verbose: bool = False) -> Iterator[tuple[str, Score]]:
    """The score of each set that is there."""
    for name in names or list(SETS):
        try:
            yield name, SETS[name](data_folder(), verbose)
        except FileNotFoundError:
            continue


def main(arguments: list[str]) -> int:
    """Print the scores as JSON; misses go to stderr with -v. Returns 1 where a goal is missed."""
    verbose = "-v" in arguments
    scores = dict(run([a for a in arguments if not a.startswith("-")], verbose=verbose))
    met = {name: score["right"] >= GOALS[name] for name, score in scores.items()}
    out = {
        "name": "understanding",
        "ours": scores,
        "goals": {n: {"is": s["right"], "want": GOALS[n], "met": met[n]} for n, s in scores.items()},
    }
    sys.stdout.write(json.dumps({**out, "met": all(met.values())}, indent=1) + "\n")
    return 0 if all(met.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
