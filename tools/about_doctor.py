"""What the hospital's file tells of somebody whom patients see: languages, woman or man, department, where."""

from __future__ import annotations

import re

from language.spoken import language_named
from language.text import fold
from tools import names
from tools.types import Fact, ToolContext

GENDER = re.compile(r"\b(?:woman|man|male|female|lady|guy|mujer|hombre|senora|senor|varon)\b")
WHERE = re.compile(
    r"\b(?:where|which (?:site|clinic|campus|location)|located|based|donde|en que (?:clinica|sitio|lugar))\b"
)
WHO = re.compile(
    r"\b(?:who(?:'s| is|s)|about|special\w+|what (?:kind|sort|type|does|is)|department|field"
    r"|quien es|cuentame|digame|especial\w+|que (?:tipo|clase|hace)|departamento|area)\b"
)


def about_doctor(ctx: ToolContext, key: str, question: str) -> Fact | None:
    """The answer to a question about this practitioner; None where the file does not tell it."""
    words = fold(question)
    language = language_named(words)
    doctor = {"doctor": names.practitioner_name(ctx, key)}
    spec = ctx.services.hospital.practitioner(key)
    if language is not None:
        speaks = "doctor-speaks" if language in spec.languages else "doctor-speaks-not"
        return Fact(speaks, {**doctor, "language": language})
    if GENDER.search(words):
        return Fact("doctor-gender", {**doctor, "gender": spec.gender})
    if not (WHERE.search(words) or WHO.search(words)):
        return None
    departments = tuple(names.name(ctx, specialty) for specialty in spec.specialties)
    sites = tuple(dict.fromkeys(names.name(ctx, hours.site) for hours in spec.hours if hours.site))
    return Fact("doctor-works", {**doctor, "departments": departments, "sites": sites})
