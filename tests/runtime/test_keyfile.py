"""The file of the keys: changed as a whole while others use it, and followed by them."""

from __future__ import annotations

import json
import stat
import threading
from pathlib import Path

import pytest

from runtime import keyfile
from runtime.errors import ConfigurationError, Conflict, NotFound
from runtime.keyfile import FILE_NAME, FollowingRing, KeyFile

AAD = b"patient.name"


@pytest.fixture(autouse=True)
def look_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyfile, "LOOK_SECONDS", 0.0)


@pytest.fixture
def ring(tmp_path: Path) -> FollowingRing:
    return FollowingRing.load_or_create(tmp_path)


@pytest.fixture
def file(ring: FollowingRing, tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / FILE_NAME)


def test_a_process_that_runs_encrypts_with_the_key_that_another_has_added(ring: FollowingRing, file: KeyFile) -> None:
    before = ring.encrypt(b"Maria", AAD)
    assert file.rotate() == 2
    after = ring.encrypt(b"Maria", AAD)
    assert (before[0], after[0]) == (1, 2)
    assert ring.decrypt(before, AAD) == ring.decrypt(after, AAD) == b"Maria"


def test_a_process_that_has_not_looked_yet_opens_what_another_encrypts_with_the_new_key(
    ring: FollowingRing, file: KeyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "LOOK_SECONDS", 3600.0)
    file.rotate()
    fresh = FollowingRing.load_or_create(tmp_path).encrypt(b"Maria", AAD)
    assert ring.encrypt(b"still the old key", AAD)[0] == 1
    assert ring.decrypt(fresh, AAD) == b"Maria"
    assert ring.encrypt(b"now the new one", AAD)[0] == 2


def test_a_destroyed_key_opens_nothing_any_more_and_its_number_is_not_given_again(
    ring: FollowingRing, file: KeyFile
) -> None:
    old = ring.encrypt(b"Maria", AAD)
    file.rotate()
    file.drop(1)
    ring.encrypt(b"x", AAD)
    with pytest.raises(ConfigurationError, match="no key"):
        ring.decrypt(old, AAD)
    assert file.rotate() == 3


def test_the_current_key_and_one_that_is_not_there_cannot_be_destroyed(ring: FollowingRing, file: KeyFile) -> None:
    with pytest.raises(Conflict):
        file.drop(1)
    with pytest.raises(NotFound):
        file.drop(9)
    assert ring.ids == {1}


def test_rotations_at_the_same_time_lose_no_key(file: KeyFile, tmp_path: Path) -> None:
    made: list[int] = []
    threads = [threading.Thread(target=lambda: made.append(file.rotate())) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == list(range(2, 14))
    assert FollowingRing.load_or_create(tmp_path).ids == set(range(1, 14))


def test_first_starts_at_the_same_time_agree_on_one_ring(tmp_path: Path) -> None:
    rings: list[FollowingRing] = []
    threads = [threading.Thread(target=lambda: rings.append(FollowingRing.load_or_create(tmp_path))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({ring.digest("x") for ring in rings}) == 1


def test_the_file_stays_the_owners_and_nothing_is_left_beside_it(file: KeyFile, tmp_path: Path) -> None:
    file.rotate()
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    assert sorted(p.name for p in tmp_path.iterdir()) == ["keys.json", "keys.lock"]


@pytest.mark.parametrize("damage", ["", "{", "[]", "gone"])
def test_a_file_that_is_damaged_while_the_program_runs_takes_no_key_away(
    ring: FollowingRing, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / FILE_NAME
    path.unlink() if damage == "gone" else path.write_text(damage)
    blob = ring.encrypt(b"Maria", AAD)
    assert ring.decrypt(blob, AAD) == b"Maria"


def test_ids_begin_again_where_there_are_free_ones_and_run_out_at_last(file: KeyFile, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    content = json.loads(path.read_text())
    key = content["data"]["1"]
    path.write_text(json.dumps(content | {"data": {"7": key, "255": key}, "current": 255}))
    assert file.rotate() == 1
    path.write_text(json.dumps(content | {"data": {str(i): key for i in range(256)}}))
    with pytest.raises(Conflict):
        file.rotate()
