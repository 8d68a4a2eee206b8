"""Lines in, JSON lines out: understand, redact, emergency. No server is needed, and no line stops the rest."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Careline

NOW = ("--now", "2026-03-03T09:00")


class TestUnderstand:
    def test_a_line_of_text_gives_a_line_of_json(self, careline: Careline) -> None:
        done = careline("understand", *NOW, stdin="I need a cardiologist next Tuesday\ncancel my visit\n")
        assert done.code == 0
        first, second = done.lines
        assert set(first) == {"text", "lang", "intents", "slots", "unclear"}
        assert first["slots"]["specialty"] == "cardiology"
        assert first["slots"]["when"][0]["start"] == "2026-03-10"
        assert "cancel" in second["intents"]

    def test_what_was_not_said_is_not_there(self, careline: Careline) -> None:
        assert careline("understand", *NOW, stdin="hello\n").lines[0]["slots"] == {}

    def test_the_context_tells_what_was_asked(self, careline: Careline) -> None:
        line = json.dumps({"text": "483920", "context": {"expecting": "code"}})
        assert careline("understand", *NOW, stdin=line + "\n").lines[0]["slots"]["code"] == "483920"

    @pytest.mark.parametrize(
        "line", ["{", '{"text": 1', "{}", '{"context": {}}', '{"text": "x", "context": {"expecting": "?"}}']
    )
    def test_what_looks_like_json_and_is_none_is_text(self, careline: Careline, line: str) -> None:
        assert careline("understand", *NOW, stdin=line + "\n").lines[0]["text"] == line

    def test_the_language_is_recognised_or_told(self, careline: Careline) -> None:
        assert careline("understand", *NOW, stdin="necesito una cita\n").lines[0]["lang"] == "es"
        assert careline("understand", *NOW, "--lang", "en", stdin="necesito una cita\n").lines[0]["lang"] == "en"

    def test_an_unknown_language_is_bad_use(self, careline: Careline) -> None:
        done = careline("understand", *NOW, "--lang", "fr", stdin="bonjour\n")
        assert (done.code, done.out) == (2, "")
        assert "en or es" in done.err

    def test_a_directory_that_is_none_is_bad_use(self, careline: Careline) -> None:
        done = careline("understand", "--directory", "/nowhere.json", stdin="hello\n")
        assert done.code == 2
        assert "/nowhere.json" in done.err


class TestRedact:
    def test_identifiers_are_marked_and_placed(self, careline: Careline) -> None:
        line = "I am Maria Gonzalez, born 03/05/1982, call 202-555-0110"
        (answer,) = careline("redact", stdin=line + "\n").lines
        assert answer["text"] == line
        for value in ("Gonzalez", "1982", "0110"):
            assert value not in answer["redacted"]
        assert {line[s["start"] : s["end"]] for s in answer["spans"]} >= {"Maria Gonzalez", "202-555-0110"}

    def test_what_identifies_nobody_stays(self, careline: Careline) -> None:
        (answer,) = careline("redact", stdin="can I come next week?\n").lines
        assert (answer["redacted"], answer["spans"]) == ("can I come next week?", [])

    def test_an_unknown_policy_is_bad_use(self, careline: Careline) -> None:
        assert careline("redact", "--policy", "none", stdin="x\n").code == 2

    def test_the_clinician_and_the_day_stay_and_safe_harbor_covers_both(self, careline: Careline) -> None:
        line = "soy Rosa Quillfeather, quiero cita el martes con la doctora Vargas\n"
        (kept,) = careline("redact", stdin=line).lines
        assert kept["redacted"] == "soy [NAME], quiero cita el martes con la doctora Vargas"
        (covered,) = careline("redact", "--policy", "safe-harbor", stdin=line).lines
        assert "Vargas" not in covered["redacted"]


class TestEmergency:
    def test_an_emergency_is_told_from_a_wish(self, careline: Careline) -> None:
        done = careline("emergency", stdin="I have crushing chest pain\nI need a cardiologist\nno quiero vivir\n")
        assert [answer["emergency"] for answer in done.lines] == [True, False, True]
        assert [answer["kind"] for answer in done.lines][1] is None
        assert done.lines[2]["kind"] == "self_harm"


@pytest.mark.parametrize("command", ["understand", "redact", "emergency"])
class TestAnyStream:
    def test_no_input_is_no_output(self, careline: Careline, command: str) -> None:
        done = careline(command, stdin="")
        assert (done.code, done.out) == (0, "")

    def test_every_line_gets_its_line_whatever_it_holds(self, careline: Careline, command: str) -> None:
        nasty = [b"", b"\xff\xfe\x00", "👩‍⚕️🫀".encode(), b"?" * 5_000, b"\x1b[31mred", "ı́ﬁ​".encode()]
        done = careline(command, stdin=b"\n".join(nasty) + b"\n")
        assert done.code == 0
        assert len(done.lines) == len(nasty)
