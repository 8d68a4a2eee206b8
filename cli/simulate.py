"""`careline simulate`: hospital days without dialog, under policies; figures as JSON, pictures where they are wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from evals.simulation.config import POLICY_NAMES, HospitalDay, PolicyName
from evals.simulation.draft import draft as drafted
from evals.simulation.reading import LARGE_HOSPITAL, read_simulation
from evals.simulation.sensitivity import Analysis, analyse, assumptions_json, bounded, studies
from evals.simulation.shares import Comparison, compare
from evals.simulation.study import CONFIDENCE, Progress, reproduced, run
from runtime.errors import InvalidInput
from runtime.settings import load_settings
from scheduler_core.hospital import read_folder

T = TypeVar("T")


def schema() -> dict[str, Any]:
    """The JSON Schema of a simulation's file."""
    return HospitalDay.model_json_schema()


def draft(folder: Path | None) -> str:
    """A first file for the hospital in the folder, or the one that the settings name, as YAML."""
    from cli.bootstrap import DEMO_HOSPITAL  # the whole program, which a simulation does not need

    settings = load_settings(**({"hospital": folder} if folder else {}))
    return drafted(read_folder(settings.hospital or DEMO_HOSPITAL))


def simulate(
    path: Path | None,
    *,
    policies: Sequence[str],
    compared: bool,
    replications: int | None,
    days: int | None,
    seed: int | None,
    report: Path | None,
    sensitive: bool = False,
) -> dict[str, Any]:
    """The hospital of the file under these policies; with `compared` before, after and each policy's share.

    With `sensitive` what each assumption moves, under the policies named or all of them.
    """
    day = _changed(read_simulation(path or LARGE_HOSPITAL), replications, days, seed)
    chosen = policy_names(policies)
    if compared:
        answer, comparison = _compared(day, chosen or POLICY_NAMES)
        before, after = comparison.before, comparison.after
    else:
        answer, comparison = {}, None
        before = after = _with_bar(day, 1, lambda progress: run(day, chosen, progress))
        answer = {"policies": list(chosen), "figures": after.as_json()}
        if not chosen and day.targets:
            answer["reproduced"] = reproduced(day, before)
    analysis = _analysed(day, chosen or POLICY_NAMES) if sensitive else None
    answer = {**_about(day), **answer, "assumptions": assumptions_json(day, analysis)}
    if analysis is not None:
        few = analysis.day
        answer["sensitivity"] = {
            "policies": list(analysis.policies), "replications": few.replications, "days": few.days,
        }  # fmt: skip
    if report is not None:
        from evals.simulation.page import Findings, write

        page = write(report, day, answer, Findings(before, after, comparison, analysis))
        print(f"The report is {page}.", file=sys.stderr)
    return answer


def _analysed(day: HospitalDay, policies: tuple[PolicyName, ...]) -> Analysis:
    return _with_bar(bounded(day), studies(day), lambda progress: analyse(day, policies, progress))


def policy_names(given: Sequence[str]) -> tuple[PolicyName, ...]:
    """The policies named, in their usual order; InvalidInput for one that there is not."""
    asked = {name.strip() for part in given for name in part.split(",") if name.strip()}
    unknown = asked - {*POLICY_NAMES, "all", "baseline"}
    if unknown:
        raise InvalidInput(
            f"There is no policy {sorted(unknown)[0]!r}.", hint=f"There are: {', '.join(POLICY_NAMES)}, all, baseline."
        )
    return POLICY_NAMES if "all" in asked else tuple(name for name in POLICY_NAMES if name in asked)


def _changed(day: HospitalDay, replications: int | None, days: int | None, seed: int | None) -> HospitalDay:
    given = {"replications": replications, "days": days, "seed": seed}
    changes = {name: value for name, value in given.items() if value is not None}
    for name, (least, most) in {"replications": (2, 10_000), "days": (1, 366), "seed": (0, 2**63)}.items():
        if not least <= changes.get(name, least) <= most:
            raise InvalidInput(f"--{name} must lie between {least} and {most}.", hint="Leave it out for the file's.")
    return day.model_copy(update=changes)


def _about(day: HospitalDay) -> dict[str, Any]:
    return {
        "name": day.name, "seed": day.seed, "replications": day.replications, "days": day.days, "confidence": CONFIDENCE,
    }  # fmt: skip


def _compared(day: HospitalDay, chosen: tuple[PolicyName, ...]) -> tuple[dict[str, Any], Comparison]:
    comparison = _with_bar(day, 2 ** len(chosen), lambda progress: compare(day, chosen, progress))
    answer: dict[str, Any] = {"policies": list(chosen), "effects": comparison.as_json()}
    if day.targets:
        answer["reproduced"] = reproduced(day, comparison.before)
    return {**answer, "before": comparison.before.as_json(), "after": comparison.after.as_json()}, comparison


def _with_bar(day: HospitalDay, studies: int, work: Callable[[Progress], T]) -> T:
    total = day.replications * day.days * studies
    with tqdm(total=total, unit="day", file=sys.stderr, disable=not sys.stderr.isatty(), desc="simulating") as bar:

        def progress() -> None:
            bar.update()

        return work(progress)
