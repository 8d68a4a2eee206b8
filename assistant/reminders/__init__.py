"""Reminders: planned when a visit is booked or moved, sent in decent hours, answered with one word."""

from assistant.reminders.planning import consume, plan_job
from assistant.reminders.sending import Reminders

__all__ = ["Reminders", "consume", "plan_job"]
