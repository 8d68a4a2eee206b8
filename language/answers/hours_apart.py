"""Hours as they are said beside a list or a visit: "8 15", "the 3 45 one", "earlier that day, like 9", "same day, at 9"."""

from __future__ import annotations

import re

from language.types import Context, Expecting

ASKED = (Expecting.CHOICE, Expecting.WHEN, Expecting.YES_NO, Expecting.NAME)
"""Questions beside which such numbers are no date and no code."""

APART = re.compile(r"(?<![\d/:.,+-])(?<!\d )(?P<hour>1[0-2]|[1-9])(?P<gap>[ .])(?P<minute>[0-5]\d)(?![\d/:%]|[ .,-]\d)")
LED = re.compile(r"(?:^\W{0,3}|\b(?:the|at|las?|el) )$", re.IGNORECASE)
"""What stands before an hour, and not before a number of another kind."""

OF_THAT_DAY = re.compile(
    r"\b(?P<way>earlier|sooner|later)(?P<day> (?:on )?(?:that|the) (?:very |same )?day,?)"
    r"(?=(?: (?:like|at|around|about|by|say|maybe))? ?\d)",
    re.IGNORECASE,
)
SAME_DAY = re.compile(r"\b(?:the )?same day\b,?(?=(?: (?:but|like|at|around|about|just))* ?\d)", re.IGNORECASE)
"""The day of a visit that is to be moved, beside its new hour."""

QUARTERS = ("15", "30", "45")
LEAD = 8
"""Characters before the hour that are looked at."""


def with_whole_hours(text: str, context: Context) -> str:
    """The text, as long as it was, with a colon in each hour that is one of the times shown or can be nothing else.

    "That day" and, where a time is asked for, "the same day" before an hour name no day that is read here.
    """
    text = OF_THAT_DAY.sub(lambda found: found["way"] + ",".ljust(len(found["day"])), text)
    if context.expecting in (Expecting.WHEN, Expecting.CHOICE):
        text = SAME_DAY.sub(lambda found: " " * len(found.group()), text)
    if context.expecting not in ASKED or not context.offers:
        return text
    shown = {(o.start.hour % 12, o.start.minute) for o in context.offers}

    def whole(found: re.Match[str]) -> str:
        hour, minute = int(found["hour"]) % 12, found["minute"]
        led = minute in QUARTERS and LED.search(text[max(0, found.start() - LEAD) : found.start()])
        return f"{found['hour']}:{minute}" if (hour, int(minute)) in shown or led else found.group()

    return APART.sub(whole, text)
