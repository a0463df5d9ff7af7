"""This file is about what a question is given in Python: dates, mappings and lists, written as the engine reads them."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

Day = str | date
"""A calendar day: ``"2022-01-05"`` or a ``datetime.date``."""
Names = str | Iterable[str]
"""Several names: ``"ARM,BLR"`` or ``["ARM", "BLR"]``."""
Votes = str | Mapping[str, str]
"""Who voted how: ``"ARM=yes,BLR=no"`` or ``{"ARM": "yes", "BLR": "no"}``."""
_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")
Given = str | bool | int | date | Mapping[str, str] | Iterable[str] | None
"""Whatever a parameter of a question may be given as."""


def parameters(given: Mapping[str, Given]) -> dict[str, str]:
    """Write parameters as the engine reads them; one that is empty, false or None is left out.

    A name loses the underscore at its end with which it evades Python's own words, and others become hyphens.

    >>> parameters({"from_": date(2022, 1, 5), "at_place": "GRL", "requested": True, "votes": {"ARM": "yes", "BLR": "no"}, "by": ""})
    {'from': '2022-01-05', 'at-place': 'GRL', 'requested': 'yes', 'votes': 'ARM=yes,BLR=no'}
    """
    texts = {name.removesuffix("_").replace("_", "-"): text(value) for name, value in given.items()}
    return {name: value for name, value in texts.items() if value}


def python_name(name: str) -> str:
    """Name a parameter in Python: Python's own words, and what it builds in, get an underscore.

    >>> python_name("at-place"), python_name("from"), python_name("format")
    ('at_place', 'from_', 'format_')
    """
    made = name.replace("-", "_")
    return f"{made}_" if keyword.iskeyword(made) or hasattr(builtins, made) else made


def in_python(words: str) -> str:
    """Write the options that a help names (``--at-place``) as parameters of a method."""
    return _OPTION.sub(lambda found: python_name(found[1]), words)


def text(value: Given) -> str:
    """Write one value as text."""
    if value is None or isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Mapping):
        return ",".join(f"{name}={one}" for name, one in value.items())
    return ",".join(value)
