"""What every piece of the hospital file is made of."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _quoted(value: object) -> object:
    """YAML 1.1 reads 10:30 without quotes as the number 630, which would silently become a time of night."""
    if isinstance(value, int | float):
        raise ValueError('write times in quotes: "10:30"')
    return value


WallTime = Annotated[time, BeforeValidator(_quoted)]


class Part(BaseModel):
    """A piece of the file; unknown keys are refused, so that a typing error is found."""

    model_config = ConfigDict(extra="forbid", frozen=True)
