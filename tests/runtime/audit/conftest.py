"""A trail of three batches of four rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database
from tests.runtime.audit.builders import Trail


@pytest.fixture
async def trail(database: Database, clock: FrozenClock, keyring: KeyRing, tmp_path: Path) -> Trail:
    """Sealed, not anchored yet."""
    return await Trail(database, tmp_path, keyring).grow(clock.now())
