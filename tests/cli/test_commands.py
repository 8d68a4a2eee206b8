"""What commands end with: 0 done, 1 failed, 2 bad use; people read stderr, machines stdout; what is wrong is named."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from scheduler_core.demo import PERSONAS
from tests.cli.conftest import Careline
from tests.conftest import run_sql

NOW = ("--now", "2026-03-03T09:00")
MARIA = PERSONAS["maria_gonzalez"]


class Talking(io.StringIO):
    """A patient at a terminal: says one line after the other; a line may depend on what was printed before it."""

    def __init__(self, lines: Sequence[str | Callable[[str], str]], printed: Callable[[], str]) -> None:
        super().__init__()
        self._lines, self._printed, self.heard = list(lines), printed, ""

    def readline(self, size: int | None = -1, /) -> str:
        self.heard += self._printed()
        if not self._lines:
            return ""
        line = self._lines.pop(0)
        return (line if isinstance(line, str) else line(self.heard)) + "\n"


def code_in(heard: str) -> str:
    found: list[str] = re.findall(r"code is (\d{6})", heard)
    return found[-1]


class TestUse:
    def test_help_names_every_command(self, careline: Careline) -> None:
        done = careline("--help")
        assert done.code == 0
        for (
            command
        ) in "serve chat understand redact emergency doctor search reset bench hospital audit jobs eval".split():
            assert command in done.out

    @pytest.mark.parametrize(
        "args", [("sing",), ("search",), ("chat", "--loud"), ("hospital", "burn"), ("serve", "--role", "cook")]
    )
    def test_bad_use_ends_with_two(self, careline: Careline, args: tuple[str, ...]) -> None:
        done = careline(*args)
        assert (done.code, done.out) == (2, "")
        assert done.err

    def test_a_pinned_server_is_for_the_demo_only(self, careline: Careline) -> None:
        done = careline("serve", *NOW, CARELINE_ENVIRONMENT="development")
        assert done.code == 2
        assert "--now" in done.err

    def test_reset_asks_before_it_removes(self, careline: Careline, tmp_path: Path) -> None:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "keys.json").write_text("{}")
        assert careline("reset").code == 2
        assert (tmp_path / "home" / "keys.json").exists()

    def test_reset_removes_no_production(self, careline: Careline, tmp_path: Path) -> None:
        (tmp_path / "home").mkdir()
        done = careline("reset", "--yes", CARELINE_ENVIRONMENT="production", PUBLIC_URL="https://visits.example.org")
        assert done.code == 1
        assert (tmp_path / "home").exists()

    def test_reset_of_nothing_is_done(self, careline: Careline) -> None:
        assert careline("reset", "--yes").code == 0


class TestWrongSettings:
    def test_a_setting_that_is_wrong_is_named(self, careline: Careline) -> None:
        done = careline("chat", PORT="eighty")
        assert done.code == 1
        assert "PORT" in done.err

    @pytest.mark.parametrize("command", [("chat", "--jsonl"), ("search", "cardiology-new"), ("audit", "verify")])
    def test_a_database_that_does_not_answer_is_named_by_its_setting(
        self, careline: Careline, servers: tuple[str, str], command: tuple[str, ...]
    ) -> None:
        done = careline(*command, DATABASE_URL="postgresql://127.0.0.1:1/none", REDIS_URL=servers[1])
        assert (done.code, done.out) == (1, "")
        assert "DATABASE_URL" in done.err
        assert "Traceback" not in done.err
        assert json.loads(done.err.splitlines()[-1]) == {"error": "unavailable"}

    def test_a_redis_that_does_not_answer_is_named_by_its_setting(
        self, careline: Careline, home: dict[str, str]
    ) -> None:
        done = careline("search", "cardiology-new", **{**home, "REDIS_URL": "redis://127.0.0.1:1"})
        assert done.code == 1
        assert "REDIS_URL" in done.err

    def test_a_file_without_keys_is_named(self, careline: Careline, home: dict[str, str], tmp_path: Path) -> None:
        wrong = tmp_path / "home"
        wrong.mkdir()
        (wrong / "keys.json").write_text("no keys")
        done = careline("search", "cardiology-new", **{**home, "CARELINE_HOME": str(wrong)})
        assert done.code == 1
        assert "keys.json" in done.err

    @pytest.mark.parametrize("changed", ["data", "digest"])
    def test_keys_of_another_database_are_refused_before_anything_is_written(
        self, careline: Careline, home: dict[str, str], tmp_path: Path, changed: str
    ) -> None:
        assert careline("search", "cardiology-new", *NOW, **home).code == 0
        keys = json.loads((Path(home["CARELINE_HOME"]) / "keys.json").read_text())
        other = base64.b64encode(bytes(32)).decode()
        keys[changed] = {"1": other} if changed == "data" else other
        wrong = {**home, "CARELINE_SECRET_KEYS": json.dumps(keys)}
        done = careline("search", "cardiology-new", *NOW, **wrong)
        assert (done.code, done.out) == (1, "")
        assert "CARELINE_SECRET_KEYS" in done.err
        examined = careline("doctor", "--json", **wrong)
        found = {finding["what"]: finding for finding in examined.json["findings"]}
        assert (examined.code, found["stored data"]["state"]) == (1, "wrong")
        assert "CARELINE_SECRET_KEYS" in found["stored data"]["hint"]


class TestDoctor:
    def test_the_doctor_finds_a_healthy_house_healthy(self, careline: Careline, home: dict[str, str]) -> None:
        done = careline("doctor", "--json", **home)
        assert done.code == 0
        found = {finding["what"]: finding["state"] for finding in done.json["findings"]}
        assert {found["postgresql"], found["redis"], found["hospital"], found["keys"]} == {"ok"}

    def test_the_doctor_says_what_is_wrong_and_what_to_do(
        self, careline: Careline, servers: tuple[str, str], tmp_path: Path
    ) -> None:
        broken = {"DATABASE_URL": "postgresql://127.0.0.1:1/none", "REDIS_URL": servers[1]}
        done = careline("doctor", "--json", CARELINE_HOSPITAL=str(tmp_path), **broken)
        assert done.code == 1
        found = {finding["what"]: finding for finding in done.json["findings"]}
        assert (found["postgresql"]["state"], found["redis"]["state"]) == ("wrong", "ok")
        assert "DATABASE_URL" in found["postgresql"]["hint"]
        assert found["hospital"]["state"] == "wrong"
        assert "DATABASE_URL" in done.err


class TestSearch:
    def test_offers_are_the_next_free_times(self, careline: Careline, home: dict[str, str]) -> None:
        done = careline("search", "cardiology-new", *NOW, "--limit", "2", **home)
        assert done.code == 0
        offers = done.json["offers"]
        assert len(offers) == 2
        assert all(offer["start"] > "2026-03-03T09:00" and offer["resources"] for offer in offers)

    def test_a_window_bounds_the_offers(self, careline: Careline, home: dict[str, str]) -> None:
        window = ("--from", "2026-03-10T00:00", "--to", "2026-03-11T00:00")
        offers = careline("search", "cardiology-new", *NOW, *window, **home).json["offers"]
        assert offers
        assert {offer["start"][:10] for offer in offers} == {"2026-03-10"}

    @pytest.mark.parametrize("args", [("--from", "2026-03-10"), ("--from", "soon", "--to", "later")])
    def test_half_a_window_or_none_is_bad_use(
        self, careline: Careline, home: dict[str, str], args: tuple[str, ...]
    ) -> None:
        assert careline("search", "cardiology-new", *NOW, *args, **home).code == 2

    @pytest.mark.parametrize(
        ("args", "named"),
        [
            (("--from", "2026-02-01T00:00", "--to", "2026-02-02T00:00"), "2026-02-02T00:00 is past"),
            (("--from", "2026-03-12T00:00", "--to", "2026-03-11T00:00"), "2026-03-11T00:00 is not after"),
            (("--from", "2026-09-12T00:00", "--to", "2026-09-13T00:00"), "too far ahead"),
            (("--practitioner", "house"), "'house'"),
            (("--practitioner", "nguyen"), "nguyen"),
            (("--site", "moon"), "'moon'"),
            (("--limit", "-1"), "--limit -1"),
            (("--gender", "unknown"), "'unknown'"),
            (("--language", "tlh"), "'tlh'"),
            (("--interpreter", "tlh"), "'tlh'"),
            (("--part", "teatime"), "'teatime'"),
            (("--patient", "0"), "record number"),
        ],
    )
    def test_what_cannot_be_is_refused_by_its_name(
        self, careline: Careline, home: dict[str, str], args: tuple[str, ...], named: str
    ) -> None:
        done = careline("search", "cardiology-new", *NOW, *args, **home)
        assert done.code in (1, 2) and done.out == ""
        assert named in done.err and "Traceback" not in done.err

    def test_gender_part_of_the_day_and_reasons_are_those_of_a_chat(
        self, careline: Careline, home: dict[str, str]
    ) -> None:
        wishes = ("--gender", "female", "--part", "afternoon", "--language", "es", "--accessible")
        offers = careline("search", "cardiology-new", *NOW, *wishes, **home).json["offers"]
        assert offers and all(12 <= int(offer["start"][11:13]) < 17 for offer in offers)
        assert offers[0]["reasons"] == ["speaks your language", "the soonest"]

    def test_an_unknown_visit_type_is_said_to_be_unknown(self, careline: Careline, home: dict[str, str]) -> None:
        done = careline("search", "heart-transplant", *NOW, **home)
        assert done.code in (1, 2)
        assert "heart-transplant" in done.err
        assert "Traceback" not in done.err


class TestChat:
    def test_json_lines_hold_a_dialog(self, careline: Careline, home: dict[str, str]) -> None:
        said = ["My heart has been fluttering, can I see someone next week?", "the second one", "I want a person"]
        lines = "".join(json.dumps({"say": text}) + "\n" for text in said)
        done = careline("chat", "--jsonl", *NOW, stdin=lines, **home)
        assert done.code == 0
        greeting, offers, held, person = done.lines
        assert greeting["state"] == "open"
        assert "automated assistant" in greeting["messages"][0]["text"]
        assert offers["messages"][0]["kind"] == "offer"
        assert offers["messages"][-1]["choices"] == ["1", "2", "3"]
        assert "holding" in held["messages"][0]["text"]
        assert person["state"] == "with_staff"

    def test_texts_to_a_demo_phone_come_with_the_answer_that_sent_them(
        self, careline: Careline, home: dict[str, str]
    ) -> None:
        said = ["I need a checkup", "the first one", "Maria Gonzalez", "March 5, 1982"]
        lines = "".join(json.dumps({"say": text}) + "\n" for text in said)
        *before, sent = careline("chat", "--jsonl", *NOW, stdin=lines, **home).lines
        assert all("phone" not in line for line in before)
        assert sent["phone"][0]["of"] == "Maria Gonzalez"
        assert re.search(r"\b\d{6}\b", sent["phone"][0]["text"])

    def test_spanish_is_greeted_in_spanish(self, careline: Careline, home: dict[str, str]) -> None:
        done = careline("chat", "--jsonl", "--lang", "es", *NOW, stdin="", **home)
        assert "asistente" in done.lines[0]["messages"][0]["text"]

    @pytest.mark.parametrize("line", ["hello", "{}", "[]", '{"say"'])
    def test_a_line_that_is_none_is_bad_use(self, careline: Careline, home: dict[str, str], line: str) -> None:
        done = careline("chat", "--jsonl", *NOW, stdin=line + "\n", **home)
        assert done.code == 2
        assert '{"say": "hello"}' in done.err

    def test_a_time_that_is_none_is_bad_use(self, careline: Careline, home: dict[str, str]) -> None:
        assert careline("chat", "--now", "tomorrow", **home).code == 2

    def test_a_visit_is_booked_in_the_terminal_and_stderr_tells_nothing_of_the_patient(
        self, careline: Careline, home: dict[str, str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        errors: list[str] = []

        def printed() -> str:
            written = capsys.readouterr()
            errors.append(written.err)
            return written.out

        patient = Talking(
            ["My heart has been fluttering, can I see someone next week?", "the first one", MARIA.name,
             f"{MARIA.birth_date:%B} {MARIA.birth_date.day}, {MARIA.birth_date.year}", code_in, "yes"],
            printed,
        )  # fmt: skip
        done = careline("chat", *NOW, stdin=patient, CARELINE_LOG_LEVEL="DEBUG", **home)
        heard = patient.heard + done.out
        assert done.code == 0
        assert "booked" in heard.casefold()
        assert f"[phone of {MARIA.name}]" in heard
        logged = "".join(errors) + done.err
        for value in (*MARIA.name.split(), str(MARIA.birth_date), f"{MARIA.birth_date:%B}", MARIA.phone[2:]):
            assert value not in logged


class TestAudit:
    def test_an_untouched_trail_is_whole_and_an_edited_one_is_found(
        self, careline: Careline, home: dict[str, str]
    ) -> None:
        whole = careline("audit", "verify", "--seal", **home)
        assert (whole.code, whole.json["ok"]) == (0, True)
        rows = [line for line in careline("audit", "export", **home).lines if line["type"] == "row"]
        assert len(rows) == whole.json["rows"] > 0
        assert MARIA.name not in json.dumps(rows)
        edit = (
            "ALTER TABLE audit DISABLE TRIGGER USER; UPDATE audit SET actor = '{}' WHERE id = {};"
            " ALTER TABLE audit ENABLE TRIGGER USER"
        )
        run_sql(home["DATABASE_URL"], edit.format("nobody", rows[0]["id"]))
        broken = careline("audit", "verify", **home)
        assert (broken.code, broken.json["ok"]) == (1, False)
        assert str(rows[0]["id"]) in broken.json["where"]
        run_sql(home["DATABASE_URL"], edit.format(rows[0]["actor"], rows[0]["id"]))
        assert careline("audit", "verify", **home).code == 0
