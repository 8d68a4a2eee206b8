"""Pages that a person reads or signs: letter paper, one typeface for every European script, tables with headings on each page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

MARGIN = 18 * mm
INK, RULE, BAND = HexColor("#1c2733"), HexColor("#b8c2cc"), HexColor("#eef2f5")


def pages(story: list[Flowable], *, title: str, author: str, lang: str) -> bytes:
    """The document, with numbers at the foot."""
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=LETTER, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=title, author=author, lang=lang,
    )  # fmt: skip
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def text(words: str, *, size: float = 10, bold: bool = False) -> Paragraph:
    """A paragraph."""
    _fonts()
    font = "Careline-Bold" if bold else "Careline"
    style = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.35, textColor=INK, splitLongWords=1)
    plain = "".join(c for c in words if c not in "\u2068\u2069")
    return Paragraph(escape(plain), style)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    """Rows under headings that every page repeats; `widths` in millimetres."""
    cells = [[text(h, size=9, bold=True) for h in headings], *([text(cell, size=9) for cell in row] for row in rows)]
    style = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), BAND),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return Table(cells, colWidths=[width * mm for width in widths], repeatRows=1, style=style)


def _foot(canvas: Any, document: Any) -> None:
    _fonts()
    canvas.setFont("Careline", 8)
    canvas.drawRightString(LETTER[0] - MARGIN, MARGIN / 2, str(document.page))


@cache
def _fonts() -> None:
    """DejaVu, which comes with the plots' library: PDF's own fonts know Western letters only."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont("Careline", folder / "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("Careline-Bold", folder / "DejaVuSans-Bold.ttf"))
