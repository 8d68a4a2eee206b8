"""Reads emergency_rules.yaml into compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from language.text.needed import Sieve
from runtime.errors import ConfigurationError
from runtime.yaml_files import from_yaml

PATH = Path(__file__).with_name("emergency_rules.yaml")
_BLANK = r"[\s,]+"
_NAMED = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Rule:
    """Patterns that tell of one kind of emergency, and where they come from."""

    id: str
    kind: str
    source: str
    patterns: tuple[re.Pattern[str], ...]
    mild_possible: bool = False


@dataclass(frozen=True)
class Combination:
    """Signs that are an emergency together: one of each part, by the keys of `RuleBook.signs`."""

    id: str
    kind: str
    source: str
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class RuleBook:
    """The whole file, compiled."""

    rules: tuple[Rule, ...]
    signs: dict[str, re.Pattern[str]]
    rules_in: Sieve[str]
    """Tells of which rules a message holds the words, by their ids; the same of signs."""
    signs_in: Sieve[str]
    combinations: tuple[Combination, ...]
    points: tuple[tuple[int, str, str], ...]
    """(points, sign, kind), from the heaviest sign down."""
    enough: int
    calm: tuple[tuple[int, re.Pattern[str]], ...]
    """Points that a message's calm words take off."""
    veto: int
    always: int
    acute: re.Pattern[str]
    misspelt: tuple[str, ...]
    real_words: frozenset[str]
    letters: tuple[tuple[re.Pattern[str], str], ...]
    guards: dict[str, re.Pattern[str]]
    severe: re.Pattern[str]
    bare: dict[str, str]
    corrections: dict[str, str]
    spelling: re.Pattern[str]
    learned: Learned


@dataclass(frozen=True)
class Learned:
    """Scores of the learned net from which it adds an alarm, and below which it withdraws one.

    `add`: where a sign tells something; `add_calm`, `add_short`: so in a calm or a short message; `add_sure`, `add_calm_sure`,
    `add_short_sure`: where none does. `keep`: of a `vague` rule; `doubt`: of another one, but for the kinds `certain_now`,
    whose vague rules stand too where the message speaks of now. `deny`: of any in a short message that asks or is calm.
    """

    add: float
    add_calm: float
    add_short: float
    add_sure: float
    add_calm_sure: float
    add_short_sure: float
    keep: float
    doubt: float
    deny: float
    vague: frozenset[str]
    certain_now: frozenset[str]
    telling: tuple[str, ...]
    """The signs with points, but for those that only say when, how bad or where."""


SCORES = ("add", "add_calm", "add_short", "add_sure", "add_calm_sure", "add_short_sure", "keep", "doubt", "deny")


@lru_cache(maxsize=1)
def load_rules() -> RuleBook:
    """The rules of the program; read once."""
    return read_rules(PATH)


def read_rules(path: Path) -> RuleBook:
    """Rules from a file. ConfigurationError names the rule that cannot be read."""
    content: dict[str, Any] = from_yaml(path.read_text(encoding="utf-8"))
    words: dict[str, str] = content["words"]
    corrections = {str(wrong): str(right) for wrong, right in content.get("spelling", {}).items() if wrong != right}
    rules = tuple(_rule(entry, words) for entry in content["rules"])
    signs = {name: _sign(name, phrases, words) for name, phrases in content["signs"].items()}
    return RuleBook(
        rules=rules,
        signs=signs,
        rules_in=Sieve.of({rule.id: rule.patterns for rule in rules}),
        signs_in=Sieve.of({name: (pattern,) for name, pattern in signs.items()}),
        combinations=tuple(_combination(entry, content["signs"]) for entry in content["combinations"]),
        points=tuple(
            sorted(((n, sign, kind) for kind, of in content["points"].items() for sign, n in of.items()), reverse=True)
        ),
        enough=content["enough"],
        calm=tuple((c["points"], _sign(name, c["phrases"], words)) for name, c in content["calm"].items()),
        veto=content["veto"],
        always=content["always"],
        acute=_sign("acute", content["acute"], words),
        misspelt=tuple(content["misspelt"]["words"]),
        real_words=frozenset(content["misspelt"]["real"]),
        letters=tuple((_compile("letters", wrong), right) for wrong, right in content["letters"].items()),
        guards={name: _guard(name, _expand_words(pattern, words)) for name, pattern in content["guards"].items()},
        severe=_compile("severe", _unfold(content["severe"])),
        bare={phrase: kind for kind, phrases in content["bare"].items() for phrase in phrases},
        corrections=corrections,
        spelling=re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, corrections), key=len, reverse=True)) + r")\b"),
        learned=_learned(content["learned"], [sign for of in content["points"].values() for sign in of]),
    )


def _learned(content: dict[str, Any], weighing: list[str]) -> Learned:
    telling = tuple(dict.fromkeys(sign for sign in weighing if sign not in content["vague_signs"]))
    vague, now = frozenset(content["vague"]), frozenset(content["certain_now"])
    scores = {name: content[name] for name in SCORES}
    return Learned(**scores, vague=vague, certain_now=now, telling=telling)


def _rule(entry: dict[str, Any], words: dict[str, str]) -> Rule:
    patterns = tuple(_compile(entry["id"], _expand(p, words)) for p in (*entry.get("en", ()), *entry.get("es", ())))
    return Rule(entry["id"], entry["kind"], entry["source"], patterns, bool(entry.get("mild_possible")))


def _sign(name: str, phrases: list[str], words: dict[str, str]) -> re.Pattern[str]:
    """Any of the phrases, on word borders; "*" ends a word in any way, " ?" is a blank that may be missing."""
    ready = (_expand(re.sub(r"(?<=[a-z)])\*", r"\\w*", p.replace(" ?", r"\s{0,2}")), words) for p in phrases)
    return _compile(name, rf"\b(?:{'|'.join(ready)})\b")


def _combination(entry: dict[str, Any], signs: dict[str, Any]) -> Combination:
    parts = tuple((part,) if isinstance(part, str) else tuple(part) for part in entry["all"])
    unknown = {sign for part in parts for sign in part} - set(signs)
    if unknown:
        raise ConfigurationError(f"The emergency combination {entry['id']} names no sign {sorted(unknown)}.")
    return Combination(entry["id"], entry["kind"], entry["source"], parts)


def _expand(pattern: str, words: dict[str, str]) -> str:
    """Words in <angles> put in, "~" for up to four words, blanks widened."""
    pattern = _expand_words(pattern, words)
    pattern = pattern.replace("~ ", r"(?:\W+\w+){0,4}?\W+")
    pattern = re.sub(r"(?<!\[) (?!\])", lambda _: _BLANK, pattern)
    return pattern


def _expand_words(pattern: str, words: dict[str, str]) -> str:
    """Words in <angles> put in, which may name others."""
    while named := _NAMED.search(pattern):
        pattern = pattern.replace(named[0], words[named[1]])
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
