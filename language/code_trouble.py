"""What keeps somebody from giving a code, beyond that it did not come: another phone, other proof, not knowing what to do."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.text.normalise import fold
from language.vocabulary.whom import ANY_KIN

Trouble = Literal["gone", "away", "elsewhere", "other_proof", "what_now", "which_phone", "unreadable", "theirs"]

PHONE = r"(?:(?:cell ?|mobile ?)?phone|cell|mobile|number|telefono|celular|numero|movil)"
MY = r"(?:my|that|the|this|his|her|mi|ese|el|aquel|su)"
GONE = re.compile(
    rf"\b(?:don'?t|do not|doesn'?t|not) (?:have|has|use|uses|own|got) (?:(?:that|this|the|a|any|his|her) (?:old )?{PHONE}\b|my (?:old )?{PHONE} any ?more\b)|\b(?:no longer have|has no|have no) (?:\w+ )?{PHONE}\b"
    rf"|\b(?:lost|broke|changed|switched|sold|dropped|new) (?:{MY} )?{PHONE}\b|\b{PHONE} (?:is|was|got|has been|'s) (?:\w+ )?(?:lost|broken|stolen|gone|dead|old|disconnected|cut off|different|changed)\b|\b(?:my|an) old {PHONE}\b|\b{PHONE} (?:number )?changed\b|\bcambio (?:{MY} )?{PHONE}\b"
    rf"|\bno (?:tengo|uso|tiene|usa) (?:ya )?(?:{MY} )?{PHONE}\b|\bya no (?:es|tengo|uso|tiene|usa) (?:\w+ )?{PHONE}\b|\b(?:perdi|cambie|cambie de|se me perdio|me robaron|se descompuso|vendi) (?:{MY} )?{PHONE}\b|\b{PHONE} (?:viejo|anterior)\b"
)
MOVED_ON = re.compile(
    r"\bchanged (?:phones|numbers)\b|\b(?:phone|number) has changed\b"
    r"|\b(?:have|has|got|had) (?:got )?a (?:different|new|another) (?:cell ?|mobile ?)?(?:phone|number|cell)\b|\bhe cambiado de (?:numero|telefono|celular)\b|\btengo (?:otro|un nuevo|un) (?:numero|telefono|celular)(?: nuevo| ahora)\b"
)
AWAY = re.compile(
    rf"\b(?:don'?t|do not|doesn'?t|didn'?t) (?:have|bring|got) (?:{MY} )?(?:{PHONE}|it) (?:with|on|near|here)\b|\bleft (?:{MY} )?{PHONE} (?:at|in)\b|\b{PHONE}(?: is|'s) (?:at (?:home|work)|in the car|charging)\b"
    rf"|\bno traigo (?:{MY} )?{PHONE}\b|\bno (?:lo|la) (?:tengo|traigo) (?:conmigo|aqui|a la mano)\b|\bno tengo (?:{MY} )?{PHONE} (?:conmigo|aqui|a la mano|ahorita)\b|\b(?:deje|olvide) (?:{MY} )?{PHONE}\b"
)
"""The phone is theirs, and in another place just now."""

ELSEWHERE = re.compile(
    rf"\b(?:send|text|call|email|e-mail|get|mail)\b[^.?!]{{0,30}}?\b(?:to (?:me|my \w+|another|a different|a new|the other|this|his|her)|another {PHONE}|different {PHONE}|other {PHONE}|by e-?mail|to my e-?mail|my e-?mail)\b(?! (?:again|once more))"
    r"|\b(?:e-?mail|call) (?:me|it)(?: instead| the code)?\b|\btext me instead\b"
    rf"|\b(?:mand|envi|pas|llam)\w*\b[^.?!]{{0,30}}?\b(?:a (?:mi \w+|otro|este|otra|mi)|otro {PHONE}|por correo|al correo|a mi correo|por e-?mail)\b"
)
OTHER_PROOF = re.compile(
    r"\b(?:give|tell|use|take|show|send|dar\w*|doy|mostrar\w*|ensenar\w*|usar|mandar\w*)\b[^.?!]{0,30}?\b(?:ssn|social(?: security)?|s\.s\.n|driver'?s? licen[sc]e|licencia|passport|pasaporte|id|i\.d|identificacion|ine|insurance (?:card|number)|member (?:id|number)|seguro social|numero de seguro|mother'?s maiden name|address|direccion|password|contrasena)\b"
)
WHICH_PHONE = re.compile(
    rf"\b(?:what|which|whose) {PHONE} (?:did|do|was|is|are|does|will)\b|\bwhere did (?:you|it|the code) (?:send|go|text)|\b(?:a|de) (?:que|cual) {PHONE}|\bwhat {PHONE}\W*$|\b(?:que|cual) {PHONE} (?:tienen|es|tiene)\b"
)
KIN = rf"(?:she|he|they|(?:my|her|his) (?:\w+ )?(?:{ANY_KIN}))"
SUYO = rf"(?:ella|el|(?:mi|su) (?:\w+ )?(?:{ANY_KIN}))"
THEIRS = re.compile(
    rf"\b{KIN}(?:'s got| has| have| got| took| keeps) (?:the|her|his|their|that|my) {PHONE}\b|\b(?:code|text|it) (?:goes|went|comes|is going|gets sent|was sent) to (?:her|him|them|(?:my|her|his) (?:\w+ )?(?:{ANY_KIN}))(?! (?:again|phone i))\b"
    rf"|\b(?:with|under|on|to|it'?s) (?:her|his|their|(?:my|her|his) (?:{ANY_KIN})'?s) {PHONE}\b|\bel (?:codigo|mensaje|texto) (?:le )?(?:llega|llego|va|fue|mandan|mandaron)(?: a)? {SUYO}\b|\b{SUYO} (?:tiene|trae|se llevo) (?:el|su|ese|mi) {PHONE}\b|\b(?:con|en|es) (?:el|su) {PHONE} (?:de (?:ella|el|{SUYO}))\b"
    rf"|\b(?:can'?t|can|could|couldn'?t|won'?t|just) (?:you |u )?(?:just |please )?tell (?:me )?(?:just )?(?:the |what |when |which )?(?:day|time|date|hour|it is|is it)\b|\b(?:solo|nomas|nada mas) (?:quiero|digame|dime|necesito) (?:saber )?(?:la hora|el dia|la fecha|cuando)\b"
)
"""The phone is somebody else's, or only one thing is to be told without it."""
NO_TEXTS = re.compile(
    r"\b(?:land ?line|home phone|house phone|telefono fijo|telefono de (?:la )?casa|linea fija)\b|\b(?:doesn'?t|don'?t|can'?t|cannot|does not) (?:get|receive|take|do|read) (?:texts?|text messages|messages|sms)\b|\bno recib\w+ (?:mensajes|textos|sms)\b"
)
UNREADABLE = re.compile(
    r"\b(?:can'?t|cannot|can not|unable to) (?:read|see) (?:\w+ ){0,2}(?:codes?|texts?|messages?|screen|numbers?)\b|\b(?:i'?m|i am) (?:\w+ )?blind\b|\bread (?:me )?(?:the|that|this|my) code\b|\bscreen(?:'s| is) (?:\w+ )?(?:broken|cracked|black)\b"
    r"|\bno (?:puedo|logro) (?:leer|ver) (?:\w+ ){0,2}(?:codigos?|textos?|mensajes?|pantalla|numeros?)\b|\b(?:soy|estoy) (?:\w+ )?cieg[oa]\b|\b(?:leame|lea|leer(?:me)?) (?:el|ese|este) codigo\b|\bpantalla (?:esta )?(?:rota|quebrada)\b"
)
LOST = re.compile(
    rf"\b(?:i|we)(?:'ve| have)? (?:just )?(?:lost|don'?t have|no longer have) (?:{MY} )(?:old )?{PHONE}(?: any ?more)?(?! (?:with|on|near|number))\b|\b(?:my|our) {PHONE} (?:is|was|got|has been) (?:lost|stolen|disconnected|cut off)\b"
    rf"|\b(?:perdi|se me perdio|me robaron) (?:mi|el) {PHONE}\b|\bya no tengo (?:ese|el|mi) {PHONE}\b"
)
"""That a code would reach nobody, said at any time."""
OF_CODES = re.compile(r"\b(?:codes?|codigos?)\b")
WHAT_NOW = re.compile(
    r"\W*(?:(?:ok|okay|so|and|then|well|um|uh|y|pues|entonces|bueno|ay)\W+)*(?:what now|now what|what do i do(?: now| then| here)?|what (?:should|can|am i supposed to) (?:i )?do(?: now| then| here)?|what (?:next|else can i do)|how do i do (?:that|this|it)|i don'?t know what to do"
    r"|(?:y )?ahora que(?: hago)?|que hago(?: ahora| entonces)?|que (?:puedo|debo) hacer(?: ahora| entonces)?|como le hago|no se que hacer)(?:\W+(?:please|then|now|por favor|pues))*\W*"
)


def is_lost(text: str) -> bool:
    """ "I lost my phone": no code can be sent there."""
    return LOST.search(fold(text)) is not None


def cannot_read_codes(text: str) -> bool:
    """ "I'm blind, I can't read these codes", said before one was asked for: a person has to check who they are."""
    folded = fold(text)
    return OF_CODES.search(folded) is not None and UNREADABLE.search(folded) is not None


def code_trouble(text: str) -> Trouble | None:
    """What the message tells of it; of use only where a code was asked for."""
    folded = fold(text)
    if WHAT_NOW.fullmatch(folded):
        return "what_now"
    if UNREADABLE.search(folded):
        return "unreadable"
    if AWAY.search(folded):
        return "away"
    if WHICH_PHONE.search(folded):
        return "which_phone"
    if OTHER_PROOF.search(folded):
        return "other_proof"
    if GONE.search(folded) or MOVED_ON.search(folded):
        return "gone"
    if ELSEWHERE.search(folded) or NO_TEXTS.search(folded):
        return "elsewhere"
    return "theirs" if THEIRS.search(folded) else None
