"""This file holds seas as rings of a few corners, drawn for this package: generous towards land, rough where one sea meets the next.

They tell a ship in the Mediterranean from one in the Black Sea. They measure no boundary; an area that
needs one gives its own corners. Islands in a sea lie within its ring.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from types import MappingProxyType

from foedus.rules.geography.polygon import DEGREE, Point, Ring, contains

_SEAS = {
    "Mediterranean Sea": """
        -5.6 35 -5.6 36.5 -1 39 0 41 3 43.6 7 44.2 9 45 11 44.5 12 46 14.5 46 17 44.5 20 43 22 40.7 23 41.1 26 41.1 26.2 40 28 39
        28 37 30 37.2 36.5 37.2 36.6 31 31 30.8 25 30.8 20 29.8 15 30 10 32.8 9.4 37 5 36.4 0 35 -4 34.8
    """,
    "Black Sea": "27.3 41.2 29.2 41.1 36 40.8 42 41 42 43 38.5 44.7 36.5 45.2 35 45.9 33 46.5 30.5 47 28 45.5 27 43",
    "Baltic Sea": """
        9.3 54 9.8 56 12.4 56.1 16 57 16 60 16.5 62 21 66 26 66 22 63 21 61 30.5 61 30.5 59.2 22.8 59 25 58.5 24.8 56.8 21.3 57 20 54
        14 53.4 11 53.6
    """,
    "North Atlantic Ocean": """
        -50 0 -60 8.5 -60.8 13 -61.5 17 -67 18.5 -75 20.5 -80.5 24 -82 31 -77 37 -75 42 -71 43 -67 46 -66 51 -58 53 -64 61 -66 67
        -54 68 -40 68 -20 72 0 76 18 76 20 70 13 67 11 62 9 58 8.6 57 9 53.5 4 51 1.6 51 0 49 -1 43 -9 43 -8.8 38 -5.6 37.2 -5.6 35.5
        -7 33 -9.6 29 -13 26 -16 20 -16 13 -12.5 7.5 -7 4.4 9 4.6 9.5 0
    """,
    "South Atlantic Ocean": "-50 0 9.5 0 14 -10 15.5 -25 18.5 -33 20 -35 20 -60 -67 -60 -68 -54 -66 -45 -58 -38 -49 -27 -39 -12 -35.5 -6",
    "Caribbean Sea": "-89 16 -87.5 21.3 -85 22 -77 20 -73 19.8 -67 18.4 -61.4 17.2 -60.7 13 -60.7 10 -72 11 -77 8 -82 8.7 -84.5 11",
    "Gulf of Mexico": "-98.5 18 -91 17.8 -87.3 21.4 -81 23.2 -80.6 24.6 -81.6 27 -83 30.5 -90 30.6 -98 28",
    "North Pacific Ocean": """
        124 0 126 8 122 13 120.5 22 121.5 28 126 33 131 34 136 36 140.5 38 140 42 145 45 156 51 160 57 165 61 178 66 190 66.5 200 58
        208 61.5 221 60.5 233 48 237 38 244 32 256 19.5 268 14 277 8 282.5 8.5 280 0
    """,
    "South Pacific Ocean": "150 0 280 0 278.7 -6 284 -14 290 -19 289 -40 286.5 -50 291 -54 293 -56 293 -60 147 -60 147 -43 151 -33 153.5 -27 146 -17 145 -9",
    "Indian Ocean": """
        20 -34 33 -29 40.5 -15 39 -4 51 12 43 12 57.5 19.5 67 25.5 73.2 18 77.3 7.8 80 13.5 88 22 95 17 98.5 8 96 5 105 -6.3 115 -8.7
        126 -9 131 -12 122 -18 113.5 -22 115.8 -33 130 -31.5 140 -38 147 -43 147 -60 20 -60
    """,
    "Arctic Ocean": "-180 66.5 -168 66.5 -140 69 -95 68 -64 67 -54 68 -40 68 -20 72 0 76 18 76 30 70 60 68 100 73 140 71 180 69 180 90 -180 90",
}


def _ring(text: str) -> Ring:
    numbers = [round(Fraction(one) * DEGREE) for one in text.split()]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


SEAS: MappingProxyType[str, str] = MappingProxyType(_SEAS)


@cache
def sea(name: str) -> Ring:
    """Give the ring of a sea."""
    return _ring(SEAS[name])


def seas_at(place: Point) -> tuple[str, ...]:
    """Name the seas in whose ring a point lies."""
    return tuple(name for name in SEAS if contains((sea(name),), place))
