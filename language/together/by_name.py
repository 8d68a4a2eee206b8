"""Children told of by their names, each with something of their own: "my two daughters: Mia has an earache and Emma has a rash"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

LONGEST = 400
"""Characters of a message that is looked at."""

SAYS = r"(?:has|have|had|needs?|is|was|got|hurt|tiene|trae|necesita|esta|anda|le (?:duele|duelen|pica|salio|dio))"
OF_ONE = re.compile(rf"(?<![\w'])(?P<name>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{{1,15}})\s+(?P<said>{SAYS}\b)")
JOINT = re.compile(r"\s*(?:,|;|\.|\band\b|\by\b|\be\b)\s*(?:(?:and|y|e)\s+)?$", re.IGNORECASE)
"""What stands between two of them."""

KIN = {
    "daughter": ("my daughter", "mi hija"), "daughters": ("my daughter", "mi hija"), "girls": ("my daughter", "mi hija"),
    "son": ("my son", "mi hijo"), "sons": ("my son", "mi hijo"), "boys": ("my son", "mi hijo"),
    "child": ("my child", "mi hijo"), "kids": ("my child", "mi hijo"), "children": ("my child", "mi hijo"), "twins": ("my child", "mi hijo"),
    "hija": ("my daughter", "mi hija"), "hijas": ("my daughter", "mi hija"), "ninas": ("my daughter", "mi hija"),
    "hijo": ("my son", "mi hijo"), "hijos": ("my child", "mi hijo"), "ninos": ("my child", "mi hijo"), "gemelos": ("my child", "mi hijo"),
}  # fmt: skip
"""What each is called where the words name them; a word for several names every one of them."""

SPANISH = frozenset("hija hijas ninas hijo hijos ninos gemelos".split())
SEVERAL = frozenset(KIN) - {"daughter", "son", "child", "hija", "hijo"}
NAMED = re.compile(
    rf"\b(?:my|mis?|our|nuestr[oa]s|and|y)(?: (?:two|three|both|dos|tres|little|other|otra|otro))? (?P<whom>{'|'.join(KIN)})\b"
)
END = re.compile(r"[.;!?\n]|,\s*(?:they|both|son|ambos|ambas|can|could|puede|i|we|please|por favor)\b")
"""Where the sentence ends that is told of the last of them."""

NO_NAMES = frozenset(
    "he she it one who this that that's there everyone el ella uno una otro otra esto eso quien todo i the my".split()
)


def each_child(text: str) -> tuple[str, ...]:
    """What is said of each child by itself, with what each is to who speaks; nothing where not two are told of by name."""
    found = [m for m in OF_ONE.finditer(text[:LONGEST]) if fold(m["name"]) not in NO_NAMES]
    if len(found) < 2 or len({fold(m["name"]) for m in found}) != len(found):
        return ()
    whom = [m["whom"] for m in NAMED.finditer(fold(text[:LONGEST]))]
    together = next((kin for kin in whom if kin in SEVERAL), None)
    each = [together] * len(found) if together else whom
    if len(each) != len(found):
        return ()
    spanish = not SPANISH.isdisjoint(each)
    stop = END.search(text, found[-1].end())
    ends = [*(m.start() for m in found[1:]), stop.start() if stop else len(text)]
    said = [JOINT.sub("", text[m.start() : end]) for m, end in zip(found, ends, strict=True)]
    return tuple(f"{KIN[kin][spanish]} {one}" for kin, one in zip(each, said, strict=True))
