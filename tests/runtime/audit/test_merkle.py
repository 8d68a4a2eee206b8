"""Merkle trees: every leaf proves itself, nothing else does, and the tree is the one of RFC 6962."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from runtime.audit.merkle import Step, climb, path, root

DIGESTS = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), min_size=1, max_size=70)


def by_the_book(digests: Sequence[str]) -> bytes:
    """RFC 6962 §2.1 word for word: split at the largest power of two below the size."""
    if len(digests) == 1:
        return hashlib.sha256(b"\x00" + bytes.fromhex(digests[0])).digest()
    k = 1 << (len(digests) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + by_the_book(digests[:k]) + by_the_book(digests[k:])).digest()


@given(DIGESTS)
def test_the_root_is_that_of_rfc_6962(digests: list[str]) -> None:
    assert root(digests) == by_the_book(digests).hex()


@given(DIGESTS, st.data())
def test_every_leaf_climbs_to_the_root_and_no_other_does(digests: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(digests) - 1))
    steps = path(digests, index)
    assert climb(digests[index], steps) == root(digests)
    other = hashlib.sha256(digests[index].encode()).hexdigest()
    assert climb(other, steps) != root(digests)


@given(DIGESTS.filter(lambda d: len(d) > 2))
def test_a_node_cannot_pass_for_a_leaf(digests: list[str]) -> None:
    inner = path(digests, 0)[1:]
    first = root(digests[:2])
    assert climb(first, inner) != root(digests)


def test_a_step_on_the_wrong_side_leads_elsewhere() -> None:
    digests = [hashlib.sha256(bytes([i])).hexdigest() for i in range(4)]
    steps = path(digests, 1)
    turned = tuple(Step("right" if s.side == "left" else "left", s.digest) for s in steps)
    assert climb(digests[1], turned) != root(digests)
