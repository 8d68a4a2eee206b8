"""Text as both nets read it: plain, escapes (%2D, &#45;) as what they stand for, and odd signs between figures as dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from guardrails.normalise import PlainText, plain

ROUNDS = 3
"""How often an escape may stand for an escape."""
_ESCAPE = re.compile(
    r"(?P<url>(?:%[0-9A-Fa-f]{2})+)|&#(?P<ten>\d{1,7});?|&#[xX](?P<hex>[0-9A-Fa-f]{1,6});?|&(?P<name>[A-Za-z]{2,8});|"
    r"\\u(?P<u>[0-9a-fA-F]{4})|\\x(?P<x>[0-9a-fA-F]{2})"
)
_ODD = re.compile(r"(?<=\d)(?: ?[*_~|^\\•·‧∙●]{1,3} ?)(?=\d)")
"""Between figures, what no number is written with: read as dashes, one for one."""


def reading(text: str) -> PlainText:
    """The form in which identifiers are looked for. Linear in the length of `text`; never raises."""
    view = plain(text)
    for _ in range(ROUNDS):
        if not _ESCAPE.search(view.text):
            break
        view = view.then(_unescaped(view.text))
        view = view.then(plain(view.text))
    dashed = _ODD.sub(lambda match: "-" * len(match[0]), view.text)
    return view if dashed == view.text else PlainText(dashed, view.raw_length, view.offsets, view.ends, view.typed)


def _unescaped(text: str) -> PlainText:
    read = list(_read(text))
    whole = "".join(char for char, *_ in read)
    return PlainText(whole, len(text), tuple(start for _, start, _ in read), tuple(end for *_, end in read), whole)


def _read(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character, or what an escape stands for, with its place."""
    at = 0
    for match in _ESCAPE.finditer(text):
        yield from _same(text, at, match.start())
        yield from _meant(match)
        at = match.end()
    yield from _same(text, at, len(text))


def _same(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    return ((text[at], at, at + 1) for at in range(start, end))


def _meant(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The characters that an escape stands for, each with its place; of a name that is none, its own."""
    if match["url"]:
        yield from _of_bytes(bytes.fromhex(match[0].replace("%", "")), match.start())
        return
    code = int(match["ten"]) if match["ten"] else int(match["hex"] or match["u"] or match["x"] or "0", 16)
    meant = html5.get(f"{match['name']};", "") if match["name"] else chr(code) if code < 0x110000 else ""
    if meant:
        yield from ((char, match.start(), match.end()) for char in meant)
    else:
        yield from _same(match.string, match.start(), match.end())


def _of_bytes(data: bytes, start: int) -> Iterator[tuple[str, int, int]]:
    """Three raw characters a byte; what is no UTF-8 is Latin-1."""
    try:
        chars, widths = data.decode(), None
    except UnicodeDecodeError:
        chars, widths = data.decode("latin-1"), 3
    for char in chars:
        end = start + (widths or 3 * len(char.encode()))
        yield char, start, end
        start = end
