"""The command `careline emergency`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def emergency(
    review: Annotated[
        Path | None, typer.Option(help="Write the rules as a page for a clinician, with what examples would hear.")
    ] = None,
    sign: Annotated[
        str | None, typer.Option(help="Name of the clinician who has reviewed that page; the rules are signed.")
    ] = None,
    office: Annotated[str, typer.Option(help="With --sign: what they are at the hospital.")] = "",
    digest: Annotated[str, typer.Option(help="With --sign: the digest that the page shows.")] = "",
    status: Annotated[bool, typer.Option("--status", help="Who has signed; exit 1 where it does not hold.")] = False,
) -> None:
    """Lines of text in, {text, emergency, kind} out. Or the rules: --review FILE, --sign NAME, --status."""
    from cli.hospital import printed
    from cli.running import run
    from cli.streams import alarming, answer_lines
    from runtime.settings import load_settings

    if review is None and sign is None and not status:
        answer_lines(alarming())
        return
    from cli import reviewing

    if review is not None:
        printed(reviewing.write_page(review))
    if sign is not None:
        printed(run(lambda: reviewing.sign(load_settings(), sign, office, digest)))
    if status:
        found = reviewing.standing(load_settings())
        printed({"signed": found.holds, "told": found.told})
        sys.exit(0 if found.holds else 1)
