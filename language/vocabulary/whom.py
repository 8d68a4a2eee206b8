"""For whom a visit may be: words for relations, and what else names a patient. Patterns over folded text."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Lang

KIN_OF_KIN = (
    r"\b(?:my|his|her) (?:husband|wife|partner|boyfriend|girlfriend|boss|friend|neighbor|sister|brother|son|daughter)'s (?:dad|daddy|father|mom|mother|mama|sister|brother|kid|baby|son|daughter|uncle|aunt)\b"
    r"|\b(?:la|el) (?:nin[oa]|hij[oa]|mama|papa|bebe|nen[ea]) de (?:mi|un|una) \w+"
)
"""A relation of a relation: the patient is somebody else's."""

NOT_BY_MARRIAGE = r"(?!-in-law| in law|'?s in law)"
RELATIONS: dict[Lang, dict[str, str]] = {
    "en": {
        "son": rf"(?:sons?|boys?|little (?:guy|man|fella)){NOT_BY_MARRIAGE}",
        "daughter": rf"(?:daughters?|girls?|little lady)(?!friend){NOT_BY_MARRIAGE}",
        "child": r"(?:child|kid|kids|children|baby|toddler|newborn|infant|little ones?|lil ones?|twins|triplets|teenager|teen|oldest|youngest)",
        "mother": rf"(?:mothers?|moms?|mum|mama|mommy|momma){NOT_BY_MARRIAGE}",
        "father": rf"(?:fathers?|dads?|papa|daddy){NOT_BY_MARRIAGE}",
        "wife": r"(?:wifes?|wifey|missus)",
        "husband": r"(?:husbands?|hubby)",
        "partner": r"(?:partner|boyfriend|girlfriend|bf|gf|fiance|fiancee|spouse|significant other)",
        "other": r"(?:grand(?:son|daughter|child|kid|baby|kids|mother|mas?|father|pa|parents)|granny|nephew|niece|brother|bro|sister|sis|siblings?|friend|aunt|auntie|uncle|cousin|neighbou?r|roommate|parents|client|tenant|in-laws|(?:mother|father|son|daughter|sister|brother)[- ]in[- ]law|stepson|stepdaughter|stepmom|stepdad|godson|goddaughter|godmother|landlady)",
    },
    "es": {
        "son": r"(?:hijo|hijito|muchacho|nino|chamaco|chavalo|chavo|chico|chiquito|cipote|varoncito|nene)",
        "daughter": r"(?:hija|hijita|nina|muchacha|chamaca|chavala|chiquita|cipota|nena)",
        "child": r"(?:bebe|pequeno|pequena|recien nacid[oa]|criatura)",
        "mother": r"(?:mama|madre|mami|mamita|jefa|jefita|ama)",
        "father": r"(?:papa|padre|papi|papito|apa)",
        "wife": r"(?:esposa|mujer|senora|vieja)",
        "husband": r"(?:esposo|marido)",
        "partner": r"(?:pareja|novio|novia|prometid[oa]|companer[oa])",
        "other": r"(?:niet[oa]|nietecit[oa]|sobrin[oa]|nuera|yerno|ahijad[oa]|patron[a]?|abuel[oa]|abuelit[oa]|herman[oa]|hermanit[oa]|amig[oa]|ti[oa]|tit[oa]|prim[oa]|suegr[oa]|vecin[oa]|cunad[oa]|compadre|comadre)",
    },
}

HEALTH = r"(?:(?:\w+ ){0,2}(?:appointment|appt|visit|follow[- ]?up|check-?up|doctor|refill|surgery|labs?|results|leg|knee|back|eyes?|ears?|heart|skin|cough|fever|rash|blood|prostate|acne|mole|hip|foot|feet|vaccines?|shots?))"
"""What of somebody's a visit is about."""

OWN_NAME = {
    "mother": r"(?:mom|mama|mommy|mother)", "father": r"(?:dad|daddy|father)", "wife": r"wifey", "husband": r"hubby",
    "other": r"(?:grandma|grandpa|granny|abuelita|abuelito|abuela|abuelo)",
}  # fmt: skip
"""Relations that people call by nothing else: "Dad's follow-up", "hubby has an appointment"."""

STATE = r"(?:is|has|needs?|wants?|forgets|can'?t|says (?:she|he)|fell|won'?t|isn'?t|was supposed|keeps?|got)"
STATE_ES = r"(?:esta|tiene|necesita|ocupa|quiere|se cayo|se siente|no puede|amanecio|anda|sigue)"

MORE: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (
        ("son", r"^\W*sons?\b(?! of)|\bfor sons?\b(?!-in-law| in law)"),
        ("daughter", r"^\W*daughters?\b|\bfor daughters?\b"),
        ("child", r"^\W*(?:the )?baby'?s?\b|^\W*kids?\b|\bthe (?:twins|kids|kid's|baby's)\b|\b(?:sick|foster) kid\b|\bof my (?:\w+[ -]){1,2}year[ -]old\b|\bmy (?:\w+[ -]){1,2}(?:yr|year)[ -]olds?\b"
                  r"|\bfor (?:the|our) (?:kid|kids|baby|children|little one|lil one)\b|\b(?:my|our) \d+ ?-?(?:mo|month|months|yr|year|years|week|weeks|wk)s?[- ]?old\b|\b(?:three|two|four) (?:\w+ ){0,2}?(?:little|lil) ones\b|^\W*(?:our |the )?(?:oldest|youngest) (?:needs?|has|is)\b|\b(?:give|bathe|check) the baby\b|\bwe just had a baby\b"),
        ("father", r"\bmy pops?\b"),
        ("wife", r"^\W*(?:the )?wife(?:'s)?\b|\bfor (?:the )?wife\b"),
        ("husband", r"^\W*(?:hubby|husband)(?:'s)?\b"),
        ("other", r"\b(?:man|woman|lady|gentleman|guy|patient|person|client) (?:i|that i|who i|we) (?:look after|take care of|care for)\b|\bi (?:look after|take care of|care for) (?:m[rs]s?\.? \w+|mister \w+)|\bi (?:look after|take care of|care for) (?:an?|this|my) (?:\w+ )?(?:man|woman|lady|gentleman|guy|person|neighbor|patient)\b|\b(?:caregiver|carer|aide) (?:for|of|to) (?:an?|the|this) (?:\w+ ){0,2}(?:man|woman|lady|gentleman|guy|person|patient)\b"
                  r"|\bfor (?:someone else|somebody else|another person|a friend|(?:our|a|the) neighbou?r)\b|\b(?:m[rs]s?\.?|mister) \w+,? my employer\b|\bon behalf of (?!me\b|myself\b)|^\W*(?:grandson|granddaughter)\b"),
    ),
    "es": (
        ("daughter", r"\bde la nena\b"),
        ("child", r"\bpal? (?:bebe|nin[oa]|nen[ea])\b|\brecien nacid[oa]\b|\b(?:el|la|al|del|los|las) (?:dos |tres |2 |3 )?(?:nin[oa]|bebe|nen[ea])s?\b(?! (?:sano|de (?!nosotros|la (?:cama|silla|mesa)|(?:\w+ )?\w+ (?:anos|meses))|lloran|llora|van|sal))(?<!medico de los ninos)(?<!doctor de los ninos)|\bmis (?:\w+ )?(?:hij[oa]s|nin[oa]s|gemel[oa]s)\b"),
        ("husband", rf"\bmi senor {STATE_ES}\b"),
        ("other", r"\bpara (?:otra persona|alguien mas)\b|\bmis (?:padres|abuelos)\b|\b(?:senora?|viejit[oa]|persona|anciano|anciana) que (?:yo )?cuido\b|\bcuido a (?:un|una)\b|\bpara (?:un|una) (?:vecin[oa]|amig[oa]|senora?|ti[oa]|prim[oa]|cunad[oa]|sobrin[oa])\b"),
    ),
}  # fmt: skip

SELF: dict[Lang, str] = {
    "en": r"\b(?:(?<!better )(?<!best )(?<!easier )(?<!good )one|appointment|appt|visit|check-?up|check|exam|test|shot|scan|physical|mammogram|something|same|another|book|schedule|now|also|time|doctor|dr|\w+olog(?:y|ist)) for me\b(?! and my)|^\W*(?:(?:and|now|no|ok|okay|then|actually|wait)\W+)*for me(?= too| as well|\W*$|,)"
    r"|\b(?:it's|its|it is|this is|that's|just|only|want it) for (?:me|myself)\b(?! and my)|\bfor myself\b|\bjust me\b|\bon my own behalf\b|\bi(?:'m| am) the patient\b|\bthe patient is me\b|\bisn't the patient\W+i am\b",
    "es": r"(?<!no es )(?<!no )\bpara mi(?!\w| \w)|\bpara mi mism[ao]\b|(?<!no )\bes para mi\b(?! (?!senorita|joven|por|gracias|no)\w)|\b(?:para )?(?:el|la) que suscribe\b",
}
"""Only where it is said."""


OWNED: dict[Lang, dict[str, str]] = {
    "en": {"other": r"\b(?:my|our) (?:\w+ )?"},
    "es": {
        "son": r"\b(?:mi|nuestro|su) (?:\w+ )?",
        "daughter": r"\b(?:mi|nuestra|su) (?:\w+ )?",
        "child": r"\bmi (?:\w+ )?",
    },
}
OWNED_ELSE: dict[Lang, str] = {"en": r"\b(?:my|our) (?:[\w'-]+ ){0,2}?", "es": r"\b(?:mi|nuestr[oa]) "}
"""What stands before a relation's word: "my late-night" boy, "mi" hijo."""


def _own(lang: Lang, who: str, words: str) -> str:
    return rf"{OWNED[lang].get(who, OWNED_ELSE[lang])}{words}\b"


def _mixed(lang: Lang, who: str) -> str:
    """ "my abuelita", "mi wife": a word or a "my" of the other language."""
    other, both = RELATIONS["es" if lang == "en" else "en"][who], RELATIONS[lang][who]
    return rf"\b(?:my|our|mi) {other}\b|\b{'mi' if lang == 'en' else 'my'} {both}\b"


def _called(who: str) -> str:
    name = OWN_NAME[who]
    return rf"\bfor {name}\b|^\W*{name}(?:'s)? (?:{STATE}|{STATE_ES})\b|(?:\b(?:omg|and|but|think|because|so)|[,.;:?!]) {name}(?:'s)? (?:{STATE}|{STATE_ES})\b|\b{name}'?s {HEALTH}\b"


def _table(lang: Lang) -> tuple[tuple[str, str], ...]:
    """Each relation with everything that names it, in the order in which they are looked for."""
    more = dict(MORE[lang])
    own = ((who, _own(lang, who, words)) for who, words in RELATIONS[lang].items())
    mixed = {who: _mixed(lang, who) for who in RELATIONS[lang]}
    called = {who: _called(who) for who in OWN_NAME}
    told = ((who, "|".join(p for p in (said, more.get(who), mixed[who], called.get(who)) if p)) for who, said in own)
    return (("other", KIN_OF_KIN), *told, ("self", SELF[lang]))


FOR_WHOM: dict[Lang, tuple[tuple[str, str], ...]] = {"en": _table("en"), "es": _table("es")}
SELF_SAID = "|".join(SELF.values())

OWN_TOLD = r"^\W*(?:[\w']+\W+){0,4}(?:el mio|la mia|mine) (?:o|or) [^?.]*\W*$|\b(?:la mia|el mio|mine|my own) (?:es|is)\b|\byo (?:soy|me llamo)\b|\bi'?m \d|\bi am \d"
"""Who tells their own name or date beside somebody else's is the patient."""

ANY_KIN = "|".join(words for of in RELATIONS.values() for words in of.values())
SOME_KIN = rf"\b(?:{ANY_KIN}|boss|ex|jefe|los dos|mother|father|ninos|hijos|hijas|nietos)\b"
SAID_SO = rf"\b(?:for|para|pa|por|it'?s|its|es|era|meant|said|dije|book|including|de|nombre de|agregar que|add that|bring(?:ing)?|can|could) (?:also |only |really |just )?(?:my|mi|our|the|el|la) (?:\w+ )?(?:{ANY_KIN})\b"
FOR_KIN = rf"\b(?:for|para|pa) (?:my|mi|our|the|el|la) (?:\w+ )?(?:{ANY_KIN})\b"
BOTH = r"\b(?:both of us|the two of us|two people|both for|back to back|nos atiendan a los dos|los dos juntos)\b"
TWO = rf"\b(?:me|i|yo|mi) (?:and|y) (?:my|mi) (?:\w+ )?(?:{ANY_KIN})\b"
"""Two who come together: "me and my wife, both of us"."""

MYSELF: dict[Lang, str] = {
    "en": r"^\W*(?:(?:it's|its|it is|oh|no|well|uh|um|yes|yeah|just|only|for|that's|that would be)\W+)*(?:me|myself)\b|\b(?:(?:it's|its|is|just|and|want it|really) for|not my \w+,?) (?:me|myself)\b|\bmyself\b",
    "es": r"^\W*(?:(?:pues|es|no|si|este|ay|bueno|soy|para)\W+)*yo\b|\bpara mi\W*$|\bpara mi mism[oa]\b|\byo mer[oa]\b|^\W*(?:pues |es )*(?:a |para )?mi\W*$",
}  # fmt: skip
"""Who answers that it is for them."""
