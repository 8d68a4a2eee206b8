"""Following a dialog: what each message adds to, changes in and takes back from what is known."""

from assistant.tracking.readings import reads_two_ways
from assistant.tracking.track import Tracked, track
from assistant.tracking.which_visit import find_visits

__all__ = ["Tracked", "find_visits", "reads_two_ways", "track"]
