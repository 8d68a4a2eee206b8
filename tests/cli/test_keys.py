"""`careline keys`: a new key while the service runs, and the end of an old one."""

from __future__ import annotations

import json
from pathlib import Path

from runtime.keyfile import FollowingRing
from tests.cli.conftest import Careline


def stored(careline: Careline) -> dict[int, int]:
    """How much is stored under each key."""
    return {key["id"]: sum(key["stored"].values()) for key in careline("keys", "list").json["keys"]}


def test_a_key_is_rotated_everything_is_resealed_and_the_old_key_is_destroyed(
    careline: Careline, hospital: dict[str, str]
) -> None:
    path = Path(hospital["CARELINE_HOME"]) / "keys.json"
    served = FollowingRing(path)
    old = served.encrypt(b"x", b"place")
    before = stored(careline)
    assert before[1] > 100
    assert careline("keys", "rotate").json == {"current": 2, "before": 1}
    assert careline("keys", "retire", "2").code == 1

    refused = careline("keys", "retire", "1")
    assert refused.code == 1
    assert "patient.name" in refused.err
    assert "key_in_use" in refused.err
    assert stored(careline) == {1: before[1], 2: 0}

    assert careline("keys", "reseal").json["left"] == {}
    assert stored(careline) == {1: 0, 2: before[1]}
    assert careline("keys", "retire", "1").json == {"retired": 1}
    assert list(json.loads(path.read_text())["data"]) == ["2"]
    assert stored(careline) == {2: before[1]}
    assert served.decrypt(old, b"place") == b"x", "a process that runs has it for as long as it has not looked"
    assert careline("search", "cardiology-new", "--now", "2026-03-03T09:00").code == 0


def test_keys_in_a_setting_are_printed_for_the_setting_and_the_old_one_encrypts_until_all_know_the_new_one(
    careline: Careline, hospital: dict[str, str]
) -> None:
    given = (Path(hospital["CARELINE_HOME"]) / "keys.json").read_text()
    done = careline("keys", "rotate", CARELINE_SECRET_KEYS=given)
    assert done.json["current"] == 1
    assert set(done.json["data"]) == {"1", "2"}
    assert "restart" in done.err
    now = careline("keys", "list", CARELINE_SECRET_KEYS=json.dumps(done.json | {"current": 2}))
    assert [key["current"] for key in now.json["keys"]] == [False, True]
    assert careline("keys", "reseal").json["left"] == {}
    retired = careline("keys", "retire", "1")
    assert set(retired.json["data"]) == {"2"}
    assert careline("search", "cardiology-new", CARELINE_SECRET_KEYS=json.dumps(retired.json)).code == 0


def test_a_key_that_is_not_there_cannot_be_retired(careline: Careline, hospital: dict[str, str]) -> None:
    refused = careline("keys", "retire", "9")
    assert (refused.code, refused.out) == (1, "")
