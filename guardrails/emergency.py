"""Emergencies, by rules that a clinician can read (emergency_rules.yaml): plain words, negation, time, other people's stories."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from guardrails.emergency_rules import Rule, RuleBook, load_rules
from guardrails.emergency_scope import denied_around, speaks_of_now
from guardrails.emergency_signs import READ, Findings, calmness, is_calm, sign_cleared
from guardrails.emergency_text import CLAUSE, SENTENCE, clause_of, means_otherwise, readable, sentences_of
from guardrails.learned import Heard, fitted
from guardrails.things import things_of
from language.types import Lang

Kind = Literal[
    "cardiac",
    "stroke",
    "breathing",
    "bleeding",
    "anaphylaxis",
    "overdose",
    "self_harm",
    "pregnancy",
    "child",
    "sepsis",
    "trauma",
    "unspecified",
]
_OWN_SUBJECT = re.compile(
    r"^(?:and |or |y |o )?(?:i|im|ive|he|she|hes|shes|my|we|they|its|it|there|me|mi|tengo|estoy|siento|tiene|esta|"
    r"se|le|yo|el|ella)\b"
)
_FILLER = re.compile(
    r"\b(?:help|please|pls|plz|hi|hello|hey|omg|oh|my god|god|i|im|ive|have|having|a|an|the|with|am|is|think|ayuda|"
    r"auxilio|por favor|hola|tengo|un|una|dios mio|creo que)\b"
)
_SAID_ALONE = 12
"""Words up to which nothing else is said that could put a rule's finding in doubt, and too little for the net to be sure of."""

_SAID_LITTLE = 4
"""Words below which the net hears too little to be heeded by itself."""

PER_POINT = 0.3
"""What a sign's point counts beside the net's output for a kind."""

BODILY = frozenset({"overdose", "bleeding"})
"""What people do to themselves."""

SEVERAL = "several-signs"
"""The rule of signs that are serious together."""

LEARNED = "Sounds like the emergencies among the examples (guardrails/learned)."
_OR = re.compile(r"\b(?:or|nor|ni|o)\b")
"""What stands before the last of a list, which may be denied at its start: "no fever, chest pain, or shortness of breath"."""

_ITEM, LISTED = 4, 200
"""Words of an item of such a list, and characters that are read of it."""

_TO_MATCH = 6
"""Words that may stand between a negation and what it negates."""


@dataclass(frozen=True)
class Emergency:
    """What was said, by kind; `rule` names the entry of the rule file and `source` where it comes from."""

    kind: Kind
    rule: str
    source: str
    both: bool = False
    """It is of the body and of not wanting to live at once: pills taken in order to die."""

    @property
    def body(self) -> bool:
        """Whether it is something that an ambulance is for."""
        return self.both or self.kind != "self_harm"

    @property
    def self_harm(self) -> bool:
        """Whether it is about not wanting to live."""
        return self.both or self.kind == "self_harm"


def detect(text: str, lang: Lang | None = None) -> Emergency | None:
    """The emergency that `text` tells of, in English or Spanish whatever `lang` says, or None. Pure and bounded.

    What is denied, long past, another person's history, asked as what-if, or a visit to be booked is none. Rules come
    first; then the learned net hears what they miss, and doubts what a vague one has found.
    """
    told = by_rules(text)
    found = told.found if told.certain else judged(told, fitted().hear(_literal(text, told.words)))
    return None if found is None else replace(found, both=_is_both(found, told.words))


def _literal(text: str, words: str) -> str:
    """The message as the net hears it: as it was written, or as it is read where something in it means something else."""
    return words if means_otherwise(text, load_rules()) else text


@dataclass(frozen=True)
class Told:
    """What the rules find in a message, read as `words`; the learned net withdraws it below a score of `doubted_below`."""

    words: str
    found: Emergency | None = None
    doubted_below: float = -math.inf

    @property
    def certain(self) -> bool:
        """Whether the learned net is not asked."""
        return self.found is not None and self.doubted_below == -math.inf


def by_rules(text: str) -> Told:
    """What the rules alone find."""
    rules = load_rules()
    words = readable(text, rules)
    bare, calm = _bare(words, rules), is_calm(words, rules)
    if calm and bare is None:
        return _beside(words, rules)
    found = bare or _ruled(words, rules)
    return Told(words, found) if found is None else Told(words, found, _doubted_below(found, words, rules))


def _beside(words: str, rules: RuleBook) -> Told:
    """What one thing that a calm message says tells of, where that thing is not calm by itself; else what a rule finds in it.

    The net may doubt either: a wish that is calm may stand beside an emergency, and an emergency in what is over or in jest.
    """
    acute = (thing for thing in things_of(words) if not is_calm(thing, rules))
    found = next(filter(None, (_ruled(thing, rules) for thing in acute)), None) or _ruled(words, rules)
    if found is None:
        return Told(words)
    stands = _is_certain(found, rules) and not rules.guards["aside"].search(words)
    return Told(words, found, rules.learned.doubt if stands else rules.learned.keep)


def _is_certain(found: Emergency, rules: RuleBook) -> bool:
    """Whether a rule that is not vague has found what may not wait."""
    return found.kind in rules.learned.certain_now and found.rule not in rules.learned.vague


def judged(told: Told, heard: Heard) -> Emergency | None:
    """The rules' finding with the learned net's: doubted where the net is sure of none, and added to where there is none."""
    rules = load_rules()
    if told.found is not None and heard.score > told.doubted_below:
        return told.found
    if heard.score <= rules.learned.add:
        return None
    findings = _findings(told.words, rules)
    if heard.score > _needed(told.words, rules, findings):
        return Emergency(_kind(heard, findings.by_kind()), "learned", LEARNED)
    return None


def _needed(words: str, rules: RuleBook, findings: Findings) -> float:
    """The score from which the net is heeded: the less a message says of a sign, and the calmer it is, the higher.

    What has long been so is as good as calm. A short one of that, one that says nothing, that is calm, or whose signs are all
    denied or long past, raises no alarm by the net.
    """
    learned, short = rules.learned, len(words.split()) <= _SAID_ALONE
    lasting = rules.guards["long_standing"].search(words) is not None and not rules.severe.search(words)
    if short and lasting:
        return math.inf
    calm = lasting or is_calm(words, rules)
    if findings.telling():
        return learned.add_short if short else learned.add_calm if calm else learned.add
    calm = calm or findings.mentioned()
    if short:
        return math.inf if calm or len(words.split()) < _SAID_LITTLE else learned.add_short_sure
    return learned.add_calm_sure if calm else learned.add_sure


def _kind(heard: Heard, points: Mapping[str, int]) -> Kind:
    """By what the net hears and the heaviest sign of each kind."""
    likely = {kind: output + PER_POINT * points.get(kind, 0) for kind, output in heard.kinds.items()}
    best: Kind = max(likely, key=lambda kind: likely[kind], default="unspecified")  # type: ignore[arg-type]
    return best


def _is_both(found: Emergency, words: str) -> bool:
    """Whether something done to the body stands beside words of not wanting to live, whichever was found."""
    rules = load_rules()
    others = BODILY if found.kind == "self_harm" else {"self_harm"} if found.kind in BODILY else set()
    sentences, severe = sentences_of(words), bool(rules.severe.search(words))
    of_others = (rule for rule in rules.rules if rule.kind in others)
    return any(_holds(rule, sentence, rules, severe) for rule in of_others for sentence in sentences)


def _doubted_below(found: Emergency, words: str, rules: RuleBook) -> float:
    """Never in a short message, but for signs only added up, for what a vague rule finds and has long been so, and where
    it asks or is calm, if the net is surest; nor of the heart, a stroke or self-harm by a certain rule or where they are told of
    now. Words of something else put any of them in doubt, but for a call for help.
    """
    learned = rules.learned
    if not found.rule.startswith("bare-") and rules.guards["aside"].search(words):
        return learned.keep if found.rule in learned.vague else learned.doubt
    if len(words.split()) <= _SAID_ALONE:
        if found.rule == SEVERAL:
            return learned.deny if found.kind in learned.certain_now else learned.doubt
        if found.rule in learned.vague and rules.guards["long_standing"].search(words):
            return learned.keep
        return learned.deny if "?" in words or calmness(words, rules) > 0 else -math.inf
    if found.rule.startswith("bare-"):
        return learned.keep
    now = rules.guards["present"].search(words) and not rules.guards["others_history"].search(words)
    if now and found.kind in learned.certain_now:
        return -math.inf
    if found.rule in learned.vague:
        return learned.keep
    return learned.deny if found.kind in learned.certain_now else learned.doubt


def _bare(words: str, rules: RuleBook) -> Emergency | None:
    """A call for help that a sentence consists of."""
    for sentence in sentences_of(words):
        said = " ".join(_FILLER.sub(" ", sentence.replace(",", " ")).split())
        kind = rules.bare.get(said) or rules.bare.get(sentence)
        if kind is not None:
            return Emergency(kind, f"bare-{kind}", "Said alone, it is a call for help.")  # type: ignore[arg-type]
    return None


def _ruled(words: str, rules: RuleBook) -> Emergency | None:
    """The first rule that holds, else the first combination, else signs that are serious together."""
    sentences, severe = sentences_of(words), bool(rules.severe.search(words))
    may = rules.rules_in.may_stand(words)
    for rule in rules.rules:
        if rule.id in may and any(_holds(rule, sentence, rules, severe) for sentence in sentences):
            return Emergency(rule.kind, rule.id, rule.source)  # type: ignore[arg-type]
    findings = _findings(words, rules)
    for combination in findings.combinations():
        return Emergency(combination.kind, combination.id, combination.source)  # type: ignore[arg-type]
    kind = findings.weighed()
    return Emergency(kind, SEVERAL, "Signs of the file that are serious together.") if kind else None  # type: ignore[arg-type]


def _findings(words: str, rules: RuleBook) -> Findings:
    if len(words) > READ:
        words = f"{words[: READ // 2]} . {words[-READ // 2 :]}"
    borders = [0, *(m.end() for m in SENTENCE.finditer(words)), len(words)]

    def cleared(place: tuple[int, int]) -> bool:
        start = max(b for b in borders if b <= place[0])
        end = min((b for b in borders if b >= place[1]), default=len(words))
        return sign_cleared(words[start:end], (place[0] - start, place[1] - start), rules)

    return Findings(words, rules, cleared)


def _holds(rule: Rule, sentence: str, rules: RuleBook, severe: bool) -> bool:
    """Whether a match of the rule stands that no guard clears."""
    for pattern in rule.patterns:
        for match in pattern.finditer(sentence):
            if not _cleared(rule, sentence, match.span(), rules, severe):
                return True
    return False


def _cleared(rule: Rule, sentence: str, span: tuple[int, int], rules: RuleBook, severe: bool) -> bool:
    guards = rules.guards
    clause_start, clause = clause_of(sentence, span)
    if _negated(sentence, clause_start, span[0], rules) or denied_around(sentence, span, rules):
        return True
    if guards["what_if"].search(sentence[: span[1]]) and not guards["present"].search(clause):
        return True
    of_then = guards["past"].search(clause) or guards["others_history"].search(clause)
    if of_then and not speaks_of_now(sentence, rules):
        return True
    if guards["services"].search(clause) or guards["figure_of_speech"].search(sentence):
        return True
    mild = rule.mild_possible and not severe
    return mild and bool(
        guards["long_standing"].search(sentence)
        or (guards["follow_up"].search(sentence) and not speaks_of_now(sentence, rules))
    )


def _negated(sentence: str, clause_start: int, at: int, rules: RuleBook) -> bool:
    """Whether "no", "don't have", "sin"… governs the match, also through a list ("no fever, chest pain or cough")."""
    if _denied(sentence[clause_start:at], rules):
        return True
    if clause_start == 0 or _OWN_SUBJECT.match(sentence[clause_start:]):
        return False
    before = sentence[:clause_start]
    if "," not in before[-3:]:
        return False
    items = CLAUSE.split(before.rstrip(", ")[-LISTED:])[::-1]
    for item in items if _OR.search(sentence[clause_start:at]) else items[:1]:
        if _denied(item, rules):
            return True
        if _OWN_SUBJECT.match(item) or len(item.split()) > _ITEM:
            return False
    return False


def _denied(stretch: str, rules: RuleBook) -> bool:
    stretch = rules.guards["not_negation"].sub(" ", stretch)
    found = list(rules.guards["negation"].finditer(stretch))
    return bool(found) and len(stretch[found[-1].end() :].split()) <= _TO_MATCH
