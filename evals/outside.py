"""Where the data lies that is measured against and is not part of the project."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder that CARELINE_OUTSIDER_DATA names, by default ../shared/data; it need not be there."""
    return Path(os.environ.get("CARELINE_OUTSIDER_DATA", "../shared/data"))
