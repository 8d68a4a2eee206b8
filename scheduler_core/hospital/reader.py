"""Reading a hospital folder: YAML files, one top-level section each or several, and CSV for lists. Errors name file and line."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from runtime.errors import ConfigurationError
from runtime.yaml_files import LOADER
from scheduler_core.hospital.rules import faults
from scheduler_core.hospital.schema import HospitalFile

MAX_BYTES = 20_000_000
DEEPEST = 12
"""A folder's own parts nest five deep; a YAML alias to its own parent would nest for ever."""

Where = dict[tuple[str | int, ...], tuple[str, int]]


class HospitalFileError(ConfigurationError):
    """The hospital folder is wrong; the message lists `file:line: rule` for every fault found."""

    code = "hospital_file"

    def __init__(self, lines: Sequence[str]) -> None:
        """`lines` are `file:line: rule`."""
        super().__init__("\n".join(lines), hint="Mend these places; `careline hospital schema` prints the format.")
        self.lines = tuple(lines)


def read_folder(folder: Path) -> HospitalFile:
    """The hospital in `folder`; HospitalFileError with every fault's file, line and rule."""
    if not folder.is_dir():
        raise ConfigurationError(f"There is no hospital folder {folder}.", hint="Set CARELINE_HOSPITAL or --hospital.")
    content: dict[str, Any] = {}
    where: Where = {}
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.csv")]):
        if path.stat().st_size > MAX_BYTES:
            raise HospitalFileError([f"{path.name}:1: the file is larger than {MAX_BYTES} bytes"])
        _merge(content, where, path, _read(path, where, content))
    try:
        file = HospitalFile.model_validate(content)
    except ValidationError as error:
        lines = [_line(where, tuple(e["loc"]), e["msg"]) for e in error.errors()]
        raise HospitalFileError(lines) from None
    found = [_line(where, place, rule) for place, rule in faults(file)]
    if found:
        raise HospitalFileError(found)
    return file


def _read(path: Path, where: Where, content: dict[str, Any]) -> dict[str, Any]:
    try:
        if path.suffix == ".csv":
            return {path.stem: _rows(path, where, len(content.get(path.stem, ())))}
        return _sections(path, where, content)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise HospitalFileError([f"{path.name}:{line}: {error.problem}"]) from None
    except UnicodeDecodeError:
        raise HospitalFileError([f"{path.name}:1: it is not UTF-8 text"]) from None
    except (yaml.YAMLError, ValueError, csv.Error) as error:  # YAML dates such as 2026-02-30 raise ValueError
        raise HospitalFileError([f"{path.name}:1: {str(error).splitlines()[0]}"]) from None


def _sections(path: Path, where: Where, content: dict[str, Any]) -> dict[str, Any]:
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise HospitalFileError([f"{path.name}:1: a file holds sections by name, such as `sites:`"])
    _mark(node, (), path.name, where, content)
    loader = yaml.SafeLoader("")
    try:
        loaded: dict[str, Any] = loader.construct_document(node)
    finally:
        loader.dispose()
    return loaded


def _mark(node: yaml.Node, place: tuple[str | int, ...], name: str, where: Where, content: dict[str, Any]) -> None:
    """Remember the line of every part; lists that go on in another file are counted on."""
    where[place] = (name, node.start_mark.line + 1)
    if len(place) > DEEPEST:
        raise HospitalFileError([_line(where, place[:3], "it is nested too deeply")])
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                raise HospitalFileError([f"{name}:{key.start_mark.line + 1}: {key.value!r} stands twice"])
            seen.add(key.value)
            _mark(value, (*place, key.value), name, where, content)
    elif isinstance(node, yaml.SequenceNode):
        start = len(content.get(str(place[0]), ())) if len(place) == 1 else 0
        for number, value in enumerate(node.value, start):
            _mark(value, (*place, number), name, where, content)


def _rows(path: Path, where: Where, start: int) -> list[dict[str, Any]]:
    """A CSV list; empty cells are left out, `a|b` is a list."""
    rows = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for number, row in enumerate(reader, start):
            where[(path.stem, number)] = (path.name, reader.line_num)
            if None in row:
                raise HospitalFileError([f"{path.name}:{reader.line_num}: there are more cells than columns"])
            rows.append({k: v.split("|") if "|" in v else v for k, v in row.items() if k and v})
    return rows


def _merge(content: dict[str, Any], where: Where, path: Path, more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, list) and isinstance(content.get(key, []), list):
            content[key] = [*content.get(key, []), *value]
        elif key in content:
            raise HospitalFileError([_line(where, (key,), f"{key!r} stands in more than one file")])
        else:
            content[key] = value


def _line(where: Where, place: tuple[str | int, ...], rule: str) -> str:
    at = place
    while at and at not in where:
        at = at[:-1]
    name, line = where.get(at, ("hospital.yaml", 1))
    shown = ".".join(str(part) for part in place)
    return f"{name}:{line}: {shown}: {rule}"
