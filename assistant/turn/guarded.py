"""What must not leave in this turn: what the conversation's vault holds, what was told, and what is on record of its people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.identifying import ask_records, records, told
from assistant.prompt import SPEAK_TOOL
from assistant.turn.context import Guarded, Parts, Turn
from assistant.turn.wire import Own, Place, Stretch, foreign
from guardrails import tripwire
from guardrails.normalise import fold
from guardrails.redaction.patterns import digits
from guardrails.surnames import forms
from guardrails.vault import Vault
from runtime import prepared
from scheduler_core.hospital import Hospital

SENTENCE = 3
"""Words from which a message, repeated in a log record, is more than a coincidence."""
BARE = 4
"""A number of no more digits, a year for instance, tells of nobody."""
_BETWEEN = " xxxxx "
"""A word between two stretches, so that nothing is found across them."""


@dataclass(frozen=True)
class Asked:
    """What was asked ahead: the records of whoever is proven and of those they may act for, and the vault's entries."""

    records: prepared.Asked
    vaulted: prepared.Asked | None = None


async def ask_guarded(session: AsyncSession, parts: Parts, conversation_id: UUID) -> Asked | None:
    """Ask for what `keep_guarded` will read at the beginning of a turn, where a model elsewhere is asked."""
    if not parts.model.remote:
        return None
    vaulted = await Vault(session, conversation_id).ask_values()
    return Asked(await ask_records(session, conversation_id), vaulted)


async def ask_newly_proven(turn: Turn, session: AsyncSession) -> Asked | None:
    """Ask for it again where what was just done may have proven who somebody is."""
    if not turn.parts.model.remote or turn.shown.patient_id is not None:
        return None
    return Asked(await ask_records(session, turn.conversation.id))


@dataclass(frozen=True)
class Hit:
    """A value that was about to leave, and where it stood. Keep it inside the wall."""

    value: str
    place: Place


@dataclass
class WireWatch:
    """The last look at what would leave in a request; `hits` tells what it has stopped."""

    values: tuple[str, ...]
    own: Own
    forms: dict[str, tripwire.Sought] = field(default_factory=dict)
    """The values' forms; one request after another of a turn has almost the same values."""
    hits: list[Hit] = field(default_factory=list)

    def safe(self, body: Mapping[str, Any]) -> bool:
        """Whether this body, as it is serialised, may leave."""
        self.hits = list(self._look(body))
        return not self.hits

    def _look(self, body: Mapping[str, Any]) -> Iterator[Hit]:
        by_place: dict[tuple[Place, bool], list[Stretch]] = {}
        for stretch in foreign(body, self.own):
            by_place.setdefault((stretch.place, stretch.moment), []).append(stretch)
        forms = [self._form(value) for value in self.values]
        whole = [form for form in forms if not _is_bare(form.value)]
        for (place, moment), stretches in by_place.items():
            text = _BETWEEN.join(stretch.text for stretch in stretches)
            yield from (Hit(value, place) for value in tripwire.leaking(text, whole if moment else forms))

    def _form(self, value: str) -> tripwire.Sought:
        if value not in self.forms:
            self.forms[value] = tripwire.sought(value)
        return self.forms[value]


async def keep_guarded(turn: Turn, session: AsyncSession, asked: Asked | None = None) -> None:
    """Where a model elsewhere is asked, read what must not leave, or the records of who is proven by now."""
    if not _is_behind(turn):
        return
    if turn.guarded is None:
        vault = Vault(session, turn.conversation.id)
        vaulted = asked.vaulted if asked else None
        turn.guarded = Guarded(vault.typed(await (vaulted or await vault.ask_values()).all()))
    of = turn.shown.patient_id
    known = await records(session, of, asked.records if asked else None)
    turn.guarded = replace(turn.guarded, records=known, of=of)


async def catch_up(turn: Turn) -> None:
    """The same in a transaction of its own, where anything is left to be read."""
    if _is_behind(turn):
        async with turn.parts.database.begin() as session:
            await keep_guarded(turn, session)


def _is_behind(turn: Turn) -> bool:
    """Whether a model elsewhere is asked, and it was not read yet what must not leave of who is proven by now."""
    return turn.parts.model.remote and (turn.guarded is None or turn.guarded.of != turn.shown.patient_id)


async def wire_watch(turn: Turn) -> WireWatch:
    """The watch over this turn's requests, by what is known by now."""
    await catch_up(turn)
    public = _public(turn.parts.services.hospital)
    return WireWatch(
        _private(turn, public), Own([*turn.parts.gate.registry.schemas(), SPEAK_TOOL], public.keys), turn.forms
    )


def log_is_safe(turn: Turn) -> Callable[[str], bool]:
    """The same look at a log record of this turn, by what the turn knows by then; its own words are no log's."""
    public = _public(turn.parts.services.hospital)

    def safe(record: str) -> bool:
        whole = turn.text if len(turn.text.split()) >= SENTENCE else ""
        values = [*_private(turn, public), whole, *turn.covered]
        return not tripwire.leaks(record, (value for value in values if not _is_bare(value)))

    return safe


def _private(turn: Turn, public: Public) -> tuple[str, ...]:
    """All that identifies whom this turn is about, but for words that the hospital's directory makes public."""
    guarded, person = turn.guarded or Guarded(), turn.frame.person
    names = [*(record[0] for record in guarded.records), *([person.name] if person.name else [])]
    values = (*guarded.values, *told(person), *(form for name in names for form in forms(name)))
    always = (person.code or "", turn.conversation.address or "")
    return tuple(dict.fromkeys((*(v for v in values if fold(v) not in public.words and not is_year(v)), *always)))


def is_year(value: str) -> bool:
    """A year, or another number as short, by itself: "she was born 2026" makes no secret of every 2026 to come."""
    return value.isdigit() and len(value) <= BARE


def _is_bare(value: str) -> bool:
    """No more than a day and month in figures, which code's own times hold, too."""
    return not any(char.isalpha() for char in value) and len(digits(value)) <= BARE


@dataclass(frozen=True)
class Public:
    """What a hospital's directory makes public: the words that it is made of, and its keys."""

    words: frozenset[str]
    keys: frozenset[str]


@lru_cache(maxsize=4)
def _public(hospital: Hospital) -> Public:
    """Of clinicians, sites, departments, kinds of visit and insurers."""
    directory = hospital.directory
    things = (*directory.locations, *directory.specialties, *directory.visit_types, *directory.insurers)
    names = [p.name for p in directory.practitioners]
    names += [name for thing in things for name in (thing.en, thing.es, *thing.aliases_en, *thing.aliases_es)]
    keys = frozenset([*(p.key for p in directory.practitioners), *(thing.key for thing in things)])
    return Public(frozenset(_words([*names, *keys])), keys)


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from fold(name).replace("-", " ").split()
