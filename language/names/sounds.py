"""Names as they sound: how near a heard word is to a written name."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import jellyfish
from rapidfuzz.distance import JaroWinkler

HEARD_AS = {
    "nguyen": "win nguin wynn winn wen when nuwen newin nwin gwen wing nguen nugyen nguyan nyugen ngyuen",
    "xu": "shoe shoo sue zoo", "zhang": "jang john chang zang", "zhao": "jow chow jao", "wu": "woo", "hsu": "shoe sue", "li": "lee", "lee": "li leigh",
    "huang": "wong wang hwang", "qian": "chen chien", "chen": "chin", "tran": "chan trans", "pham": "fam fahm fan", "le": "lay", "patel": "pattel puhtel",
    "singh": "sing", "kumar": "kumer coomar", "shah": "sha", "gupta": "goopta", "rao": "row rayo", "reddy": "ready redi", "iyer": "eye er ayer",
    "hernandez": "ernandez fernandez", "gonzalez": "gonsalez gonzales", "rodriguez": "rodrigez rodrigues", "jimenez": "himenez hemenez", "garcia": "garsia",
    "ruiz": "reese rueez", "reyes": "rayes rayez", "vazquez": "vaskez basques", "guerrero": "gerrero", "okafor": "oh k for okafer okay for",
    "okonkwo": "o conquo okonko", "adeyemi": "ada yemi addy emmy", "oyelaran": "oil aran", "schmidt": "smith schmit", "schultz": "shults", "kowalski": "kovalski",
    "nowak": "novak", "wojcik": "voychick", "szczepanski": "stepanski", "siobhan": "shivon chevonne", "niamh": "neve", "sean": "shawn", "yi": "e yee",
    "park": "pak", "kim": "kem", "choi": "choy", "yoon": "yune", "cho": "joe", "jung": "young", "rhee": "ree", "nakamura": "naka mura", "osei": "o say",
    "abdi": "ab d", "haddad": "hadad", "khoury": "cory koury", "hussain": "husein hussein", "ahmed": "ahmad", "mbeki": "em becky", "diallo": "d allo",
    "larsson": "larson", "johansson": "johanson", "petersen": "peterson", "cohen": "cone coen", "levy": "levi leavy", "friedman": "freedman",
    "o'brien": "obrien", "o'connor": "oconnor", "rossi": "rosie rosy", "russo": "ruso", "moreau": "morrow moro", "beauchamp": "beecham", "lowe": "lo low loe lou",
}  # fmt: skip
"""How common names come out of speech recognition or a guess at the spelling; from the names' pronunciations."""

FRAGMENTS = frozenset("oh k for eye er ayer ada yemi o d e say em becky mura naka allo oil aran ab conquo addy".split())
"""Parts of the longer ways to be heard: alone they are no name."""

FAR, CLOSE = 0.7, 0.86
"""How near by its spelling a name must be that sounds the same, and one that does not."""
KNOWN = 0.95
"""How near a name is that is written as it is known to be heard."""

RULES = (
    (r"ph", "f"), (r"gh|(?<=[aeiou])h|^h|(?<=[wrk])h|^wh|(?<=[bcdfgjklmnpqrstvwxz])h(?![aeiou])", ""), (r"j|g(?=[ei])", ""), (r"ck|q|c(?=[^eiyh]|$)", "k"), (r"ch", "k"), (r"c|z|x|sh|sch", "s"), (r"v", "b"), (r"ng(?=s?$)", "n"),
    (r"eau|au|aw|ow|ou|oo|oa|eu|ew", "o"), (r"ee|ea|ie|ei|ey|ay|ai|y", "i"), (r"[wh]", ""), (r"u", "o"), (r"e", "i"), (r"([aio])[aio]+", r"\1"), (r"(.)\1+", r"\1"),
)  # fmt: skip
"""What English and Spanish ears confuse, written alike: vowels by three kinds, no breath, soft and hard c."""


SPELT = (
    (r"v$|ff$", "f"),
    (r"v", "b"),
    (r"ll|y", "i"),
    (r"z|c(?=[ei])", "s"),
    (r"qu(?=[ei])|q|c(?!h)", "k"),
    (r"(?<![cs])h", ""),
    (r"([^i])\1+", r"\1"),
)
"""Letters that Spanish writers take for one another, written alike: "Bargas", "Reies", "Petrof"."""

SAID = (
    (r"^h", "j"), (r"^wh?", "gu"), (r"i(?=[^aeiou]e$)", "ai"), (r"a(?=[^aeiou]e$|st)|ai|ay", "ei"), (r"o(?=[^aeiou]e$)|ow", "ou"),
    (r"ee|ea", "i"), (r"oo", "u"), (r"(?<=[^aeiou])e$", ""),
)  # fmt: skip
"""English letters as a Spanish ear writes down what it hears: "Jeil" for Hale, "Jeistings" for Hastings."""


LEAST_SPELT = 4


@lru_cache(maxsize=8_192)
def spelt(word: str) -> str:
    """A name with the letters that Spanish writers confuse written alike."""
    return _rewritten(word, SPELT)


@lru_cache(maxsize=8_192)
def said(name: str) -> str:
    """An English name as Spanish spells what it hears."""
    return _rewritten(name, SAID)


def misspelt(heard: str, name: str) -> bool:
    """Whether a word is the name but for letters that sound the same in Spanish."""
    written = spelt(heard)
    return len(written) >= LEAST_SPELT and written in (spelt(name), spelt(said(name)))


@lru_cache(maxsize=8_192)
def bones(word: str) -> str:
    """A name's rough sound."""
    return _rewritten(word, RULES)


def _rewritten(word: str, rules: Sequence[tuple[str, str]]) -> str:
    """The word with each pattern replaced by its letters, one rule after another."""
    for pattern, letters in rules:
        word = re.sub(pattern, letters, word)
    return word


@lru_cache(maxsize=65_536)
def resembles(heard: str, name: str) -> float:
    """How much a mangled name ("oh yeah larin", joined) sounds like a written one, 0 to 1; mostly sound, a little spelling."""
    first, second = bones(heard), bones(name)
    if len(second) < 3 or abs(len(first) - len(second)) > 2:
        return 0.0
    return 0.75 * float(JaroWinkler.similarity(first, second)) + 0.25 * float(JaroWinkler.similarity(heard, name))


@lru_cache(maxsize=4_096)
def sound(word: str) -> str:
    """The metaphone of a folded word."""
    return str(jellyfish.metaphone(word)) if word.isascii() else word


@lru_cache(maxsize=65_536)
def alike(heard: str, name: str) -> float:
    """1 for the same word; KNOWN as it is known to be heard; else by spelling and sound; 0 where they are far apart."""
    if heard == name:
        return 1.0
    if (heard not in FRAGMENTS and heard in HEARD_AS.get(name, "").split()) or misspelt(heard, name):
        return KNOWN
    if len(heard) < 3 or len(name) < 3:
        return 0.0
    spelling = float(JaroWinkler.similarity(heard, name))
    same_sound = sound(heard) == sound(name) and len(sound(name)) >= 2
    if same_sound and spelling >= FAR:
        return max(0.9, spelling)
    return spelling if spelling >= CLOSE and abs(len(heard) - len(name)) <= 3 else 0.0
