"""Whether somebody asks about a visit that they have: when it is, if it was really booked. It books none."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold
from language.vocabulary.day_names import MONTH

LONGEST = 400
"""Characters of a message that is looked at."""

VISIT = r"(?:appointments?|appts?|visits?|check-?ups?|bookings?|surgery|test|scan|mammogram|x-?ray|mri|colonoscopy|ultrasound|physical)"
CITA = r"(?:citas?|consultas?|turnos?|visitas?|reserva)"
MONTHS = rf"(?:{MONTH}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"

WHEN = re.compile(
    rf"\b(?:when'?s|when (?:is|was|are)|(?:what|which) (?:day|time|date)(?:'s|s| is| was)) (?:it )?my (?:\w+ ){{0,3}}{VISIT}\b"
    rf"|\b(?:don'?t|do not|can'?t|cannot) (?:recall|remember|know) (?:\w+ )?(?:(?:what|which) (?:day|time|date|hour)|when)\b(?! (?:i can|you|to|works|would|it (?:started|began|happened)))"
    r"|\b(?:want|need) to know about the \d+(?:st|nd|rd|th)\b|^\W*(?:no\W+)+(?:i mean(?:t)? )?(?:the one i (?:booked|made|have|had|scheduled)|la que (?:ya )?(?:hice|reserve|tengo|saque|agende))\b"
    rf"|\b(?:cuando|a que hora|que dia|en que fecha) (?:es|era|tengo|tenia) (?:mi|la|esa) {CITA}\b"
    r"|\bno (?:recuerdo|me acuerdo|se) (?:de )?(?:que dia|cuando|a que hora|la fecha)\b(?! (?:puedo|pueda|me|empezo|fue|hay))"
)
BOOKED = re.compile(
    rf"\b(?:did|have) (?:you|u|i|we) (?:\w+ )?(?:book(?:ed)?|schedul(?:e|ed)|reserv(?:e|ed)|ma(?:k|d)e) (?:it|that|this|one|me|(?:the|my|an?) (?:\w+ ){{0,3}}(?:{VISIT}|one)|(?:the )?{MONTHS} \d+)\b"
    rf"|\bdo i (?:still |already |even |actually )*have (?:it|one|that|(?:the|my|a|an|any) (?:\w+ ){{0,3}}{VISIT}|(?:the )?{MONTHS} \d+|the \d+\w*)\b(?! (?:available|open|free|to))"
    rf"|\b(?:is|was) (?:it|that|this|(?:the|my) (?:\w+ ){{0,3}}{VISIT}) (?:\w+ )?(?:booked|made|scheduled|on the books)\b(?! (?:solid|up|full|for the))|\bam i (?:\w+ )?(?:booked|scheduled|on the books)\b"
    rf"|\b(?:me )?(?:reservo|agendo|aparto|hizo|reservaron|agendaron) (?:ya )?(?:la|mi|esa|una) {CITA}\b|\b(?:ya )?(?:quedo|esta) (?:reservad|agendad|hech|apartad)[oa]\b"
    rf"|\b(?:todavia |ya |aun |si )?tengo (?:la |mi |esa |alguna |una )?{CITA} o no\b"
)
HAS = re.compile(
    rf"\b(?:i|he|she|we)(?: do| already|'ve already|'ve)?(?: have| has|'ve| got)(?: already| got)? (?:one|an? (?:\w+ ){{0,2}}{VISIT})\b(?! (?:every|question|problem|idea))"
    rf"|\b(?:don'?t|do not) (?:want|need) (?:a |any )?(?:new|another)(?: one| {VISIT})?\b|\bthe one i (?:booked|made|have|had|scheduled)\b"
    rf"|\bya (?:tengo|tiene|tenemos) (?:una|(?:una|mi|su|la) {CITA})\b|\bno (?:quiero|necesito|busco) (?:una |otra )?(?:{CITA} )?(?:nuev[oa]|otra)\b|\bla que (?:ya )?(?:hice|reserve|tengo|saque|agende)\b"
)
ASKS_WHEN = re.compile(
    r"\b(?:when (?:is|was) (?:it|that|the)|when'?s (?:it|that)|(?:which|what) (?:day|time|date|hour)|(?:want|need) to know (?:when|(?:which|what) (?:day|time|date)|about (?:it|the \d+\w*|my (?:\w+ )?(?:appointment|visit)))|do i have it)\b"
    r"|\b(?:cuando (?:es|era|seria)|que dia|a que hora|(?:quiero|queria|necesito) saber (?:cuando|que dia|a que hora|de (?:mi|la) cita))\b"
)
TO_CHANGE = re.compile(
    r"\b(?:cancel|move|reschedul|change|switch|push|earlier|sooner|later|mov|muev|cambi|reprogram|reagend|adelant|atras)"
)
"""Beside one of these the visit is to be changed."""


def has_one(text: str) -> bool:
    """Whether they say that they have a visit already, or want no new one."""
    return HAS.search(fold(text[:LONGEST])) is not None


def asks_of_own_visit(text: str) -> bool:
    """Whether `text` asks when a visit of theirs is, or if it stands, and wants none changed."""
    words = fold(text[:LONGEST])
    if TO_CHANGE.search(words):
        return False
    if WHEN.search(words) or BOOKED.search(words):
        return True
    told = len(HAS.findall(words))
    return told > 1 or (
        told == 1 and ASKS_WHEN.search(words) is not None
    )  # who has one and wants no new one means that one
