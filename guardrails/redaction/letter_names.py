"""What letters are called when they are said aloud, where that is no single letter."""

from __future__ import annotations

SPANISH = {
    "be": "b", "ce": "c", "de": "d", "efe": "f", "ge": "g", "hache": "h", "jota": "j", "ka": "k", "ele": "l",
    "eme": "m", "ene": "n", "eñe": "ñ", "pe": "p", "cu": "q", "erre": "r", "ere": "r", "ese": "s", "te": "t",
    "uve": "v", "ve": "v", "equis": "x", "ye": "y", "zeta": "z",
}  # fmt: skip
ENGLISH = {
    "aitch": "h", "jay": "j", "kay": "k", "ell": "l", "em": "m", "en": "n", "tee": "t", "vee": "v", "zee": "z",
    "zed": "z",
}  # fmt: skip
RADIO = {
    word: word[0]
    for word in (
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa "
        "quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
    ).split()
}
"""The alphabet of radio operators: letters only beside a figure or another letter."""
WEAK = frozenset("a e i o u y de te ese be ve em en".split())
"""Letters that are words as well."""
