"""Budgets of one-time codes per number, prefix, country and hour: against paid-for traffic (SMS pumping) and code bombing.

They lock silently: who asks gets the same answer, and a decoy goes out instead of a code.
"""

from __future__ import annotations

from dataclasses import dataclass

import phonenumbers

from guardrails.identity.attempts import Limit, Scope

PREFIX_DIGITS = 3
"""How many last digits a prefix leaves out: pumping walks through ranges of a thousand numbers that one carrier holds."""

UNKNOWN = "unknown"


@dataclass(frozen=True)
class CodeBudget:
    """Codes an hour: to one number, one range of 1,000, the hospital's own country, each other country, and in all."""

    home: str = "US"
    number: int = 6
    prefix: int = 20
    home_country: int = 2_000
    other_country: int = 10
    all: int = 2_500

    def scopes(self, number: str | None, stranger: str) -> list[Scope]:
        """The counters of a code to `number` (E.164); of a decoy as many, which nobody shares."""
        if number is None:
            return [Scope("budget", by, stranger, Limit(self.all)) for by in ("number", "prefix", "country", "all")]
        country = country_of(number)
        most = self.home_country if country == self.home else self.other_country
        return [
            Scope("budget", "number", number, Limit(self.number)),
            Scope("budget", "prefix", number[:-PREFIX_DIGITS], Limit(self.prefix)),
            Scope("budget", "country", country, Limit(most)),
            Scope("budget", "all", "all", Limit(self.all)),
        ]


def country_of(number: str) -> str:
    """The two letters of a number's country; numbers of one country code (+1) are told apart by region."""
    try:
        found = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        found = None
    return found or UNKNOWN
