"""Signed statements about the chain: an anchor vouches for sealed batches, a pruning for batches removed by retention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any, Literal, Self

from runtime.audit.rows import GENESIS
from runtime.audit.tables import AuditAnchor
from runtime.signing import PublicKeys, Signed

Kind = Literal["anchor", "pruned"]
FORMAT = "careline-audit-anchor-1"


@dataclass(frozen=True)
class Statement(Signed):
    """`root` is the Merkle root over the rows of seals `first_seal` to `last_seal`, `head` the digest of the last one.

    Of a pruning they are the first and the last batch that are no longer there, and the root stays empty.
    """

    number: int
    kind: Kind
    first_seal: int
    last_seal: int
    rows: int
    head: str
    root: str
    previous: str
    at: str
    key_id: str
    signature: str = ""

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Self:
        """From JSON. ValueError or KeyError for what is no statement."""
        return cls(**{f.name: content[f.name] for f in fields(cls)})

    @classmethod
    def of(cls, row: AuditAnchor) -> Self:
        """From its table."""
        given = {f.name: getattr(row, f.name) for f in fields(cls)}
        return cls(**given | {"at": row.at.astimezone(UTC).isoformat()})

    def row(self) -> AuditAnchor:
        """For its table."""
        return AuditAnchor(**asdict(self) | {"at": datetime.fromisoformat(self.at)})

    def as_json(self) -> dict[str, Any]:
        """As it is exported, to a notary for instance."""
        return asdict(self) | {"format": FORMAT}


def first_fault(statements: Sequence[Statement], keys: PublicKeys) -> tuple[str, str] | None:
    """Where the statements break: a number, a link or a signature that is wrong; None where they hold."""
    previous, covered, pruned = GENESIS, 0, 0
    for number, statement in enumerate(statements, 1):
        if statement.number != number or statement.previous != previous:
            return f"anchor {number}", "an anchor was removed, reordered or edited"
        if not statement.holds(keys):
            known = statement.key_id in keys.ids
            return f"anchor {number}", "its signature is wrong" if known else "it is signed by an unknown key"
        if statement.kind == "anchor":
            if statement.first_seal != covered + 1:
                return f"anchor {number}", "it does not begin where the one before ends"
            covered = statement.last_seal
        elif statement.first_seal != pruned + 1 or not _ends(statement, statements[: number - 1]):
            return f"anchor {number}", "it prunes what no anchor before it vouches for"
        else:
            pruned = statement.last_seal
        previous = statement.digest
    return None


def _ends(pruning: Statement, before: Sequence[Statement]) -> bool:
    """Whether a pruning ends where an anchor before it does."""
    return any(s.kind == "anchor" and (s.last_seal, s.head) == (pruning.last_seal, pruning.head) for s in before)
