"""Identifiers that have a form of their own: e-mails, links, numbers with a label, cards, plates."""

# ruff: noqa: E501
from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guardrails.redaction.ordinary import is_plain
from guardrails.redaction.types import Found


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern; what group "v" (or all of it) holds is covered if `check` agrees. Works on plain text in any case."""

    type: str
    pattern: re.Pattern[str]
    weight: float = 0.8
    check: Callable[[str], bool] = lambda _: True

    def find(self, text: str) -> Iterator[Found]:
        """Every place where the rule holds."""
        for match in self.pattern.finditer(text):
            start, end = match.span("v") if "v" in self.pattern.groupindex else match.span()
            if end > start and self.check(text[start:end]):
                yield Found(start, end, self.type, self.weight)


def _rule(type_: str, pattern: str, weight: float = 0.8, check: Callable[[str], bool] = lambda _: True) -> Rule:
    return Rule(type_, re.compile(pattern, re.IGNORECASE), weight, check)


def digits(text: str) -> str:
    """Only the digits of `text`."""
    return "".join(char for char in text if char.isdigit())


def luhn(text: str) -> bool:
    """The check digit of ISO/IEC 7812 holds, over 13 to 19 digits."""
    numbers = [int(d) for d in digits(text)]
    if not 13 <= len(numbers) <= 19:
        return False
    doubled = [d if i % 2 == 0 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(reversed(numbers))]
    return sum(doubled) % 10 == 0


def _ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return ":" not in text or text.count(":") >= 3 or ("::" in text and len(text) > 4)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _long_enough(text: str) -> bool:
    return len(digits(text)) >= 4 or (sum(c.isalnum() for c in text) >= 6 and _has_digit(text))


def _plate(text: str) -> bool:
    """Three letters and four figures, unless the letters are a word: "for 1130" is a time."""
    letters = "".join(char for char in text if char.isalpha())
    return not is_plain(letters)


_VOWEL = re.compile(r"[aeiouáéíóú]", re.IGNORECASE)


def _lettered(text: str) -> bool:
    """Letters before a number that are no word: "ghr 5540-221", but not "for 2026"."""
    word = text.split()[0]
    return (not is_plain(word) or not _VOWEL.search(word)) and _long_enough(text)


_LABEL_GAP = (
    r"(?:\s*(?:[:#=.,-]|\bis\b|\bes\b|\bnumber\b|\bnumero\b|\bnúmero\b|\bnum\b|\bno\b\.?|\bn[º°o]\b\.?|"
    r"\bson\b|\bare\b|\bid\b|\bit'?s\b)){0,4}\s*#?\s*"
)
_TOKEN = r"(?P<v>[A-Z]{0,6}[-./]?\d[A-Z0-9]*(?:[-./ ]?(?=[A-Z0-9]*\d)[A-Z0-9]+){0,5})"
_HOST = (
    r"(?:com|org|net|edu|gov|mil|info|biz|io|co|us|uk|es|mx|ar|cl|pe|ca|de|fr|it|eu|health|clinic|med|app|dev|me|tv)"
)

RULES: tuple[Rule, ...] = (
    _rule("EMAIL", r"[\w.+'%-]{1,64}\s?@\s?[\w-]{1,63}(?:\s?\.\s?[\w-]{1,63}){1,5}", 0.95),
    _rule("URL", r"\b(?:https?|ftp)://[^\s<>\"']{1,2000}|\bwww\.[^\s<>\"']{1,500}", 0.9),
    _rule("URL", rf"(?<![@\w.])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}{_HOST}\b(?:/[^\s<>\"']{{0,500}})?", 0.6),
    _rule("IP", r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])", 0.9, _ip),
    _rule("IP", r"(?<![\w:])[0-9a-f:]{5,39}(?![\w:])", 0.9, _ip),
    _rule("DEVICE", r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b", 0.9),
    _rule(
        "DEVICE",
        rf"\b(?:serial(?: number| no)?|s/n|imei|device id|n[uú]mero de serie){_LABEL_GAP}{_TOKEN}",
        0.85,
        _long_enough,
    ),
    _rule("SSN", r"(?<![\d-])\d{3}[-. ]\d{2}[-. ]\d{4}(?![\d-])", 0.9),
    _rule(
        "SSN",
        rf"\b(?:ssn|socials?(?: security)?(?: number| no)?|seguro social)\b{_LABEL_GAP}(?P<v>\d[\d -]{{2,12}}\d)",
        0.95,
    ),
    _rule("CARD", r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)", 0.9, luhn),
    _rule("CARD", r"(?<![\w-])(?:(?:\d{4}[ -]){3}\d{4}|3\d{3}[ -]\d{6}[ -]\d{5})(?![\w-])", 0.88),
    _rule(
        "CARD",
        rf"\b(?:credit |debit |visa |amex |master)?(?:card|tarjeta)\b{_LABEL_GAP}(?P<v>\d(?:[ -]?\d){{7,18}})",
        0.9,
    ),
    _rule(
        "ACCOUNT", r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b", 0.9, lambda v: len(digits(v)) >= 10
    ),
    _rule("ACCOUNT", rf"\b(?:account|acct|routing|iban|swift|cuenta){_LABEL_GAP}{_TOKEN}", 0.85, _long_enough),
    _rule(
        "MRN",
        r"\b(?:mrn|mr ?#|medical record(?:s)?(?: number| no)?|chart(?: number| no)?|record (?:number|no)|"
        r"patient (?:id|number|no|identifier)|unique identifier|nhc|historia(?: cl[ií]nica)?|expediente(?: m[eé]dico)?|"
        rf"(?:n[uú]mero|id) de(?:l)? paciente|exp(?:te)?\b\.?(?!\s*\d{{1,2}}/)|folio|ficha|hosp(?:ital)? ?#|cipa?|episodio|encounter|contacto)\b{_LABEL_GAP}(?:nhc/)?{_TOKEN}",
        0.9,
        _long_enough,
    ),
    _rule(
        "MEMBER_ID",
        r"\b(?:member(?:ship)?|policy|group|grp|grupo|subscriber|insurance|insured|beneficiary|health plan|plan|medicare|"
        r"medicaid|"
        r"aetna|cigna|humana|anthem|bcbs|kaiser|hpbn|p[oó]liza|afiliad[oa]|afiliaci[oó]n|soci[oa]|derechohabiente|carn[eé]t?|asegurad[oa]|beneficiari[oa]|nass|"
        rf"seguridad social|aseguradora?|seguro)(?: (?:id|number|no|card|plan|beneficiary|identification|de salud|"
        rf"m[eé]dico)){{0,3}}\b{_LABEL_GAP}{_TOKEN}",
        0.88,
        _long_enough,
    ),
    _rule(
        "MEMBER_ID",
        rf"\bid(?: number| card| no)?{_LABEL_GAP}{_TOKEN}(?:[ -](?-i:[B-HJ-Z]|A(?= ?(?:group|$|[.,])))\b)?",
        0.8,
        _long_enough,
    ),
    _rule(
        "MEMBER_ID",
        rf"\b(?:member|policy|subscriber|p[oó]liza|afiliad[oa]|soci[oa]|carn[eé]t?|id|group|grp|grupo)(?: (?:id|number|no|n[uú]mero))?\b{_LABEL_GAP}"
        r"(?P<v>[A-Z]{2,5} \d[\d-]*(?:[ -]\d[\d-]*){0,4}(?: (?-i:[A-Z])\b)?)",
        0.89,
        _lettered,
    ),
    _rule(
        "LICENSE",
        r"\b(?:dr\.? lic\b\.?|drivers? lic\b\.?|driver'?s? licen[cs]e|driving licen[cs]e|licen[cs]e|dl|passport|pasaporte|certificate|cert|npi|dea|"
        r"licencia(?: de (?:conducir|manejar))?|"
        rf"n[º°o]?\.?\s?col(?:egiad[oa])?|colegiad[oa]|dni|nie|curp|nss|c[eé]dula){_LABEL_GAP}{_TOKEN}",
        0.85,
        _long_enough,
    ),
    _rule("LICENSE", r"(?<!\w)(?:\d{8}|[XYZ]\d{7})-?[A-HJ-NP-TV-Z](?!\w)", 0.85),
    _rule(
        "DEVICE",
        r"\b(?:pacemaker|marcapasos?|defibrillator|desfibrilador|implant(?:e|s)?|insulin pump|bomba(?: de insulina)?|hearing aids?|aud[ií]fonos?|cgm|sensor|"
        r"transmitter|transmisor|stimulator|estimulador|prosthesis|pr[oó]tesis|device|aparato)\b[^.;?!\n\d]{0,40}?(?<![\w-])"
        r"(?P<v>(?!\d{4}-\d\d-\d\d)(?:(?-i:[A-Z]{1,4})[ -])?(?=[A-Z-]*\d)(?=(?:-?[A-Z0-9]){5})[A-Z0-9]+(?:-[A-Z0-9]+)*(?: (?-i:[A-Z])\b)?)(?![\w/:]|[.,]\d)",
        0.84,
        _long_enough,
    ),
    _rule(
        "PLATE",
        r"\b(?:(?:licen[cs]e )?plates?(?: number)?|tags?(?: number)?|matr[ií]cula|placas?|tablillas?|patente)\b"
        r"(?:\s*(?:[:#,-]|is|es|number|n[uú]mero|de|mi|del? (?:coche|carro|auto)))*\s*"
        r"(?P<v>(?=[A-Z -]{0,8}\d|\d)[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){1,2})\b",
        0.85,
        _has_digit,
    ),
    _rule(
        "PLATE", r"(?<!\w)(?:\d{4}[ -][BCDFGHJKLMNPRSTVWXYZ]{3}|[A-Z]{3}[ -]\d{4}|\d[A-Z]{3}\d{3})(?!\w)", 0.7, _plate
    ),
    _rule("DEVICE", r"\b(?=[A-HJ-NPR-Z0-9]{0,16}\d)(?=[0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}\b", 0.6),
    _rule(
        "ID", r"(?<![\w-])#?[A-Z]{1,5}-\d{3,}(?:-\d+)*\b|(?<!\w)#?[A-Z]{1,5}\d{5,}\b|(?<!\w)#[A-Z]{0,5}-?\d{4,}\b", 0.65
    ),
    Rule(
        "ID",
        re.compile(
            r"(?<![\w#-])(?=(?:[A-Z #-]{0,6}\d){5})[A-Z]{1,4}(?:[ #-][A-Z]?-?)?\d[A-Z0-9]*(?:[ -][A-Z]{0,2}\d[A-Z0-9]*|-[A-Z]{1,3}\b)*"
        ),
        0.62,
    ),
    Rule(
        "ID", re.compile(r"(?<![\w-])[A-Z]{2,5}-[A-Z]{0,3}\d[A-Z0-9-]{4,}\b|(?<![\w-])\d{2,}-[A-Z]{2,3}-\d{2,}\b"), 0.62
    ),
    _rule(
        "DEVICE",
        r"\b(?P<v>(?:sn|s/n|serial|serie|n[uú]mero de serie|transmitter|transmisor)(?: (?:number|no|n[uú]mero))?\W{1,3}(?:is |es )?"
        r"(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{4,})\b",
        0.86,
    ),
    _rule(
        "PLATE",
        r"\b(?:plates?|placas?|tablillas?|matr[ií]cula)(?: (?:no|number|n[uú]mero)\.?)?(?: (?:is|es|del? (?:otro )?(?:carro|coche|auto)(?: es)?))?:? "
        r"(?P<v>(?-i:[A-Z0-9]{1,4}(?:[- ][A-Z0-9]{1,4}){1,3})|(?-i:[A-Z0-9]{5,8}))\b",
        0.86,
    ),
    _rule(
        "PLATE",
        r"\b(?:car|van|minivan|suv|truck|sedan|coupe|honda|toyota|ford|kia|nissan|carro|coche|camioneta|guagua|auto),? (?:with )?(?P<v>(?-i:(?=[A-Z]*\d)[A-Z0-9]{2,4}[- ][A-Z0-9]{3,4}))\b",
        0.8,
    ),
    _rule("ID", r"(?<![\w/-])(?:3[2-9]|[4-9]\d)-\d{2}-\d{4}(?![\w/-])", 0.62),
    _rule("ID", r"(?<![\w-])\d{3,}-[A-Z]{1,4}(?![\w-])", 0.6),
    _rule("ID", r"(?<![\w.,$€/-])\d{6,}(?![\w/]|[.,]\d)", 0.4),
)


def find_patterns(text: str) -> Iterator[Found]:
    """Everything the rules find in plain text."""
    for rule in RULES:
        yield from rule.find(text)
