"""Phone numbers, codes and e-mail addresses, typed or spoken."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass, replace

import phonenumbers

from language.message import Message
from language.people.birth_date import Born
from language.people.digits import Run, runs
from language.types import Expecting, Span

EMAIL = re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}", re.I)
SPOKEN_EMAIL = re.compile(
    r"(?<!\w)(?P<user>[a-z0-9]+(?:(?:\s?(?:dot|punto|\.|underscore|guion bajo|_|dash|guion|-)\s?)[a-z0-9]+)*)"
    r"\s?(?:\bat\b|\barroba\b|@)\s?(?P<host>[a-z0-9]+(?:(?:\s(?:dot|punto)\s|\s?\.(?! )|\s\.\s)[a-z0-9]+){1,3})(?!\w)"
)
WORDS_OF_SIGNS = (
    (r"\s?\b(dot|punto)\b\s?", "."),
    (r"\s?\b(underscore|guion bajo)\b\s?", "_"),
    (r"\s?\b(dash|guion)\b\s?", "-"),
)
CODE_CUE = re.compile(r"\b(code|codigo|pin|clave|passcode|verification|verificacion)\b")
PHONE_CUE = re.compile(r"\b(phone|number|cell|mobile|call me|text me|telefono|numero|celular|movil|llam\w+|tel)\b")
CODE_DIGITS = 6
POSTAL = re.compile(r"\b(?:(?:zip|postal) code|codigo postal|zip)\b")
OTHER_CUE = re.compile(
    r"\b(born|birth\w*|birthday|dob|zip|postal|year|nac\w+|cumple\w*|fecha|ano|member|policy|account|poliza|cuenta|miembro)\b"
)
"""What a number at the code's question is instead: nobody's try is spent on a birth date or a postal code."""
MRN = re.compile(
    r"\b(?:mrn|medical record(?: number)?|record number|chart(?: number)?|historia clinica|expediente|numero de historia)\W{0,4}(?:is|es)?\W{0,3}([a-z]{0,3}-?\d{4,10})"
)
ANSWERS = (Expecting.CODE, Expecting.PHONE, Expecting.BIRTH_DATE)


@dataclass(frozen=True)
class Contact:
    """What was given, with where it stands."""

    phone: str | None = None
    email: str | None = None
    code: str | None = None
    spans: tuple[Span, ...] = ()
    used: tuple[tuple[int, int], ...] = ()
    """Token ranges that are numbers of this kind and therefore no times."""


def contact(message: Message, born: Born | None = None) -> Contact:
    """Phone, e-mail and code of a message; the figures of a birth date belong to none of them."""
    email, spans = _email(message)
    spans += [message.chars(m.start(1), m.end(1), "MRN") for m in MRN.finditer(message.folded)]
    found = _runs(message, born)
    code = _first(message, found, _code)
    whole = code is not None and len(code[0]) == CODE_DIGITS
    phone = _first(message, [r for r in found if code is None or r is not code[1]], _phone)
    used = []
    for pair, kind in ((code, "CODE"), (phone, "PHONE")):
        if pair is not None:
            spans.append(message.span(pair[1].start, pair[1].end, kind))
            used.append((pair[1].start, pair[1].end))
    return Contact(phone[0] if phone else None, email, code[0] if code and whole else None, tuple(spans), tuple(used))


def _runs(message: Message, born: Born | None) -> list[Run]:
    """The numbers before and behind a birth date; where a code was asked for, figures alone may be one."""
    tokens, lang = message.tokens, message.lang
    if born is None or (message.expecting is Expecting.CODE and not born.is_written_out(message)):
        return runs(tokens, lang)
    behind = runs(tokens[born.end :], lang)
    shifted = (replace(run, start=run.start + born.end, end=run.end + born.end) for run in behind)
    return [*runs(tokens[: born.start], lang), *shifted]


def _first(message: Message, found: list[Run], read: object) -> tuple[str, Run] | None:
    assert callable(read)
    for run in found:
        value = read(message, run)
        if value is not None:
            return value, run
    return None


def _code(message: Message, run: Run) -> str | None:
    """Six digits where a code was asked for, after the word code, or alone in the message.

    Where one was asked for, some digits more or less are a slip: no code, but neither a time nor a phone number.
    """
    if message.expecting is Expecting.CODE:
        else_ = OTHER_CUE.search(message.folded) and not CODE_CUE.search(POSTAL.sub(" ", message.folded))
        return run.digits if 4 <= len(run.digits) <= 8 and not else_ else None
    if len(run.digits) != CODE_DIGITS or message.expecting in (Expecting.BIRTH_DATE, Expecting.PHONE):
        return None
    alone = run.start == 0 and run.end == len(message.tokens) and len(run.groups) in (1, 2, 6)
    return run.digits if alone or CODE_CUE.search(message.folded) else None


def _phone(message: Message, run: Run) -> str | None:
    """A North American or international number as E.164; seven digits only where a phone was asked for."""
    digits = run.digits
    typed = message.folded[message.tokens[run.start].start : message.tokens[run.end - 1].end]
    if (
        len(digits) == 7
        and not _is_date(typed)
        and (message.expecting is Expecting.PHONE or PHONE_CUE.search(message.folded))
    ):
        return digits
    if len(digits) not in (10, 11, 12, 13) or _is_date(typed):
        return None
    try:
        parsed = phonenumbers.parse(("+" if typed.startswith("+") or len(digits) > 11 else "") + digits, "US")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _is_date(typed: str) -> bool:
    return re.fullmatch(r"\d{1,2}([/.-])\d{1,2}\1\d{4}.*|\d{4}-\d{2}-\d{2}.*", typed) is not None


def _email(message: Message) -> tuple[str | None, list[Span]]:
    text = message.folded
    match = EMAIL.search(text)
    if match is not None:
        return match.group().rstrip("."), [message.chars(match.start(), match.end(), "EMAIL")]
    if " at " not in text and "arroba" not in text and "@" not in text:
        return None, []
    spoken = SPOKEN_EMAIL.search(text)
    if spoken is None:
        return None, []
    return _said(spoken["user"]) + "@" + _said(spoken["host"]), [message.chars(spoken.start(), spoken.end(), "EMAIL")]


def _said(part: str) -> str:
    for words, sign in WORDS_OF_SIGNS:
        part = re.sub(words, sign, part)
    return re.sub(r"\s", "", part)
