"""The persona's own data in the persona's own words: `{name}`, `{dob}` and their kind in what a step says."""

from __future__ import annotations

from datetime import date

from evals.seeds import Who

_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip
_MONTHS_ES = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
              "noviembre", "diciembre")  # fmt: skip


def fill(text: str, person: Who) -> str:
    """The text with the person's name, birth date and phone; anything else in braces stays as it is."""
    for key, value in _values(person).items():
        text = text.replace("{" + key + "}", value)
    return text


def _values(person: Who) -> dict[str, str]:
    born = person.birth_date
    return {
        "name": person.name,
        "name_lower": person.name.lower(),
        "first": person.name.split()[0],
        "dob": _in_english(born),
        "dob_us": f"{born.month:02}/{born.day:02}/{born.year}",
        "dob_short": f"{born.month}-{born.day}-{born.year % 100:02}",
        "dob_es": _in_spanish(born),
        "dob_keys": f"{born.month:02}{born.day:02}{born.year}",
        "dob_wrong": _in_english(_other(born)),
        "dob_wrong_es": _in_spanish(_other(born)),
        "phone": _national(person.phone),
        "phone_keys": person.phone.removeprefix("+1"),
    }


def _in_english(day: date) -> str:
    return f"{_MONTHS_EN[day.month - 1]} {day.day}, {day.year}"


def _in_spanish(day: date) -> str:
    return f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}"


def _other(day: date) -> date:
    return day.replace(year=day.year - 3, month=day.month % 12 + 1, day=min(day.day, 28) % 28 + 1)


def _national(phone: str) -> str:
    digits = phone.removeprefix("+1")
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"
