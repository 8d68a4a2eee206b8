"""`make audit`: whether known security advisories concern what is pinned, by pip-audit; and it says so when nobody could tell.

pip-audit passes where its service knows nothing of a package, or answers for none: a mirror of PyPI has no advisories.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

LOCK = "requirements.lock"
COMMAND = ("-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")


def judged(packages: Sequence[Mapping[str, Any]], *, strict: bool) -> tuple[Sequence[str], int]:
    """The lines to print and the code to end with: 1 for an advisory, 2 where `strict` and not every package was looked up."""
    known = [p for p in packages if "skip_reason" not in p]
    lines = [
        f"{p['name']} {p['version']}: {v['id']}, mended in {', '.join(v['fix_versions']) or 'no version yet'}"
        for p in known
        for v in p["vulns"]
    ]
    unknown = len(packages) - len(known)
    summary = f"{len(known)} of {len(packages)} pinned packages were looked up, {len(lines)} advisories."
    missing = not packages or unknown > 0
    warning = ["NOT AUDITED as a whole: the service of advisories was not reached or does not know the rest."]
    return [*lines, summary, *(warning if missing else [])], 1 if lines else 2 if strict and missing else 0


def asked(lock: str = LOCK, seconds: float | None = None) -> Sequence[Mapping[str, Any]]:
    """What pip-audit says of each pinned package; nothing where it could not run within the time."""
    command = [sys.executable, *COMMAND, "-r", lock]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds)
        packages: Sequence[Mapping[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, subprocess.TimeoutExpired):
        return []
    return packages


def main(arguments: Sequence[str]) -> int:
    """Ask pip-audit, print, and return the exit code."""
    lines, code = judged(asked(), strict="--strict" in arguments)
    sys.stdout.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
