"""Words that take a change back once it is made: "put it back", "undo", "I didn't mean to cancel", "vuélvala a poner"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

VISIT = r"(?:it|that|this|them|mine|(?:my|her|his|our|the|that|mom'?s|dad'?s) (?:\w+ ){0,2}?(?:appointment|appt|visit|one|slot|spot|time))"
PUT_OFF = r"(?! (?:an?|one|two|three|half|by|to|until|till|for|on the|\d+)\b)"
"""What makes "put it back" a later time, or a place on a list."""

UNDONE = re.compile(
    r"\bundo\b|\bun-?cancel\w*|\breinstate\b|\brestore\b"
    rf"|\b(?:put|bring|take|get|have|give|want|need)(?: (?:me|her|him|us))? {VISIT} back\b{PUT_OFF}"
    r"|\b(?:did ?n'?t|did not|never) (?:mean|want|ask|intend)(?:ed)?(?: (?:to|you to|for (?:you|it|that) to))?(?: be)? cancel\w*"
    r"|\bcancel\w*(?: (?!instead)[a-z']+){0,5} (?:by (?:mistake|accident)|accidentally)\b|\b(?:mistakenly|accidentally) cancel\w*"
    r"|\b(?:should ?n'?t|should not|was ?n'?t supposed to)(?: have)? cancel\w*"
    rf"|\b(?:keep|want|need|have|take) {VISIT} after all\b|\b(?:book|make|schedule) (?:it|that|that one|the same one) again\b|\b(?:rebook|re-book) (?:it|that|the same)\b"
    r"|\bdeshac\w+|\bdeshag\w+|\bdescancel\w+|\brestablec\w+|\brestaur(?:ar?|e|arla|ela)\b"
    r"|\b(?:pong|pon|agend|reserv|dej|dev)\w*l[ao](?: [a-z]+)? (?:otra vez|de nuevo|de vuelta|como estaba)\b"
    r"|\b(?:vuelv|volver)\w*(?:me|la|lo|mela)? a (?:pon|agend|reserv|dar|apart)\w*(?:l[ao])?\b|\b(?:regres|devuelv|devolver|recuper)\w*(?:l[ao]\b| (?:mi|la|esa) (?:cita|consulta)\b)"
    r"|\bno (?:la |lo )?(?:queria|quise) (?:que (?:la |lo )?)?cancel\w+|\bcancel\w*(?: (?:la|mi) cita)? (?:por (?:error|equivocacion)|sin querer)\b|\bno (?:debi|debia|tenia que) cancel\w+"
    r"|\bme arrepenti\b(?=\W*$| de (?:haber )?cancel\w*)|\bsiempre si (?:la quiero|quiero (?:la|mi) cita|voy|va a ir|puedo)\b"
)
"""Anywhere in folded text."""

CANCELLED = re.compile(r"\bcancel\w*|\banul\w*|\bundo\b|\bdeshac\w+|\bdeshag\w+")
LONGEST = 200
"""Who writes more than this says more than that."""


def undoes(text: str) -> bool:
    """Whether the words ask for a change that was just made to be taken back."""
    return len(text) <= LONGEST and UNDONE.search(fold(text)) is not None


def names_the_change(text: str) -> bool:
    """Whether they name what is taken back, so that it is meant whatever else is under way."""
    return CANCELLED.search(fold(text)) is not None
