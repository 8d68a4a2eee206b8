"""One message understood: intents, slots, the spans that identify somebody, and what stayed unclear. Pure and bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from language.answers import Named, beside_yes, choice, wants_more
from language.answers.hours_apart import with_whole_hours
from language.answers.letting_go import STOP, cancels_it, instead, names_what_it_leaves
from language.answers.of_them import asks_of_them
from language.directory import Directory
from language.hints import signals_of, with_visits_called_so, words_of
from language.intents import Heard, decide, heard_in, learned, settled_by_rule
from language.intents.sentences import asks, asks_for_a_time, asks_what_is_free
from language.message import read
from language.names import index_of
from language.readers import Read, read_all
from language.text.normalise import LIMIT, fold
from language.text.patterns import says
from language.times.late_days import as_whole_days
from language.together import ANY_WISH, OPEN, WANTING, adds_up, are_two, halves, repeated, several_people, wanted
from language.together.by_name import each_child
from language.together.day_of import Apart, asks_for, day_of, names_a_visit
from language.types import Choice, Context, DayOf, Expecting, Intent, Lang, Slots, Span, Understanding
from language.visit_moved import visit_moved, without_its_day

WITH_VISITS = {Intent.BOOK, Intent.GREETING, Intent.THANKS, Intent.VERIFY, Intent.REGISTER}
OPENING = (Expecting.NOTHING, Expecting.REASON)
"""Where two visits may be wished for at once, and beside what."""

ARRANGING = {Intent.BOOK, Intent.RESCHEDULE, Intent.WAITLIST}

NO_WISH = {Intent.QUESTION, Intent.MEDICAL_ADVICE, Intent.OUT_OF_SCOPE, Intent.CHOOSE, Intent.CORRECT, Intent.CONFIRM}
"""What the rest of a wish for another visit's day may look like by itself."""

WISHES_OPEN = (Expecting.CHOICE, Expecting.WHEN)
"""Questions that such a day is an answer to."""

TOLD_BESIDE = {Intent.VERIFY, Intent.REGISTER}
INTRODUCES = ("person_name", "birth_date", "phone", "new_patient")
"""What somebody says of themselves beside the time that they take."""

MOST_ENDS = 3
"""So many sentences are looked at for a choice."""

FOR_OTHERS = ("sooner", "later", "as_late", "other_practitioner", "practitioner_gender")
"""Wishes that ask for others than the times shown."""

ASKED_BESIDE = (
    r"\b(?:need|want|get|book|make|schedule|necesit\w+|quier\w+|quisiera|sac\w+|hac\w+)(?: [a-z]+){0,3} "
    r"(?:appointment|appt|visit|cita|consulta|turno)\b"
)
"""A visit asked for beside the news that somebody is all right again."""

TIMELESS = {Intent.EMERGENCY, Intent.MEDICAL_ADVICE, Intent.STOP}
"""What wants no visit: a time in it is part of the story."""


def understand(text: str, context: Context) -> Understanding:
    """What `text` says. Never raises for any text; beyond the first few thousand characters nothing is read."""
    whole, apart = _understood(text, context), day_of(text[:LIMIT])
    if moved := visit_moved(text[:LIMIT], whole.lang, context.now):
        when = without_its_day(whole.slots.when, moved, text[:LIMIT])
        return whole.model_copy(update={"moved": moved, "slots": whole.slots.model_copy(update={"when": when})})
    if context.expecting is Expecting.CHOICE and whole.slots.choice is None and Intent.DENY not in whole.intents:
        whole = _chosen_beside(whole, context)
    return whole if apart is None else _on_the_day_of(whole, apart, context)


def _chosen_beside(whole: Understanding, context: Context) -> Understanding:
    """ "Thursday. Is she nice?", "the second. I'm Pat Lee": a choice in a sentence of its own, beside what wishes nothing."""
    ends = islice(STOP.finditer(whole.text[:LIMIT]), MOST_ENDS)
    for first, rest in ((whole.text[: stop.start()], whole.text[stop.end() :]) for stop in ends):
        chosen = _slotted(first, context)[1].choice
        if chosen is not None and not (chosen == Choice(practitioner=chosen.practitioner) and "?" in rest):
            return _with_choice(whole, chosen, rest, context)  # a doctor who is only asked about is not chosen
    return whole


def _with_choice(whole: Understanding, chosen: Choice, rest: str, context: Context) -> Understanding:
    """The message with that choice, unless the `rest` of it wishes for other times or says nothing that goes beside it."""
    said = fold(rest)
    asking = asks(said, whole.lang) or Intent.QUESTION in whole.intents
    if asking and (asks_for_a_time(said, whole.lang) or asks_what_is_free(said, whole.lang)):
        return whole
    if not asking and not any(getattr(whole.slots, name) is not None for name in INTRODUCES):
        return whole
    if chosen.which == "none":
        return whole
    more = _slotted(rest, context.with_nothing_asked())[1]
    if more.when or more.sooner or more.later:
        return whole
    wants = {Intent.CHOOSE} | ({*whole.intents} & TOLD_BESIDE) | ({Intent.QUESTION} if asking else set())
    slots = whole.slots.model_copy(update={"choice": chosen, "when": ()})
    unclear = tuple(what for what in whole.unclear if what == "birth_date")
    return whole.model_copy(
        update={"intents": tuple(i for i in Intent if i in wants), "slots": slots, "unclear": unclear}
    )


def _on_the_day_of(whole: Understanding, apart: Apart, context: Context) -> Understanding:
    """The wish without the other visit, which says its day only; the `whole` where no visit is wished for or named besides."""
    other = _other(apart.other, context)
    if other is None:
        return whole
    rest = _understood(apart.rest, context)
    wants = rest.intents
    if not ARRANGING & set(wants):
        asked = asks_for(apart.rest)
        if not set(wants) <= NO_WISH or not (asked or context.expecting in WISHES_OPEN):
            return whole
        wants = (Intent.BOOK,) if asked else ()
    unclear = tuple(what for what in rest.unclear if what != "everything")
    told = {"intents": wants, "slots": rest.slots, "unclear": unclear, "day_of": other, "visits": (), "parts": ()}
    return whole.model_copy(update=told)


def _other(said: str, context: Context) -> DayOf | None:
    """The visit that was named; None where the words name none."""
    if not said:
        return DayOf(latest=True)
    slots = _slotted(said, context.with_nothing_asked())[1]
    named = slots.visit_type, slots.specialty, slots.practitioner
    if not any(named) and not names_a_visit(said):
        return None
    return DayOf(visit_type=named[0], specialty=named[1], practitioner=named[2])


def _understood(text: str, context: Context) -> Understanding:
    found, slots = _slotted(text, context)
    message = found.message
    wants = _wants(found, slots)
    if Intent.OUT_OF_SCOPE in wants:
        slots = slots.model_copy(update={"for_whom": None, "when": ()})
    elif wants and set(wants) <= TIMELESS and not says(ASKED_BESIDE, message.folded):
        slots = slots.model_copy(update={"when": ()})
    slots = slots.model_copy(update=_unreal(found, wants))
    parts = _parts(text, context, wants)
    beside = beside_yes(message, found.answer, found.told)
    if beside == "request" and wants_more(message):
        wants = tuple(i for i in Intent if i is Intent.BOOK or (i in wants and i is not Intent.CORRECT))
    return Understanding(
        text=text,
        lang=message.lang,
        intents=_of_both(wants, parts),
        slots=slots,
        unclear=_unclear(found, slots, wants),
        spans=_spans(found),
        has_more_than_yes=found.answer.yes is not None and found.answer.more,
        yes_with=beside,
        yes_but=found.answer.but and beside != "request",
        visits=() if parts else _visits(text, context, wants),
        parts=parts,
    )


def identified(text: str, context: Context) -> tuple[Lang, tuple[Span, ...]]:
    """The language of `text` and what in it identifies somebody or is kept for scheduling, without what it wants."""
    found, _ = _slotted(text, context)
    return found.message.lang, _spans(found)


def heard(text: str, context: Context) -> Heard:
    """A message as what was learned of intents is told it."""
    found, slots = _slotted(text, context)
    return _heard(found, slots)


def _heard(found: Read, slots: Slots) -> Heard:
    return heard_in(found.message, words_of(found), signals_of(found, slots), with_visits_called_so(found))


def _wants(found: Read, slots: Slots) -> tuple[Intent, ...]:
    told = _heard(found, slots)
    if settled_by_rule(told):
        return told.ruled
    wants = decide(told, learned().logits(told))
    return (Intent.QUESTION,) if wants == (Intent.BOOK,) and _only_of_a_doctor(found, slots) else wants


def _only_of_a_doctor(found: Read, slots: Slots) -> bool:
    """Whether a doctor who is named is asked about and no visit with them is asked for."""
    return slots.practitioner is not None and not slots.when and asks_of_them(found.message.folded, found.message.lang)


def _slotted(text: str, context: Context) -> tuple[Read, Slots]:
    """What was read, with its slots; what picks an offer is taken for nothing else."""
    message = read(with_whole_hours(text, context), context)
    found = read_all(message, index_of(context.directory))
    picked = _picked(found)
    slots = _slots(found).model_copy(update={"choice": picked})
    slots = slots.model_copy(update={"when": as_whole_days(slots.when)}) if slots.as_late else slots
    if picked is not None and picked.which != "none":
        found = replace(found, when=(), wishes={k: v for k, v in found.wishes.items() if k not in ("sooner", "later")})
        slots = slots.model_copy(update={"when": (), "sooner": None, "later": None, "practitioner": None})
    return found, slots


def _picked(found: Read) -> Choice | None:
    """What was pointed at; "the third of May 1982" is a birth date, "all six sessions, at one" a series said again."""
    if found.born is not None and found.message.expecting is Expecting.BIRTH_DATE:
        return None
    picked = choice(
        found.message, found.when, Named(found.doctors.key, found.location),
        asked_for_other=any(found.wishes.get(wish) for wish in FOR_OTHERS),
    )  # fmt: skip
    series = picked is not None and repeated(found.message.folded, found.message.lang) is not None
    return None if series else picked


def _unreal(found: Read, wants: tuple[Intent, ...]) -> dict[str, str | None]:
    """A day wished for that has passed, and one that no calendar has."""
    if not (ARRANGING & set(wants) or found.message.expecting in (Expecting.WHEN, Expecting.CHOICE)):
        return {}
    return {"gone_by": found.gone_by, "no_such_day": found.no_such_day}


def _visits(text: str, context: Context, wants: tuple[Intent, ...]) -> tuple[Slots, ...]:
    """Both of two visits of different kinds for one person, where a new talk wishes for nothing but visits."""
    if not set(wants) <= WITH_VISITS or Intent.BOOK not in wants or context.expecting not in OPENING:
        return ()
    for pair in halves(text):
        first, second = (_slotted(half, context)[1] for half in pair)
        if not all(s.symptom or s.visit_type or s.specialty or s.practitioner for s in (first, second)):
            continue  # "they checked me, baby is ok" tells of nothing to be seen for
        kinds = {_home(first, context.directory), _home(second, context.directory)}
        if len(kinds) == 2 and None not in kinds and second.for_whom in (None, first.for_whom):
            return first, second
    return ()


def _parts(text: str, context: Context, wants: tuple[Intent, ...]) -> tuple[Understanding, ...]:
    """The halves of a message that wants two things, or lets go of one for another; the second answers no question."""
    if context.expecting is not Expecting.YES_NO and (said := instead(text)) is not None:
        other = _half(said[1], context.with_nothing_asked())
        if context.expecting is Expecting.CHOICE and _slotted(said[1], context)[1].choice is not None:
            return ()
        again = wanted(other) - (set() if names_what_it_leaves(said[0]) else {Intent.CANCEL})
        left = Understanding(text=said[0], lang=other.lang)
        left = _half(said[0], context.with_nothing_asked()) if cancels_it(said[0]) else left
        return (left, other) if again else ()
    family = set(wants) <= WITH_VISITS and several_people(text) is not None
    if context.expecting not in OPEN or TIMELESS & set(wants) or family:
        return ()
    later = context.with_nothing_asked()
    if children := each_child(text):
        return _visits_of_each(children[:2], later)
    for first, second in halves(text, ANY_WISH):
        one, other = _half(first, context), _half(second, later)
        one_sentence = text[len(first) :].lstrip()[:1] not in (".", ";")
        if adds_up(wants, (one, other), one_sentence=one_sentence) and are_two(one, other, context.directory):
            return one, other
    return ()


def _visits_of_each(said: Sequence[str], context: Context) -> tuple[Understanding, ...]:
    """A visit for each child that is told of; nothing where one of them is told of for something else."""
    parts = tuple(_half(one, context) for one in said)
    ill = all(wanted(part) <= {Intent.BOOK} and (wanted(part) or part.slots.symptom) for part in parts)
    booked = (tuple(i for i in Intent if i is Intent.BOOK or i in part.intents) for part in parts)
    return tuple(p.model_copy(update={"intents": i}) for p, i in zip(parts, booked, strict=True)) if ill else ()


def _half(text: str, context: Context) -> Understanding:
    """One half by itself: what its own words ask for by rule, else what they are likely to want."""
    found, slots = _slotted(text, context)
    ruled = _heard(found, slots).ruled
    plain = Understanding(text=text, lang=found.message.lang, intents=ruled, slots=slots, spans=_spans(found))
    return plain if wanted(plain) else plain.model_copy(update={"intents": _wants(found, slots)})


def _of_both(wants: tuple[Intent, ...], parts: tuple[Understanding, ...]) -> tuple[Intent, ...]:
    """What the message wants: of one in two halves, what these want."""
    if not parts:
        return wants
    each = {i for part in parts for i in wanted(part)}
    beside = set(wants) - WANTING - {Intent.CORRECT}
    return tuple(i for i in Intent if i in each | beside)


def _home(slots: Slots, directory: Directory) -> str | None:
    """The department that a wish is for, where one is named or clearly meant, also by its doctor."""
    kind = slots.specialty or directory.specialty_of(slots.visit_type or slots.likely_visit_type)
    person = directory.practitioner(slots.practitioner)
    return kind or (person.specialties[0] if person is not None and len(person.specialties) == 1 else None)


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
        location=found.location,
        not_practitioners=found.doctors.refused,
        not_locations=found.not_locations,
        absent_practitioner=found.doctors.stranger or None,
        when=found.when,
        person_name=named.name if named else None,
        birth_date=readings[0] if readings else None,
        birth_date_readings=readings if len(readings) > 1 else (),
        phone=found.contact.phone,
        email=found.contact.email,
        code=found.contact.code,
        insurer=insurers[0] if insurers else None,
        symptom=found.visit.symptom,
        absent_specialty=found.visit.absent,
        not_specialty=found.visit.out,
        **found.wishes,
    )


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
    names = (name for name in (found.name, found.mentioned) if name is not None)
    spans += [message.span(name.start, name.end, "NAME") for name in names]
    if found.born is not None:
        spans.append(message.span(found.born.start, found.born.end, "BIRTH_DATE"))
    spans += [message.span(a, b, "PRACTITIONER") for a, b in found.doctors.spans]
    spans += [message.span(h.start, h.end, "LOCATION") for h in found.hits if h.value[0] == "location"]
    spans += [Span(start=w.span[0], end=w.span[1], type="WHEN") for w in found.when if w.span]
    return tuple(sorted(spans, key=lambda s: (s.start, s.end, s.type)))
