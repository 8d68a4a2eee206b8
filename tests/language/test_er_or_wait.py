"""Whether it is for the emergency room or can wait: heard as such, and told from being told of a visit there."""

from __future__ import annotations

from time import perf_counter

import pytest

from language.er_or_wait import er_or_wait


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("should I take her to the ER or wait for an appointment", True),
        ("er or regular appointment?", True),
        ("do i need to go to the hospital or can it wait", True),
        ("is this something for the er", True),
        ("no, quiero saber si la llevo a urgencias o espero", True),
        ("¿lo llevo al pediatra mañana o a urgencias hoy?", True),
        ("¿urgencias o pedir cita?", True),
        ("is my visit at the clinic or the hospital?", False),
        ("i went to the er and they told me to make an appointment", False),
        ("can I see a doctor or a nurse tomorrow", False),
        ("quiero cita en el hospital o en la clínica", False),
    ],
)
def test_who_asks_if_it_can_wait_is_heard(text: str, asked: bool) -> None:
    assert er_or_wait(text) is asked


@pytest.mark.parametrize("piece", ["er or ", "wait or ", "a ", "¿o ", "la llevo a "])
def test_long_texts_are_read_in_no_time(piece: str) -> None:
    begun = perf_counter()
    er_or_wait((piece * 50_000)[:100_000])
    assert perf_counter() - begun < 0.2
