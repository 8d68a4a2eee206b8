"""Notices: what staff changed about a visit is told to its patient, by text or, where that cannot be, by a call."""

from assistant.notices.planning import plan_good_news, plan_notices
from assistant.notices.sending import Notices, is_stranded

__all__ = ["Notices", "is_stranded", "plan_good_news", "plan_notices"]
