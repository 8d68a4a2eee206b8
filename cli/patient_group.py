"""The commands `careline patient …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from language.types import lang_of

patient = typer.Typer(no_args_is_help=True, help="What a patient may ask for: disclosures, export, erase.")
Number = Annotated[str, typer.Argument(help="The patient's record number.")]


@patient.command("disclosures")
def disclosures(
    number: Number,
    out: Annotated[Path, typer.Option(help="The file to write: .pdf or .csv.")],
    start: Annotated[str | None, typer.Option("--from", help="ISO time; default six years ago.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="ISO time; default now.")] = None,
    every_access: Annotated[bool, typer.Option("--every-access", help="The hospital's own accesses, too.")] = False,
    lang: Annotated[str, typer.Option(help="en or es.")] = "en",
) -> None:
    """Who learned what of this patient, when and why (45 CFR 164.528)."""
    from cli import patient as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    written = run(
        lambda: work.disclosures(load_settings(), number, out, (start, end), lang_of(lang), every_access=every_access)
    )
    printed(written)


@patient.command("export")
def export(
    number: Number,
    out: Annotated[Path, typer.Option(help="The JSON file to write.")],
    for_proxy: Annotated[bool, typer.Option("--for-proxy", help="For who acts for the patient.")] = False,
) -> None:
    """A copy of what is kept about this patient (45 CFR 164.524)."""
    from cli import patient as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.export(load_settings(), number, out, for_proxy=for_proxy)))


@patient.command("erase")
def erase(number: Number, yes: Annotated[bool, typer.Option("--yes", help="There is no way back.")] = False) -> None:
    """Destroy conversations and identifiers; visits, audit rows and opt-outs are kept, as the law requires."""
    from cli import patient as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.erase_patient(load_settings(), number, yes=yes)))
