"""The commands `careline audit …`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

audit = typer.Typer(no_args_is_help=True, help="The audit trail: verify, export, prove, anchor, key.")
Key = Annotated[Path | None, typer.Option("--public-key", help="PEM of `careline audit key`; default this machine's.")]
Copies = Annotated[Path | None, typer.Option("--anchors", help="Folder of anchors that were kept elsewhere.")]


@audit.command("verify")
def verify(
    key: Key = None,
    anchors: Copies = None,
    export: Annotated[Path | None, typer.Option(help="Verify this export, without the database.")] = None,
    seal: Annotated[bool, typer.Option(help="Seal first what is not sealed yet.")] = False,
    proof: Annotated[Path | None, typer.Option(help="Verify the proof of one row, without the database.")] = None,
) -> None:
    """Walk the chain, its signed anchors and the rows not sealed yet; exit 1 where it is broken. Changes nothing."""
    from cli import audit as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    if proof is not None:
        verdict = work.verify_proof(proof, key)
    elif export is not None:
        verdict = work.verify_file(export, key, anchors)
    else:
        verdict = run(lambda: work.verify_here(load_settings(), key, anchors, seal=seal))
    printed(verdict)
    sys.exit(0 if verdict["ok"] else 1)


@audit.command("export")
def export() -> None:
    """Anchors, rows and batches as lines of JSON, verifiable without the database."""
    from cli.audit import export_audit
    from cli.running import run
    from runtime.settings import load_settings

    run(lambda: export_audit(load_settings()))


@audit.command("prove")
def prove(row: int) -> None:
    """One row with its Merkle path to a signed root: `verify --proof` checks it anywhere."""
    from cli.audit import prove_row
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: prove_row(load_settings(), row)))


@audit.command("anchor")
def anchor() -> None:
    """Sign what was sealed since the last anchor, and print the newest one for a notary."""
    from cli.audit import anchor_now
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: anchor_now(load_settings())))


@audit.command("key")
def key() -> None:
    """The public keys that anchors are verified with, as PEM."""
    from cli.audit import public_key
    from runtime.settings import load_settings

    print(public_key(load_settings()), end="")
