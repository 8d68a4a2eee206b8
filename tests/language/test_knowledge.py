"""Which words go with which department is counted from what is written."""

from __future__ import annotations

from language.symptoms.knowledge import Phrase, count, knowledge


def test_a_word_votes_for_the_department_that_mentions_it() -> None:
    counted = count([Phrase(("knee", "pain"), ("orthopedics",)), Phrase(("chest", "pain"), ("cardiology",))])
    scores, loud = counted.weigh(["knee"])
    assert scores["orthopedics"] > scores["cardiology"]
    assert loud > 0


def test_words_that_nobody_wrote_say_nothing() -> None:
    assert knowledge().weigh(["xylophone"])[1] == 0.0


def test_the_first_department_of_a_condition_counts_most() -> None:
    counted = count([Phrase(("gout",), ("rheumatology", "orthopedics")), Phrase(("lupus",), ("rheumatology",))])
    scores, _ = counted.weigh(["gout"])
    assert scores["rheumatology"] > scores["orthopedics"]
