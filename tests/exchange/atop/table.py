"""This file is about small tables in ATOP's form, and the real one beside the checkout."""

from __future__ import annotations

from functools import lru_cache

from foedus.exchange.atop import Atlas, read
from tests.external import external

COLUMNS = (
    "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "phase", "defense", "offense", "neutral", "nonagg", "consul",
    "defcoloc", "obvary", "asymm", "version",
)  # fmt: skip
HEAD = ",".join(COLUMNS)
POLAND_FRANCE = """\
2060,220,1921,2,19,1939,9,27,0,1,0,0,0,1,1,0,0,5.1
2060,290,1921,2,19,1939,9,27,0,1,0,0,0,1,0,0,0,5.1
"""
WARSAW = """\
3285,365,1955,5,14,1991,7,1,0,1,0,0,1,1,0,0,0,5.1
3285,290,1955,5,14,1991,7,1,0,1,0,0,1,1,0,0,0,5.1
3285,339,1955,5,14,1968,9,13,0,1,0,0,1,1,0,0,0,5.1
4130,365,1991,12,20,0,0,0,0,0,0,0,1,1,0,0,0,5.1
4130,290,1991,12,20,0,0,0,0,0,0,0,1,1,0,0,0,5.1
"""


def table(*rows: str) -> bytes:
    """Write a table with these rows."""
    return "\n".join((HEAD, *(row.strip() for row in rows))).encode()


def small(*rows: str) -> Atlas:
    """Open a table with these rows as an atlas."""
    reading = read(table(*rows), "small.csv")
    assert reading.whole, reading.findings
    return Atlas(reading.rows, "small.csv")


@lru_cache
def world() -> Atlas:
    """Open the whole of ATOP 5.1, where it lies beside the checkout."""
    path = external("atop/atop5_1m.csv")
    reading = read(path.read_bytes(), path.name)
    assert reading.findings == ()
    return Atlas(reading.rows, str(path))
