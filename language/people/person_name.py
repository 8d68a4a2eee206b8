"""The name of the person a visit is for, where it was asked for or is announced."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass

from language.message import Message
from language.people.casing import cased, written
from language.people.spelling import Spelled, spelled
from language.temper import temper
from language.types import Expecting
from language.vocabulary.common import NOT_NAMES, PARTICLES, TITLES

SURE = re.compile(
    r"\b(?:(?:my |last )?name's not \w+,? (?:it's|but)|(?:my|his|her|the|full|patient|child|their|patient's|son's|daughter's)\s+(?:full\s+|first\s+)?name(?:\s+is|'s|:| )|name\s*(?:is|:)|name's|i am called"
    r"|(?:my|his|her)\s+name's|call(?:ed)? me|goes by|me llamo|mi nombre(?: completo)? es|se llama|su nombre(?: completo)? es|nombre(?: completo)?\s*(?:es|:)"
    r"|el paciente (?:es|se llama)|la paciente (?:es|se llama)|a nombre de|under the name(?: of)?|in the name of|el nombre es|the name is|last name is(?: now)?|last name should be|(?:mi|el) apellido es|apellido esta mal,? es|de nombre"
    r"|(?:put|pongale|ponga|anote|anotela?|apunte)(?: (?:it|me|him|her|us))?(?: down| ahi)? (?:as|under|a nombre de)|(?:el|la) paciente:|(?:it's|is|should be) spelled|(?:regards|sincerely|saludos|atentamente),"
    r"|it's(?= [a-z]+ with (?:an? |two |one )[a-z]))\s+"
)
SELF = re.compile(
    r"\b(?:this is|i'm|i am|im|it's|its|it is|soy|habla|le habla|my names|my (?:son|daughter|kid|child|baby|wife|husband|mother|mom|father|dad|partner)(?: named)?"
    r"|mi (?:hijo|hija|bebe|esposo|esposa|mama|papa|madre|padre)|under|con gusto:|legalmente es),?\s+"
)
KIN = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:son|daughter|kid|child|baby|wife|husband|partner|mother in law|father in law|mother-in-law|father-in-law|mother|mom|father|dad|neighbor|grandson|granddaughter|niece|nephew|brother|sister|friend),? (?:named )?"
    r"|\bmi (?:hij[oa](?: mayor| menor)?|bebe|espos[oa]|mama|papa|madre|padre|suegr[oa]|niet[oa]|herman[oa]|vecin[oa]|novi[oa]),? (?:(?:que )?se llama )?|\bque cuido,? "
)
"""Whose name may follow, where it was asked whom the visit is for."""

AFTER_KIN = frozenset(". , ! ; she he they who and it's es que ella el se tiene y".split())

LIKELY = re.compile(
    r"\b(?:this is|i'm|i am|im|it's|its|it is|here is|soy|habla|le habla|aqui|es para|it's for|para|(?<!leave )(?<!leaving )(?<!left )(?<!headed )(?<!heading )for)\s+"
)
LAST_FIRST = re.compile(
    r"\b(?:last name|surname|family name|apellido)\s*(?:is|es|:)?\s+(?P<last>[^\W\d_]+(?:[-'][^\W\d_]+)*)\b.{0,12}?\b(?:first name|given name|nombre)\s*(?:is|es|:)?\s+(?P<first>[^\W\d_]+)"
)
FIRST_LAST = re.compile(
    r"\b(?:first name|given name|nombre)\s*(?:is|es|:)?\s+(?P<first>[^\W\d_]+)\b.{0,12}?\b(?:last name|surname|family name|apellido)\s*(?:is|es|:)?\s+(?P<last>[^\W\d_]+(?:[-'][^\W\d_]+)*)"
)
FILLERS = frozenset(
    "uh um erm hmm eh ehh oh ah well so yes yeah sure ok okay si claro bueno pues hola hi hello hey it's its is it i'm im am soy es the name".split()
)
LONGEST = 5
SHORT = 7
"""Tokens up to which an answer may give a name without capitals after "I'm"."""

MOST_BESIDE = 6
"""Other words of an answer that holds a whole name; more of them say something else."""

DOCTOR = frozenset({"dr", "doctor", "dra", "doctora"})


@dataclass(frozen=True)
class PersonName:
    """The name as it should be written, and its tokens."""

    name: str
    start: int
    end: int


def announced_name(message: Message, taken: set[int], proving: set[int]) -> PersonName | None:
    """A name after "my name is" or "I'm" and their like: no doctor's, whatever the directory holds."""
    if temper(message.folded) is not None:
        return None
    sure = _both_parts(message) or _announced(message, SURE, set(), needs_capital=False)
    return sure or _announced(message, SELF, taken, needs_capital=True) or _first_thing(message, taken, proving)


def person_name(message: Message, taken: set[int], proving: set[int]) -> PersonName | None:
    """A name that was announced, or given where one was asked for. `taken` tokens mean something else already, `proving` ones a birth date or number."""
    named = announced_name(message, taken, proving)
    if named is None and temper(message.folded) is not None:
        return None
    if named is None and message.expecting is Expecting.NAME:
        short = len(message.tokens) <= SHORT
        named = (
            _leading(message, taken)
            or _announced(message, LIKELY, taken, needs_capital=not short)
            or _bare(message, taken)
        )
    elif named is None and message.expecting is Expecting.PERSON:
        named = _of_kin(message, taken)
    elif named is None:
        named = _announced(message, LIKELY, taken, needs_capital=True) or _nothing_else(message, taken)
    return _with_spelling(message, _within_one_sentence(message, named))


def _nothing_else(message: Message, taken: set[int]) -> PersonName | None:
    """ "Maria Gonzalez", said early: a message in the middle of a talk that is nothing but a name with its capitals."""
    if message.expecting in (Expecting.NOTHING, Expecting.REASON):
        return None
    words = [i for i, t in enumerate(message.tokens) if t.kind != "sign"]
    if not LEAST_WORDS <= len(words) <= MOST_WORDS or _capital_end(message, words[0], words[-1] + 1) != words[-1] + 1:
        return None
    end = _name_end(message, words[0], taken)
    return PersonName(written(message, words[0], end), words[0], end) if end == words[-1] + 1 else None


def _token_from(message: Message, place: int) -> int | None:
    """The first token that begins at the character `place` or behind it."""
    return next((i for i, t in enumerate(message.tokens) if t.start >= place), None)


def _of_kin(message: Message, taken: set[int]) -> PersonName | None:
    """ "My wife Angela, she doesn't like the phone"."""
    for match in KIN.finditer(message.folded):
        start = _token_from(message, match.end())
        if start is None:
            continue
        end = _name_end(message, start, taken)
        after = message.tokens[end].norm if end < len(message.tokens) else "."
        name = written(message, start, end) if end > start else ""
        if len(name) > 2 and (after in AFTER_KIN or message.text.text[message.tokens[start].start].isupper()):
            return PersonName(name, start, end)
    return None


def _within_one_sentence(message: Message, named: PersonName | None) -> PersonName | None:
    """ "sorry my phone rang. Maria Gonzalez": a name does not begin in the sentence before; an initial's dot ends none."""
    if named is None:
        return None
    for place in range(named.start, named.end - 1):
        token = message.tokens[place]
        if message.tokens[place + 1].norm == "." or message.text.text[token.end : token.end + 2] == ". ":
            rest = [i for i in range(place + 1, named.end) if message.tokens[i].is_word]
            again = bool(rest) and token.norm == message.tokens[rest[0]].norm
            if rest and (len(token.norm) > 2 or again):
                return PersonName(written(message, rest[0], named.end), rest[0], named.end)
    return named


def _both_parts(message: Message) -> PersonName | None:
    """ "last name Gonzalez, first name Maria"."""
    match = LAST_FIRST.search(message.folded) or FIRST_LAST.search(message.folded)
    if match is None:
        return None
    first, last = (message.text.text[match.start(k) : match.end(k)] for k in ("first", "last"))
    if first.lower() in NOT_NAMES or last.lower() in NOT_NAMES:
        return None
    start, end = min(match.start("first"), match.start("last")), max(match.end("first"), match.end("last"))
    inside = [i for i, t in enumerate(message.tokens) if start <= t.start < end]
    return PersonName(f"{cased(first)} {cased(last)}", inside[0], inside[-1] + 1)


def _announced(
    message: Message, cue: re.Pattern[str], taken: set[int], *, needs_capital: bool, least: int = 1
) -> PersonName | None:
    for match in cue.finditer(message.folded):
        start = _token_from(message, match.end())
        before = message.folded[max(0, match.start() - 12) : match.start() + 3]
        if start is None or message.tokens[start].norm in DOCTOR or "doctor" in before:
            continue
        end = _name_end(message, start, taken)
        if needs_capital:
            end = _capital_end(message, start, end)
        if end - start < least:
            continue
        return PersonName(written(message, start, end), start, end)
    return None


INTRODUCED = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hola|um|uh|yes|good \w+|buen[oa]s \w+|si|este|ay|ok|okay)\W+)*(?:(?:this is|it's|its|habla|le habla|soy|i'm|i am)\s+)?"
)
AFTER_NAME = frozenset(
    "here calling speaking my and i i'd i'm , . born naci y mi quiero necesito quisiera nacido nacida date phone email de con aqui para yo tengo tenia tenemos bday dob birthday".split()
)
PROOF = frozenset("dob bday birthday born nacido nacida".split())
LEAST_WORDS, MOST_WORDS = 2, 4


def _first_thing(message: Message, taken: set[int], proving: set[int]) -> PersonName | None:
    """ "Margaret Oyler here", "doreen ashby two oh two …": a whole name that opens the message and stands apart from the rest."""
    opened = INTRODUCED.match(message.folded)
    start = _token_from(message, opened.end()) if opened is not None else None
    if start is None:
        return None
    cued = opened is not None and re.search(r"(?:this is|habla|soy|i'm|i am|it's|its)\s+$", opened.group()) is not None
    end = _name_end(message, start, taken)
    capitals = any(c.isupper() for c in message.text.text)
    if capitals:
        end = _capital_end(message, start, end)
    words = sum(t.is_word for t in message.tokens[start:end])
    if not LEAST_WORDS <= words <= MOST_WORDS or any(len(t.norm) < 2 for t in message.tokens[start:end]):
        return None
    after = message.tokens[end].norm if end < len(message.tokens) else ""
    proof = message.norms(end + 1, end + 2) if after == "," else (after,)
    given = end in proving or (after == "," and end + 1 in proving) or bool(PROOF & set(proof))
    apart = (after in AFTER_NAME and (cued or after in ("here", "calling", "speaking", "aqui"))) or (
        after == "my" and not capitals
    )
    return PersonName(written(message, start, end), start, end) if given or apart or (cued and not after) else None


def _leading(message: Message, taken: set[int]) -> PersonName | None:
    """ "Angela. I always forget": a first sentence that is nothing but a name."""
    start = next((i for i, t in enumerate(message.tokens) if t.norm not in FILLERS and t.is_word), None)
    if start is None:
        return None
    end = _name_end(message, start, taken)
    after = message.tokens[end].norm if end < len(message.tokens) else "."
    return (
        PersonName(written(message, start, end), start, end)
        if end > start and after in (".", ",", "!", ";", "and", "y")
        else None
    )


def _bare(message: Message, taken: set[int]) -> PersonName | None:
    """The first run of words that may be a name, after fillers."""
    best: PersonName | None = None
    for start, token in enumerate(message.tokens):
        if token.norm in FILLERS | DOCTOR or not token.is_word or DOCTOR & set(message.norms(max(0, start - 2), start)):
            continue
        end = _name_end(message, start, taken)
        if end > start and (best is None or end - start > best.end - best.start) and (best is None or start > best.end):
            best = PersonName(written(message, start, end), start, end)
    if best is None:
        return None
    others = sum(t.is_word and t.norm not in FILLERS for t in message.tokens) - (best.end - best.start)
    return best if others <= (MOST_BESIDE if best.end - best.start >= 2 else 2) else None


def _name_end(message: Message, start: int, taken: set[int]) -> int:
    """Where a name that begins at `start` ends; `start` itself when there is none."""
    end, last = start, start
    while end < len(message.tokens) and end - start < LONGEST:
        token = message.tokens[end]
        particle = token.norm in PARTICLES and end > start
        if end in taken and not particle:
            break
        if token.norm in (".", "-") and end > start and (token.glued or len(message.tokens[end - 1].norm) == 1):
            end += 1
            continue
        if not token.is_word or (token.norm in NOT_NAMES and not particle) or (token.norm in TITLES and end > start):
            break
        end += 1
        if not particle and token.norm not in TITLES:
            last = end
    return last


def _capital_end(message: Message, start: int, end: int) -> int:
    """Where the words with capitals stop; particles between them may be small."""
    last = start
    for index in range(start, end):
        token = message.tokens[index]
        if token.norm in PARTICLES or not token.is_word:
            continue
        if not message.text.text[token.start].isupper():
            break
        last = index + 1
    return last


def _with_spelling(message: Message, named: PersonName | None) -> PersonName | None:
    """A spelling corrects the name it follows: "gonzales, g o n z a l e z"."""
    runs = spelled(message.tokens)
    if not runs or (named is None and message.expecting is not Expecting.NAME):
        return named
    run = runs[-1]
    if named is None or named.start >= runs[0].start:
        joined = " ".join(cased(r.word) for r in runs)
        return PersonName(joined, runs[0].start, run.end)
    return _corrected(named, run)


def _corrected(named: PersonName, run: Spelled) -> PersonName:
    words = [w for w in named.name.split() if len(w) > 1]
    if not words:
        return PersonName(cased(run.word), named.start, run.end)
    nearest = max(range(len(words)), key=lambda i: (words[i][0].lower() == run.word[0], i))
    if words[nearest][0].lower() != run.word[0]:
        words.append(cased(run.word))
    else:
        words[nearest] = cased(run.word)
    return PersonName(" ".join(words), named.start, max(named.end, run.end))
