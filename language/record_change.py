"""Hears a wish to change what is on record: a phone number, an e-mail or postal address, who may speak for whom."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

WHAT = r"(?:(?:phone|cell(?:phone)?|mobile|telephone|contact|home|work)? ?(?:number|phone|cell(?:phone)?|telephone)|contact (?:info\w*|details?)|e-?mail(?: address)?|(?:home |mailing |postal )?address|proxy|proxies|emergency contact)(?! (?:appointment|appt|visit|call|consult\w*|reminder|one))"
WHAT_ES = r"(?:(?:numero|telefono|celular|movil)(?: de (?:telefono|celular|contacto))?|correo(?: electronico)?|e-?mail|direccion|datos(?: de contacto)?|contacto de emergencia)"
BESIDE = r"(?:(?!appointment|appt|visit|time|day|date|cita|hora|dia)[\w'-]+ ){0,3}?"
"""A few words that speak of no visit."""

RECORD = re.compile(
    rf"\b(?:change|update|correct|fix|edit|replace|switch|modify) {BESIDE}(?:my|our|his|her|the) {BESIDE}{WHAT}\b"
    rf"|\b(?:my|our) {WHAT} (?:has |have |was |is )?(?:changed|different now|new|out of date|outdated|wrong)\b"
    rf"|\b(?:i|we)(?:'ve| have)?(?: got| have| just got)? (?:a )?(?:new|different) {WHAT}(?! number for)\b|\bchanged my {WHAT}\b"
    r"|\bwrong (?:number|phone|e-?mail|address)\W+(?:on file|listed|for me)\b"
    r"|\b(?:add|make|put|list|remove|take|delete) my (?:\w+ ){0,3}(?:(?:to|on|onto|from|off) (?:my|the) (?:account|record|file|chart)|(?:as )?(?:an? |my )?(?:proxy|emergency contact|caregiver))\b"
    r"|\b(?:give|let|allow) my (?:\w+ ){0,2}?(?:access to my|(?:to )?(?:manage|see|handle) my) (?:\w+ )?(?:account|record|chart|appointments|visits)\b"
    rf"|\b(?:cambi\w+|actualiz\w+|correg\w+|corrij\w+|modific\w+) {BESIDE}(?:mis?|el|la|los) {WHAT_ES}(?! de (?:la|mi) cita)"
    rf"|\bcambie de {WHAT_ES}\b|\b(?:tengo|ya tengo) (?:un |una |otro |otra )?(?:nuev[oa] )?{WHAT_ES} nuev[oa]\b|\btengo (?:un |una )?(?:nuev[oa]|otr[oa]) {WHAT_ES}\b"
    rf"|\bmi {WHAT_ES} (?:ya )?(?:cambio|es otr[oa]|esta mal|no es ese)\b"
    r"|\b(?:agreg\w+|pong\w+|quit\w+|dar acceso) a mi \w+ (?:a|en|de) mi (?:cuenta|expediente|registro)\b"
)


def wants_record_changed(text: str) -> bool:
    """Whether what the message asks is for staff, who alone change what is on record."""
    return RECORD.search(fold(text)) is not None
