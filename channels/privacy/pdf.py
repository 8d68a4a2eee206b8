"""An accounting of disclosures as PDF."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

import matplotlib
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from channels.privacy.accounting import Accounting, headings
from channels.words import Words
from language.types import Lang

MARGIN = 18 * mm
WIDTHS = [34 * mm, 48 * mm, 52 * mm, 46 * mm]
INK, RULE, BAND = HexColor("#1c2733"), HexColor("#b8c2cc"), HexColor("#eef2f5")


def as_pdf(accounting: Accounting, words: Words, lang: Lang, zone: ZoneInfo, hospital: str) -> bytes:
    """Letter pages with the headings on each and their numbers below; names in any European script."""
    _fonts()
    out = io.BytesIO()
    title = words.text("privacy-title", lang)
    document = SimpleDocTemplate(
        out, pagesize=LETTER, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=title, author=hospital, lang=lang,
    )  # fmt: skip
    story = [*_head(accounting, words, lang, zone, hospital), _table(accounting, words, lang, zone)]
    if not accounting.lines:
        story.append(_text(words.text("privacy-none", lang)))
    story += [Spacer(1, 5 * mm), _text(words.text(_note(accounting), lang), size=8)]
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _head(accounting: Accounting, words: Words, lang: Lang, zone: ZoneInfo, hospital: str) -> list[Flowable]:
    days = {"start": accounting.start.astimezone(zone).date(), "end": accounting.end.astimezone(zone).date()}
    period = words.text("privacy-period", lang, **{name: day.isoformat() for name, day in days.items()})
    who = {"name": accounting.patient, "born": accounting.born.isoformat(), "number": accounting.number}
    return [
        _text(hospital, size=9),
        _text(words.text("privacy-title", lang), size=16, bold=True),
        Spacer(1, 3 * mm),
        _text(words.text("privacy-patient", lang, **who)),
        _text(period),
        Spacer(1, 5 * mm),
    ]


def _table(accounting: Accounting, words: Words, lang: Lang, zone: ZoneInfo) -> Table:
    rows = [[_text(h, size=9, bold=True) for h in headings(words, lang)]]
    for line in accounting.lines:
        at = f"{line.at.astimezone(zone):%Y-%m-%d %H:%M}"
        rows.append([_text(cell, size=9) for cell in (at, line.recipient, line.what, line.purpose)])
    style = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), BAND),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return Table(rows, colWidths=WIDTHS, repeatRows=1, style=style)


def _note(accounting: Accounting) -> str:
    return "privacy-note-every" if accounting.every_access else "privacy-note"


def _text(words: str, *, size: int = 10, bold: bool = False) -> Paragraph:
    font = "Careline-Bold" if bold else "Careline"
    style = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.35, textColor=INK)
    plain = "".join(c for c in words if c not in "\u2068\u2069")
    return Paragraph(escape(plain), style)


def _foot(canvas: Any, document: Any) -> None:
    canvas.setFont("Careline", 8)
    canvas.drawRightString(LETTER[0] - MARGIN, MARGIN / 2, str(document.page))


@cache
def _fonts() -> None:
    """DejaVu, which comes with the plots' library: PDF's own fonts know Western letters only."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont("Careline", folder / "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("Careline-Bold", folder / "DejaVuSans-Bold.ttf"))
