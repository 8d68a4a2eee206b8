"""Where sites and postal areas lie, and how far it is from one to the other as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Annotated

from pydantic import Field

from scheduler_core.hospital.parts import Part

EARTH_KM = 6_371.0
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class PostalArea(Part):
    """The middle of a postal area; `area` is how its codes begin ("021", "02139")."""

    area: str = Field(pattern=r"^[A-Z0-9][A-Z0-9 -]{1,9}$")
    latitude: Latitude
    longitude: Longitude


def km_between(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Kilometres between two (latitude, longitude) in degrees, by the haversine formula."""
    lat, lon, lat2, lon2 = (radians(degrees) for degrees in (*here, *there))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(half, 1.0)))


def area_of(areas: tuple[PostalArea, ...], code: str) -> PostalArea | None:
    """The narrowest of the areas that this code lies in; None where the file does not know it."""
    written = code.strip().upper()
    fitting = [area for area in areas if written.startswith(area.area)]
    return max(fitting, key=lambda area: len(area.area), default=None)
