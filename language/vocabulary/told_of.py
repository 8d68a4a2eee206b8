"""Examinations, treatments and clinicians that a message only tells of, and what it says is well. Patterns over folded text."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Lang

OF_IT: dict[Lang, str] = {
    "en": r"^(?:'s)?(?: (?!(?:and (?:i|it|he|she|we|they|you|now|then|my|need|want|still|get|have|was)|but|because|since|so|if|when|that|please|needs?|wants?|should|could|would|can|will|i need)\b)[\w'-]+){0,7}?",
    "es": r"^(?: (?!(?:y|pero|porque|si|cuando|para|necesit\w+|quier\w+|pued\w+|quisiera|favor)\b)[\w-]+){0,7}?",
}
"""Where it was done and of what, up to what it found."""

FOUND: dict[Lang, str] = {
    "en": r"(?: (?:shows?|showed|showing|found|finds|revealed|detected|picked up|caught|saw|says?|said|came (?:back|out|up)|comes back|turned (?:out|up)|turning up|helped|made)\b"
    r"| (?:was|were|wasn't|weren't|look(?:s|ed)) (?:(?:all|totally|completely|pretty|a bit|a little|not|just|perfectly|only) )?(?:fine|ok|okay|good|great|clear|clean|normal|negative|positive|high|low|off|bad|perfect|useless|inconclusive)\b"
    r"| (?:is|are) (?:all )?(?:clear|clean|normal|negative)\b"
    r"| (?:didn't|did not|doesn't|hasn't|haven't|never|couldn't|can't) (?:\w+ )?(?:show|find|help|helped|catch|do|see|fix|touch)\w*\b| did (?:nothing|not|zilch|zip|jack)\b"
    r"|,?:? (?:all )?(?:fine|ok|okay|normal|clear|clean|negative|good)(?=\W*$|[,;.]| (?:but|and|so|though)\b))",
    "es": r"(?: (?:dice|dijo|dicen|dijeron|muestra|mostro|encontr\w+|revel\w+|detect\w+|salio|salieron|sale|salen|salia|se (?:ve|ven|vio|vieron)|vieron|marco|indica|indico|ayud\w+)\b"
    r"| estuv\w+ (?:bien|normal)| no (?:me |le )?(?:mostro|encontro|detecto|sirvi\w+|hizo|hicieron|ayud\w+|quit\w+)\b|,? (?:bien|normal|normales|limpi[oa]s?|negativ[oa])(?=\W*$|[,;.]| (?:pero|y)\b))",
}
"""What was found, and how it was."""

TO_COME = r"(?! (?:\w+ ){0,4}?(?:scheduled|booked|set|planned|coming up|ordered|order|appointment|appt|cancel\w*|reschedul\w*|moved|programad[oa]|agendad[oa]|citas?|pendiente|cancel\w+)\b)"
"""What was to be done some day is no story."""

SAW = r"(?:(?:went|gone|been|was|go(?:es|ing)?)(?: back| already| over| in)? (?:to|in for|for|through|at)|saw|seen|seeing|visited|tried|finished|completed|graduated from|quit|did|done|doing|had|having|ran|got done|they (?:did|took|ran|gave me)|took)"
AMOUNT = r"(?:(?:the|a|an|my|his|her|our|some|any|one|two|three|four|six|eight|ten|those|these|last|recent|regular|full|whole|quick|another|enough|lots of|a lot of|a couple|a few|rounds?|sessions?|weeks?|months?|days?|year|visits?|of|with|so much|all) )*"
BEFORE: dict[Lang, str] = {
    "en": rf"(?:\b{SAW} {AMOUNT}|\b(?:after|since|according to|per|thanks to|before (?:i|we|he|she|seeing|the visit with) ?(?:sees?|go(?:es)?(?: to)?|meets?(?: with)?)?) (?:(?:the|a|an|my|his|her|our|last|recent|that) )*|\b(?:by|from|on|during|at(?! the)) (?:my|the|his|her|our|an?) (?:last |old |recent )?(?:[\w-]+ )??)$",
    "es": r"(?:\b(?:me|le|nos|les) (?:hicieron|hice|hizo|hicimos|sacaron|saco|tomaron|dieron|han hecho|tome|saque)(?: (?:una?|unos|unas|el|la|los|las|mis?|varias|varios))? ?"
    r"|\b(?:despues|luego) de(?:l| la| los| las)? ?|\b(?:desde|segun)(?: (?:el|la|los|las|mi|una?))? "
    r"|\b(?:ya )?(?:fui|fuimos|estuve|tuve|tome|pase|probe|hice|vi|llevo|llevamos|iba|termine)(?: ya)?(?: \w+ \w+)??(?: (?:a|al|con|con el|con la|en|de|por|la|el|las|los|una?|mi|su|varias|sesiones))* "
    r"|\bme (?:vio|reviso|atendio) (?:ya )?(?:el|la|mi|una?) |\bantes de (?:ver|ir|pasar)(?: (?:con|a))?(?: (?:el|la)|l)? )$",
}
"""What was done before, who was seen before, and after whose visit something is to be done."""

NEVER = r"\b(?:never|haven't|hadn't|hasn't|not|didn't|don't|should have|nunca|no|want|need|like|quiero|necesito)\b(?: \w+){0,4} ?$"
"""What was never done may well be wished for."""

WENT_BY = r"(?: (?:who|that|there|here|already|also|just|only|then|still|once|last \w+|at (?:the )?\w+|in (?:the )?\w+|doing my (?:\w+ ){1,2}))*"
SENT_BACK: dict[Lang, str] = {
    "en": r"(?!.*\b(?:come back|come in|go back|be back|see (?:him|her|them)|see me|seeing me|return|follow(?:ing)? ?- ?up|following up|check ?- ?up)\b)",
    "es": r"(?!.*\b(?:vuelv\w+|volver|regres\w+|verme|que (?:lo|la) vea|control|seguimiento)\b)",
}
"""Who wants the patient back is wished for."""

ACTS: dict[Lang, str] = {
    "en": rf"^(?:'s (?:office|nurse))?{WENT_BY} (?:says?|said|saying|tells|told|thinks?|thought|wants?|wanted|ordered|sent|sends|referred|gave|gives|put|puts|prescribed|wrote|heard|noticed|found|did|ran|ruled|checked|looked|cracked|wouldn't|won't|couldn't|can't|doesn't|didn't|took|takes|has (?:me|tried|ruled|done|given|said)|had me|keeps|started|switched|changed|recommend\w*|suggest\w*|mentioned|asked|insist\w*|used|quit|moved|retired|is out|was (?:worried|concerned)|blames?|called it|treated|saw)\b",
    "es": r"^(?: que (?:me|le|nos) \w+)?(?: (?:ya|me|le|nos|lo|la|se|no|alla|aqui|tambien|de \w+|del \w+))* ?\b(?:dijo|dice|dicen|dijeron|quiere|quieren|queria|mando|mandaron|manda|pidio|pide|recomendo|ordeno|reviso|checo|encontro|receto|dio|vio|cree|piensa|noto|escucho|oyo|puso|cambio|aconsejo|descarto|refirio|opina|hizo|jubilo|fue|trato|insiste)\b",
}
"""What a clinician did or said."""

WELL: dict[Lang, str] = {
    "en": r"(?:fine|ok|okay|normal|good|great|clear|clean|perfect|perfectly|healthy|negative|in good shape)\b(?! (?:until|till|before|for nothing|enough))",
    "es": r"(?:bien|normal(?:es)?|limpi[oa]s?|perfect[oa]s?|san[oa]s?|negativ[oa]s?)\b(?! hasta)",
}
IS_WELL: dict[Lang, tuple[str, ...]] = {
    "en": (
        rf"\b(?:my|the|his|her|their|both|our) (?:[\w-]+ ){{1,4}}?(?:is|are|was|were|'s|came back|come back|looks?|looked|checks? out|checked out)(?: all| totally| perfectly| pretty| just)? {WELL['en']}",
        r"\b(?:gave|got|given) (?:my|his|her|the) [\w-]+ (?:the |a )?(?:all[ -]clear|ok|okay|clean bill)\b",
        r"\b(?:got|had|have had|they|doctors?|already) (?:checked |tested |looked at |scanned )?(?:my|his|her) (?:[\w-]+ ){1,2}(?:(?:already )?(?:checked|tested|looked at|examined|scanned)\b(?! (?:again|out)))",
        r"\b(?:they|doctors?|er) (?:already )?(?:checked|tested|looked at|scanned) (?:my|his|her) [\w-]+(?=\W|$)",
        r"\b(?:my |his |her )?(?:[\w-]+ )(?:was|were|has been|have been) (?:already )?(?:checked|tested|ruled out)\b",
        r"\b(?:it's|its|it is|that's|it was) not (?:my |the |an? )?[\w-]+|\b(?:it|that) (?:isn't|wasn't) (?:my |the |an? )?[\w-]+|\bruled out (?:an? |any |the )?[\w-]+(?: [\w-]+)?",
        r"\bshe's not pregnant\b|\bi'm not (?:pregnant|diabetic)\b",
    ),
    "es": (
        rf"\b(?:el|la|los|las|mis?|sus?) (?:[\w-]+ ){{1,4}}?(?:esta|estan|estaba|estaban|salio|salieron|sale|salen)(?: muy| todo| todos)? {WELL['es']}",
        r"\b(?:ya )?(?:me|le) (?:revisaron|checaron|vieron|revise|cheque) (?:la|el|los|las) [\w-]+",
        r"\bno (?:es|son|era) (?:de la |del? |la |el |los |un |una )?[\w-]+|\bdescart\w+ (?:que (?:fuera|sea) )?(?:un |una |la |el |lo del? )?[\w-]+",
    ),
}
"""Parts of the body that are well, and what it is not."""
