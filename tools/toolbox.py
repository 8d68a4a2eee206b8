"""Every tool there is, in the order the model sees them."""

from __future__ import annotations

from tools import (
    answer_question,
    book_together,
    book_visit,
    can_cancel,
    cancel_visit,
    check_code,
    check_in,
    check_insurance,
    check_parking,
    compare_offers,
    confirm_visit,
    find_care,
    hand_over,
    hold_slot,
    join_waitlist,
    list_visits,
    move_visit,
    register_patient,
    reserve_parking,
    search_slots,
    search_together,
    start_verification,
    swap_visits,
    switch_to_video,
    take_waitlist_place,
    visit_details,
)
from tools.registry import Registry

TOOLS = (
    find_care,
    search_slots,
    hold_slot,
    start_verification,
    register_patient,
    check_code,
    book_visit,
    search_together,
    book_together,
    list_visits,
    move_visit,
    swap_visits,
    cancel_visit,
    can_cancel,
    switch_to_video,
    join_waitlist,
    visit_details,
    compare_offers,
    check_in,
    check_insurance,
    answer_question,
    check_parking,
    reserve_parking,
    confirm_visit,
    take_waitlist_place,
    hand_over,
)


def registry() -> Registry:
    """All tools."""
    return Registry(module.SPEC for module in TOOLS)
