"""Which words go with which department is counted from what is written."""

from __future__ import annotations

from language.symptoms.knowledge import count, knowledge
from language.symptoms.net import fit, net
from language.symptoms.phrases import Phrase, phrases


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


def test_the_net_hears_the_department_of_a_complaint_in_other_words_and_spellings() -> None:
    knees = [Phrase(("my", "knee", "hurts"), ("orthopedics",)), Phrase(("my", "kneecap", "aches"), ("orthopedics",))]
    hearts = [Phrase(("my", "heart", "hurts"), ("cardiology",)), Phrase(("my", "heartbeat", "skips"), ("cardiology",))]
    heard = fit(knees + hearts).hear(["the", "knees", "hurt"])
    assert heard["orthopedics"] > heard["cardiology"]


def test_the_net_hears_nothing_in_no_words_but_how_often_each_department_is_written_of() -> None:
    shares = net().hear([])
    assert abs(sum(shares.values()) - 1) < 1e-3
    assert max(shares.values()) < 0.2


def test_two_fits_of_the_net_hear_the_same_to_the_last_bit() -> None:
    some = list(phrases())[::7]
    assert fit(some).hear(["sore", "throat"]) == fit(some).hear(["sore", "throat"])
