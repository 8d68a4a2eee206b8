"""Hears what is asked about another patient: how or where they are, what is on their record, when their visit is."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from language.text import fold
from language.vocabulary.whom import ANY_KIN

AboutAnother = Literal["stay", "record", "visit"]

LONGEST = 400
SOMEBODY = "somebody"
"""Stands for each name that was found in the message."""

KIN = rf"(?:my|our|mi|mis|nuestr[oa])(?: \w+)? (?:{ANY_KIN})(?: {SOMEBODY})?"
WHO, QUIEN = rf"(?:{KIN}|{SOMEBODY}|she|he|they)", rf"(?:{KIN}|{SOMEBODY}|ella|(?:el|la) paciente)"
WHOSE = rf"(?:(?:{KIN}|{SOMEBODY})(?:'?s)?|her|his|their)"
IN_CARE = r"(?:admitted|discharged|released|hospitali[sz]ed|taken in|brought in|in (?:the |your )?(?:hospital|er|icu|emergency room)|(?:an? )?patients?(?: there| here| of yours)?|transferred)"
WELL = r"(?:ok|okay|all ?right|doing (?:ok|okay|well|better)|better|alive|stable|awake|out of surgery|there|still there|with you)"
ENDS = r"(?=\W*(?:$|[.?!,]|now|yet|today|please|and\b|or\b|so\b|there|here))"
STAY = re.compile(
    rf"\b(?:is|was|are|were|has|have|did) {WHO}(?: (?:been|already|still|get|got|being))* {IN_CARE}{ENDS}"
    rf"|\b(?:if|whether) {WHO} (?:is|was|are|has been|have been|got|had been)(?: (?:already|still))? {IN_CARE}{ENDS}"
    rf"|\b(?:what|which) (?:room|floor|ward|unit|bed)(?: number)? (?:is|are) {WHO}\b|\bhow(?:'s| is| are) {WHO}(?: (?:doing|holding up|recovering|feeling))?{ENDS}"
    rf"|\b(?:do you have|is there|have you got) (?:an? )?(?:patient|man|woman|{SOMEBODY})(?: \w+){{0,2}} (?:named|called|by the name of) {SOMEBODY}"
    rf"|\ben que (?:cuarto|habitacion|piso|cama|sala) (?:esta|tienen|pusieron)\b|\bcomo (?:esta|sigue|salio|se encuentra|amanecio) {QUIEN}\b"
    rf"|\b(?:saber|decirme|digame|dime|averiguar|preguntar)(?: \w+)? si (?:{QUIEN} )?(?:ya )?(?:esta|sigue|la tienen|lo tienen)(?: {QUIEN})? (?:internad[oa]|hospitalizad[oa]|ingresad[oa]|ahi|alli|bien|viv[oa])\b"
    rf"|\b(?:internaron|ingresaron|hospitalizaron|dieron de alta) a {QUIEN}(?=[^.!]{{0,40}}\?)"
    rf"|\b(?:esta|sigue) (?:internad[oa]|hospitalizad[oa]|ingresad[oa]|ahi|bien) {QUIEN}(?=[^.!]{{0,40}}\?)|\b{QUIEN} (?:esta|sigue) (?:internad[oa]|hospitalizad[oa]|ingresad[oa]|bien|viv[oa])(?=[^.!]{{0,40}}\?)"
)
HOW = re.compile(rf"\b(?:is|are) {WHO} {WELL}{ENDS}|\b(?:if|whether) {WHO} (?:is|are) {WELL}{ENDS}")
TAKEN = re.compile(
    r"\b(?:ambulance|surgery|operation|operated|admitted|hospital|accident|crash|er|emergency room|icu|took (?:her|him)|taken (?:in|there|here)|brought (?:in|there|here))\b"
)
"""Somebody of whom it is asked whether they are all right is here, by what is said of them."""

HELD = r"(?:phone(?: number)?|cell(?: number)?|number|home address|address|e-?mail|birth ?(?:day|date)|date of birth|dob|charts?|(?:medical )?records?|file|diagnosis|test results?|results|medications?|social security(?: number)?|medical history)"
GUARDADO = r"(?:telefono|numero|celular|direccion|correo|expediente|historial|diagnostico|resultados|fecha de nacimiento|seguro social)"
ANOTHER = rf"(?:{SOMEBODY}|(?:the|that|another|a different|some other) (?:other )?(?:mother|father|patient|person|parent|man|woman|lady|guy|girl|boy))"
OTRO = rf"(?:{SOMEBODY}|(?:la|ese|esa|otr[oa]) (?:mama|madre|paciente|persona|senora?|muchach[oa])|l (?:papa|padre|paciente|senor))"
RECORD = re.compile(
    rf"\b{HELD}(?: (?:and|or) (?:the |her |his )?{HELD})* (?:of|for|on|from) {ANOTHER}(?!'s (?:doctor|office|clinic))\b(?! (?:is|was|are)\b)(?!\W{{0,3}}\d)"
    rf"|\b(?:what(?:'?s| is| are)|give me|need|want|tell me|get me|have) {SOMEBODY}(?:'?s)? {HELD}\b"
    rf"|\b(?:list|names?|show|give|read|tell)(?: me)?(?: of)? (?:all |every |the |your |other )+patients?\b|\bpatients? (?:named|called|with the (?:last |sur)?name)\b"
    rf"|\b{GUARDADO}(?: (?:y|o) (?:el |la |su )?{GUARDADO})* de ?{OTRO}\b|\b(?:lista|nombres?|muestr\w+|de(?:me)?)(?: de)? (?:todos )?(?:los |sus )pacientes\b|\bpacientes? (?:llamad[oa]s?|de apellido|con (?:el )?apellido)\b"
)

VISIT = r"(?:appointments?|appts?|visits?|check-?ups?|surgery|procedure|follow-?ups?)"
CITA = r"(?:citas?|consultas?|turnos?|operacion|cirugia)"
ASKS = r"(?:know|tell me|find out|wondering|ask(?:ing)?|see|check|confirm|remind me)"
PIDE = r"(?:saber|decirme|digame|dime|averiguar|ver|checar|confirmar|preguntar)"
THEIR_VISIT = re.compile(
    rf"\b(?:when(?:'s| is| are)?|what (?:time|day|date)(?:'s| is| are)?|{ASKS}(?: \w+)? (?:if|whether|when|what time|what day|about)) {WHOSE} (?:\w+ ){{0,2}}?{VISIT}\b"
    rf"|\b(?:{ASKS}(?: \w+)? (?:if|whether|when|what time|what day)|does|what time does|when does|what day does) {WHO} (?:still )?(?:has|have|had|come|comes|is coming)(?: in)?(?: an?| any| the| (?:her|his|their))?(?: \w+)? (?:{VISIT})\b(?! (?:to|for) (?:give|offer))"
    rf"|\b{PIDE}(?: \w+)? (?:si|cuando|a que hora|que dia) (?:{QUIEN} )?(?:tiene|tenia|le toca|es)(?: {QUIEN})?(?: una| alguna| la| su)? {CITA}\b(?! (?:conmigo|disponibles?|libres?|para mi\b|mas|antes))"
    rf"|\b(?:cuando|a que hora|que dia) (?:tiene|es|le toca)(?: la| su| una)? {CITA} (?:de )?{QUIEN}\b|\bsaber (?:la hora|el dia|cuando es la) (?:de )?(?:{CITA} )?(?:de )?(?:ella|{QUIEN})\b"
)


def about_another(text: str, names: Sequence[str] = ()) -> AboutAnother | None:
    """What the message asks about somebody else; `names` are those that were found in it."""
    for name in names:
        text = text.replace(name, SOMEBODY)
    if len(text) > LONGEST:
        return None
    said = fold(text)
    if STAY.search(said) or (HOW.search(said) and TAKEN.search(said)):
        return "stay"
    if RECORD.search(said):
        return "record"
    return "visit" if THEIR_VISIT.search(said) else None
