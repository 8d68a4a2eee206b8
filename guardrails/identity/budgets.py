"""Budgets of one-time codes per number, prefix, country and hour: against paid-for traffic (SMS pumping) and code bombing.

They lock silently: who asks gets the same answer, and a decoy goes out instead of a code. A number that is typed in and one
on record are counted apart, and only typed ones by range: a patient's code is never spent by who types in numbers near theirs.
Whoever types in numbers can spend no more than the part that is not kept for numbers on record, in slices of the hour, and
once a slice runs low each prefix gets its share alone: an attack shuts out neither known patients nor, for longer than a
slice, new ones.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import timedelta

import phonenumbers

from guardrails.identity.attempts import Limit, Scope

PREFIX_DIGITS = 3
"""How many last digits a prefix leaves out: pumping walks through ranges of a thousand numbers that one carrier holds."""

SHARES = 10
"""Among how many prefixes, each with its full budget, a slice that runs low is shared out instead."""

UNKNOWN = "unknown"
_ALWAYS = ("number", "country", "all")
_GIVEN = ("prefix", "given", "given_all", "low", "share")


@dataclass(frozen=True)
class CodeBudget:
    """Codes an hour: to one number, one range of 1,000 (typed in), the hospital's own country, each other one, and in all.

    `reserved` is the part of the countries' and the whole budget that only numbers on record of verified patients may
    spend; the rest comes in `slices` of the hour.
    """

    home: str = "US"
    number: int = 6
    prefix: int = 20
    home_country: int = 2_000
    other_country: int = 10
    all: int = 2_500
    reserved: float = 0.5
    slices: int = 6

    def scopes(self, number: str | None, stranger: str, *, given: bool) -> list[Scope]:
        """The counters of a code to `number` (E.164), `given` by who asks or on record; of a decoy as many of its own."""
        if number is None:
            return self._nobodys((*_ALWAYS, *_GIVEN), stranger)
        country = country_of(number)
        most = self.home_country if country == self.home else self.other_country
        always = [
            Scope("budget", "number", counted_as(number, given=given), Limit(self.number)),
            Scope("budget", "country", country, Limit(most)),
            Scope("budget", "all", "all", Limit(self.all)),
        ]
        return [*always, *(self._shares(number, country, most) if given else self._nobodys(_GIVEN, stranger))]

    def _shares(self, number: str, country: str, most: int) -> list[Scope]:
        slice_ = self._slice(most)
        return [
            Scope("budget", "prefix", _prefix(number), Limit(self.prefix)),
            Scope("budget", "given", country, self._in_slice(slice_)),
            Scope("budget", "given_all", "all", self._in_slice(self._slice(self.all))),
            Scope("budget", "low", country, self._in_slice(max(1, slice_ * 2 // 3))),
            Scope("budget", "share", _prefix(number), self._in_slice(max(1, self.prefix // SHARES))),
        ]

    def _slice(self, most: int) -> int:
        return max(1, int(most * (1 - self.reserved)) // self.slices)

    def _in_slice(self, count: int) -> Limit:
        lasts = timedelta(hours=1) / self.slices
        return Limit(count, lasts, lasts)

    def _nobodys(self, kinds: tuple[str, ...], stranger: str) -> list[Scope]:
        return [Scope("budget", kind, stranger, Limit(self.all)) for kind in kinds]


def spent(scopes: list[Scope], locked: Container[str]) -> bool:
    """Whether one of a code's counters is locked; a prefix's share counts only where its country's slice runs low."""
    by = {scope.by: scope.key in locked for scope in scopes}
    low = by.pop("low") and by.pop("share")
    by.pop("share", None)
    return low or any(by.values())


def counted_as(number: str, *, given: bool) -> str:
    """Whom a counter of codes to this number is of: what was typed in never spends what the number on record has."""
    return f"given:{number}" if given else number


def _prefix(number: str) -> str:
    return number[:-PREFIX_DIGITS]


def country_of(number: str) -> str:
    """The two letters of a number's country; numbers of one country code (+1) are told apart by region."""
    try:
        found = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        found = None
    return found or UNKNOWN
