"""What a piece of a message asks for when it is read alone: nothing was asked before it, and no time is read in it."""

from __future__ import annotations

from datetime import datetime

from language.directory import Directory
from language.message import read
from language.names import index_of
from language.types import Context, Lang
from language.visits import Wanted, wanted

WHENEVER = datetime(2000, 1, 1)  # noqa: DTZ001  naive local time, and no time is read here


def wanted_alone(piece: str, directory: Directory, lang: Lang, *, child: bool = False) -> Wanted:
    """The visit that the words speak of by themselves, for a child or for somebody grown."""
    message = read(piece, Context(WHENEVER, directory, lang=lang))
    index = index_of(directory)
    return wanted(message, index, index.hits(message.tokens), follow_up=None, child=child)
