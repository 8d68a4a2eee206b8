"""`careline optimize`: an instance in, the best plan found as JSON out, with a picture of the day where one is wanted."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

from runtime.errors import InvalidInput
from scheduler_core.optimizer import Instance, Solution, read_instance, read_plan, solve, terms_of, warm_up
from scheduler_core.optimizer.bound import solve_exactly


def schema() -> dict[str, Any]:
    """The JSON Schema of an instance."""
    return Instance.model_json_schema()


def optimize(
    path: Path,
    *,
    seconds: float,
    iterations: int | None,
    seed: int,
    solver: str,
    warm: Path | None,
    plot: Path | None,
) -> dict[str, Any]:
    """The plan found and what it is worth. `seconds` do not count compilation."""
    if solver not in ("ga", "cpsat"):
        raise InvalidInput(f"There is no solver {solver!r}.", hint="Use ga or cpsat.")
    if seconds < 0 or (iterations is not None and iterations < 0):
        raise InvalidInput("--seconds and --iterations cannot be negative.", hint="Leave them out for one second.")
    day = read_instance(path)
    start = read_plan(warm, day) if warm else None
    found = solve_exactly(day, seconds) if solver == "cpsat" else search(day, seconds, iterations, seed, start)
    if plot is not None:
        from scheduler_core.optimizer.plot import draw

        draw(day, start, found.plan, plot)
    return _answer(day, found)


def search(day: Instance, seconds: float, iterations: int | None, seed: int, warm: list[int | None] | None) -> Solution:
    """The planner on this day, with its progress shown to people."""
    warm_up()
    with tqdm(total=100, unit="%", file=sys.stderr, disable=not sys.stderr.isatty(), desc="planning") as bar:

        def show(share: float, best: int) -> None:
            bar.update(int(100 * share) - bar.n)
            bar.set_postfix(value=best, refresh=False)

        return solve(day, seconds=seconds, iterations=iterations, seed=seed, warm=warm, progress=show)


def _answer(day: Instance, found: Solution) -> dict[str, Any]:
    verdict = found.verdict
    answer: dict[str, Any] = {"value": verdict.value, "violations": verdict.violations, "plan": found.plan}
    if day.proven_bound:
        answer["below_bound"] = round(1 - verdict.value / day.proven_bound, 5)
    if found.bound is not None:
        answer["bound"] = found.bound
    answer["terms"] = asdict(terms_of(day, found.plan, verdict.shared_steps))
    return {**answer, "rounds": found.rounds, "seconds": found.seconds}
