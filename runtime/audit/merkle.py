"""Merkle trees over the digests of rows: roots and inclusion proofs as in RFC 6962 §2.1."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["left", "right"]


@dataclass(frozen=True)
class Step:
    """A digest to be joined on the way to the root, and on which side of ours it stands."""

    side: Side
    digest: str


def leaf(digest: str) -> bytes:
    """The hash of a leaf; another prefix than a node's, so that none can pass for the other."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(digest)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(digests: Sequence[str]) -> str:
    """The root of the tree with these leaves, as 64 hex characters."""
    return _levels(digests)[-1][0].hex() if digests else hashlib.sha256(b"").hexdigest()


def path(digests: Sequence[str], index: int) -> tuple[Step, ...]:
    """The steps from leaf `index` to the root."""
    steps: list[Step] = []
    for level in _levels(digests)[:-1]:
        beside = index ^ 1
        if beside < len(level):
            steps.append(Step("left" if beside < index else "right", level[beside].hex()))
        index //= 2
    return tuple(steps)


def climb(digest: str, steps: Sequence[Step]) -> str:
    """The root that a leaf and its steps lead to. ValueError for what is no digest."""
    reached = leaf(digest)
    for step in steps:
        other = bytes.fromhex(step.digest)
        reached = _node(other, reached) if step.side == "left" else _node(reached, other)
    return reached.hex()


def _levels(digests: Sequence[str]) -> list[list[bytes]]:
    """From the leaves to the root. A node without a partner moves up as it is: the same tree as RFC 6962's."""
    levels = [[leaf(digest) for digest in digests]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = [_node(*below[i : i + 2]) if i + 1 < len(below) else below[i] for i in range(0, len(below), 2)]
        levels.append(pairs)
    return levels
