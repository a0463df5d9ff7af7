"""This file is about answers: a value with its reasons, what it still waits for, and who disagrees.

An answer is one of: data (a list, a status, a text), ``yes``, ``no``, ``conditional`` (what is
*missing* is named), ``contested`` (the *positions* are named, and the one that was *acted on*), or
``no rule`` (the text is silent). Nothing here decides anything; the mechanisms do.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct, field

from foedus.finding import Code, Value

YES, NO, CONDITIONAL, CONTESTED, NO_RULE = "yes", "no", "conditional", "contested", "no rule"


class Reason(Struct, frozen=True):
    """One step that led to an answer: a sentence by code, and the article or the act that it rests on."""

    code: str
    params: tuple[tuple[str, Value], ...] = ()
    article: str = ""
    act: str = ""


class Missing(Struct, frozen=True):
    """One thing that an answer still waits for, and the article that asks for it."""

    code: str
    params: tuple[tuple[str, Value], ...] = ()
    article: str = ""


class Position(Struct, frozen=True):
    """One side of a contested answer: what it would be, who with standing holds it, and on which acts."""

    value: Any
    held_by: tuple[str, ...]
    code: str = ""
    params: tuple[tuple[str, Value], ...] = ()
    article: str = ""
    acts: tuple[str, ...] = ()
    since: str = ""


class Answer(Struct, frozen=True):
    """What a question was answered, with everything that led there.

    ``also`` holds what other articles still answer where the one asked about is silent;
    ``acted_on`` is the position on which the competent organ or depositary has in fact acted;
    ``reckoned`` what would be answered without the acts for which a conditional answer waits.
    """

    value: Any
    because: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()
    positions: tuple[Position, ...] = ()
    acted_on: Position | None = None
    also: tuple[Any, ...] = field(default=())
    reckoned: tuple[Any, ...] = field(default=())


def reason(code: Code, /, *, article: str = "", act: str = "", **params: Value) -> Reason:
    """Make a reason of a declared code, resting on an article (``CST 4(2)``) or an act (its id)."""
    return Reason(code.name, code.values(params), article, act)


def missing(code: Code, /, *, article: str = "", **params: Value) -> Missing:
    """Name a thing that is missing, by a declared code and the article that asks for it."""
    return Missing(code.name, code.values(params), article)


def plain(value: Any) -> Any:
    """Give a value as what JSON holds: mappings, lists, text, whole numbers, true, false and nothing."""
    return msgspec.json.decode(msgspec.json.encode(value))
