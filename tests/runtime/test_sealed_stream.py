"""A sealed file gives back exactly what was written, or nothing."""

from __future__ import annotations

import io
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import sealed_stream
from runtime.errors import ConfigurationError, InvalidInput
from runtime.sealed_stream import SealedReader, SealedWriter, opened, written

KEY, OTHER, FORMAT = b"1" * 32, b"2" * 32, "test-1"


def sealed(data: bytes, **header: str) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, KEY, {"format": FORMAT, **header})
    for start in range(0, len(data), 7):
        writer.write(data[start : start + 7])
    writer.close()
    return file.getvalue()


def read(blob: bytes, key: bytes = KEY) -> bytes:
    reader, found = SealedReader(io.BytesIO(blob), (key,), FORMAT), b""
    while part := reader.read(5):
        found += part
    return found


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_stream, "CHUNK", 16)


def chunks(blob: bytes) -> list[bytes]:
    """The first line, then each chunk with its length."""
    head, _, rest = blob.partition(b"\n")
    found = [head + b"\n"]
    while rest:
        length = 4 + int.from_bytes(rest[:4], "big")
        found, rest = [*found, rest[:length]], rest[length:]
    return found


@pytest.mark.parametrize("length", [0, 1, 15, 16, 17, 32, 33, 160])
def test_what_was_written_comes_back(length: int) -> None:
    assert read(sealed(bytes(range(length)))) == bytes(range(length))


@given(st.binary(max_size=200), st.data())
def test_any_changed_byte_is_found(content: bytes, data: st.DataObject) -> None:
    blob = bytearray(sealed(content))
    place = data.draw(st.integers(0, len(blob) - 1))
    blob[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises((InvalidInput, ConfigurationError)):
        read(bytes(blob))


@pytest.mark.parametrize("content", [b"", b"x" * 40])
def test_a_last_length_that_says_more_than_there_is_is_found(content: bytes) -> None:
    *before, last = chunks(sealed(content))
    longer = (int.from_bytes(last[:4], "big") + 1).to_bytes(4, "big") + last[4:]
    with pytest.raises(InvalidInput):
        read(b"".join([*before, longer]))


@given(st.binary(min_size=1, max_size=200), st.data())
def test_any_cut_is_found(content: bytes, data: st.DataObject) -> None:
    blob = sealed(content)
    with pytest.raises((InvalidInput, ConfigurationError)):
        read(blob[: data.draw(st.integers(0, len(blob) - 1))])


@given(st.permutations(range(1, 6)))
def test_chunks_in_another_order_are_found(order: list[int]) -> None:
    found = chunks(sealed(bytes(range(80))))
    if order == sorted(order):
        return
    with pytest.raises(InvalidInput):
        read(found[0] + b"".join(found[i] for i in order))


@pytest.mark.parametrize("wrong", ["drop first", "drop middle", "drop last", "double", "append", "end early"])
def test_chunks_dropped_doubled_or_added_are_found(wrong: str) -> None:
    found = chunks(sealed(bytes(range(80))))
    kept = {
        "drop first": [0, 2, 3, 4, 5], "drop middle": [0, 1, 2, 4, 5], "drop last": [0, 1, 2, 3, 4],
        "double": [0, 1, 2, 2, 3, 4, 5], "append": [0, 1, 2, 3, 4, 5, 1], "end early": [0, 1, 5],
    }[wrong]  # fmt: skip
    with pytest.raises(InvalidInput):
        read(b"".join(found[i] for i in kept))


def test_a_chunk_of_another_stream_under_the_same_keys_does_not_fit() -> None:
    one, other = chunks(sealed(b"a" * 40)), chunks(sealed(b"a" * 40))
    with pytest.raises(InvalidInput):
        read(b"".join([one[0], one[1], other[2], one[3]]))


def test_the_first_line_cannot_be_exchanged_or_edited() -> None:
    found = chunks(sealed(b"a" * 40, made="today"))
    edited = json.dumps(json.loads(found[0]) | {"made": "tomorrow"}, sort_keys=True).encode() + b"\n"
    with pytest.raises(InvalidInput):
        read(edited + b"".join(found[1:]))


def test_only_the_right_key_and_format_open_it() -> None:
    with pytest.raises(ConfigurationError):
        read(sealed(b"secret"), OTHER)
    with pytest.raises(InvalidInput, match="format"):
        SealedReader(io.BytesIO(sealed(b"secret")), (KEY,), "other-1")


@pytest.mark.parametrize("nothing", [b"", b"\n", b"{}\n", b"null\n", b"\xff" * 100_000, b'{"format": "test-1"}\n'])
def test_what_is_no_such_file_is_refused(nothing: bytes) -> None:
    with pytest.raises((InvalidInput, ConfigurationError)):
        read(nothing)


def test_neither_the_content_nor_the_key_is_in_the_file() -> None:
    blob = sealed(b"Maria Lopez " * 20)
    assert b"Maria" not in blob
    assert KEY not in blob


def test_a_file_appears_whole_for_its_owner_alone_or_the_older_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with written(path, KEY, {"format": FORMAT}) as writer:
        writer.write(b"first")
    with pytest.raises(RuntimeError), written(path, KEY, {"format": FORMAT}) as writer:
        writer.write(b"second")
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with opened(path, (KEY,), FORMAT) as reader:
        assert reader.read(100) == b"first"
    with pytest.raises(InvalidInput, match="no file"), opened(tmp_path / "y", (KEY,), FORMAT):
        pass
