"""Which of the things shown was meant: by place, time, doctor or comparison."""

from __future__ import annotations

from collections.abc import Sequence

from language.types import Choice, OfferView


def resolve(choice: Choice | None, shown: Sequence[OfferView], first_shown: Sequence[OfferView] = ()) -> str | None:
    """The handle of the one offer that `choice` fits, or None when none or several do. `shown` is the latest list."""
    if choice is None or not shown:
        return None
    if choice.which == "first_again":
        return (first_shown or shown)[0].handle
    if choice.ordinal is not None:
        return _by_place(choice.ordinal, shown)
    if choice.which in ("earlier", "earliest"):
        return min(shown, key=lambda o: o.start).handle
    if choice.which in ("later", "latest"):
        return max(shown, key=lambda o: o.start).handle
    if choice.which == "any":
        return shown[0].handle
    latest = [o.handle for o in shown if _fits(choice, o)]
    ever = dict.fromkeys([*latest, *(o.handle for o in first_shown if _fits(choice, o))])
    fitting = latest if choice.location or len(latest) == 1 else list(ever)
    return fitting[0] if len(fitting) == 1 else None


def _by_place(ordinal: int, shown: Sequence[OfferView]) -> str | None:
    place = ordinal if ordinal < 0 else ordinal - 1
    return shown[place].handle if -len(shown) <= place < len(shown) else None


def fitting_places(choice: Choice | None, shown: Sequence[OfferView]) -> tuple[int, ...]:
    """The places in the list, from 1, of those that `choice` fits by time, day, doctor or site."""
    if choice is None or choice.which is not None or choice.ordinal is not None:
        return ()
    return tuple(place for place, offer in enumerate(shown, 1) if _fits(choice, offer))


def _fits(choice: Choice, offer: OfferView) -> bool:
    if choice.time is None and choice.date is None and choice.practitioner is None and choice.location is None:
        return False
    same_time = choice.time is None or offer.start.strftime("%H:%M") == choice.time[-5:]
    same_day = choice.date is None or offer.start.date().isoformat() == choice.date[:10]
    same_place = choice.location in (None, offer.location)
    return same_time and same_day and same_place and choice.practitioner in (None, offer.practitioner)


def of_an_offer(handle: str | None) -> bool:
    """Whether the handle is an offer's."""
    return handle is not None and handle.startswith("O")
