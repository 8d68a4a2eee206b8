"""All tools, by name: the model's schemas and the documentation come from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tools.spec import ToolSpec


class Registry:
    """An immutable set of tools. Two of one name are refused with ValueError."""

    def __init__(self, specs: Iterable[ToolSpec]) -> None:
        self._specs: dict[str, ToolSpec] = {}
        for spec in specs:
            if spec.name in self._specs:
                raise ValueError(f"two tools are called {spec.name}")
            if (spec.run is None) == (spec.consenting is None):
                raise ValueError(f"{spec.name} needs either run or consenting")
            self._specs[spec.name] = spec
        self._schemas = {spec.name: spec.schema() for spec in self._specs.values()}

    def __iter__(self) -> Iterator[ToolSpec]:
        return iter(self._specs.values())

    def __contains__(self, name: object) -> bool:
        return name in self._specs

    def get(self, name: str) -> ToolSpec | None:
        """The tool of this name, or None."""
        return self._specs.get(name)

    def schemas(self, names: Iterable[str] | None = None) -> list[dict[str, Any]]:
        """OpenAI function schemas of these tools (all by default), in the registry's order. Shared: not to be changed."""
        wanted = None if names is None else set(names)
        return [schema for name, schema in self._schemas.items() if wanted is None or name in wanted]

    def docs_table(self) -> str:
        """A Markdown table of the tools."""
        head = "| tool | arguments | proof | changes state | asks for a yes | what it does |\n|---|---|---|---|---|---|"
        return "\n".join([head, *(_row(spec) for spec in self)])


def _row(spec: ToolSpec) -> str:
    fields = spec.args.model_fields
    arguments = ", ".join(f"{name}{'' if info.is_required() else '?'}" for name, info in fields.items()) or "–"
    marks = ("yes" if flag else "–" for flag in (spec.changes_state, spec.consent))
    return f"| {spec.name} | {arguments} | L{spec.level} | {' | '.join(marks)} | {spec.description} |"
