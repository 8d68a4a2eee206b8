"""When one of our readings is what a set wants: the same moment, the same range, or the same part of day by its name.

Every set draws the hours of a part of day otherwise, and the hospital has its own, so those are compared by what they are called.
"""

# ruff: noqa: E501
from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from language.types import Reading

DAY = timedelta(days=1)

OUR_PARTS = {
    ("08:00", "12:00"): "morning", ("12:00", "17:00"): "afternoon", ("17:00", "20:00"): "evening", ("20:00", "00:00"): "night",
    ("17:00", "00:00"): "tonight", ("08:00", "10:00"): "early morning", ("10:00", "12:00"): "late morning", ("12:00", "14:00"): "early afternoon",
    ("15:00", "17:00"): "late afternoon", ("17:00", "18:00"): "early evening", ("18:00", "20:00"): "late evening", ("12:00", "13:00"): "lunch",
    ("16:00", "20:00"): "dinner",
}  # fmt: skip
RECOGNIZERS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MEL": "lunch", "MED": "dinner"}
"""What the end of a timex calls a part of day."""
RECOGNIZERS_ES = {"MO": "morning", "AF": "midday", "EV": "afternoon", "NI": "night", "MEL": "lunch", "MED": "dinner"}
EDGES = {"start": "early ", "end": "late "}
TONIGHT = {"night": "tonight"}


def norm(text: str | None) -> str | None:
    """2016-11-07 16:00:00 as 2016-11-07T16:00, 16:00:00 as 16:00."""
    if text is None:
        return None
    text = text.replace(" ", "T")
    return text[:16] if "T" in text else (text[:5] if ":" in text else text)


def ahead(value: dict[str, Any], now: datetime) -> bool:
    """A value that is a time of day, or does not lie in the past; the end of a range of days is the day after it."""
    last = value.get("end") or value.get("value") or value.get("start")
    if last is None or last == "not resolved":
        return False
    today = datetime(now.year, now.month, now.day, tzinfo=now.tzinfo)
    over = value["type"] == "daterange" and value.get("end") == today.date().isoformat() and "start" in value
    return len(last) <= 8 or (datetime.fromisoformat(last) >= today and not over)


def same(value: dict[str, Any], relation: str, reading: Reading, parts: dict[str, str]) -> bool:
    """Whether a reading is this value of Recognizers-Text."""
    point, start, end = norm(value.get("value")), norm(value.get("start")), norm(value.get("end"))
    if point is not None:
        exact = reading.start == point or (reading.kind == "range" and reading.start == point and len(point) == 10)
        return exact or (value["value"].endswith("23:59:59") and _end_of_day(point, reading))
    mod = str(value.get("Mod", ""))
    if _part_same(value, mod, relation, reading, parts):
        return True
    if mod.partition("-")[2] in ("start", "mid", "end"):
        wanted = "before" if mod.startswith("before") else "after"
        return relation == wanted and (reading.start or "")[:7] == (start or end or "")[:7]
    if mod.startswith(("before", "until")) and start is None:
        return (relation == "before" and end in (reading.start, reading.end)) or (
            reading.kind == "range" and reading.end == end
        )
    if mod.startswith(("after", "since")) and end is None:
        return (relation == "after" and start in (reading.start, reading.end, plus(reading.start))) or (
            reading.start == start and reading.kind == "range"
        )
    if start is None or end is None:
        return reading.start == (start or end)
    if mod in ("start", "mid", "end") and reading.start and reading.end and len(reading.start) == len(start):
        return _edge(mod, start, end, reading.start, reading.end)
    return _same_range(start, end, reading)


def _part_same(value: dict[str, Any], mod: str, relation: str, reading: Reading, parts: dict[str, str]) -> bool:
    """The same part of the same day: "late afternoon", "after dinner"."""
    theirs = parts.get(str(value.get("timex", "")).rpartition("T")[2])
    if theirs is None or reading.start is None:
        return False
    ours = OUR_PARTS.get((reading.start[-5:], (reading.end or "")[-5:]))
    first = norm(value.get("start") or value.get("end")) or ""
    if reading.start[:-5] not in (first[:-5], ""):
        return False
    if mod in ("before", "after"):
        edge = next((hours[mod == "after"] for hours, name in OUR_PARTS.items() if name == theirs), None)
        return relation == mod and (ours == theirs or (reading.end is None and reading.start[-5:] == edge))
    wanted = EDGES.get(mod, "") + theirs
    return len(reading.start) == len(first) and (ours == wanted or (ours == "tonight" and TONIGHT.get(wanted) == ours))


def _end_of_day(point: str, reading: Reading) -> bool:
    """The end of a day is 23:59 there, and 15 to 17 at the hospital."""
    if reading.start is None or reading.end is None or (reading.start[-5:], reading.end[-5:]) != ("15:00", "17:00"):
        return False
    return reading.start[:-5] in (point[:11], "")


def holds(value: dict[str, Any], reading: Reading, parts: dict[str, str]) -> bool:
    """Whether a datetime or range holds the lone day or hour that is wanted: some files want them apart that are said together."""
    said = [p for p in (reading.start, reading.end) if p]
    point, start, end = norm(value.get("value")), norm(value.get("start")), norm(value.get("end"))
    if point is not None:
        return any(p[:10] == point or p[-5:] == point or plus(point) == p for p in said)
    theirs = parts.get(str(value.get("timex", "")).removeprefix("T"))
    hours = tuple(p[-5:] for p in said)
    return len(said) == 2 and ((start, end) == hours or (theirs is not None and OUR_PARTS.get(hours) == theirs))  # type: ignore[arg-type]


def coming(value: dict[str, Any], found: list[tuple[str, Reading]], now: datetime) -> bool:
    """Whether a time of day heard alone is the wanted moment, where that is its next coming: one file adds the day."""
    point = norm(value.get("value") or value.get("start"))
    if point is None or len(point) != 16 or any(r.start and len(r.start) != 5 for _, r in found):
        return False
    if not now < datetime.fromisoformat(point).replace(tzinfo=now.tzinfo) <= now + DAY:
        return False
    last = (norm(value.get("end")) or "")[-5:]
    return any(r.start == point[-5:] and (r.end or "") == last for _, r in found)


def _edge(mod: str, start: str, end: str, first: str, last: str) -> bool:
    """How long a beginning or an end lasts differs between the sets; its outer edge does not."""
    if mod == "start":
        return (first == start and last <= end) or (first < end and start < last and first[:-5] == start[:-5])
    return last == end if mod == "end" else first < end and start < last


def plus(day: str | None) -> str | None:
    """The day after."""
    return (date.fromisoformat(day) + DAY).isoformat() if day and len(day) == 10 else None


def _same_range(start: str, end: str, reading: Reading) -> bool:
    if reading.start is None or reading.end is None:
        return False
    if (reading.start, reading.end) == (start, end) or (reading.start == start and reading.end == plus(end)):
        return True
    # "from August to October", "2014-2018": half of the set's files count the last month or year, half do not
    return reading.start == start and end[8:] == "01" and reading.end in (_month_after(end), _year_after(end))


def _month_after(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12}-{month % 12 + 1:02d}-01"


def _year_after(day: str) -> str:
    return f"{int(day[:4]) + 1}{day[4:]}" if day[5:] == "01-01" else ""
