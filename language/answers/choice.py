"""Which of the offers was meant: "the second one", "the later one", "the 2:30", "with Dr. Lee", a key of the telephone."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from language.answers.beyond import asks_for_others, is_any_such_day, is_of_time
from language.answers.dated import without_dates
from language.answers.instead import asked_otherwise, only_asks, pointed_instead, points_instead
from language.answers.of_them import asks_of_them
from language.answers.parts import by_part, hours_of
from language.answers.places import asked_which, is_of_several, place
from language.message import Message
from language.text.normalise import fold
from language.text.patterns import compiled, says
from language.types import Choice, Expecting, Lang, OfferView, When

POINTED: dict[Lang, str] = {
    "en": r"\bthe (?:one|option|time|slot|appointment|visit|opening)(?: that(?:'s| is))? (?:at|in|on|over at)\b",
    "es": r"\b(?:la|el) (?:cita |opcion |hora |que (?:es|esta) )?(?:de|del|en) ",
}
"""Words that point at an offer by where it is."""

Which = Literal["earlier", "later", "earliest", "latest", "first_again", "none", "any"]


@dataclass(frozen=True)
class Named:
    """Whom and which place the message names, by key of the directory."""

    practitioner: str | None = None
    location: str | None = None


WHICH: dict[Lang, tuple[tuple[Which, str], ...]] = {
    "en": (
        ("first_again", r"\b(?:back to (?:the )?(?:first|original|that first)|(?:the )?first (?:one|offer|time|option)? ?(?:you (?:gave|offered|said|mentioned|had)|again|after all)|the original (?:one|time|offer)|the one (?:you (?:said|offered|had)|from) (?:first|before|earlier))\b"),
        ("none", r"\b(?:none|neither)(?: of (?:those|these|them|the))?\b|\bnot any of\b|\bdon't (?:like|care for|want) any\b|\bcan't (?:do|make|take) any\b|\bno(?:thing)? (?:of )?(?:those|these) work\b|\b(?:those|these|they) (?:don't|do not|won't) (?:work|suit)\b|\b(?:none|neither) (?:of \w+ )?(?:work|suit|fit|are|is)\w*\b"),
        ("earliest", r"\b(?:whichever|whatever)(?:'s)?(?: (?:one )?(?:of (?:them|those|these) )?(?:is|comes|you have|you got))? (?:the )?(?:first|soonest|earliest|sooner|earlier)\b|\bfirst available\b"),
        ("any", r"^\W*(?:whichever|whatever)\b(?! (?:you call|it's called|it is called|the name|that is called|that's called|they call))|^\W*(?:(?:um|uh|oh|ok|okay|well|yes|sure|i guess)\W+)*(?:any|either)(?: one)?(?:\W+(?:please|thanks|really|for me))*\W*$|\b(?:any|either)(?: one)? of (?:them|em|those|these|the (?:two|three|times?))\b(?! (?:later|earlier|in|on|at|after|before|with|sooner))|\b(?:any|either|whichever|whatever)(?: (?:one|time|day|date))? (?:is (?:fine|ok|okay|good|great)|works?|will do|(?:is )?fine|ok|would (?:work|do|be (?:fine|good|great)))\b|\b(?:whichever|whatever) (?:one )?you (?:like|think|want|have)\b|\bi don't care\b|\bdoesn't matter\b|\bdoes not matter\b|\byou (?:pick|choose|decide)\b|\bno preference\b"),
        ("latest", r"\b(?:the )?latest(?: (?:one|time|slot|option|appointment))?\b"),
        ("earliest", r"\b(?:the )?(?:earliest|soonest)(?: (?:one|time|slot|option))?\b"),
        ("later", r"\bthe later(?: (?:one|time|slot|option|appointment))?\b|\blater one\b|\blater of\b|\bthe late (?:one|1)\b"),
        ("earlier", r"\bthe (?:earlier|sooner)(?: (?:one|time|slot|option|appointment))?\b|\bearlier one\b|\bsooner one\b|\bearlier of\b|\bthe early (?:one|1)\b"),
    ),
    "es": (
        ("first_again", r"\b(?:(?:la|el) primer[oa] que (?:me )?(?:dio|dijo|ofrecio|diste|dijiste|ofreciste|menciono)|volver a la primera|la primera otra vez|regresar a la primera|(?:la|el) original|mejor la primera que)\b"),
        ("none", r"\b(?:ningun[oa](?: de (?:esas|esos|ellas|las|los))?|ni un[oa])\b|\bno me sirve ningun\w+|\b(?:esas|esos) no(?: me sirven)?\b|\btodas me quedan\b"),
        ("earliest", r"\b(?:el|la|lo) que (?:sea|este|haya|salga|venga) (?:primero|antes|mas pronto|mas temprano)\b"),
        ("any", r"\b(?:cualquier[a]?(?: de (?:las|los|esas|ellas)(?: dos| tres)?)?|la que sea|el que sea|me da igual|me da =|cualkiera|da lo mismo|no importa|usted (?:elija|escoja|decida)|la que (?:usted )?quiera)\b"),
        ("latest", r"\b(?:la|el) mas tarde de (?:todas|las (?:tres|cuatro|cinco|3|4|5))\b|\bla ultima del dia\b"),
        ("earlier", r"\b(?:la|el) (?:de )?mas (?:temprano|tempranito|temprana|pronto) de (?:las|los|ellas|esas) dos\b"),
        ("earliest", r"\b(?:la|el) (?:de )?mas (?:temprano|tempranito|temprana|tempraner[oa]|pronto|proxima|cercana)\b|\bla mas temprano\b"),
        ("later", r"\b(?:la|el) (?:de )?mas tarde\b|\bla mas tardia\b"),
        ("earlier", r"\b(?:la|el) (?:de )?mas temprano\b|\bla de mas antes\b|\bla de antes\b"),
    ),
}  # fmt: skip


def choice(message: Message, when: Sequence[When], named: Named, *, asked_for_other: bool) -> Choice | None:
    """The offer that was pointed at; a time, doctor or place only counts while offers are on the table.

    "Any day but Friday" takes none of them: it says which days would do.
    """
    offers = message.context.offers
    otherwise = asked_otherwise(message)
    if (otherwise and only_asks(message)) or (offers and asks_of_them(message.folded, message.lang)):
        return None
    expected = asked_which(message) or (bool(offers) and message.expecting is not Expecting.WHEN)
    which = _which(message)
    pointing = not otherwise or points_instead(message)
    further = asks_for_others(message.folded, message.lang)
    if which not in ("none", "first_again", None) and (
        not pointing or further or (which == "any" and (when or says(BUT, message.folded)))
    ):
        which = None
    part = hours_of(message.folded, message.lang)
    if part is not None and expected and which is None and pointing:
        return (
            by_part(message.folded, message.lang, offers)
            if offers
            else Choice(which="earlier" if part[0] < NOON else "later")
        )
    if which is not None and (expected or which == "first_again"):
        comparing = which in ("earlier", "later", "earliest", "latest")
        if (
            comparing
            and asked_for_other
            and (says(FOR_OTHERS[message.lang], message.folded) or not says(POINTED_AT[message.lang], message.folded))
        ):
            return None
        return Choice(which=which)
    placed = not further and not is_of_time(message.folded, message.lang)
    if placed and expected and not otherwise and is_of_several(message.folded):
        return Choice()
    ordinal = _placed(without_dates(message, when), expected=expected, otherwise=otherwise) if placed else None
    if ordinal is not None and not _belied(ordinal, when, offers):
        return Choice(ordinal=ordinal)
    others = says(FOR_OTHERS[message.lang], message.folded) and not says(THE_ONE, message.folded)
    if asked_for_other or further or others:
        return None
    if offers:
        return _by_content(message, when, named.practitioner, offers) or _by_place(message, named.location, offers)
    return _unseen(when, named.practitioner) if message.expecting is Expecting.CHOICE else None


def _belied(ordinal: int, when: Sequence[When], offers: Sequence[OfferView]) -> bool:
    """ "The first one, the 1:30", where the first of these is at another hour: it is the hour that counts."""
    times = {
        t for w in when if w.relation == "at" and w.kind in ("time", "datetime") and ":" in w.text for t in _hours(w)
    }
    there = offers[ordinal - 1 : ordinal] if ordinal > 0 else ()
    return bool(times) and any(offer.start.strftime("%H:%M") not in times for offer in there)


def _placed(message: Message, *, expected: bool, otherwise: bool) -> int | None:
    return pointed_instead(message) if otherwise else place(message, expected=expected)


BUT = r"\b(?:but|pero)\b"
"""Behind "any" it says what would not do after all."""

NOON = 12
THE_ONE = r"\b(?:what|how) about (?:the one|that one)\b|\bque tal (?:la|el) del?\b"
"""A question that points at one of those shown."""

FOR_OTHERS: dict[Lang, str] = {
    "en": r"\b(?:what|how) about\b|\bwho(?:'s| is)\b|\bwhos\b|\bdo you have\b|\bany(?:thing|one|body)?\b(?! (?:is|works|of|will))|\bis there\b|\bare there\b|\bwhat (?:else|other)\b|^(?:and|or) (?:on |for )?(?:mon|tue|wed|thu|fri|sat|sun|next|tomorrow)\w*.*\?",
    "es": r"\bquien es\b|\b(?:hay(?! que)|tiene(?! que)|tienen(?! que)|habra|tendra)\b|^y (?:el|la|los|con|para|si)\b|\balgun[oa]?\b|(?<!la )(?<!el )\botr[oa]s?\b|\botr[oa] (?:semana|dia|mes|hora|fecha)\b|\bque tal\b",
}
"""A question for other offers than those shown: no choice among them."""


POINTED_AT: dict[Lang, str] = {
    "en": r"\bthe (?:earl|late|soon)",
    "es": r"\b(?:la|el) (?:de )?mas\b|\b(?:la|el|lo) que (?:este|sea|salga|haya|venga)\b",
}
"""A comparison with its article is of the offers shown."""


def _unseen(when: Sequence[When], practitioner: str | None) -> Choice | None:
    """The time, day or doctor that was picked, where the offers are not known to the reader."""
    at = [w for w in when if w.relation == "at" and w.kind in ("time", "date", "datetime") and w.start]
    if not at and practitioner is None:
        return None
    starts = [w.start or "" for w in at]
    clock = next((s[-5:] for s in starts if ":" in s), None)
    day = next((s[:10] for s in starts if len(s) >= 10), None)
    return Choice(time=clock, date=day, practitioner=practitioner)


def _which(message: Message) -> Which | None:
    return next((which for which, pattern in WHICH[message.lang] if says(pattern, message.folded)), None)


def _by_place(message: Message, location: str | None, offers: Sequence[OfferView]) -> Choice | None:
    """ "The one at the North Clinic", of which there may be several; a place in passing is a wish for more like it."""
    if location is None or not says(POINTED[message.lang], message.folded):
        return None
    return Choice(location=location) if any(o.location == location for o in offers) else None


def _by_content(
    message: Message, when: Sequence[When], practitioner: str | None, offers: Sequence[OfferView]
) -> Choice | None:
    """A time, day or doctor that one or more offers have."""
    when = [_as_hour(w, offers) for w in when]
    times = {t for w in when if w.relation == "at" for t in _hours(w)}
    dates = {
        w.start[:10]
        for w in when
        if w.relation == "at" and w.start and len(w.start) >= 10 and w.kind in ("date", "datetime")
    }
    dates |= {t.start[:10] for w in when for t in w.ambiguous if w.relation == "at" and t.start and t.kind == "date"}
    dates |= _same_weekday(when, offers) if not dates & {o.start.date().isoformat() for o in offers} else set()
    fitting = [
        o
        for o in offers
        if (not times or o.start.strftime("%H:%M") in times)
        and (not dates or o.start.date().isoformat() in dates)
        and (practitioner is None or o.practitioner == practitioner)
    ]
    if not fitting or not (times or dates or practitioner) or any(w.kind == "range" for w in when):
        return None
    if not times and (_several_days(when) or is_any_such_day(message.folded, message.lang)):
        return None
    if not asked_which(message) and not times:
        return None
    first = fitting[0].start
    same_day = len({o.start.date() for o in fitting}) == 1
    return Choice(
        time=first.strftime("%H:%M") if times and len({o.start.time() for o in fitting}) == 1 else None,
        date=first.date().isoformat() if dates and same_day else None,
        practitioner=practitioner,
    )


def _as_hour(when: When, offers: Sequence[OfferView]) -> When:
    """ "The 9" as the hour, where one of the offers is at nine and none on the ninth."""
    said = compiled(r"^(?:the |el |la |las )?(?P<n>\d{1,2})$").match(fold(when.text))
    if said is None or when.kind != "date" or when.start in {o.start.date().isoformat() for o in offers}:
        return when
    hours = {o.start.hour for o in offers if o.start.hour % 12 == int(said["n"]) % 12}
    at = {"kind": "time", "start": f"{min(hours):02d}:00", "ambiguous": ()} if hours else {}
    return when.model_copy(update=at)


def _several_days(when: Sequence[When]) -> bool:
    """Whether days are named as alternatives: others like them are wished for, none of them is picked."""
    return len({w.start for w in when if w.relation == "at" and w.kind in ("date", "recurring")}) > 1


DATED = (
    r"\d(?:st|nd|rd|th)|[/]|\bnext\b|proxim|que viene|tomorrow|\b(?:jan|feb|mar(?!t(?:es)?\b)|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\b"
    r"|\b(?:week|semana)\b|\bde (?!las?\b)"
)
"""What says more of a day than its name."""


WEEKDAY = r"\b(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom)[a-z]*\b"


def _same_weekday(when: Sequence[When], offers: Sequence[OfferView]) -> set[str]:
    """ "Wednesday" among offers is the Wednesday offered, be it this week's or next week's."""
    named = [
        w.start[:10]
        for w in when
        if w.relation == "at" and w.kind in ("date", "datetime") and w.start and is_bare_weekday(fold(w.text))
    ]
    weekdays = {date.fromisoformat(day).weekday() for day in named}
    return {o.start.date().isoformat() for o in offers if o.start.weekday() in weekdays}


def is_bare_weekday(said: str) -> bool:
    """Whether a day is named by its weekday alone; folded words."""
    return says(WEEKDAY, said) and not says(DATED, said)


def _hours(when: When) -> set[str]:
    """The time of day named, and its other half where it was said without a.m. or p.m."""
    if when.start is None or when.kind not in ("time", "datetime"):
        return set()
    said = {when.start[-5:]} | {r.start[-5:] for r in when.ambiguous if r.start}
    bare = not says(r"[ap]\.?\s?m|manana|tarde|noche|morning|afternoon|evening", when.text.lower())
    other = {f"{(int(t[:2]) + 12) % 24:02d}{t[2:]}" for t in said} if bare else set()
    return said | other
