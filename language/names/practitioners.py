"""Which practitioner was named: by full name, by "Dr." and something that sounds like the name, by a surname alone."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from language.message import Message
from language.names.index import DirectoryIndex
from language.names.sounds import alike, misspelt, resembles
from language.people.spelling import spelled
from language.text.patterns import says
from language.types import Candidate
from language.vocabulary import symptoms_en, symptoms_es
from language.vocabulary.common import NOT_NAMES
from language.vocabulary.plain_words import PLAIN_WORDS, WORDS_OF_TALK

CUES = frozenset("dr dra drs doctor doctora doc doctor's dctor docter".split())
SHORT_CUES = frozenset("dr dra drs doc".split())
WEAK_CUES = frozenset("with w con see ver".split())
CALLED = frozenset("apellido apellida llama surname named called name name's".split())
"""What stands before the name of a doctor who was spoken of just before."""
PROFESSION = re.compile(r"\w+(?:olog[oa]|ologist|iatra|iatrician|iatrist)|doctora?")
SPECIALIST_WORDS = frozenset(
    name
    for words in (symptoms_en.SPECIALISTS, symptoms_es.SPECIALISTS)
    for names in words.values()
    for name in names.split("|")
)
"""Names of departments ("gastro") resemble names of people ("Castro")."""

SURE, LEAST, GAP = 0.9, 0.84, 0.04


@dataclass(frozen=True)
class Practitioners:
    """The one that was named, or the several that it may be, and the tokens that name them."""

    key: str | None = None
    candidates: tuple[Candidate, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    unknown: bool = False
    """A doctor was named whom the directory does not have."""
    stranger: bool = False
    """So it was, and by a name beyond doubt: "Dr. Smith"."""
    refused: tuple[str, ...] = ()
    """Who is not wanted: "not Dr. Lee"."""


ACRONYM = 4
"""Letters up to which a run of them must be a name exactly: "m r i" is an examination."""

MENDED = r"\b(?:i mean|i meant|no wait|wait no|wait,? no|oops|actually|sorry|wait|previous doctor|old doctor|pretty sure|my bad|not dr|quise decir|perdon|mejor|digo|in fact|rather|instead)\b"
NO_NAME_AFTER_CUE = frozenset(
    "for in appointment visit is said told again today office cause because if been be so and or but has had does do did that who which to at on from"
    " says wants thinks was will will's que en para de del d of con por me no y o then seria tomar aqui alli cuando ya se le lo la las un una she he they it we you i my any could mon tue tues wed thu thur thurs fri sat sun"
    " mujer hombre varon woman man female male joven nuevo nueva alto flaco gordo viejo moreno calvo chino china ruso rusa indio hindu japones coreano frances aleman gringo".split()
)
REFERS = re.compile(
    r"^(?:'s (?:nurse|office|assistant))?(?: (?:already|just|here|el que|ya|is the one who))?"
    r" (?:ordered|sent|referred|prescribed|asked for|wants? me to (?:get|have|do)|wanted me to (?:get|have|do)|(?:says|said) (?:i|he|she) (?:should|need\w*)|told me to (?:get|have)"
    r"|me mando|me mandaron|me pidio|me refirio|me recomendo|me receto|pidio|ordeno|mando)\b"
)
REFERRED_BY = re.compile(
    r"(?:\b(?:ordered|referred|sent|recommended|prescribed|put on|done|given)\b(?: \w+){0,4} by|\bme l[ao]s? (?:pidio|mando|dio|receto|recomendo)|\borden de(?:l| la)?|\breferid[oa] por(?: el| la)?"
    r"|\b(?:thank|thanks to|let))(?: the| el| la)?(?: (?:dr|dra|doctora?)\b\.?)? ?$"
)
"""Who only sent the patient is nobody's wish: the words after such a doctor, and those before."""

WITHOUT = frozenset("not no besides except isnt isn't than menos excepto salvo".split())
"""What before a doctor's name refuses that doctor."""

ANYBODY_BUT = re.compile(r"\b(?:any|every|no|some)\w*(?: [a-z]+){0,2},? but (?:(?:with|to|see|not|dr|doctor)\b\.? ?)*$")
"""Where "but" refuses the doctor behind it: "same day but with Dr. Lee" asks for them."""

UNWANTED = re.compile(
    r"\b(?:don't|do not|dont|no) (?:want|wanna|like|quiero|quisiera)(?: to see| to go (?:to|with)| with| con)?(?: (?:dr|dra|doctora?|el|la|al|a)\b\.?)* ?$"
)
"""The same in a sentence of its own."""


@dataclass(frozen=True)
class Mention:
    """A place where a practitioner is named, with the score of each who may be meant."""

    start: int
    end: int
    scores: dict[str, float]


def practitioners(message: Message, index: DirectoryIndex, own_name: tuple[int, int] | None = None) -> Practitioners:
    """The practitioner that the message names; `own_name` tokens are the speaker's."""
    mentions: list[Mention] = []
    referring: list[tuple[int, int]] = []
    refused: list[str] = []
    unknown = stranger = False
    for start, cued in _places(message, own_name):
        scores, end = _match(message, start, index, cued)
        if _refused(message, start):
            refused += [key for key, score in scores.items() if score >= SURE]
            continue
        if scores and _former(message, end):
            continue
        if scores and _refers(message, start, end):
            referring.append((start, end))
            continue
        if scores and (not mentions or start >= mentions[-1].end):
            mentions.append(Mention(start, end, scores))
        unknown = unknown or (not scores and cued == "strong" and message.tokens[start].norm not in NOT_NAMES)
        stranger = stranger or (not scores and cued == "strong" and _is_a_name(message, start))
    best = _chosen(mentions, message)
    _by_spelling(message, index, best)
    found = _decide(best, tuple(sorted([*((m.start, m.end) for m in mentions), *referring])), unknown)
    return replace(
        found, stranger=stranger and not best, refused=tuple(k for k in dict.fromkeys(refused) if k not in best)
    )


def _is_a_name(message: Message, start: int) -> bool:
    """Whether the word behind "Dr." or, with a capital, "doctor" is a name, of somebody who did not merely send the patient."""
    token, before = message.tokens[start], message.norms(max(0, start - 2), start)
    word = message.text.text[token.start : token.end]
    titled = bool(SHORT_CUES & set(before)) or word[:1].isupper()
    common = token.norm in NOT_NAMES or token.norm in PLAIN_WORDS or token.norm in WORDS_OF_TALK
    if not titled or common or token.norm in SPECIALIST_WORDS or PROFESSION.fullmatch(token.norm):
        return False
    return not _refers(message, start, start + 1) and not _former(message, start + 1)


def _refused(message: Message, start: int) -> bool:
    """ "not Dr. Lee", "no con el doctor Lee"."""
    before = [
        n
        for n in message.norms(max(0, start - 5), start)
        if n not in CUES and n not in (".", "with", "con", "el", "la", "to", "see")
    ]
    if before and before[-1] in ("sea", "fuera") and "no" in before:
        return True
    said = message.folded[: message.tokens[start].start]
    if UNWANTED.search(said):
        return True
    if before and before[-1] == "but":
        return ANYBODY_BUT.search(said) is not None
    return bool(before) and before[-1] in WITHOUT


def _refers(message: Message, start: int, end: int) -> bool:
    """ "Dr. Lee ordered it", "me la pidió la doctora Lee"."""
    before, after = message.folded[: message.tokens[start].start], message.folded[message.tokens[end - 1].end :]
    return REFERS.match(after) is not None or REFERRED_BY.search(before) is not None


def _former(message: Message, end: int) -> bool:
    """ "Dr. Lee used to be my doctor", "Dr. Lee was my old doctor"."""
    after = set(message.norms(end, end + 6))
    return bool(after & {"old", "previous", "former", "used", "previously"}) and bool(
        after & {"was", "used", "is", "be"}
    )


def _chosen(mentions: list[Mention], message: Message) -> dict[str, float]:
    """Scores of all mentions together; after a correction those of the last alone."""
    if len(mentions) > 1 and says(MENDED, message.folded):
        return dict(mentions[-1].scores)
    best: dict[str, float] = {}
    for mention in mentions:
        for key, score in mention.scores.items():
            best[key] = max(best.get(key, 0.0), score)
    return best


def _places(message: Message, own_name: tuple[int, int] | None) -> list[tuple[int, str]]:
    """Where a name may begin, and how strongly the words before say so."""
    places: list[tuple[int, str]] = []
    for i, token in enumerate(message.tokens):
        if (
            not token.is_word
            or token.norm in CUES
            or len(token.norm) < 2
            or (own_name and own_name[0] <= i < own_name[1])
        ):
            continue
        before = message.norms(max(0, i - 2), i)
        strong = bool(before) and (
            before[-1] in CUES or (before[-1] == "." and len(before) > 1 and before[-2] in SHORT_CUES)
        )
        titled = strong and (token.norm not in NO_NAME_AFTER_CUE or (token.norm == "lo" and message.lang == "en"))
        if titled or (token.norm not in NOT_NAMES and _spoken_of(message, i)):
            places.append((i, "strong"))
        elif token.norm not in SPECIALIST_WORDS and (
            token.norm not in NOT_NAMES or (_of_profession(before) and token.norm not in NO_NAME_AFTER_CUE)
        ):
            places.append((i, "weak" if before and (before[-1] in WEAK_CUES or _of_profession(before)) else "none"))
    return places


def _of_profession(before: tuple[str, ...]) -> bool:
    return bool(before) and PROFESSION.fullmatch(before[-1]) is not None


def _spoken_of(message: Message, i: int) -> bool:
    """ "A doctor by the surname of Win", "ese doctor nuevo, ¿cómo se llama?, Petrof"."""
    before = message.norms(max(0, i - 7), i)
    called = [n for n in before if n not in ("is", "es", "o", "or", ",", "?", "like", "como")]
    return bool(CALLED & set(called[-2:])) and bool(CUES & set(before))


def _match(message: Message, start: int, index: DirectoryIndex, cued: str) -> tuple[dict[str, float], int]:
    """Scores of every practitioner for the words from `start`, and where the best match ends."""
    heard = [t.norm for t in message.tokens[start : start + 4] if t.is_word]
    scores: dict[str, float] = {}
    end = start + 1
    for person, ways in index.people if cued == "strong" else index.people_like(heard[0]):
        score, width = max((_score(heard, words, cued) for words in ways), key=lambda s: s[0], default=(0.0, 0))
        if score >= (0.93 if heard and heard[0] in NOT_NAMES else LEAST):
            scores[person.key] = score
            end = max(end, start + width)
    if cued == "strong" and max(scores.values(), default=0.0) < SURE:
        return _mangled(heard, index, start) or (scores, end)
    return scores, end


MANGLED, AHEAD = 0.86, 0.02


def _mangled(heard: list[str], index: DirectoryIndex, start: int) -> tuple[dict[str, float], int] | None:
    """The one whose name the next words sound like when run together: "doctor mow row", "doctor oh yeah larin"."""
    found: list[tuple[float, str, int]] = []
    for person, ways in index.people:
        tries = ((resembles("".join(heard[:n]), way[-1]), n) for way in ways for n in range(1, min(3, len(heard)) + 1))
        score, width = max(tries, default=(0.0, 0))
        found.append((score, person.key, width))
    best, second = (*sorted(found, reverse=True)[:2], (0.0, "", 0), (0.0, "", 0))[:2]
    if best[0] < MANGLED or best[0] - second[0] < AHEAD:
        return None
    return {best[1]: best[0]}, start + best[2]


def _score(heard: list[str], name: tuple[str, ...], cued: str) -> tuple[float, int]:
    """How well heard words fit a name: first and last together, or the last alone, or after "doctor" any one of them."""
    if not heard or not name:
        return 0.0, 0
    both = _both(heard, name)
    if both[0] >= LEAST:
        return both
    surname = max((alike(heard[0], w) for w in name[1:]), default=alike(heard[0], name[0]))
    joined = (
        max((alike(heard[0] + heard[1], w) for w in name[1:]), default=0.0)
        if len(heard) > 1 and cued == "strong"
        else 0.0
    )
    if joined > max(surname, 0.92):
        return joined * 0.99, 2
    if cued == "strong":
        first = alike(heard[0], name[0]) * 0.97
        return max(surname, first), 1
    if cued == "weak":
        return (surname * 0.98, 1) if surname >= SURE else (0.0, 0)
    plain = surname == 1.0 or (
        len(heard[0]) > ACRONYM and heard[0] not in WORDS_OF_TALK and any(misspelt(heard[0], w) for w in name[1:])
    )
    return (surname * 0.97, 1) if plain and len(heard[0]) >= ACRONYM else (0.0, 0)


def _both(heard: list[str], name: tuple[str, ...]) -> tuple[float, int]:
    """First name and surname in a row."""
    if len(heard) < 2 or len(name) < 2:
        return 0.0, 0
    first, last = alike(heard[0], name[0]), max(alike(heard[1], w) for w in name[1:])
    return ((first + last) / 2 + 0.05, 2) if min(first, last) >= LEAST else (0.0, 0)


def _by_spelling(message: Message, index: DirectoryIndex, best: dict[str, float]) -> None:
    for run in spelled(message.tokens):
        for person, ways in index.people:
            score = max((alike(run.word, w) for words in ways for w in words), default=0.0)
            if score == 1.0 or (score >= SURE and len(run.word) > ACRONYM):
                best[person.key] = max(best.get(person.key, 0.0), score)


def _decide(best: dict[str, float], spans: tuple[tuple[int, int], ...], unknown: bool) -> Practitioners:
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return Practitioners(spans=spans, unknown=unknown)
    candidates = tuple(Candidate(key=k, score=round(min(s, 1.0), 3)) for k, s in ranked[:4] if s >= ranked[0][1] - 0.1)
    clear = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= GAP
    return Practitioners(ranked[0][0] if clear else None, candidates, spans)
