"""The command `careline attest`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def attest(
    out: Annotated[Path | None, typer.Option(help="Folder for the files; default `attestations` in the home.")] = None,
    backup: Annotated[
        Path | None, typer.Option(help="An archive of `careline backup` to read from end to end.")
    ] = None,
    advisories: Annotated[bool, typer.Option(help="Ask for security advisories about what is pinned.")] = True,
    verify: Annotated[Path | None, typer.Option(help="Check the signature of this attestation instead.")] = None,
    public_key: Annotated[Path | None, typer.Option(help="With --verify: PEM of `careline audit key`.")] = None,
) -> None:
    """Check this installation, and write what was found as signed JSON and as PDF; exit 1 where a check failed."""
    from cli.attesting import attest as checked
    from cli.attesting import verified
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    settings = load_settings()
    if verify is not None:
        ok = verified(verify, public_key, settings)
        printed({"ok": ok})
        sys.exit(0 if ok else 1)
    found = run(lambda: checked(settings, out, backup, advisories=advisories))
    printed(found)
    sys.exit(1 if found["failed"] else 0)
