"""A check of the dependencies that could not look anything up never reads as one that passed."""

from __future__ import annotations

import pytest

from evals.advisories import judged

FINE = {"name": "fine", "version": "1.0", "vulns": []}
HIT = {"name": "hit", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


@pytest.mark.parametrize("strict", [False, True])
def test_an_advisory_fails_and_is_named_with_the_version_that_mends_it(strict: bool) -> None:
    lines, code = judged([FINE, HIT, UNKNOWN], strict=strict)
    assert (lines[0], code) == ("hit 1.0: PYSEC-1, mended in 1.1", 1)


@pytest.mark.parametrize("packages", [[], [UNKNOWN], [FINE, UNKNOWN]])
def test_what_was_not_looked_up_is_said_and_fails_a_release(packages: list[dict[str, object]]) -> None:
    lines, code = judged(packages, strict=False)
    assert (lines[-1][:11], code) == ("NOT AUDITED", 0)
    assert judged(packages, strict=True)[1] == 2


def test_a_whole_check_without_an_advisory_passes() -> None:
    assert judged([FINE], strict=True) == (["1 of 1 pinned packages were looked up, 0 advisories."], 0)
