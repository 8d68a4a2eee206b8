"""Numbers in words, cardinal and ordinal, in both languages."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Sequence

from language.text.tokens import Token
from language.types import Lang

EN_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
EN_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
EN_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
ES_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve"
    " veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
).split()
ES_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
ES_HUNDREDS = {"cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
               "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900}  # fmt: skip
ES_ORDINALS = {
    "primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3, "tercera": 3, "cuarto": 4, "cuarta": 4,
    "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "septimo": 7, "septima": 7, "octavo": 8, "octava": 8, "noveno": 9, "novena": 9,
    "decimo": 10, "decima": 10,
}  # fmt: skip

SMALL: dict[Lang, dict[str, int]] = {
    "en": {word: value for value, word in enumerate(EN_SMALL)} | EN_TENS,
    "es": {word: value for value, word in enumerate(ES_SMALL)} | ES_TENS | ES_HUNDREDS | {"un": 1, "una": 1, "zero": 0},
}
ORDINAL: dict[Lang, dict[str, int]] = {
    "en": {word: value for value, word in enumerate(EN_ORDINALS)}
    | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "nineth": 9, "twelveth": 12},
    "es": ES_ORDINALS,
}
TENS: dict[Lang, dict[str, int]] = {"en": EN_TENS, "es": ES_TENS}
SUFFIXES: dict[Lang, frozenset[str]] = {
    "en": frozenset({"st", "nd", "rd", "th"}),
    "es": frozenset({"o", "a", "ro", "do", "er", "ra", "da", "to", "º", "ª", "mo", "va", "vo", "°"}),
}


class Number:
    """A number that tokens [start, end) spell."""

    __slots__ = ("counts", "digits", "end", "ordinal", "start", "value")

    def __init__(self, start: int, end: int, value: int, *, ordinal: bool = False, digits: bool = False) -> None:
        self.start, self.end, self.value, self.ordinal, self.digits = start, end, value, ordinal, digits
        self.counts = False


def numbers(tokens: Sequence[Token], lang: Lang) -> list[Number]:
    """Every number, with overlapping readings ("twenty two" is 22, and 20 followed by 2)."""
    found: list[Number] = []
    for index, token in enumerate(tokens):
        if token.kind == "number" and len(token.norm) <= 9:
            found += _digit_ordinal(tokens, index, lang) or [Number(index, index + 1, int(token.norm), digits=True)]
        elif token.kind == "word":
            found += _words(tokens, index, lang)
    return found


def _digit_ordinal(tokens: Sequence[Token], index: int, lang: Lang) -> list[Number]:
    """ "21st", "21 st", "3º", "2.ª"."""
    after = index + 1
    if after < len(tokens) and tokens[after].norm == "." and tokens[after].glued:
        after += 1
    if (
        after < len(tokens)
        and tokens[after].norm in SUFFIXES[lang]
        and (tokens[after].glued or tokens[after].norm in ("st", "nd", "rd", "th"))
    ):
        return [Number(index, after + 1, int(tokens[index].norm), ordinal=True, digits=True)]
    return []


def _words(tokens: Sequence[Token], index: int, lang: Lang) -> list[Number]:
    word = tokens[index].norm
    found: list[Number] = []
    if word in ORDINAL[lang]:
        found.append(Number(index, index + 1, ORDINAL[lang][word], ordinal=True))
    if word not in SMALL[lang] and word not in ("mil", "thousand", "hundred"):
        return found
    if word in SMALL[lang]:
        found.append(Number(index, index + 1, SMALL[lang][word]))
    compound = _two_words(tokens, index, lang)
    if compound is not None:
        found.append(compound)
    big = _big(tokens, index, lang)
    if big is not None:
        found.append(big)
    return found


def _next_word(tokens: Sequence[Token], index: int, skip: str) -> int | None:
    """The place of the next word after an optional hyphen or joining word."""
    index += 1
    if index < len(tokens) and tokens[index].norm in ("-", skip):
        index += 1
    return index if index < len(tokens) else None


def _two_words(tokens: Sequence[Token], index: int, lang: Lang) -> Number | None:
    """ "twenty-five", "twenty fifth", "treinta y uno"."""
    tens = TENS[lang].get(tokens[index].norm)
    after = _next_word(tokens, index, "y" if lang == "es" else "-")
    if tens is None or after is None or (lang == "es" and after == index + 1):
        return None
    word = tokens[after].norm
    unit = SMALL[lang].get(word, 0)
    if 0 < unit < 10:
        return Number(index, after + 1, tens + unit)
    ordinal = ORDINAL[lang].get(word, 0)
    return Number(index, after + 1, tens + ordinal, ordinal=True) if 0 < ordinal < 10 else None


def _big(tokens: Sequence[Token], index: int, lang: Lang) -> Number | None:
    """Hundreds, thousands and years as spoken: "two thousand fifteen", "mil novecientos noventa"."""
    total, part, end, used = 0, 0, index, False
    while end < len(tokens) and (tokens[end].is_word or tokens[end].norm == "-"):
        word = tokens[end].norm
        if word in ("thousand", "mil"):
            total, part, used = total + max(part, 1) * 1000, 0, True
        elif word == "hundred" and 0 < part < 100:
            part, used = part * 100, True
        elif word in SMALL[lang] and _follows(part, SMALL[lang][word]):
            part += SMALL[lang][word]
            used = used or SMALL[lang][word] >= 100
        elif word not in ("and", "y", "-") or end == index:
            break
        end += 1
    while end > index and tokens[end - 1].norm in ("and", "y", "-"):
        end -= 1
    return Number(index, end, total + part) if used and end > index else None


def _follows(part: int, value: int) -> bool:
    """Whether `value` may be added to what has been spelled: 20 + 5 and 100 + 20 may, 5 + 20 may not."""
    if part == 0:
        return True
    return (part % 100 == 0 and value < 100) or (part % 100 >= 20 and part % 10 == 0 and 0 < value < 10)
