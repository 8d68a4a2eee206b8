"""Whether somebody at home hurts or threatens whoever writes: no emergency by itself, and no matter for a machine alone."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

CLOSE = (
    r"(?:husband|hubby|wife|boyfriend|girlfriend|bf|gf|partner|fiancee?|ex|ex-?(?:husband|wife|boyfriend|girlfriend)|man|dad|father|mom|mother|stepdad|stepfather|stepmom|son|brother|uncle|grandson|roommate|caregiver"
    r"|esposo|esposa|marido|mujer|novio|novia|pareja|ex-?(?:esposo|marido|novio|pareja)?|papa|mama|padrastro|hijo|hermano|tio|cuidador)"
)
DOES = (
    r"(?:hits?|beats?(?: up)?|punch(?:es)?|slaps?|kicks?|hurts?|abuses?|chokes?|strangles?|rapes?|shoves?|threatens?)"
)
DID = r"(?:beat|hit|slapped|punched|kicked|choked|strangled|abused|raped|shoved|threatened|hurt)"
HACE = r"(?:pega|golpea|maltrata|abusa(?: de mi)?|amenaza|ahorca|empuja|viola|lastima)"
HIZO = r"(?:pego|golpeo|maltrato|amenazo|ahorco|violo)"
NOT_ILL = r"(?! (?:la |el |un |una |su |este |esta )?(?:gripa|gripe|catarro|tos|covid|virus|susto|resfriado|hongos?|piojos|infeccion|enfermedad|\w+itis)\b)"
"""Who "pegó la gripe" to somebody has hurt nobody."""
HARMED = re.compile(
    rf"\b(?:my|the) {CLOSE} (?:(?:always|sometimes|still|keeps|has been|is|also|often|really|just|has|again|and|drinks) ){{0,3}}(?:{DOES}|{DID}|(?:hitt|beat|punch|slapp|kick|hurt|abus|chok|threaten)ing) (?:me|us|the kids|my kids)\b"
    rf"|\bmy {CLOSE} (?:is|has been) (?:abusive|violent)(?: (?:to|with) (?:me|us))?\b|\bi(?:'m| am) (?:being )?(?:abused|beaten)(?: (?:up )?(?:by|at home))\b|\b(?:scared|afraid) of my {CLOSE}\b|\b(?:not|don'?t feel) safe at home\b|\b(?:being|getting) (?:hit|beaten|abused|choked) by my {CLOSE}\b|\b(?:domestic (?:violence|abuse)) (?:victim|survivor|situation|at home)\b"
    rf"|\b(?:my|the) {CLOSE} (?:wont|won't|doesn'?t|never|refuses to) let me (?:leave(?: (?:the|our) house)?|leave home|go out(?: alone)?|out of the house)\b(?! (?:without|until|till|unless|before))|\bmi {CLOSE} no me deja salir\b(?! (?:sin|hasta|temprano|tarde))"
    rf"|\bmi {CLOSE} (?:(?!(?:que|si|cuando|porque)\b)\w+ ){{0,6}}(?:y )?(?:(?:siempre|a veces|todavia|ya|tambien|anoche|ayer|hoy) )*(?:me|nos) (?:{HACE}|{HIZO})\b{NOT_ILL}|\bme (?:{HACE}|{HIZO}) mi {CLOSE}\b|\bsufro (?:violencia|maltrato|abuso)\b|\btengo miedo (?:a|de) mi {CLOSE}\b|\bviolencia (?:domestica|en (?:la|mi) casa)\b"
)


def is_harmed(text: str) -> bool:
    """Whether the message tells of violence at home that goes on."""
    return HARMED.search(fold(text)) is not None
