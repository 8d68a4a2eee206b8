"""One message understood: intents, slots, the spans that identify somebody, and what stayed unclear. Pure and bounded."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from language.answers import Answer, Named, choice, yes_no
from language.intents import Signals, by_rule
from language.message import Message, read
from language.names import DirectoryIndex, Practitioners, index_of, practitioners
from language.people.birth_date import Born, birth_date
from language.people.contact import Contact, contact
from language.people.person_name import PersonName, announced_name, person_name
from language.text.phrases import Hit
from language.times import Grammar, whens
from language.times.moved import moved_to
from language.times.refine import refined
from language.types import Context, Expecting, Intent, Slots, Span, Understanding, When
from language.visits import Wanted, wanted
from language.wishes import wishes

TIME_ASKED = (Expecting.WHEN, Expecting.CHOICE, Expecting.READING)
CHILDREN = ("son", "daughter", "child")
PROVING = (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE, Expecting.PHONE)


@dataclass(frozen=True)
class Read:
    """Everything that the readers found."""

    message: Message
    contact: Contact
    born: Born | None
    when: tuple[When, ...]
    hits: list[Hit[tuple[str, str]]]
    doctors: Practitioners
    name: PersonName | None
    answer: Answer
    wishes: dict[str, Any]
    visit: Wanted


def understand(text: str, context: Context) -> Understanding:
    """What `text` says. Never raises for any text; beyond the first few thousand characters nothing is read."""
    message = read(text, context)
    found = _read(message, index_of(context.directory))
    picked = choice(
        message, found.when, Named(found.doctors.key, _location(found)),
        asked_for_other=any(found.wishes.get(k) for k in ("sooner", "later", "other_practitioner", "practitioner_gender")),
    )  # fmt: skip
    slots = _slots(found).model_copy(update={"choice": picked})
    if picked is not None:
        found = replace(found, when=(), wishes={k: v for k, v in found.wishes.items() if k not in ("sooner", "later")})
        by_doctor = {"practitioner": None} if picked.practitioner else {}
        slots = slots.model_copy(update={"when": (), "sooner": None, "later": None, **by_doctor})
    wants = by_rule(message, _signals(found, slots))
    if wants == (Intent.EMERGENCY,) or Intent.OUT_OF_SCOPE in wants:
        slots = slots.model_copy(update={"for_whom": None, "when": ()})
    return Understanding(
        text=text,
        lang=message.lang,
        intents=wants,
        slots=slots,
        unclear=_unclear(found, slots, wants),
        spans=_spans(found),
        has_more_than_yes=found.answer.yes is not None and found.answer.more,
        yes_but=found.answer.but,
    )


def _read(message: Message, index: DirectoryIndex) -> Read:
    """Each reader in turn; what one has taken, the next does not take again."""
    reached = contact(message)
    born = birth_date(message)
    when = _whens(message, reached, born)
    hits = index.hits(message.tokens)
    own = announced_name(message, _taken(message, reached, born, when, hits, Practitioners()))
    doctors = practitioners(message, index, (own.start, own.end) if own else None)
    answer = yes_no(message)
    when = _wanted_after_all(when) if answer.but else when
    target = moved_to(message)
    when = (target,) if target is not None else when
    small = wishes(message, when)
    visit = wanted(message, index, hits, follow_up=small.get("follow_up"), child=small.get("for_whom") in CHILDREN)
    name = person_name(message, _taken(message, reached, born, when, hits, doctors))
    return Read(message, reached, born, when, hits, doctors, name, answer, small, visit)


def _wanted_after_all(when: tuple[When, ...]) -> tuple[When, ...]:
    """After a yes, "but in the afternoon" asks for the afternoon; it does not rule it out."""
    taken_back = ("but ", "pero ")
    return tuple(
        w.model_copy(update={"relation": "at"})
        if w.relation == "except" and w.text.lower().startswith(taken_back)
        else w
        for w in when
    )


def _whens(message: Message, reached: Contact, born: Born | None, *, latent: bool | None = None) -> tuple[When, ...]:
    """Times that are no part of a birth date, phone number or code."""
    context = message.context
    if message.expecting in (Expecting.CODE, Expecting.PHONE) and reached.used:
        return ()
    if message.expecting in (Expecting.BIRTH_DATE, Expecting.NAME) and born is not None:
        return ()
    offset = context.now.replace(tzinfo=ZoneInfo(context.tz)).utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else None
    grammar = Grammar(context.now, message.lang, day_first=context.day_first, offset=hours)
    found = whens(
        message.text, message.tokens, grammar, latent=message.expecting in TIME_ASKED if latent is None else latent
    )
    used = list(reached.used) + ([(born.start, born.end)] if born else [])
    blocked = [message.text.span(message.tokens[a].start, message.tokens[b - 1].end) for a, b in used]
    kept = [w for w in found if w.span and all(w.span[1] <= a or w.span[0] >= b for a, b in blocked)]
    return refined((w for w in kept if not _past(w, context)), message.folded, context)


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


def _location(found: Read) -> str | None:
    """The one place that is named."""
    named = {h.value[1] for h in found.hits if h.value[0] == "location"}
    return next(iter(named)) if len(named) == 1 else None


def _slots(found: Read) -> Slots:
    readings = tuple(d.isoformat() for d in found.born.readings) if found.born else ()
    insurers = [h.value[1] for h in found.hits if h.value[0] == "insurer"]
    named = found.name
    return Slots(
        specialty=found.visit.specialty if found.doctors.key is None else None,
        visit_type=found.visit.visit_type,
        visit_type_candidates=found.visit.candidates,
        practitioner=found.doctors.key,
        practitioner_candidates=found.doctors.candidates if found.doctors.key is None else (),
        location=_location(found),
        when=found.when,
        person_name=named.name if named else None,
        birth_date=readings[0] if readings else None,
        birth_date_readings=readings if len(readings) > 1 else (),
        phone=found.contact.phone,
        email=found.contact.email,
        code=found.contact.code,
        insurer=insurers[0] if insurers else None,
        symptom=found.visit.symptom,
        **found.wishes,
    )


def _signals(found: Read, slots: Slots) -> Signals:
    wishes = found.wishes
    return Signals(
        named=bool(slots.visit_type or slots.specialty or slots.practitioner or slots.practitioner_gender),
        symptom=slots.symptom,
        chosen=slots.choice is not None,
        refused=slots.choice is not None and slots.choice.which == "none",
        yes=found.answer.yes,
        sooner=bool(slots.sooner),
        given=bool(slots.person_name or found.born or slots.phone or slots.code or slots.email),
        timed=bool(found.when),
        other=any(wishes.get(k) for k in ("sooner", "later", "other_practitioner", "other_location")),
        whom=slots.for_whom is not None,
        known=slots.new_patient is False,
        in_person=slots.modality == "in_person",
        places=_places(found),
        left=_left(found),
    )


def _places(found: Read) -> tuple[int, ...]:
    """Where names of visits, departments and doctors, complaints and times stand in the clean text."""
    message = found.message
    tokens = [h.start for h in found.hits if h.value[0] in ("visit_type", "specialty")]
    tokens += [a for a, _ in found.doctors.spans]
    at = [message.tokens[i].start for i in tokens]
    if found.visit.symptom:
        at.append(max(message.text.text.find(found.visit.symptom), 0))
    at += [bisect_left(message.text.starts, w.span[0]) for w in found.when if w.span]
    return tuple(sorted(at))


def _left(found: Read) -> tuple[str, ...]:
    """The words outside of the times."""
    spans = [w.span for w in found.when if w.span]
    starts = found.message.text.starts
    return tuple(t.norm for t in found.message.tokens if not any(a <= starts[t.start] < b for a, b in spans))


def _unclear(found: Read, slots: Slots, wants: tuple[Intent, ...]) -> tuple[str, ...]:
    """Slots with several readings, and "everything" where nothing was understood."""
    unclear: list[str] = []
    if any(w.ambiguous for w in slots.when):
        unclear.append("when")
    if len(slots.birth_date_readings) > 1:
        unclear.append("birth_date")
    if found.doctors.key is None and (found.doctors.candidates or found.doctors.unknown):
        unclear.append("practitioner")
    if slots.visit_type is None and slots.visit_type_candidates and slots.likely_visit_type is None:
        unclear.append("visit_type")
    said = bool(wants) or any(v not in (None, (), False) for _, v in slots)
    return tuple(unclear) if said or unclear else ("everything",)


def _spans(found: Read) -> tuple[Span, ...]:
    """What identifies the person, and what scheduling keeps, in the raw text."""
    message = found.message
    spans = list(found.contact.spans)
    if found.name is not None:
        spans.append(message.span(found.name.start, found.name.end, "NAME"))
    if found.born is not None:
        spans.append(message.span(found.born.start, found.born.end, "BIRTH_DATE"))
    spans += [message.span(a, b, "PRACTITIONER") for a, b in found.doctors.spans]
    spans += [message.span(h.start, h.end, "LOCATION") for h in found.hits if h.value[0] == "location"]
    spans += [Span(start=w.span[0], end=w.span[1], type="WHEN") for w in found.when if w.span]
    return tuple(sorted(spans, key=lambda s: (s.start, s.end, s.type)))
