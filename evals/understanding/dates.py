"""Dates and times: Recognizers-Text, Duckling and the Schema-Guided Dialogue pairs."""

# ruff: noqa: E501, DTZ001
from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from evals.understanding.common import Score, Tally, rows
from evals.understanding.same_time import OUR_PARTS, RECOGNIZERS, RECOGNIZERS_ES, ahead, coming, holds, norm, plus, same
from language.text import clean, tokenize
from language.text.patterns import says
from language.times import Grammar, whens
from language.types import Lang, Reading, When

KINDS = ("date", "time", "datetime", "daterange", "timerange", "datetimerange", "datetimealt")
WANTED = ("value", "interval", "valueHoliday")
COMMON_HOLIDAYS = (
    r"thanksgiving|christmas|xmas|new year'?s?\b|martin luther|mlk|presidents?'? ?day|washington|memorial|juneteenth|independence|4th of july"
    r"|fourth of july|labou?r day|columbus|veterans|easter|good friday|mother|father|halloween|valentine|black friday|accion de gracias"
    r"|navidad|ano nuevo|nochebuena|nochevieja|pascua|viernes santo|dia de la madre|dia del padre|independencia|san valentin|dia de reyes"
)
"""The United States' federal holidays and those that nearly everyone keeps."""
OTHER_FEASTS = r"rosh|chanuk|hannu|hanuk|feast of|durga|earth hour|youth service|ems week|lent\b|sukkot|shavuot|passover|pesach|purim|ramadan|navar|diwali|pongal"
"""Ranges that are feasts which the set does not mark as holidays."""
DUCKLING_PARTS = {
    ("21:00", "00:00"): "night", ("00:00", "09:00"): "early morning",
    ("00:00", "12:00"): "morning", ("04:00", "12:00"): "morning", ("12:00", "19:00"): "afternoon", ("18:00", "00:00"): "evening",
    ("03:00", "12:00"): "morning",
}  # fmt: skip
EVENING = {"evening", "night", "tonight"}
"""From six until midnight there; evening and then night at the hospital."""
CENTURY = {"duckling": datetime(2013, 2, 12, 4, 30), "sgd": datetime(2019, 3, 1)}


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
    begin = time.process_time()
    plain = clean(text)
    found = whens(plain, tokenize(plain), Grammar(now, lang, day_first=day_first, offset=offset), latent=latent)
    tally.milliseconds.append(1000 * (time.process_time() - begin))
    return found


def all_readings(found: list[When]) -> list[tuple[str, Reading]]:
    """(relation, reading) of everything heard, ambiguous ones too."""
    return [(w.relation, r) for w in found for r in (w, *w.ambiguous)]


def recognizers(data: Path, lang: Lang, verbose: bool) -> Score:
    """Rows whose every date, time and range has a reading that is not past; each must be among what was heard."""
    tally, parts = Tally(verbose), RECOGNIZERS if lang == "en" else RECOGNIZERS_ES
    for row in rows(data / "recognizers_text" / f"datetime_{lang}.jsonl"):
        wanted = [e for e in row["expected"] if e["type"].removeprefix("datetimeV2.") in KINDS]
        if not wanted or not row["reference"]:
            continue
        now = datetime.fromisoformat(row["reference"])
        allowed = [[v for v in e["values"] if ahead(v, now)] for e in wanted]
        if not all(allowed):
            continue
        found = all_readings(heard(row["input"], now, lang, tally, latent=False))
        right = all(
            any(
                coming(v, found, now) or any(same(v, rel, r, parts) or holds(v, r, parts) for rel, r in found)
                for v in values
            )
            for values in allowed
        )
        tally.count(
            right,
            f"{row['input']!r} now={now} want={[v for v in allowed]} got={[(rel, r.kind, r.start, r.end) for rel, r in found]}",
        )
    return tally.score()


def duckling(data: Path, lang: Lang, verbose: bool) -> Score:
    """Phrases of the US and base corpus that are not past; holidays that a US hospital's patients do not date by are reported beside.

    The last figure of each: single values, and ranges.
    """
    tally, holidays, ranges = Tally(verbose), Tally(verbose), Tally(verbose)
    now = CENTURY["duckling"]
    for row in rows(data / "duckling_time" / f"{lang}.jsonl"):
        place = row["locale_file"].split("/")[3]
        if row["negative"] or place not in ("Corpus.hs", "US") or row["kind"] not in WANTED or not row.get("start"):
            continue
        start = row["start"].replace("-00", "-01")
        if (row.get("end") or start).replace("-00", "-01") < "2013-02-12T00":
            continue
        found = all_readings(heard(row["text"], now, lang, tally, latent=True, day_first=lang == "es", offset=-2))
        right = any(_duckling_same(row, start, rel, r) for rel, r in found)
        folded = clean(row["text"]).folded
        strange = (row["kind"] == "valueHoliday" and not says(COMMON_HOLIDAYS, folded)) or says(OTHER_FEASTS, folded)
        counted = holidays if strange else tally
        miss = f"{row['text']!r} want={start} {row.get('end')} {row['grain']} got={[(rel, r.kind, r.start, r.end) for rel, r in found]}"
        counted.count(right, miss)
        if row["kind"] == "interval":
            ranges.count(right, "")
    return tally.score(holidays=holidays.share(), ranges=ranges.share())


def _duckling_same(row: dict[str, Any], start: str, relation: str, reading: Reading) -> bool:
    """Same start to the grain; a time of day counts on its coming day; ends are inclusive to the grain there."""
    if reading.start is None:
        return False
    first = norm(start) or ""
    if not row.get("end"):
        if row["grain"] in ("Hour", "Minute", "Second") and not (
            reading.kind == "date" and first[-5:] in ("04:00", "04:30")
        ):
            return reading.start[-5:] == first[-5:] and (len(reading.start) == 5 or reading.start[:10] == first[:10])
        size = {"Month": 7, "Year": 4}.get(row["grain"], 10) if reading.kind == "date" else 10
        return reading.start[:size] == first[:size]
    end = norm(row["end"].replace("-00", "-01")) or ""
    ends = {end, _minus(end, minutes=1), _minus(end, hours=1)} if row["grain"] in ("Hour", "Minute") else {end}
    ours = (reading.start, reading.end or "")
    if relation == "before" and first == "2013-02-12T04:30" and end[:10] in ours:
        return True
    if len(ours[0]) == 10:
        return (ours[0] == first[:10] and ours[1] in {e[:10] for e in ends}) or _weekend(first, end, reading)
    if len(ours[0]) == 5:
        first, ends = first[-5:], {e[-5:] for e in ends}
    theirs = DUCKLING_PARTS.get((first[-5:], end[-5:]))
    name = OUR_PARTS.get((ours[0][-5:], ours[1][-5:]))
    if theirs is not None and (theirs == name or {theirs, str(name)} <= EVENING):
        return ours[0][:-5] == first[:-5]
    return ours[0] == first and ours[1] in ends


def _weekend(first: str, end: str, reading: Reading) -> bool:
    """Their weekend begins on Friday at six."""
    return first.endswith("T18:00") and reading.start == plus(first[:10]) and reading.end == end[:10]


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
