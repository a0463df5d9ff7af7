"""This file is about problems: what a visitor asked for that is not there, with the nearest that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.nearest import some_nearest
from foedus.web.address import Address


@dataclass(frozen=True, slots=True)
class Nearest:
    """A name that is known, and the page that it leads to."""

    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a page cannot be shown: the key of its sentence, what was given, and the nearest valid names, under which words."""

    status: Literal[400, 404]
    key: str
    given: str
    nearest: tuple[Nearest, ...] = ()
    put: tuple[tuple[str, str], ...] = ()
    over: str = "problem-nearest"


def unknown(key: str, given: str, known: dict[str, Address], *, labels: dict[str, str] | None = None, **put: str) -> Problem:
    """Say that a name is unknown, with up to three known names that are spelt like it, or else the first few."""
    names = some_nearest(given, known) or tuple(known)[:5]
    nearest = tuple(Nearest((labels or {}).get(name, name), known[name]) for name in names)
    return Problem(404, key, given, nearest, tuple(put.items()))
