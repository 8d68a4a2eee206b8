"""The commands `careline consent …`."""

from __future__ import annotations

from typing import Annotated

import typer

consent = typer.Typer(no_args_is_help=True, help="Who agreed to texts, reminders and recording: note, export.")


@consent.command("note")
def note(
    number: str,
    purpose: Annotated[str, typer.Option(help="texting, reminders, recording or patient (the number reaches them).")],
    state: Annotated[str, typer.Option(help="given or revoked.")],
    proof: Annotated[str, typer.Option(help="What shows it: a letter, a form and its date.")],
) -> None:
    """Add what a patient told by letter or at the desk; it holds from this moment."""
    from cli import consent as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.note(load_settings(), number, purpose, state, proof)))


@consent.command("export")
def export(
    number: Annotated[str | None, typer.Option(help="Only this number; default all.")] = None,
    csv: Annotated[bool, typer.Option("--csv", help="CSV instead of JSON.")] = False,
) -> None:
    """Every agreement and revocation with its time and proof; numbers as keyed digests."""
    from cli import consent as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    rows = run(lambda: work.export(load_settings(), number))
    if csv:
        print(work.as_csv(rows), end="")
    else:
        printed({"consents": rows})
