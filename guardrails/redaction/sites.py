"""Places of care and plans of insurance that look like people: "Mercer Pavilion", "Clínica Santa Isabel", "Tower B", "Blue Cross PPO"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.characters import UPPER

_CAPITAL = rf"(?-i:[{UPPER}])[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
_KIND = r"(?:pavilion|tower|wing|campus|clinics?|hospitals?|(?:medical |health |surgery |cancer |heart |imaging |wellness )?cent(?:er|re)|building|bldg|institute|garage|annex|imaging|urgent care|family practice|medical group|health (?:system|plaza))"
_BEFORE_KIND = re.compile(
    rf"(?<![\w'’-])(?:{_CAPITAL}[ ]){{1,3}}(?-i:(?=[A-Z])){_KIND}(?!\w)|"
    rf"(?:\b(?:at|in|from|near|to|the|your|of|via)|@)[ ](?:(?:the|your|our)[ ])?(?P<v>(?:(?!(?:the|your|our|my|a)\b)[^\W\d_]{{2,}}\.?[ ]){{1,2}}{_KIND})(?!\w)",
    re.IGNORECASE,
)
"""Capitals before a kind that is written with one, and any words between "at" or "the" and a kind."""
_SAINT = r"(?:san|santa|santo|sta|sto|st|saint|nuestra se[nñ]ora|ntra\.? sra)\b\.?"
_ES_KIND = r"(?:cl[ií]nica|hospital(?:ito)?|centro(?: (?:m[eé]dico|de salud|cl[ií]nico))?|sanatorio|policl[ií]nic[oa]|consultorio|sede|instituto|dispensario|unidad)"
_AFTER_KIND = re.compile(
    rf"(?<!\w){_ES_KIND}[ ](?:(?:(?:de|del)[ ](?:l[ao]s?[ ])?)?{_SAINT}[ ][^\W\d_]{{2,}}|(?:(?:de|del)[ ](?:l[ao]s?[ ])?)?{_CAPITAL}(?:[ ](?:(?:de|del|y)[ ](?:l[ao]s?[ ])?)?{_CAPITAL}){{0,3}})(?!\w)",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?<!\w)(?:tower|torre|building|bldg|edificio|pabell[oó]n|pavilion|wing|ala|level|nivel|entrance|entrada|parking|garage|campus|lobby)[ ]"
    r"(?:[a-e](?![\w'’])|north|south|east|west|norte|sur|este|oeste|main|central)(?!\w)",
    re.IGNORECASE,
)
_PLAN = re.compile(
    rf"(?<![\w'’-])(?:{_CAPITAL}[ ]){{0,3}}(?-i:PPO|HMO|EPO|POS|BCBS|Medicare|Medicaid|Blue Cross|Blue Shield|Healthcare|Advantage|Marketplace)(?!\w)(?:[ ]{_CAPITAL}){{0,2}}",
)


def find_sites(text: str) -> Iterator[tuple[int, int]]:
    """Where a name is a site's or a plan's: nobody is called by it there, unless someone was introduced by that name."""
    for pattern in (_BEFORE_KIND, _AFTER_KIND, _WHERE, _PLAN):
        for match in pattern.finditer(text):
            yield match.span(match.lastgroup or 0)
