"""Facts to sentences: arguments are worded for language and channel, then put into the catalog's text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from assistant.wording import times
from assistant.wording.aloud import aloud
from assistant.wording.catalog import Catalog
from assistant.wording.times import number_words
from language.types import Lang
from tools.types import Channel, Fact

PLACE = "number"
"""The argument that holds a place in a list."""

CHANNEL_VARIANT = {"voice": "voice", "sms": "sms", "chat": "chat", "terminal": "chat"}


class Speaker:
    """Words facts. Every time in a fact is already local to the facility."""

    def __init__(self, catalog: Catalog) -> None:
        """`catalog` holds the texts."""
        self.catalog = catalog

    def word(self, fact: Fact, lang: Lang, channel: Channel) -> str:
        """The sentence or sentences of one fact."""
        spoken = channel == "voice"
        args = _worded(fact.args, lang, spoken)
        for name, value in fact.args.items():
            if isinstance(value, tuple) and value and isinstance(value[0], Fact):
                lines = [self.word(line, lang, channel) for line in value if isinstance(line, Fact)]
                args[name] = (" " if spoken else "\n").join(lines)
        return self.catalog.text(fact.key, lang, CHANNEL_VARIANT[channel], args).strip()

    def birth_dates(self, readings: list[date], lang: Lang, channel: Channel) -> str:
        """Two readings of an ambiguous birth date, as a question between them."""
        spoken = channel == "voice"
        joint = " o " if lang == "es" else " or "
        months = times.MONTHS[lang]
        if lang == "es":
            return joint.join(f"{d.day} de {months[d.month - 1]} de {d.year}" for d in readings)
        return joint.join(
            f"{months[d.month - 1]} {times.ordinal_words(d.day) if spoken else d.day}, {d.year}" for d in readings
        )


def _worded(args: Mapping[str, object], lang: Lang, spoken: bool) -> dict[str, object]:
    worded: dict[str, object] = {}
    for name, value in args.items():
        if isinstance(value, datetime):
            worded[name] = times.moment(value, lang, spoken=spoken)
            worded[f"{name}_day"] = times.day(value.date(), lang, spoken=spoken)
            worded[f"{name}_time"] = times.clock(value.time(), lang, spoken=spoken)
        elif isinstance(value, date):
            worded[name] = times.day(value, lang, spoken=spoken)
        elif isinstance(value, time):
            worded[name] = times.clock(value, lang, spoken=spoken)
        elif isinstance(value, tuple) and all(isinstance(item, str) for item in value):
            worded[name] = times.listed(value, lang)
        elif spoken and isinstance(value, str):
            worded[name] = aloud(value, lang)
        elif spoken and name == PLACE and isinstance(value, int):
            worded[name] = number_words(value, lang)
        elif isinstance(value, bool):
            worded[name] = "yes" if value else "no"
        else:
            worded[name] = "" if value is None else value
    return worded
