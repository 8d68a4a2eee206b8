"""A small chart parser: vocabulary and numbers seed it, rules join neighbours until nothing new is found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from language.times.model import Node

MAX_NODES = 6_000
MAX_ROUNDS = 9
MAX_WIDTH = 26
"""Tokens that one phrase may span."""

Action = Callable[..., object]
Declared = TypeVar("Declared", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a rule: the kinds that fit, and whether it may be missing."""

    kinds: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Rule:
    """A row of items that makes a node of kind `makes`; `action` gets (grammar, *nodes) and returns a value or None."""

    name: str
    items: tuple[Item, ...]
    makes: str
    action: Action
    weight: int = 0

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """For each place that must be filled the kinds of which one must be there."""
        return tuple(frozenset(item.kinds) for item in self.items if not item.optional)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """All kinds that fit anywhere."""
        return frozenset(kind for item in self.items for kind in item.kinds)

    def may_find(self, there: Set[str], fresh: Set[str]) -> bool:
        """Whether nodes of the kinds that are `there` may fill all places, one of them a kind that is `fresh`."""
        return not self.kinds.isdisjoint(fresh) and not any(map(there.isdisjoint, self.needed))


class Rules:
    """Rules as they are declared, one file after another."""

    def __init__(self) -> None:
        self.all: list[Rule] = []

    def __call__(self, *patterns: str, makes: str = "time", weight: int = 0) -> Callable[[Declared], Declared]:
        """Declare a rule: `@rule("NEXT weekday", "weekday COMING")`; `A|B` either, `A?` may be missing.

        The action is called with the grammar and the value of each place (None where missing).
        """

        def declare(action: Declared) -> Declared:
            for pattern in patterns:
                items = tuple(_item(word) for word in pattern.split())
                self.all.append(Rule(action.__name__, items, makes, action, weight))
            return action

        return declare


def _item(word: str) -> Item:
    return Item(tuple(word.removesuffix("?").split("|")), word.endswith("?"))


class Chart:
    """Nodes by where they start, and the rules run over them."""

    def __init__(self, grammar: object, by_first: dict[str, list[Rule]]) -> None:
        self.grammar, self.by_first = grammar, by_first
        self.at: dict[int, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self.seen: set[tuple[int, int, str, object]] = set()
        self.kinds: set[str] = set()
        self.fresh: set[str] = set()
        """The kinds of all nodes, and of those that came last: a rule finds nothing new without one of these."""
        self.count = 0

    def add(self, nodes: Iterable[Node], age: int) -> bool:
        """Keep the nodes that are new; True when any was."""
        self.fresh = set()
        for node in nodes:
            key = (node.start, node.end, node.kind, _hashable(node.value))
            if key in self.seen or node.end - node.start > MAX_WIDTH or self.count >= MAX_NODES:
                continue
            self.seen.add(key)
            node.age = age
            self.at[node.start][node.kind].append(node)
            self.count += 1
            self.fresh.add(node.kind)
        self.kinds |= self.fresh
        return bool(self.fresh)

    def saturate(self) -> None:
        """Run rules until they find nothing new."""
        for age in range(MAX_ROUNDS):
            if not self.add(list(self._derive(age)), age + 1):
                return

    def nodes(self, kind: str) -> list[Node]:
        """All nodes of a kind."""
        return [n for start in sorted(self.at) for n in self.at[start].get(kind, ())]

    def _derive(self, age: int) -> Iterator[Node]:
        rules: dict[str, list[Rule]] = {}
        for start in list(self.at):
            for kind in list(self.at[start]):
                if kind not in rules:
                    rules[kind] = [r for r in self.by_first.get(kind, ()) if r.may_find(self.kinds, self.fresh)]
                for rule in rules[kind]:
                    yield from self._apply(rule, start, age)

    def _apply(self, rule: Rule, start: int, age: int) -> Iterator[Node]:
        for row in self._rows(rule.items, 0, start):
            used = [n for n in row if n is not None]
            if not used or max(n.age for n in used) != age:
                continue
            value = rule.action(self.grammar, *(n.value if n else None for n in row))
            if value is not None:
                weight = rule.weight + sum(n.weight for n in used)
                yield Node(start, used[-1].end, rule.makes, value, weight, rule=rule.name, parts=tuple(used))

    def _rows(self, items: Sequence[Item], index: int, position: int) -> Iterator[list[Node | None]]:
        if index == len(items):
            yield []
            return
        item = items[index]
        here = self.at.get(position)
        if here:
            for kind in item.kinds:
                for node in here.get(kind, ()):
                    for rest in self._rows(items, index + 1, node.end):
                        yield [node, *rest]
        if item.optional:
            for rest in self._rows(items, index + 1, position):
                yield [None, *rest]


def _hashable(value: object) -> object:
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value


def index_by_first(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """Rules by every kind that they can begin with."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for item in rule.items:
            for kind in item.kinds:
                found[kind].append(rule)
            if not item.optional:
                break
    return dict(found)
