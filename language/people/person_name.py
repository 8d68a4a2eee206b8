"""The name of the person a visit is for, where it was asked for or is announced."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import replace

from language.intents.sentences import asks, sentences
from language.message import Message
from language.people.casing import written
from language.people.name_beside import beside_proof, titled
from language.people.name_parts import both_parts, fuller, with_other_part, with_spelling
from language.people.name_run import PersonName, capital_end, name_end, token_from
from language.people.spelling import spelled
from language.people.whole_name import whole_name
from language.temper import temper
from language.text.patterns import says
from language.types import Expecting

SURE = re.compile(
    r"\b(?:(?:my |last )?name's not \w+,? (?:it's|but)|(?:my|his|her|the|full|patient|child|their|patient's|son's|daughter's)\s+(?:full\s+|first\s+)?name(?:\s+is|'s|:| )|name\s*(?:is|:)|name's|i am called"
    r"|(?:my|his|her)\s+name's|call(?:ed)? me|goes by|me llamo|mi nombre(?: completo)? es|se llama|su nombre(?: completo)? es|nombre(?: completo)?\s*(?:es|:)"
    r"|el paciente (?:es|se llama)|la paciente (?:es|se llama)|a nombre de|under the name(?: of)?|in the name of|el nombre es|the name is|last name is(?: now)?|last name should be|(?:mi|el) apellido es|(?:nombre|apellido) esta mal,? es|name is wrong,? it's|me dicen|de nombre"
    r"|(?:put|pongale|ponga|anote|anotela?|apunte)(?: (?:it|me|him|her|us))?(?: down| ahi)? (?:as|under|a nombre de)|(?:el|la) paciente:|(?:it's|is|should be) spelled|(?:regards|sincerely|saludos|atentamente),"
    r"|it's(?= [a-z]+ with (?:an? |two |one )[a-z]))\s+"
)
SURNAME = re.compile(r"last name|apellido")
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
PUT_RIGHT = re.compile(r"\b(?:it's|its|it is|es|era)\s+|^")
LETTER = re.compile(r"\s*,?\s*(?:with|con) (?:(?:an?|una?|la|two|one|dos|doble|double) )?[a-z]\b")
"""What puts one right where a code was asked for: "it's Rosa Jimenez, with a z"."""

I_AM = re.compile(r"\b(?:soy|this is|habla|le habla)\s+")

FILLERS = frozenset(
    "uh um erm hmm eh ehh oh ah well so yes yeah sure ok okay si claro bueno pues hola hi hello hey it's its is it i'm im am soy es the name".split()
)
SHORT = 7
"""Tokens up to which an answer may give a name without capitals after "I'm"."""

TAKES_PLAN = r"\b(?:aceptan?|toman|reciben|cubren|manejan|trabajan con)\b"
"""What a question about an insurance plan has in it."""

MOST_BESIDE = 6
"""Other words of an answer that holds a whole name; more of them say something else."""

DOCTOR = frozenset({"dr", "doctor", "dra", "doctora"})


def announced_name(message: Message, taken: set[int], proving: set[int]) -> PersonName | None:
    """A name after "my name is" or "I'm" and their like: no doctor's, whatever the directory holds."""
    if temper(message.folded) is not None:
        return None
    sure = both_parts(message) or _announced(message, SURE, set(), needs_capital=False)
    return _nobody_elses(
        sure or _announced(message, SELF, taken, needs_capital=True) or _first_thing(message, taken, proving)
    )


def _nobody_elses(named: PersonName | None) -> PersonName | None:
    """ "This is Leo's mom" is not called Leo."""
    return None if named is not None and named.name.endswith(("'s", "’s")) else named


def person_name(message: Message, taken: set[int], proving: set[int]) -> PersonName | None:
    """A name that was announced, or given where one was asked for. `taken` tokens mean something else already, `proving` ones a birth date or number."""
    if (whole := whole_name(_before_proof(message, proving))) is not None and not taken.intersection(
        range(whole.start, whole.end)
    ):
        return whole
    named = announced_name(message, taken, proving)
    if named is None and temper(message.folded) is not None:
        return None
    if named is None and message.expecting is Expecting.NAME:
        short = len(message.tokens) <= SHORT
        named = (
            _leading(message, taken)
            or _announced(message, LIKELY, taken, needs_capital=not short)
            or _announced(message, I_AM, taken, needs_capital=False, least=2)
            or _bare(message, taken | _spelled_out(message))
        )
    elif named is None and message.expecting is Expecting.PERSON:
        named = _of_kin(message, taken)
    elif named is None:
        named = (
            _announced(message, LIKELY, taken, needs_capital=True)
            or _put_right(message, taken)
            or _nothing_else(message, taken)
        )
    named = _nobody_elses(named) or titled(message, taken) or beside_proof(message, taken, proving)
    named = with_other_part(message, _within_one_sentence(message, named))
    return with_spelling(message, fuller(message, named, taken) if message.expecting is Expecting.NAME else named)


def _put_right(message: Message, taken: set[int]) -> PersonName | None:
    """ "No, es Rosa Jimenez", "it's rosa jimenez with a z", where a code was asked for."""
    if message.expecting is not Expecting.CODE:
        return None
    named = _announced(message, PUT_RIGHT, taken, needs_capital=False, least=2)
    if named is None or LETTER.match(message.folded, message.tokens[named.end - 1].end):
        return named
    return named if named.start and capital_end(message, named.start, named.end) == named.end else None


def _before_proof(message: Message, proving: set[int]) -> Message:
    """ "Smith, John, March 5, 1982": what stands before the birth date or number that such an answer ends with."""
    first = min(proving, default=0)
    if any(t.is_word and i not in proving for i, t in enumerate(message.tokens[first:], first)):
        return message
    while first and message.tokens[first - 1].norm in (",", ";", ".", "-"):
        first -= 1
    return replace(message, tokens=message.tokens[:first]) if first else message


def _nothing_else(message: Message, taken: set[int]) -> PersonName | None:
    """ "Maria Gonzalez", said early: a message in the middle of a talk that is nothing but a name with its capitals."""
    if message.expecting in (Expecting.NOTHING, Expecting.REASON):
        return None
    words = [i for i, t in enumerate(message.tokens) if t.kind != "sign"]
    if not LEAST_WORDS <= len(words) <= MOST_WORDS or capital_end(message, words[0], words[-1] + 1) != words[-1] + 1:
        return None
    end = name_end(message, words[0], taken)
    return PersonName(written(message, words[0], end), words[0], end) if end == words[-1] + 1 else None


def _spelled_out(message: Message) -> set[int]:
    """The letters of "John Carter, C A R T E R", which put a name right and are none themselves."""
    return {i for run in spelled(message.tokens) for i in range(run.start, run.end)}


def _of_kin(message: Message, taken: set[int]) -> PersonName | None:
    """ "My wife Angela, she doesn't like the phone"."""
    for match in KIN.finditer(message.folded):
        start = token_from(message, match.end())
        if start is None:
            continue
        end = name_end(message, start, taken)
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


def _announced(
    message: Message, cue: re.Pattern[str], taken: set[int], *, needs_capital: bool, least: int = 1
) -> PersonName | None:
    for match in cue.finditer(message.folded):
        start = token_from(message, match.end())
        before = message.folded[max(0, match.start() - 12) : match.start() + 3]
        asks = message.folded[: match.start()].endswith("como ")
        if start is None or message.tokens[start].norm in DOCTOR or "doctor" in before or asks:
            continue
        end = name_end(message, start, taken, surname=SURNAME.search(match.group()) is not None)
        if needs_capital:
            end = capital_end(message, start, end)
        if end - start < least:
            continue
        return PersonName(written(message, start, end), start, end)
    return None


INTRODUCED = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hola|um|uh|yes|good \w+|buen[oa]s \w+|si|este|ay|ok|okay)\W+)*(?:(?:this is|it's|its|habla|le habla|soy|i'm|i am)\s+)?"
)
AFTER_NAME = frozenset(
    "here calling speaking my and i i'd i'm , . born naci y mi quiero necesito quisiera nacido nacida date phone email de con aqui para yo tengo tenia tenemos hablo llamo escribo marco vengo estoy queria bday dob birthday".split()
)
PROOF = frozenset("dob bday birthday born nacido nacida".split())
LEAST_WORDS, MOST_WORDS = 2, 4


AGO = frozenset({"hace", "about", "around", "como", "ago"})
"""What opens "eight months ago", which stands beside a birth date, too."""


def _first_thing(message: Message, taken: set[int], proving: set[int]) -> PersonName | None:
    """ "Margaret Oyler here", "doreen ashby two oh two …": a whole name that opens the message and stands apart from the rest."""
    opened = INTRODUCED.match(message.folded)
    start = token_from(message, opened.end()) if opened is not None else None
    if start is None:
        return None
    cued = opened is not None and re.search(r"(?:this is|habla|soy|i'm|i am|it's|its)\s+$", opened.group()) is not None
    end = name_end(message, start, taken)
    capitals = any(c.isupper() for c in message.text.text)
    if capitals:
        end = capital_end(message, start, end)
    words = sum(t.is_word for t in message.tokens[start:end])
    if not LEAST_WORDS <= words <= MOST_WORDS or any(len(t.norm) < 2 for t in message.tokens[start:end]):
        return None
    if message.tokens[start].norm in AGO:
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
    end = name_end(message, start, taken)
    after = message.tokens[end].norm if end < len(message.tokens) else "."
    return (
        PersonName(written(message, start, end), start, end)
        if end > start and after in (".", ",", "!", ";", "and", "y")
        else None
    )


def _asks(message: Message) -> bool:
    """ "Do you take Aetna?", where the name was asked for, asks something and names nobody."""
    plans = "?" in message.folded and says(TAKES_PLAN, message.folded)
    return plans or any(asks(sentence, message.lang) for _, sentence in sentences(message.folded))


def _bare(message: Message, taken: set[int]) -> PersonName | None:
    """The first run of words that may be a name, after fillers; none in a question."""
    if _asks(message):
        return None
    best: PersonName | None = None
    for start, token in enumerate(message.tokens):
        if token.norm in FILLERS | DOCTOR or not token.is_word or DOCTOR & set(message.norms(max(0, start - 2), start)):
            continue
        end = name_end(message, start, taken)
        if end > start and (best is None or end - start > best.end - best.start) and (best is None or start > best.end):
            best = PersonName(written(message, start, end), start, end)
    if best is None:
        return None
    others = sum(t.is_word and len(t.norm) > 1 and t.norm not in FILLERS for t in message.tokens) - (
        best.end - best.start
    )
    return best if others <= (MOST_BESIDE if best.end - best.start >= 2 else 2) else None
