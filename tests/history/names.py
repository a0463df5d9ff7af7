"""This file is about data of others: votes in tables that lie beside the checkout (``../shared/data``) and do not ship; States by the names used there."""

from __future__ import annotations

import ast
import csv
from functools import lru_cache

from foedus.words.en.states import NAMES
from tests.external import external

Row = dict[str, str]
OTHERWISE = {
    "Bolivia (Plurinational State of)": "BOL",
    "Cape Verde": "CPV",
    "Cote d' Ivoire": "CIV",
    "Côte d'Ivoire": "CIV",
    "Czech Republic": "CZE",
    "Democratic Yemen": "YMD",
    "Libyan Arab Republic": "LBY",
    "Republic of Korea": "KOR",
    "Russian Federation": "RUS",
    "Saint Vincent and the Grenadines": "VCT",
    "Syrian Arab Republic": "SYR",
    "Turkey": "TUR",
    "USSR": "SUN",
    "Russia": "RUS",
    "UK": "GBR",
    "USA": "USA",
    "Ukranian Soviet Socialist Republic": "UKR",
    "Union of Soviet Socialist Republics": "SUN",
    "United Republic of Tanzania": "TZA",
    "Venezuela (Bolivarian Republic of)": "VEN",
    "Viet Nam": "VNM",
    "Yugoslavia": "YUG",
    "Zaire": "COD",
}
BY_NAME = {name: code for code, name in NAMES.items()} | OTHERWISE
PERMANENT = frozenset({"CHN", "FRA", "GBR", "RUS", "SUN", "USA"})


def code(name: str) -> str:
    """Give the code of a State by a name that a table uses."""
    return BY_NAME[name.strip()]


@lru_cache
def rows(name: str) -> tuple[Row, ...]:
    """Read a table of the external data."""
    with external(name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def listed(text: str, year: str) -> tuple[str, ...]:
    """Read a list of names as a table writes it: ``['Poland', 'Russian Federation']``; it calls the Soviet Union so, too."""
    names = (code(name) for name in ast.literal_eval(text))
    return tuple(sorted("SUN" if name == "RUS" and int(year) < 1991 else name for name in names))
