"""Dates and times: Recognizers-Text, Duckling and the Schema-Guided Dialogue pairs.

Parts of day are compared by their name, since every set draws their hours otherwise and the hospital has its own.
"""

# ruff: noqa: E501, DTZ001
from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from evals.understanding.common import Score, Tally, rows
from language.text import clean, tokenize
from language.times import Grammar, whens
from language.types import Lang, Reading, When

KINDS = ("date", "time", "datetime", "daterange", "timerange", "datetimerange", "datetimealt")
DAY = timedelta(days=1)
CENTURY = {"duckling": datetime(2013, 2, 12, 4, 30), "sgd": datetime(2019, 3, 1)}

THEIR_PARTS = {
    "recognizers": {("08:00", "12:00"): "morning", ("12:00", "16:00"): "afternoon", ("16:00", "20:00"): "evening", ("20:00", "23:59"): "night"},
    "recognizers_es": {("08:00", "12:00"): "morning", ("16:00", "20:00"): "afternoon", ("12:00", "16:00"): "midday", ("20:00", "23:59"): "night"},
    "duckling": {
        ("00:00", "12:00"): "morning", ("04:00", "12:00"): "morning", ("12:00", "19:00"): "afternoon", ("18:00", "00:00"): "evening",
        ("03:00", "12:00"): "morning",
    },
}  # fmt: skip
OUR_PARTS = {
    ("08:00", "12:00"): "morning",
    ("12:00", "17:00"): "afternoon",
    ("17:00", "20:00"): "evening",
    ("20:00", "00:00"): "night",
}


def heard(
    text: str,
    now: datetime,
    lang: Lang,
    tally: Tally,
    *,
    latent: bool,
    day_first: bool | None = None,
    offset: float | None = None,
) -> list[When]:
    """The times of a text."""
    begin = time.perf_counter()
    plain = clean(text)
    found = whens(plain, tokenize(plain), Grammar(now, lang, day_first=day_first, offset=offset), latent=latent)
    tally.milliseconds.append(1000 * (time.perf_counter() - begin))
    return found


def all_readings(found: list[When]) -> list[tuple[str, Reading]]:
    """(relation, reading) of everything heard, ambiguous ones too."""
    return [(w.relation, r) for w in found for r in (w, *w.ambiguous)]


def recognizers(data: Path, lang: Lang, verbose: bool) -> Score:
    """Rows whose every date, time and range has a reading that is not past; each must be among what was heard."""
    tally = Tally(verbose)
    for row in rows(data / "recognizers_text" / f"datetime_{lang}.jsonl"):
        wanted = [e for e in row["expected"] if e["type"].removeprefix("datetimeV2.") in KINDS]
        if not wanted or not row["reference"]:
            continue
        now = datetime.fromisoformat(row["reference"])
        allowed = [[v for v in e["values"] if _ahead(v, now)] for e in wanted]
        if not all(allowed):
            continue
        found = all_readings(heard(row["input"], now, lang, tally, latent=False))
        parts = THEIR_PARTS["recognizers" if lang == "en" else "recognizers_es"]
        right = all(
            any(_same(v, rel, r, parts) or _holds(v, r) for v in values for rel, r in found) for values in allowed
        )
        tally.count(
            right,
            f"{row['input']!r} now={now} want={[v for v in allowed]} got={[(rel, r.kind, r.start, r.end) for rel, r in found]}",
        )
    return tally.score()


def _holds(value: dict[str, Any], reading: Reading) -> bool:
    """Whether a datetime or range holds the lone day or hour that is wanted: some files want them apart that are said together."""
    said = [p for p in (reading.start, reading.end) if p]
    point, start, end = _norm(value.get("value")), _norm(value.get("start")), _norm(value.get("end"))
    if point is not None:
        return any(p[:10] == point or p[-5:] == point or _plus(point) == p for p in said)
    return len(said) == 2 and (start, end) == (said[0][-5:], said[1][-5:])


def _ahead(value: dict[str, Any], now: datetime) -> bool:
    """A value that is a time of day, or does not lie in the past."""
    last = value.get("end") or value.get("value") or value.get("start")
    if last is None or last == "not resolved":
        return False
    return len(last) <= 8 or datetime.fromisoformat(last) >= datetime(now.year, now.month, now.day)


def _norm(text: str | None) -> str | None:
    """2016-11-07 16:00:00 as 2016-11-07T16:00, 16:00:00 as 16:00."""
    if text is None:
        return None
    text = text.replace(" ", "T")
    return text[:16] if "T" in text else (text[:5] if ":" in text else text)


def _same(value: dict[str, Any], relation: str, reading: Reading, parts: dict[tuple[str, str], str]) -> bool:
    """Whether a reading is one of the set's values."""
    point, start, end = _norm(value.get("value")), _norm(value.get("start")), _norm(value.get("end"))
    if point is not None:
        return reading.start == point or (reading.kind == "range" and reading.start == point and len(point) == 10)
    mod = str(value.get("Mod", ""))
    if mod.startswith(("before", "until")) and start is None:
        return (relation == "before" and end in (reading.start, reading.end)) or (
            reading.kind == "range" and reading.end == end
        )
    if mod.startswith(("after", "since")) and end is None:
        return (relation == "after" and start in (reading.start, reading.end, _plus(reading.start))) or (
            reading.start == start and reading.kind == "range"
        )
    if start is None or end is None:
        return reading.start == (start or end)
    if mod in ("start", "mid", "end") and reading.start and reading.end and len(reading.start) == len(start):
        return _edge(mod, start, end, reading.start, reading.end)
    return _same_range(start, end, reading, parts)


def _edge(mod: str, start: str, end: str, first: str, last: str) -> bool:
    """How long a beginning or an end lasts differs between the sets; its outer edge does not."""
    if mod == "start":
        return (first == start and last <= end) or (first < end and start < last and first[:-5] == start[:-5])
    return last == end if mod == "end" else first < end and start < last


def _plus(day: str | None) -> str | None:
    return (date.fromisoformat(day) + DAY).isoformat() if day and len(day) == 10 else None


def _same_range(start: str, end: str, reading: Reading, parts: dict[tuple[str, str], str]) -> bool:
    if reading.start is None or reading.end is None:
        return False
    if (reading.start, reading.end) == (start, end) or (reading.start == start and reading.end == _plus(end)):
        return True
    if reading.start == start and start[8:] == "01" and end[8:] == "01" and reading.end == _month_after(end):
        return True  # "from August to October": half of the set's files count October, half do not
    theirs = parts.get((start[-5:], end[-5:]))
    ours = OUR_PARTS.get((reading.start[-5:], reading.end[-5:]))
    return theirs is not None and theirs == ours and reading.start[:-5] == start[:-5]


def _month_after(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12}-{month % 12 + 1:02d}-01"


def duckling(data: Path, lang: Lang, verbose: bool) -> Score:
    """Phrases of the US and base corpus that are not past; holidays are reported beside."""
    tally, holidays = Tally(verbose), Tally(verbose)
    now = CENTURY["duckling"]
    for row in rows(data / "duckling_time" / f"{lang}.jsonl"):
        place = row["locale_file"].split("/")[3]
        if (
            row["negative"]
            or place not in ("Corpus.hs", "US")
            or row["kind"] not in ("value", "valueHoliday")
            or not row.get("start")
        ):
            continue
        start = row["start"].replace("-00", "-01")
        if (row.get("end") or start).replace("-00", "-01") < "2013-02-12T00":
            continue
        found = all_readings(heard(row["text"], now, lang, tally, latent=True, day_first=lang == "es", offset=-2))
        right = any(_duckling_same(row, start, rel, r) for rel, r in found)
        counted = holidays if row["kind"] == "valueHoliday" else tally
        counted.count(
            right,
            f"{row['text']!r} want={start} {row.get('end')} {row['grain']} got={[(rel, r.kind, r.start, r.end) for rel, r in found]}",
        )
    return tally.score(holidays={"right": round(holidays.right / max(1, holidays.total), 4), "rows": holidays.total})


def _duckling_same(row: dict[str, Any], start: str, relation: str, reading: Reading) -> bool:
    """Same start to the grain; a time of day counts on its coming day; ends are inclusive to the grain there."""
    if reading.start is None:
        return False
    first = _norm(start) or ""
    if not row.get("end"):
        if row["grain"] in ("Hour", "Minute", "Second") and not (
            reading.kind == "date" and first[-5:] in ("04:00", "04:30")
        ):
            return reading.start[-5:] == first[-5:] and (len(reading.start) == 5 or reading.start[:10] == first[:10])
        return reading.start[:10] == first[:10]
    end = _norm(row["end"].replace("-00", "-01")) or ""
    ends = {end, _minus(end, minutes=1), _minus(end, hours=1)} if row["grain"] in ("Hour", "Minute") else {end}
    ours = (reading.start, reading.end or "")
    if len(ours[0]) == 10:
        return (ours[0] == first[:10] and ours[1] in {e[:10] for e in ends}) or _weekend(first, end, reading)
    if len(ours[0]) == 5:
        first, ends = first[-5:], {e[-5:] for e in ends}
    parts = THEIR_PARTS["duckling"]
    theirs = parts.get((_norm(start)[-5:], end[-5:]))  # type: ignore[index]
    if theirs is not None and theirs == OUR_PARTS.get((ours[0][-5:], ours[1][-5:])):
        return ours[0][:-5] == first[:-5]
    return ours[0] == first and ours[1] in ends


def _weekend(first: str, end: str, reading: Reading) -> bool:
    """Their weekend begins on Friday at six."""
    return first.endswith("T18:00") and reading.start == _plus(first[:10]) and reading.end == end[:10]


def _minus(moment: str, **amount: int) -> str:
    return (datetime.fromisoformat(moment) - timedelta(**amount)).strftime("%Y-%m-%dT%H:%M")


def sgd_pairs(data: Path, verbose: bool) -> Score:
    """Phrases of the slots of dentist dialogs with their value."""
    tally = Tally(verbose)
    for row in rows(data / "sgd" / "datetime_pairs.jsonl"):
        found = all_readings(heard(row["text"], CENTURY["sgd"], "en", tally, latent=True))
        tally.count(
            any(r.start == row["canonical"] for _, r in found),
            f"{row['text']!r} want={row['canonical']} got={[(r.kind, r.start) for _, r in found]}",
        )
    return tally.score()
