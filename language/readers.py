"""The readers of slots in turn; what one has taken, the next does not take again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from language.answers import Answer, yes_no
from language.message import Message
from language.names import DirectoryIndex, Practitioners, place_wished, places_refused, practitioners
from language.names.practitioners import CUES
from language.new_here import is_new_beside
from language.people.birth_date import Born, birth_date
from language.people.contact import Contact, contact
from language.people.name_beside import beside_proof
from language.people.name_run import PersonName
from language.people.person_name import announced_name, person_name
from language.people.whole_name import is_called_so
from language.text.normalise import fold
from language.text.patterns import says
from language.text.phrases import Hit
from language.times import Grammar, whens
from language.times.busy import without_busy_days
from language.times.moved import moved_to
from language.times.one_after import weeks_ruled_out
from language.times.refine import refined
from language.times.unreal import gone_by, no_such_day
from language.types import Context, Expecting, Lang, When
from language.visits import Wanted, wanted
from language.vocabulary.wishes import SOMEBODY_ELSE
from language.whom import only_mentioned
from language.wishes import wishes

TIME_ASKED = (Expecting.WHEN, Expecting.CHOICE, Expecting.READING)
OTHER_DAYS: dict[Lang, frozenset[str]] = {
    "en": frozenset("lunes martes miercoles jueves viernes sabado domingo".split()),
    "es": frozenset("monday tuesday wednesday thursday friday saturday sunday tomorrow today".split()),
}
"""Days that are said in the other language ("¿tienen algo el Friday?")."""

CALLED_BACK = r"\b(?:call|llam)\w*"
"""Beside a telephone number a day is the one to be called on."""

AFTER_A_FEAST = re.compile(r"(?:despues|antes|pasando|pasado|hasta|el dia|dia|la semana|after|before|until)\b")
"""How the name of a feast is told from a surname; folded text."""

CHILDREN = ("son", "daughter", "child")


@dataclass(frozen=True)
class Read:
    """Everything that the readers found."""

    message: Message
    contact: Contact
    born: Born | None
    when: tuple[When, ...]
    gone_by: str | None
    no_such_day: str | None
    hits: list[Hit[tuple[str, str]]]
    doctors: Practitioners
    name: PersonName | None
    mentioned: PersonName | None
    """The name of somebody who is neither the patient nor who speaks."""
    answer: Answer
    wishes: dict[str, Any]
    visit: Wanted
    told: frozenset[int]
    """Tokens of days, times, doctors, places and kinds of visit."""

    @property
    def location(self) -> str | None:
        """The one place that is wished for, of those named."""
        return place_wished(self.message, [h for h in self.hits if h.value[0] == "location"])

    @property
    def not_locations(self) -> tuple[str, ...]:
        """The places that are not wanted."""
        return places_refused(self.message, [h for h in self.hits if h.value[0] == "location"])


def read_all(message: Message, index: DirectoryIndex) -> Read:
    """Each reader in turn; what one has taken, the next does not take again."""
    born = birth_date(message)
    reached = contact(message, born)
    times = _times(message, reached, born)
    when = _to_come(times, message)
    hits = index.hits(message.tokens)
    proving = _proving(reached, born)
    said = _taken(message, reached, born, when, hits, Practitioners())
    own = announced_name(message, said, proving) or beside_proof(message, said, proving)
    doctors = practitioners(message, index, (own.start, own.end) if own else None)
    doctors = _no_feast(doctors, message, when)
    when = _outside(when, message, doctors.spans)
    answer = yes_no(message)
    when = _wanted_after_all(when) if answer.but else when
    target = moved_to(message)
    when = (target,) if target is not None else when
    small = _beside(doctors, message, wishes(message, when))
    visit = wanted(message, index, hits, follow_up=small.get("follow_up"), child=small.get("for_whom") in CHILDREN)
    name = person_name(message, _taken(message, reached, born, when, hits, doctors), proving)
    if (born or name) and is_new_beside(message.folded):
        small = {"new_patient": True} | small
    doctors = _without_the_patient(doctors, message, name)
    other = name if name is not None and _is_mentioned(message, name) else None
    gone = gone_by((w for w in times if _past(w, message.context)), message)
    told = frozenset(_taken(message, Contact(), None, tuple(times), hits, doctors))
    named = None if other else name
    unreal = gone, no_such_day(message)
    return Read(message, reached, born, when, *unreal, hits, doctors, named, other, answer, small, visit, told)


def _no_feast(doctors: Practitioners, message: Message, when: tuple[When, ...]) -> Practitioners:
    """ "Después de Reyes" is the day after a feast and names no Dr. Reyes."""
    for first, last in doctors.spans:
        span = message.text.span(message.tokens[first].start, message.tokens[last - 1].end)
        dated = any(
            w.span and w.span[0] <= span[0] and span[1] <= w.span[1] and AFTER_A_FEAST.match(fold(w.text)) for w in when
        )
        titled = CUES & {t.norm for t in message.tokens[max(0, first - 1) : last]}
        if dated and not titled:
            return Practitioners()
    return doctors


def _without_the_patient(doctors: Practitioners, message: Message, name: PersonName | None) -> Practitioners:
    """Where a name was asked for, the patient who is called like a doctor names none."""
    if message.expecting is not Expecting.NAME or name is None:
        return doctors
    called = all(first < name.end and name.start < last for first, last in doctors.spans)
    titled = CUES & {t.norm for t in message.tokens[max(0, name.start - 1) : name.end]}
    return Practitioners() if called and not titled else doctors


def _is_mentioned(message: Message, name: PersonName) -> bool:
    return only_mentioned(message.folded, message.tokens[name.start].start)


OF_THE_DOCTOR = r"\b(?:man|male|guy|hombre|varon|woman|female|lady|mujer)\b[^.?!]{0,20}\?"
"""What a doctor who is named is asked to be: whom they want instead is said besides."""


def _beside(doctors: Practitioners, message: Message, small: dict[str, Any]) -> dict[str, Any]:
    """The small wishes without what a named doctor says better: "the lady doctor, Dr. Marin", "Dr. Rao, not Dr. Chen"."""
    said = {"practitioner_gender", "other_practitioner"} if doctors.key is not None else set()
    if says(SOMEBODY_ELSE, message.folded):
        said.discard("other_practitioner")
    if says(OF_THE_DOCTOR, message.folded):
        said.discard("practitioner_gender")
    return {name: value for name, value in small.items() if name not in said}


def _wanted_after_all(when: tuple[When, ...]) -> tuple[When, ...]:
    """After a yes, "but in the afternoon" asks for the afternoon; it does not rule it out."""
    taken_back = ("but ", "pero ")
    return tuple(
        w.model_copy(update={"relation": "at"})
        if w.relation == "except" and w.text.lower().startswith(taken_back)
        else w
        for w in when
    )


def _times(message: Message, reached: Contact, born: Born | None, *, latent: bool | None = None) -> list[When]:
    """Times that are no part of a birth date, phone number or code."""
    context = message.context
    if message.expecting in (Expecting.BIRTH_DATE, Expecting.NAME) and born is not None:
        return []
    if is_called_so(message):
        return []
    offset = context.now.replace(tzinfo=ZoneInfo(context.tz)).utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else None
    grammar = Grammar(context.now, message.lang, day_first=context.day_first, offset=hours)
    latent = message.expecting in TIME_ASKED if latent is None else latent
    found = whens(message.text, message.tokens, grammar, latent=latent)
    if not found and OTHER_DAYS[message.lang] & set(message.norms()):
        found = whens(message.text, message.tokens, replace(grammar, lang="es" if message.lang == "en" else "en"))
    used = list(reached.used) + ([(born.start, born.end)] if born else [])
    blocked = [message.text.span(message.tokens[a].start, message.tokens[b - 1].end) for a, b in used]
    left = [w for w in found if w.span and all(w.span[1] <= a or w.span[0] >= b for a, b in blocked)]
    if message.expecting not in (Expecting.CODE, Expecting.PHONE) or not reached.used:
        return left
    return [] if says(CALLED_BACK, message.folded) else [w for w in left if _names_a_day(w)]


def _names_a_day(when: When) -> bool:
    """Whether a time is a day said in words, and no figures of a code or number."""
    return len(when.start or "") >= len("2026-03-05") and any(c.isalpha() for c in when.text)


def _outside(when: tuple[When, ...], message: Message, spans: Iterable[tuple[int, int]]) -> tuple[When, ...]:
    """The times that are no doctor's name: "Dra. Reyes" is not the sixth of January, "Dr. May" no month."""
    named = [message.text.span(message.tokens[a].start, message.tokens[b - 1].end) for a, b in spans]
    return tuple(w for w in when if not w.span or not any(a <= w.span[0] and w.span[1] <= b for a, b in named))


def _to_come(times: list[When], message: Message) -> tuple[When, ...]:
    """The wishes among them."""
    wished = refined((w for w in times if not _past(w, message.context)), message.text, message.context)
    wished = weeks_ruled_out(wished, message.folded, message.context.now.date())
    return without_busy_days(wished, message.text)


def _past(when: When, context: Context) -> bool:
    """A day gone by is part of a story ("it began last Friday"), not a wish."""
    if (
        when.kind not in ("date", "datetime", "range")
        or not when.start
        or len(when.start) < 10
        or when.relation == "earliest"
    ):
        return False
    last = when.end if when.kind == "range" and when.end else when.start
    return last[:10] < context.now.date().isoformat()


def _proving(reached: Contact, born: Born | None) -> set[int]:
    """Tokens of numbers, addresses and birth dates."""
    ranges = [*reached.used, *([(born.start, born.end)] if born else [])]
    return {i for a, b in ranges for i in range(a, b)}


def _taken(
    message: Message,
    reached: Contact,
    born: Born | None,
    when: tuple[When, ...],
    hits: list[Hit[tuple[str, str]]],
    doctors: Practitioners,
) -> set[int]:
    """Tokens that mean something already and are no part of a person's name."""
    ranges = [*reached.used, *((h.start, h.end) for h in hits)]
    if message.expecting is not Expecting.NAME:
        ranges += doctors.spans
    if born is not None:
        ranges.append((born.start, born.end))
    taken = {i for a, b in ranges for i in range(a, b)}
    for item in when:
        first, last = item.span or (0, 0)
        taken |= {i for i, t in enumerate(message.tokens) if first <= message.text.starts[t.start] < last}
    return taken
