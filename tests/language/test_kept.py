"""What is fitted is kept between processes, and never believed where it might be wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from language.symptoms.net import fit
from language.symptoms.phrases import Phrase
from language.text import kept as module
from language.text.grams import counted
from language.text.kept import MOST, Arrays, kept, once, packed, unpacked
from language.text.linear import from_arrays
from runtime.settings import default_cache

Fit = Callable[[], Arrays]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(module, "default_cache", lambda: folder)
    monkeypatch.setattr(module, "LANGUAGE", _folder(tmp_path / "language"))
    module._digest.cache_clear()
    return folder


def _folder(path: Path) -> Path:
    path.mkdir()
    (path / "examples.txt").write_text("one")
    return path


def _never() -> Arrays:
    raise AssertionError("fitted again")


def _fit() -> Arrays:
    return {"weights": np.arange(6, dtype=np.float32).reshape(2, 3)}


def _other() -> Arrays:
    return {"weights": np.zeros((2, 3), dtype=np.float32)}


def _homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_the_second_process_does_not_fit(cache: Path) -> None:
    first = kept("net", _fit)
    assert np.array_equal(kept("net", _never)["weights"], first["weights"])


def test_a_changed_example_is_learned_from(cache: Path, tmp_path: Path) -> None:
    kept("net", _fit)
    (tmp_path / "language" / "examples.txt").write_text("two")
    module._digest.cache_clear()
    assert not kept("net", _other)["weights"].any()


def test_changed_code_of_another_layer_is_fitted_anew(cache: Path, tmp_path: Path) -> None:
    layer = _folder(tmp_path / "guardrails")
    kept("net", _fit, layer)
    assert kept("net", _never, layer)["weights"].any()
    (layer / "net.py").write_text("RIDGE = 2")
    module._digest.cache_clear()
    assert not kept("net", _other, layer)["weights"].any()


def test_what_is_made_from_other_questions_is_other(cache: Path) -> None:
    kept("net", _fit, given=("Where do I park?", "When are you open?"))
    assert kept("net", _never, given=("Where do I park?", "When are you open?"))["weights"].any()
    assert not kept("net", _other, given=("Where do I park?",))["weights"].any()


@pytest.mark.parametrize("left", [0, 1, 40, 200])
def test_a_file_that_is_cut_short_is_written_anew(cache: Path, left: int) -> None:
    kept("net", _fit)
    (path,) = cache.iterdir()
    path.write_bytes(path.read_bytes()[:left])
    assert kept("net", _fit)["weights"].any()
    assert kept("net", _never)["weights"].any()


def test_a_damaged_file_is_written_anew(cache: Path) -> None:
    kept("net", _fit)
    (path,) = cache.iterdir()
    whole = bytearray(path.read_bytes())
    whole[whole.index(np.float32(4).tobytes())] ^= 1
    path.write_bytes(whole)
    assert np.array_equal(kept("net", _fit)["weights"], _fit()["weights"])


@pytest.mark.parametrize("folder", [True, False])
def test_what_somebody_else_may_write_is_not_believed(cache: Path, *, folder: bool) -> None:
    kept("net", _other)
    (path,) = cache.iterdir()
    (cache if folder else path).chmod(0o777)
    assert kept("net", _fit)["weights"].any()


def test_a_cache_that_cannot_be_written_costs_time_alone(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert kept("net", _fit)["weights"].any()


def test_a_user_without_a_home_waits_for_the_fit(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "default_cache", default_cache)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(Path, "home", _homeless)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert kept("net", _fit)["weights"].any()


def test_who_asks_for_what_is_just_being_fitted_waits_for_it() -> None:
    begun, done, made = Event(), Event(), []

    @once
    def fitted() -> int:
        begun.set()
        assert done.wait(10)
        made.append(len(made))
        return made[-1]

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(fitted)
        assert begun.wait(10)
        second = threads.submit(fitted)
        done.set()
        assert (first.result(10), second.result(10), made) == (0, 0, [0])


def test_old_files_make_room(cache: Path, tmp_path: Path) -> None:
    for release in range(MOST + 3):
        (tmp_path / "language" / "examples.txt").write_text(str(release))
        module._digest.cache_clear()
        kept("net", _fit)
    assert len(list(cache.iterdir())) == MOST


def test_a_kept_model_hears_as_before() -> None:
    written = [Phrase(("sore", "throat"), ("ent",)), Phrase(("sore", "knee", "ñandú"), ("orthopedics",))]
    fitted = fit(written * 2)
    again = from_arrays(fitted.model.arrays())
    assert again.rarity == fitted.model.rarity
    assert unpacked(packed(["ñandú", "a b", "~<so"])) == ["ñandú", "a b", "~<so"]
    for words in ("sore", "sore knee", "nothing known"):
        counts = counted(words)
        assert np.array_equal(again.outputs(counts), fitted.model.outputs(counts))
