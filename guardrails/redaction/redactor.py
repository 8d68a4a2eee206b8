"""Redaction of one message: our finders under Presidio, the listener's spans, the patient's known identifiers, what is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import Any

from guardrails.normalise import PlainText
from guardrails.reading import reading
from guardrails.redaction.addresses import find_addresses, house_before, town_after
from guardrails.redaction.births import find_birth_dates, find_dates
from guardrails.redaction.doctors import find_doctors
from guardrails.redaction.encoded import find_encoded
from guardrails.redaction.everyday import is_everyday
from guardrails.redaction.foreign import find_foreign
from guardrails.redaction.handles import find_handles
from guardrails.redaction.joining import again_named, join_names, joined_by_and, surname_first
from guardrails.redaction.known import KeptNames, find_again, find_known
from guardrails.redaction.labels import read_entities
from guardrails.redaction.last_digits import find_last_digits
from guardrails.redaction.leet import find_leet
from guardrails.redaction.mail_addresses import barrio_after, find_mail_addresses
from guardrails.redaction.medical import of_nobody
from guardrails.redaction.name_tagger import WEIGHT, Tagged
from guardrails.redaction.names import find_names
from guardrails.redaction.ner import Entity, Rampart
from guardrails.redaction.patterns import find_patterns
from guardrails.redaction.phones import find_phones
from guardrails.redaction.placed_names import find_placed_names
from guardrails.redaction.places import find_places
from guardrails.redaction.regrouped import find_regrouped
from guardrails.redaction.safe_harbor import find_safe_harbor
from guardrails.redaction.said_codes import find_said_codes
from guardrails.redaction.said_links import find_said_links
from guardrails.redaction.second_look import find_by_second_look
from guardrails.redaction.sites import find_sites
from guardrails.redaction.spelled_names import find_spelled_names
from guardrails.redaction.spoken import find_spoken
from guardrails.redaction.strangers import is_titled, strangers, whole_clinicians
from guardrails.redaction.titled import GUESSED, certain, cut_out, find_titled
from guardrails.redaction.told_addresses import find_told_addresses, with_town
from guardrails.redaction.told_births import find_told_births
from guardrails.redaction.types import TYPES, Found, Policy, RedactedSpan, Redaction, settle
from language.directory import Directory
from language.types import Lang, Span
from runtime.clock import Clock, SystemClock

LIMIT = 20_000
"""Characters that are looked at; what lies beyond is covered whole, so that cost is bounded and nothing slips through."""
CHUNK, OVERLAP = 3_000, 200
INTRODUCED = 0.85
"""From this weight on a name was introduced as the speaker's ("my name is"): no directory entry keeps it readable."""

SPAN_TYPES = {
    "person_name": "NAME", "name": "NAME", "person": "NAME", "patient_name": "NAME", "first_name": "NAME", "last_name": "NAME",
    "birth_date": "BIRTH_DATE", "dob": "BIRTH_DATE", "phone": "PHONE", "email": "EMAIL", "code": "CODE", "address": "ADDRESS",
    "mrn": "MRN", "member_id": "MEMBER_ID", "ssn": "SSN", "card": "CARD", "spelled_name": "NAME", "id": "ID", "url": "URL",
}  # fmt: skip
"""The listener's span types that identify the speaker, and what they are called here."""
KEPT_SPANS = frozenset(
    "practitioner doctor location site specialty department visit_type when date time datetime range insurer "
    "practitioner_name".split()
)
"""The listener's span types that scheduling needs."""
_SAFE_HARBOR_ONLY = frozenset({"DATE", "AGE", "PLACE"})
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME_WORDS = 3
_PUNCTUATION = " \t\r\n,;:!?()\"'"


_WRITTEN = re.compile(r"@|arroba|\bdot\b|\bpunto\b|\.\w", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|"
    r"s[aá]bado|domingo)\b",
    re.IGNORECASE,
)
_ONE_ON = re.compile(r"(?:one|two|three|uno|una|dos|la|the one)\s+(?:on|el|en|at)\b", re.IGNORECASE)
_UNLIKE: dict[str, Callable[[str], bool]] = {
    "EMAIL": lambda value: not _WRITTEN.search(value),
    "BIRTH_DATE": lambda value: bool(_WEEKDAY.match(value) or _ONE_ON.match(value)),
}
"""What the listener may take for an identifier although it cannot be one: nobody is born on "Friday 3/20, 10", "one on Oct 5"."""
_DRIVE = re.compile(r"\bdra?\.?$", re.IGNORECASE)


class Redactor:
    """Covers identifiers. Pure but for a lazily loaded model; safe to share between threads."""

    def __init__(
        self, *, clock: Clock | None = None, directory: Directory | None = None, model: Rampart | None = None
    ) -> None:
        """`directory` is what `booking` keeps readable; `clock` tells past dates from coming ones."""
        self._clock = clock or SystemClock()
        self._kept = KeptNames.of(directory)
        self._model = model or Rampart()
        self._lock = Lock()
        self._analyzer: Any = None
        self._nothing: Any = None

    def warm(self) -> None:
        """Load Presidio and the model now (about two seconds) instead of at the first message."""
        self.redact("warm up", lang="en")

    def redact(
        self,
        text: str,
        *,
        lang: Lang = "en",
        spans: Sequence[Span] = (),
        known: Sequence[str] = (),
        again: Sequence[tuple[str, str]] = (),
        keep: Directory | Sequence[Span] | None = None,
        policy: Policy = "booking",
    ) -> Redaction:
        """Cover what identifies a person in `text`.

        Args:
            text: the raw message, of any length; beyond `LIMIT` characters it is covered whole.
            lang: the language of the message; both languages' forms are looked for in any case.
            spans: the listener's spans, on raw offsets: identifying ones are covered, scheduling ones kept.
            known: identifiers of the patient on record (names, ISO birth date, phones, e-mail, MRN, address).
            again: (type, value) of what was covered before in this conversation: it is covered wherever it stands.
            keep: a directory in place of the one given at the start, or further spans to keep.
            policy: see `Policy`.
        """
        view = reading(text[:LIMIT])
        kept = _directory_names(keep) if isinstance(keep, Directory) else self._kept
        more = tuple(keep) if keep is not None and not isinstance(keep, Directory) else ()
        found = [f for f in self._find(view.text, policy) if policy == "safe-harbor" or f.type not in _SAFE_HARBOR_ONLY]
        foreign = tuple(find_foreign(view))
        found = [*_not_guessed_in(foreign, found, len(view.text)), *foreign, *_spans_of(view, spans, kept)]
        keeps: list[tuple[int, int]] = []
        if policy == "booking":
            wanted = (s for s in spans if s.type.lower() in KEPT_SPANS and not _given_name(view, s, kept))
            keeps += [view.from_raw(s.start, s.end) for s in (*wanted, *more)]
            keeps += [*_named_clinicians(view.text, found, kept), *whole_clinicians(view.text, found, kept)]
            found = _for_booking(view.text, strangers(view.text, found, kept), kept, keeps)
        found += _beside(find_known(view.text, known), keeps)
        again = [v for v in again if v[0] != "NAME" or not kept.is_word_of_one(v[1])]
        return Redaction(text, tuple(_everywhere(text, view, found, again, keeps)))

    def _find(self, text: str, policy: Policy) -> list[Found]:
        """Every candidate, by chunks that overlap: Presidio's merging is quadratic in what it finds.

        Towns, which only `safe-harbor` covers, may be called by everyday words.
        """
        analyzer = self._ready()
        found: list[Found] = []
        for offset in range(0, max(len(text) - OVERLAP, 1), CHUNK - OVERLAP):
            piece = text[offset : offset + CHUNK]
            if piece.strip():
                seen = self._nothing if policy == "booking" and is_everyday(piece) else None
                results = analyzer.analyze(piece, language="en", nlp_artifacts=seen)
                found += (Found(r.start + offset, r.end + offset, r.entity_type, r.score) for r in results)
        tagged = Tagged.of(text)
        found += tagged.names(policy)
        found = [f for f in found if f.type != "NAME" or f.weight >= INTRODUCED or not of_nobody(text[f.start : f.end])]
        if policy == "booking":
            found = [
                f
                for f in found
                if f.type != "NAME" or f.weight >= INTRODUCED or not tagged.names_nobody(f.start, f.end)
            ]
        return sorted(found, key=lambda f: (f.start, f.end, f.type))  # Presidio's own order changes from run to run

    def _ready(self) -> Any:
        if self._analyzer is None:
            with self._lock:
                if self._analyzer is None:
                    self._analyzer = self._build()
        return self._analyzer

    def _build(self) -> Any:
        from guardrails.redaction.engine import FinderRecognizer, NerRecognizer, build_analyzer, seen

        self._nothing = seen(())
        finders = {
            "patterns": find_patterns,
            "phones": find_phones,
            "regrouped": find_regrouped,
            "addresses": find_addresses,
            "mail addresses": find_mail_addresses,
            "told addresses": find_told_addresses,
            "births": lambda text: find_birth_dates(text, self._clock.now().date()),
            "told births": find_told_births,
            "dates": find_dates,
            "spoken": find_spoken,
            "names": find_names,
            "doctors": find_doctors,
            "places": find_places,
            "encoded": find_encoded,
            "leet": find_leet,
            "said codes": find_said_codes,
            "last digits": find_last_digits,
            "said links": find_said_links,
            "spelled names": find_spelled_names,
            "placed names": lambda text: find_placed_names(text, self._model.takes_for_a_name),
            "handles": find_handles,
            "safe_harbor": find_safe_harbor,
        }
        types = sorted(TYPES | {"DOCTOR"})
        recognizers = [FinderRecognizer(name, types, find) for name, find in finders.items()]
        return build_analyzer(self._model, [*recognizers, NerRecognizer(types, self._read)])

    def _read(self, text: str, entities: Sequence[Entity]) -> Iterator[Found]:
        """What the classifier saw in a message, and what it takes for a name when it is asked again."""
        yield from read_entities(text, entities)
        yield from find_by_second_look(text, entities, self._model.takes_for_a_name)


@lru_cache(maxsize=8)
def _names_cache(key: str) -> KeptNames:
    return KeptNames.of(Directory.model_validate_json(key))


def _directory_names(directory: Directory) -> KeptNames:
    return _names_cache(directory.model_dump_json())


def _not_guessed_in(foreign: Sequence[Found], found: Sequence[Found], length: int) -> Iterator[Found]:
    """`found` without the names that are only guessed at where nobody reads the script: all of it is covered as what it is."""
    inside = bytearray(length)
    for stretch in foreign:
        inside[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
    return (f for f in found if f.type != "NAME" or f.weight > WEIGHT or not inside[f.start])


def _spans_of(view: PlainText, spans: Sequence[Span], kept: KeptNames) -> Iterator[Found]:
    for span in spans:
        kind = SPAN_TYPES.get(span.type.lower(), span.type if span.type in TYPES else None)
        start, end = view.from_raw(span.start, span.end)
        value = view.text[start:end]
        if kind and end > start and not (kind in _UNLIKE and _UNLIKE[kind](value)):
            of_directory = kind == "NAME" and len(value.split()) > 1 and kept.covers(value)
            yield Found(start, end, kind, 0.6 if of_directory else 0.93)


def _given_name(view: PlainText, span: Span, kept: KeptNames) -> bool:
    """A practitioner heard by the given name alone, without a title: as likely the patient's own."""
    start, end = view.from_raw(span.start, span.end)
    titled = is_titled(view.text[:start])
    return "practitioner" in span.type.lower() and not titled and not kept.covers(view.text[start:end])


def _is_kept(found: Found, text: str, kept: KeptNames, keeps: Sequence[tuple[int, int]]) -> bool:
    """What scheduling needs: the directory's names and the listener's dates, unless someone introduced themselves by them."""
    if found.weight >= INTRODUCED or found.type not in ("NAME", "DOCTOR", "PLACE", "BIRTH_DATE", "DATE"):
        return False
    if any(start <= found.start and found.end <= end for start, end in keeps):
        return True
    return found.type in ("NAME", "DOCTOR") and kept.covers(text[found.start : found.end])


def _named_clinicians(text: str, found: Sequence[Found], kept: KeptNames) -> Iterator[tuple[int, int]]:
    """Where the directory's clinicians stand after their title: as many words as are theirs."""
    for item in (f for f in found if f.type == "DOCTOR"):
        words = list(_NAME_WORD.finditer(text, item.start, item.end))
        for count in range(min(len(words), _NAME_WORDS), 0, -1):
            end = words[count - 1].end()
            if kept.covers(text[item.start : end]):
                yield item.start, end
                break


def _unkept(found: Found, text: str, kept: KeptNames, keeps: Sequence[tuple[int, int]]) -> Found | None:
    """What is left of a candidate when a kept clinician is taken off its front: nothing of a title's run."""
    if found.type == "ADDRESS" and _is_clinician(found, text, keeps):
        return None
    if found.weight < INTRODUCED and found.type in ("NAME", "DOCTOR", "PLACE"):
        for start, end in keeps:
            if start <= found.start < end < found.end:
                rest = _NAME_WORD.search(text, end, found.end)
                if found.type == "DOCTOR" or rest is None or not rest[0][0].isupper():
                    return None
                found = replace(found, start=rest.start())
    return None if _is_kept(found, text, kept, keeps) else found


def _beside(found: Iterable[Found], keeps: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Candidates, but for a name's word where it is the clinician's ("Dr. Nguyen" asked for by a patient Nguyen)."""
    for item in found:
        if item.type != "NAME" or not any(start <= item.start and item.end <= end for start, end in keeps):
            yield item


def _for_booking(text: str, found: Iterable[Found], kept: KeptNames, keeps: Sequence[tuple[int, int]]) -> list[Found]:
    """The candidates without what scheduling needs: what is kept, clinicians asked for by a title, sites and plans."""
    found = list(found)
    titled = tuple(find_titled(text, found))
    asked_for = [t for t in titled if t.asked_for]
    clinicians = [(t.start, t.end) for t in asked_for]
    nobodys = sorted((*((t.title, t.end) for t in asked_for), *find_sites(text)))
    found = [certain(f, titled) for f in found]
    found = [f for f in found if not (f.type == "ADDRESS" and _is_clinician(f, text, clinicians))]
    found = [left for f in found if (left := _unkept(f, text, kept, keeps))]
    return [left for f in found for left in cut_out(text, f, nobodys)]


def _is_clinician(found: Found, text: str, keeps: Sequence[tuple[int, int]]) -> bool:
    """Whether an "address" is the title before a kept clinician ("4:15 dr bennett"), or a guess at what scheduling needs."""
    drive = bool(_DRIVE.search(text[found.start : found.end]))
    return any(
        (drive and 0 <= start - found.end <= 2) or (found.weight <= GUESSED and start < found.end and found.start < end)
        for start, end in keeps
    )


def _everywhere(
    raw: str,
    view: PlainText,
    found: list[Found],
    again: Sequence[tuple[str, str]],
    keeps: Sequence[tuple[int, int]],
) -> list[RedactedSpan]:
    """What is covered once, here or before, is covered wherever else it stands."""
    covered = list(_covered(raw, view, found, keeps))
    values = dict.fromkeys((*again, *((s.type, s.value) for s in covered if s.type != "TEXT")))
    more = list(_beside(find_again(view.text, values), keeps))
    return list(_covered(raw, view, [*found, *more], keeps)) if more else covered


def _covered(
    raw: str, view: PlainText, found: Sequence[Found], keeps: Sequence[tuple[int, int]]
) -> Iterator[RedactedSpan]:
    """Settled candidates as spans of the raw text, names in one piece, and the unread rest as one TEXT."""
    whole = [Found(f.start, f.end, "NAME" if f.type == "DOCTOR" else f.type, f.weight) for f in found]
    whole = [_whole_address(view.text, f) if f.type == "ADDRESS" else f for f in whole]
    names = [f for f in whole if f.type == "NAME"]
    more = (again_named, joined_by_and, surname_first)
    whole += _beside((name for find in more for name in find(view.text, names)), keeps)
    for item in join_names(view.text, settle([t for f in whole if (t := _trim(view.text, f))])):
        start, end = view.to_raw(item.start, item.end)
        yield RedactedSpan(start, end, item.type, raw[start:end])
    if len(raw) > LIMIT:
        yield RedactedSpan(LIMIT, len(raw), "TEXT", raw[LIMIT:])


def _whole_address(text: str, found: Found) -> Found:
    end = with_town(text, town_after(text, barrio_after(text, found.end)))
    return replace(found, start=house_before(text, found.start), end=end)


def _trim(text: str, found: Found) -> Found | None:
    start, end = found.start, found.end
    while start < end and text[start] in _PUNCTUATION and not (text[start] == "(" and ")" in text[start:end]):
        start += 1
    while end > start and text[end - 1] in _PUNCTUATION and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    if found.type in ("NAME", "DOCTOR") and text[start:end].lower().endswith("'s"):
        end -= 2
    return Found(start, end, found.type, found.weight) if end > start else None
