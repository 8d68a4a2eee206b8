"""Where people say that they live: country roads, lots, estates, crossings, and the clause after "I live at"."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from guardrails.redaction.told_addresses import find_told_addresses


def _covered(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_told_addresses(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("i live at three fourteen county road two oh nine in lampasas texas and i need a ride", "three fourteen county road two oh nine in lampasas texas"),
        ("314 county road 209 in Lampasas, Texas is where the ride goes", "314 county road 209 in Lampasas, Texas"),
        ("ship the kit to RR 4 Box 118", "RR 4 Box 118"),
        ("hc-02 buzon 5530 bo. guayabal", "hc-02 buzon 5530 bo. guayabal"),
        ("we're at shady pines trailer park lot nineteen off highway six", "shady pines trailer park lot nineteen off highway six"),
        ("direc: res. luis munoz edif b-7 apt 22", "res. luis munoz edif b-7 apt 22"),
        ("la casa de mi tía es calle seis con diecinueve número noventa y uno", "calle seis con diecinueve número noventa y uno"),
        ("vivo con mi hijo en la cuarenta y dos y lincoln edificio tres apartamento dos be para que vengan", "la cuarenta y dos y lincoln edificio tres apartamento dos be"),
        ("i stay at the juniper arms number nine on walnut street and need the van", "the juniper arms number nine on walnut street"),
        ("you have me at ninety ninety north kedzie and that is old", "ninety ninety north kedzie"),
        ("Vivo en Calle Real s/n, frente a la iglesia, Cayey. ¿Me recogen?", "Calle Real s/n, frente a la iglesia, Cayey"),
        ("Use General Delivery, Round Hill until May", "General Delivery, Round Hill"),
    ],
)  # fmt: skip
def test_an_address_in_own_words_is_covered_whole(text: str, address: str) -> None:
    assert any(address in covered for covered in _covered(text))


@pytest.mark.parametrize(
    "text",
    [
        "i live 20 minutes away and can come at 3",
        "vivo con mi mamá y necesito la cita del 12 de mayo",
        "my appointment moved to March 4 at 10:30",
        "I had it on May 12 at the north clinic",
        "is the address on file right? my visit is on june 9",
        "temp 35.1, RR 28, bp 84/50",
        "we're up at thirteen thousand feet",
    ],
)
def test_what_tells_of_no_home_stays_readable(text: str) -> None:
    assert _covered(text) == []


@pytest.mark.parametrize("piece", ["y y y ", "1 ", "at ", "calle ", "urb a ", "vivo en ", ", ", "on old "])
def test_a_long_text_of_loose_words_is_read_in_no_time(piece: str) -> None:
    assert isinstance(_covered(piece * (20_000 // len(piece))), list)
