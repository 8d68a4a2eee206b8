"""Numbers in words, in English and Spanish, by how many digits each stands for."""

from __future__ import annotations

UNITS = (
    "zero oh one two three four five six seven eight nine cero uno una dos tres cuatro cinco seis siete ocho "
    "nueve".split()
)
TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen diez once doce trece catorce "
    "quince "
    "dieciseis dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintidós veintitres veintitrés "
    "veinticuatro "
    "veinticinco veintiseis veintiséis veintisiete veintiocho veintinueve"
).split()
TENS = (
    "twenty thirty forty fourty fifty sixty seventy eighty ninety treinta cuarenta cincuenta sesenta setenta ochenta "
    "noventa"
).split()
HUNDREDS = (
    "cien ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos".split()
)
SIZE = {
    **dict.fromkeys(UNITS, 1),
    **dict.fromkeys(TEENS, 2),
    **dict.fromkeys(TENS, 2),
    **dict.fromkeys(HUNDREDS, 3),
}
"""Digits of each."""
TIMES = {"double": 2, "doble": 2, "triple": 3}
"""How often the digit after it is said."""
