"""An attestation for people: a short table on the screen, and pages to sign."""

from __future__ import annotations

import sys

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from channels.privacy.paper import pages, table, text
from cli.attesting.document import Attestation

TITLE = "Attestation: what was checked of this installation"
WIDTHS = (52, 24, 104)
ONLY = (
    "Pass and fail stand for what a program looked at on this machine at that moment, and for nothing else. Of what was not "
    "checked nothing is claimed."
)
LINES = ("Name and office", "Date", "Signature")


def show(made: Attestation) -> None:
    """The table, for people."""
    wide = max(len(check.name) for check in made.checks)
    for check in made.checks:
        print(
            f"  {_loud(check.state):<11}  {check.name:<{wide}}  {check.found}",
            file=sys.stderr,
        )


def _loud(state: str) -> str:
    """What failed is not to be overlooked."""
    return state.upper() if state == "fail" else state


def as_pdf(made: Attestation) -> bytes:
    """Letter pages with room for a signature."""
    rows = [(check.name, _loud(check.state), check.found) for check in made.checks]
    head = (f"Date: {made.made}", f"Version: {made.version}", f"Commit: {made.commit or 'not known'}")
    seal = (f"SHA-256 of the signed content: {made.digest}", f"Signed by key {made.key_id}: {made.signature}")
    story = [
        text(made.hospital, size=9),
        text(TITLE, size=16, bold=True),
        Spacer(1, 3 * mm),
        *(text(line) for line in head),
        text(f"{made.failed} of {len(rows)} checks failed.", bold=True),
        Spacer(1, 5 * mm),
        table(("Check", "Result", "What was found"), rows, WIDTHS),
        Spacer(1, 5 * mm),
        text(ONLY, size=9),
        Spacer(1, 3 * mm),
        *(text(line, size=7) for line in seal),
        KeepTogether([item for line in LINES for item in (Spacer(1, 8 * mm), text(f"{line}: {'_' * 50}"))]),
    ]
    return pages(story, title=TITLE, author=made.hospital, lang="en")
