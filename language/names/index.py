"""A directory made ready for listening: its phrases in both languages, built once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from rapidfuzz import fuzz, process

from language.directory import Directory, Named, Person
from language.names.by_ear import NamesByEar
from language.text.normalise import fold
from language.text.phrases import Hit, Phrases, words_of
from language.text.tokens import Token
from language.types import Lang
from language.vocabulary.common import TITLES

KEPT = 8
FUZZY_FROM = 7
"""Letters that a word must have to be matched although misspelt."""

NEAR = 88.0

BODY = frozenset(
    "heart skin bone bones eye eyes lung lungs ear ears stomach corazon piel huesos ojo ojos pulmones oido".split()
)
"""Parts of the body that departments are called by."""

CARE = frozenset(
    "doctor doctors dr doc specialist clinic dept department people person folks guy appointment appt visit consult exam"
    " check follow office center"
    " medico medica doctora especialista clinica departamento cita consulta control".split()
)
"""What near such a word makes it the department."""

WITH = frozenset(("with", "con"))
"""What does directly before it, or before its article: "with the eye people", but not "woke with both eyes red"."""

ARTICLES = frozenset(("the", "el", "la", "los", "las", "de", "del"))

STREETS = frozenset("street st avenue ave road rd drive dr lane ln boulevard blvd way".split())
LIVES = frozenset(
    "live lives living vivo vive viven man woman lady gentleman neighbor address direccion domicilio senor senora".split()
)
NEARBY = 6
DOCTOR = frozenset("doctor doctora dr doc docs medico medica".split())

BEFORE, WHOSE = frozenset(("de", "after", "for")), ("la", "el", "mi", "su", "the", "my", "his", "her")
"""Between which words of a name people put an article that the hospital left out, and which ones."""

LONG, PIECE = 8, 4
"""Letters of a word that may be heard as two, and of each of these."""

SHORT = 3
"""Words of an answer that names nothing but a department."""


Called = tuple[Person, tuple[tuple[str, ...], ...]]


@dataclass
class DirectoryIndex:
    """What each phrase of a directory names: (kind, key)."""

    directory: Directory
    phrases: Phrases[tuple[str, str]] = field(default_factory=Phrases)
    long_words: dict[str, tuple[str, str]] = field(default_factory=dict)
    insurers: dict[str, str] = field(default_factory=dict)
    """The key of each insurer by its names without spaces."""
    people: tuple[Called, ...] = ()
    """Each practitioner with the ways to name them: first the whole name, then aliases."""
    names: NamesByEar = field(default_factory=NamesByEar)
    """All words of these."""
    reasons: dict[Lang, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    """The telling words of the hospital's own reasons for its visit types, by language."""
    homes: dict[str, tuple[str | None, float]] = field(default_factory=dict)
    """Where a complaint of each specialty goes here, once it has been asked."""

    @classmethod
    def build(cls, directory: Directory) -> DirectoryIndex:
        """Phrases of every name and alias in both languages."""
        made = cls(directory)
        for kind, entries in _named(directory):
            for entry in entries:
                for phrase in names_of(entry):
                    made._add(kind, entry.key, phrase)
        called = ((entry.key, "".join(words_of(n))) for entry in directory.insurers for n in names_of(entry))
        made.insurers = {name: key for key, name in called if len(name) > FUZZY_FROM}
        made.people = tuple((p, _ways_to_name(p)) for p in directory.practitioners)
        made.names = NamesByEar.of(word for _, ways in made.people for way in ways for word in way)
        made.reasons = {"en": _reasons(directory, "en"), "es": _reasons(directory, "es")}
        return made

    def _add(self, kind: str, key: str, phrase: str) -> None:
        words = words_of(phrase)
        for way in _ways_to_write(words):
            self.phrases.add(way, (kind, key))
        if len(words) == 1 and len(words[0]) >= FUZZY_FROM:
            self.long_words.setdefault(words[0], (kind, key))

    def people_like(self, word: str) -> list[Called]:
        """Who has a name that sounds like the word or is written nearly so."""
        like = frozenset(self.names.like(word))
        return [called for called in self.people if any(map(like.intersection, called[1]))] if like else []

    def departments(self, tokens: tuple[Token, ...]) -> list[str]:
        """Departments that are named, inside of longer phrases too; what is also an examination's own name is that."""
        found = list(self.phrases.hits(tokens))
        exams = exams_among(found, tokens)
        named = [h for h in found if h.value[0] == "specialty" and (h.start, h.end) not in exams]
        return [h.value[1] for h in named if not _hurts(tokens, h)]

    def hits(self, tokens: tuple[Token, ...]) -> list[Hit[tuple[str, str]]]:
        """The longest phrases, then misspelt single words."""
        found = self.phrases.longest(tokens)
        covered = {i for hit in found for i in range(hit.start, hit.end)}
        for index, token in enumerate(tokens):
            if index in covered or not token.is_word or len(token.norm) < FUZZY_FROM - 1:
                continue
            near = process.extractOne(token.norm, self.long_words.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
            if near is not None:
                found.append(Hit(index, index + 1, self.long_words[near[0]]))
        found += self._insurers_apart(tokens, {i for hit in found for i in range(hit.start, hit.end)})
        return sorted((h for h in found if not _of_a_house(tokens, h)), key=lambda h: h.start)

    def _insurers_apart(self, tokens: tuple[Token, ...], covered: set[int]) -> list[Hit[tuple[str, str]]]:
        """Insurers misheard in two words: "pain crest", "union blu"."""
        found = []
        for index in range(len(tokens) - 1):
            pair = tokens[index : index + 2]
            if covered & {index, index + 1} or not all(t.is_word for t in pair):
                continue
            joined = "".join(t.norm for t in pair)
            near = process.extractOne(joined, self.insurers, scorer=fuzz.ratio, score_cutoff=NEAR)
            if near is not None:
                found.append(Hit(index, index + 2, ("insurer", self.insurers[near[0]])))
        return found


def _of_a_house(tokens: tuple[Token, ...], hit: Hit[tuple[str, str]]) -> bool:
    """Whether the street of a site stands behind a number or beside who lives there."""
    street = hit.value[0] == "location" and tokens[hit.end - 1].norm in STREETS
    before = [t.norm for t in tokens[max(0, hit.start - NEARBY) : hit.start]]
    return street and (bool(LIVES & set(before)) or (bool(before) and before[-1].isdigit()))


def named_by_doctor(tokens: tuple[Token, ...], hit: Hit[tuple[str, str]]) -> bool:
    """ "A general doctor" is who sees one there, no kind of visit."""
    return any(t.norm in DOCTOR for t in tokens[hit.start : hit.end])


def exams_among(hits: Iterable[Hit[tuple[str, str]]], tokens: tuple[Token, ...]) -> set[tuple[int, int]]:
    """Where hits name what is done, by its own name: runs of tokens, each with its end."""
    return {(h.start, h.end) for h in hits if h.value[0] == "visit_type" and not named_by_doctor(tokens, h)}


def _hurts(tokens: tuple[Token, ...], hit: Hit[tuple[str, str]]) -> bool:
    """Whether a part of the body by which a department goes is only what the patient has: "my eyes are red"."""
    word = tokens[hit.start].norm
    if hit.end - hit.start > 1 or word not in BODY or len(tokens) <= SHORT:
        return False
    beside = [t.norm for t in tokens[max(0, hit.start - 3) : hit.end + 1]]
    whose = hit.start >= 3 and beside[0] in ("el", "la", "lo") and beside[1] == "de"
    before = [t.norm for t in tokens[max(0, hit.start - 2) : hit.start] if t.norm not in ARTICLES]
    return not whose and not CARE & set(beside) and not WITH & set(before[-1:])


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles and degrees, folded."""
    words = [w.strip(".,") for w in fold(name).replace("-", " ").split()]
    return tuple(
        w for w in words if w and w not in TITLES and w not in ("do", "np", "pa", "phd", "rn", "dds", "od", "dpm")
    )


def _ways_to_write(words: tuple[str, ...]) -> set[str]:
    """With and without hyphens ("x-ray", "x ray", "xray"), an acronym also letter by letter ("m r i")."""
    plain = tuple(w for w in words if w != "-")
    ways = {" ".join(words), " ".join(plain)}
    if "-" in words and len(plain) == 2 and len(plain[0]) == 1:
        ways.add("".join(plain))
    if len(plain) > 1:
        ways |= {"".join(plain), " ".join(("".join(plain[:2]), *plain[2:]))}
        ways |= {" ".join((*plain[:-1], plain[-1] + "s")), " ".join((_plural(plain[0]), *plain[1:]))}
    ways |= {" ".join((said if w == "doctor" else w) for w in plain) for said in ("dr", "doc", "docs", "doctors")}
    ways |= {" ".join((*plain[:n], *apart, *plain[n + 1 :])) for n, word in enumerate(plain) for apart in _apart(word)}
    if len(plain) == 1 and 2 <= len(plain[0]) <= 3 and not set(plain[0]) & set("aeou"):
        ways.add(" ".join(plain[0]))
    return ways | {way for n, word in enumerate(plain[:-1]) if word in BEFORE for way in _determined(plain, n + 1)}


def _determined(words: tuple[str, ...], at: int) -> Iterator[str]:
    """ "After surgery" as "after my surgery"."""
    if words[at] not in WHOSE:
        yield from (" ".join((*words[:at], whose, *words[at:])) for whose in WHOSE)


def _apart(word: str) -> Iterator[tuple[str, str]]:
    """A long word in two, as speech recognisers write it: "tread mill", "colono scopy"."""
    if len(word) >= LONG:
        yield from ((word[:n], word[n:]) for n in range(PIECE, len(word) - PIECE + 1))


def _plural(word: str) -> str:
    """ "sesion" as "sesiones", "terapia" as "terapias"."""
    return word + ("s" if word[-1] in "aeiou" else "es")


def _ways_to_name(person: Person) -> tuple[tuple[str, ...], ...]:
    """The words of the whole name, then of the aliases, each once."""
    ways = (name_words(name) for name in (person.name, *person.aliases))
    return tuple(dict.fromkeys(way for way in ways if way))


def _reasons(directory: Directory, lang: Lang) -> tuple[tuple[tuple[str, ...], str], ...]:
    said = [(r, v.key) for v in directory.visit_types for r in (v.reasons_es if lang == "es" else v.reasons_en)]
    told = ((tuple(w for w in words_of(reason) if len(w) > 2), key) for reason, key in said)
    return tuple((words, key) for words, key in told if words)


def names_of(entry: Named) -> set[str]:
    """Every name and alias in both languages."""
    return {p for p in chain((entry.en, entry.es), entry.aliases_en, entry.aliases_es) if p.strip()}


def _named(directory: Directory) -> list[tuple[str, tuple[Named, ...]]]:
    return [
        ("location", directory.locations),
        ("visit_type", directory.visit_types),
        ("specialty", directory.specialties),
        ("insurer", directory.insurers),
    ]


_kept: OrderedDict[int, DirectoryIndex] = OrderedDict()


def index_of(directory: Directory) -> DirectoryIndex:
    """The index of a directory; the last KEPT ones are remembered (a directory never changes)."""
    found = _kept.get(id(directory))
    if found is None or found.directory is not directory:
        found = DirectoryIndex.build(directory)
        _kept[id(directory)] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found
