"""Sentences, segments, the call's address and the words: no I/O."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from channels.http.sentences import sentences
from channels.twilio.call import Call
from channels.twilio.segments import Segments, parts, plain, segments
from channels.words import FOLDER, Words, language_of
from runtime.database import new_id


def test_sentences_end_where_people_hear_them_end() -> None:
    text = "You see Dr. Keller at 9:00 a.m. on Tuesday. Shall I book it? ¿Lo reservo? Yes!\nReply 1 or 2."
    assert [s.strip() for s in sentences(text)] == [
        "You see Dr. Keller at 9:00 a.m. on Tuesday.", "Shall I book it?", "¿Lo reservo?", "Yes!", "Reply 1 or 2.",
    ]  # fmt: skip


@given(st.text(alphabet="aB1 .?!¿\nDr", max_size=200))
def test_sentences_lose_nothing(text: str) -> None:
    assert "".join(sentences(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a" * 160, Segments("GSM-7", 1)),
        ("a" * 161, Segments("GSM-7", 2)),
        ("a" * 307, Segments("GSM-7", 3)),
        ("€" * 80, Segments("GSM-7", 1)),
        ("€" * 81, Segments("GSM-7", 2)),
        ("¿Mañana?", Segments("GSM-7", 1)),
        ("cita médica aquí", Segments("UCS-2", 1)),
        ("á" * 71, Segments("UCS-2", 2)),
        ("😷" * 35, Segments("UCS-2", 1)),
        ("😷" * 36, Segments("UCS-2", 2)),
    ],
)
def test_segments_count_as_carriers_do(text: str, expected: Segments) -> None:
    assert segments(text) == expected


def test_typographic_marks_do_not_double_the_price_and_letters_stay() -> None:
    assert segments(plain("Say “person” – it’s fine…")).encoding == "GSM-7"
    assert plain("mañana aquí") == "mañana aquí"


@given(st.text(alphabet="ab \n", max_size=300), st.integers(5, 60))
def test_long_texts_are_cut_within_the_limit_and_keep_their_words(text: str, limit: int) -> None:
    pieces = parts(text, limit)
    assert all(0 < len(p) <= limit for p in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_calls_place_survives_its_address() -> None:
    call = Call(3, "es", "yes_no", 1, True, (new_id(), new_id()))
    assert Call.read(QueryParams(call.url().partition("?")[2])) == call


@pytest.mark.parametrize("query", ["keys=all", "step=x", "said=1"])
def test_an_address_that_is_not_ours_is_refused(query: str) -> None:
    with pytest.raises(ValueError):
        Call.read(QueryParams(query))


def test_both_languages_have_the_same_texts_and_none_is_empty() -> None:
    words = Words()
    by_lang = {lang: {f.name: _keys(lang, f.name) for f in (FOLDER / lang).glob("*.ftl")} for lang in ("en", "es")}
    assert by_lang["en"] == by_lang["es"]
    args = {"hospital": "H", "emergency": "911", "name": "n", "at": "t", "minutes": 1, "facts": "f", "hours": 1}
    for lang in ("en", "es"):
        assert all(words.page("", lang, **args).values())


def _keys(lang: str, name: str) -> list[str]:
    lines = (FOLDER / lang / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" =")[0] for line in lines if " = " in line and not line.startswith((" ", "#"))]


@pytest.mark.parametrize(
    ("header", "lang"), [("es-MX,es;q=0.9,en;q=0.8", "es"), ("fr,en", "en"), (None, "en"), ("de", "en")]
)
def test_the_browsers_first_language_of_ours_is_used(header: str | None, lang: str) -> None:
    assert language_of(header) == lang
