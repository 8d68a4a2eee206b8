"""What deserves a word first, what a scan's team must know, and who waits for our staff."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from language.cautions import caution
from language.feeling import feeling
from language.harmed import is_harmed
from language.staff_coming import asks_for_staff
from language.text.normalise import LIMIT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I have to cancel, my husband passed away", "condolence"),
        ("my husband passed away last night", "condolence"),
        ("there was a death in the family", "condolence"),
        ("se murió mi mamá y no puedo ir", "condolence"),
        ("I've been waiting 3 weeks", "sorry_wait"),
        ("ya estoy harto de ustedes", "sorry_wait"),
        ("llevo tres semanas esperando", "sorry_wait"),
        ("my phone died", None),
        ("I lost my wife's card", None),
        ("how long is the wait", None),
        ("put me on the waiting list", None),
    ],
)
def test_a_death_and_a_long_wait_are_heard(text: str, told: str | None) -> None:
    assert feeling(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("i have a pacemaker", True),
        ("tengo marcapasos", True),
        ("does it matter if I'm pregnant", True),
        ("estoy embarazada", True),
        ("I'm allergic to contrast dye", True),
        ("can I get pregnant", False),
        ("no pacemaker here", False),
        ("I have a headache", False),
    ],
)
def test_what_a_scans_team_must_know_is_heard(text: str, told: bool) -> None:
    assert caution(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("so when will somebody call me??", True),
        ("you dont even have my number", True),
        ("I said representative", True),
        ("¿cuándo me van a contestar?", True),
        ("when is my appointment", False),
        ("can someone come with me", False),
    ],
)
def test_who_waits_for_staff_is_heard(text: str, told: bool) -> None:
    assert asks_for_staff(text) is told


@pytest.mark.parametrize("hear", [caution, feeling, asks_for_staff])
@pytest.mark.parametrize("piece", ["y ", " ", ", ", "\n", "when i've been my husband died ", "no la ", "i am "])
def test_long_texts_are_read_in_no_time(hear: Callable[[str], object], piece: str) -> None:
    begun = perf_counter()
    hear((piece * LIMIT)[:100_000])
    assert perf_counter() - begun < 0.2


@pytest.mark.parametrize(
    ("words", "harmed"),
    [
        ("my husband hits me", True),
        ("I'm afraid of my ex", True),
        ("mi esposo me pega", True),
        ("mi esposo no me deja salir y anoche me pegó, necesito que me vea un doctor", True),
        ("my boyfriend hit me last night and won't let me leave the house", True),
        ("mi esposo me pegó la gripa", False),
        ("my wife won't let me leave without making this appointment", False),
        ("my baby hit his head", False),
        ("my son hits his sister", False),
        ("my shoulder hurts me when my husband drives", False),
    ],
)
def test_who_is_hurt_at_home_is_told_from_a_bump(words: str, harmed: bool) -> None:
    assert is_harmed(words) is harmed
