"""Whether a message insults whoever answers, or threatens people or the house. Neither is a name, a wish or a complaint."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.text import fold

Temper = Literal["insult", "threat"]

BAD = r"(?:useless|stupid|dumb|idiot\w*|moron\w*|worthless|crap\w*|shit\w*|garbage|trash|sucks?|asshole\w*|bitch\w*)"
MACHINE = r"(?:robot|bot|machine|computer|system|assistant|ai|chatbot|maquina|sistema|asistente)"
INSULT = re.compile(
    rf"\b(?:you|you're|you are|ur|u)\W+(?:(?:a|an|are|so|such|is|just|all|fucking|damn|piece|of)\W+){{0,4}}{BAD}\b"
    rf"|\b(?:useless|stupid|dumb|idiotic|damn|crappy|shitty|fucking|worthless) (?:\w+ )?{MACHINE}\b"
    rf"|\bpiece of (?:crap|shit|junk|garbage|trash) ?{MACHINE}?\b(?<!feel)|\b(?:fuck|screw) (?:you|u|off)\b|\bgo to hell\b|\bshut up\b|\b(?:i (?:fucking |really )?hate (?:this|that|you|these|it here|robots?|bots?|machines?|talking to)|(?:this|that)(?:'s| is) (?:so |just |all |totally |completely |really )*(?:useless|ridiculous|stupid|bullshit|bs|crap|garbage|nonsense|a joke|dumb|no help|not helpful|pointless)|(?:you'?re|ur|you are) (?:of )?no help)\b"
    r"|\b(?:eres|es usted|son) (?:un|una|unos|unas|tan|bien)? ?(?:inutil\w*|estupid\w+|idiotas?|imbecil\w*|basura|mierda|pendej\w+)\b"
    rf"|\b(?:maldit[oa]|estupid[oa]|pinche|inutil) {MACHINE}\b|\b{MACHINE} (?:de mierda|inutil|estupid[oa]|maldit[oa])\b"
    r"|\bvete (?:al diablo|a la mierda|al carajo)\b|\bpedazo de (?:mierda|basura)\b|\b(?:odio esto|esto (?:no sirve|es (?:una )?(?:basura|porqueria|burla|ridicul[oa]|inutil))|que porqueria|no sirven? (?:para|de) nada)\b|\bchinga tu\b"
)
PEOPLE = r"(?:you|y'all|u|them|him|her|someone|somebody|everyone|everybody|people|(?:the|your|that|my) (?:doctor|nurse|staff|receptionist)s?|dr\.? \w+)"
HOUSE = r"(?:(?:this|the|your|that) (?:\w+ )?(?:hospital|clinic|place|building|office)|el hospital|la clinica|este lugar|este hospital|esta clinica)"
GOING_TO = r"(?:want to|wanna|going to|gonna|will|'ll|should|could|ought to|feel like|about to|quiero|voy a|vamos a|deberia|ganas de)"
THREAT = re.compile(
    rf"\b{GOING_TO} (?:\w+ )?(?:burn|blow up|bomb|shoot up|set fire to|torch|quemar|incendiar|volar) (?:down |up )?{HOUSE}"
    rf"|\b{GOING_TO} (?:\w+ )?(?:kill|shoot|stab|murder|hurt|beat up) (?:all (?:of )?)?{PEOPLE}\b"
    r"|\b(?:los|las|le|la|lo|les|te) voy a (?:matar|quemar|golpear|disparar)\b|\bvoy a matar(?:l[oae]s?|te)?\b|\bponer una bomba\b"
    rf"|\bbomb (?:in|at|under) {HOUSE}"
)


def temper(text: str) -> Temper | None:
    """How the message treats whoever answers; None where it is civil."""
    folded = fold(text)
    if THREAT.search(folded):
        return "threat"
    return "insult" if INSULT.search(folded) else None
