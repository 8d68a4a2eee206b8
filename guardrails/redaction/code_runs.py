"""Runs of letters and figures, typed or said aloud: "7HW-2290", "y r k then four oh nine", "erre de rosa cero ocho"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guardrails.normalise import fold
from guardrails.redaction.letter_names import ENGLISH, RADIO, SPANISH, WEAK
from guardrails.redaction.number_words import SIZE, TENS, TIMES
from guardrails.redaction.ordinary import is_near_plain

_NAMES_OF_LETTERS = SPANISH | {name: letter for name, letter in ENGLISH.items() if name not in ("ell", "em", "en")}
_SIZE = SIZE | dict.fromkeys("hundred hundreds cientos thousand mil million millón millon millones".split(), 2)
_AS_IN = frozenset("as like for como de".split())
_SIGNS = frozenset("dash hyphen minus slash guion guión raya rayita diagonal barra".split())
"""Signs that stand within a number."""
_GOING_ON = _SIGNS | frozenset(
    "space pause point dot period guiones rayitas espacio punto pausa then next followed after luego después despues seguido aparte also".split()
)
_JOINS = _GOING_ON | frozenset(
    "by de with just only solo sólo and that y a an una un the la el hay uh um eh este another otra otro number número numero".split()
)
"""What may be said between the parts of one number."""
_CASE = (
    ("lower", "case"),
    ("upper", "case"),
    ("capital",),
    ("uppercase",),
    ("lowercase",),
    ("mayúscula",),
    ("mayuscula",),
    ("minúscula",),
    ("minuscula",),
)
"""What is said before a letter of how it is written."""
_MOST_JOINS = 6
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"[\s,\-–—_#.…/]{1,4}")
_DATE = re.compile(
    r"\d{1,2}/\d{1,2}(?:/(?:\d{2}){1,2})?|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}|(?:19|20)\d\d-W\d\d(?:-\d)?",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]+", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d{1,2}(?:[0-5]\d)?(?:am|pm|a|p)|\d+(?:mg|mcg|ml|cc|ish|st|nd|rd|th|x|h|nite|morrow|moro|mrw|day|hrs?|hs|min|mins|k|yo|yrs?|mo|wks?|d|lbs?|kg|cm|mm|ft|in|g|iu|er|era|do|da|ro|ra|to|ta)",
    re.IGNORECASE,
)
_SLANG = frozenset(
    "b4 gr8 l8r l8 w8 m8 h8 str8 4u 2u 4ever 2b 4m u2 me2 no1 some1 any1 every1 sum1 b12 b6 d3 k2 a1c t3 t4 t1 t2 c1 l4 l5 s1 q1 q2 q3 q4".split()
)
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-xz]{2,5}", re.IGNORECASE)
_TIES = ("-", "/")
"""What joins such letters with figures for certain."""
_LONGEST = 6
"""Letters of a group at most."""
_NO_GROUP = frozenset(
    "id ids lic sn ins plan plate tag no num nro nr mrn dni ssn dob grp tel cel ph txt bday cvv exp fax ext apt ste st rd mg dr dra pm am rm".split()
)
"""What stands before a number and is no part of it."""
_DATED = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic mon tue wed thu fri sat sun lun mie jue vie sab dom".split()
)


@dataclass(frozen=True)
class Run:
    """[start, end) of a text, with how many figures and letters it stands for, and of how many words it is."""

    start: int
    end: int
    figures: int
    letters: int
    words: int
    spoken: bool
    first: int
    """Index of its first word among the words of the text."""

    @property
    def size(self) -> int:
        """Letters and figures together."""
        return self.figures + self.letters


@dataclass(frozen=True)
class _Piece:
    """How many words the next letter or figure takes, and what it stands for; a weak one begins or ends no number by itself."""

    words: int
    figures: int = 0
    letters: int = 0
    weak: bool = False
    spoken: bool = False
    sign: bool = False


def words_of(text: str) -> list[re.Match[str]]:
    """The words and numbers of a text."""
    return list(_TOKEN.finditer(text))


def code_runs(text: str, words: Sequence[re.Match[str]]) -> Iterator[Run]:
    """All runs from the front; what goes on with "then", "dash" and the like is one with what stands before it."""
    at = 0
    whole: Run | None = None
    while at < len(words):
        pieces, end = _pieces(text, words, at)
        run = _run(words, at, pieces)
        if (
            run is None
            or _DATE.fullmatch(text, run.start, run.end)
            or (run.words == 1 and words[run.first][0].lower() in _JOINS)
        ):
            at += 1
            continue
        at = max(end, at + 1)
        if whole and _goes_on(words, whole, run):
            whole = _together(whole, run)
            continue
        if whole:
            yield whole
        whole = run
    if whole:
        yield whole


def _together(one: Run, other: Run) -> Run:
    words = other.first + other.words - one.first
    spoken = one.spoken or other.spoken
    return Run(one.start, other.end, one.figures + other.figures, one.letters + other.letters, words, spoken, one.first)


def _pieces(text: str, words: Sequence[re.Match[str]], at: int) -> tuple[list[_Piece], int]:
    """The pieces of the run that begins at a word, and the index after it."""
    found: list[_Piece] = []
    while at < len(words):
        gap = text[words[at - 1].end() : words[at].start()] if found else " "
        if (
            not _GAP.fullmatch(gap)
            or ("/" in gap and len(words[at - 1][0]) < 3 and len(words[at][0]) < 3)
            or ("," in gap and words[at][0].isalpha() and len(words[at][0]) > 1 and words[at][0].lower() not in _SIZE)
        ):
            break
        piece = _piece(text, words, at, after=found[-1] if found else None)
        if piece is None or (
            found and piece.weak and not piece.sign and found[-1].figures and _is_preposition(words, at)
        ):
            break
        found.append(piece)
        at += piece.words
    return found, at


def _is_preposition(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a weak letter behind a figure is more likely the word: "cuatro de mil", "25 o 26"."""
    if words[at][0].lower() == "e" and at + 1 < len(words) and len(words[at + 1][0]) == 1:
        return False
    return words[at - 1][0].isdigit() or words[at][0].lower() in ("de", "o", "en", "e")


def _run(words: Sequence[re.Match[str]], at: int, pieces: list[_Piece]) -> Run | None:
    """What is left of a run without the loose words at its ends; None where nothing is."""
    first, count = at, len(pieces)
    while count and pieces[count - 1].weak:
        count -= 1
    begun = 0
    while begun < count and pieces[begun].weak and not (pieces[begun + 1 : count] and _is_letter(pieces[begun + 1])):
        first += pieces[begun].words
        begun += 1
    own = pieces[begun:count]
    if not any(piece.figures or (piece.letters and not piece.weak) for piece in own):
        return None
    size = sum(piece.words for piece in own)
    figures, letters = sum(p.figures for p in own), sum(p.letters for p in own)
    spoken = any(piece.spoken for piece in own)
    return Run(words[first].start(), words[first + size - 1].end(), figures, letters, size, spoken, first)


def _is_letter(piece: _Piece) -> bool:
    return piece.letters == 1 and not piece.figures and not piece.weak


def _piece(text: str, words: Sequence[re.Match[str]], at: int, *, after: _Piece | None) -> _Piece | None:
    word = words[at][0]
    low = word.lower()
    if word.isdigit():
        return _Piece(1, figures=len(word))
    if low in _SIZE:
        return _Piece(1, figures=_SIZE[low], spoken=True)
    if not _is_special(low):
        return _group(text, words, at, word, follows=after is not None)
    if low in TIMES:
        return _Piece(1, figures=TIMES[low] - 1, spoken=True) if after or _is_figure(words, at + 1) else None
    if after and (low in _SIGNS or (low in ("y", "and") and _within_a_number(words, at))):
        return _Piece(1, weak=True, spoken=True, sign=low in _SIGNS)
    if (case := _case(words, at)) and at + case < len(words) and len(words[at + case][0]) == 1:
        return _Piece(case + 1, letters=1, spoken=True)
    if low in ("y", "and") or low in _SLANG:
        return None
    if _MIXED.fullmatch(word) and not _AMOUNT.fullmatch(word):
        figures = sum(char.isdigit() for char in word)
        return _Piece(1, figures=figures, letters=len(word) - figures)
    if low in RADIO and (after or _is_coded_after(words, at + 1)):
        return _Piece(1, letters=1, spoken=True)
    letter = low if len(low) == 1 else _NAMES_OF_LETTERS.get(low, "")
    if letter:
        return _letter(text, words, at, letter, after=after)
    return _group(text, words, at, word, follows=after is not None)


@lru_cache(maxsize=8192)
def _is_special(low: str) -> bool:
    """Whether a word is more than some letters: most are not."""
    if (
        len(low) == 1
        or low in _SIGNS
        or low in TIMES
        or low in _NAMES_OF_LETTERS
        or low in RADIO
        or low in ("y", "and")
    ):
        return True
    return any(low == case[0] for case in _CASE) or any(char.isdigit() for char in low)


def _within_a_number(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether "y" and "and" stand in "cuarenta y siete", "twelve thousand and six"."""
    before, after = words[at - 1][0].lower() if at else "", words[at + 1][0].lower() if at + 1 < len(words) else ""
    return after in _SIZE and (
        before in TENS if words[at][0].lower() == "y" else before in ("hundred", "thousand", "million")
    )


def _case(words: Sequence[re.Match[str]], at: int) -> int:
    """How many words tell of how the letter behind them is written."""
    return next((len(c) for c in _CASE if tuple(w[0].lower() for w in words[at : at + len(c)]) == c), 0)


def _is_figure(words: Sequence[re.Match[str]], at: int) -> bool:
    return at < len(words) and (words[at][0].lower() in _SIZE or words[at][0].isdigit() or len(words[at][0]) == 1)


def _is_coded_after(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a figure or a letter of the radio's alphabet stands there."""
    return _is_figure(words, at) or (at < len(words) and words[at][0].lower() in RADIO)


def _letter(text: str, words: Sequence[re.Match[str]], at: int, letter: str, *, after: _Piece | None) -> _Piece:
    """A letter, with the word that it is told by ("x as in x ray", "be de burro")."""
    ahead = [w[0].lower() for w in words[at + 1 : at + 5]]
    if ahead and ahead[0] == "griega" and letter == "i":
        return _Piece(2, letters=1, spoken=True)
    if len(ahead) > 1 and ahead[0] in _AS_IN:
        told = 2 if ahead[1] in ("in", "en") and len(ahead) > 2 else 1
        word = ahead[told]
        if fold(word)[0] == fold(letter) and (len(word) > 1 or ahead[0] == "as"):
            ray = ahead[told : told + 2] == ["x", "ray"]
            return _Piece(told + 2 + ray, letters=1, spoken=True)
    said, low = words[at][0], words[at][0].lower()
    behind = text[words[at].end() : words[at].end() + 2]
    tied = bool(after and (after.sign or text[words[at].start() - 1] == "-")) or (
        behind[:1] == "-" and behind[1:].isdigit()
    )
    weak = low in WEAK and (said == low or said == "I") and not (tied and len(low) == 1)
    return _Piece(1, letters=1, weak=weak, spoken=len(low) > 1)


def _group(text: str, words: Sequence[re.Match[str]], at: int, word: str, *, follows: bool) -> _Piece | None:
    """Letters that stand together beside figures: "zgp 918", "QF-9", "MA-1100"."""
    if len(word) > _LONGEST or word.lower() in _NO_GROUP:
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    before = text[words[at - 1].end() : words[at].start()] if at else ""
    behind = text[words[at].end() : after.start()] if after and _is_coded(after[0]) else ""
    leads = behind in (" ", *_TIES)
    if not leads and not (follows and before in _TIES):
        return None
    if not word.isalpha() or fold(word)[:3] in _DATED:
        return None
    if _CONSONANTS.fullmatch(word) or (word.isupper() and (behind in _TIES or before in _TIES or not text.isupper())):
        return _Piece(1, letters=len(word))
    more = at + 2 < len(words) and words[at + 2][0].isdigit()
    long = after is not None and leads and (behind in _TIES or len(after[0]) > 2 or more)
    return _Piece(1, letters=len(word)) if long and word.islower() and not is_near_plain(word) else None


def _is_coded(word: str) -> bool:
    """Whether figures are in a word that is no amount."""
    return word[0].isdigit() or (bool(_MIXED.fullmatch(word)) and not _AMOUNT.fullmatch(word))


def _goes_on(words: Sequence[re.Match[str]], before: Run, run: Run) -> bool:
    """Whether nothing but "then", "dash" and the like stands between two runs."""
    ended = before.first + before.words
    between = [words[i][0].lower() for i in range(ended, run.first)] if run.first - ended <= _MOST_JOINS else [""]
    return all(word in _JOINS for word in between) and any(word in _GOING_ON for word in between)
