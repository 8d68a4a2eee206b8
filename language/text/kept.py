"""What was fitted once is kept in the user's cache, so that only the first process of a release takes the seconds it costs.

A file bears the digest of all that it was made from, the code too: nothing old is ever taken for new. A file that cannot be
read, is cut short or could have been written by somebody else is as good as none.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
import scipy  # type: ignore[import-untyped]

from runtime.files import appearing
from runtime.settings import default_cache

LANGUAGE = Path(__file__).parent.parent
UNREADABLE = (OSError, ValueError, EOFError, BadZipFile)
"""A cache that is not there, is full or damaged, or belongs to somebody else."""

MOST = 8
"""Files of one name that stay: those of other releases that are in use beside this one."""

Made = TypeVar("Made")
Arrays = Mapping[str, npt.NDArray[np.generic]]


def kept(name: str, fit: Callable[[], Arrays], *also: Path, given: Sequence[str] = ()) -> Arrays:
    """What `fit` gives, from the cache where it is there.

    It depends on the folder `language`, on the folders of `also` and on what it was `given`.
    """
    made_from = sha256("\0".join((_digest(LANGUAGE, *also), *given)).encode()).hexdigest()[:32]
    file_name = f"{name}-{made_from}.npz"
    with suppress(*UNREADABLE):
        return _read(default_cache() / file_name)
    arrays = fit()
    with suppress(*UNREADABLE):
        _write(default_cache() / file_name, arrays)
        _clear(default_cache(), name)
    return arrays


def once(make: Callable[[], Made]) -> Callable[[], Made]:
    """`make`, done once in a process: whoever asks meanwhile waits for it, where `cache` alone would have it done twice."""
    made, one_by_one = cache(make), RLock()

    @wraps(make)
    def wait() -> Made:
        with one_by_one:
            return made()

    return wait


def packed(texts: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Texts without line ends as one array."""
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def unpacked(array: npt.NDArray[np.generic]) -> list[str]:
    """The texts of `packed`."""
    return array.tobytes().decode().split("\n")


@cache
def _digest(*folders: Path) -> str:
    """Of every file in the folders, and of what computes with them."""
    found = sha256(f"{sys.version} {np.__version__} {scipy.__version__}".encode())
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            found.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()[:32]


def _read(path: Path) -> Arrays:
    for place in (path.parent, path):
        about = place.stat()
        if about.st_uid != os.geteuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(place)
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def _write(path: Path, arrays: Arrays) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with appearing(path) as file:
        np.savez(file, **dict[str, Any](arrays))


def _clear(folder: Path, name: str) -> None:
    """The files of this name that were written longest ago make room."""
    written = sorted(folder.glob(f"{name}-*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in written[MOST:]:
        path.unlink(missing_ok=True)
