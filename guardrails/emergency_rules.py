"""Reads emergency_rules.yaml into compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from runtime.errors import ConfigurationError

PATH = Path(__file__).with_name("emergency_rules.yaml")
_BLANK = r"[\s,]+"


@dataclass(frozen=True)
class Rule:
    """Patterns that tell of one kind of emergency, and where they come from."""

    id: str
    kind: str
    source: str
    patterns: tuple[re.Pattern[str], ...]
    mild_possible: bool = False


@dataclass(frozen=True)
class RuleBook:
    """The whole file, compiled."""

    rules: tuple[Rule, ...]
    guards: dict[str, re.Pattern[str]]
    severe: re.Pattern[str]
    bare: dict[str, str]
    corrections: dict[str, str]
    spelling: re.Pattern[str]


@lru_cache(maxsize=1)
def load_rules() -> RuleBook:
    """The rules of the program; read once."""
    return read_rules(PATH)


def read_rules(path: Path) -> RuleBook:
    """Rules from a file. ConfigurationError names the rule that cannot be read."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    words: dict[str, str] = content["words"]
    corrections = {str(wrong): str(right) for wrong, right in content.get("spelling", {}).items() if wrong != right}
    return RuleBook(
        rules=tuple(_rule(entry, words) for entry in content["rules"]),
        guards={name: _guard(name, pattern) for name, pattern in content["guards"].items()},
        severe=_compile("severe", _unfold(content["severe"])),
        bare={phrase: kind for kind, phrases in content["bare"].items() for phrase in phrases},
        corrections=corrections,
        spelling=re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, corrections), key=len, reverse=True)) + r")\b"),
    )


def _rule(entry: dict[str, Any], words: dict[str, str]) -> Rule:
    patterns = tuple(_compile(entry["id"], _expand(p, words)) for p in (*entry.get("en", ()), *entry.get("es", ())))
    return Rule(entry["id"], entry["kind"], entry["source"], patterns, bool(entry.get("mild_possible")))


def _expand(pattern: str, words: dict[str, str]) -> str:
    """Words in <angles> put in, "~" for up to four words, blanks widened."""
    pattern = re.sub(r"<(\w+)>", lambda m: words[m[1]], pattern)
    pattern = pattern.replace("~ ", r"(?:\W+\w+){0,4}?\W+")
    pattern = re.sub(r"(?<!\[) (?!\])", lambda _: _BLANK, pattern)
    return pattern


def _unfold(pattern: str) -> str:
    """A pattern that YAML folded over several lines, in one piece."""
    return re.sub(r"(?<=[|(]) | (?=[|)])", "", " ".join(pattern.split()))


def _guard(name: str, pattern: str) -> re.Pattern[str]:
    one = _unfold(pattern)
    return _compile(name, one if one.startswith(r"\b") else rf"\b{one}\b")


def _compile(name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ConfigurationError(
            f"The emergency rule {name} does not read: {error}.", hint="Mend the rule file."
        ) from error
