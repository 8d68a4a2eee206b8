"""Generated days, small enough to judge by hand and odd enough to break a planner."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st

from scheduler_core.optimizer import Instance


def day_of(*requests: dict[str, Any], **rest: Any) -> Instance:
    """A day of 8 steps and 2 clinicians; requests are one step long unless they say otherwise."""
    plain = {"steps": 8, "clinicians": 2, "room_capacity": [9], "device_capacity": [1], "overlap_attendance_cap": 1.15}
    filled = [{"id": n, "steps": 1, "room_kind": 0, **request} for n, request in enumerate(requests)]
    return Instance.model_validate({**plain, **rest, "requests": filled})


@st.composite
def days(draw: st.DrawFn) -> Instance:
    """Any day of up to 14 requests, scarce rooms and devices, and some requests that wait for others."""
    dice = random.Random(draw(st.integers(0, 10_000)))
    steps, clinicians = dice.randint(2, 10), dice.randint(1, 3)
    requests = []
    for number in range(dice.randint(0, 14)):
        length = dice.randint(1, min(3, steps))
        starts = [(c, s) for c in range(clinicians) for s in range(steps - length + 1)]
        chosen = dice.sample(starts, dice.randint(0, min(8, len(starts))))
        request: dict[str, Any] = {
            "id": f"r{number}",
            "steps": length,
            "room_kind": dice.randint(0, 1),
            "device_kind": dice.choice([None, None, 0]),
            "no_show": round(dice.random() * 0.6, 2),
            "candidates": [[c, s, dice.randint(-50, 500)] for c, s in chosen],
        }
        if number and dice.random() < 0.2:
            request["after"] = f"r{dice.randrange(number)}"
        requests.append(request)
    return day_of(
        *requests, steps=steps, clinicians=clinicians, room_capacity=[dice.randint(0, 3), dice.randint(1, 3)],
        overlap_cost_per_step=dice.choice([0, 50]), overlap_attendance_cap=dice.choice([0.5, 1.15, 1.6]),
    )  # fmt: skip
