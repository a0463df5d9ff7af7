"""This file is about a rule block as people can read it: the keys and values of the format, nested as they are, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup, escape

from foedus.corpus.provision import Provision
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit

_CITING = frozenset({"under", "still", "without prejudice to"})
_APART = frozenset({"type", "reading", "paragraph", "note"})


@dataclass(frozen=True, slots=True)
class Line:
    """A key with a value, with links, or with lines of its own below it."""

    key: str | Markup
    value: str | Markup = ""
    links: tuple[Link, ...] = ()
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an article: its first line names its kind."""

    reading: str | Markup
    paragraph: str
    note: Markup
    lines: tuple[Line, ...]


def rule(visit: Visit, provision: Provision) -> Rule:
    """Set out a provision."""
    plain: dict[str, Any] = msgspec.to_builtins(provision)
    lines = tuple(_line(visit, key, value) for key, value in plain.items() if key not in _APART)
    return Rule(visit.language.value(provision.reading), provision.paragraph, word(visit, provision.note), lines)


def _line(visit: Visit, key: str, value: Any) -> Line:
    said = word(visit, key)
    if isinstance(value, dict):
        return Line(said, below=tuple(_line(visit, inner, one) for inner, one in value.items()))
    if key in _CITING:
        some = value if isinstance(value, list | tuple) else [value]
        return Line(said, links=tuple(visit.cite(str(one)) for one in some))
    if isinstance(value, list | tuple) and any(isinstance(one, dict) for one in value):
        return Line(said, below=tuple(_line(visit, str(n), one) for n, one in enumerate(value, 1)))
    if isinstance(value, list | tuple):
        return Line(said, Markup(", ").join(_value(visit, one) for one in value) or "—")
    return Line(said, _value(visit, value))


def _value(visit: Visit, value: Any) -> Markup:
    if isinstance(value, bool):
        return escape(visit.language.value("yes" if value else "no"))
    return word(visit, str(value))
