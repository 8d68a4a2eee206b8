"""What the intents of a message may rest on: what the readers found, where, and the words around it."""

from __future__ import annotations

from bisect import bisect_left

from language.intents import Mark, Signals, marked
from language.readers import Read
from language.types import Lang, Slots

VISIT: dict[Lang, str] = {"en": "visit", "es": "cita"}
CALLED = frozenset("visit appointment appt session cita".split())


def signals_of(found: Read, slots: Slots) -> Signals:
    """What the slots say."""
    wishes = found.wishes
    return Signals(
        named=bool(
            slots.visit_type
            or slots.specialty
            or slots.practitioner
            or slots.practitioner_gender
            or slots.absent_specialty
            or slots.absent_practitioner
        ),
        symptom=slots.symptom,
        chosen=slots.choice is not None,
        refused=slots.choice is not None and slots.choice.which == "none",
        yes=found.answer.yes,
        sooner=bool(slots.sooner),
        given=bool(slots.person_name or found.born or slots.phone or slots.code or slots.email),
        timed=bool(found.when or found.no_such_day),
        other=any(wishes.get(k) for k in ("sooner", "later", "other_practitioner", "other_location"))
        or bool(slots.not_practitioners or slots.not_locations),
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


def words_of(found: Read) -> tuple[str, ...]:
    """The words of the message in order, with what the readers took replaced by its kind."""
    starts = found.message.text.starts
    timed = [w.span for w in found.when if w.span]
    placed = [starts[t.start] for t in found.message.tokens]
    marks = [Mark(i, i + 1, "time") for i, at in enumerate(placed) if any(a <= at < b for a, b in timed)]
    marks += [Mark(h.start, h.end, h.value[0]) for h in found.hits]
    marks += [Mark(a, b, "doctor") for a, b in found.doctors.spans]
    marks += [Mark(found.name.start, found.name.end, "name")] if found.name else []
    marks += [Mark(found.born.start, found.born.end, "born")] if found.born else []
    return marked(found.message.tokens, marks + [Mark(a, b, "contact") for a, b in found.contact.used])


def with_visits_called_so(found: Read) -> str:
    """The words of the message, each visit's own name (and "visit" behind it) replaced by the plain word for it."""
    message, plain = found.message, VISIT[found.message.lang]
    norms = list(message.norms())
    for hit in (h for h in found.hits if h.value[0] == "visit_type"):
        norms[hit.start : hit.end] = [plain] + [""] * (hit.end - hit.start - 1)
    words = [word for word in norms if word]
    return " ".join(word for n, word in enumerate(words) if n == 0 or word not in CALLED or words[n - 1] != plain)
