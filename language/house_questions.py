"""Questions of people inside, things left behind, pictures, results and papers: their words name parts of the body and tests."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.answers.letting_go import NO_VISIT
from language.text.normalise import fold
from language.types import Intent, Understanding

KIN = r"(?:mother|mom|mum|father|dad|husband|wife|partner|son|daughter|baby|brother|sister|grand(?:ma|pa|mother|father)|aunt|uncle|friend|cousin|neighbor|mother-in-law|father-in-law)"
PARIENTE = r"(?:mama|madre|papa|padre|espos[oa]|marido|mujer|hij[oa]|bebe|herman[oa]|abuel[oa]|abuelit[oa]|ti[oa]|amig[oa]|prim[oa]|suegr[oa]|vecin[oa]|familiar)"
INSIDE = rf"\b(?:can|may|could|when can|how can) (?:i|we|people|family) (?:come |go )?(?:and )?(?:visit|see) my {KIN}\b|\bvisit(?:ing)? (?:my {KIN}|a patient|someone)\b|\b(?:puedo|podemos|puede|cuando puedo|quiero|quisiera) (?:ir a |pasar a )?(?:visitar|ver) a (?:mi {PARIENTE}|un paciente)\b|\bvisitar a (?:mi|un)\b"
STAYS = rf"\b(?:is|are) (?:my {KIN}|he|she|they|(?:[a-z'-]+ ){{1,3}}?)(?: [a-z'-]+){{0,2}}? ?(?:still )?(?:a patient|admitted|in (?:the|your) hospital|in a room) ?(?:there|here|in|at|right|now|still)*\b|\b(?:sigue|esta|siguen|estan) (?:mi {PARIENTE} )?(?:internad[oa]s?|hospitalizad[oa]s?)\b|\b(?:mi {PARIENTE}|ella|el) (?:sigue|esta|todavia esta) (?:internad[oa]|hospitalizad[oa]|en el hospital)\b"
LOST = r"\b(?:i|we|my \w+)(?: think i| may have| must have| might have)? (?:lost|left|forgot|misplaced) (?:my|our|her|his|the|a) \w+(?: \w+)?\b.{0,15}\b(?:there|at your|at the|in your|in the (?:waiting|lobby|office|clinic|hospital|er|exam|bathroom|cafeteria|garage)|in room|with you|over there)\b|\blost and found\b|\b(?:deje|olvide|perdi|se me (?:quedo|quedaron|olvido|olvidaron|perdio|perdieron)) (?:mi|mis|el|la|los|las|un|una|unos|unas) \w+\b.{0,15}\b(?:ahi|alla|en (?:la|el|su|sus) (?:clinica|hospital|sala|consultorio|bano|recepcion|estacionamiento)|con ustedes)\b|\bobjetos perdidos\b"
PICTURE = r"\b(?:send|show|text|email|e-mail|upload|attach|share)(?:ing)? (?:you|u|y'all|them|the doctor|him|her|in|over)? ?(?:a |an |some |my |the |you a )?(?:pics?|pictures?|photos?|images?)\b|\b(?:mand|envi|sub|ense)\w* (?:una |unas |la |las |le |les )?(?:fotos?|fotografias?|imagen|imagenes)\b"
BY_THEN = r"\bwill (?:the|my|your) (?:doctors?|dr\.? \w+|nurse|clinic|office) (?:already |even )?(?:have|get|got|see|know|receive) (?:the|my|those|these)? ?(?:x-?rays?|results?|scans?|mri|labs?|records?|reports?|tests?|images?)\b|\b(?:va|van) a (?:tener|ver|recibir) (?:mis|los|las|la|el) (?:resultados?|radiografias?|placas?|estudios?|analisis|expediente)\b"
ALLOWED = rf"\b(?:is|are) (?:my|our) (?:{KIN}|kids?|child(?:ren)?|toddler)s? (?:also )?allowed\b|\b(?:are|is) (?:kids?|children|babies|visitors) (?:also )?allowed\b|\b(?:se permiten?|dejan (?:entrar|pasar)(?: a)?) (?:a )?(?:ninos|bebes|visitas)\b"
PAPERS = r"\b(?:undocumented|immigration|deport\w*|i\.?c\.?e\.? (?:agents?|officers?|raid|raids)|(?:with|to|call|tell) ice|no papers|without papers|legal status|green card|migracion|la migra|indocumentad[oa]s?|(?:sin|no tengo|no tenemos) papeles|estatus (?:migratorio|legal))\b"
NEEDLES = r"\b(?:scared|afraid|terrified|fear|phobia|nervous) (?:of|about) (?:the )?(?:needles?|shots?|blood draws?)\b|\bmiedo (?:a )?(?:la |las )?(?:agujas?|inyeccion(?:es)?)\b"
NOTE = r"\b(?:doctor'?s|work|sick|medical|excuse) (?:note|excuse|letter|slip)\b|\b(?:note|paper|letter|proof|excuse) (?:for|to (?:give|show)) (?:my |the )?(?:work|job|boss|school|employer)\b|\b(?:constancia|justificante)\b|\b(?:comprobante|papel|nota) (?:de que (?:fui|estuve|vine)|para (?:el|mi|la) (?:trabajo|escuela|jefe|patron))\b"
OF_THE_HOUSE = re.compile(f"{INSIDE}|{STAYS}|{LOST}|{PICTURE}|{BY_THEN}|{ALLOWED}|{PAPERS}|{NEEDLES}|{NOTE}")
OWN = re.compile(r"\b(?:my|mi|mis|me)\b")
WISHES = re.compile(
    r"\b(?:i (?:need|want|would like)|i'd like|necesito|quiero|quisiera|ocupo) (?:to see |ver )?(?:a |an |the |my |un |una |al? |el |la )?\w{3,}"
)
ARRANGES = re.compile(
    r"\b(?:appointments?|appts?|book|schedule|reschedule|cancel|citas?|turno|agendar|reservar|cancelar)\b"
)
MOST_CHARS = 300


def asks_of_the_house(text: str) -> bool:
    """Whether it asks for what the house has to answer, and for no visit."""
    folded = fold(text[:MOST_CHARS])
    return OF_THE_HOUSE.search(folded) is not None and ARRANGES.search(NO_VISIT.sub(" ", folded)) is None


def wishes_beside(heard: Understanding) -> bool:
    """Whether a visit is wished for, or a complaint told, beside such a question."""
    rest, symptom = OF_THE_HOUSE.sub(" ", fold(heard.text[:MOST_CHARS])), fold(heard.slots.symptom or "")
    told = bool(symptom) and symptom in rest and OWN.search(rest) is not None
    return told or (Intent.BOOK in heard.intents and WISHES.search(rest) is not None)
