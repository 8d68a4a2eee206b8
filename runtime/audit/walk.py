"""Walking the chain: what must hold of each batch, wherever the rows come from, and where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from runtime.audit import merkle
from runtime.audit.macs import RowKey
from runtime.audit.rows import GENESIS, MARK, Recorded, chained, said
from runtime.audit.statements import Statement, first_fault
from runtime.signing import PublicKeys

Fault = tuple[str, str]
"""Where and why."""


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds; if not, at which row or seal and why. `anchored` rows are covered by a signed root.

    `unsealed` rows wait for their batch and hold by their own code alone.
    `pruned` says what retention has removed by signed statements: rows, seals and until when they were anchored.
    """

    ok: bool
    rows: int = 0
    seals: int = 0
    where: str | None = None
    why: str | None = None
    anchored: int = 0
    pruned: Pruned | None = None
    unsealed: int = 0


@dataclass(frozen=True)
class Pruned:
    """What retention has removed: how many rows and batches, and the moment of the last anchor over them."""

    rows: int
    seals: int
    anchored_until: str


@dataclass(frozen=True)
class Seal:
    """A batch as it was sealed, from the table or from an export."""

    id: int
    rows: Sequence[int]
    previous: str
    digest: str
    sealed_at: datetime
    marks: Sequence[str] | None = None

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Self:
        """From a line of an export. ValueError, KeyError or TypeError for what is none."""
        at = datetime.fromisoformat(content["sealed_at"])
        return cls(content["id"], content["rows"], content["previous"], content["digest"], at, content.get("marks"))


@dataclass(frozen=True)
class Evidence:
    """What the chain is held against: heads noted outside the database, signed statements, copies of them, public keys.

    `row_key` checks the code of each row; far from the key ring it is None.
    """

    heads: Mapping[int, str] = field(default_factory=dict)
    statements: Sequence[Statement] = ()
    copies: Sequence[Statement] = ()
    keys: PublicKeys = field(default_factory=lambda: PublicKeys(()))
    row_key: RowKey | None = None

    def fault(self) -> Fault | None:
        """What is wrong with the evidence itself: a copy kept elsewhere that differs or is missing here, a bad signature."""
        here = {s.number: s for s in self.statements}
        for copy in sorted(self.copies, key=lambda s: s.number):
            if copy.number not in here:
                return f"anchor {copy.number}", "a copy of it exists, but it was removed here"
            if copy != here[copy.number]:
                return f"anchor {copy.number}", "it differs from its copy"
        return first_fault(self.statements, self.keys)


class Walk:
    """Goes from batch to batch; the first fault ends it."""

    def __init__(self, evidence: Evidence) -> None:
        """The walk begins after what retention removed, if a signed statement says so."""
        self._evidence = evidence
        pruned = [s for s in evidence.statements if s.kind == "pruned"]
        self._at, self._previous = (pruned[-1].last_seal, pruned[-1].head) if pruned else (0, GENESIS)
        self.pruned = self._at
        self._anchors = {s.last_seal: s for s in evidence.statements if s.kind == "anchor"}
        self._leaves: list[str] = []
        self.rows = self.anchored = self.unsealed = 0
        self._dated = self._coded = False

    @property
    def seals(self) -> int:
        """How many batches have held so far."""
        return self._at - self.pruned

    def step(self, seal: Seal, rows: Mapping[int, Recorded]) -> Fault | None:
        """Check the next batch against its rows by id."""
        expected = self._at + 1
        if seal.id != expected or seal.previous != self._previous:
            return f"seal {expected}", "a seal was removed or reordered"
        missing = next((i for i in seal.rows if i not in rows or rows[i].seal_id != seal.id), None)
        if missing is not None:
            return f"row {missing}", "the row was removed"
        digests = [rows[i].digest for i in seal.rows]
        if not self._chained(seal, digests):
            return _edited(seal, digests)
        if self._evidence.heads.get(seal.id, seal.digest) != seal.digest:
            return f"seal {seal.id}", "it differs from its head noted outside: the chain was rewritten"
        self._at, self._previous, self.rows = seal.id, seal.digest, self.rows + len(digests)
        self._leaves += digests
        return self._forged(rows[i] for i in seal.rows) or self._anchor(seal)

    def open_rows(self, rows: Iterable[Recorded]) -> Fault | None:
        """Check the next rows behind the last batch, which are not sealed yet, in the order of their ids."""
        found = tuple(rows)
        self.unsealed += len(found)
        return self._forged(found)

    def _chained(self, seal: Seal, digests: Sequence[str]) -> bool:
        """Batches once left their moment out of the digest; none may that comes behind one which has it."""
        if seal.digest == chained(self._previous, digests, seal.sealed_at):
            self._dated = True
            return True
        return not self._dated and seal.digest == chained(self._previous, digests, None)

    def _forged(self, rows: Iterable[Recorded]) -> Fault | None:
        """Rows were once written without a code; none may be that comes behind one which has it."""
        key = self._evidence.row_key
        for row in rows:
            if row.mac is None and self._coded:
                return f"row {row.id}", "it was not written by Careline: it has no code"
            if row.mac is not None and key is not None and not key.holds(said(row), row.mac, row.at, row.seal_id):
                return f"row {row.id}", "it was not written by Careline, or edited since: its code does not fit"
            self._coded = self._coded or row.mac is not None
        return None

    def _anchor(self, seal: Seal) -> Fault | None:
        """Where an anchor ends with this batch: the rows since the one before must have its root."""
        anchor = self._anchors.get(seal.id)
        if anchor is None:
            return None
        leaves, self._leaves = self._leaves, []
        if anchor.head != seal.digest or anchor.rows != len(leaves) or anchor.root != merkle.root(leaves):
            place = f"seals {anchor.first_seal} to {anchor.last_seal}"
            return place, f"they differ from anchor {anchor.number}: the chain was rewritten"
        self.anchored += len(leaves)
        return None

    def end(self) -> Fault | None:
        """Check that nothing which is vouched for lies behind the last batch."""
        furthest = max([*self._evidence.heads, *self._anchors, 0])
        return (f"seal {self._at + 1}", "the end of the chain was cut off") if furthest > self._at else None

    def verdict(self, fault: Fault | None) -> Verdict:
        """The result, with how far it went."""
        where, why = fault or (None, None)
        return Verdict(fault is None, self.rows, self.seals, where, why, self.anchored, self._pruned(), self.unsealed)

    def _pruned(self) -> Pruned | None:
        gone = [s for s in self._evidence.statements if s.kind == "pruned"]
        if not gone:
            return None
        last = self._anchors.get(self.pruned)
        return Pruned(sum(s.rows for s in gone), self.pruned, last.at if last else gone[-1].at)


def _edited(seal: Seal, digests: Sequence[str]) -> Fault:
    """Which row of the batch it was, as far as the marks tell."""
    if not seal.rows:
        return f"seal {seal.id}", "its rows were removed"
    marks = seal.marks or []
    if marks == [digest[:MARK] for digest in digests]:
        return f"seal {seal.id}", "the seal was edited"
    differ = [i for i, mark, digest in zip(seal.rows, marks, digests, strict=False) if mark != digest[:MARK]]
    if len(differ) == 1:
        return f"row {differ[0]}", "the row was edited"
    return f"rows {seal.rows[0]} to {seal.rows[-1]}", "a row was edited or reordered"
