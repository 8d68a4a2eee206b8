"""What somebody tells that asks for kindness before anything else: a death, or being hurt at home."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.text.normalise import fold

Grave = Literal["death", "hurt_at_home"]

KIN = r"(?:husband|wife|partner|boyfriend|girlfriend|fiancee?|ex|ex-?husband|ex-?wife|spouse|mother|mom|father|dad|son|daughter|brother|sister|stepdad|stepfather|uncle|roommate|esposo|esposa|marido|mujer|pareja|novi[oa]|ex|mama|papa|madre|padre|hij[oa]|herman[oa]|padrastro|ti[oa])"
ANY_KIN = (
    rf"(?:{KIN}|baby|child|grand\w+|friend|aunt|niece|nephew|cousin|bebe|nin[oa]|abuel[oa]|niet[oa]|amig[oa]|prim[oa])"
)
DEATH = re.compile(
    rf"\b(?:my|our|his|her) (?:\w+ )?{ANY_KIN} (?:just |has |had |recently |sadly )*(?:died|passed(?: away| on)?|is (?:dead|deceased|gone for good))\b|\b(?:lost|buried) my (?:\w+ )?{ANY_KIN}\b(?! (?:in the|at the))|\b(?:he|she) (?:has |just )?(?:died|passed away)\b"
    rf"|\b(?:mi|mis|su) {ANY_KIN} (?:se )?(?:murio|fallecio|ha (?:muerto|fallecido)|acaba de (?:morir|fallecer))\b|\b(?:se )?(?:murio|fallecio|se me murio) (?:mi|su) {ANY_KIN}\b"
)
HURT = re.compile(
    rf"\bmy (?:\w+ )?{KIN} (?:\w+ )?(?:hits|hit|beats|beat|hurts|slaps|slapped|chokes|choked|punches|punched|kicks|kicked|abuses|abused|rapes|raped|threatens|threatened) (?:me|us|my (?:kids?|children|son|daughter|baby))\b"
    rf"|\b(?:being|getting|was|been) (?:hit|beaten|abused|choked) by my {KIN}\b|\bdomestic (?:violence|abuse)\b|\bafraid of my {KIN}\b|\b(?:not|don'?t feel) safe at home\b"
    rf"|\bmi {KIN} (?:me|nos) (?:pega|pego|golpea|golpeo|maltrata|maltrato|amenaza|amenazo|viola|violo|ahorca)\b|\bviolencia (?:domestica|en (?:mi |la )?casa)\b|\b(?:le )?tengo miedo (?:a|de) mi {KIN}\b"
)


def told_gravely(text: str) -> Grave | None:
    """What was told of it, if anything."""
    folded = fold(text)
    if HURT.search(folded):
        return "hurt_at_home"
    return "death" if DEATH.search(folded) else None
