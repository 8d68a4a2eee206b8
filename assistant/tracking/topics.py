"""What a question about one visit is after: how to get ready, how to get there, a referral, how long it takes."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.frame import Topic
from language.text import fold

TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    ("referral", re.compile(r"\b(?:referral|refer+ed by|orden (?:del|de mi|medica)|referencia|remision|derivacion|pase (?:del|de mi))\b")),
    (
        "preparation",
        re.compile(
            r"\b(?:bring|prepare|get ready|preparation|fast(?:ing)?|wear|(?:can|may|should|do|must) i (?:eat|drink|stop eating|have (?:breakfast|coffee))|beforehand"
            r"|empty stomach|llev(?:o|ar|e)|traer|traigo|prepar(?:o|ar|arme|acion)|ayun(?:as|o)|desayunar|comer|tomar algo|ponerme)\b"
        ),
    ),
    ("length", re.compile(r"\b(?:how long (?:does|will|is|do|should)|cuanto (?:dura|tarda|se tarda|se demora|demora|toma|tiempo (?:dura|toma|tarda|lleva|es|voy))|que tanto (?:dura|tarda))\b")),
    (
        "directions",
        re.compile(
            r"\b(?:where (?:is|do|should|would|exactly)|(?:what(?:'s| is)|have|give me|send me) (?:the |your )?(?:address|directions)|how (?:do|can|would) i get (?:there|to)"
            r"|donde (?:es|esta|queda|tengo|debo|voy)|como (?:llego|llegar|puedo llegar)|(?:cual es )?la direccion|a donde)\b"
        ),
    ),
)  # fmt: skip
"""The first that fits; folded text."""

NOT_THE_VISIT = re.compile(
    r"\b(?:dogs?|cats?|pets?|animals?|perr[oa]s?|gatos?|mascotas?|animales)\b"
    r"|\b(?:bring|llev\w+|traer|traigo) (?:a )?(?:my|our|the|a|mi|mis|un|una) (?:wife|husband|spouse|son|daughter|kids?|child(?:ren)?|baby|mom|mother|dad|father"
    r"|parents?|friend|partner|boyfriend|girlfriend|sister|brother|family|grand\w+|caregiver|espos[oa]|marido|mujer|hij[oa]s?|nin[oa]s?|bebe|mama|papa|amig[oa]|pareja|novi[oa]|herman[oa]|familia\w*|niet[oa]|abuel[oa])\b"
    r"|\b(?:bring|llev\w+|traer) (?:someone|somebody|anyone|along|a alguien|alguien)\b"
    r"|\b(?:park|parking|garage|pharmacy|cafeteria|estacion\w*|parquea\w*|farmacia|pay|bill|pagar|cuenta)\b"
)


def topic(text: str) -> Topic | None:
    """What is asked of the visit under discussion, or None where the question is about something else."""
    folded = fold(text)
    if NOT_THE_VISIT.search(folded):
        return None
    return next((found for found, pattern in TOPICS if pattern.search(folded)), None)
