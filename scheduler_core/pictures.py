"""Pictures by matplotlib, loaded only where one is drawn: panels below each other, written to a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from runtime.errors import InvalidInput


@contextmanager
def panels(path: Path, count: int, size: tuple[float, float]) -> Iterator[list[Any]]:
    """The axes of `count` panels in a figure of `size` inches, written to `path` at the end; its ending says of which kind.

    InvalidInput where it cannot be written.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(count, 1, figsize=size, squeeze=False)
    try:
        yield list(axes[:, 0])
        figure.tight_layout()
        _write(figure, path)
    finally:
        pyplot.close(figure)


def _write(figure: Any, path: Path) -> None:
    try:
        figure.savefig(path, dpi=110)
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{path} cannot be written: {error}", hint="Use a path ending in .png or .svg.") from None
