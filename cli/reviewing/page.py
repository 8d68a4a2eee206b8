"""The emergency rules on one page to read and to print: every rule with its source, and what examples would hear."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from assistant.danger import AFTER
from channels.words import Words
from cli.reviewing.signing import SHOWN
from guardrails.emergency import detect
from guardrails.emergency_review import digest_of
from guardrails.emergency_rules import PATH
from guardrails.learned.examples import rows
from runtime.files import appearing
from runtime.yaml_files import from_yaml

EVERY = {"emergencies": 6, "near_misses": 16, "ordinary": 60}
"""Of so many examples one is heard for the page: all of them would take a minute."""
PER_RULE, PER_KIND = 3, 6
_SHORTER = ((r"\b", ""), ("(?:", "("), (r"\w*", "…"), (r"\w+", "…"), (r"\W+", " "), (r"[\s,]+", " "))
_NAMED = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Heard:
    """An example with what it would hear; `kind` and `rule` are empty where no alarm is raised.

    `meant` tells whether that is what its writer meant.
    """

    text: str
    of: str
    kind: str
    rule: str
    meant: bool


def write_page(path: Path) -> dict[str, Any]:
    """Write the page; its digest is what a signature repeats."""
    rules = digest_of()
    heard = {file: [*_heard(file, every)] for file, every in EVERY.items()}
    by_rule: dict[str, list[str]] = defaultdict(list)
    for one in heard["emergencies"]:
        by_rule[one.rule].append(one.text)
    page = _template().render(
        rules=rules, shown=SHOWN, version=version("careline"), content=from_yaml(PATH.read_text(encoding="utf-8")),
        by_rule={rule: sorted(texts, key=len)[:PER_RULE] for rule, texts in by_rule.items()},
        emergencies=_some(heard["emergencies"]), near_misses=_some(heard["near_misses"]), after=AFTER,
        ordinary=[one for one in heard["ordinary"] if one.kind], counts={file: _counted(all_) for file, all_ in heard.items()},
    )  # fmt: skip
    with appearing(path) as file:
        file.write(page.encode())
    return {"page": str(path), "digest": rules, "shown": rules[:SHOWN]}


def readable(pattern: str) -> str:
    """A pattern as a person reads it: without the marks that only a program needs."""
    for wrong, right in _SHORTER:
        pattern = pattern.replace(wrong, right)
    return _NAMED.sub(r"‹\1›", pattern).replace("~ ", " ⋯ ").replace("  ", " ").strip()


def _heard(file: str, every: int) -> Iterator[Heard]:
    for row in islice(rows(file), None, None, every):
        found, wanted = detect(row["text"]), str(row.get("kind", ""))
        kind, rule = (found.kind, found.rule) if found else ("", "")
        yield Heard(row["text"], wanted or str(row.get("why", "")), kind, rule, kind == wanted)


def _some(heard: Sequence[Heard]) -> dict[str, list[Heard]]:
    """A few of each sort; those that are heard otherwise than they should be come first, so that none is hidden."""
    sorts: dict[str, list[Heard]] = defaultdict(list)
    for one in sorted(heard, key=lambda one: (one.meant, len(one.text))):
        if len(sorts[one.of]) < PER_KIND:
            sorts[one.of].append(one)
    return dict(sorted(sorts.items(), key=lambda sort: (-len(sort[1]), sort[0])))


def _counted(heard: Sequence[Heard]) -> tuple[int, int]:
    """How many raise an alarm, of how many."""
    return sum(bool(one.kind) for one in heard), len(heard)


def _template() -> Any:
    loader = FileSystemLoader(Path(__file__).parent)
    pages = Environment(
        loader=loader, autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    words = Words()

    def kind_name(kind: str) -> str:
        """What the desk calls a kind."""
        return words.text(f"staff-kind-{kind.replace('_', '-')}", "en")

    pages.filters |= {"readable": readable, "kind": kind_name}
    return pages.get_template("page.html")
