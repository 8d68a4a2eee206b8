"""The hospital's own names found in a message: practitioners, places, specialties, visit types, insurers."""

from language.names.index import DirectoryIndex, index_of
from language.names.places import place_wished, places_refused
from language.names.practitioners import Practitioners, practitioners

__all__ = ["DirectoryIndex", "Practitioners", "index_of", "place_wished", "places_refused", "practitioners"]
