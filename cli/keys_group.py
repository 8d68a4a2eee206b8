"""The commands `careline keys …`."""

from __future__ import annotations

import typer

keys = typer.Typer(no_args_is_help=True, help="The data keys: list, rotate, reseal, retire.")


@keys.command("list")
def listed() -> None:
    """Each data key, whether it encrypts, and how much is stored under it."""
    from cli.hospital import printed
    from cli.key_changes import list_keys
    from cli.running import run
    from runtime.settings import load_settings

    printed({"keys": run(lambda: list_keys(load_settings()))})


@keys.command("rotate")
def rotate() -> None:
    """Add a key that encrypts from now on, also in servers that run; the worker puts what is stored under it."""
    from cli.hospital import printed
    from cli.key_changes import rotate_key
    from runtime.settings import load_settings

    printed(rotate_key(load_settings()))


@keys.command("reseal")
def reseal() -> None:
    """Put all that is stored under the current key now; may be stopped and begun anew at any time."""
    from cli.hospital import printed
    from cli.key_changes import reseal_all
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: reseal_all(load_settings())))


@keys.command("retire")
def retire(key: int) -> None:
    """Destroy an old key; refused while anything is stored under it."""
    from cli.hospital import printed
    from cli.key_changes import retire_key
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: retire_key(load_settings(), key)))
