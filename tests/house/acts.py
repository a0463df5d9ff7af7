"""This file makes ``docs/manual/acts.md``: every kind of act with its verb and its fields, as a journal writes them.

``python -m tests.house.manual`` writes the page anew; a test compares.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, Literal, get_args, get_origin

from msgspec import structs

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Body, Date
from foedus.record.fields import spelled
from tests.house.tree import ROOT

PAGE = ROOT / "docs/manual/acts.md"

HEAD = """# Kinds of act

What a [journal](../formats/journal.md) can tell: each kind by the verb of its first line, the object that follows the verb, and the keys
that may stand below it. A key in italics may be left out.
Beside these every act may have `under` (the articles on which it rests), `crisis` and `note`, and the keys of
[the act itself](../formats/journal.md#values): `effective`, `received`, `received by`, `source`, `confidence`.

This page is generated (`make manual`) from the declarations in the code.
"""
SHARED = frozenset({"under", "crisis", "note"})
HOMES = {
    "record": "The record itself", "treaty": "Instruments", "membership": "Members and those who speak for them", "organs": "Organs",
    "defence": "A crisis", "exercises": "Exercises and operations", "relations": "Relations with others",
}  # fmt: skip
"""What each folder of the code that declares acts is about."""


def page() -> str:
    """Write the page."""
    parts = [HEAD]
    for home, kinds in groupby(VOCABULARY.by_kind.values(), key=_home):
        parts.append(f"\n## {home}\n\n| first line | keys | what it is |\n|---|---|---|\n")
        parts += [_line(kind) for kind in kinds]
    return "".join(parts)


def _home(kind: type[Body]) -> str:
    floor, folder, *_ = kind.__module__.removeprefix("foedus.").split(".")
    return HOMES[folder if floor == "mechanisms" else floor]


def _line(kind: type[Body]) -> str:
    fields = {one.name: one for one in structs.fields(kind) if one.name not in SHARED}
    about = fields.pop(kind.object)
    object_ = " / ".join(words) if (words := _words(about.type)) else spelled(kind.object)
    keys = "; ".join(_key(one) for one in fields.values())
    return f"| `{kind.verb}` {object_} | {keys} | {_about(kind)} |\n"


def _about(kind: type[Body]) -> str:
    return " ".join((kind.__doc__ or "").split()).replace("``", "`").replace(":mod:", "").replace("|", "\\|")


def _key(field: structs.FieldInfo) -> str:
    name = f"`{spelled(field.name)}`"
    return f"{name if field.required else f'*{name}*'}: {_holds(field.type)}"


def _words(kind: Any) -> tuple[str, ...]:
    return tuple(one for one in get_args(kind) if one) if get_origin(kind) is Literal else ()


def _holds(kind: Any) -> str:
    if kind == Date:
        return "a time"
    if words := _words(kind):
        return " / ".join(words)
    if get_origin(kind) is tuple:
        return "a list"
    if get_origin(kind) is dict:
        return "pairs"
    if kind is bool:
        return "`true`"
    return "a number" if kind is int or int in get_args(kind) else "a text"
