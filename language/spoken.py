"""Which language a patient wishes to be spoken to in at the visit, by the clinician or through an interpreter."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.text import fold
from language.types import Lang

LANGUAGES = {
    "es": r"spanish|espanol|castellano", "en": r"english|ingles", "fr": r"french|frances", "pt": r"portuguese|portugues",
    "zh": r"chinese|mandarin|cantonese|chino|mandarin", "vi": r"vietnamese|vietnamita", "ru": r"russian|ruso", "ar": r"arabic|arabe",
    "ko": r"korean|coreano", "ht": r"haitian(?: creole)?|creole|criollo(?: haitiano)?", "hi": r"hindi", "tl": r"tagalog|filipino",
    "pl": r"polish|polaco", "it": r"italian|italiano", "de": r"german|aleman", "ja": r"japanese|japones", "uk": r"ukrainian|ucraniano",
    "ase": r"(?:american )?sign language|asl|lengua(?:je)? de senas",
}  # fmt: skip
CALLED: dict[Lang, dict[str, str]] = {
    "en": {
        "es": "Spanish", "en": "English", "fr": "French", "pt": "Portuguese", "zh": "Chinese", "vi": "Vietnamese", "ru": "Russian",
        "ar": "Arabic", "ko": "Korean", "ht": "Haitian Creole", "hi": "Hindi", "tl": "Tagalog", "pl": "Polish", "it": "Italian",
        "de": "German", "ja": "Japanese", "uk": "Ukrainian", "ase": "American Sign Language",
    },
    "es": {
        "es": "español", "en": "inglés", "fr": "francés", "pt": "portugués", "zh": "chino", "vi": "vietnamita", "ru": "ruso",
        "ar": "árabe", "ko": "coreano", "ht": "criollo haitiano", "hi": "hindi", "tl": "tagalo", "pl": "polaco", "it": "italiano",
        "de": "alemán", "ja": "japonés", "uk": "ucraniano", "ase": "lengua de señas americana",
    },
}  # fmt: skip
"""What each is called."""

NAMED = "|".join(LANGUAGES.values())
INTERPRETER = re.compile(r"\b(?:interpreter|translator|interprete|traductora?)\b")
OF_WHICH = re.compile(
    rf"\b(?:{NAMED}) (?:interpreter|translator)\b|\b(?:interprete|traductora?) (?:de|en) (?:{NAMED})\b"
)
NOT_THAT = re.compile(
    rf"\b(?:not|no)(?: an?| un| de| en| in)? (?:{NAMED})\b|\b(?:{NAMED}),? no\b(?! (?:se|hablo|entiendo)\b)"
)
"""A language that is taken back: "not Spanish", "español no"."""
NEED = re.compile(r"\b(?:need|want|bring|have|with|like|book|get|necesito|quiero|quisiera|con)\b")
ASKS = re.compile(r"\b(?:do you have|are there|is there|tienen|hay)\b")
SPEAKS = re.compile(
    rf"\b(?:who|that|que) (?:can )?(?:speaks?|talks?|hable|habla|hablen) (?:in )?(?P<after>{NAMED})\b"
    rf"|\b(?P<before>{NAMED})[- ]speaking (?:doctor|clinician|provider|physician|nurse|therapist)\b"
)
REFUSED = re.compile(
    r"(?<!there was )(?<!there were )(?<!there is )(?<!had )(?<!have )(?<!got )(?<!hubo )(?<!habia )(?<!hay )"
    r"\b(?:no|without(?: an?| the)?|(?:don'?t|do not) (?:need|want)(?: an?| the| any)?|sin|no (?:quiero|necesito|ocupo)(?: un| una| el| la| ningun)?)"
    r" (?:interpreter|translator|interprete|traductora?)s?\b"
    r"(?!,? (?:showed|came|was|i (?:can'?t|cannot|won'?t|don'?t)|no (?:puedo|entiendo|me)|vino|llego))"
)
ANY = re.compile(
    r"\W*(?:(?:so|but|well|and|ok|okay|y|pero|entonces|o sea)\W+)*(?:(?:do|don'?t) (?:you|u|they)(?: guys)? (?:have|got)|(?:you|u) (?:don'?t )?have|(?:are|aren'?t|is|isn'?t) there|is it that you have"
    r"|(?:no )?(?:tienen?|hay)) (?:any(?:one|body)?|someone|none|no ?one|nobody|algun[oa]?|ningun[oa]?|alguien|nadie)"
    r"(?: (?:at all|like that|of those|doctors?|who does|such doctor|asi|de esos|doctora?|medic[oa]|que (?:lo )?hable))*\W*"
)
""" "Do you have ANY?": of those who speak what was wished for."""

WHO_SPEAKS = re.compile(
    rf"\b(?:any(?:one|body)?|some(?:one|body)|who|which|none|nobody|no ?one|doctors?|dermatologists?|clinicians?|providers?|alguien|algun[oa]?|ningun[oa]?|nadie|quien(?:es)?|doctor(?:a|es|as)?|medic[oa]s?|dermatolog[oa]s?|cual(?:es)?)"
    rf"\b[^.?!]{{0,40}}\b(?:speaks?|talks?|hablan?|hablen?)(?: in| en)? (?:{NAMED})\b"
)
Wish = tuple[Literal["interpreter", "speaks"], str]


def spoken(text: str, lang: Lang) -> Wish | None:
    """What is wished and the language (ISO 639); None where the text wishes nothing of the kind.

    An interpreter of no named language is one for the patient's own, where that is not English.
    """
    if refuses_interpreter(text):
        return None
    words = NOT_THAT.sub(" ", fold(text))
    asked_for = NEED.search(words) or OF_WHICH.search(words)
    if INTERPRETER.search(words) and asked_for and not ASKS.search(words):
        named = language_named(words) or ("es" if lang == "es" else None)
        return ("interpreter", named) if named is not None and named != "en" else None
    found = SPEAKS.search(words)
    if found is None:
        return None
    named = language_named(found.group("after") or found.group("before"))
    return ("speaks", named) if named is not None else None


def refuses_interpreter(text: str) -> bool:
    """Whether no interpreter is wanted; that there was none is told of and wishes nothing."""
    return REFUSED.search(fold(text)) is not None


def asks_who_speaks(text: str) -> bool:
    """Whether it is asked if anybody speaks a language that is named."""
    return WHO_SPEAKS.search(fold(text)) is not None


def asks_for_any(text: str) -> bool:
    """Whether it is asked if there is anybody at all of those who were wished for."""
    return ANY.fullmatch(fold(text)) is not None


def language_named(words: str) -> str | None:
    """The language (ISO 639) that folded words name."""
    return next((code for code, names in LANGUAGES.items() if re.search(rf"\b(?:{names})\b", words)), None)
