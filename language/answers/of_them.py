"""A question about one of the doctors or times shown, which chooses none: "does Dr. Rao speak Spanish?", "¿es buena la segunda?"."""

# ruff: noqa: E501
from __future__ import annotations

from language.text.patterns import says
from language.types import Lang

ONE: dict[Lang, str] = {
    "en": r"(?:(?:dr|doctor|dra|doctora)\.? (?:[a-z'-]+(?: (?!speak|know|see|take|have|a\b|{free})[a-z'-]+)?|[1-3])|he|she|they|(?:this|that|the|your) (?:doctor|provider|lady|man|woman|guy)|the (?:first|second|third|last|1st|2nd|3rd)(?: (?:one|doctor)\b|(?! (?:one|doctor)))|(?:number |option )[1-3])",
    "es": r"(?:(?:el |la )?(?:dr|doctor|dra|doctora|medic[oa])\b\.?(?: [a-z'-]+)?|ella|el\b|usted|(?:el|la) (?:primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa])(?: opcion)?|(?:numero |opcion )[1-3])",
}
FREE: dict[Lang, str] = {
    "en": r"(?:still )?(?:available|free|open|there|in|working|possible|ok|okay|good|fine|on|at|booked|full|taken|the one(?! (?:i|we|that|who|he|she|my)\b)|later|earlier)\b(?! (?:with|for|at|doctor|about))",
    "es": r"(?:todavia |aun )?(?:posible|disponible|libre|la de|el de|a las?|por la|en la (?:manana|tarde))\b",
}
"""What asks whether one may have it, and so for it."""

KNOWN_OF: dict[Lang, str] = {
    "en": r"\b(?:does|did|doesn't|has|hasn't) {one}\b(?! (?:still )?(?:have|got|work|see|take) (?:an?|any\w*|some\w*|time|openings?|room|me|us|it|him|her|the|at|on|for)\b)|\b(?:is|isn't|was) {one} (?!{free})\w|\b(?:how (?:old|long|good|experienced|many|much)|what (?:kind|sort|type|languages?|is|does)|where (?:is|does|did)|why (?:is|does)|who is|who's|whos|tell me (?:more )?about) (?:[a-z]+ ){{0,3}}?{one}\b"
    r"|\b(?:is|was) (?:that|this|it) (?:the|my) (?:same |usual |regular |old )?(?:doctor|dr|one|lady|man|woman)(?: that| who)? (?:i|we|he|she)\b",
    "es": r"\b(?:habla|entiende|sabe|tiene|atiende|ve|trata|trabaja|acepta|cobra|estudio|recibe|opera) (?:[a-z]+ )?{one}\b(?! (?:algo|algun|alguna|lugar|cita|citas|espacio|hueco|libre|disponible|hora|el|la|para)\b)|\b{one} (?:no )?(?:habla|entiende|sabe|tiene (?!algo|algun|lugar|citas?\b|espacio|huecos?|libre|disponible|hora)|atiende(?! (?:el|los|a las|manana))|ve\b|trata|trabaja|acepta|cobra|estudio|recibe|opera|es (?!{free})|esta (?!{free}))"
    r"|\b(?:es|sera) (?!{free})(?:[a-z]+ ){{1,3}}{one}\b|\b(?:quien es|como es|que tal es|que edad tiene|de donde es|donde atiende|que idiomas? habla|cuentame (?:mas )?de|digame (?:mas )?de) {one}\b",
}


def asks_of_them(folded: str, lang: Lang) -> bool:
    """Whether something is asked about a doctor or one of what was shown; folded text."""
    if lang == "es" and "?" not in folded and "¿" not in folded:
        return False
    return says(KNOWN_OF[lang].format(one=ONE[lang].replace("{free}", FREE[lang]), free=FREE[lang]), folded)
