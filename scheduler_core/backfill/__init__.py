"""Backfill: a time that became free is offered to those who wait, one at a time, by class, then age, then fit."""

from scheduler_core.backfill.freed import FREES, Freed, freed_by
from scheduler_core.backfill.moving import later_visit
from scheduler_core.backfill.offering import Backfill, offer_of
from scheduler_core.backfill.waiting import Understood, plainly

__all__ = ["FREES", "Backfill", "Freed", "Understood", "freed_by", "later_visit", "offer_of", "plainly"]
