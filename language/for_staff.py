"""Hears what only a person can take on: a death, a long delay, a teenager's secret, a long wait, a message to pass on."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.text.normalise import fold

Matter = Literal["death", "late", "private", "waiting", "misuse"]

ONLY_THAT = 6
"""Words up to which a message says of a death and nothing else."""

LONGEST = 400
"""Characters of a message that is about one such thing."""

KIN = r"(?:mother|mom|mum|mama|father|dad|papa|husband|wife|partner|spouse|son|daughter|baby|child|kid|brother|sister|grand(?:ma|pa|mother|father)|aunt|uncle|madre|padre|espos[oa]|marido|mujer|pareja|hij[oa]|bebe|herman[oa]|abuel[oa]|abuelit[oa]|ti[oa]|suegr[oa])"
VISIT = r"(?:appointments?|appts?|visits?|checkup|surgery|citas?|consultas?|turnos?)"
DIED = rf"(?:\b(?:my|our|mi|mis) (?:\w+ )?{KIN} (?:has |have |had |just |ya |se )*(?:died|passed(?: away| on)?|is (?:dead|deceased|no longer with us)|murio|fallecio|ha fallecido)\b|\b(?:murio|fallecio|se (?:me|nos) murio)(?: (?:ayer|anoche|hoy))? (?:mi|mis) (?:\w+ )?{KIN}\b|\b(?:he|she) (?:died|passed(?: away)?)\b|\b(?:the patient|el paciente|la paciente) (?:died|passed(?: away)?|murio|fallecio)\b)"
THEIR_VISIT = rf"(?:\b(?:had|has|have|tenia|tiene) (?:an? |una? )?(?:\w+ )?{VISIT}\b|\b(?:her|his|their|su|sus) (?:\w+ )?{VISIT}\b)"
DEATH, WITH_VISIT = re.compile(DIED), re.compile(THEIR_VISIT)
"""Who died and had visits to come: nobody may act for them any more."""

LATE = re.compile(
    r"\b(?:(?:i'?m|i am|im|we'?re|we are|be|i'?ll be|running|gonna be) (?:\w+ ){0,3}?late|stuck in (?:traffic|the train)|(?:voy|vamos|llego|llegare|llegamos|voy a llegar|vamos a llegar) (?:\w+ ){0,3}?tarde|(?:voy|vamos) (?:retrasad[oa]s?|con retraso|atrasad[oa]s?)|(?:llega|llegara|viene|va a llegar|van a llegar) (?:\w+ ){0,3}?tarde|se me hizo tarde|atorad[oa] en el trafico)\b"
)
TO_ONE = re.compile(
    r"\blate (?:for|to) (?:my|our|her|his|the) \d{1,2}\b|\b(?:tiene|tienen|ya tiene) (?:una )?(?:cita|consulta|turno)\b"
    r"|\b(?:has|have|had|'?ve got) (?:an? )?(?:\w+ )?(?:appointment|appt|visit) (?:\w+ ){0,2}?(?:today|now|this (?:morning|afternoon))\b"
)
"""A visit that is there already: who is late for it wants no other."""
OF_THAT_ONE = re.compile(
    r"\b(?:it'?s|it is|its|es) (?:at|with|a las?|con)\b|\b(?:already|ya) (?:has|have|had|tiene|tengo|tenemos) (?:an? |una? )?(?:appointment|appt|visit|cita|turno)\b"
    r"|\b(?:don'?t (?:want|need)|no (?:quiero|quiere|necesito|es)) (?:an? |una )?(?:new |another |nueva |otra )(?:appointment|appt|visit|cita)\b|\bno (?:quiero|es) (?:una )?cita nueva\b"
)
"""What is told of it afterwards: its time and doctor, or that no other is wanted."""
DELAY = re.compile(r"\b(?P<n>\d{2,3}) ?(?:min\w*)\b|\b(?:half an hour|an hour|media hora|una hora|hora y media)\b")
ASKED_LATE = re.compile(
    r"\b(?:what (?:happens|if)|(?:if|when) (?:i'?m|im|i am|i|we'?re|we are|we)\b|que pasa si|si (?:llego|voy|llegamos))"
)
"""It is asked what would come of it, and not told."""
ALLOWED = 15
"""Minutes up to which the answer that everybody gets is enough."""

TELL_THEM = re.compile(
    r"\b(?:can|could|will|would) (?:you|u) (?:please |just )?(?:tell|let|notify|inform|warn) (?:them|him|her|(?:the|my) (?:doctor|office|clinic|desk|front desk|staff|nurse)|dr\.? \w+)\b"
    r"|\b(?:please )?let (?:them|the (?:doctor|office|clinic|desk|front desk|staff)) know\b"
    r"|\b(?:les |le )?(?:puede|podria|puedes)(?:n)? (?:decir|avisar)(?:les|le)\b|\b(?:les|le) (?:puede|podria|puedes) (?:decir|avisar)\b|\b(?:digales|aviseles|avisele(?:s)?|digale) (?:a |al |que)"
)

TEEN = re.compile(
    r"\b(?:without|w/o) (?:my |her |his )?(?:mom|mum|mother|dad|father|parents?|folks) (?:\w+ )?(?:know\w*|find\w* out|being told)\b"
    r"|\b(?:do|does|will|would|can|are|is) (?:you|u|they|the doctor|y'all) (?:gonna |going to |have to )?(?:tell|call|inform|let)(?: (?:on me to))? (?:my )(?:mom|mum|mother|dad|father|parents?)\b"
    r"|\bdon'?t (?:tell|want) my (?:mom|mum|mother|dad|father|parents?)(?: to (?:know|find out))?\b"
    r"|\bsin que (?:se )?(?:(?:lo )?(?:sepan?|enteren?) )?(?:mi|mis) (?:mama|papa|papas|padres|madre|padre)(?: (?:se )?(?:lo )?(?:enteren?|sepan?))?\b"
    r"|\b(?:le|les) (?:dicen|van a decir|avisan|cuentan|dice|va a decir) a (?:mi|mis) (?:mama|papa|papas|padres|madre|padre)\b|\bno quiero que (?:mi|mis) (?:mama|papa|papas|padres|madre|padre) (?:se )?(?:lo )?(?:enteren?|sepan?)\b"
)

WAITED = re.compile(
    r"\b(?:been (?:here|waiting|sitting)|waiting (?:here|room)|in the waiting room|sala de espera|llevo|llevamos|esperando)\b"
)
LONG = re.compile(
    r"\b\d{2,3} ?min\w*\b|\b(?:an|one|two|over an|half an|una|dos|media|mas de una) (?:hours?|horas?)\b|\b(?:nobody|no one) (?:has )?(?:called|come|seen) (?:me|us)\b|\b(?:nadie (?:me|nos) (?:ha )?(?:llama\w*|atiend\w*|atendido))\b"
)
AT_THE_HOUSE = re.compile(r"\b(?:waiting room|here|sala de espera|aqui|ahi)\b")

MISUSE = re.compile(
    r"\b(?:someone|somebody|my \w+|a stranger)(?: else)?(?:'s| is| has been| was|s)? (?:using|used|stole|stolen|pretending to be|booking (?:under|in)) (?:my |under my )?(?:name|identity|insurance|id|me)\b|\bidentity theft\b"
    r"|\b(?:alguien|otra persona)(?: mas)? (?:esta |anda )?(?:usa|usando|uso|robo|se hace pasar por)(?: (?:mi|mis|por))? ?(?:nombre|identidad|seguro|datos|mi)\b|\b(?:me )?robaron (?:mi|la) identidad\b"
)

DOCTOR = r"(?:doctor \w+|my doctor|the doctor|la doctora?|el doctor|mi (?:doctora?|medico)|(?:el |la )?dra?\.? \w+|(?:el|la) medic[oa])"
A_WORD = re.compile(
    rf"\b(?:talk|speak) (?:to|with) {DOCTOR} (?:\w+ )?(?:personally|directly|himself|herself|on the phone|by phone|over the phone)\b|\b(?:leave|send|give|pass) (?:a message (?:for|to)|{DOCTOR} a message|a note for) ?(?:{DOCTOR}|him|her)?\b"
    rf"|\bhablar con {DOCTOR} (?:\w+ )?(?:personalmente|directamente|en persona|por telefono)\b|\b(?:dejar|mandar|dar|pasar)(?:le)? (?:un )?(?:recado|mensaje) (?:a|para|con) ?{DOCTOR}|\b(?:dejarle|mandarle|darle|pasarle) (?:un )?(?:recado|mensaje) (?:a|al) (?:doctora?|medic[oa]|dra?\.?)"
)
"""A doctor is wanted to speak with, or to be told something, and no visit."""

WHAT_NOW = re.compile(
    r"\b(?:what (?:do|should|can|am) i(?: supposed to)? do|what now|now what|how do (?:i|we) (?:register|fix|do|get|put|add|change)|(?:can|could) you (?:register|add|put|set)|(?:she|he|they)(?:'s| is|'re| are|isn't| isn't| aren't)? (?:not )?(?:registered|on file|in your system|a patient)"
    r"|que (?:hago|hacemos|puedo hacer|se hace)|como (?:le )?(?:hago|hacemos|(?:l[oa] )?registro)|(?:l[oa] )?(?:puede|puedo) registrar\w*|no (?:esta|estan) registrad[oa]s?|y (?:ella|el|la nina|el nino|mi \w+)\W*$)"
    rf"|\b(?:my|mi) (?:\w+ )?{KIN}(?:'s name is| is called| se llama)\b"
)
"""How somebody goes on who was told that they may not act for another."""


def wants_word_with_doctor(text: str) -> bool:
    """Whether somebody wants to speak with a doctor by telephone, or to leave them a message."""
    return A_WORD.search(fold(text[:LONGEST])) is not None


def asks_what_now(text: str) -> bool:
    """Whether it is asked what can be done for the other, or who that is, once that was refused."""
    return WHAT_NOW.search(fold(text[:LONGEST])) is not None


def tells_of_that_visit(text: str) -> bool:
    """Whether more is told of a visit that somebody is late for."""
    return OF_THAT_ONE.search(fold(text[:LONGEST])) is not None


def matter(text: str) -> Matter | None:
    """What the message is about, where a person has to take it on; None for any other."""
    said = fold(text[: LONGEST + 1])
    if len(said) > LONGEST:
        return None
    if DEATH.search(said) and (WITH_VISIT.search(said) or len(said.split()) <= ONLY_THAT):
        return "death"
    if TEEN.search(said):
        return "private"
    if WAITED.search(said) and LONG.search(said) and AT_THE_HOUSE.search(said) and not LATE.search(said):
        return "waiting"
    if LATE.search(said) and ASKED_LATE.search(said) and not TELL_THEM.search(said):
        return None
    if (LATE.search(said) and (_is_long(said) or TO_ONE.search(said))) or TELL_THEM.search(said):
        return "late"
    return "misuse" if MISUSE.search(said) else None


def _is_long(said: str) -> bool:
    delay = DELAY.search(said)
    return delay is not None and (delay["n"] is None or int(delay["n"]) > ALLOWED)
