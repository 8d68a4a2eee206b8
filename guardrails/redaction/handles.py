"""Identifiers that only the words beside them tell: accounts elsewhere, a card's code, coordinates, numbers of confirmations."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import UNITS
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

_SERVICE = (
    r"(?:g ?mail|hotmail|outlook|yahoo|icloud|aol|e-?mail|correo|skype|telegram|venmo|cash ?app|zelle|paypal|insta(?:gram)?|facebook|"
    r"fb|twitter|tiktok|snap(?:chat)?|linkedin|discord|signal|whatsapp|wechat|twitch|reddit|mychart|user ?name|user ?id|login|handle|"
    r"screen ?name|usuario|cuenta de)"
)
_MEANS = r"(?:[ \t]+(?:account|handle|name|user(?:name)?|id|address|is|es|as|como|on|en|it'?s)|[ \t]*[:=]){0,4}[ \t]*"
_ACCOUNT = re.compile(
    rf"\b{_SERVICE}{_MEANS}(?P<v>@?(?=[\w.-]{{0,38}}(?:\d|[^\W\d]_|[^\W\d][.-]\w))[^\W\d][\w.-]{{1,38}}\w)(?![\w@])",
    re.IGNORECASE,
)
_AT_ACCOUNT = re.compile(rf"\b{_SERVICE}{_MEANS}(?P<v>@[\w.]{{2,40}})", re.IGNORECASE)
_MAIL_HOST = r"(?:gmail|yahoo|hotmail|outlook|icloud|aol|live|msn|proton(?:mail)?|ymail|comcast|verizon|sbcglobal|bellsouth|cox|att)"
_SAID_MAIL = re.compile(
    rf"(?<![\w.])(?P<v>(?P<w>[\w.+-]{{2,40}})[ \t]+(?:at|arroba|@)[ \t]*{_MAIL_HOST}(?:[ \t]*(?:dot|punto|\.|,)?[ \t]*"
    r"(?:com?|con|net|org|es|me|mx)\b(?:[ \t]*(?:dot|punto|\.)?[ \t]*mx\b)?)?)(?!\w)",
    re.IGNORECASE,
)
_NO_BOX = frozenset(
    "look looking me us email mail reach account address inbox contact write sign signed log logged work works box".split()
)
"""What stands before "at gmail" and is no mailbox."""
_PLACE = re.compile(
    r"(?<![\w.])[-+]?\d{1,3}\.\d{3,9}°?\s?[NS]?(?:\s?[,;/]\s?|\s)[-+]?\d{1,3}\.\d{3,9}°?(?:\s?[EWO]\b)?(?![\w.]\d)|"
    r"\d{1,3}°\s?\d{1,2}['′]\s?(?:\d{1,2}(?:\.\d+)?[\"″]\s?)?[NS]\s?,?\s?\d{1,3}°\s?\d{1,2}['′]\s?(?:\d{1,2}(?:\.\d+)?[\"″]\s?)?[EWO]\b"
)
_IS = r"(?:\s*(?:[:#=.,]|(?:is|es|was|fue|it'?s|number|n[uú]mero|no|code|c[oó]digo|id)\b)){0,4}\s*#?\s*"
_LONG_TOKEN = (
    r"(?P<v>(?!\d{4}-\d\d-\d\d)(?=[A-Z]{0,8}-?\d)(?=(?:-?[A-Z0-9]){5})[A-Z0-9]+(?:-[A-Z0-9]+){0,4})(?![\w/:]|[.,]\d)"
)
_GROUP = re.compile(
    r"\b(?:n[uú]mero|n[uú]m|nro|no)\.?\s+(?:de|del)\s+(?:(?:mi|su|el|la)\s+)?(?:grupo|p[oó]liza|afiliaci[oó]n|afiliad[oa]|socio|plan|"
    rf"asegurad[oa]|seguro|miembro|beneficiari[oa]){_IS}(?P<v>(?:[A-Z]{{1,4}} )?(?=[A-Z-]{{0,8}}\d)[A-Z0-9]+(?:[- ]?\d[A-Z0-9]*){{0,4}})(?!\w)",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"\b(?:(?:confirmation|reservation|booking|reference|authorization|authorisation)\s+code|(?:confirmation|reservation|booking|"
    r"reference|claim|case|ticket|order|authorization|authorisation|referral|tracking|prescription|receipt|invoice|application|"
    r"file|folio)\s+(?:number|no\b\.?|#|id)|rx(?:\s+(?:number|no\b\.?|#))?|"
    r"(?:n[uú]mero|c[oó]digo)\s+de\s+(?:confirmaci[oó]n|reserva|referencia|caso|reclamo|orden|autorizaci[oó]n|receta|folio))"
    rf"{_IS}{_LONG_TOKEN}",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"\b(?:card|tarjeta|visa|amex|master ?card|discover|debit|credit|cvv2?|cvc2?)\b|(?:\d[ -]?){12}", re.IGNORECASE
)
_CARD_CODE = re.compile(
    r"\b(?:cvv2?|cvc2?|csc|security code|c[oó]digo de seguridad)\b(?:\s*(?:[:#=,]|is|es|code|number))*\s*(?P<v>\d{3,4})(?!\w)",
    re.IGNORECASE,
)
_CARD_DATE = re.compile(
    r"\b(?:exp(?:\.|iry|iration|ires|iring|ira)?(?: date)?|valid(?: thru| through| until)?|good (?:thru|through)|vence|vencimiento|"
    r"caduca|caducidad)\b(?:\s*(?:[:,.-]|is|on|el|en|es|in))*\s*(?P<v>(?:0?[1-9]|1[0-2])\s?[-/ ]\s?(?:20)?\d{2})(?![\w/-])|"
    r"(?:\d[ -]?){12,18}\d[ ,;]{1,3}(?P<w>(?:0[1-9]|1[0-2])/(?:20)?\d{2}(?:[ ,;]{1,3}\d{3,4})?)(?![\w/])",
    re.IGNORECASE,
)
_BESIDE = 120
"""Characters around an expiry date in which the card is spoken of."""
_BODY = re.compile(
    r"\b(?:finger|thumb|palm|voice) ?prints?|\b(?:retina(?:l)?|iris|biometrics?|face)(?: scan)?(?= (?:id|number|code|template))|"
    r"\bhuellas?(?: dactilar(?:es)?| digital(?:es)?)?|\bbiom[eé]tric[oa]s?",
    re.IGNORECASE,
)
_BODY_NUMBER = re.compile(
    r"(?:\s+(?:id|number|no|code|template|scan|record|file|n[uú]mero|c[oó]digo))*(?:\s*[:#]|\s+(?:is|es))?\s*"
    r"(?P<v>(?=[A-Z-]{0,10}\d)[A-Z0-9]+(?:-[A-Z0-9]+)*)(?!\w)",
    re.IGNORECASE,
)
_ONE = rf"(?:[a-z]|\d{{1,2}}|{'|'.join(UNITS)})"
_SAID_NUMBER = re.compile(
    r"\b(?:medicare|medicaid|member|subscriber|policy|group|insurance|mbi|p[oó]liza|afiliad[oa]|seguro|grupo)"
    r"(?:\s+(?:number|id|card|n[uú]mero|no|is|es|it'?s)\b|\s*[:#])*\s+"
    rf"(?P<v>{_ONE}(?:[\s,-]{{1,3}}{_ONE}(?![\w'])){{5,20}})",
    re.IGNORECASE,
)

_PLAIN = (
    (_ACCOUNT, "ID", 0.8), (_AT_ACCOUNT, "ID", 0.8), (_PLACE, "ADDRESS", 0.7), (_GROUP, "MEMBER_ID", 0.85),
    (_CONFIRMED, "ID", 0.7), (_CARD_CODE, "CARD", 0.85), (_SAID_NUMBER, "MEMBER_ID", 0.88),
)  # fmt: skip


def find_handles(text: str) -> Iterator[Found]:
    """What a label announces that no other finder knows."""
    for pattern, kind, weight in _PLAIN:
        for match in pattern.finditer(text):
            start, end = match.span("v") if "v" in pattern.groupindex else match.span()
            yield Found(start, end, kind, weight)
    for match in _SAID_MAIL.finditer(text):
        if not is_ordinary(match["w"]) and match["w"].lower() not in _NO_BOX:
            yield Found(*match.span("v"), "EMAIL", 0.8)
    for match in _CARD_DATE.finditer(text):
        start, end = match.span("v" if match["v"] else "w")
        if _CARD.search(text, max(0, start - _BESIDE), end + _BESIDE):
            yield Found(start, end, "CARD", 0.85)
    for match in _BODY.finditer(text):
        number = _BODY_NUMBER.match(text, match.end())
        if number:
            yield Found(*number.span("v"), "ID", 0.8)
