"""How a text travels: GSM-7 or UCS-2 segments, and the length at which Twilio refuses a message."""

from __future__ import annotations

from dataclasses import dataclass

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 03.38 basic character set."""

EXTENDED = frozenset("^{}\\[~]|€\f")
"""Characters that take two places."""

PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " ", "•": "-",
    }
)  # fmt: skip
"""Typographic marks that would double the price of an English text; letters are never touched."""

MAX_CHARS = 1_600
"""Twilio refuses a longer body (error 21617)."""


@dataclass(frozen=True)
class Segments:
    """Encoding and number of segments of a text."""

    encoding: str
    count: int


def segments(text: str) -> Segments:
    """How carriers will cut it: 160 or 153 septets a segment in GSM-7, 70 or 67 UTF-16 units in UCS-2."""
    if all(c in BASIC or c in EXTENDED for c in text):
        length = sum(2 if c in EXTENDED else 1 for c in text)
        return Segments("GSM-7", _count(length, 160, 153))
    return Segments("UCS-2", _count(len(text.encode("utf-16-le")) // 2, 70, 67))


def _count(length: int, single: int, joined: int) -> int:
    return 1 if length <= single else -(-length // joined)


def plain(text: str) -> str:
    """The text with typographic marks replaced by their plain kin."""
    return text.translate(PLAIN)


def parts(text: str, limit: int = MAX_CHARS) -> list[str]:
    """The text in pieces that Twilio takes, cut at line ends or spaces."""
    pieces: list[str] = []
    rest = text.strip()
    while len(rest) > limit:
        cut = max(rest.rfind("\n", 0, limit), rest.rfind(" ", 0, limit))
        cut = cut if cut > limit // 2 else limit
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest else pieces
