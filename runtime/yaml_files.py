"""YAML read by libyaml where PyYAML was built with it, a tenth of the time, else by PyYAML's own reader."""

from __future__ import annotations

from typing import Any

import yaml

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Of the safe kind: it makes plain values alone."""


def from_yaml(text: str) -> Any:
    """What the text says; yaml.YAMLError where it is none."""
    return yaml.load(text, Loader=LOADER)
