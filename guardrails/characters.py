"""One character as a reader sees it: none for an invisible one, the Latin letter for its look-alike, 0-9 for any digit."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухАΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυ‐‑‒–—―−’‘ʼʻ´`“”«»ᗩᗷᑕᗪᗴᖴᕼᒍᒪᗰᑎᑭᖇᔕᑌᐯᗯ᙭ᘔ",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXaivopu-------''''''\"\"\"\"ABCDEFHJLMNPRSUVWXZ",
)
"""Cyrillic, Greek and Canadian syllabic letters that look Latin, and the many dashes and quotes: one to one."""
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Default_Ignorable_Code_Point of Unicode 15.1, DerivedCoreProperties.txt, but for the Hangul fillers, which show as a blank."""
_STARTS = [start for start, _ in _IGNORABLE]
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\t")
_NEGATIVE_LETTERS = ((0x1F150, 0x1F169), (0x1F170, 0x1F189))
"""White letters in black circles and squares, which have no decomposition."""
_UNSEEN = frozenset(("Cf", "Cc", "Cs", "Co", "Cn"))
_LATIN = ((0, 0x36F), (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F))
UPPER = "A-Z" + "".join(chr(c) for a, b in _LATIN for c in range(max(a, 0x80), b + 1) if chr(c).isupper())
"""What stands in a character class for any Latin capital ("Ł", "Ş", "Đ")."""


@lru_cache(maxsize=8192)
def readable(char: str) -> str:
    """What a reader sees of `char`: none, one or more characters."""
    if char in "\n\r":
        return "\n"
    code = ord(char)
    at = bisect_right(_STARTS, code) - 1
    category = unicodedata.category(char)
    if char in _BLANKS or category.startswith("Z"):
        return " "
    if category in _UNSEEN or (at >= 0 and code <= _IGNORABLE[at][1]):
        return ""
    figure = unicodedata.digit(char, None)
    if figure is not None:
        return str(figure)
    for start, end in _NEGATIVE_LETTERS:
        if start <= code <= end:
            return chr(ord("A") + code - start)
    seen = char.translate(_LOOK_ALIKES)
    return seen if seen != char else unicodedata.normalize("NFKC", char).translate(_LOOK_ALIKES)


@lru_cache(maxsize=8192)
def is_mark(char: str) -> bool:
    """Whether `char` is drawn over or around the one before it."""
    return unicodedata.category(char) in ("Mn", "Me")


@lru_cache(maxsize=8192)
def takes_marks(char: str) -> bool:
    """Whether a mark on `char` is no letter of its own: on all but letters of scripts that write vowels as marks."""
    return unicodedata.category(char)[0] not in "LM" or ord(char) < 0x530 or 0x1E00 <= ord(char) <= 0x1FFF


@lru_cache(maxsize=8192)
def kind_of(char: str) -> str:
    """What `char` is: l a Latin letter, f a foreign one, m a mark, d a figure, n a new line, p anything else."""
    if char == "\n":
        return "n"
    base = unicodedata.normalize("NFKC", char)[0]
    category = unicodedata.category(base)
    if category[0] != "L":
        return {"M": "m", "N": "d"}.get(category[0], "p")
    return "l" if any(start <= code <= end for code in (ord(char), ord(base)) for start, end in _LATIN) else "f"
