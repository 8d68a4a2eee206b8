"""The waitlist at work: a time that came free is offered by text to who waits, and one word answers."""

from assistant.waitlist.freed import consume, freed_job, offer_freed
from assistant.waitlist.telling import WaitlistTexts

__all__ = ["WaitlistTexts", "consume", "freed_job", "offer_freed"]
