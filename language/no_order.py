"""Whether somebody says that they have no order or referral for what they want: what to do then is a question."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

LONGEST = 300
"""Characters of a message that is looked at."""

ORDER = r"(?:(?:doctor'?s |medical |written )?order|referral)"
ORDEN = r"(?:orden(?: (?:medica|del? (?:mi |el )?(?:medico|doctora?)))?|referencia|remision|derivacion)"
NONE = re.compile(
    rf"\b(?:(?:i )?(?:have|got|had) no|(?:don'?t|do not|didn'?t|never|haven'?t) (?:have|got|get|gotten|bring)(?: an?| any| the| my)?|without an?|lost (?:my|the)|no) {ORDER}\b(?! (?:number|of|in|to))"
    rf"|\b(?:no (?:tengo|traigo|llevo|me (?:dieron|dio|han dado|hicieron))(?: la| una| ninguna| mi)?|sin(?: una| la)?|perdi (?:la|mi)|se me (?:perdio|olvido) la) {ORDEN}\b(?! de (?:pago|arresto|restriccion))"
)


def lacks_order(text: str) -> bool:
    """Whether they have none."""
    return NONE.search(fold(text[:LONGEST])) is not None
