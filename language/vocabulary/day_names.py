"""The days of the week and the months, as alternatives of a pattern over folded words."""

from __future__ import annotations

WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DIA = "(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
