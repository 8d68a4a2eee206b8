"""What the program is made of: its version, what is installed beside what is pinned, and known advisories."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement

from cli.attesting.types import Check, judged, unchecked
from evals.advisories import asked
from evals.advisories import judged as weighed

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
SECONDS = 120.0
"""How long the service of advisories may take."""


def commit() -> str | None:
    """The commit that this program was checked out at, with a mark where files were changed since; None where nobody can tell."""
    try:
        described = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
        done = subprocess.run(described, capture_output=True, text=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None


def installed() -> Check:
    """Whether every pinned package is here in its pinned version."""
    if not LOCK.is_file():
        return unchecked("pinned packages", "requirements.lock is not beside the program")
    pinned = list(_pinned(LOCK))
    other = [f"{name} {here or 'missing'} for {wanted}" for name, wanted in pinned if (here := _here(name)) != wanted]
    found = f"{len(pinned) - len(other)} of {len(pinned)} as pinned" + (
        f"; not {', '.join(other[:5])}" if other else ""
    )
    return judged("pinned packages", not other, found)


def _pinned(lock: Path) -> Iterator[tuple[str, str]]:
    for line in lock.read_text(encoding="utf-8").splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            wanted = Requirement(line.rstrip("\\ "))
            if wanted.marker is None or wanted.marker.evaluate():
                yield wanted.name, str(wanted.specifier).removeprefix("==")


def _here(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def advisories(*, look: bool) -> Check:
    """Known security advisories about what is pinned, as far as the service can be reached from here."""
    name = "security advisories"
    if not look:
        return unchecked(name, "left out by --no-advisories")
    if find_spec("pip_audit") is None or not LOCK.is_file():
        return unchecked(name, "pip-audit or requirements.lock is not here")
    packages = asked(str(LOCK), SECONDS)
    lines, _ = weighed(packages, strict=False)
    known = [p for p in packages if "skip_reason" not in p]
    found = [line for line in lines if ": " in line and ", mended in " in line]
    if found:
        return judged(name, False, "; ".join(found[:5]))
    if not packages or len(known) < len(packages):
        return unchecked(name, f"the service knows {len(known)} of the pinned packages from here, and not the rest")
    return judged(name, True, f"none about {len(known)} pinned packages")
