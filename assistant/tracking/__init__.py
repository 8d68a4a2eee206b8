"""Following a dialog: what each message adds to, changes in and takes back from what is known."""

from assistant.tracking.track import Tracked, track

__all__ = ["Tracked", "track"]
