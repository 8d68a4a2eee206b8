"""The commands `careline backup` and `careline restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def backup(
    folder: Annotated[Path, typer.Argument(help="Gets an archive, and the newest conversations' keys.")],
) -> None:
    """Write the database to an encrypted archive while the service runs; the keys are not in it."""
    from cli.backups import back_up_here
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: back_up_here(load_settings(), folder)))


def restore(
    archive: Path,
    keys: Annotated[
        Path | None, typer.Option(help="The newest file of conversations' keys; default beside it.")
    ] = None,
) -> None:
    """Load an archive into an empty database: all of it or nothing."""
    from cli.backups import restore_here
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: restore_here(load_settings(), archive, keys)))
