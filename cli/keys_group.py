"""The commands `careline keys …`."""

from __future__ import annotations

import typer

keys = typer.Typer(
    no_args_is_help=True, help="The keys: list, rotate, reseal, retire; rotate-digest, redigest, retire-digest."
)


@keys.command("list")
def listed() -> None:
    """Each data key, whether it encrypts, and how much is stored under it; and the digest key that is written with."""
    from cli import key_changes
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: key_changes.listed(load_settings())))


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


@keys.command("rotate-digest")
def rotate_digest() -> None:
    """Lay a new digest key over the one in use, also in servers that run; both are found until `redigest` is through."""
    from cli import key_changes
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: key_changes.rotate_digest(load_settings())))


@keys.command("redigest")
def redigest() -> None:
    """Raise all stored digests to the new key; may be stopped and begun anew at any time."""
    from cli import key_changes
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: key_changes.redigest_all(load_settings())))


@keys.command("retire-digest")
def retire_digest() -> None:
    """Let the former digest keys vouch for nothing any more; refused while a stored digest or the audit trail needs them."""
    from cli import key_changes
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: key_changes.retire_digest(load_settings())))
