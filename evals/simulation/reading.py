"""Reading a simulation's file; what is wrong with it is named by its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from evals.simulation.config import HospitalDay
from evals.simulation.varying import ENDS, varied
from runtime.errors import ConfigurationError
from runtime.yaml_files import from_yaml

MAX_BYTES = 1_000_000


class SimulationFileError(ConfigurationError):
    """The file is wrong; the message lists `place: rule` for every fault found."""

    code = "simulation_file"


LARGE_HOSPITAL = Path(__file__).parents[2] / "deploy" / "simulations" / "large_hospital.yaml"
"""The ready-made case."""


def read_simulation(path: Path) -> HospitalDay:
    """The hospital in the YAML (or JSON) file; SimulationFileError with every fault's place and rule."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SimulationFileError(f"{path} is larger than {MAX_BYTES} bytes.", hint="Simulate one hospital a file.")
        data = from_yaml(path.read_text("utf-8"))
    except OSError as error:
        raise SimulationFileError(
            f"{path} cannot be read: {error.strerror}.", hint="Give the path of a YAML file."
        ) from None
    except RecursionError:
        raise SimulationFileError(f"{path} is nested too deeply.", hint="Mend the file.") from None
    except (yaml.YAMLError, ValueError) as error:  # YAML dates such as 2026-02-30 raise ValueError
        raise SimulationFileError(f"{path} is not YAML: {error}", hint="Mend the file.") from None
    return parse_simulation(data, str(path))


def parse_simulation(data: Any, source: str = "the simulation") -> HospitalDay:
    """The hospital in `data`; SimulationFileError."""
    try:
        day = HospitalDay.model_validate(data)
    except ValidationError as error:
        raise _faults(f"{source}: {_place(data, e['loc'])}: {e['msg']}" for e in error.errors()) from None
    wrong = [f"{source}: assumptions.{n}.vary: {why}" for n, why in _not_varied(day)]
    if wrong:
        raise _faults(wrong)
    return day


def _faults(lines: Iterable[str]) -> SimulationFileError:
    return SimulationFileError(
        "\n".join(lines), hint="Mend these places; `careline simulate --schema` prints the form."
    )


def _not_varied(day: HospitalDay) -> Iterator[tuple[int, str]]:
    """The assumptions that cannot be put at an end of their range, by number, and why."""
    for number, assumption in enumerate(day.assumptions):
        for end in ENDS:
            try:
                varied(day, assumption, end)
            except ValidationError as error:
                yield number, f"{end}: {error.errors()[0]['msg']}"
            except ValueError as error:
                yield number, str(error)


def _place(data: Any, loc: tuple[int | str, ...]) -> str:
    """Where it stands, departments and kinds by their keys."""
    parts, at = [], data
    for step in loc:
        at = _inside(at, step)
        key = at.get("key") if isinstance(step, int) and isinstance(at, dict) else None
        parts.append(str(key) if key is not None else str(step))
    return ".".join(parts) or "the file"


def _inside(at: Any, step: int | str) -> Any:
    try:
        return at[step]
    except (KeyError, IndexError, TypeError):
        return None
