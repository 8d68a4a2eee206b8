"""An accounting of disclosures as PDF."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from channels.privacy.accounting import Accounting, headings
from channels.privacy.paper import pages, table, text
from channels.words import Words
from language.types import Lang

WIDTHS = (34, 48, 52, 46)


def as_pdf(accounting: Accounting, words: Words, lang: Lang, zone: ZoneInfo, hospital: str) -> bytes:
    """Letter pages with the headings on each and their numbers below; names in any European script."""
    story = [*_head(accounting, words, lang, zone, hospital), _table(accounting, words, lang, zone)]
    if not accounting.lines:
        story.append(text(words.text("privacy-none", lang)))
    story += [Spacer(1, 5 * mm), text(words.text(_note(accounting), lang), size=8)]
    return pages(story, title=words.text("privacy-title", lang), author=hospital, lang=lang)


def _head(accounting: Accounting, words: Words, lang: Lang, zone: ZoneInfo, hospital: str) -> list[Flowable]:
    days = {"start": accounting.start.astimezone(zone).date(), "end": accounting.end.astimezone(zone).date()}
    period = words.text("privacy-period", lang, **{name: day.isoformat() for name, day in days.items()})
    who = {"name": accounting.patient, "born": accounting.born.isoformat(), "number": accounting.number}
    return [
        text(hospital, size=9),
        text(words.text("privacy-title", lang), size=16, bold=True),
        Spacer(1, 3 * mm),
        text(words.text("privacy-patient", lang, **who)),
        text(period),
        Spacer(1, 5 * mm),
    ]


def _table(accounting: Accounting, words: Words, lang: Lang, zone: ZoneInfo) -> Table:
    rows = [
        (f"{line.at.astimezone(zone):%Y-%m-%d %H:%M}", line.recipient, line.what, line.purpose)
        for line in accounting.lines
    ]
    return table(headings(words, lang), rows, WIDTHS)


def _note(accounting: Accounting) -> str:
    return "privacy-note-every" if accounting.every_access else "privacy-note"
