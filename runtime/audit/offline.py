"""Verifying an export or a proof far from the database, with nothing but the public key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from runtime.audit.exporting import PROOF
from runtime.audit.merkle import Step, climb
from runtime.audit.rows import Recorded
from runtime.audit.statements import Statement
from runtime.audit.walk import Evidence, Fault, Seal, Verdict, Walk
from runtime.errors import InvalidInput
from runtime.signing import PublicKeys

BAD = (ValueError, KeyError, TypeError, AttributeError)


def check_export(lines: Iterable[str], keys: PublicKeys, copies: Sequence[Statement] = ()) -> Verdict:
    """Walk an export. InvalidInput names the first line that is none of ours."""
    statements: list[Statement] = []
    walk: Walk | None = None
    fault: Fault | None = None
    open_rows: dict[int, Recorded] = {}
    for number, line in enumerate(lines, 1):
        kind, content = _line(number, line)
        if kind == "anchor":
            statements.append(_read(number, Statement.read, content))
            continue
        if walk is None:
            walk, fault = _begun(statements, keys, copies)
        if kind == "row":
            row = _read(number, Recorded.read, content)
            open_rows[row.id] = row
        elif fault is None:
            fault = walk.step(_read(number, Seal.read, content), open_rows) or _extra(open_rows, content)
            open_rows = {}
    if walk is None:
        walk, fault = _begun(statements, keys, copies)
    return walk.verdict(fault or walk.end() or _claims(open_rows))


def check_proof(content: Mapping[str, Any], keys: PublicKeys) -> Verdict:
    """Whether the row of a proof is under the signed root. InvalidInput for what is no proof."""
    try:
        row, anchor = Recorded.read(content["row"]), Statement.read(content["anchor"])
        reached = climb(row.digest, [Step(**step) for step in content["path"]])
        known = content["format"] == PROOF
    except BAD as error:
        raise InvalidInput("This is no proof of a row.", hint="careline audit prove writes one.") from error
    if not known or not anchor.holds(keys):
        return Verdict(False, where=f"anchor {anchor.number}", why="its signature is wrong or of an unknown key")
    if reached != anchor.root:
        return Verdict(False, where=f"row {row.id}", why="it is not under the signed root")
    return Verdict(True, rows=1, anchored=1)


def _begun(statements: Sequence[Statement], keys: PublicKeys, copies: Sequence[Statement]) -> tuple[Walk, Fault | None]:
    evidence = Evidence(statements=statements, copies=copies, keys=keys)
    return Walk(evidence), evidence.fault()


def _line(number: int, line: str) -> tuple[str, dict[str, Any]]:
    try:
        content = json.loads(line)
        kind = content["type"]
    except BAD:
        kind, content = "", {}
    if kind not in ("row", "seal", "anchor"):
        raise InvalidInput(f"Line {number} is no line of an export.", hint="careline audit export writes them.")
    return kind, content


def _read(number: int, reader: Any, content: dict[str, Any]) -> Any:
    try:
        return reader(content)
    except BAD as error:
        raise InvalidInput(f"Line {number} is not whole.", hint="Export it again.") from error


def _extra(rows: Mapping[int, Recorded], seal: Mapping[str, Any]) -> Fault | None:
    extra = sorted(set(rows) - set(seal["rows"]))
    return (f"row {extra[0]}", "it claims a seal that does not hold it") if extra else None


def _claims(rows: Mapping[int, Recorded]) -> Fault | None:
    """A row behind the last batch that says it was sealed."""
    sealed = sorted(i for i, row in rows.items() if row.seal_id is not None)
    return (f"row {sealed[0]}", "it claims a seal that does not hold it") if sealed else None
