"""This file is about findings: what the engine reads in a text or a record that is not as it should be.

A finding is a value, never an exception: a *code* with typed parameters, a citation and a place.
Its sentences live in ``words/en`` and ``words/ru``. A code is declared once, beside the rule that
makes it, and is documented in ``docs/manual/findings.md``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
Value = str | int | tuple[str, ...]
"""What a parameter may be: text (a code, a date, a citation), a whole number, or a list of texts."""

_DECLARED: dict[str, Code] = {}


class Place(Struct, frozen=True, order=True, gc=False):
    """Where a finding is: a file, a line counted from one, and the field, if there is one."""

    path: str
    line: int
    field: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Finding(Struct, frozen=True):
    """One thing that the engine read: the code, its parameters, the article that is the measure, the place."""

    code: str
    params: tuple[tuple[str, Value], ...]
    severity: Severity = "error"
    cites: str = ""
    place: Place | None = None
    act: str = ""

    def param(self, name: str) -> Value:
        """Give one parameter by its name."""
        return dict(self.params)[name]


class Code:
    """A kind of finding, reason or missing thing, declared once with the names and types of its parameters.

    >>> LATE = Code("doctest-late", days=int)
    >>> LATE.finding(days=3).param("days")
    3
    """

    __slots__ = ("name", "params", "severity")

    def __init__(self, name: str, /, severity: Severity = "error", **params: type) -> None:
        if name in _DECLARED:
            raise CodeError(f"{name} is declared twice")
        self.name = name
        self.severity: Severity = severity
        self.params = params
        _DECLARED[name] = self

    def values(self, given: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
        """Check parameters against the declaration and give them in its order.

        :raises CodeError: a parameter is missing, too many, or of another type.
        """
        params = self.params
        if given.keys() != params.keys():
            raise CodeError(f"{self.name} takes {sorted(params)}, not {sorted(given)}")
        made = []
        for name, kind in params.items():
            value = given[name]
            if not isinstance(value, kind):
                raise CodeError(f"{self.name}: {name} is to be {kind.__name__}, not {value!r}")
            made.append((name, value))
        return tuple(made)

    def finding(self, *, cites: str = "", place: Place | None = None, act: str = "", **params: Value) -> Finding:
        """Make a finding of this code."""
        return Finding(self.name, self.values(params), self.severity, cites, place, act)


class CodeError(TypeError):
    """A code was declared or used against its declaration: a bug, not a user's mistake."""


def declared() -> dict[str, Code]:
    """Give every code declared by the modules imported so far, by name."""
    return dict(_DECLARED)
