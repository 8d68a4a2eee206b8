"""Dates and times as people write them and as people say them, in English and Spanish."""

from __future__ import annotations

from datetime import date, datetime, time

from language.types import Lang

DAYS: dict[Lang, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MONTHS: dict[Lang, tuple[str, ...]] = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "es": tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
}
TEENS_EN = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TEENS_ES = "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"
TWENTIES_ES = (
    "veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
ONES: dict[Lang, tuple[str, ...]] = {
    "en": tuple(f"zero one two three four five six seven eight nine {TEENS_EN}".split()),
    "es": tuple(f"cero uno dos tres cuatro cinco seis siete ocho nueve {TEENS_ES} {TWENTIES_ES}".split()),
}
TENS: dict[Lang, tuple[str, ...]] = {
    "en": ("", "", "twenty", "thirty", "forty", "fifty"),
    "es": ("", "", "veinte", "treinta", "cuarenta", "cincuenta"),
}
ORDINALS = {
    1: "first",
    2: "second",
    3: "third",
    5: "fifth",
    8: "eighth",
    9: "ninth",
    12: "twelfth",
    20: "twentieth",
    30: "thirtieth",
}


def day(value: date, lang: Lang, *, spoken: bool = False) -> str:
    """`Tuesday, March 10` or `martes 10 de marzo`; spoken English says the ordinal."""
    weekday, month = DAYS[lang][value.weekday()], MONTHS[lang][value.month - 1]
    if lang == "es":
        number = number_words(value.day, "es") if spoken else str(value.day)
        return f"{weekday} {number} de {month}"
    return f"{weekday}, {month} {ordinal_words(value.day) if spoken else value.day}"


def clock(value: time, lang: Lang, *, spoken: bool = False) -> str:
    """`2:30 PM` or `2:30 de la tarde`; spoken: `two thirty in the afternoon`, `dos y media de la tarde`."""
    hour = value.hour % 12 or 12
    if not spoken:
        shown = f"{hour}:{value.minute:02d}"
        return f"{shown} {_part(value, 'es')}" if lang == "es" else f"{shown} {'AM' if value.hour < 12 else 'PM'}"
    return f"{_spoken_clock(hour, value.minute, lang)} {_part(value, lang)}"


def moment(value: datetime, lang: Lang, *, spoken: bool = False) -> str:
    """Day and time together; in Spanish with the article that the hour takes."""
    if lang == "es":
        article = "la" if value.hour % 12 == 1 else "las"
        return f"{day(value, lang, spoken=spoken)} a {article} {clock(value.time(), lang, spoken=spoken)}"
    return f"{day(value, lang, spoken=spoken)} at {clock(value.time(), lang, spoken=spoken)}"


def _part(value: time, lang: Lang) -> str:
    if lang == "es":
        if value.hour == 12 and value.minute == 0:
            return "del mediodía"
        return "de la mañana" if value.hour < 12 else "de la tarde" if value.hour < 20 else "de la noche"
    return "in the morning" if value.hour < 12 else "in the afternoon" if value.hour < 17 else "in the evening"


def _spoken_clock(hour: int, minute: int, lang: Lang) -> str:
    if lang == "es":
        said = "una" if hour == 1 else number_words(hour, "es")
        rest = {0: "", 15: " y cuarto", 30: " y media"}.get(minute, f" y {number_words(minute, 'es')}")
        return said + rest
    if minute == 0:
        return f"{number_words(hour, 'en')} o'clock"
    rest = f"oh {number_words(minute, 'en')}" if minute < 10 else number_words(minute, "en")
    return f"{number_words(hour, 'en')} {rest}"


def number_words(number: int, lang: Lang) -> str:
    """A number from 0 to 59 in words."""
    if number < len(ONES[lang]):
        return ONES[lang][number]
    tens, one = divmod(number, 10)
    joint = " y " if lang == "es" else "-"
    return TENS[lang][tens] + (joint + ONES[lang][one] if one else "")


def ordinal_words(number: int) -> str:
    """`tenth`, `twenty-first`: the day of a month as English says it."""
    if number in ORDINALS:
        return ORDINALS[number]
    if number < 20:
        return number_words(number, "en") + "th"
    tens, one = divmod(number, 10)
    return f"{TENS['en'][tens]}-{ordinal_words(one)}"


def listed(items: tuple[str, ...], lang: Lang) -> str:
    """`a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'y' if lang == 'es' else 'and'} {items[-1]}"
