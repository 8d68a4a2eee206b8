"""How far words around a sign reach: a "no" that stands behind it, nobody as its subject, and whether a "now" is of it."""

from __future__ import annotations

from guardrails.emergency_rules import RuleBook

NEAR = 400
"""Characters on either side of a sign in which a denial of it is looked for: a long message of signs is read once."""


def denied_around(sentence: str, place: tuple[int, int], rules: RuleBook) -> bool:
    """Whether what stands at `place` is said of nobody, answered with no right behind it, or asked and answered so later."""
    guards = rules.guards
    before, behind = sentence[max(0, place[0] - NEAR) : place[0]], sentence[place[1] : place[1] + NEAR]
    of_nobody = guards["of_nobody"].search(before) and not guards["lonely"].match(sentence, place[0])
    if of_nobody or guards["no_behind"].match(sentence, place[1]):
        return True
    answer = guards["answered_no"].search(behind)
    return bool(answer and guards["asked_of_me"].search(before) and not guards["owned_up"].search(behind))


def speaks_of_now(sentence: str, rules: RuleBook) -> bool:
    """Whether a sentence tells of something now; who is well, grown up or so and so old by now does not."""
    return bool(rules.guards["present"].search(rules.guards["well_now"].sub(" ", sentence)))
